//! The two sorts of table that are taken in.

use serde::{Deserialize, Serialize};

/// What each row of a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// An agency's record of a person.
    People,
    /// A concern about a child, as on a referral form.
    Referrals,
}

impl Sort {
    /// Both, in the order in which they are offered.
    pub const ALL: [Sort; 2] = [Sort::People, Sort::Referrals];

    /// For addresses, mapping files and the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Sort::People => "people",
            Sort::Referrals => "referrals",
        }
    }

    /// The sort with this code.
    pub fn from_code(code: &str) -> Option<Sort> {
        Sort::ALL.into_iter().find(|sort| sort.code() == code)
    }
}

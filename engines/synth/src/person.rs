//! A person as she or he is, before anybody writes it down.

use crate::{day::Day, pools::Sex};

/// A person. Places are numbers of the unit's dwellings.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// Sex.
    pub sex: Sex,
    /// The given name in full.
    pub given: String,
    /// A middle name.
    pub middle: Option<String>,
    /// The surname now.
    pub surname: String,
    /// The surname at birth or in an earlier marriage, where it was another.
    pub earlier_surname: Option<String>,
    /// The surname of the parent whose name this person does not bear.
    pub other_parent_surname: Option<String>,
    /// The day of birth.
    pub born: Day,
    /// The language of the names, by its place in the table.
    pub tongue: usize,
    /// Whether born abroad.
    pub abroad: bool,
    /// The home.
    pub home: usize,
    /// The home before, where there was one.
    pub home_before: Option<usize>,
    /// The home of the other parent, where that is another.
    pub other_home: Option<usize>,
    /// The telephone given most often.
    pub phone: u64,
    /// Others given now and then: of the other parent, of a partner, an earlier one.
    pub other_phones: Vec<u64>,
    /// The nickname that the person goes by.
    pub goes_by: Option<String>,
    /// Whether the person goes by the middle name.
    pub goes_by_middle: bool,
    /// Who the parents are, as a number within the unit: brothers and sisters have the same. 0 is nobody's.
    pub parents: u8,
}

impl Person {
    /// Whole years on a day.
    pub fn age(&self, today: Day) -> i32 {
        self.born.years_to(today)
    }
}

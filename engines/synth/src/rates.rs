//! How often each thing happens. Choices that seem likely, measured on nobody.

/// Shares, from 0 to 1. "Of records" is for a record of middling care; see [`Rates::care`].
#[derive(Debug, Clone, PartialEq)]
pub struct Rates {
    /// Records without care, with middling care and careful ones: how many there are of each, and what their rates of
    /// slips are multiplied by.
    pub care: [(f64, f64); 3],
    /// Slips in the given name, of records.
    pub given_typo: f64,
    /// Slips in the surname, of records.
    pub surname_typo: f64,
    /// People who go by a nickname, of those whose name has one.
    pub goes_by_nickname: f64,
    /// Records under the nickname, for those who go by it.
    pub nickname: f64,
    /// Records under a nickname, for those who do not go by one.
    pub nickname_otherwise: f64,
    /// Given name in another spelling or the other language, of records, where it has one.
    pub given_variant: f64,
    /// Surname in another spelling or the other language, of records, where it has one.
    pub surname_variant: f64,
    /// Given name and surname exchanged, of records.
    pub swapped_names: f64,
    /// Records under the earlier surname, for those who have had one.
    pub married: f64,
    /// Records with half of a double name.
    pub half_barrel: f64,
    /// Slips in the date of birth, of records.
    pub dob_typo: f64,
    /// Day and month exchanged, of records in which that is a day that can be (four in ten).
    pub dob_swap: f64,
    /// 1 January, of records; five times as often for those born abroad.
    pub dob_jan1: f64,
    /// The date of birth of a brother or sister, of records of people with brothers and sisters.
    pub kin_dob: f64,
    /// Records from before the last move, for those who moved; of the other parent's home, for those who have two.
    pub old_address: f64,
    /// Slips in the postcode, of records.
    pub postcode_typo: f64,
    /// No postcode, of records.
    pub postcode_missing: f64,
    /// No town, of records.
    pub town_missing: f64,
    /// No telephone, of records.
    pub phone_missing: f64,
    /// No sex, of records.
    pub sex_missing: f64,
    /// Another telephone than the person's own, of records.
    pub phone_other: f64,
    /// The wrong sex, of records.
    pub sex_wrong: f64,
    /// Only an initial, of records.
    pub initial: f64,
    /// "Baby", of records of those under six at agencies that meet newborns.
    pub baby: f64,
    /// The middle name written too, of records of those who have one.
    pub middle: f64,
    /// No given name, of records.
    pub given_missing: f64,
    /// No date of birth, of records.
    pub dob_missing: f64,
    /// The other parent's surname, of records of those under 18 whose parents' names differ.
    pub other_parent: f64,
    /// People who go by their middle name, of those who have one.
    pub goes_by_middle: f64,
    /// Records under the middle name, for those who go by it.
    pub by_middle_name: f64,
}

impl Default for Rates {
    fn default() -> Self {
        Rates {
            care: [(0.06, 4.0), (0.34, 1.4), (0.60, 0.5)],
            given_typo: 0.030,
            surname_typo: 0.034,
            goes_by_nickname: 0.22,
            nickname: 0.45,
            nickname_otherwise: 0.012,
            given_variant: 0.035,
            surname_variant: 0.020,
            swapped_names: 0.008,
            married: 0.20,
            half_barrel: 0.22,
            dob_typo: 0.022,
            dob_swap: 0.025,
            dob_jan1: 0.007,
            kin_dob: 0.008,
            old_address: 0.38,
            postcode_typo: 0.017,
            postcode_missing: 0.045,
            town_missing: 0.07,
            phone_missing: 0.20,
            sex_missing: 0.02,
            phone_other: 0.09,
            sex_wrong: 0.005,
            initial: 0.008,
            baby: 0.06,
            middle: 0.05,
            given_missing: 0.004,
            dob_missing: 0.034,
            other_parent: 0.03,
            goes_by_middle: 0.05,
            by_middle_name: 0.45,
        }
    }
}

impl Rates {
    /// No mistakes at all: every record is left clean.
    pub fn none() -> Self {
        Rates {
            care: [(1.0, 0.0), (0.0, 0.0), (0.0, 0.0)],
            given_typo: 0.0,
            surname_typo: 0.0,
            goes_by_nickname: 0.0,
            nickname: 0.0,
            nickname_otherwise: 0.0,
            given_variant: 0.0,
            surname_variant: 0.0,
            swapped_names: 0.0,
            married: 0.0,
            half_barrel: 0.0,
            dob_typo: 0.0,
            dob_swap: 0.0,
            dob_jan1: 0.0,
            kin_dob: 0.0,
            old_address: 0.0,
            postcode_typo: 0.0,
            postcode_missing: 0.0,
            town_missing: 0.0,
            phone_missing: 0.0,
            sex_missing: 0.0,
            phone_other: 0.0,
            sex_wrong: 0.0,
            initial: 0.0,
            baby: 0.0,
            middle: 0.0,
            given_missing: 0.0,
            dob_missing: 0.0,
            other_parent: 0.0,
            goes_by_middle: 0.0,
            by_middle_name: 0.0,
        }
    }
}

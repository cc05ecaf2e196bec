//! The two sorts of table that are taken in.

kernel::codes! {
    /// What each row of a table is.
    Sort:
    /// An agency's record of a person.
    People "people";
    /// A concern about a child, as on a referral form.
    Referrals "referrals";
}

//! Import of people and referrals from spreadsheets.

//! The fields that columns may feed, with what columns of them are called in Welsh and in English.

mod people;
mod referrals;

use crate::Sort;
use tables::{Field, Guess};

/// How the cells of a field are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// As text.
    Text,
    /// As a date.
    Date,
    /// As yes or no.
    YesNo,
}

/// All fields of a sort, in the order in which they are offered. The text `exchange-field-<code>` names each.
/// A referral has all fields of a person for the child, but for those that make no sense there.
pub fn fields(sort: Sort) -> Vec<Field> {
    let of_child = |field: &&Field| !matches!(field.code, "source_record" | "occupation");
    match sort {
        Sort::People => people::FIELDS.to_vec(),
        Sort::Referrals => referrals::FIELDS.iter().chain(people::FIELDS.iter().filter(of_child)).copied().collect(),
    }
}

/// How a field's cells are taken.
pub fn taken(code: &str) -> Taken {
    match code {
        "date_of_birth" | "received_on" | "happened_on" => Taken::Date,
        "urgent" | "parent_aware" | "child_aware" | "consent" | "name_withheld" => Taken::YesNo,
        _ => Taken::Text,
    }
}

/// Which column feeds which field, for a person to confirm. Columns of free notes and of pictures are never proposed.
pub fn guess(sort: Sort, header: &[String], samples: &[Vec<String>]) -> Vec<Guess> {
    let mut guesses = tables::guess(header, samples, &fields(sort));
    guesses.retain(|guess| !is_never_taken(&header[guess.column]));
    guesses
}

/// Whether a column's name says that it holds what is never taken: free notes about people, or pictures of them.
pub fn is_never_taken(name: &str) -> bool {
    let folded = tables::fold(name);
    NEVER.iter().any(|never| folded.split(' ').any(|word| word == *never))
}

const NEVER: [&str; 15] = [
    "notes",
    "note",
    "comments",
    "comment",
    "remarks",
    "nodiadau",
    "nodyn",
    "sylwadau",
    "sylw",
    "photo",
    "photograph",
    "image",
    "picture",
    "llun",
    "ffoto",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(sort: Sort, header: &[&str]) -> Vec<(usize, &'static str)> {
        let header: Vec<String> = header.iter().map(|name| (*name).to_owned()).collect();
        guess(sort, &header, &[]).iter().map(|guess| (guess.column, guess.field)).collect()
    }

    #[test]
    fn codes_are_different_and_names_are_of_one_field() {
        for &sort in Sort::ALL {
            let fields = fields(sort);
            for (place, field) in fields.iter().enumerate() {
                for other in &fields[place + 1..] {
                    assert_ne!(field.code, other.code);
                    let shared = field.names.iter().find(|name| other.names.contains(name));
                    assert_eq!(shared, None, "{} and {}", field.code, other.code);
                }
            }
        }
    }

    #[test]
    fn a_table_of_people_in_welsh() {
        let header = [
            "Rhif cofnod",
            "Enw cyntaf",
            "Cyfenw",
            "Dyddiad geni",
            "Cyfeiriad",
            "Cod post",
            "Ffôn symudol",
            "Nodiadau",
        ];
        let wanted = ["source_record", "given_names", "family_name", "date_of_birth", "address", "postcode", "phone"];
        assert_eq!(guessed(Sort::People, &header), wanted.into_iter().enumerate().collect::<Vec<_>>());
    }

    #[test]
    fn a_table_of_people_in_english() {
        let header = [
            "unique_id",
            "cluster",
            "full_name",
            "first_and_surname",
            "first_name",
            "surname",
            "dob",
            "birth_place",
            "gender",
        ];
        let wanted = [
            (0, "source_record"),
            (2, "full_name"),
            (4, "given_names"),
            (5, "family_name"),
            (6, "date_of_birth"),
            (8, "gender"),
        ];
        assert_eq!(guessed(Sort::People, &header), wanted);
    }

    #[test]
    fn a_table_of_referrals() {
        let header = [
            "Child's first name",
            "Child's surname",
            "Child DOB",
            "What happened",
            "Referrer name",
            "Agency",
            "Urgent?",
        ];
        let wanted = [
            "given_names",
            "family_name",
            "date_of_birth",
            "what_happened",
            "referrer_name",
            "referrer_agency",
            "urgent",
        ];
        assert_eq!(guessed(Sort::Referrals, &header), wanted.into_iter().enumerate().collect::<Vec<_>>());
    }
}

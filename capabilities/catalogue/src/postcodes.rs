//! Postcode to council: exact where the postcode is known, by sector for newer ones, by district where that is enough.

use crate::BadCatalogue;
use std::collections::BTreeMap;

/// What lies outside the region is told apart from what is not known.
const OUTSIDE: &str = "outside";

#[derive(Debug, Clone)]
pub(crate) struct Postcodes {
    sectors: BTreeMap<String, String>,
    exceptions: BTreeMap<String, String>,
    districts: BTreeMap<String, String>,
}

impl Postcodes {
    pub(crate) fn load() -> Result<Self, BadCatalogue> {
        Ok(Postcodes {
            sectors: table("postcode-sectors", include_str!("../../../catalogues/places/postcode-sectors.csv"))?,
            exceptions: table(
                "postcode-exceptions",
                include_str!("../../../catalogues/places/postcode-exceptions.csv"),
            )?,
            districts: table("postcode-districts", include_str!("../../../catalogues/places/postcode-districts.csv"))?,
        })
    }

    /// The council's national code for a whole postcode, a sector ("LL57 1") or a district ("LL57") as people type them.
    pub(crate) fn council(&self, typed: &str) -> Option<&str> {
        let bare: String = typed.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_uppercase();
        let found = if is_whole(&bare) {
            let (out, inward) = bare.split_at(bare.len() - 3);
            let known = self.exceptions.get(&format!("{out} {inward}"));
            let by_sector = || self.sectors.get(&format!("{out} {}", &inward[..1]));
            known.or_else(by_sector).or_else(|| self.districts.get(out))
        } else if let Some(district) = self.districts.get(&bare) {
            Some(district)
        } else {
            let (out, digit) = bare.split_at(bare.len().saturating_sub(1));
            self.sectors.get(&format!("{out} {digit}")).or_else(|| self.districts.get(out))
        };
        found.map(String::as_str).filter(|council| *council != OUTSIDE)
    }

    /// Whole postcodes written in a text, in order, with one space.
    pub(crate) fn within(text: &str) -> Vec<String> {
        let words: Vec<String> = text
            .split(|letter: char| !letter.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_ascii_uppercase)
            .collect();
        let mut found = Vec::new();
        for (place, word) in words.iter().enumerate() {
            let joined = words.get(place + 1).filter(|next| next.len() == 3).map(|next| format!("{word}{next}"));
            let whole = if is_whole(word) { Some(word.clone()) } else { joined.filter(|both| is_whole(both)) };
            if let Some(whole) = whole {
                let (out, inward) = whole.split_at(whole.len() - 3);
                found.push(format!("{out} {inward}"));
            }
        }
        found
    }
}

/// One or two letters, one or two digits (or digit and letter), digit, two letters.
fn is_whole(bare: &str) -> bool {
    let shape: String = bare.chars().map(|c| if c.is_ascii_digit() { '9' } else { 'A' }).collect();
    matches!(shape.as_str(), "A99AA" | "A999AA" | "AA99AA" | "AA999AA" | "A9A9AA" | "AA9A9AA")
}

fn table(name: &str, text: &str) -> Result<BTreeMap<String, String>, BadCatalogue> {
    let rows = csv::Reader::from_reader(text.as_bytes()).into_deserialize::<(String, String)>();
    rows.collect::<Result<_, _>>().map_err(|why| BadCatalogue::new(name, why))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_people_type_them() {
        let postcodes = Postcodes::load().unwrap();
        for (typed, council) in [
            ("LL57 1AA", Some("W06000002")),
            ("ll571aa", Some("W06000002")),
            ("LL57", Some("W06000002")),
            ("LL57 1", Some("W06000002")),
            ("LL57 9ZZ", Some("W06000002")),
            ("CH1 4QL", Some("W06000005")),
            ("CH1 4AA", None),
            ("LL18", None),
            ("M1 1AE", None),
            ("", None),
            ("é", None),
        ] {
            assert_eq!(postcodes.council(typed), council, "{typed}");
        }
    }

    #[test]
    fn a_sector_that_straddles_is_decided_by_the_whole_postcode() {
        let postcodes = Postcodes::load().unwrap();
        let (exception, council) = postcodes.exceptions.iter().find(|(code, _)| code.starts_with("LL16")).unwrap();
        assert_eq!(postcodes.council(exception), Some(council.as_str()));
        assert_ne!(postcodes.council(&exception[..exception.len() - 2]), Some(council.as_str()));
    }

    #[test]
    fn found_in_a_text() {
        assert_eq!(Postcodes::within("by the shop, ll57 1ab, and at LL551XY."), ["LL57 1AB", "LL55 1XY"]);
        assert!(Postcodes::within("room 12 at 3 pm").is_empty());
    }
}

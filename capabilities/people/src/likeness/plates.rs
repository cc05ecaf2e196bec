//! Vehicle plates, whole or half remembered.

/// A plate in one form: capitals, no gaps, and letters that are read for digits (O and 0, I and 1) as one.
pub fn plate(text: &str) -> Option<String> {
    let tight: String =
        text.chars().filter(char::is_ascii_alphanumeric).map(|c| alike(c.to_ascii_uppercase())).collect();
    (2..=8).contains(&tight.len()).then_some(tight)
}

fn alike(letter: char) -> char {
    match letter {
        'O' => '0',
        'I' => '1',
        other => other,
    }
}

/// A plate of which some places are not known: `?` or `_` stands for one place, `*` or `…` for any number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartialPlate(Vec<Place>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Known(char),
    One,
    Any,
}

impl PartialPlate {
    /// Reads what was remembered. At least two known places are needed. What was not said to go on may go on at either end.
    pub fn read(text: &str) -> Option<Self> {
        let mut places = vec![Place::Any];
        for letter in text.chars() {
            match letter {
                '?' | '_' => places.push(Place::One),
                '*' | '…' => places.push(Place::Any),
                c if c.is_ascii_alphanumeric() => places.push(Place::Known(alike(c.to_ascii_uppercase()))),
                c if c.is_whitespace() || c == '-' => {}
                _ => return None,
            }
        }
        places.push(Place::Any);
        let known = places.iter().filter(|place| matches!(place, Place::Known(_))).count();
        ((2..=8).contains(&known)).then_some(PartialPlate(places))
    }

    /// Whether a whole plate (in its one form) can be this one.
    pub fn fits(&self, plate: &str) -> bool {
        fits(&self.0, &plate.chars().collect::<Vec<_>>())
    }

    /// Neighbouring known places, for finding plates that may fit. A single known place between gaps gives none.
    pub fn pairs(&self) -> Vec<String> {
        let mut pairs: Vec<String> = self
            .0
            .windows(2)
            .filter_map(|two| match two {
                [Place::Known(a), Place::Known(b)] => Some(format!("{a}{b}")),
                _ => None,
            })
            .collect();
        pairs.sort();
        pairs.dedup();
        pairs
    }
}

fn fits(places: &[Place], plate: &[char]) -> bool {
    match (places.split_first(), plate.split_first()) {
        (None, None) => true,
        (None, Some(_)) => false,
        (Some((Place::Any, rest)), None) => fits(rest, plate),
        (Some((Place::Any, rest)), Some((_, later))) => fits(rest, plate) || fits(places, later),
        (Some((Place::One, rest)), Some((_, later))) => fits(rest, later),
        (Some((Place::Known(known), rest)), Some((letter, later))) => known == letter && fits(rest, later),
        (Some(_), None) => false,
    }
}

/// Neighbouring places of a whole plate, as an index keeps them.
pub fn plate_pairs(plate: &str) -> Vec<String> {
    let letters: Vec<char> = plate.chars().collect();
    let mut pairs: Vec<String> = letters.windows(2).map(|two| two.iter().collect()).collect();
    pairs.sort();
    pairs.dedup();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn plates_in_one_form() {
        assert_eq!(plate("cx70 0bi").as_deref(), Some("CX700B1"));
        assert_eq!(plate("QI OOO").as_deref(), Some("Q1000"));
        assert_eq!(plate("?"), None);
    }

    #[test]
    fn what_was_remembered_fits() {
        let seen = PartialPlate::read("CX?? 4B").unwrap();
        assert!(seen.fits("CX994BZ"));
        assert!(seen.fits("CX074BQ"));
        assert!(!seen.fits("CX99B4Z"));
        assert_eq!(seen.pairs(), ["4B", "CX"]);
        assert!(PartialPlate::read("CX*Z").unwrap().fits("CX994BZ"));
        assert!(PartialPlate::read("99 4b").unwrap().fits("CX994BZ"));
        assert!(PartialPlate::read("c?").is_none());
        assert!(PartialPlate::read("silver car!").is_none());
    }

    proptest! {
        #[test]
        fn hiding_places_never_loses_the_plate(plate in "[A-HJ-NP-Z]{2}[2-9]{2}[A-HJ-NP-Z]{3}", hidden in 0usize..7) {
            let mut seen: Vec<char> = plate.chars().collect();
            seen[hidden] = '?';
            let seen = PartialPlate::read(&seen.into_iter().collect::<String>()).unwrap();
            prop_assert!(seen.fits(&plate));
            let kept = plate_pairs(&plate);
            prop_assert!(seen.pairs().iter().all(|pair| kept.contains(pair)));
        }
    }
}

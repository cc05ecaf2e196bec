//! A full name in one cell becomes given names and a family name, as well as that can be told.

use serde::{Deserialize, Serialize};

/// How full names are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// `Siân Mair Puw`. A comma turns it round: `Puw, Siân Mair`.
    #[default]
    GivenFirst,
    /// `Puw Siân Mair`.
    FamilyFirst,
}

const TITLES: [&str; 14] =
    ["mr", "mrs", "ms", "miss", "mx", "dr", "rev", "revd", "sir", "prof", "parch", "parchedig", "y parch", "bonwr"];
/// Words that belong to the family name after them: *ap* and *ferch* are son and daughter of.
const PARTICLES: [&str; 19] = [
    "ap", "ab", "ferch", "verch", "van", "von", "der", "den", "de", "da", "do", "dos", "di", "la", "le", "el", "al",
    "bin", "bint",
];

/// Given names and family name. One word alone is taken as a given name.
pub fn split(full: &str, order: Order) -> (Option<String>, Option<String>) {
    let joined = |words: &[&str]| (!words.is_empty()).then(|| words.join(" "));
    if let Some((family, given)) = full.split_once(',') {
        let (family, given) = (words(family), words(given));
        if !given.is_empty() {
            return (joined(&given), joined(&family));
        }
    }
    let plain = full.replace(',', " ");
    let words = words(&plain);
    if words.len() < 2 {
        return (joined(&words), None);
    }
    let particle = |word: &&str| PARTICLES.contains(&word.to_lowercase().as_str());
    match order {
        Order::GivenFirst => {
            let before = &words[..words.len() - 1];
            // A particle can begin a name only where something stands before it.
            let particles = before[1..].iter().rev().take_while(|word| particle(word)).count();
            let (given, family) = words.split_at(words.len() - 1 - particles);
            (joined(given), joined(family))
        }
        Order::FamilyFirst => {
            let particles = words[..words.len() - 2].iter().take_while(|word| particle(word)).count();
            let (family, given) = words.split_at(particles + 1);
            (joined(given), joined(family))
        }
    }
}

/// The words of a name without a title before it.
fn words(text: &str) -> Vec<&str> {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    let title = |word: &str| TITLES.contains(&word.trim_end_matches('.').to_lowercase().as_str());
    while words.len() > 1 && title(words[0]) {
        words.remove(0);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn split_as_well_as_can_be_told() {
        let of = |full: &str| {
            let (given, family) = split(full, Order::GivenFirst);
            format!("{}|{}", given.unwrap_or_default(), family.unwrap_or_default())
        };
        assert_eq!(of("Siân Mair Puw"), "Siân Mair|Puw");
        assert_eq!(of("Puw, Siân Mair"), "Siân Mair|Puw");
        assert_eq!(of("Dr. Dafydd ap Gruffudd"), "Dafydd|ap Gruffudd");
        assert_eq!(of("Gwenllian ferch Owain"), "Gwenllian|ferch Owain");
        assert_eq!(of("Jan van der Berg"), "Jan|van der Berg");
        assert_eq!(of("Eleri"), "Eleri|");
        assert_eq!(of("Puw,"), "Puw|");
        assert_eq!(of(" "), "|");
        assert_eq!(of("Al Jones"), "Al|Jones");
        let (given, family) = split("van Berg Jan Piet", Order::FamilyFirst);
        assert_eq!((given.as_deref(), family.as_deref()), (Some("Jan Piet"), Some("van Berg")));
    }
}

//! Names of people: split into words, cleared of titles and patronymic particles, and laid beside each other.

use super::{edits, fold, sound, variants};

pub use linkage::names::person::is_title;

/// Words that join a name to the parent's or the place's: ap Rhys, ferch Owain, de Souza.
const PARTICLES: [&str; 20] = [
    "ap", "ab", "ferch", "verch", "vch", "uch", "of", "the", "de", "la", "le", "du", "da", "van", "von", "der", "den",
    "bin", "al", "el",
];

/// How two single names stand to each other, nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// The same letters.
    Same,
    /// Forms of one name, such as Guto and Gruffydd.
    Form,
    /// A typing error apart.
    Slip,
    /// They sound alike.
    Sound,
    /// One is the first letter of the other.
    Initial,
    /// None of these.
    Apart,
}

impl Standing {
    /// How much it counts, from 0 to 1.
    pub const fn weight(self) -> f64 {
        match self {
            Standing::Same => 1.0,
            Standing::Form => 0.86,
            Standing::Slip => 0.82,
            Standing::Sound => 0.6,
            Standing::Initial => 0.45,
            Standing::Apart => 0.0,
        }
    }
}

/// The words of a name, folded, without titles and particles, O' and Mc joined to what follows.
pub fn name_words(text: &str) -> Vec<String> {
    let all = all_words(text);
    let kept: Vec<String> = all.iter().filter(|w| !is_title(w) && !is_particle(w)).cloned().collect();
    if kept.is_empty() { all } else { kept }
}

/// The words of a name, folded, with titles and particles, O' and Mc joined to what follows.
pub fn all_words(text: &str) -> Vec<String> {
    let joined = text.replace("O' ", "O'").replace("o' ", "o'").replace("O’ ", "O’");
    let mut all: Vec<String> = Vec::new();
    for word in fold::words(&joined) {
        match all.last_mut() {
            Some(before) if before == "mc" || before == "mac" => before.push_str(&word),
            _ => all.push(word),
        }
    }
    all
}

/// Whether a folded word only counts, as in 1st or 13th.
pub fn is_ordinal(word: &str) -> bool {
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < word.len() && matches!(rest, "st" | "nd" | "rd" | "th")
}

/// Whether a folded word joins names.
pub fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

/// How two folded names stand to each other.
pub fn standing(a: &str, b: &str) -> Standing {
    if a == b {
        return Standing::Same;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.len() == 1 {
        return if long.starts_with(short) { Standing::Initial } else { Standing::Apart };
    }
    if variants::are_forms(a, b) {
        return Standing::Form;
    }
    // Cheap first: most pairs share so few letters that nothing closer needs to be worked out.
    let apart = edits::letters_apart(a, b);
    let forgiven = edits::forgiven(a.chars().count(), b.chars().count());
    if apart <= 2 * usize::from(forgiven) && edits::slips(a, b, forgiven).is_some() {
        return Standing::Slip;
    }
    if apart > 8 {
        return Standing::Apart;
    }
    let alike = edits::agreement(a, b);
    if alike > 0.9 && short.len() > 5 {
        return Standing::Slip;
    }
    if alike <= 0.55 {
        return Standing::Apart;
    }
    match (sound::sound_key(a), sound::sound_key(b)) {
        (Some(x), Some(y)) if x == y => Standing::Sound,
        _ => Standing::Apart,
    }
}

/// How well the words of one name are found among the words of another, from 0 to 1 each way:
/// the share of `asked` that is found, and the share of `held` that is used. Each word is used once, best pairs first.
pub fn overlap(asked: &[String], held: &[String]) -> (f64, f64) {
    let mut pairs: Vec<(Standing, usize, usize)> = Vec::new();
    for (i, a) in asked.iter().enumerate() {
        for (j, h) in held.iter().enumerate() {
            let found = standing(a, h);
            if found != Standing::Apart {
                pairs.push((found, i, j));
            }
        }
    }
    pairs.sort_unstable();
    let (mut used_a, mut used_h) = (vec![false; asked.len()], vec![false; held.len()]);
    let mut sum = 0.0;
    for (found, i, j) in pairs {
        if !used_a[i] && !used_h[j] {
            (used_a[i], used_h[j]) = (true, true);
            sum += found.weight();
        }
    }
    (sum / asked.len().max(1) as f64, sum / held.len().max(1) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_particles_go_unless_nothing_is_left() {
        assert_eq!(name_words("Dr Siân ferch Owain"), ["sian", "owain"]);
        assert_eq!(name_words("Rhys ap Gruffydd"), ["rhys", "gruffydd"]);
        assert_eq!(name_words("Mary O' Neill"), ["mary", "oneill"]);
        assert_eq!(name_words("Fergus Mc Donald"), ["fergus", "mcdonald"]);
        assert_eq!(name_words("Catrin Lloyd-Jones"), ["catrin", "lloyd", "jones"]);
        assert_eq!(name_words("Master"), ["master"]);
    }

    #[test]
    fn the_nearest_standing_is_named() {
        assert_eq!(standing("sian", "sian"), Standing::Same);
        assert_eq!(standing("guto", "gruffydd"), Standing::Form);
        assert_eq!(standing("jhones", "jones"), Standing::Slip);
        assert_eq!(standing("myfanwy", "mivanwy"), Standing::Sound);
        assert_eq!(standing("davith", "dafydd"), Standing::Sound);
        assert_eq!(standing("g", "gwen"), Standing::Initial);
        assert_eq!(standing("owain", "bethan"), Standing::Apart);
    }

    #[test]
    fn overlap_counts_each_word_once() {
        let words = |text: &str| name_words(text);
        assert_eq!(overlap(&words("Gareth Gareth"), &words("Gareth Jones")), (0.5, 0.5));
        assert_eq!(overlap(&words("Jones Gareth"), &words("Gareth Jones")), (1.0, 1.0));
        let (found, used) = overlap(&words("Dai Jones"), &words("Dafydd Wyn Jones"));
        assert!(found > 0.9 && used < 0.7);
    }
}

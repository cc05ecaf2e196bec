//! A key for how a name sounds, which takes Welsh and English spellings alike.
//!
//! The key holds consonants as they are heard; a vowel counts only at the start. The rules, in both languages at once:
//!
//! | written | heard as | so that these meet |
//! | --- | --- | --- |
//! | `dd`, `th`, `d`, `t` | t | Gruffydd, Griffith; Dafydd, Davith |
//! | `f`, `ff`, `ph`, `v` | f | Ifan, Ivan; Ffylip, Phillip |
//! | `ll`, `l`, `lh` | l | Llewelyn, Lewelin |
//! | `rh`, `r` | r | Rhys, Rees |
//! | `c`, `k`, `ch`, `ck`, `q`, `cc` | k | Ceri, Keri; Gough is written in the table |
//! | `c` before a last `e` or `es` | s | Price, Prys |
//! | `x` | k, s | Maddox, Maddocks |
//! | `s`, `z`, `sh`, `sch`, `si` before a vowel | s | Siân, Shan |
//! | `gh`; `h` within | nothing | Hughes, Huws |
//! | `w`, `u`, `oo` at the start | u; `w` before a vowel is a consonant | Wmffre, Umphrey |
//! | `y`, `i`, `e` at the start | e; `y`, `i` before a vowel a consonant | Evan, Ifan; Iolo, Yolo |
//! | `kn`, `gn`, `pn`, `wr`, `mb` at an edge | n, n, n, r, m | Wright, Right |
//!
//! Twice the same sound is once. Such breadth finds more than is right (`t` for four letters): the key is for finding,
//! or as weak agreement; what it finds is to be looked at again letter by letter.

/// A key of at most eight sounds. Nothing is allocated, and two keys compare as two numbers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sound(u64);

impl Sound {
    /// The key as a number, for hashing and storing. Never 0.
    pub const fn number(self) -> u64 {
        self.0
    }
}

impl std::fmt::Display for Sound {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0
            .to_be_bytes()
            .iter()
            .filter(|sound| **sound != 0)
            .try_for_each(|sound| write!(f, "{}", char::from(*sound)))
    }
}

impl std::fmt::Debug for Sound {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Sound({self})")
    }
}

/// The key of a folded word. `None` where fewer than two sounds would be left, or where it is not of Latin letters.
pub fn sound(word: &str) -> Option<Sound> {
    let letters = word.as_bytes();
    if letters.len() < 2 || !letters.iter().all(u8::is_ascii_lowercase) {
        return None;
    }
    let (mut key, mut count, mut last) = (0_u64, 0, 0_u8);
    let mut at = match letters {
        [b'k' | b'g' | b'p' | b'm', b'n', ..] | [b'w', b'r', ..] => 1,
        _ => 0,
    };
    while at < letters.len() && count < 8 {
        let (heard, taken) = heard(letters, at);
        for sound in heard.into_iter().filter(|sound| *sound != 0) {
            if sound != last && count < 8 {
                key = key << 8 | u64::from(sound);
                count += 1;
            }
            last = sound;
        }
        at += taken;
    }
    (count > 1).then_some(Sound(key))
}

const fn vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'w' | b'y')
}

/// What is heard at a place (0 is nothing), and how many letters it takes.
fn heard(letters: &[u8], at: usize) -> ([u8; 2], usize) {
    let one = |sound: u8, taken: usize| ([sound, 0], taken);
    let (next, third) = (letters.get(at + 1).copied().unwrap_or(0), letters.get(at + 2).copied().unwrap_or(0));
    let rest = letters.len() - at;
    match (letters[at], next) {
        (b'g', b'h') if at > 0 => one(0, 2),
        (b'd', b'd') | (b't', b'h') => one(b't', 2),
        (b'p', b'h') => one(b'f', 2),
        (b's', b'c') if third == b'h' => one(b's', 3),
        (b's', b'h') => one(b's', 2),
        (b's', b'i') if vowel(third) => one(b's', 2),
        (b'c', b'h' | b'k' | b'c') => one(b'k', 2),
        (b'r' | b'l' | b'g' | b'k' | b'b', b'h') => one(letters[at], 2),
        (b'c', b'e') if rest == 2 || (rest == 3 && third == b's') => one(b's', 2),
        (b'm', b'b') if rest == 2 => one(b'm', 2),
        (b'o', b'o') if at == 0 => one(b'u', 2),
        (b'd' | b't', _) => one(b't', 1),
        (b'f' | b'v', _) => one(b'f', 1),
        (b'x', _) => ([b'k', b's'], 1),
        (b'c' | b'k' | b'q', _) => one(b'k', 1),
        (b's' | b'z', _) => one(b's', 1),
        (b'h', _) => one(if at == 0 { b'h' } else { 0 }, 1),
        (b'y' | b'i', then) if at == 0 && vowel(then) => one(b'i', 1),
        (b'w', then) if at == 0 && vowel(then) => one(b'w', 1),
        (letter, _) if vowel(letter) => {
            let first = match letter {
                b'y' | b'i' | b'e' => b'e',
                b'w' | b'u' => b'u',
                other => other,
            };
            one(if at == 0 { first } else { 0 }, 1)
        }
        (letter, _) => one(letter, 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_sound_meet() {
        for (a, b) in [
            ("llewelyn", "llewellyn"),
            ("llywelyn", "lewelin"),
            ("dafydd", "davith"),
            ("gruffydd", "griffith"),
            ("hughes", "huws"),
            ("ceri", "keri"),
            ("evan", "ifan"),
            ("phillips", "ffylips"),
            ("meredydd", "meredith"),
            ("myfanwy", "mivanwy"),
            ("gwyn", "gwynne"),
            ("rhys", "rees"),
            ("rhys", "reece"),
            ("shan", "sian"),
            ("wyn", "winn"),
            ("price", "prys"),
            ("maddox", "maddocks"),
            ("wright", "right"),
            ("iolo", "yolo"),
            ("geraint", "gerraint"),
            ("catrin", "kathryn"),
            ("wmffre", "umffrey"),
        ] {
            assert_eq!(sound(a), sound(b), "{a} {b}: {:?} {:?}", sound(a), sound(b));
            assert!(sound(a).is_some(), "{a}");
        }
    }

    #[test]
    fn different_sounds_stay_apart() {
        for (a, b) in
            [("morgan", "martin"), ("owen", "evan"), ("bethan", "megan"), ("sioned", "sion"), ("ghana", "hannah")]
        {
            assert_ne!(sound(a), sound(b), "{a} {b}");
        }
        for none in ["a", "12", "aeo", "", "siân", "mary ann"] {
            assert_eq!(sound(none), None, "{none}");
        }
        assert_eq!(sound("gruffydd").unwrap().to_string(), "grft");
    }

    proptest! {
        #[test]
        fn any_word_can_be_heard(word in any::<String>()) {
            sound(&word);
        }

        #[test]
        fn a_key_says_nothing_of_vowels_within(start in "[bdfghjklmnprstv]", end in "[bdfjklnrt]", a in "[aeou]", b in "[aeou]") {
            prop_assert_eq!(sound(&format!("{start}{a}{end}")), sound(&format!("{start}{b}{end}")));
        }

        #[test]
        fn doubling_a_plain_consonant_changes_nothing(before in "[aeou]", letter in "[fjlnqrvz]", after in "[aeou][dmt]") {
            prop_assert_eq!(sound(&format!("{before}{letter}{after}")), sound(&format!("{before}{letter}{letter}{after}")));
        }
    }
}

//! Words made comparable: accents and case dropped, and the forms a Welsh name takes when its first letter mutates.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Small letters without accents; everything that is neither letter nor digit becomes one space.
/// The combining grapheme joiner that repairs the sorting of "Bangor" is dropped.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.nfd().filter(|letter| !is_combining_mark(*letter) && *letter != '\u{34f}') {
        if letter.is_alphanumeric() {
            out.extend(letter.to_lowercase());
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.trim().to_owned()
}

/// What a letter at the head of a word may turn into. Pairs of letters that are one letter in Welsh come first.
const MUTATIONS: &[(&str, &[&str])] = &[
    ("ch", &[]),
    ("dd", &[]),
    ("ff", &[]),
    ("ph", &[]),
    ("th", &[]),
    ("ll", &["l"]),
    ("rh", &["r"]),
    ("p", &["b", "mh", "ph"]),
    ("t", &["d", "nh", "th"]),
    ("c", &["g", "ngh", "ch"]),
    ("b", &["f", "m"]),
    ("d", &["dd", "n"]),
    ("g", &["", "ng"]),
    ("m", &["f"]),
];

/// A folded name with every form its first word takes: "bangor", "fangor", "mangor".
pub fn forms(folded: &str) -> Vec<String> {
    let mut all = vec![folded.to_owned()];
    if let Some((head, heads)) = MUTATIONS.iter().find(|(head, _)| folded.starts_with(head)) {
        let rest = &folded[head.len()..];
        all.extend(heads.iter().map(|new| format!("{new}{rest}")));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_accents_case_and_marks() {
        assert_eq!(fold("Penarlâg"), "penarlag");
        assert_eq!(fold("  Betws-y-Coed, LL24 "), "betws y coed ll24");
        assert_eq!(fold("Tŷ Gŵyn’s"), "ty gwyn s");
        assert_eq!(fold("Ban\u{34f}gor"), "bangor");
    }

    #[test]
    fn first_letters_mutate() {
        assert_eq!(forms("bangor"), ["bangor", "fangor", "mangor"]);
        assert_eq!(forms("caergybi"), ["caergybi", "gaergybi", "nghaergybi", "chaergybi"]);
        assert_eq!(forms("llangefni"), ["llangefni", "langefni"]);
        assert_eq!(forms("rhuthun"), ["rhuthun", "ruthun"]);
        assert_eq!(forms("chwilog"), ["chwilog"]);
        assert_eq!(forms("gaerwen"), ["gaerwen", "aerwen", "ngaerwen"]);
    }
}

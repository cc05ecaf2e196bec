//! What stands in a name's place without being one: titles, "Baby", "not known".

use super::fold;

/// What a value says in place of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Placeholder {
    /// A newborn that has no name yet: Baby, Baby Boy, Babi, Twin 2. Says that the person is very young, and no more.
    Newborn,
    /// Nobody knows, or nobody asked.
    Unknown,
}

const TITLES: [&str; 28] = [
    "mr",
    "mrs",
    "miss",
    "ms",
    "mx",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "lord",
    "lady",
    "rev",
    "revd",
    "reverend",
    "cllr",
    "pc",
    "dc",
    "master",
    "mstr",
    "esq",
    "jnr",
    "jr",
    "snr",
    "sr",
    "parch",
    "bnr",
    "bns",
];
const NEWBORN: [&str; 12] = [
    "baby", "babi", "baban", "babyboy", "babygirl", "newborn", "infant", "neonate", "twin", "twin1", "twin2", "triplet",
];
const UNKNOWN: [&str; 26] = [
    "unknown",
    "anhysbys",
    "notknown",
    "ddimynhysbys",
    "unnamed",
    "dienw",
    "noname",
    "nofirstname",
    "none",
    "na",
    "nk",
    "nfn",
    "fnu",
    "lnu",
    "tbc",
    "tba",
    "test",
    "xx",
    "xxx",
    "xxxx",
    "withheld",
    "anonymous",
    "missing",
    "notgiven",
    "refused",
    "null",
];

/// Whether a folded word is a title, in either language.
pub fn is_title(word: &str) -> bool {
    TITLES.contains(&word)
}

/// A folded name without titles; as it is where nothing would be left.
pub fn without_titles(folded: &str) -> &str {
    let mut rest = folded;
    while let Some((word, after)) = rest.split_once(' ') {
        if !is_title(word) {
            break;
        }
        rest = after;
    }
    while let Some((before, word)) = rest.rsplit_once(' ') {
        if !is_title(word) {
            break;
        }
        rest = before;
    }
    rest
}

/// What a folded given name says in place of a name, if it does. "Baby Boy" and "Baby of Siân" are a newborn, Babs is not.
pub fn placeholder(folded: &str) -> Option<Placeholder> {
    let first = fold::words(folded).next()?;
    if NEWBORN.contains(&first) {
        return Some(Placeholder::Newborn);
    }
    if folded == "b o"
        || folded.starts_with("b o ")
        || matches!(folded, "boy" | "girl" | "bachgen" | "merch" | "male" | "female")
    {
        return Some(Placeholder::Newborn);
    }
    let together = folded.bytes().filter(|byte| *byte != b' ').count();
    (together <= 12 && UNKNOWN.contains(&folded.replace(' ', "").as_str())).then_some(Placeholder::Unknown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_name() {
        for (text, wanted) in [
            ("baby", Some(Placeholder::Newborn)),
            ("baby boy", Some(Placeholder::Newborn)),
            ("baby of sian", Some(Placeholder::Newborn)),
            ("twin 2", Some(Placeholder::Newborn)),
            ("b o", Some(Placeholder::Newborn)),
            ("not known", Some(Placeholder::Unknown)),
            ("anhysbys", Some(Placeholder::Unknown)),
            ("babs", None),
            ("bo", None),
            ("nan", None),
            ("", None),
        ] {
            assert_eq!(placeholder(text), wanted, "{text}");
        }
        assert_eq!(without_titles("dr sian wyn"), "sian wyn");
        assert_eq!(without_titles("mr john jones jnr"), "john jones");
        assert_eq!(without_titles("master"), "master");
    }

    proptest! {
        #[test]
        fn any_text_can_be_asked(text in any::<String>()) {
            placeholder(&text);
            prop_assert!(text.is_empty() || !without_titles(&text).is_empty() || text.contains(' '));
        }
    }
}

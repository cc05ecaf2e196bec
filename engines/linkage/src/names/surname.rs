//! Surnames and their forms: Llewellyn for Llywelyn, Powell for ap Hywel, Mc for Mac, halves of double names.
//!
//! Married names are not here: whether a woman and a name belong together is for the comparison of whole records.

use super::{
    fold,
    forms::{FormId, Forms, Relation},
};
use std::sync::LazyLock;

static TABLE: LazyLock<Forms> =
    LazyLock::new(|| Forms::read(include_str!("../../data/names/surname.csv"), 0x5bd1_e995));

/// Words that make a patronymic of what follows: son of, daughter of. They are left out of the parts.
const SON_OR_DAUGHTER_OF: [&str; 8] = ["ap", "ab", "ferch", "verch", "vch", "uch", "bin", "bint"];
/// Words that belong to the name that follows and are written together with it as often as apart.
const JOINED: [&str; 22] = [
    "mc", "mac", "o", "de", "da", "do", "dos", "du", "di", "del", "della", "la", "le", "van", "von", "der", "den",
    "ter", "st", "saint", "fitz", "san",
];
/// Articles of Arabic names that one clerk writes and the next leaves out.
const ARTICLES: [&str; 4] = ["al", "el", "ul", "as"];

/// A surname in its parts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parts {
    /// The halves of a double name, or the one name. Never more than four.
    pub halves: Vec<String>,
    /// Whether it was written as a patronymic: ap Rhys, ferch Owain.
    pub patronymic: bool,
}

/// The table of surnames.
pub fn forms() -> &'static Forms {
    &TABLE
}

/// The form that a folded half is, where it is known. To be kept beside the interned name.
pub fn find(half: &str) -> Option<FormId> {
    TABLE.find(half)
}

/// The parts of a folded surname: `lloyd jones` has two, `mc donald` and `o neill` and `van der berg` one,
/// `ap rhys` is the patronymic of Rhys.
pub fn parts(folded: &str) -> Parts {
    let mut parts = Parts::default();
    let mut before = String::new();
    let mut words = fold::words(folded).peekable();
    while let Some(word) = words.next() {
        let more = words.peek().is_some();
        if more && SON_OR_DAUGHTER_OF.contains(&word) {
            parts.patronymic = true;
        } else if more && JOINED.contains(&word) {
            before.push_str(word);
        } else if more && ARTICLES.contains(&word) {
            // It says nothing.
        } else if let Some(parent) = fused_patronymic(word).filter(|_| before.is_empty() && parts.halves.len() < 4) {
            parts.patronymic = true;
            parts.halves.push(parent.to_owned());
        } else if parts.halves.len() < 4 {
            parts.halves.push(std::mem::take(&mut before) + word);
        }
    }
    parts
}

/// The parent's name in a patronymic that was run together: aptomos, abifan, ferchowain. What is itself a known name
/// (Abel, Apsley) is none.
fn fused_patronymic(word: &str) -> Option<&str> {
    if TABLE.find(word).is_some() {
        return None;
    }
    let parent =
        SON_OR_DAUGHTER_OF[..4].iter().find_map(|of| word.strip_prefix(of)).filter(|parent| parent.len() >= 4)?;
    super::given::find(parent).map(|_| parent)
}

/// How two folded halves stand to each other; `None` where nothing is known to join them. Beside the table, rules know
/// Mc and Mac, O' left out, and the men's and women's forms of Slavic names.
pub fn relation(a: &str, b: &str) -> Option<Relation> {
    if a == b {
        return Some(Relation::Same);
    }
    if let (Some(one), Some(two)) = (TABLE.find(a), TABLE.find(b))
        && let Some(found) = TABLE.relation(one, two)
    {
        return Some(found);
    }
    let (one, two) = (canonical(a), canonical(b));
    (one == two
        || one.strip_prefix('o').is_some_and(|rest| rest == two) && irish(&one)
        || two.strip_prefix('o').is_some_and(|rest| rest == one) && irish(&two))
    .then_some(Relation::Spelling)
}

/// The name that stands for a folded half in a narrow key: llewellyn → llywelyn, macdonald and mcdonald → one,
/// kowalska → kowalski. Unknown names stand for themselves.
pub fn canonical(half: &str) -> String {
    TABLE.find(half).map_or_else(|| by_rule(half), |form| TABLE.canonical(form).to_owned())
}

fn by_rule(half: &str) -> String {
    if let Some(rest) = half.strip_prefix("mac").filter(|rest| gaelic(rest)) {
        return format!("mc{rest}");
    }
    // The shortest names that end so are others: Ivanova is one, Nova and Oska are not.
    for (woman, man) in [
        ("ska", "ski"),
        ("cka", "cki"),
        ("zka", "zki"),
        ("ova", "ov"),
        ("eva", "ev"),
        ("skaya", "ski"),
        ("skyi", "ski"),
        ("skyy", "ski"),
        ("sky", "ski"),
        ("aia", "ii"),
    ] {
        if let Some(stem) = half.strip_suffix(woman).filter(|stem| stem.len() >= 3) {
            return format!("{stem}{man}");
        }
    }
    half.to_owned()
}

/// Whether what follows Mac is a name: not Mack, Mace, Macey or Machin.
fn gaelic(rest: &str) -> bool {
    rest.len() > 3 && !rest.starts_with(['a', 'e', 'i', 'o', 'u', 'h', 'k', 's'])
}

/// Whether a name that begins with O is O' and a consonant, long enough not to be Oram or Orme.
fn irish(name: &str) -> bool {
    name.len() >= 6 && !name[1..].starts_with(['a', 'e', 'i', 'o', 'u', 'w', 'y'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use Relation::*;
    use proptest::prelude::*;

    #[test]
    fn parts_of_names() {
        let halves = |name: &str| parts(&fold::fold(name)).halves.join("|");
        assert_eq!(halves("Lloyd-Jones"), "lloyd|jones");
        assert_eq!(halves("O'Neill"), "oneill");
        assert_eq!(halves("O Neill"), "oneill");
        assert_eq!(halves("Mc Donald"), "mcdonald");
        assert_eq!(halves("van der Berg"), "vanderberg");
        assert_eq!(halves("Al-Hassan"), "hassan");
        assert_eq!(halves("ap Rhys"), "rhys");
        assert_eq!(halves("Aptomos"), "tomos");
        assert_eq!(halves("Apgareth"), "gareth");
        assert_eq!(halves("Appleton-Abraham"), "appleton|abraham");
        assert_eq!(halves("Abifan-Jones"), "ifan|jones");
        assert_eq!(halves("Abbott"), "abbott");
        assert_eq!(halves("ap"), "ap");
        assert_eq!(halves(""), "");
        assert!(parts("ferch owain").patronymic && !parts("owain").patronymic);
    }

    #[test]
    fn forms_that_clerks_write() {
        for (a, b, wanted) in [
            ("llewellyn", "llywelyn", Spelling),
            ("davies", "davis", Spelling),
            ("davies", "dafis", Equivalent),
            ("rees", "rhys", Equivalent),
            ("price", "rhys", Derived),
            ("powell", "hywel", Derived),
            ("bowen", "owen", Derived),
            ("pritchard", "prichard", Spelling),
            ("hughes", "huws", Equivalent),
            ("pugh", "huw", Derived),
            ("lloyd", "llwyd", Equivalent),
            ("vaughan", "fychan", Equivalent),
            ("macdonald", "mcdonald", Spelling),
            ("maclennan", "mclennan", Spelling),
            ("oneill", "neill", Equivalent),
            ("oreardon", "reardon", Spelling),
            ("kowalska", "kowalski", Equivalent),
            ("sobczakowska", "sobczakowski", Spelling),
            ("hussain", "hussein", Spelling),
        ] {
            assert_eq!(relation(a, b), Some(wanted), "{a} {b}");
            assert_eq!(relation(b, a), Some(wanted), "{b} {a}");
        }
        for (a, b) in [("jones", "evans"), ("mack", "mck"), ("roberts", "richards"), ("owen", "wen"), ("oram", "ram")] {
            assert_eq!(relation(a, b), None, "{a} {b}");
        }
    }

    #[test]
    fn common_surnames_have_keys_of_their_own() {
        let common = [
            "jones",
            "williams",
            "davies",
            "evans",
            "thomas",
            "roberts",
            "lewis",
            "hughes",
            "morgan",
            "griffiths",
            "edwards",
            "owen",
            "james",
            "morris",
            "price",
            "rees",
            "phillips",
            "jenkins",
            "harris",
            "lloyd",
            "richards",
            "parry",
            "ellis",
            "pritchard",
            "rowlands",
            "powell",
            "watkins",
            "howells",
            "humphreys",
            "bowen",
            "pugh",
            "vaughan",
            "smith",
            "taylor",
        ];
        for (at, a) in common.iter().enumerate() {
            for b in &common[..at] {
                assert_ne!(canonical(a), canonical(b), "{a} {b}");
            }
        }
    }

    proptest! {
        #[test]
        fn any_words_can_be_asked_for(a in any::<String>(), b in any::<String>()) {
            prop_assert_eq!(relation(&a, &b), relation(&b, &a));
            prop_assert_eq!(canonical(&canonical(&a)), canonical(&a));
            prop_assert!(parts(&a).halves.len() <= 4);
        }
    }
}

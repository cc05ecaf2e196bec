//! Given names and their forms: Wil and Gwilym for William, Guto for Gruffydd, Muhammad for Mohammed.

use super::forms::{FormId, Forms, Relation};
use std::sync::LazyLock;

static TABLE: LazyLock<Forms> = LazyLock::new(|| Forms::read(include_str!("../../data/names/given.csv"), 0));

/// The table of given names.
pub fn forms() -> &'static Forms {
    &TABLE
}

/// The form that a folded given name is, where it is known. To be kept beside the interned name.
pub fn find(word: &str) -> Option<FormId> {
    TABLE.find(word)
}

/// How two folded given names stand to each other; `None` where nothing is known to join them. Of two names run together
/// (Arthurjames, Maryann) the first speaks for the whole, and they are then a derived form at most.
pub fn relation(a: &str, b: &str) -> Option<Relation> {
    if a == b {
        return Some(Relation::Same);
    }
    let (one, whole_a) = find_first(a)?;
    let (two, whole_b) = find_first(b)?;
    let found = TABLE.relation(one, two)?;
    Some(if whole_a && whole_b { found } else { found.max(Relation::Derived) })
}

/// The form of a word, or of the first of the two names that it is made of; and whether it is that of the whole word.
pub fn find_first(word: &str) -> Option<(FormId, bool)> {
    match TABLE.find(word) {
        Some(form) => Some((form, true)),
        None => TABLE.find(two_names(word)?.0).map(|form| (form, false)),
    }
}

/// The two known names that an unknown word is made of, the longest first name first.
fn two_names(word: &str) -> Option<(&str, &str)> {
    if word.len() < 6 || !word.is_ascii() {
        return None;
    }
    let known = |part: &str| TABLE.find(part).is_some();
    (3..=word.len() - 3).rev().map(|at| word.split_at(at)).find(|(first, second)| known(first) && known(second))
}

/// The name that stands for a folded given name in a narrow key: gwil → william, katrin → catrin. Unknown names stand
/// for themselves.
pub fn canonical(word: &str) -> &str {
    TABLE.find(word).map_or(word, |form| TABLE.canonical(form))
}

/// Whether a folded word can only be an initial: one letter, or a Welsh letter that is written with two.
pub fn is_initial(word: &str) -> bool {
    word.chars().count() == 1 || matches!(word, "ch" | "dd" | "ff" | "ll" | "ph" | "rh" | "th")
}

/// Whether a folded initial can be that of a folded name: L and Ll of Llywelyn alike.
pub fn initial_fits(initial: &str, name: &str) -> bool {
    is_initial(initial) && name.len() > initial.len() && name.starts_with(initial)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Relation::*;
    use proptest::prelude::*;

    #[test]
    fn forms_that_people_use() {
        for (a, b, wanted) in [
            ("wil", "william", Derived),
            ("wil", "gwilym", Derived),
            ("gwilym", "william", Equivalent),
            ("guto", "gruffydd", Derived),
            ("mags", "marged", Derived),
            ("dai", "dafydd", Derived),
            ("dafydd", "david", Equivalent),
            ("sion", "john", Equivalent),
            ("ieuan", "john", Equivalent),
            ("evan", "ifan", Equivalent),
            ("owain", "owen", Equivalent),
            ("katrin", "catrin", Spelling),
            ("llewellyn", "llywelyn", Spelling),
            ("muhammad", "mohammed", Spelling),
            ("mo", "muhammad", Derived),
            ("huw", "hugh", Equivalent),
            ("reece", "rhys", Spelling),
            ("mair", "mary", Equivalent),
            ("beth", "liz", Cousin),
            ("ioan", "john", Cousin),
            ("aleksander", "alexander", Spelling),
            ("kasia", "katarzyna", Derived),
            ("arthurjames", "arthur", Derived),
        ] {
            assert_eq!(relation(a, b), Some(wanted), "{a} {b}");
            assert_eq!(relation(b, a), Some(wanted), "{b} {a}");
        }
        for (a, b) in [("sian", "sion"), ("dafydd", "gruffydd"), ("megan", "bethan"), ("owain", "ifan")] {
            assert_eq!(relation(a, b), None, "{a} {b}");
        }
    }

    #[test]
    fn names_that_brothers_and_sisters_bear_have_keys_of_their_own() {
        let together = [
            "sion",
            "sian",
            "jane",
            "sioned",
            "ieuan",
            "ioan",
            "ifan",
            "iwan",
            "evan",
            "john",
            "jack",
            "james",
            "jacob",
            "iago",
            "jamie",
            "mari",
            "mair",
            "mary",
            "mali",
            "mia",
            "megan",
            "margaret",
            "bethan",
            "betsan",
            "elizabeth",
            "lisa",
            "lily",
            "elin",
            "elen",
            "eleanor",
            "ellie",
            "ella",
            "elsi",
            "emily",
            "emma",
            "amelia",
            "gwen",
            "gwenllian",
            "gwenno",
            "hari",
            "henry",
            "tom",
            "anna",
            "hannah",
            "anne",
            "nansi",
            "nia",
            "non",
            "rhian",
            "rhiannon",
            "rhys",
            "rhodri",
            "owain",
            "osian",
            "harri",
            "lowri",
            "laura",
            "lauren",
            "llew",
            "lewis",
            "louis",
            "luke",
            "lucas",
            "cai",
            "carys",
            "cerys",
            "ceri",
            "catrin",
            "caitlin",
            "kate",
            "daniel",
            "dylan",
            "dafydd",
            "dewi",
            "steffan",
            "sophie",
            "sophia",
            "olivia",
            "oliver",
            "alfie",
            "freddie",
            "charlie",
            "archie",
            "theo",
            "teddy",
            "tomos",
            "twm",
            "iolo",
            "william",
            "liam",
            "robert",
            "robin",
            "rebecca",
            "beca",
            "ffion",
            "fflur",
            "ethan",
            "evie",
            "efa",
            "ava",
            "eve",
            "ali",
            "hassan",
            "hussain",
            "omar",
            "mohammed",
            "ahmed",
        ];
        let shared: Vec<(&str, &str)> = together
            .iter()
            .enumerate()
            .flat_map(|(at, a)| together[..at].iter().map(move |b| (*a, *b)))
            .filter(|(a, b)| canonical(a) == canonical(b))
            .collect();
        assert!(shared.is_empty(), "{shared:?}");
    }

    #[test]
    fn the_table_is_wide_and_well_made() {
        let csv = include_str!("../../data/names/given.csv");
        assert!(forms().heads().count() > 1000, "{}", forms().heads().count());
        assert!(forms().len() > 5000, "{}", forms().len());
        let mut heads: Vec<&str> = forms().heads().collect();
        heads.sort_unstable();
        assert!(heads.windows(2).all(|two| two[0] != two[1]), "a name has two rows: {:?}", {
            heads.windows(2).filter(|two| two[0] == two[1]).map(|two| two[0]).collect::<Vec<_>>()
        });
        for line in csv.lines() {
            let columns: Vec<&str> = line.split(',').collect();
            assert_eq!(columns.len(), 5, "{line}");
            assert!(columns[1..].iter().any(|column| !column.is_empty()), "a row of one says nothing: {line}");
        }
    }

    #[test]
    fn initials_fit_in_both_alphabets() {
        assert!(initial_fits("l", "llywelyn") && initial_fits("ll", "llywelyn") && initial_fits("rh", "rhian"));
        assert!(!initial_fits("ll", "lowri") && !initial_fits("li", "lili") && !initial_fits("a", "a"));
    }

    proptest! {
        #[test]
        fn any_words_have_a_relation_both_ways(a in any::<String>(), b in any::<String>()) {
            prop_assert_eq!(relation(&a, &b), relation(&b, &a));
            prop_assert_eq!(canonical(canonical(&a)), canonical(&a));
            initial_fits(&a, &b);
        }
    }
}

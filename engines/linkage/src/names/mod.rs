//! Names and other identifiers as people in Wales write them, brought to one form. Pure, and known once per value.
//!
//! How it is meant to be used. While records are read, each value is folded ([`fold::fold_into`], one pass) and interned;
//! everything else here is asked **once for each distinct value**, not for each record, and what it answers is small and
//! `Copy`: a [`forms::FormId`], a [`sound::Sound`], a [`contact::Phone`], a [`contact::Postcode`], a [`date::Day`], a
//! [`plate::Plate`]. Pairs of records are then compared by those: [`forms::Forms::relation`] merges two lists of about
//! two numbers and allocates nothing.
//!
//! For blocking there are two keys of a name. The narrow one is `canonical` (given, surname): Gwil is William, but names
//! that brothers and sisters bear beside each other (Siôn, Ieuan; Siân, Jane) keep keys of their own. The wide one is
//! [`roots`]: every name that a value may be a form of.
//!
//! The tables are made for Wales (`data/names/*.csv`, written for this crate) and are read on first use, in a few
//! milliseconds. Whoever has tables of their own makes them with [`forms::Forms::read`].

pub mod contact;
pub mod date;
pub mod fold;
pub mod forms;
pub mod given;
pub mod person;
pub mod place;
pub mod plate;
pub mod sound;
pub mod surname;

/// Tells the roots of a folded name, given or surname: numbers of the names that it may be a form of. Two names that share
/// one may be forms of one name. For the wide key only: given names and surnames have roots of their own, so that James
/// the person and James the surname do not meet. A name that no table knows has no root.
///
/// Where a value has several words, the value run together is looked up (Mary Ann), then as a given name its first word.
pub fn roots(folded: &str, mut tell: impl FnMut(u32)) {
    graded_roots(folded, |root, _| tell(root));
}

/// As [`roots`], and how the name belongs to each. [`forms::through`] of two such ways tells a nickname of William (Wil,
/// William) from two nicknames of Elizabeth (Beth, Liz), which sisters may bear: in homes that makes a difference of ten.
pub fn graded_roots(folded: &str, mut tell: impl FnMut(u32, forms::Kind)) {
    let mut words = fold::words(folded);
    let Some(first) = words.next() else { return };
    let form = if words.next().is_none() {
        given::find_first(first)
    } else {
        let together = folded.replace(' ', "");
        given::find(&together).map(|form| (form, true)).or_else(|| given::find_first(first))
    };
    if let Some((form, whole)) = form {
        // Of two names run together the first is but a part.
        let least = if whole { forms::Kind::Head } else { forms::Kind::Derived };
        given::forms().roots(form, |root, kind| tell(root, kind.max(least)));
    }
    let parts = surname::parts(folded);
    if !folded.contains(' ') || parts.halves.len() == 1 {
        parts.halves.iter().for_each(|half| surname_roots(half, &mut tell));
    }
}

fn surname_roots(half: &str, tell: &mut impl FnMut(u32, forms::Kind)) {
    let form = surname::find(half).or_else(|| surname::find(&surname::canonical(half)));
    form.into_iter().for_each(|form| surname::forms().roots(form, &mut *tell));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn share(a: &str, b: &str) -> bool {
        let all = |name: &str| {
            let mut all = Vec::new();
            roots(&fold::fold(name), |root| all.push(root));
            all
        };
        let other = all(b);
        all(a).iter().any(|root| other.contains(root))
    }

    #[test]
    fn roots_join_forms_of_one_name() {
        for (a, b) in [
            ("Wil", "William"),
            ("Siôn", "John"),
            ("Guto", "Gruffydd Wyn"),
            ("Mary Ann", "Marianne"),
            ("ap Rhys", "Price"),
            ("Aprhys", "Rees"),
            ("Elinmair", "Elin"),
            ("Mc Donald", "MacDonald"),
            ("Llewellyn", "Llywelyn"),
        ] {
            assert!(share(a, b), "{a} {b}");
        }
        for (a, b) in [("Siân", "Siôn"), ("Jones", "Evans"), ("Owain", "Ifan"), ("", "")] {
            assert!(!share(a, b), "{a} {b}");
        }
    }

    #[test]
    fn a_root_says_how_a_name_belongs_to_it() {
        let nearest = |a: &str, b: &str| {
            let all = |name: &str| {
                let mut all = Vec::new();
                graded_roots(name, |root, kind| all.push((root, kind)));
                all
            };
            let other = all(b);
            all(a)
                .iter()
                .flat_map(|(root, kind)| {
                    other.iter().filter(move |(that, _)| that == root).map(move |(_, its)| forms::through(*kind, *its))
                })
                .min()
        };
        assert_eq!(nearest("wil", "william"), Some(forms::Relation::Derived));
        assert_eq!(nearest("beth", "liz"), Some(forms::Relation::Cousin));
        assert_eq!(nearest("arthurjames", "arthur"), Some(forms::Relation::Derived));
        assert_eq!(nearest("davis", "davies"), Some(forms::Relation::Spelling));
        assert_eq!(nearest("sian", "huw"), None);
    }

    proptest! {
        #[test]
        fn any_text_has_few_roots(text in any::<String>()) {
            let mut count = 0;
            roots(&text, |_| count += 1);
            prop_assert!(count < 30);
        }
    }
}

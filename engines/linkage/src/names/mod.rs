//! Names and other identifiers as people in Wales write them, brought to one form. Pure, and known once per value.
//!
//! How it is meant to be used. While records are read, each value is folded ([`fold::fold_into`], one pass) and interned;
//! everything else here is asked **once for each distinct value**, not for each record, and what it answers is small and
//! `Copy`: a [`forms::FormId`], a [`sound::Sound`], a [`contact::Phone`], a [`contact::Postcode`], a [`date::Day`], a
//! [`plate::Plate`]. Pairs of records are then compared by those: [`forms::Forms::relation`] merges two lists of about
//! two numbers and allocates nothing.
//!
//! For blocking there are two keys of a name. The narrow one is `canonical` (given, family): Gwil is William, but names
//! that brothers and sisters bear beside each other (Siôn, Ieuan; Siân, Jane) keep keys of their own. The wide one is
//! [`roots`]: every name that a value may be a form of.
//!
//! The tables are made for Wales (`data/names/*.csv`, written for this crate) and are read on first use, in a few
//! milliseconds. Whoever has tables of their own makes them with [`forms::Forms::read`].

pub mod contact;
pub mod date;
pub mod family;
pub mod fold;
pub mod forms;
pub mod given;
pub mod person;
pub mod place;
pub mod plate;
pub mod sound;

/// Tells the roots of a folded name, given or family: numbers of the names that it may be a form of. Two names that share
/// one may be forms of one name. For the wide key only: given and family names have roots of their own, so that James
/// the person and James the family do not meet. A name that no table knows has no root.
///
/// Where a value has several words, the value run together is looked up (Mary Ann), then as a given name its first word.
pub fn roots(folded: &str, mut tell: impl FnMut(u32)) {
    let mut words = fold::words(folded);
    let Some(first) = words.next() else { return };
    if words.next().is_none() {
        given::find_first(first).into_iter().for_each(|(form, _)| given::forms().roots(form, &mut tell));
        family::parts(first).halves.iter().for_each(|half| family_roots(half, &mut tell));
        return;
    }
    let together = folded.replace(' ', "");
    let form = given::find(&together).or_else(|| given::find_first(first).map(|(form, _)| form));
    form.into_iter().for_each(|form| given::forms().roots(form, &mut tell));
    let parts = family::parts(folded);
    if let [one] = parts.halves.as_slice() {
        family_roots(one, &mut tell);
    }
}

fn family_roots(half: &str, tell: &mut impl FnMut(u32)) {
    match family::find(half) {
        Some(form) => family::forms().roots(form, tell),
        None => {
            let canonical = family::canonical(half);
            if let Some(form) = family::find(&canonical) {
                family::forms().roots(form, tell);
            }
        }
    }
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

    proptest! {
        #[test]
        fn any_text_has_few_roots(text in any::<String>()) {
            let mut count = 0;
            roots(&text, |_| count += 1);
            prop_assert!(count < 30);
        }
    }
}

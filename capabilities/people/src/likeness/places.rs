//! Postcodes and addresses in one form, whichever language the street is written in.

use super::fold;

/// Street words in both languages and shortened, as the one word they are compared by.
const STREET_WORDS: [(&str, &str); 62] = [
    ("road", "heol"),
    ("rd", "heol"),
    ("ffordd", "heol"),
    ("ff", "heol"),
    ("hewl", "heol"),
    ("street", "stryd"),
    ("str", "stryd"),
    ("avenue", "rhodfa"),
    ("ave", "rhodfa"),
    ("av", "rhodfa"),
    ("coedlan", "rhodfa"),
    ("lane", "lon"),
    ("ln", "lon"),
    ("close", "clos"),
    ("cl", "clos"),
    ("drive", "dreif"),
    ("dr", "dreif"),
    ("rhodfan", "dreif"),
    ("crescent", "cilgant"),
    ("cres", "cilgant"),
    ("court", "llys"),
    ("ct", "llys"),
    ("terrace", "teras"),
    ("terr", "teras"),
    ("rhes", "teras"),
    ("place", "plas"),
    ("pl", "plas"),
    ("square", "sgwar"),
    ("sq", "sgwar"),
    ("maes", "cae"),
    ("field", "cae"),
    ("gardens", "gerddi"),
    ("gdns", "gerddi"),
    ("grove", "celli"),
    ("gelli", "celli"),
    ("llwyn", "celli"),
    ("hill", "allt"),
    ("gallt", "allt"),
    ("rhiw", "allt"),
    ("bryn", "allt"),
    ("estate", "stad"),
    ("ystad", "stad"),
    ("est", "stad"),
    ("farm", "fferm"),
    ("flat", "fflat"),
    ("apartment", "fflat"),
    ("apt", "fflat"),
    ("house", "ty"),
    ("high", "fawr"),
    ("station", "orsaf"),
    ("gorsaf", "orsaf"),
    ("church", "eglwys"),
    ("chapel", "capel"),
    ("school", "ysgol"),
    ("park", "parc"),
    ("bridge", "pont"),
    ("bont", "pont"),
    ("walk", "rhodfa"),
    ("view", "golwg"),
    ("way", "heol"),
    ("mount", "mynydd"),
    ("parade", "rhodfa"),
];
/// Words that carry nothing in an address. A bare "st" may be street or saint, so it is left out as well.
const EMPTY: [&str; 8] = ["y", "yr", "the", "of", "and", "a", "st", "no"];

/// A postcode without blanks, lower case, `None` where its shape is not that of a British postcode.
pub fn postcode(text: &str) -> Option<String> {
    let tight = fold::run_together(text);
    let split = tight.len().checked_sub(3)?;
    let (outward, inward) = (tight.get(..split)?, tight.get(split..)?);
    let inward: Vec<char> = inward.chars().collect();
    let well_formed = (2..=4).contains(&outward.len())
        && outward.starts_with(|c: char| c.is_ascii_lowercase())
        && outward.chars().any(|c| c.is_ascii_digit())
        && outward.chars().all(|c| c.is_ascii_alphanumeric())
        && inward[0].is_ascii_digit()
        && inward[1..].iter().all(char::is_ascii_lowercase);
    well_formed.then_some(tight)
}

/// The part of a (tight) postcode before the gap.
pub fn outward(postcode: &str) -> &str {
    postcode.len().checked_sub(3).and_then(|split| postcode.get(..split)).unwrap_or(postcode)
}

/// A postcode as it is printed.
pub fn printed(postcode: &str) -> String {
    let upper = postcode.to_uppercase();
    match upper.len().checked_sub(3).and_then(|split| Some((upper.get(..split)?, upper.get(split..)?))) {
        Some((outward, inward)) => format!("{outward} {inward}"),
        None => upper,
    }
}

/// The words of an address that tell it apart, street words in one form.
pub fn address_words(text: &str) -> Vec<String> {
    let one_form =
        |word: String| STREET_WORDS.iter().find(|(from, _)| *from == word).map_or(word, |(_, to)| (*to).to_owned());
    fold::words(text).into_iter().filter(|word| !EMPTY.contains(&word.as_str())).map(one_form).collect()
}

/// How far two addresses share their words, from 0 to 1. A differing house number counts as much as a differing street.
pub fn address_agreement(a: &str, b: &str) -> f64 {
    let (a, b) = (address_words(a), address_words(b));
    let numbers = |words: &[String]| -> Vec<String> {
        words.iter().filter(|w| w.starts_with(|c: char| c.is_ascii_digit())).cloned().collect()
    };
    let (number_a, number_b) = (numbers(&a), numbers(&b));
    let (found, used) = super::names::overlap(&a, &b);
    let shared = (found + used) / 2.0;
    if !number_a.is_empty() && !number_b.is_empty() && !number_a.iter().any(|n| number_b.contains(n)) {
        shared * 0.5
    } else {
        shared
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postcodes_in_one_form() {
        assert_eq!(postcode(" ll57 2dg ").as_deref(), Some("ll572dg"));
        assert_eq!(postcode("CF10-3NQ").as_deref(), Some("cf103nq"));
        for bad in ["", "LL57", "1234567", "LL57 22G", "Bangor"] {
            assert_eq!(postcode(bad), None, "{bad}");
        }
        assert_eq!(outward("ll572dg"), "ll57");
        assert_eq!(printed("ll572dg"), "LL57 2DG");
    }

    #[test]
    fn a_street_is_the_same_street_in_both_languages() {
        assert_eq!(address_words("12 Ffordd y Coleg"), ["12", "heol", "coleg"]);
        assert!(address_agreement("12 Ffordd Caernarfon, Bangor", "12 Caernarfon Road, Bangor") > 0.99);
        assert!(address_agreement("12 Stryd Fawr, Bangor", "12 High St, Bangor") > 0.8);
        assert!(address_agreement("12 Stryd Fawr, Bangor", "48 Stryd Fawr, Bangor") < 0.5);
        assert!(address_agreement("3 Maes Glas", "The Old Mill, Corwen") < 0.2);
    }
}

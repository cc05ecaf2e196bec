//! What was typed into the search box, read as names, dates, numbers, plates and places.

use crate::likeness::{
    contacts, dates, edits, fold, names, numbers, places, plates, plates::PartialPlate, sound, variants,
};
use crate::{search::terms, words::RecordDetails};
use kernel::{Date, UncertainDate};

/// Marks under which a plain word is looked up as well, and what finding it there is worth.
pub(super) const MARKS: [(&str, f64); 5] = [("in", 0.7), ("is", 0.7), ("handle", 0.9), ("ref", 0.9), ("area", 0.7)];

/// One thing that was asked for. Records may be found under any of its terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A word of a name (or a place, or a description): whatever is near it counts.
    Word(String),
    /// Exact terms, each as good as the others.
    Exactly(Vec<String>),
    /// All of these terms at once, as with the pieces of a half-remembered number or plate.
    AllOf(Vec<String>),
}

/// A search as it was understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// What was asked for, in the order typed; at most eight parts.
    pub parts: Vec<Part>,
    /// Half-remembered plates that the records found must fit.
    pub plates: Vec<PartialPlate>,
}

impl Asked {
    /// Reads the text; `today` tells which century a short year means.
    pub fn read(text: &str, today: Date) -> Self {
        let text: String = text.chars().take(200).collect();
        let pieces: Vec<&str> =
            text.split([' ', ',', ';', '\t', '\n', '\u{a0}']).filter(|piece| !piece.is_empty()).collect();
        let mut asked = Asked::default();
        let mut plain: Vec<&str> = Vec::new();
        let mut at = 0;
        while at < pieces.len() {
            let widest = (pieces.len() - at).min(4);
            let taken = (1..=widest).rev().find(|width| asked.take(&pieces[at..at + width], today));
            match taken {
                Some(width) => at += width,
                None => {
                    plain.push(pieces[at]);
                    at += 1;
                }
            }
        }
        // A title is kept here: a record may have nothing else to be found by.
        let words = names::all_words(&plain.join(" "));
        let some = words.iter().any(|word| !names::is_particle(word));
        asked.parts.extend(words.into_iter().filter(|word| !some || !names::is_particle(word)).map(Part::Word));
        asked.parts.truncate(8);
        asked
    }

    /// What to look for when records like a description are wanted.
    pub fn describing(details: &RecordDetails, today: Date) -> Self {
        let mut asked = Asked::default();
        let names = [&details.given_names, &details.family_name, &details.known_as, &details.place_name];
        let mut words: Vec<String> = names.into_iter().flatten().flat_map(|text| names::name_words(text)).collect();
        let mut seen = std::collections::HashSet::new();
        words.retain(|word| seen.insert(word.clone()));
        asked.parts.extend(words.into_iter().take(8).map(Part::Word));
        for term in terms(details) {
            match term.split_once(':').map_or("", |(mark, _)| mark) {
                "=dob" => {
                    let date = details.date_of_birth.unwrap_or(UncertainDate::Unknown);
                    asked.parts.push(Part::Exactly(date_terms(date)));
                }
                "=post" | "=tel" | "=mail" | "=handle" | "=plate" | "=ref" => {
                    asked.parts.push(Part::Exactly(vec![term]))
                }
                _ => {}
            }
        }
        // Half of a plate is asked for as in a search.
        if let Some(plate) = details.vehicle_plate.as_deref().filter(|plate| plate.contains(['?', '*', '_'])) {
            let seen = Asked::read(plate, today);
            asked.parts.extend(seen.parts);
        }
        asked
    }

    /// Whether nothing was asked for.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The words asked for.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match part {
            Part::Word(word) => Some(word.as_str()),
            _ => None,
        })
    }

    /// The near keys to look up: what is found under them may be a mistyped form of a word asked for.
    pub fn near_keys(&self) -> Vec<String> {
        let mut keys: Vec<String> = Vec::new();
        for word in self.words() {
            keys.extend(edits::with_one_left_out(word));
            keys.extend(sound::sound_key(word).map(|key| format!("~{key}")));
        }
        keys.sort();
        keys.dedup();
        keys
    }

    /// The terms whose use is to be counted: words, their other forms, halves of words run together, and marks.
    pub fn terms(&self) -> Vec<String> {
        let mut terms: Vec<String> = Vec::new();
        let words: Vec<&str> = self.words().collect();
        for word in &words {
            terms.push((*word).to_owned());
            terms.extend(variants::forms_of(word));
            terms.extend(MARKS.iter().map(|(mark, _)| format!("={mark}:{word}")));
            for (left, right) in halves(word) {
                terms.extend([left.to_owned(), right.to_owned()]);
            }
        }
        terms.extend(words.windows(2).map(|two| two.concat()));
        for part in &self.parts {
            match part {
                Part::Exactly(exact) | Part::AllOf(exact) => terms.extend(exact.iter().cloned()),
                Part::Word(_) => {}
            }
        }
        terms.sort();
        terms.dedup();
        terms
    }

    /// Takes some pieces as one number, date, plate or address, if they are one.
    fn take(&mut self, pieces: &[&str], today: Date) -> bool {
        let joined = pieces.join(" ");
        let single = pieces.len() == 1;
        let digits = fold::digits(&joined);
        let letters = joined.chars().filter(|c| c.is_alphabetic()).count();
        if let Some(date) = dates::read(&joined, today).filter(|_| letters == 0) {
            self.parts.push(Part::Exactly(date_terms(date)));
        } else if let Some(number) = numbers::nhs_number(&joined).filter(|_| digits.len() == 10 && letters == 0) {
            let phone = contacts::phone(&joined).map(|phone| format!("=tel:{phone}"));
            self.parts.push(Part::Exactly(std::iter::once(format!("=ref:{number}")).chain(phone).collect()));
        } else if let Some(phone) = contacts::phone(&joined).filter(|_| letters == 0 && digits.len() >= 9) {
            self.parts.push(Part::Exactly(vec![format!("=tel:{phone}"), format!("=ref:{digits}")]));
        } else if letters == 0
            && (6..=9).contains(&digits.len())
            && joined.chars().all(|c| c.is_ascii_digit() || c == ' ')
        {
            self.parts.push(Part::AllOf(runs(&digits)));
        } else if let Some(code) = places::postcode(&joined).filter(|_| pieces.len() <= 2) {
            let mut terms = vec![format!("=post:{code}")];
            terms.extend(plates::plate(&joined).map(|plate| format!("=plate:{plate}")));
            self.parts.push(Part::Exactly(terms));
        } else if let Some(email) = contacts::email(&joined).filter(|_| single) {
            self.parts.push(Part::Exactly(vec![format!("=mail:{email}")]));
        } else if let Some(handle) = joined.strip_prefix('@').filter(|_| single).and_then(contacts::handle_only) {
            self.parts.push(Part::Exactly(vec![format!("=handle:{handle}")]));
        } else {
            return self.take_plate(&joined, pieces) || (single && self.take_reference(&joined));
        }
        true
    }

    /// A plate: with gaps marked, or whole in one or two pieces with letters and digits mixed.
    fn take_plate(&mut self, joined: &str, pieces: &[&str]) -> bool {
        let gaps = joined.contains(['?', '*', '_']);
        let digits = joined.chars().filter(char::is_ascii_digit).count();
        let known = joined.chars().filter(char::is_ascii_alphanumeric).count();
        let piece_of_one = |piece: &&str| {
            let letters = piece.chars().filter(char::is_ascii_alphabetic).count();
            piece.is_ascii() && letters <= 5 && letters < piece.len().max(4) && !names::is_ordinal(&fold::plain(piece))
        };
        let whole = pieces.iter().all(piece_of_one) && (2..=4).contains(&digits) && (5..=7).contains(&known);
        if pieces.len() > 2 || !(gaps || (whole && known - digits >= 2)) {
            return false;
        }
        let Some(partial) = PartialPlate::read(joined) else { return false };
        let pairs: Vec<String> = partial.pairs().into_iter().map(|pair| format!("=pair:{pair}")).collect();
        if pairs.is_empty() {
            return false;
        }
        self.parts.push(Part::AllOf(pairs));
        self.plates.push(partial);
        true
    }

    /// A reference: one piece with at least three digits and a letter, or with signs between. Anything less is a word.
    fn take_reference(&mut self, piece: &str) -> bool {
        let tight = fold::run_together(piece);
        let digits = fold::digits(&tight).len();
        if digits < 3 || tight.len() < 5 || tight.len() - digits < 1 {
            return false;
        }
        let mut terms = vec![format!("=ref:{tight}"), format!("=handle:{}", piece.to_lowercase())];
        terms.extend(plates::plate(piece).map(|plate| format!("=plate:{plate}")));
        self.parts.push(Part::Exactly(terms));
        true
    }
}

/// A date with the slips that are made in writing it: day and month changed about count too.
fn date_terms(date: UncertainDate) -> Vec<String> {
    match date {
        UncertainDate::Day(day) => {
            let mut terms = vec![format!("=dob:{day}")];
            if let Ok(swapped) = Date::new(day.year(), day.day(), day.month())
                && swapped != day
            {
                terms.push(format!("=dob:{swapped}"));
            }
            terms
        }
        other => other.bounds().map(|(from, _)| vec![format!("=born:{}", from.year())]).unwrap_or_default(),
    }
}

fn runs(digits: &str) -> Vec<String> {
    let digits = digits.trim_start_matches('0');
    let mut runs: Vec<String> = contacts::phone_runs(digits).into_iter().map(|run| format!("=run:{run}")).collect();
    if runs.is_empty() {
        runs.push(format!("=ref:{digits}"));
    }
    runs
}

/// The ways to part a word of six letters or more into two of at least two: the gap left out, or another key hit for it.
pub(super) fn halves(word: &str) -> Vec<(&str, &str)> {
    if !word.is_ascii() || word.len() < 6 {
        return Vec::new();
    }
    let left_out = (2..=word.len() - 2).map(|at| word.split_at(at));
    let hit_instead = (2..=word.len() - 3).map(|at| (&word[..at], &word[at + 1..]));
    left_out.chain(hit_instead).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Asked {
        Asked::read(text, "2026-11-21".parse().unwrap())
    }

    #[test]
    fn each_thing_is_seen_for_what_it_is() {
        let exactly = |text: &str| match read(text).parts.as_slice() {
            [Part::Exactly(terms)] => terms.first().cloned().unwrap_or_default(),
            other => panic!("{text}: {other:?}"),
        };
        assert_eq!(exactly("05/04/2011"), "=dob:2011-04-05");
        assert_eq!(exactly("2011"), "=born:2011");
        assert_eq!(exactly("LL57 2DG"), "=post:ll572dg");
        assert_eq!(exactly("07700 900123"), "=tel:+447700900123");
        assert_eq!(exactly("943 476 5919"), "=ref:9434765919");
        assert_eq!(exactly("gwen@example.org"), "=mail:gwen@example.org");
        assert_eq!(exactly("@gwen_99"), "=handle:gwen_99");
        assert_eq!(exactly("WR-2026/17"), "=ref:wr202617");
        assert_eq!(read("900123").parts, [Part::AllOf(vec!["=run:900123".into()])]);
    }

    #[test]
    fn names_and_marks_mix() {
        let asked = read("Dr Siân Lloyd-Jones, 5.4.2011 LL57 2DG");
        assert_eq!(asked.words().collect::<Vec<_>>(), ["dr", "sian", "lloyd", "jones"]);
        assert_eq!(asked.parts.len(), 6);
        assert_eq!(read("thomas 1st chudleigh").words().count(), 3);
        assert!(read("  , ").is_empty());
    }

    #[test]
    fn a_half_seen_plate_is_a_plate() {
        let asked = read("CX?? 4B");
        assert_eq!(asked.parts, [Part::AllOf(vec!["=pair:4B".into(), "=pair:CX".into()])]);
        assert!(asked.plates[0].fits("CX994BZ"));
        let both = read("CX99 4BZ").parts;
        assert_eq!(
            both,
            [Part::Exactly(vec!["=post:cx994bz".into(), "=plate:CX994BZ".into()])],
            "a plate can look like a postcode"
        );
        assert_eq!(read("CX99").parts.len(), 1);
        for name in ["gwen jones", "7th duke", "13th erl", "2nd broj", "henry 4ichardson", "ash5on"] {
            assert!(read(name).plates.is_empty(), "{name}");
        }
        assert_eq!(read("DY12 7Q").plates.len(), 1);
    }
}

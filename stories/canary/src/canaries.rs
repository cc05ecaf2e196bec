//! The canaries: a word of its own for every field that somebody types into, and finding it again in whatever form.

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use memchr::memmem::{self, Finder};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, Mutex, PoisonError};

/// With which letters every canary begins; they stand in no word of any language here.
const MARK: &str = "zqcanary";
/// How many letters tell one from another.
const LETTERS: usize = 5;
/// With which digits every canary begins that only digits may be typed for: a number that nobody has.
const DIGITS: &str = "7700901";
/// How many digits tell one from another.
const PLACES: usize = 5;

/// One canary.
#[derive(Debug, Clone)]
pub struct Canary {
    /// The route whose form it was typed into, or the command that it was given to.
    pub route: String,
    /// The field.
    pub field: String,
    /// Who typed it: a name of the town, `public`.
    pub typist: &'static str,
}

/// In which form one was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Form {
    Plain,
    Hexadecimal,
    Base64,
    Percent,
}

/// All canaries, by number.
#[derive(Debug, Default)]
pub struct Canaries(Mutex<Vec<Canary>>);

impl Canaries {
    /// A new one, as a word.
    pub fn word(&self, canary: Canary) -> String {
        let number = self.keep(canary);
        let mut letters = number;
        let word: String = (0..LETTERS)
            .map(|_| {
                let letter = char::from(b'a' + u8::try_from(letters % 26).unwrap_or(0));
                letters /= 26;
                letter
            })
            .collect();
        format!("Zq{}{word}", &MARK[2..])
    }

    /// A new one, as a telephone number.
    pub fn phone(&self, canary: Canary) -> String {
        let number = self.keep(canary);
        format!("0{DIGITS}{number:0PLACES$}")
    }

    fn keep(&self, canary: Canary) -> usize {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.push(canary);
        all.len() - 1
    }

    /// The one with this number.
    pub fn get(&self, number: usize) -> Option<Canary> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(number).cloned()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// Whether there are none yet.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The routes and fields for which there is one.
    pub fn fields(&self) -> BTreeSet<(String, String)> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.iter().map(|canary| (canary.route.clone(), canary.field.clone())).collect()
    }

    /// The numbers of all that these bytes hold, in plain letters, hexadecimal digits, base64 or percent signs, each with the
    /// form in which it was found first.
    pub fn found(&self, bytes: &[u8]) -> BTreeMap<usize, Form> {
        let mut found = BTreeMap::new();
        let known = self.len();
        let low = bytes.to_ascii_lowercase();
        let mut keep = |number: Option<usize>, form: Form| {
            if let Some(number) = number.filter(|number| *number < known) {
                found.entry(number).or_insert(form);
            }
        };
        for at in PLAIN[0].find_iter(&low) {
            keep(by_letters(&low[at + MARK.len()..]), Form::Plain);
        }
        for at in PLAIN[1].find_iter(&low) {
            keep(by_digits(&low[at + DIGITS.len()..]), Form::Plain);
        }
        for pattern in PATTERNS.iter() {
            let Pattern { inner, read, hexadecimal, percent, base64 } = pattern;
            for at in hexadecimal.find_iter(&low) {
                let rest = &low[at + hexadecimal.needle().len()..];
                let plain = hex::decode(&rest[..rest.len().min(2 * LETTERS)]).unwrap_or_default();
                keep(read(&plain.to_ascii_lowercase()), Form::Hexadecimal);
            }
            for at in percent.find_iter(&low) {
                let rest = &low[at + percent.needle().len()..];
                let digits: Vec<u8> = rest.iter().take(3 * LETTERS).copied().filter(|b| *b != b'%').collect();
                keep(read(&hex::decode(digits).unwrap_or_default().to_ascii_lowercase()), Form::Percent);
            }
            for at in base64.iter().flat_map(|finder| finder.find_iter(bytes)) {
                for plain in around(bytes, at) {
                    for place in memmem::find_iter(&plain, inner) {
                        keep(read(&plain[place + inner.len()..]), Form::Base64);
                    }
                }
            }
        }
        found
    }
}

/// How the beginning of a canary reads when it was written otherwise.
struct Pattern {
    inner: &'static str,
    read: fn(&[u8]) -> Option<usize>,
    hexadecimal: Finder<'static>,
    percent: Finder<'static>,
    base64: Vec<Finder<'static>>,
}

static PLAIN: LazyLock<[Finder<'static>; 2]> = LazyLock::new(|| [Finder::new(MARK), Finder::new(DIGITS)]);

static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    // Without the first letter, which is written large or small.
    type Read = fn(&[u8]) -> Option<usize>;
    let both = [(&MARK[1..], by_letters as Read), (DIGITS, by_digits as Read)];
    let finder = |text: String| Finder::new(&text).into_owned();
    both.map(|(inner, read)| Pattern {
        inner,
        read,
        hexadecimal: finder(hex::encode(inner)),
        percent: finder(percent(inner)),
        base64: inner_base64(inner).into_iter().map(finder).collect(),
    })
    .into()
});

fn by_letters(rest: &[u8]) -> Option<usize> {
    let letters = rest.get(..LETTERS)?;
    let ends = letters.iter().all(u8::is_ascii_lowercase);
    ends.then(|| letters.iter().rev().fold(0, |number, letter| number * 26 + usize::from(letter - b'a')))
}

fn by_digits(rest: &[u8]) -> Option<usize> {
    std::str::from_utf8(rest.get(..PLACES)?).ok()?.parse().ok()
}

fn percent(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02x}")).collect()
}

/// What of a text's base64 is always the same, for each of the three places at which it may begin.
fn inner_base64(text: &str) -> Vec<String> {
    (0..3)
        .map(|before| {
            let mut bytes = vec![0; before];
            bytes.extend_from_slice(text.as_bytes());
            let whole = STANDARD_NO_PAD.encode(&bytes);
            // The letters that hold nothing but bits of this text.
            let (first, last) = ((before * 8).div_ceil(6), bytes.len() * 8 / 6);
            whole[first..last].to_owned()
        })
        .collect()
}

/// What the base64 around a place may say, in small letters.
fn around(bytes: &[u8], at: usize) -> Vec<Vec<u8>> {
    let letter = |b: &u8| b.is_ascii_alphanumeric() || b"+/-_".contains(b);
    let before = bytes[at.saturating_sub(64)..at].iter().rev().take_while(|b| letter(b)).count();
    let start = at - before;
    let run: Vec<u8> = bytes[start..bytes.len().min(at + 64)]
        .iter()
        .take_while(|b| letter(b))
        .map(|b| match b {
            b'-' => b'+',
            b'_' => b'/',
            other => *other,
        })
        .collect();
    (0..4.min(run.len()))
        .filter_map(|skip| {
            let run = &run[skip..];
            let whole = run.len() / 4 * 4;
            STANDARD_NO_PAD.decode(&run[..whole]).ok().map(|plain| plain.to_ascii_lowercase())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some() -> (Canaries, String, String) {
        let canaries = Canaries::default();
        let canary = |field: &str| Canary { route: "/test".to_owned(), field: field.to_owned(), typist: "nia" };
        for n in 0..700 {
            canaries.word(canary(&n.to_string()));
        }
        let word = canaries.word(canary("word"));
        let phone = canaries.phone(canary("phone"));
        (canaries, word, phone)
    }

    #[test]
    fn a_canary_is_found_in_every_form_and_at_every_place() {
        let (canaries, word, phone) = some();
        for (text, number) in [(word, 700), (phone, 701)] {
            for before in ["", "a", "ab", "abc", "abcd"] {
                let told = format!("{before}{text} was told");
                let forms = [
                    (told.clone(), Form::Plain),
                    (told.to_uppercase(), Form::Plain),
                    (hex::encode(&told), Form::Hexadecimal),
                    (hex::encode_upper(&told), Form::Hexadecimal),
                    (base64::engine::general_purpose::STANDARD.encode(&told), Form::Base64),
                    (base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(&told), Form::Base64),
                    (percent(&told), Form::Percent),
                    (percent(&told).to_uppercase(), Form::Percent),
                ];
                for (written, form) in forms {
                    let found = canaries.found(format!("xx \"{written}\" yy").as_bytes());
                    assert_eq!(found.get(&number), Some(&form), "{form:?} of {told}");
                    assert_eq!(found.len(), 1, "{found:?}");
                }
            }
        }
    }

    #[test]
    fn what_is_none_is_not_taken_for_one() {
        let (canaries, ..) = some();
        for text in ["zqcanary", "zqcanaryzzzzz", "zqcanary-abcde", "07700901", "0770090199999", "canary"] {
            assert!(canaries.found(text.as_bytes()).is_empty(), "{text}");
        }
    }
}

//! What makes a password good enough, with kind reasons where it is not.

use zxcvbn::{Score, feedback::Warning, zxcvbn};

/// Fewest characters.
pub const SHORTEST: usize = 12;
/// Most characters: enough for any sentence, and a bound for the work of judging it.
pub const LONGEST: usize = 200;

/// Why a password will not do. Each has a text in both languages that says what to do instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weakness {
    /// Nothing typed.
    Missing,
    /// Fewer than [`SHORTEST`] characters.
    TooShort,
    /// More than [`LONGEST`] characters.
    TooLong,
    /// On the lists that guessers begin with.
    Common,
    /// One's own name, e-mail address or agency, or little more.
    AboutYou,
    /// A row of keys, a sequence or repetition.
    Pattern,
    /// Little more than a date or a year.
    Date,
    /// Guessable for other reasons.
    Guessable,
}

impl Weakness {
    /// The key of its text.
    pub const fn key(self) -> &'static str {
        match self {
            Weakness::Missing => "agencies-password-missing",
            Weakness::TooShort => "agencies-password-too-short",
            Weakness::TooLong => "agencies-password-too-long",
            Weakness::Common => "agencies-password-common",
            Weakness::AboutYou => "agencies-password-about-you",
            Weakness::Pattern => "agencies-password-pattern",
            Weakness::Date => "agencies-password-date",
            Weakness::Guessable => "agencies-password-guessable",
        }
    }
}

/// The one most useful reason why a password will not do, if there is one. `about` is what others know of the person:
/// names, e-mail address, agency.
pub fn weakness(password: &str, about: &[&str]) -> Option<Weakness> {
    let length = password.chars().count();
    if length == 0 {
        return Some(Weakness::Missing);
    }
    if length < SHORTEST {
        return Some(Weakness::TooShort);
    }
    if length > LONGEST {
        return Some(Weakness::TooLong);
    }
    let own: Vec<String> = about.iter().flat_map(|text| parts(text)).collect();
    if is_mostly(&password.to_lowercase(), &own) {
        return Some(Weakness::AboutYou);
    }
    let known: Vec<&str> = own.iter().map(String::as_str).chain(["dolen", "diogelu", "safeguarding"]).collect();
    let judged = zxcvbn(password, &known);
    if judged.score() >= Score::Three {
        return None;
    }
    Some(match judged.feedback().and_then(zxcvbn::feedback::Feedback::warning) {
        Some(
            Warning::ThisIsATop10Password
            | Warning::ThisIsATop100Password
            | Warning::ThisIsACommonPassword
            | Warning::ThisIsSimilarToACommonlyUsedPassword,
        ) => Weakness::Common,
        Some(
            Warning::StraightRowsOfKeysAreEasyToGuess
            | Warning::ShortKeyboardPatternsAreEasyToGuess
            | Warning::RepeatsLikeAaaAreEasyToGuess
            | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess
            | Warning::SequencesLikeAbcAreEasyToGuess,
        ) => Weakness::Pattern,
        Some(Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess) => Weakness::Date,
        _ => Weakness::Guessable,
    })
}

/// Whether fewer than eight letters and digits are left once everything about the person is taken out.
fn is_mostly(password: &str, own: &[String]) -> bool {
    let mut own: Vec<&str> = own.iter().map(String::as_str).filter(|part| part.chars().count() >= 3).collect();
    own.sort_by_key(|part| std::cmp::Reverse(part.len()));
    let rest = own.iter().fold(password.to_owned(), |rest, part| rest.replace(part, " "));
    rest != password && rest.chars().filter(|c| c.is_alphanumeric()).count() < 8
}

/// The whole text and its words, in lower case: people use any of them.
fn parts(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned);
    let whole: String = lower.chars().filter(|c| c.is_alphanumeric()).collect();
    words.chain([lower.clone(), whole]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NIA: &[&str] = &["Nia Wyn Pritchard", "nia.pritchard@ynysmon.example", "Cyngor Sir Ynys Môn"];

    #[test]
    fn the_most_useful_reason_is_named() {
        let table = [
            ("", Some(Weakness::Missing)),
            ("tair-llath", Some(Weakness::TooShort)),
            ("nia.pritchard1", Some(Weakness::AboutYou)),
            ("ynysmonynysmon", Some(Weakness::AboutYou)),
            ("password1234", Some(Weakness::Common)),
            ("aaaaaaaaaaaaaaaa", Some(Weakness::Pattern)),
            ("qwertyuiopas", Some(Weakness::Common)),
            ("abcabcabcabcabc", Some(Weakness::Pattern)),
            ("llefrith ar garreg drws", None),
            ("nia yn yfed llefrith ar garreg", None),
            ("gwylan-simnai-hosan-7", None),
        ];
        for (password, expected) in table {
            assert_eq!(weakness(password, NIA), expected, "{password}");
        }
    }

    #[test]
    fn length_is_counted_in_characters_and_bounded() {
        assert_eq!(weakness("ŵŷŵŷŵŷŵŷŵŷŵ", NIA), Some(Weakness::TooShort));
        assert_eq!(weakness(&"carreg ".repeat(29), NIA), Some(Weakness::TooLong));
    }
}

//! Letters without accents, capitals and punctuation, so that Siân and SIAN are the same word.

/// Lower case, without accents and without apostrophes, which part no words in a name.
pub fn plain(text: &str) -> String {
    i18n::fold(text).replace('\'', "")
}

/// The words of a text, plain, parted at everything that is neither letter nor digit.
pub fn words(text: &str) -> Vec<String> {
    plain(text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Letters and digits only, plain and run together: for identifiers.
pub fn run_together(text: &str) -> String {
    plain(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The digits of a text.
pub fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn accents_capitals_and_apostrophes_go() {
        assert_eq!(plain("Siân ŴYN Llŷr"), "sian wyn llyr");
        assert_eq!(words("O’Neill, Mary-Ann (Dr.)"), ["oneill", "mary", "ann", "dr"]);
        assert_eq!(run_together("UPN: h801-200.001"), "upnh801200001");
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,40}") {
            let once = words(&text);
            prop_assert_eq!(words(&once.join(" ")), once);
        }
    }
}

//! Words that put the blame on a child, and what to write instead: advice about English text, never a bar. What stands
//! in quotation marks is left alone; so are the child's own words, which are never given to this check.

use kernel::Language;

/// One piece of advice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Advice {
    /// The words that were found, as the list has them.
    pub(super) avoid: &'static str,
    /// What to write instead.
    pub(super) instead: &'static str,
}

/// Phrases to look for, what to show for them, and what to write instead. A `*` ends a word of any ending. Only entries
/// that were read in a published guide or practice page; the Welsh list waits for the official Welsh edition.
const LIST: &[(&[&str], &str, &str)] = &[
    (
        &[
            "put* themselves at risk",
            "put* herself at risk",
            "put* himself at risk",
            "plac* themselves at risk",
            "plac* herself at risk",
            "plac* himself at risk",
        ],
        "putting themselves at risk",
        "the situation reduces the child’s safety; someone may be exploiting the child",
    ),
    (
        &["sexual activity with"],
        "sexual activity with",
        "was sexually abused by; there is an allegation of sexual abuse",
    ),
    (&["sexually active"], "sexually active", "may have been sexually abused or coerced"),
    (
        &["been contacting adults", "contacting older men", "contacting adult males"],
        "has been contacting adults",
        "adults have been contacting the child",
    ),
    (
        &["drugs in return for sex", "sex in return for drugs"],
        "in return for sex",
        "is being sexually exploited; drugs are being used to coerce",
    ),
    (
        &["involved in cse", "involved in cce", "involved in child sexual exploitation", "involved in exploitation"],
        "involved in CSE",
        "is a victim of sexual (or criminal) exploitation",
    ),
    (&["in a relationship with"], "in a relationship with", "is being groomed, controlled or exploited by"),
    (
        &["associat* with older", "spending time with older", "associat* with a gang", "associat* with gang*"],
        "associating with older people or a gang",
        "is being targeted or exploited by",
    ),
    (&["gang member*", "gang association"], "gang member", "is being exploited by an organised crime group"),
    (
        &["sending explicit", "sent explicit", "sending nudes", "sent nudes"],
        "sending explicit pictures",
        "an adult has obtained images from the child through grooming or coercion",
    ),
    (&["child porn*"], "child pornography", "child sexual abuse images"),
    (
        &["child prostitut*", "prostitut* herself", "prostitut* himself", "prostitut* themselves"],
        "child prostitute",
        "child who is sexually exploited",
    ),
    (
        &["risky behaviour*", "risk taking", "risk-taking"],
        "risky behaviour",
        "what happened, the harm, and who caused it",
    ),
    (
        &["risky choice*", "poor decision*", "poor relationship choice*", "poor choice*"],
        "risky choices, poor decisions",
        "had limited or no real choice; was controlled by",
    ),
    (&["lifestyle"], "lifestyle", "is being exploited; describe the harm"),
    (
        &["hard to reach", "disengaged", "won't engage", "won’t engage", "will not engage", "refus* to engage"],
        "hard to reach, won’t engage",
        "services have not yet found a way that works for the child",
    ),
    (&["troublemaker*", "trouble maker*"], "troublemaker", "what was seen, and what it may be telling us"),
    (&["vulnerabilit* led"], "vulnerabilities led to", "the perpetrator targeted the child’s circumstances"),
    (
        &["didn't leave", "didn’t leave", "did not leave", "must have known"],
        "why didn’t they leave, must have known",
        "the control or threats that prevented it",
    ),
    (
        &["streetwise", "street wise", "street-wise"],
        "streetwise",
        "the child’s experience; needs protection as a child",
    ),
    (
        &["drug dealer*", "drug runner*", "drug running", "dealing drugs"],
        "drug dealer, drug running",
        "is being criminally exploited",
    ),
    (&["money mule*"], "money mule", "is being financially exploited"),
    (
        &["consented", "agreed to sex", "willing participant", "willingly"],
        "consented, willing",
        "a child cannot consent to abuse; was manipulated or coerced",
    ),
    (
        &["in exchange for", "payment for"],
        "in exchange for, payment for",
        "was given things as part of the grooming or control",
    ),
    (&["historical abuse", "historic abuse"], "historical abuse", "non-recent abuse"),
    (
        &["high risk child", "medium risk child", "low risk child", "high-risk child"],
        "high, medium or low risk child",
        "the assessed harm, with date and tool",
    ),
];

/// What to reconsider in a text, each entry at most once, in the order of the list.
pub(super) fn language_advice(text: &str, language: Language) -> Vec<Advice> {
    if language == Language::Cy {
        return Vec::new();
    }
    let words = words(&without_quotations(text).to_lowercase());
    let stands = |phrase: &str| {
        let wanted: Vec<&str> = phrase.split(' ').collect();
        words.windows(wanted.len()).any(|run| run.iter().zip(&wanted).all(|(word, wanted)| fits(word, wanted)))
    };
    let found = LIST.iter().filter(|(phrases, ..)| phrases.iter().any(|phrase| stands(phrase)));
    found.map(|(_, avoid, instead)| Advice { avoid, instead }).collect()
}

fn fits(word: &str, wanted: &str) -> bool {
    match wanted.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => word == wanted,
    }
}

/// Whole words; a full stop or the like stands as a word of its own, so that no phrase runs across it.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for letter in text.chars() {
        if letter.is_alphanumeric() || matches!(letter, '-' | '\'' | '’') {
            if let Some(last) = words.last_mut() {
                last.push(letter);
            }
        } else {
            words.push(String::new());
            if matches!(letter, '.' | '!' | '?' | ';' | '\n') {
                words.extend([letter.to_string(), String::new()]);
            }
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The text without what stands in quotation marks; a mark that is never closed hides nothing.
fn without_quotations(text: &str) -> String {
    const MARKS: [(char, char); 3] = [('“', '”'), ('"', '"'), ('‘', '’')];
    let mut kept = String::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let after = &rest[letter.len_utf8()..];
        // A straight or curly single mark inside a word is an apostrophe.
        let opens = MARKS.iter().find(|(open, _)| *open == letter);
        match opens.and_then(|(_, close)| after.find(*close).map(|at| (at, close.len_utf8()))) {
            Some((at, length)) => {
                kept.push('\n');
                rest = &after[at + length..];
            }
            None => {
                kept.push(letter);
                rest = after;
            }
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(text: &str) -> Vec<&'static str> {
        language_advice(text, Language::En).into_iter().map(|advice| advice.avoid).collect()
    }

    #[test]
    fn whole_words_in_any_case_and_form() {
        assert_eq!(found("She keeps PUTTING herself at risk."), ["putting themselves at risk"]);
        assert_eq!(found("He is placing himself\nat  risk").len(), 0, "a new line ends a phrase");
        assert_eq!(found("It is a lifestyle choice."), ["lifestyle"]);
        assert_eq!(found("A gang members’ car; risk-taking."), ["gang member", "risky behaviour"]);
        assert!(found("Engaged in lessons. Her lifestyles magazine.").is_empty());
        assert!(found("It was put. Himself at risk, he ran.").is_empty(), "no phrase runs across a full stop");
    }

    #[test]
    fn quoted_words_are_left_alone() {
        assert!(found("She said “I consented to go” and left.").is_empty());
        assert!(found("He told me \"it is my lifestyle\".").is_empty());
        assert_eq!(found("“Hello,” she said. She consented."), ["consented, willing"]);
        assert_eq!(found("An inch is 1\" and she consented"), ["consented, willing"], "an open mark hides nothing");
        assert_eq!(found("the girl’s friend’s lifestyle"), ["lifestyle"], "an apostrophe is no quotation mark");
    }

    #[test]
    fn welsh_text_is_left_alone_until_there_is_an_approved_list() {
        assert!(language_advice("Mae hi wedi bod yn in a relationship with", Language::Cy).is_empty());
    }

    #[test]
    fn what_is_advised_is_not_itself_advised_against() {
        for (_, _, instead) in LIST {
            assert!(found(instead).is_empty(), "{instead}");
        }
    }

    proptest! {
        #[test]
        fn every_phrase_is_found_wherever_it_stands(entry in 0..LIST.len(), before in "[a-z ]{0,20}", after in "[a-z ]{0,20}") {
            let (phrases, avoid, _) = LIST[entry];
            for phrase in phrases {
                let text = format!("{before} {} {after}", phrase.replace('*', ""));
                prop_assert!(found(&text).contains(&avoid), "{}", text);
            }
        }

        #[test]
        fn any_text_is_taken(text in "\\PC*") {
            let _ = language_advice(&text, Language::En);
        }
    }
}

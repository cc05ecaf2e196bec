//! Undoing Welsh initial mutations, so that *ym Mangor* and *i Fangor* both find Bangor.

/// Each mutated beginning with the beginnings it can come from. A longer beginning stands before a shorter one.
const BEGINNINGS: &[(&str, &[&str])] = &[
    ("ngh", &["c"]),
    ("mh", &["p"]),
    ("nh", &["t"]),
    ("ng", &["g"]),
    ("ph", &["p"]),
    ("th", &["t"]),
    ("ch", &["c"]),
    ("dd", &["d"]),
    // These are letters of their own that no mutation makes.
    ("ff", &[]),
    ("ll", &[]),
    ("rh", &[]),
    ("b", &["p"]),
    ("d", &["t"]),
    ("g", &["c"]),
    ("f", &["b", "m"]),
    ("l", &["ll", "gl"]),
    ("r", &["rh", "gr"]),
    ("m", &["b"]),
    ("n", &["d", "gn"]),
    ("w", &["gw"]),
    ("ŵ", &["gŵ"]),
    ("a", &["ga"]),
    ("â", &["gâ"]),
    ("e", &["ge"]),
    ("ê", &["gê"]),
    ("i", &["gi"]),
    ("o", &["go"]),
    ("ô", &["gô"]),
    ("u", &["gu"]),
    ("y", &["gy"]),
    ("ŷ", &["gŷ"]),
];

/// The words that this word may be a mutated form of, without the word itself, likeliest first: *Fangor* gives
/// *Bangor* and *Mangor*. Not every one is a word: they are for looking up.
pub fn mutations(word: &str) -> Vec<String> {
    let lower = word.to_lowercase();
    let Some((mutated, radicals)) = BEGINNINGS.iter().find(|(mutated, _)| lower.starts_with(mutated)) else {
        return Vec::new();
    };
    let rest: String = word.chars().skip(mutated.chars().count()).collect();
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    let capitals = word.chars().count() > 1 && !word.chars().any(char::is_lowercase);
    radicals
        .iter()
        .map(|radical| {
            let whole = format!("{radical}{rest}");
            if capitals {
                whole.to_uppercase()
            } else if capital {
                let mut letters = whole.chars();
                letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
            } else {
                whole
            }
        })
        .collect()
}

//! A key for how a name sounds that treats Welsh and English spellings alike.

/// The key: consonants as they are heard, vowels only at the start. `None` where nothing would be left to compare.
///
/// dd, th, d and t sound as one here, as do f, ff, ph and v; ll and l; c, k, ch and q; si, sh and s; w and u; y and i.
/// Such breadth finds more than is right: what it finds is always looked at again letter by letter.
pub fn sound_key(word: &str) -> Option<String> {
    let letters: Vec<u8> = word.bytes().filter(u8::is_ascii_lowercase).collect();
    if letters.len() < 2 || letters.len() != word.len() {
        return None;
    }
    let mut key = String::new();
    let mut at = match letters.as_slice() {
        [b'k' | b'g' | b'p' | b'm', b'n', ..] | [b'w', b'r', ..] => 1,
        _ => 0,
    };
    while at < letters.len() {
        let (sound, taken) = heard(&letters, at);
        if let Some(sound) = sound
            && !key.ends_with(sound)
        {
            key.push(sound);
        }
        at += taken;
    }
    key.truncate(7);
    (key.len() > 1).then_some(key)
}

/// What is heard at a place, and how many letters it takes.
fn heard(letters: &[u8], at: usize) -> (Option<char>, usize) {
    let next = letters.get(at + 1).copied().unwrap_or(b' ');
    let vowel = |letter: u8| matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'w' | b'y');
    match (letters[at], next) {
        (b'g', b'h') => (None, 2),
        (b'd', b'd') | (b't', b'h') => (Some('t'), 2),
        (b'p', b'h') => (Some('f'), 2),
        (b's', b'h') => (Some('s'), 2),
        (b's', b'c') if letters.get(at + 2) == Some(&b'h') => (Some('s'), 3),
        (b'c' | b'r' | b'l', b'h') => (Some(if letters[at] == b'c' { 'k' } else { letters[at] as char }), 2),
        (b'c', b'k') => (Some('k'), 2),
        (b'd' | b't', _) => (Some('t'), 1),
        (b'f' | b'v', _) => (Some('f'), 1),
        (b'c' | b'k' | b'q' | b'x', _) => (Some('k'), 1),
        (b's' | b'z', _) => (Some('s'), 1),
        (b'h', _) => ((at == 0).then_some('h'), 1),
        (b'y' | b'i', then) if at == 0 && vowel(then) => (Some('i'), 1),
        (b'w', then) if at == 0 && vowel(then) => (Some('w'), 1),
        (letter, _) if vowel(letter) => {
            let first = match letter {
                b'y' | b'i' => 'e',
                b'w' | b'u' => 'u',
                other => other as char,
            };
            ((at == 0).then_some(first), 1)
        }
        (letter, _) => (Some(letter as char), 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_sound_share_a_key() {
        for (a, b) in [
            ("llewelyn", "llewellyn"),
            ("dafydd", "davith"),
            ("gruffydd", "griffith"),
            ("hughes", "huws"),
            ("ceri", "keri"),
            ("evan", "ifan"),
            ("phillips", "ffylips"),
            ("meredydd", "meredith"),
            ("myfanwy", "mivanwy"),
            ("gwyn", "gwynne"),
            ("rhys", "rees"),
            ("shan", "sian"),
            ("wyn", "winn"),
        ] {
            assert_eq!(sound_key(a), sound_key(b), "{a} {b}");
        }
    }

    #[test]
    fn different_sounds_stay_apart() {
        for (a, b) in [("morgan", "martin"), ("owen", "evan"), ("bethan", "megan")] {
            assert_ne!(sound_key(a), sound_key(b), "{a} {b}");
        }
        assert_eq!(sound_key("a"), None);
        assert_eq!(sound_key("12"), None);
        assert_eq!(sound_key("aeo"), None);
    }
}

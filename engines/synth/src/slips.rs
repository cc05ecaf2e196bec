//! Slips of the hand, the ear and the eye.

use crate::{day::Day, draw::Draw};

/// Letters side by side on a keyboard.
const ROWS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
/// What is heard for what, in both languages. The first that a name holds is taken.
const HEARD: [(&str, &str); 26] = [
    ("dd", "th"),
    ("dd", "d"),
    ("ll", "l"),
    ("ff", "f"),
    ("rh", "r"),
    ("ph", "f"),
    ("ch", "k"),
    ("th", "t"),
    ("ck", "k"),
    ("gh", "g"),
    ("wy", "wi"),
    ("yn", "in"),
    ("y", "i"),
    ("i", "y"),
    ("f", "v"),
    ("v", "f"),
    ("c", "k"),
    ("k", "c"),
    ("s", "z"),
    ("w", "u"),
    ("ei", "ie"),
    ("ea", "ee"),
    ("er", "ar"),
    ("an", "en"),
    ("en", "an"),
    ("on", "en"),
];
/// What is read for what in handwriting and in scans.
const SEEN: [(&str, &str); 10] = [
    ("rn", "m"),
    ("m", "rn"),
    ("l", "i"),
    ("i", "l"),
    ("u", "n"),
    ("n", "u"),
    ("e", "c"),
    ("h", "b"),
    ("a", "o"),
    ("o", "a"),
];

/// The name with one slip, or now and then two. Not changed where it is too short.
pub fn name(name: &str, draw: &mut Draw) -> String {
    let mut slipped = one(name, draw);
    if name.chars().count() > 5 && draw.one(0.12) {
        slipped = one(&slipped, draw);
    }
    slipped
}

fn one(name: &str, draw: &mut Draw) -> String {
    let letters: Vec<char> = name.chars().collect();
    if letters.len() < 3 {
        return name.to_owned();
    }
    // A slip in the first letter is rarer.
    let at = if draw.one(0.06) { 0 } else { 1 + draw.below(letters.len() - 1) };
    let mut out = letters.clone();
    match draw.weighted(&[0.22, 0.18, 0.10, 0.12, 0.28, 0.10]) {
        0 => {
            out.remove(at);
        }
        1 if at + 1 < out.len() => out.swap(at, at + 1),
        2 => out.insert(at, letters[at]),
        3 => out[at] = neighbour(letters[at], draw),
        4 => return exchanged(name, &HEARD, draw),
        5 => return exchanged(name, &SEEN, draw),
        _ => {
            out.remove(at);
        }
    }
    out.into_iter().collect()
}

fn neighbour(letter: char, draw: &mut Draw) -> char {
    let small = letter.to_ascii_lowercase();
    for row in ROWS {
        if let Some(at) = row.find(small) {
            let side = if draw.one(0.5) { at + 1 } else { at.wrapping_sub(1) };
            return row.as_bytes().get(side).map_or(letter, |byte| char::from(*byte));
        }
    }
    letter
}

fn exchanged(name: &str, table: &[(&str, &str)], draw: &mut Draw) -> String {
    let start = draw.below(table.len());
    for (from, to) in table.iter().cycle().skip(start).take(table.len()) {
        // Not in the first letter: it is a capital, and people know it.
        if let Some(at) = name.get(1..).and_then(|rest| rest.find(from)) {
            let at = at + 1;
            return format!("{}{to}{}", &name[..at], &name[at + from.len()..]);
        }
    }
    name.to_owned()
}

/// A date with one figure wrong, two exchanged, or a year or month missed by one. Always a day that can be.
pub fn date(day: Day, latest: Day, draw: &mut Draw) -> Option<Day> {
    let (year, month, date) = day.parts();
    for _ in 0..12 {
        let slipped = match draw.weighted(&[0.45, 0.2, 0.15, 0.1, 0.1]) {
            0 => {
                let mut figures = format!("{year:04}{month:02}{date:02}").into_bytes();
                let at = 2 + draw.below(6);
                figures[at] = b'0' + draw.below(10) as u8;
                read(&figures)
            }
            1 => {
                let mut figures = format!("{year:04}{month:02}{date:02}").into_bytes();
                let at = *draw.pick(&[2_usize, 4, 6]);
                figures.swap(at, at + 1);
                read(&figures)
            }
            2 => Day::of(year + draw.between(-1, 1), month, date),
            3 => Day::of(year, month + draw.between(-1, 1), date),
            _ => Day::of(year, month, date + draw.between(-1, 1)),
        };
        if let Some(slipped) = slipped.filter(|slipped| *slipped != day && *slipped <= latest) {
            return Some(slipped);
        }
    }
    None
}

fn read(figures: &[u8]) -> Option<Day> {
    let number = |part: &[u8]| part.iter().fold(0, |sum, figure| sum * 10 + i32::from(figure - b'0'));
    Day::of(number(&figures[..4]), number(&figures[4..6]), number(&figures[6..]))
}

/// A postcode with one letter or figure wrong or two exchanged, still of a postcode's shape.
pub fn postcode(postcode: &str, draw: &mut Draw) -> String {
    let mut letters: Vec<u8> = postcode.bytes().collect();
    let last = letters.len() - 1;
    match draw.below(4) {
        0 => letters.swap(last - 1, last),
        1 => {
            let at = last - draw.below(2);
            letters[at] = *draw.pick(b"ABDEFGHJLNPQRSTUWXYZ");
        }
        2 => letters[last - 2] = b'0' + draw.below(10) as u8,
        _ => letters[3] = b'0' + draw.below(10) as u8,
    }
    String::from_utf8(letters).unwrap_or_else(|_| postcode.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::Root;
    use proptest::prelude::*;

    #[test]
    fn most_slips_change_a_name_a_little() {
        let mut draw = Root::new(2).stream(0);
        let changed = (0..1000).filter(|_| name("Gwenllian", &mut draw) != "Gwenllian").count();
        assert!(changed > 850, "{changed}");
        let day = Day::of(2011, 4, 5).unwrap();
        for _ in 0..500 {
            let slipped = date(day, Day::of(2026, 1, 1).unwrap(), &mut draw).unwrap();
            assert_ne!(slipped, day);
            assert_eq!(postcode("LL57 2DG", &mut draw).len(), 8);
        }
    }

    proptest! {
        #[test]
        fn any_name_can_slip(text in any::<String>(), seed in any::<u64>()) {
            name(&text, &mut Root::new(seed).stream(0));
        }
    }
}

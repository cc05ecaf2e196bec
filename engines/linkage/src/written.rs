//! Values written the same everywhere: capitals, accents, blanks, formats of days, postcodes and telephone numbers.

use crate::names;
use crate::settings::{Field, Keep, Kind};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Writes a value in the form of its field. What is left empty is missing.
pub fn write(field: &Field, raw: &str, out: &mut String) {
    out.clear();
    let raw = raw.trim();
    match field.kind {
        Kind::Text | Kind::Set => fold(raw, out),
        Kind::Name => name(raw, out),
        Kind::Date => date(raw, out),
        Kind::Postcode if raw.is_ascii() => {
            out.extend(raw.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| char::from(byte.to_ascii_uppercase())));
        }
        Kind::Postcode => out.extend(raw.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase)),
        Kind::Phone => phone(raw, out),
        Kind::Email => out.extend(raw.chars().flat_map(char::to_lowercase)),
        Kind::Number | Kind::Place | Kind::Raw => out.push_str(raw),
    }
    if let Some(keep) = field.keep {
        let kept = match keep {
            Keep::BeforeAt => out.split_once('@').map_or("", |(before, _)| before).to_owned(),
            Keep::AfterAt => out.split_once('@').map_or("", |(_, after)| after).to_owned(),
            Keep::FirstWord => out.split(' ').next().unwrap_or("").to_owned(),
            Keep::LastWord => out.rsplit(' ').next().unwrap_or("").to_owned(),
            Keep::Letters => out.chars().filter(|c| c.is_alphanumeric()).collect(),
        };
        *out = kept;
    }
    if field.missing.iter().any(|missing| missing == out) {
        out.clear();
    }
}

/// A name without titles. What stands in a name's place without being one is missing.
fn name(raw: &str, out: &mut String) {
    names::fold::fold_into(raw, out);
    if names::person::placeholder(out).is_some() {
        out.clear();
    }
    let rest = names::person::without_titles(out);
    if rest.len() < out.len() {
        *out = rest.to_owned();
    }
}

/// Small letters, no accents, single blanks.
fn fold(raw: &str, out: &mut String) {
    let mut blank = false;
    let mut put = |c: char, out: &mut String| {
        if c.is_whitespace() {
            blank = !out.is_empty();
        } else {
            if std::mem::take(&mut blank) {
                out.push(' ');
            }
            out.push(c);
        }
    };
    if raw.is_ascii() {
        for c in raw.chars() {
            put(c.to_ascii_lowercase(), out);
        }
        return;
    }
    for c in raw.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'ß' => "ss".chars().for_each(|c| put(c, out)),
            'æ' => "ae".chars().for_each(|c| put(c, out)),
            'œ' => "oe".chars().for_each(|c| put(c, out)),
            'ø' => put('o', out),
            'ł' => put('l', out),
            'đ' | 'ð' => put('d', out),
            'þ' => "th".chars().for_each(|c| put(c, out)),
            'ı' => put('i', out),
            _ => put(c, out),
        }
    }
}

/// Eight digits, year first: from `2012-03-04`, `20120304`, `04/03/2012`, `4.3.2012`, `2012-03`, `2012`. What is not
/// known is 0.
fn date(raw: &str, out: &mut String) {
    let raw = raw.split(['T', ' ']).next().unwrap_or("");
    let parts: Vec<&str> = raw.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let put = |out: &mut String, year: &str, month: &str, day: &str| {
        if year.len() == 4 && month.len() <= 2 && day.len() <= 2 {
            out.push_str(year);
            for part in [month, day] {
                (part.len()..2).for_each(|_| out.push('0'));
                out.push_str(part);
            }
        }
    };
    match parts[..] {
        [all] if all.len() == 8 => out.push_str(all),
        [all] if all.len() == 6 => put(out, &all[..4], &all[4..], ""),
        [year] => put(out, year, "", ""),
        [year, month] if year.len() == 4 => put(out, year, month, ""),
        [month, year] => put(out, year, month, ""),
        [year, month, day] if year.len() == 4 => put(out, year, month, day),
        [day, month, year] => put(out, year, month, day),
        _ => {}
    }
    if out.starts_with("0000") {
        out.clear();
    }
}

/// Digits in national form: `+44 7700 900123`, `0044 7700 900123` and `07700 900123` are one number.
fn phone(raw: &str, out: &mut String) {
    let international = raw.starts_with('+') || raw.starts_with("00");
    out.extend(raw.chars().filter(char::is_ascii_digit));
    let digits = out.trim_start_matches("00");
    if international && let Some(rest) = digits.strip_prefix("44") {
        *out = format!("0{}", rest.trim_start_matches('0'));
    } else if out.len() == 12 && out.starts_with("44") {
        *out = format!("0{}", &out[2..]);
    }
    if out.len() < 5 {
        out.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(kind: Kind, raw: &str) -> String {
        let field =
            Field { name: "f".into(), columns: vec!["f".into()], kind, missing: vec!["unknown".into()], keep: None };
        let mut out = String::new();
        write(&field, raw, &mut out);
        out
    }

    #[test]
    fn each_kind() {
        for (kind, raw, wanted) in [
            (Kind::Name, " Siân  O'Neill-Puw ", "sian oneill puw"),
            (Kind::Name, "LLŶR", "llyr"),
            (Kind::Text, "Unknown", ""),
            (Kind::Text, "Caer-dydd", "caer-dydd"),
            (Kind::Date, "2012-03-04", "20120304"),
            (Kind::Date, "4/3/2012", "20120304"),
            (Kind::Date, "1856-86-18", "18568618"),
            (Kind::Date, "2012", "20120000"),
            (Kind::Date, "2012-03-04 00:00:00", "20120304"),
            (Kind::Date, "rubbish", ""),
            (Kind::Postcode, "ll11 1aa", "LL111AA"),
            (Kind::Phone, "+44 7700 900123", "07700900123"),
            (Kind::Phone, "0044 7700 900123", "07700900123"),
            (Kind::Phone, "07700 900123", "07700900123"),
            (Kind::Phone, "-", ""),
            (Kind::Email, "A.B@C.org", "a.b@c.org"),
        ] {
            assert_eq!(written(kind, raw), wanted, "{raw}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_can_be_written(raw in "\\PC*") {
            for kind in [Kind::Text, Kind::Name, Kind::Date, Kind::Postcode, Kind::Phone, Kind::Set] {
                written(kind, &raw);
            }
        }
    }
}

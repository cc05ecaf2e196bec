//! Which sign parts the cells: the one under which the rows agree best.

use crate::{Limits, decode::Letters, records::Records};
use encoding_rs::UTF_8;

const CANDIDATES: [char; 4] = [',', ';', '\t', '|'];
const ROWS: usize = 40;

/// The separator of a text, from its beginning. A first line `sep=;`, as some programs write it, is obeyed.
pub(crate) fn separator(start: &str, whole: bool, limits: Limits) -> char {
    if let Some(separator) = declared(start) {
        return separator;
    }
    let mut best = (',', 0);
    for candidate in CANDIDATES {
        let letters = Letters::new(Box::new(std::io::Cursor::new(start.as_bytes().to_vec())), UTF_8);
        let rows: Vec<_> = Records::new(letters, candidate, limits).map_while(Result::ok).take(ROWS).collect();
        // The last row of a piece may be cut short.
        let full = if whole || rows.len() < 2 { &rows[..] } else { &rows[..rows.len() - 1] };
        let widths: Vec<usize> = full.iter().filter(|row| !row.is_blank()).map(|row| row.found).collect();
        let Some(&header) = widths.first() else { continue };
        if header < 2 {
            continue;
        }
        let agreeing = widths.iter().filter(|width| **width == header).count();
        let score = agreeing * 1000 / widths.len() + header.min(60);
        if score > best.1 {
            best = (candidate, score);
        }
    }
    best.0
}

/// The separator that the first line declares.
pub(crate) fn declared(start: &str) -> Option<char> {
    let line = start.lines().next()?.trim().trim_matches('"');
    let mut rest = line.strip_prefix("sep=").or_else(|| start.starts_with("sep=\t").then_some("\t"))?.chars();
    let separator = rest.next()?;
    (rest.next().is_none() && separator != '"').then_some(separator)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guessed() {
        let of = |text: &str| separator(text, true, Limits::default());
        assert_eq!(of("a,b,c\n1,2,3\n"), ',');
        assert_eq!(of("enw;dyddiad;nodyn\nSiân;1/2/2010;un, dau, tri\n"), ';');
        assert_eq!(of("a\tb\n1,5\t2\n"), '\t');
        assert_eq!(of("a|b|c\n\"x|y\"|2,1|3\n"), '|');
        assert_eq!(of("name\nEleri\n"), ',');
        assert_eq!(of("sep=|\na,b|c\n"), '|');
        assert_eq!(of(""), ',');
        assert_eq!(declared("sep=;\r\na;b"), Some(';'));
        assert_eq!(declared("september,b"), None);
    }
}

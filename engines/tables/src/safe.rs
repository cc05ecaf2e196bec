//! Cells that a spreadsheet program would run as a formula are made plain text, and back.

/// What opens a formula in some spreadsheet program; the wide forms are read as the narrow ones by some.
const OPENERS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Whether a spreadsheet program might run the cell: after blanks it opens with `=`, `+`, `-` or `@`, and it is not a
/// plain number or telephone number. A sign followed by nothing but digits, blanks, points, commas and brackets
/// runs nothing, and stays as it is so that `-5` and `+44 1632 960123` can be read.
pub fn is_hostile(cell: &str) -> bool {
    let text = cell.trim_start();
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return false };
    if !OPENERS.contains(&first) {
        return cell.starts_with(['\t', '\r', '\n']);
    }
    let harmless = matches!(first, '+' | '-')
        && letters.clone().any(|letter| letter.is_ascii_digit())
        && letters.all(|letter| letter.is_ascii_digit() || matches!(letter, ' ' | '.' | ',' | '(' | ')'));
    !harmless
}

/// The cell with an apostrophe before it if it is hostile (or would otherwise be taken for a guarded one).
pub fn guard(cell: &str) -> std::borrow::Cow<'_, str> {
    if is_hostile(cell.trim_start_matches('\'')) { format!("'{cell}").into() } else { cell.into() }
}

/// What [`guard`] was given: takes one apostrophe from before a hostile cell.
pub fn unguard(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_hostile(rest.trim_start_matches('\'')) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_and_harmless() {
        for hostile in [
            "=1+1",
            "+cmd|' /C calc'!A0",
            "-2+3",
            "@SUM(A1)",
            " =1",
            "\t=1",
            "\r=1",
            "＝1",
            "+44-7700",
            "-",
            "+",
            "=",
            "\tx",
        ] {
            assert!(is_hostile(hostile), "{hostile:?}");
            assert_eq!(unguard(&guard(hostile)), hostile);
            assert!(!is_hostile(&guard(hostile)));
        }
        for harmless in ["", "Eleri", "-5", "+44 7700 900123", "+44 (0)1632 960123", "-3.14", "a=b", "ŵy", "'"] {
            assert!(!is_hostile(harmless), "{harmless:?}");
            assert_eq!(guard(harmless), harmless);
        }
        assert_eq!(guard("'=1"), "''=1");
        assert_eq!(unguard("''=1"), "'=1");
        assert_eq!(unguard("'n ôl"), "'n ôl");
    }
}

//! Which column feeds which field: a guess from names and cells, for a person to confirm.

use crate::{Shape, fold, text::likeness};

/// Something that a column may feed.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its stable name.
    pub code: &'static str,
    /// What columns of it are called, in any language.
    pub names: &'static [&'static str],
    /// What its cells look like, if that can be said.
    pub shape: Option<Shape>,
    /// Whether several columns may feed it (telephone 1, telephone 2).
    pub many: bool,
}

/// One proposed pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guess {
    /// Place of the column in the header, from 0.
    pub column: usize,
    /// Code of the field.
    pub field: &'static str,
    /// From 0 (none) to 100 (the name is one of the field's own).
    pub confidence: u8,
}

/// Below this nothing is proposed.
const LEAST: u8 = 40;

/// Proposes at most one field for each column, and (but for fields that take several) one column for each field.
/// `samples` are some rows, as many as are at hand. The surest pairs are made first; equal ones in the order of the
/// header, so that the same table always gives the same guess.
pub fn guess(header: &[String], samples: &[Vec<String>], fields: &[Field]) -> Vec<Guess> {
    let mut pairs: Vec<Guess> = Vec::new();
    for (column, name) in header.iter().enumerate() {
        let readings = readings(name);
        let cells =
            || samples.iter().filter_map(|row| row.get(column)).map(|cell| cell.trim()).filter(|c| !c.is_empty());
        for field in fields {
            let confidence = confidence(&readings, field, &|shape| {
                let (fitting, all) =
                    cells().fold((0usize, 0usize), |(f, a), c| (f + usize::from(shape.fits(c)), a + 1));
                (all > 0).then(|| fitting * 100 / all)
            });
            if confidence >= LEAST {
                pairs.push(Guess { column, field: field.code, confidence });
            }
        }
    }
    pairs.sort_by_key(|pair| (std::cmp::Reverse(pair.confidence), pair.column));
    let mut chosen: Vec<Guess> = Vec::new();
    for pair in pairs {
        let many = fields.iter().any(|field| field.code == pair.field && field.many);
        let taken = chosen.iter().any(|other| other.column == pair.column || (!many && other.field == pair.field));
        if !taken {
            chosen.push(pair);
        }
    }
    chosen.sort_by_key(|pair| pair.column);
    chosen
}

/// A name as a whole and, where it is written in two languages (`Cyfenw / Surname`) or with an explanation in
/// brackets, each of its parts; folded.
fn readings(name: &str) -> Vec<String> {
    let parts = name.split(['/', '|', '(', ')', '\u{2013}', '\n']).map(fold);
    [fold(name)].into_iter().chain(parts.filter(|part| part.chars().count() > 2)).collect()
}

/// How sure it is that a column of this name feeds the field; `share` says how many in a hundred cells fit.
fn confidence(readings: &[String], field: &Field, share: &dyn Fn(&Shape) -> Option<usize>) -> u8 {
    let by_name = |known: &&str| {
        let known = fold(known);
        let alike = |name: &String| {
            // `Phone 2` is a phone, a little less surely than `Phone`.
            let bare = name.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == ' ');
            likeness(name, &known).max(if field.many { likeness(bare, &known).saturating_sub(3) } else { 0 })
        };
        readings.iter().map(alike).max().unwrap_or(0)
    };
    let named = field.names.iter().map(by_name).max().unwrap_or(0);
    let Some((shape, share)) = field.shape.as_ref().and_then(|shape| share(shape).map(|share| (shape, share))) else {
        return named;
    };
    match share {
        80.. if named == 0 => shape.alone(),
        80.. => named.saturating_add(8).min(100),
        // A name that says date over cells that are none is more likely something else (`date of birth known?`).
        0..=20 => named.saturating_sub(45),
        _ => named,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIELDS: [Field; 5] = [
        Field { code: "given", names: &["first name", "given name", "enw cyntaf"], shape: None, many: false },
        Field { code: "family", names: &["surname", "last name", "cyfenw"], shape: None, many: false },
        Field { code: "born", names: &["date of birth", "dob", "dyddiad geni"], shape: Some(Shape::Date), many: false },
        Field { code: "phone", names: &["phone", "ffôn", "mobile"], shape: Some(Shape::Phone), many: true },
        Field { code: "post", names: &["postcode", "cod post"], shape: Some(Shape::Postcode), many: false },
    ];

    fn of(header: &[&str], row: &[&str]) -> Vec<(usize, &'static str)> {
        let own = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        guess(&own(header), &[own(row)], &FIELDS).iter().map(|pair| (pair.column, pair.field)).collect()
    }

    #[test]
    fn by_name_in_both_languages() {
        let row = ["1", "Eleri", "Puw", "4/3/2012"];
        let wanted = vec![(1, "given"), (2, "family"), (3, "born")];
        assert_eq!(of(&["ID", "FirstName", "Surnmae", "DOB"], &row), wanted);
        assert_eq!(of(&["Rhif", "Enw Cyntaf", "Cyfenw", "Dyddiad geni (dd/mm/bbbb)"], &row), wanted);
        assert_eq!(of(&["x", "Enw cyntaf / First name", "Cyfenw / Surname", "Geni / DOB"], &row), wanted);
    }

    #[test]
    fn by_cells_where_the_name_says_nothing() {
        assert_eq!(of(&["x", "y"], &["LL57 2DG", "01632 960001"]), [(0, "post"), (1, "phone")]);
    }

    #[test]
    fn a_name_that_the_cells_belie_is_not_believed() {
        assert_eq!(of(&["dob known"], &["yes"]), []);
        assert_eq!(of(&["dob"], &["yes"]), [(0, "born")]);
    }

    #[test]
    fn several_phones_but_one_surname() {
        let header = ["Phone 1", "Phone 2", "Surname", "Last name"];
        assert_eq!(of(&header, &["", "", "", ""]), [(0, "phone"), (1, "phone"), (2, "family")]);
    }
}

//! Conditions on two records: what each level of a comparison asks.

use crate::Fault;
use crate::column::{Glance, MISSING, UNKNOWN, Value};
use crate::levels::{Exchanged, Memory};
use crate::records::Record;
use crate::settings::{Condition, Near, Settings};
use crate::similarity::{Places, changes, edits, jaro_winkler};

/// A condition with fields by place.
#[derive(Clone, Debug)]
pub(crate) enum Test {
    Same(usize),
    Swapped(usize, usize),
    NearlySwapped(usize, usize, f64),
    JaroWinkler { field: usize, at_least: f64, floor: f64 },
    Edits(usize, u8),
    Changes(usize, u8),
    Days(usize, f64),
    Begins(usize, usize),
    Variant(usize),
    Initial(usize),
    FirstWord(usize),
    SharedWord(usize),
    Day(usize, Near),
    Within(usize, f64),
    Kilometres(usize, f64),
    InCommon(usize, usize),
    Missing(usize),
    All(Vec<Test>),
    Any(Vec<Test>),
    Not(Box<Test>),
}

/// The first field that a condition names.
pub(crate) fn first_field(condition: &Condition) -> &str {
    match condition {
        Condition::Same(field)
        | Condition::Swapped(field, _)
        | Condition::NearlySwapped { fields: (field, _), .. }
        | Condition::JaroWinkler { field, .. }
        | Condition::Edits { field, .. }
        | Condition::Changes { field, .. }
        | Condition::Days { field, .. }
        | Condition::Begins { field, .. }
        | Condition::Variant(field)
        | Condition::Initial(field)
        | Condition::FirstWord(field)
        | Condition::SharedWord(field)
        | Condition::Day { field, .. }
        | Condition::Within { field, .. }
        | Condition::Kilometres { field, .. }
        | Condition::InCommon { field, .. }
        | Condition::Missing(field) => field,
        Condition::All(all) | Condition::Any(all) => all.first().map_or("", first_field),
        Condition::Not(not) => first_field(not),
    }
}

/// Every field that a condition names.
pub(crate) fn fields_of<'a>(condition: &'a Condition, tell: &mut impl FnMut(&'a str)) {
    match condition {
        Condition::Swapped(one, other) | Condition::NearlySwapped { fields: (one, other), .. } => {
            tell(one);
            tell(other);
        }
        Condition::All(all) | Condition::Any(all) => all.iter().for_each(|part| fields_of(part, tell)),
        Condition::Not(not) => fields_of(not, tell),
        single => tell(first_field(single)),
    }
}

/// The lowest similarity that any level of a comparison asks of a field: below it the measure need not be exact.
pub(crate) fn floors_of(condition: &Condition, floors: &mut Vec<(String, f64)>) {
    match condition {
        Condition::JaroWinkler { field, at_least } => match floors.iter_mut().find(|(known, _)| known == field) {
            Some((_, floor)) => *floor = floor.min(*at_least),
            None => floors.push((field.clone(), *at_least)),
        },
        Condition::All(all) | Condition::Any(all) => all.iter().for_each(|part| floors_of(part, floors)),
        Condition::Not(not) => floors_of(not, floors),
        _ => {}
    }
}

pub(crate) fn test(settings: &Settings, condition: &Condition, floors: &[(String, f64)]) -> Result<Test, Fault> {
    let many = |all: &[Condition]| all.iter().map(|part| test(settings, part, floors)).collect::<Result<Vec<_>, _>>();
    let place = |field: &String| settings.field(field);
    Ok(match condition {
        Condition::Same(field) => Test::Same(place(field)?),
        Condition::Swapped(one, other) => Test::Swapped(place(one)?, place(other)?),
        Condition::NearlySwapped { fields: (one, other), at_least } => {
            Test::NearlySwapped(place(one)?, place(other)?, *at_least)
        }
        Condition::JaroWinkler { field, at_least } => {
            let floor = floors.iter().find(|(known, _)| known == field).map_or(*at_least, |(_, floor)| *floor);
            Test::JaroWinkler { field: place(field)?, at_least: *at_least, floor }
        }
        Condition::Edits { field, at_most } => Test::Edits(place(field)?, *at_most),
        Condition::Changes { field, at_most } => Test::Changes(place(field)?, *at_most),
        Condition::Days { field, at_most } => Test::Days(place(field)?, *at_most),
        Condition::Begins { field, letters } => Test::Begins(place(field)?, usize::from(*letters)),
        Condition::Variant(field) => Test::Variant(place(field)?),
        Condition::Initial(field) => Test::Initial(place(field)?),
        Condition::FirstWord(field) => Test::FirstWord(place(field)?),
        Condition::SharedWord(field) => Test::SharedWord(place(field)?),
        Condition::Day { field, near } => Test::Day(place(field)?, *near),
        Condition::Within { field, at_most } => Test::Within(place(field)?, *at_most),
        Condition::Kilometres { field, at_most } => Test::Kilometres(place(field)?, *at_most),
        Condition::InCommon { field, at_least } => Test::InCommon(place(field)?, usize::from(*at_least)),
        Condition::Missing(field) => Test::Missing(place(field)?),
        Condition::All(all) => Test::All(many(all)?),
        Condition::Any(any) => Test::Any(many(any)?),
        Condition::Not(not) => Test::Not(Box::new(test(settings, not, floors)?)),
    })
}

/// What can be seen at a glance of the field that was last asked.
#[derive(Default)]
pub(crate) struct Seen<'a> {
    field: usize,
    both: Option<(&'a Glance, &'a Glance)>,
}

impl<'a> Seen<'a> {
    #[inline]
    fn of(&mut self, field: usize, a: &'a impl Record, b: &'a impl Record) -> (&'a Glance, &'a Glance) {
        match self.both {
            Some(both) if self.field == field => both,
            _ => {
                let both = (a.glance(field), b.glance(field));
                (self.field, self.both) = (field, Some(both));
                both
            }
        }
    }
}

/// Whether a condition may hold, as far as can be told at a glance. Most do not.
#[inline]
pub(crate) fn may_hold<'a>(
    test: &Test,
    a: &'a impl Record,
    b: &'a impl Record,
    memory: &mut Memory,
    seen: &mut Seen<'a>,
) -> bool {
    let mut both = |field: usize| seen.of(field, a, b);
    match test {
        Test::Variant(field) => {
            let (left, right) = both(*field);
            left.roots & right.roots != 0
        }
        Test::FirstWord(field) => {
            let (left, right) = both(*field);
            left.word == right.word
        }
        Test::SharedWord(field) => {
            let (left, right) = both(*field);
            left.words & right.words != 0
        }
        Test::Initial(field) | Test::Begins(field, 1..) => {
            let (left, right) = both(*field);
            left.start[0] == right.start[0]
        }
        Test::Edits(field, at_most) => {
            let (left, right) = both(*field);
            left.letters().may_be_edited(right.letters(), *at_most)
        }
        Test::JaroWinkler { field, at_least, floor } => {
            if memory.measured.is_none_or(|(measured, _)| measured != *field) {
                let (left, right) = both(*field);
                let most = left.letters().jaro_winkler_at_most(right.letters(), same_start(left, right));
                if most >= *floor {
                    return true;
                }
                memory.measured = Some((*field, 0.0));
            }
            memory.measured.is_none_or(|(_, measure)| measure >= *at_least)
        }
        _ => true,
    }
}

pub(crate) fn holds(test: &Test, a: &impl Record, b: &impl Record, memory: &mut Memory) -> bool {
    match test {
        Test::Same(field) => a.symbol(*field) != MISSING && a.symbol(*field) == b.symbol(*field),
        Test::Missing(field) => a.symbol(*field) == MISSING || b.symbol(*field) == MISSING,
        Test::All(all) => all.iter().all(|test| holds(test, a, b, memory)),
        Test::Any(any) => any.iter().any(|test| holds(test, a, b, memory)),
        Test::Not(not) => !holds(not, a, b, memory),
        // Fields that may change places share a dictionary. Values that no record has are compared as they are.
        Test::Swapped(one, other) => {
            let same = |x: usize, y: usize| {
                let (left, right) = (a.symbol(x), b.symbol(y));
                left != MISSING && left == right && (left != UNKNOWN || a.value(x).bytes == b.value(y).bytes)
            };
            same(*one, *other) && same(*other, *one)
        }
        Test::NearlySwapped(one, other, at_least) => {
            let of = [a.symbol(*one), a.symbol(*other), b.symbol(*one), b.symbol(*other)];
            let known = &memory.exchanged;
            if known.of == of && known.at_least == *at_least && !of.contains(&UNKNOWN) {
                return known.are;
            }
            let may = |x: usize, y: usize| {
                let (left, right) = (a.glance(x), b.glance(y));
                left.letters().jaro_winkler_at_most(right.letters(), same_start(left, right)) >= *at_least - 1e-9
            };
            let like = |x: Value<'_>, y: Value<'_>| {
                !x.bytes.is_empty()
                    && !y.bytes.is_empty()
                    && jaro_winkler(x.bytes.min(y.bytes), x.bytes.max(y.bytes)) >= *at_least
            };
            let are = may(*one, *other)
                && may(*other, *one)
                && like(a.value(*one), b.value(*other))
                && like(a.value(*other), b.value(*one));
            memory.exchanged = Exchanged { of, at_least: *at_least, are };
            are
        }
        Test::JaroWinkler { field, at_least, floor } => {
            let known = memory.measured.filter(|(measured, _)| measured == field);
            let measure = known.map(|(_, measure)| measure).unwrap_or_else(|| {
                let measure = measure(*field, *floor, a, b, &mut memory.places);
                memory.measured = Some((*field, measure));
                measure
            });
            measure >= *at_least
        }
        Test::Edits(field, at_most) => {
            if a.symbol(*field) == MISSING || b.symbol(*field) == MISSING {
                return false;
            }
            a.glance(*field).letters().may_be_edited(b.glance(*field).letters(), *at_most)
                && edits(a.value(*field).bytes, b.value(*field).bytes, *at_most).is_some()
        }
        Test::Changes(field, at_most) => {
            let (left, right) = (a.value(*field).bytes, b.value(*field).bytes);
            !left.is_empty() && !right.is_empty() && changes(left, right, *at_most).is_some()
        }
        Test::Days(field, at_most) => {
            let (left, right) = (a.value(*field).bytes, b.value(*field).bytes);
            let days = crate::days::number(left).zip(crate::days::number(right));
            days.is_some_and(|(left, right)| f64::from(left.abs_diff(right)) <= *at_most)
        }
        Test::Begins(field, letters) => {
            let (left, right) = (a.glance(*field), b.glance(*field));
            if usize::from(left.length.min(right.length)) < *letters {
                return false;
            }
            if *letters <= 8 {
                return left.start[..*letters] == right.start[..*letters];
            }
            a.value(*field).bytes[..*letters] == b.value(*field).bytes[..*letters]
        }
        Test::Variant(field) => {
            a.glance(*field).roots & b.glance(*field).roots != 0 && {
                let (left, right) = (a.value(*field).roots, b.value(*field).roots);
                left.iter().any(|root| right.contains(root))
            }
        }
        Test::Initial(field) => {
            let (left, right) = (a.glance(*field), b.glance(*field));
            let initial = |one: &Glance| one.length == 1 || one.start[1] == b' ';
            left.start[0] == right.start[0]
                && left.length > 0
                && right.length > 0
                && (initial(left) && right.length > 1 || initial(right) && left.length > 1)
        }
        Test::FirstWord(field) => {
            a.glance(*field).word == b.glance(*field).word && {
                let (left, right) = (a.value(*field).words, b.value(*field).words);
                !left.is_empty() && left.first() == right.first()
            }
        }
        Test::SharedWord(field) => {
            a.glance(*field).words & b.glance(*field).words != 0 && in_common(a.value(*field), b.value(*field)) > 0
        }
        Test::InCommon(field, at_least) => in_common(a.value(*field), b.value(*field)) >= *at_least,
        Test::Day(field, near) => {
            let (left, right) = (a.glance(*field), b.glance(*field));
            left.length == 8 && right.length == 8 && crate::days::near(&left.start, &right.start, *near)
        }
        Test::Within(field, at_most) => {
            let (left, right) = (number(a.value(*field).bytes), number(b.value(*field).bytes));
            left.zip(right).is_some_and(|(left, right)| (left - right).abs() <= *at_most)
        }
        Test::Kilometres(field, at_most) => {
            let (left, right) = (place(a.value(*field).bytes), place(b.value(*field).bytes));
            left.zip(right).is_some_and(|(left, right)| kilometres(left, right) <= *at_most)
        }
    }
}

impl Test {
    /// Tells every field that the condition asks, and every two that may have changed places.
    pub(crate) fn fields(&self, tell: &mut impl FnMut(usize, Option<usize>)) {
        match self {
            Self::Swapped(one, other) => tell(*one, Some(*other)),
            Self::NearlySwapped(one, other, _) => {
                tell(*one, None);
                tell(*other, None);
            }
            Self::JaroWinkler { field, .. } => tell(*field, None),
            Self::Same(field)
            | Self::Edits(field, _)
            | Self::Changes(field, _)
            | Self::Days(field, _)
            | Self::Begins(field, _)
            | Self::Variant(field)
            | Self::Initial(field)
            | Self::FirstWord(field)
            | Self::SharedWord(field)
            | Self::Day(field, _)
            | Self::Within(field, _)
            | Self::Kilometres(field, _)
            | Self::InCommon(field, _)
            | Self::Missing(field) => tell(*field, None),
            Self::All(all) | Self::Any(all) => all.iter().for_each(|test| test.fields(tell)),
            Self::Not(not) => not.fields(tell),
        }
    }
}

/// What is known of a condition from the symbols alone: whether it holds, or nothing.
#[inline]
pub(crate) fn glance(test: &Test, a: &impl Record, b: &impl Record) -> Option<bool> {
    match test {
        Test::Same(field) => {
            let (left, right) = (a.symbol(*field), b.symbol(*field));
            Some(left != MISSING && left == right)
        }
        Test::Missing(field) => Some(a.symbol(*field) == MISSING || b.symbol(*field) == MISSING),
        Test::Swapped(one, other) if a.symbol(*one) != b.symbol(*other) || a.symbol(*other) != b.symbol(*one) => {
            Some(false)
        }
        Test::Swapped(..) => None,
        Test::All(all) => {
            let mut known = Some(true);
            for test in all {
                match glance(test, a, b) {
                    Some(false) => return Some(false),
                    None => known = None,
                    Some(true) => {}
                }
            }
            known
        }
        Test::Any(any) => {
            let mut known = Some(false);
            for test in any {
                match glance(test, a, b) {
                    Some(true) => return Some(true),
                    None => known = None,
                    Some(false) => {}
                }
            }
            known
        }
        Test::Not(not) => glance(not, a, b).map(|holds| !holds),
        Test::JaroWinkler { field, .. }
        | Test::Edits(field, _)
        | Test::Changes(field, _)
        | Test::Days(field, _)
        | Test::Begins(field, _)
        | Test::Variant(field)
        | Test::Initial(field)
        | Test::FirstWord(field)
        | Test::SharedWord(field)
        | Test::Day(field, _)
        | Test::Within(field, _)
        | Test::Kilometres(field, _)
        | Test::InCommon(field, _)
            if a.symbol(*field) == MISSING || b.symbol(*field) == MISSING =>
        {
            Some(false)
        }
        _ => None,
    }
}

/// How many of the first four bytes are the same.
#[inline]
fn same_start(left: &Glance, right: &Glance) -> u32 {
    let differing = u64::from_le_bytes(left.start) ^ u64::from_le_bytes(right.start);
    (differing.trailing_zeros() / 8).min(4)
}

/// Jaro-Winkler similarity, or 0 where it is below the floor for certain.
fn measure(field: usize, floor: f64, a: &impl Record, b: &impl Record, places: &mut [Places]) -> f64 {
    let missing = a.symbol(field) == MISSING || b.symbol(field) == MISSING;
    let (of_a, of_b) = (a.glance(field), b.glance(field));
    if missing || of_a.letters().jaro_winkler_at_most(of_b.letters(), same_start(of_a, of_b)) < floor {
        return 0.0;
    }
    let (left, right) = (a.value(field), b.value(field));
    // The measure depends on which text comes first in rare cases; the order here does not depend on the records'.
    let in_order = (left.bytes.len(), left.bytes) <= (right.bytes.len(), right.bytes);
    let ((left, symbol), (right, _)) = if in_order {
        ((left, a.symbol(field)), (right, b.symbol(field)))
    } else {
        ((right, b.symbol(field)), (left, a.symbol(field)))
    };
    match (left.codes, right.codes) {
        (Some(kept), Some(other)) if kept.len() <= 64 && other.len() <= 64 => {
            places[field].keep(symbol, kept);
            places[field].jaro_winkler(other)
        }
        _ => jaro_winkler(left.bytes, right.bytes),
    }
}

fn in_common(left: Value<'_>, right: Value<'_>) -> usize {
    let once = |(place, word): &(usize, &u32)| !left.words[..*place].contains(word);
    left.words.iter().enumerate().filter(once).filter(|(_, word)| right.words.contains(word)).count()
}

fn number(bytes: &[u8]) -> Option<f64> {
    std::str::from_utf8(bytes).ok()?.parse().ok().filter(|number: &f64| number.is_finite())
}

fn place(bytes: &[u8]) -> Option<(f64, f64)> {
    let (latitude, longitude) = std::str::from_utf8(bytes).ok()?.split_once([',', ' '])?;
    Some((number(latitude.trim().as_bytes())?, number(longitude.trim().as_bytes())?))
}

/// The distance on a round earth (haversine).
fn kilometres(from: (f64, f64), to: (f64, f64)) -> f64 {
    let (latitude, other) = (from.0.to_radians(), to.0.to_radians());
    let (up, across) = ((other - latitude) / 2.0, (to.1 - from.1).to_radians() / 2.0);
    let chord = up.sin().powi(2) + latitude.cos() * other.cos() * across.sin().powi(2);
    2.0 * 6371.0 * chord.sqrt().min(1.0).asin()
}

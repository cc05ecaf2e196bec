//! Blocking keys: a record's parts, shortened as a rule says, as one number.

use crate::Fault;
use crate::chance::mix;
use crate::column::Value;
use crate::records::{Record, Records};
use crate::settings::{Rule, Settings};
use rayon::prelude::*;
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// How a field is shortened for a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cut {
    Whole,
    First(usize),
    Last(usize),
    /// A postcode without its last three letters.
    District,
    /// A postcode without its last two letters.
    Sector,
    FirstWord,
    LastWord,
    /// One of the names that it is a form of: the first (0), the next.
    Root(usize),
    /// As it sounds.
    Sound,
}

/// A part of a key.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part {
    pub(crate) field: usize,
    cut: Cut,
}

/// A key of a rule.
pub(crate) type View = Vec<Part>;

fn part(settings: &Settings, text: &str) -> Result<Part, Fault> {
    let (field, cut) = text.split_once(':').unwrap_or((text, ""));
    let number = |from: &str| from.parse::<usize>().ok().filter(|number| (1..=64).contains(number));
    let cut = match cut {
        "" => Cut::Whole,
        "year" => Cut::First(4),
        "year_and_month" => Cut::First(6),
        "day_and_month" => Cut::Last(4),
        "district" => Cut::District,
        "sector" => Cut::Sector,
        "first_word" => Cut::FirstWord,
        "last_word" => Cut::LastWord,
        "root" => Cut::Root(0),
        "root2" => Cut::Root(1),
        "root3" => Cut::Root(2),
        "sound" => Cut::Sound,
        other => match (other.strip_prefix("first").and_then(number), other.strip_prefix("last").and_then(number)) {
            (Some(letters), _) => Cut::First(letters),
            (_, Some(letters)) => Cut::Last(letters),
            _ => return Err(Fault::Settings(format!("`{text}`: a key cannot be shortened so"))),
        },
    };
    Ok(Part { field: settings.field(field)?, cut })
}

/// The keys of a rule.
pub(crate) fn views(settings: &Settings, rule: &Rule) -> Result<Vec<View>, Fault> {
    let lists = std::iter::once(&rule.on).chain(&rule.or);
    let views =
        lists.map(|list| list.iter().map(|text| part(settings, text)).collect()).collect::<Result<Vec<View>, _>>()?;
    if views.iter().any(Vec::is_empty) || views.len() > 8 {
        return Err(Fault::Settings(
            "a blocking rule has between one and eight keys, each of at least one part".into(),
        ));
    }
    Ok(views)
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(bytes);
    mix(hasher.finish()) | 1
}

/// The hash of a part of a value, 0 where there is no such part.
fn part_of(cut: Cut, value: Value<'_>) -> u64 {
    let bytes = value.bytes;
    let cut = match cut {
        _ if bytes.is_empty() => return 0,
        Cut::Whole => bytes,
        Cut::First(letters) if bytes.len() >= letters => &bytes[..letters],
        Cut::Last(letters) if bytes.len() >= letters => &bytes[bytes.len() - letters..],
        Cut::District if bytes.len() > 3 => &bytes[..bytes.len() - 3],
        Cut::Sector if bytes.len() > 3 => &bytes[..bytes.len() - 2],
        Cut::FirstWord => bytes.split(|byte| *byte == b' ').next().unwrap_or(bytes),
        Cut::LastWord => bytes.rsplit(|byte| *byte == b' ').next().unwrap_or(bytes),
        Cut::Root(number) => return root(value, number),
        Cut::Sound => return crate::variants::sound(std::str::from_utf8(bytes).unwrap_or("")),
        Cut::First(_) | Cut::Last(_) | Cut::District | Cut::Sector => return 0,
    };
    hash(cut)
}

/// One of the names that a value is a form of; the value itself where it is of none.
fn root(value: Value<'_>, number: usize) -> u64 {
    let next =
        |last: Option<u32>| value.roots.iter().copied().filter(|root| last.is_none_or(|last| *root > last)).min();
    let mut root = next(None);
    if root.is_none() && number == 0 {
        return hash(value.bytes);
    }
    for _ in 0..number {
        root = root.and_then(|root| next(Some(root)));
    }
    root.map_or(0, |root| mix(u64::from(root)) | 1)
}

fn join(key: u64, part: u64) -> u64 {
    if key == 0 || part == 0 { 0 } else { mix(key.rotate_left(23).wrapping_add(part)) | 1 }
}

/// A record's key, 0 where a part of it is missing.
pub(crate) fn key(view: &View, record: &impl Record) -> u64 {
    view.iter().fold(1, |key, part| join(key, part_of(part.cut, record.value(part.field))))
}

/// All records' keys of one view. Where it is the rule's only one, a whole value stands for itself.
pub(crate) fn keys(view: &View, records: &Records, alone: bool) -> Vec<u64> {
    let parts: Vec<(usize, Option<Vec<u64>>)> = view
        .iter()
        .map(|part| {
            if alone && part.cut == Cut::Whole {
                return (part.field, None);
            }
            let column = records.column(part.field);
            let of = |symbol: u32| part_of(part.cut, column.value(symbol));
            (part.field, Some((0..column.len() as u32).into_par_iter().map(of).collect()))
        })
        .collect();
    let of = |record: u32| {
        parts.iter().fold(1, |key, (field, parts)| {
            let symbol = records.symbol(record, *field);
            match parts {
                Some(parts) => join(key, parts[symbol as usize]),
                None => join(key, u64::from(symbol)),
            }
        })
    };
    (0..records.len() as u32).into_par_iter().map(of).collect()
}

//! Which column feeds which field: written down once for each agency and sort, and used for every file after.

use crate::{Sort, dates, fields, names};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What becomes of a row whose date is no day that exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BadDates {
    /// The row goes into the errors file, to be mended.
    #[default]
    Refuse,
    /// The row is taken, and the date is not known.
    Unknown,
}

/// One column or several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Columns {
    /// The name of one column.
    One(String),
    /// The names of several, in order.
    Many(Vec<String>),
}

impl Columns {
    /// Their names.
    pub fn names(&self) -> &[String] {
        match self {
            Columns::One(name) => std::slice::from_ref(name),
            Columns::Many(names) => names,
        }
    }
}

/// How dates are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Dates {
    /// Order of day and month.
    pub order: dates::Order,
    /// What becomes of dates that cannot be.
    pub impossible: BadDates,
}

/// How a whole name in one cell is parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Names {
    /// Order of given names and family name.
    pub order: names::Order,
}

/// A mapping, as it stands in a TOML file and as it is kept for an agency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// What each row is.
    pub sort: Sort,
    /// Names of columns that are never read, whatever else is written here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub never: Vec<String>,
    /// How dates are read.
    #[serde(default)]
    pub dates: Dates,
    /// How whole names are parted.
    #[serde(default)]
    pub names: Names,
    /// For each field the columns that feed it.
    #[serde(default)]
    pub columns: BTreeMap<String, Columns>,
    /// For each field a value for all rows whose cell is empty.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub constants: BTreeMap<String, String>,
}

/// Why a mapping cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadMapping {
    /// The text is not a mapping file.
    #[error("mapping: {0}")]
    NotAMapping(String),
    /// There is no such field.
    #[error("mapping: there is no field `{0}`")]
    NoSuchField(String),
    /// The table has no such column.
    #[error("mapping: the table has no column `{0}`")]
    NoSuchColumn(String),
    /// Several columns feed a field that takes one.
    #[error("mapping: the field `{0}` takes one column")]
    OneColumnOnly(String),
    /// A column is mapped that is never to be read.
    #[error("mapping: the column `{0}` is never to be read")]
    NeverRead(String),
    /// No column feeds what each row must have.
    #[error("mapping: no column feeds `{0}`")]
    NothingFor(&'static str),
}

impl Mapping {
    /// An empty one.
    pub fn new(sort: Sort) -> Mapping {
        Mapping {
            sort,
            never: Vec::new(),
            dates: Dates::default(),
            names: Names::default(),
            columns: BTreeMap::new(),
            constants: BTreeMap::new(),
        }
    }

    /// From a file.
    ///
    /// # Errors
    /// When it is no mapping, or says what cannot be.
    pub fn from_toml(text: &str) -> Result<Mapping, BadMapping> {
        let mapping: Mapping = toml::from_str(text).map_err(|error| BadMapping::NotAMapping(error.to_string()))?;
        mapping.check()?;
        Ok(mapping)
    }

    /// As a file.
    pub fn to_toml(&self) -> String {
        toml::to_string_pretty(self).unwrap_or_default()
    }

    /// What is proposed for a table: to be confirmed by a person.
    pub fn guessed(sort: Sort, header: &[String], samples: &[Vec<String>]) -> Mapping {
        let mut mapping = Mapping::new(sort);
        for guess in fields::guess(sort, header, samples) {
            mapping.feed(guess.field, &header[guess.column]);
        }
        mapping
    }

    /// Adds a column to a field.
    pub fn feed(&mut self, field: &str, column: &str) {
        let all = match self.columns.remove(field) {
            None => Columns::One(column.to_owned()),
            Some(before) => Columns::Many(before.names().iter().cloned().chain([column.to_owned()]).collect()),
        };
        self.columns.insert(field.to_owned(), all);
    }

    /// The field that a column feeds.
    pub fn field_of(&self, column: &str) -> Option<&str> {
        let fed = |columns: &Columns| columns.names().iter().any(|name| same(name, column));
        self.columns.iter().find(|(_, columns)| fed(columns)).map(|(field, _)| field.as_str())
    }

    /// Whether it can be used at all.
    ///
    /// # Errors
    /// When a field does not exist, a column must not be read, or nothing feeds what each row must have.
    pub fn check(&self) -> Result<(), BadMapping> {
        let known = fields::fields(self.sort);
        for (code, columns) in &self.columns {
            let field = known.iter().find(|field| field.code == code);
            let field = field.ok_or_else(|| BadMapping::NoSuchField(code.clone()))?;
            if columns.names().len() > 1 && !field.many {
                return Err(BadMapping::OneColumnOnly(code.clone()));
            }
            let never = |name: &&String| self.never.iter().any(|never| same(never, name));
            if let Some(name) = columns.names().iter().find(never) {
                return Err(BadMapping::NeverRead(name.clone()));
            }
        }
        if let Some(code) = self.constants.keys().find(|code| !known.iter().any(|field| field.code == code.as_str())) {
            return Err(BadMapping::NoSuchField(code.clone()));
        }
        let fed = |codes: &[&str]| codes.iter().any(|code| self.columns.contains_key(*code));
        match self.sort {
            Sort::People if !fed(&["given_names", "family_name", "full_name", "known_as"]) => {
                Err(BadMapping::NothingFor("full_name"))
            }
            Sort::Referrals if !fed(&["what_happened"]) => Err(BadMapping::NothingFor("what_happened")),
            _ => Ok(()),
        }
    }

    /// The place of each mapped column in a header.
    ///
    /// # Errors
    /// When a column is missing, or the mapping cannot be used at all.
    pub fn places(&self, header: &[String]) -> Result<BTreeMap<String, Vec<usize>>, BadMapping> {
        self.check()?;
        let place = |name: &String| {
            let exactly = header.iter().position(|other| other == name);
            let alike = || header.iter().position(|other| same(other, name));
            exactly.or_else(alike).ok_or_else(|| BadMapping::NoSuchColumn(name.clone()))
        };
        let of = |columns: &Columns| columns.names().iter().map(place).collect::<Result<Vec<_>, _>>();
        self.columns.iter().map(|(field, columns)| Ok((field.clone(), of(columns)?))).collect()
    }
}

/// Names of columns are the same whatever their capitals, accents and blanks.
fn same(left: &str, right: &str) -> bool {
    left == right || (!tables::fold(left).is_empty() && tables::fold(left) == tables::fold(right))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "
        sort = \"people\"
        never = [\"cluster\"]
        [dates]
        impossible = \"unknown\"
        [columns]
        given_names = \"First Name\"
        phone = [\"mobile\", \"home phone\"]
        [constants]
        town = \"Bangor\"
    ";

    #[test]
    fn read_written_and_read_again() {
        let mapping = Mapping::from_toml(FILE).unwrap();
        assert_eq!(mapping.dates.impossible, BadDates::Unknown);
        assert_eq!(mapping.field_of("first_name"), Some("given_names"));
        assert_eq!(Mapping::from_toml(&mapping.to_toml()), Ok(mapping.clone()));
        let header = ["Home Phone", "cluster", "MOBILE", "first_name"].map(str::to_owned);
        let places = mapping.places(&header).unwrap();
        assert_eq!(places["phone"], [2, 0]);
        assert_eq!(places["given_names"], [3]);
        assert_eq!(mapping.places(&header[..3]), Err(BadMapping::NoSuchColumn("First Name".into())));
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let of = |text: &str| Mapping::from_toml(&format!("sort = \"people\"\n{text}")).unwrap_err();
        assert_eq!(of("[columns]\nshoe = \"a\""), BadMapping::NoSuchField("shoe".into()));
        assert_eq!(of("[columns]\ntown = \"a\""), BadMapping::NothingFor("full_name"));
        assert_eq!(of("[columns]\ntown = [\"a\", \"b\"]"), BadMapping::OneColumnOnly("town".into()));
        assert_eq!(
            of("never = [\"Cluster\"]\n[columns]\nfull_name = \"cluster\""),
            BadMapping::NeverRead("cluster".into())
        );
        assert!(matches!(of("[columns]\nfull_name = 1"), BadMapping::NotAMapping(_)));
    }

    #[test]
    fn guessed_from_a_header() {
        let header = ["Enw cyntaf", "Cyfenw", "Ffôn 1", "Ffôn 2"].map(str::to_owned);
        let mapping = Mapping::guessed(Sort::People, &header, &[]);
        assert_eq!(mapping.columns["phone"].names(), ["Ffôn 1", "Ffôn 2"]);
        assert_eq!(mapping.check(), Ok(()));
    }
}

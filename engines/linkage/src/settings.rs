//! Settings: what is compared, in which levels, and which pairs are looked at. Data, never code, and never an answer.

use serde::{Deserialize, Serialize};

/// Everything a run is told about a kind of record. Weights are not in it: they are learned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// What the settings are for, in words.
    #[serde(default)]
    pub title: String,
    /// The column that names a record.
    pub id: String,
    /// The column that says whose record it is, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What is read from the columns.
    pub fields: Vec<Field>,
    /// What is compared.
    pub comparisons: Vec<Comparison>,
    /// Two fields whose values go together among strangers, as given names and surnames of one language do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub together: Option<(String, String)>,
    /// Which pairs are looked at: those that any of the rules finds.
    pub blocking: Vec<Rule>,
    /// How the weights are learned.
    #[serde(default)]
    pub training: Training,
    /// How pairs become clusters.
    #[serde(default)]
    pub clustering: Clustering,
}

/// One thing that is read from a record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Its name in comparisons and rules.
    pub name: String,
    /// The columns it is read from, joined by a blank.
    pub columns: Vec<String>,
    /// How it is written the same everywhere.
    #[serde(default)]
    pub kind: Kind,
    /// Values that say nothing, after they are written the same everywhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
    /// The part of the value that is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keep: Option<Keep>,
}

/// How a value is written the same everywhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Small letters, no accents, single blanks.
    #[default]
    Text,
    /// As text, without apostrophes and full stops; a hyphen is a blank.
    Name,
    /// A day: eight digits, year first. A day that cannot be is kept as its digits.
    Date,
    /// Letters and digits in capitals, without blanks.
    Postcode,
    /// Digits, in national form.
    Phone,
    /// Small letters, as written.
    Email,
    /// A number.
    Number,
    /// Latitude and longitude in degrees, with a comma or blank between them.
    Place,
    /// Several values, with a semicolon or bar between them.
    Set,
    /// As it is written, only the blanks around it are taken away.
    Raw,
}

/// A part of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Keep {
    /// What stands before the `@`.
    BeforeAt,
    /// What stands after the `@`.
    AfterAt,
    /// The first word.
    FirstWord,
    /// The last word.
    LastWord,
    /// The letters and digits only.
    Letters,
}

/// One comparison: levels from the best agreement down. What reaches none of them differs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    /// What is compared, in words.
    pub name: String,
    /// When nothing can be said. Unless written, when the first field that a level names is missing on either side.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<Condition>,
    /// The levels, best first. The last, that it differs, is understood.
    pub levels: Vec<Level>,
    /// Whether those who live together agree on it more than strangers do.
    #[serde(default, skip_serializing_if = "AtHome::is_not")]
    pub at_home: AtHome,
}

/// How far those who live together agree on something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AtHome {
    /// No more than strangers.
    #[default]
    NotShared,
    /// As much as records of one person: it is the home, an address or its telephone.
    Shared,
    /// More than strangers: a surname.
    OftenShared,
}

impl AtHome {
    fn is_not(&self) -> bool {
        *self == Self::NotShared
    }
}

/// One level of agreement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// The level in words.
    pub name: String,
    /// When it is reached.
    pub when: Condition,
    /// The fields whose rareness counts: a rare value that agrees says more than a common one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rare: Vec<String>,
}

/// A condition on two records.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Condition {
    /// The field is the same in both.
    Same(String),
    /// The two fields have changed places.
    Swapped(String, String),
    /// Two fields have changed places, and each is at least so like its counterpart (Jaro-Winkler).
    NearlySwapped {
        /// The fields.
        fields: (String, String),
        /// From 0 to 1.
        at_least: f64,
    },
    /// Jaro-Winkler similarity.
    JaroWinkler {
        /// The field.
        field: String,
        /// From 0 to 1.
        at_least: f64,
    },
    /// So many edits at most: a letter put in, left out, changed, or two neighbours exchanged.
    Edits {
        /// The field.
        field: String,
        /// How many.
        at_most: u8,
    },
    /// So many changes at most, where an exchange of neighbours counts as two (Levenshtein).
    Changes {
        /// The field.
        field: String,
        /// How many.
        at_most: u8,
    },
    /// The days are at most so many days apart.
    Days {
        /// The field.
        field: String,
        /// How many; a part of a day counts.
        at_most: f64,
    },
    /// The first letters are the same.
    Begins {
        /// The field.
        field: String,
        /// How many letters.
        letters: u8,
    },
    /// Two forms of one name: nickname, the other language's form, another spelling.
    Variant(String),
    /// One of the two is the initial of the other.
    Initial(String),
    /// The first words are the same or forms of one name.
    FirstWord(String),
    /// A whole word of one is a word of the other.
    SharedWord(String),
    /// The days are near in a way in which days are mistaken.
    Day {
        /// The field.
        field: String,
        /// In which way.
        near: Near,
    },
    /// The numbers are at most so far apart.
    Within {
        /// The field.
        field: String,
        /// How far.
        at_most: f64,
    },
    /// The places are at most so many kilometres apart.
    Kilometres {
        /// The field.
        field: String,
        /// How many.
        at_most: f64,
    },
    /// The two sets have at least so many values in common.
    InCommon {
        /// The field.
        field: String,
        /// How many.
        at_least: u8,
    },
    /// The field is missing in either.
    Missing(String),
    /// All of these.
    All(Vec<Condition>),
    /// Any of these.
    Any(Vec<Condition>),
    /// Not this.
    Not(Box<Condition>),
}

/// Ways in which two days are near.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Near {
    /// Day and month have changed places.
    Swapped,
    /// The same year, and one of the two is 1 January.
    FirstOfJanuary,
    /// One digit differs, or two neighbours have changed places.
    OneDigit,
    /// The same year and month.
    YearAndMonth,
    /// The same day and month.
    DayAndMonth,
    /// The same year.
    Year,
    /// At most two years apart.
    TwoYears,
    /// At most ten years apart.
    TenYears,
}

/// One blocking rule: pairs that agree on every part of a key. A key's part is a field, or a field and how it is
/// shortened, as `given:first3` or `dob:year`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The parts of the key.
    pub on: Vec<String>,
    /// Other keys of the same record: two records meet when any key of one is any key of the other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub or: Vec<Vec<String>>,
}

/// How weights are learned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Training {
    /// The rules whose pairs teach; those of the blocking where none is given.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub blocking: Vec<Rule>,
    /// How many random pairs show how often strangers agree.
    pub random_pairs: u64,
    /// How many pairs of each rule teach at most.
    pub pairs_of_a_rule: u64,
    /// How many rounds at most.
    pub rounds: u32,
}

impl Default for Training {
    fn default() -> Self {
        Self { blocking: Vec::new(), random_pairs: 250_000, pairs_of_a_rule: 80_000, rounds: 100 }
    }
}

/// How pairs become clusters.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Clustering {
    /// The probability from which two records are taken for one.
    pub threshold: f64,
    /// Sources whose own records are never joined with one another.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub one_to_one: Vec<String>,
    /// The most records of one block that are all compared with one another; a larger block is walked in order of what
    /// else is known, each record with its neighbours.
    pub largest_block: u32,
    /// The probability from which a pair is written out.
    pub write_from: f64,
}

impl Default for Clustering {
    fn default() -> Self {
        Self { threshold: 0.95, one_to_one: Vec::new(), largest_block: 20_000, write_from: 0.01 }
    }
}

impl Settings {
    /// Reads settings from JSON.
    pub fn from_json(text: &str) -> Result<Self, crate::Fault> {
        let settings: Self =
            serde_json::from_str(text).map_err(|fault| crate::Fault::Settings(crate::fault::json(&fault)))?;
        settings.check()?;
        Ok(settings)
    }

    /// Says what is wrong with settings that can be read but not used.
    pub fn check(&self) -> Result<(), crate::Fault> {
        let wrong = |what: String| Err(crate::Fault::Settings(what));
        if self.comparisons.is_empty() || self.comparisons.len() > 16 {
            return wrong("between one and sixteen comparisons".into());
        }
        for comparison in &self.comparisons {
            if comparison.levels.is_empty() || comparison.levels.len() > 14 {
                return wrong(format!("`{}` has between one and fourteen levels", comparison.name));
            }
        }
        if self.blocking.is_empty() {
            return wrong("at least one blocking rule".into());
        }
        if self.fields.is_empty() || self.fields.len() > 32 {
            return wrong("between one and thirty-two fields".into());
        }
        for (place, field) in self.fields.iter().enumerate() {
            if self.fields[..place].iter().any(|other| other.name == field.name) {
                return wrong(format!("two fields are called `{}`", field.name));
            }
            if field.columns.is_empty() {
                return wrong(format!("the field `{}` is read from no column", field.name));
            }
        }
        let clustering = &self.clustering;
        let is_share = |share: f64| (0.0..1.0).contains(&share);
        if clustering.threshold == 0.0 || !is_share(clustering.threshold) || !is_share(clustering.write_from) {
            return wrong("`threshold` and `write_from` are probabilities between 0 and 1".into());
        }
        crate::levels::Comparisons::new(self)?;
        let levels = self.comparisons.iter().flat_map(|comparison| &comparison.levels);
        levels.flat_map(|level| &level.rare).try_for_each(|field| self.field(field).map(drop))?;
        let rules = self.blocking.iter().chain(&self.training.blocking);
        rules.map(|rule| crate::keys::views(self, rule)).try_for_each(|views| views.map(drop))
    }

    /// The place of a field.
    pub fn field(&self, name: &str) -> Result<usize, crate::Fault> {
        let place = self.fields.iter().position(|field| field.name == name);
        place.ok_or_else(|| {
            let near = crate::fault::nearest(name, self.fields.iter().map(|field| field.name.as_str()));
            let near = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
            crate::Fault::Settings(format!("there is no field `{name}`{near}"))
        })
    }

    /// For each field the first field whose dictionary it shares: fields that may change places share one.
    pub(crate) fn dictionaries(&self) -> Vec<usize> {
        let mut of: Vec<usize> = (0..self.fields.len()).collect();
        let mut share = |one: &str, other: &str| {
            if let (Ok(one), Ok(other)) = (self.field(one), self.field(other)) {
                let (from, to) = (of[one].max(of[other]), of[one].min(of[other]));
                of.iter_mut().filter(|of| **of == from).for_each(|of| *of = to);
            }
        };
        let levels = self.comparisons.iter().flat_map(|comparison| &comparison.levels);
        levels.for_each(|level| level.when.exchanged(&mut share));
        of
    }
}

impl Condition {
    /// Tells the pairs of fields that may change places.
    fn exchanged(&self, tell: &mut impl FnMut(&str, &str)) {
        match self {
            Self::Swapped(one, other) | Self::NearlySwapped { fields: (one, other), .. } => tell(one, other),
            Self::All(all) | Self::Any(all) => all.iter().for_each(|part| part.exchanged(tell)),
            Self::Not(not) => not.exchanged(tell),
            _ => {}
        }
    }
}

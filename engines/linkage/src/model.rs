//! The model: how often each level is reached by pairs that are one, by pairs that live together, and by strangers.

use crate::Fault;
use crate::settings::Settings;
use crate::weights::{CLASSES, ONE, STRANGERS};
use serde::{Deserialize, Serialize};

/// What was learned, with where it comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Model {
    /// The version of this form of file.
    pub version: u32,
    /// Where it comes from.
    pub provenance: Provenance,
    /// How rareness is weighed.
    #[serde(default)]
    pub rareness: Rareness,
    /// The classes of pairs: those that are one, strangers, and the kinds of those who live together.
    pub classes: Vec<Class>,
    /// What was learned of each comparison.
    pub comparisons: Vec<Learned>,
}

/// How rareness is weighed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rareness {
    /// What agrees for a reason does so whatever the value; what agrees by chance, as often as the value is common.
    #[default]
    ByCause,
    /// As Splink has it: the odds are divided by how common the value is.
    Divided,
}

/// A class of pairs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Class {
    /// What it is called.
    pub name: String,
    /// How often two records at random are of it.
    pub prior: f64,
}

/// Where a model comes from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provenance {
    /// The title of the settings.
    pub settings: String,
    /// The version of the engine that learned it.
    pub engine: String,
    /// How many records it was learned from.
    pub records: u64,
    /// The seed of the random pairs.
    pub seed: u64,
    /// How many random pairs.
    pub random_pairs: u64,
    /// How many pairs that share a key.
    pub blocked_pairs: u64,
    /// After how many rounds it stood still.
    pub rounds: u32,
}

/// What was learned of one comparison.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Learned {
    /// Its name in the settings.
    pub name: String,
    /// Its levels, best first; the last is that it differs.
    pub levels: Vec<LearnedLevel>,
}

/// What was learned of one level: of pairs where something can be said, how many reach it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LearnedLevel {
    /// Its name in the settings.
    pub name: String,
    /// How often each class reaches it: the first is m, the second is u.
    pub of: Vec<f64>,
}

impl LearnedLevel {
    /// The evidence of the level against a stranger, in bits.
    pub fn bits(&self) -> f64 {
        (self.of[ONE] / self.of[STRANGERS]).log2()
    }
}

impl Model {
    /// Reads a model and holds it against the settings.
    pub fn from_json(text: &str, settings: &Settings) -> Result<Self, Fault> {
        let model: Self = serde_json::from_str(text).map_err(|fault| Fault::Model(crate::fault::json(&fault)))?;
        model.fits(settings)?;
        Ok(model)
    }

    /// Whether the model has the comparisons and levels of the settings.
    pub fn fits(&self, settings: &Settings) -> Result<(), Fault> {
        let same = self.comparisons.len() == settings.comparisons.len()
            && self.comparisons.iter().zip(&settings.comparisons).all(|(learned, comparison)| {
                learned.name == comparison.name
                    && learned.levels.len() == comparison.levels.len() + 1
                    && learned.levels.iter().zip(&comparison.levels).all(|(one, other)| one.name == other.name)
            });
        let is_share = |p: &f64| *p > 0.0 && *p <= 1.0;
        let sound = (2..=CLASSES).contains(&self.classes.len())
            && self.classes.iter().all(|class| is_share(&class.prior))
            && self
                .comparisons
                .iter()
                .flat_map(|learned| &learned.levels)
                .all(|level| level.of.len() == self.classes.len() && level.of.iter().all(is_share));
        match (same, sound) {
            (false, _) => Err(Fault::Model(
                "its comparisons are not those of the settings; learn it again with these settings".into(),
            )),
            (_, false) => Err(Fault::Model("a probability is not between 0 and 1".into())),
            _ => Ok(()),
        }
    }

    /// The model as readable text.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("a model is plain data")
    }
}

//! How sure it is that two descriptions are about the same one, and why. Pure.
//!
//! People are weighed by the engine `linkage` with a model that was learned on made-up data (`catalogues/linkage/`);
//! vehicles, telephones, accounts and places by exact and near keys. Both give the same explanation: what agrees, how rare
//! that is and how much it says, in bits that add up. A proposal, never a verdict: people decide.

pub mod columns;
mod persons;
mod things;
mod weighed;

pub use persons::{Model, Trouble};
pub use weighed::{Band, Rare, Standing, Weighed};

use crate::words::{RecordDetails, RecordKind};
use std::path::Path;
use std::sync::{Arc, OnceLock};

static CHOSEN: OnceLock<Arc<Model>> = OnceLock::new();

/// The model that is in use: the one that was chosen at the start, or the one that is shipped.
pub fn model() -> Arc<Model> {
    Arc::clone(CHOSEN.get_or_init(|| Arc::new(Model::shipped())))
}

/// Weighs people with another model than the one that is shipped: settings, model and how common values are, as
/// `people.json`, `people-model.json` and `people-values.json` in a folder. Once, before anything is weighed.
///
/// # Errors
/// What is wrong with the files, or that a model is in use already.
pub fn choose(folder: &Path) -> Result<(), Trouble> {
    let read = |name: &str| {
        let path = folder.join(name);
        std::fs::read_to_string(&path).map_err(|fault| Trouble(format!("{}: {fault}", path.display())))
    };
    let model = Model::read(&read("people.json")?, &read("people-model.json")?, &read("people-values.json")?)?;
    CHOSEN.set(Arc::new(model)).map_err(|_| Trouble("a model is in use already".to_owned()))
}

/// Holds a description against others of the same kind, each weighed by itself. How common a name is comes from the model:
/// counted among the records, it would tell of records that the reader may not know of.
pub fn weigh(asked: &RecordDetails, others: &[&RecordDetails]) -> Vec<Weighed> {
    match asked.kind {
        RecordKind::Person => model().weigh(asked, others),
        _ => others.iter().map(|other| things::weigh(asked, other)).collect(),
    }
}

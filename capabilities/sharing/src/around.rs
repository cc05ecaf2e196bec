//! What the rest of the house knows. This capability knows no agencies, no staff and no records: whoever puts the house
//! together tells it, each part after its own decision of access.

use access::{Permit, Visit};
use components::Html;
use kernel::{ActorId, AgencyId, Date, Language};
use std::collections::BTreeMap;
use std::{future::Future, pin::Pin};
use store::{House, Stop};
use vocabulary::RecordId;
use web::Asked;

/// The answer of an [`Around`].
pub type Given<'a, T> = Pin<Box<dyn Future<Output = Result<T, Stop>> + Send + 'a>>;

/// An agency of the partnership.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partner {
    /// Its id.
    pub id: AgencyId,
    /// Which kind it is, for example `council`.
    pub kind: String,
    /// Its name in Welsh.
    pub cy: String,
    /// Its name in English.
    pub en: String,
}

impl Partner {
    /// Its name in the reader's language.
    pub fn name(&self, language: Language) -> &str {
        match language {
            Language::Cy => &self.cy,
            Language::En => &self.en,
        }
    }
}

/// A record that a visitor may see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Whose it is.
    pub agency: AgencyId,
    /// What it is called.
    pub title: String,
    /// The date of birth in it, as it is known.
    pub born: String,
}

/// Whom a check is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The whole name.
    pub name: String,
    /// The date of birth.
    pub born: Date,
}

/// A record that fits somebody who is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Met {
    /// Whose it is.
    pub owner: AgencyId,
    /// The record.
    pub record: RecordId,
    /// Whether its owner lets its being there be told; never for what is sealed.
    pub may_be_told: bool,
}

/// The desk to ring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskToRing {
    /// Its name in Welsh.
    pub cy: String,
    /// Its name in English.
    pub en: String,
    /// Its telephone, where one is known.
    pub phone: String,
}

/// What the rest of the house knows.
pub trait Around: Send + Sync {
    /// All agencies, by their names.
    fn partners<'a>(&'a self, house: &'a House) -> Given<'a, Vec<Partner>>;
    /// A record, where this visitor may see it; `None` where there is none or it may not be known.
    fn record<'a>(&'a self, house: &'a House, visit: &'a Visit, record: RecordId) -> Given<'a, Option<About>>;
    /// The records that are taken to be about the same person as this one, itself included.
    fn same_person<'a>(&'a self, house: &'a House, visit: &'a Visit, record: RecordId) -> Given<'a, Vec<RecordId>>;
    /// What these parts of a record say, for a holder of a permit to read a disclosure of them.
    fn parts<'a>(
        &'a self,
        asked: &'a Asked,
        permit: &'a Permit,
        record: RecordId,
        classes: Vec<String>,
    ) -> Given<'a, Html>;
    /// The names of members of staff.
    fn staff<'a>(&'a self, asked: &'a Asked, staff: Vec<ActorId>) -> Given<'a, BTreeMap<ActorId, String>>;
    /// The member of staff with this work e-mail, and their agency.
    fn member<'a>(&'a self, house: &'a House, email: &'a str) -> Given<'a, Option<(ActorId, AgencyId)>>;
    /// Records anywhere that fit somebody closely: the same name, allowing for slips, and the same date of birth.
    fn known<'a>(&'a self, house: &'a House, visit: &'a Visit, wanted: &'a Wanted) -> Given<'a, Vec<Met>>;
    /// The duty desk of an agency, else its shared number.
    fn desk<'a>(&'a self, house: &'a House, agency: AgencyId) -> Given<'a, Option<DeskToRing>>;
}

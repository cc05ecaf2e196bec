//! What other parts of the house put on a person's page, and what this capability offers for theirs.

use crate::{
    queries::{LikelyMatch, RecordRow, Scope, Summary, likely_matches},
    words::RecordDetails,
};
use components::{Content, Html, Link, SummaryList, SummaryRow};
use kernel::AgencyId;
use std::{collections::BTreeMap, future::Future, pin::Pin};
use store::Stop;
use vocabulary::RecordId;
use web::Asked;

pub use crate::explained::{Sides, explanation, how_sure, reasons};

/// The answer of an [`Around`].
pub type Given<'a, T> = Pin<Box<dyn Future<Output = Result<T, Stop>> + Send + 'a>>;

/// Names in the reader's language. What is not in it is told in general words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// Agencies.
    pub agencies: BTreeMap<AgencyId, String>,
    /// Whoever acted, by how the ledger writes them.
    pub actors: BTreeMap<String, String>,
}

/// What the rest of the house knows. This capability knows no agencies and no concerns: whoever puts the house together
/// tells it, each part after its own decision of access.
pub trait Around: Send + Sync {
    /// The names of all agencies, and of these actors.
    fn names<'a>(&'a self, asked: &'a Asked, actors: Vec<String>) -> Given<'a, Names>;
    /// What somebody is told who may not see all of a record.
    fn no_more<'a>(&'a self, _: &'a Asked, _: RecordId) -> Given<'a, Html> {
        Box::pin(async { Ok(Html::default()) })
    }
    /// Panels of other capabilities about these records, which are taken to be one person; the one that is looked at first.
    fn panels<'a>(&'a self, asked: &'a Asked, records: Vec<RecordId>) -> Given<'a, Html>;
}

/// A house with nothing around: no names, no further panels.
#[derive(Debug, Clone, Copy, Default)]
pub struct Nothing;

impl Around for Nothing {
    fn names<'a>(&'a self, _: &'a Asked, _: Vec<String>) -> Given<'a, Names> {
        Box::pin(async { Ok(Names::default()) })
    }
    fn panels<'a>(&'a self, _: &'a Asked, _: Vec<RecordId>) -> Given<'a, Html> {
        Box::pin(async { Ok(Html::default()) })
    }
}

impl Names {
    /// The name of an agency.
    pub fn agency(&self, asked: &Asked, id: AgencyId) -> String {
        match self.agencies.get(&id) {
            Some(name) => name.clone(),
            None if asked.visit.who.agency == Some(id) => asked.t("people-own-agency"),
            None => asked.t("people-other-agency"),
        }
    }
    /// The name of whoever did something.
    pub fn actor(&self, asked: &Asked, written: &str) -> String {
        match self.actors.get(written) {
            Some(name) => name.clone(),
            None if written == asked.visit.actor().to_string() => asked.t("people-you"),
            None if written.starts_with("system:") => asked.house_name(),
            None => asked.t("people-colleague"),
        }
    }
}

/// What to call a record: its title, or general words where nothing is known or it was erased.
pub fn title(asked: &Asked, title: &str) -> String {
    if title.is_empty() { asked.t("people-nameless") } else { title.to_owned() }
}

/// A link to a record, by its title.
pub fn record_link(asked: &Asked, record: &Summary) -> Html {
    Link::new(asked.url(&format!("/people/{}", record.id)), title(asked, &record.title)).html()
}

/// What tells a record from others of the same name, in one line: date of birth, place, telephone.
pub fn at_a_glance(asked: &Asked, details: &RecordDetails) -> String {
    let born = details
        .date_of_birth
        .map(|date| asked.t_with("people-born", &[("date", asked.texts.uncertain_date(date).into())]));
    let parts = [
        born,
        details.addresses.first().cloned(),
        details.town.clone(),
        details.postcode.clone(),
        details.phones.first().cloned(),
        details.vehicle_colour.clone().filter(|_| details.vehicle_plate.is_none()),
        details.occupation.clone(),
    ];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Records that may be meant by a description, the likeliest first; nothing when this visitor may not search at all.
///
/// # Errors
/// A fault.
pub async fn matches(asked: &Asked, description: &RecordDetails, most: usize) -> Result<Vec<LikelyMatch>, Stop> {
    let Ok((scope, permit)) = Scope::widest(&asked.house, &asked.visit) else { return Ok(Vec::new()) };
    if description.is_empty() {
        return Ok(Vec::new());
    }
    let mut reader = asked.house.look(&permit, "matches").await?;
    Ok(likely_matches(&mut reader, scope, asked.now().date(), description, most).await?)
}

/// What tells who somebody is.
const IDENTITY: &[&str] = &[
    "people-given-names",
    "people-family-name",
    "people-known-as",
    "people-place-name",
    "people-date-of-birth",
    "people-sex",
    "people-vehicle-plate",
    "people-vehicle-make",
    "people-vehicle-colour",
    "people-account-platform",
    "people-account-handle",
];
/// Where somebody can be found.
const CONTACT: &[&str] = &["people-addresses", "people-town", "people-postcode", "people-phones", "people-emails"];

/// What a record says of who somebody is and where they can be found, for the holder of a permit to read what was shared
/// of it. Nothing where it was erased.
///
/// # Errors
/// A fault.
pub async fn parts(
    asked: &Asked,
    permit: &access::Permit,
    id: RecordId,
    identity: bool,
    contact: bool,
) -> Result<Html, Stop> {
    let mut reader = asked.house.look(permit, "parts of a record").await?;
    let Some(record) = crate::queries::record(&mut reader, id).await? else { return Ok(Html::default()) };
    let wanted = |key: &str| (identity && IDENTITY.contains(&key)) || (contact && CONTACT.contains(&key));
    let rows = crate::pages::shown::rows(asked, &record.details);
    let rows = rows.into_iter().filter(|(key, _)| wanted(key));
    let rows: Vec<SummaryRow> = rows.map(|(key, value)| SummaryRow::new(asked.t(key), Content::Html(value))).collect();
    Ok(if rows.is_empty() { Html::default() } else { SummaryList::new(rows).html() })
}

/// One record in a few words, for another capability's page: its title as a link and what tells it apart. `None` where
/// this visitor may not know of it.
///
/// # Errors
/// A fault.
pub async fn record_summary(asked: &Asked, id: RecordId) -> Result<Option<Html>, Stop> {
    let Some(thing) = crate::queries::record_thing(&mut asked.house.facts().await?, id).await? else { return Ok(None) };
    let Some(Ok(permit)) = asked.house.decide(&asked.visit, "people.view", vec![thing]).await?.pop() else {
        return Ok(None);
    };
    let mut reader = asked.house.look(&permit, "summary").await?;
    let Some(record) = crate::queries::record(&mut reader, id).await? else { return Ok(None) };
    Ok(Some(line(asked, &record)))
}

fn line(asked: &Asked, record: &RecordRow) -> Html {
    let link = Link::new(asked.url(&format!("/people/{}", record.id)), title(asked, &record.title)).html();
    let rest = at_a_glance(asked, &record.details);
    if rest.is_empty() { link } else { Html::join([link, Html::trusted("<br>"), Html::text(&rest)]) }
}

//! The pages of this capability, one file each, and the list of their addresses.

mod conditions;
mod conflict;
mod emergency;
mod governance;
mod join;
mod leave;
mod level;
mod looks;
mod mark;
mod preview;
mod review;
mod shown;
mod who;

use access::{Permit, Thing, Visit};
use components::{Button, ButtonGroup, Form, Html, Link};
use kernel::{ActorId, AgencyId};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::{future::Future, pin::Pin};
use store::{Declined, Stop};
use vocabulary::RecordId;
use web::{Answer, Asked, Door, Mistakes, Outcome, Page, Routes};

pub use who::{no_more, panel};

/// The answer of an [`Around`].
pub type Given<'a, T> = Pin<Box<dyn Future<Output = Result<T, Stop>> + Send + 'a>>;

/// A member of staff as pages show them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub id: ActorId,
    /// Their name.
    pub name: String,
    /// For which agency.
    pub agency: AgencyId,
    /// Its name in the reader's language.
    pub agency_name: String,
}

/// What the rest of the house knows. This capability knows no agencies and no records: whoever puts the house together
/// tells it.
pub trait Around: Send + Sync {
    /// These members of staff.
    fn staff<'a>(&'a self, asked: &'a Asked, ids: Vec<ActorId>) -> Given<'a, BTreeMap<ActorId, Person>>;
    /// Members of staff of the partnership with this in their name, at most twenty.
    fn named<'a>(&'a self, asked: &'a Asked, name: &'a str) -> Given<'a, Vec<Person>>;
    /// Everybody who works with records, with what the rules know of them; at most so many.
    fn everybody<'a>(&'a self, asked: &'a Asked, most: usize) -> Given<'a, Vec<(Person, Visit)>>;
    /// What to call a record, as far as the visitor may know of it.
    fn record_name<'a>(&'a self, asked: &'a Asked, record: RecordId) -> Given<'a, Option<String>>;
    /// The names of agencies in the reader's language.
    fn agencies<'a>(&'a self, asked: &'a Asked) -> Given<'a, BTreeMap<AgencyId, String>>;
}

/// All addresses of this capability, with what the rest of the house knows.
pub fn routes(around: Arc<dyn Around>) -> Routes {
    macro_rules! page {
        ($handler:path) => {{
            let around = Arc::clone(&around);
            move |asked| $handler(asked, Arc::clone(&around))
        }};
    }
    Routes::new()
        .get("/circle/{record}", Door::Staff, "people.view", page!(who::show))
        .get("/circle/{record}/join", Door::Staff, "circle.manage", page!(join::show))
        .post("/circle/{record}/join", Door::Staff, "circle.manage", page!(join::submit))
        .get("/circle/{record}/leave/{staff}", Door::Staff, "circle.manage", page!(leave::show))
        .post("/circle/{record}/leave/{staff}", Door::Staff, "circle.manage", page!(leave::submit))
        .get("/circle/{record}/level", Door::Staff, "circle.set_level", page!(level::show))
        .post("/circle/{record}/level", Door::Staff, "circle.set_level", page!(level::submit))
        .get("/circle/{record}/mark", Door::Staff, "circle.mark", page!(mark::show))
        .post("/circle/{record}/mark", Door::Staff, "circle.mark", page!(mark::submit))
        .get("/circle/{record}/conditions", Door::Staff, "circle.accept_conditions", page!(conditions::show))
        .post("/circle/{record}/conditions", Door::Staff, "circle.accept_conditions", page!(conditions::submit))
        .get("/circle/{record}/conflict", Door::Staff, "circle.declare_conflict", page!(conflict::show))
        .post("/circle/{record}/conflict", Door::Staff, "circle.declare_conflict", page!(conflict::submit))
        .get("/circle/{record}/emergency", Door::Staff, "circle.break_glass", page!(emergency::show))
        .post("/circle/{record}/emergency", Door::Staff, "circle.break_glass", page!(emergency::submit))
        .get("/circle/{record}/looks", Door::Staff, "circle.see_looks", page!(looks::show))
        .get("/governance", Door::Staff, "circle.see_emergencies", page!(governance::show))
        .get("/governance/emergencies/{access}", Door::Staff, "circle.review_emergency", page!(review::show))
        .post("/governance/emergencies/{access}", Door::Staff, "circle.review_emergency", page!(review::submit))
        .get("/governance/conflicts/{record}/{staff}", Door::Staff, "circle.end_conflict", page!(conflict::end_show))
        .post("/governance/conflicts/{record}/{staff}", Door::Staff, "circle.end_conflict", page!(conflict::end_submit))
}

/// A record that a page works on, known to everybody, with the permit to do so and what to call it.
pub(crate) struct Opened {
    pub(crate) record: RecordId,
    pub(crate) thing: Thing,
    pub(crate) permit: Permit,
    pub(crate) name: String,
}

impl Opened {
    /// The record of the address: first whether it may be seen so far, then whether this may be done with it.
    pub(crate) async fn of(
        asked: &Asked,
        around: &Arc<dyn Around>,
        (see, action): (&str, &str),
    ) -> Result<Opened, Stop> {
        let record: RecordId = asked.id("record")?;
        let thing = asked.house.thing("Record", &record.to_string()).await?;
        asked.house.ask(&asked.visit, see, thing.clone()).await?;
        let permit = asked.house.ask_where_seen(&asked.visit, action, see, thing.clone()).await?;
        let thing = asked.house.know(&asked.visit, vec![thing]).await?.pop().ok_or(Stop::NotFound)?;
        let name = around.record_name(asked, record).await?.unwrap_or_else(|| asked.t("circle-a-record"));
        Ok(Opened { record, thing, permit, name })
    }

    pub(crate) fn may(&self, asked: &Asked, action: &str) -> bool {
        asked.permit(action, &self.thing).is_ok()
    }
    /// How far it is open and how it is marked now.
    pub(crate) async fn openness(&self, asked: &Asked) -> Result<crate::queries::Openness, Stop> {
        let mut reader = asked.house.look(&self.permit, "who may know").await?;
        Ok(crate::queries::openness(&mut reader, &[self.record]).await?.remove(&self.record).unwrap_or_default())
    }
    pub(crate) fn path(&self) -> String {
        format!("/circle/{}", self.record)
    }
    /// A page with one question about it.
    pub(crate) fn page(&self, asked: &Asked, title: &str, mistakes: &Mistakes) -> Page {
        Page::new(asked.t(title)).caption(self.name.clone()).back(self.path()).menu("people").mistakes(mistakes)
    }
    pub(crate) fn form(&self, asked: &Asked, end: &str) -> Form {
        asked.form(&format!("{}/{end}", self.path()))
    }
}

/// The button of a form, and a link away from it.
pub(crate) fn buttons(asked: &Asked, key: &str, away: &str) -> Html {
    let away = Link::new(asked.url(away), asked.t("circle-cancel")).html();
    ButtonGroup { items: vec![Button::new(asked.t(key)).html(), away], ..ButtonGroup::default() }.html()
}

/// A reason is always given.
pub(crate) fn need(asked: &Asked, mistakes: &mut Mistakes, field: &str, key: &str) {
    mistakes.unless(asked.form.some(field).is_some(), field, asked.t(key));
}

/// There when it was done; the mistake where the domain says no.
pub(crate) fn done<T>(
    asked: &Asked,
    result: Result<T, Stop>,
    field: &str,
    to: String,
    mistakes: &mut Mistakes,
) -> Option<Outcome> {
    match result {
        Ok(_) => Some(Ok(Answer::Redirect(to))),
        Err(Stop::Declined(Declined(code))) => {
            mistakes.add(field, asked.t(&format!("declined-{code}")));
            None
        }
        Err(other) => Some(Err(other)),
    }
}

/// A whole day of a form; nothing where none was filled in.
pub(crate) fn day(asked: &Asked, field: &str) -> Result<Option<kernel::Date>, ()> {
    match asked.form.date(field) {
        Ok(None) => Ok(None),
        Ok(Some(kernel::UncertainDate::Day(day))) => Ok(Some(day)),
        _ => Err(()),
    }
}

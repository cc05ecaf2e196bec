//! The pages of this capability, one file each.

mod came;
mod destruction;
mod find;
mod holds;
mod queue;
mod representations;
mod requests;
mod review;
mod schedule;

use crate::holdings::Holdings;
use crate::queries::register;
use crate::words::KeptThing;
use components::{Cell, Html, Link, Table, Tag, TagColour, scroll};
use kernel::{AgencyId, Standing};
use std::sync::Arc;
use store::{Reader, Stop};
use web::{Asked, Door, Mistakes, Routes};

/// All addresses of this capability.
pub fn routes(holdings: Arc<dyn Holdings>) -> Routes {
    /// A handler that is handed what is held.
    macro_rules! with {
        ($handler:path) => {{
            let holdings = Arc::clone(&holdings);
            move |asked| $handler(asked, Arc::clone(&holdings))
        }};
    }
    let requests = requests::routes(&holdings);
    Routes::new()
        .get("/retention", Door::Staff, "rights.view", with!(queue::show))
        .get("/retention/find", Door::Staff, "rights.review", with!(find::show))
        .get("/retention/review/{thing}", Door::Staff, "rights.review", with!(review::show))
        .post("/retention/review/{thing}", Door::Staff, "rights.review", with!(review::submit))
        .get("/retention/destructions/{id}", Door::Staff, "rights.view", with!(destruction::show))
        .post("/retention/destructions/{id}", Door::Staff, "rights.review", with!(destruction::submit))
        .get("/retention/schedule", Door::Staff, "rights.view", schedule::show)
        .get("/retention/schedule/{class}", Door::Staff, "rights.review", schedule::form)
        .post("/retention/schedule/{class}", Door::Staff, "rights.review", schedule::submit)
        .get("/retention/holds", Door::Staff, "rights.view", holds::show)
        .get("/retention/holds/new", Door::Staff, "rights.hold", holds::form)
        .post("/retention/holds/new", Door::Staff, "rights.hold", holds::submit)
        .get("/retention/holds/{id}/release", Door::Staff, "rights.hold", holds::release_form)
        .post("/retention/holds/{id}/release", Door::Staff, "rights.hold", holds::release)
        .and(requests)
        .and(representations::routes(&holdings))
}

/// The visitor's own agency.
fn own(asked: &Asked) -> Result<AgencyId, Stop> {
    asked.visit.who.agency.ok_or(Stop::NotFound)
}

/// Whether the visitor may do this at their own agency's desk.
fn may(asked: &Asked, action: &str) -> bool {
    own(asked).is_ok_and(|agency| asked.permit(action, &register(agency)).is_ok())
}

/// The name of a class in the reader's language.
fn class_name(asked: &Asked, code: &str) -> String {
    catalogue::retention_class(code).map_or_else(|| code.to_owned(), |c| c.name(asked.visit.language).to_owned())
}

/// How sure a period is.
fn standing_tag(asked: &Asked, standing: Standing) -> Html {
    let (key, colour) = match standing {
        Standing::Confirmed => ("rights-standing-confirmed", TagColour::Green),
        Standing::Local => ("rights-standing-local", TagColour::Usual),
        Standing::Unconfirmed => ("rights-standing-unconfirmed", TagColour::Yellow),
    };
    Tag::new(asked.t(key), colour).html()
}

/// What to call a thing: its title, or what it is where it has none.
fn called(asked: &Asked, thing: KeptThing, title: &str) -> String {
    if title.is_empty() { asked.t(&format!("rights-thing-{}", thing.kind())) } else { title.to_owned() }
}

fn link(asked: &Asked, path: &str, text: String) -> Html {
    Link::new(asked.url(path), text).html()
}

async fn name(holdings: &dyn Holdings, reader: &mut Reader, actor: &str) -> Result<String, Stop> {
    Ok(holdings.name_of(reader, actor).await?)
}

/// A no of the domain, told beside a field.
fn declined(asked: &Asked, mistakes: &mut Mistakes, field: &str, stop: Stop) -> Result<(), Stop> {
    match stop {
        Stop::Declined(no) => {
            mistakes.add(field, asked.t(&format!("declined-{}", no.0)));
            Ok(())
        }
        other => Err(other),
    }
}

/// A table with its heads as keys of texts. What it is about is said by the page's title; on a phone it moves within itself.
fn table(asked: &Asked, caption: &str, head: &[&str], rows: Vec<Vec<Cell>>) -> Html {
    let caption = asked.t(caption);
    let table = Table {
        caption: caption.clone(),
        caption_classes: "govuk-visually-hidden".to_owned(),
        head: head.iter().map(|key| Cell::new(asked.t(key))).collect(),
        rows,
        ..Table::default()
    };
    scroll(&caption, table.html())
}

//! The professional door: written referrals and their drafts, following one's own reports, reports by telephone, and
//! questions from other desks.

mod begin;
mod check;
mod clocks;
mod compile;
mod confirm;
mod delete;
mod disagree;
mod follow;
mod form;
mod group;
mod list;
mod numbers;
mod questions;
mod reply;
mod sent;
mod step;
mod steps;
mod task_list;
mod telephone;
mod waiting;
mod wording;

use crate::Routing;
use crate::drafts::{self, Draft};
use catalogue::{Codes, Places};
use std::sync::{Arc, LazyLock};
use store::Stop;
use web::{Asked, Door, Routes};

/// The part of the menu that is lit on these pages.
pub(super) const MENU: &str = "referrals";

static CODES: LazyLock<Codes> = LazyLock::new(Codes::load);
static PLACES: LazyLock<Places> = LazyLock::new(Places::load);

/// The code lists.
pub(super) fn codes() -> &'static Codes {
    &CODES
}

/// The councils and places.
pub(super) fn places() -> &'static Places {
    &PLACES
}

/// The draft of the address.
async fn draft_of(asked: &Asked) -> Result<Draft, Stop> {
    drafts::draft(&asked.house, &asked.visit, asked.id("draft")?).await
}

/// The address of a draft, or of one of its pages.
fn draft_path(draft: &Draft, page: &str) -> String {
    let slash = if page.is_empty() { "" } else { "/" };
    format!("/referrals/drafts/{}{slash}{page}", draft.id)
}

/// All addresses of the professional door.
pub(crate) fn routes(routing: &Arc<dyn Routing>) -> Routes {
    let (sending, ringing) = (Arc::clone(routing), Arc::clone(routing));
    Routes::new()
        .get("/referrals", Door::Staff, "concerns.follow_own", list::show)
        .get("/referrals/new", Door::Staff, "concerns.draft", begin::show)
        .post("/referrals/new", Door::Staff, "concerns.draft", begin::send)
        .get("/referrals/sent", Door::Staff, "concerns.follow_own", sent::show)
        .get("/referrals/drafts/{draft}", Door::Staff, "concerns.draft", task_list::show)
        .get("/referrals/drafts/{draft}/delete", Door::Staff, "concerns.draft", delete::show)
        .post("/referrals/drafts/{draft}/delete", Door::Staff, "concerns.draft", delete::send)
        .get("/referrals/drafts/{draft}/check", Door::Staff, "concerns.draft", check::show)
        .post("/referrals/drafts/{draft}/check", Door::Staff, "concerns.report", move |asked| {
            check::send(asked, Arc::clone(&sending))
        })
        .get("/referrals/drafts/{draft}/{step}", Door::Staff, "concerns.draft", step::show)
        .post("/referrals/drafts/{draft}/{step}", Door::Staff, "concerns.draft", step::send)
        .get("/referrals/drafts/{draft}/{step}/remove", Door::Staff, "concerns.draft", group::ask)
        .post("/referrals/drafts/{draft}/{step}/remove", Door::Staff, "concerns.draft", group::remove)
        .get("/referrals/{id}", Door::Staff, "concerns.follow", follow::show)
        .get("/referrals/{id}/questions/{question}", Door::Staff, "concerns.follow", reply::show)
        .post("/referrals/{id}/questions/{question}", Door::Staff, "concerns.answer_question", reply::send)
        .get("/referrals/{id}/disagree", Door::Staff, "concerns.escalate", disagree::show)
        .post("/referrals/{id}/disagree", Door::Staff, "concerns.escalate", disagree::send)
        .get("/desk/telephone", Door::Staff, "concerns.report", telephone::show)
        .post("/desk/telephone", Door::Staff, "concerns.report", move |asked| {
            telephone::send(asked, Arc::clone(&ringing))
        })
        .get("/concerns/{id}/confirm", Door::Staff, "concerns.work", confirm::show)
        .post("/concerns/{id}/confirm", Door::Staff, "concerns.work", confirm::send)
        .get("/questions", Door::Staff, "concerns.view_desk", questions::list)
        .get("/questions/{concern}/{question}", Door::Staff, "concerns.answer_question", questions::show)
        .post("/questions/{concern}/{question}", Door::Staff, "concerns.answer_question", questions::send)
}

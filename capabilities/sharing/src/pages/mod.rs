//! The pages of this capability, one file each.

mod act;
mod agreement;
mod agreements;
mod disclosure;
mod import;
mod known;
mod law;
mod overview;
mod partner;
mod request;
mod requests;
mod share;
mod share_form;
mod share_steps;
mod shown;
mod urgent;

pub use import::read_terms;

use crate::around::Around;
use std::sync::Arc;
use web::{Door, Routes};

/// The part of the menu that is lit on these pages.
const MENU: &str = "sharing";

/// All addresses of this capability, with what the rest of the house knows.
pub fn routes(around: Arc<dyn Around>) -> Routes {
    disclosures(&around).and(others(&around))
}

macro_rules! with {
    ($around:expr, $page:path) => {{
        let around = Arc::clone($around);
        move |asked| $page(asked, Arc::clone(&around))
    }};
}

fn disclosures(around: &Arc<dyn Around>) -> Routes {
    Routes::new()
        .get("/sharing", Door::Staff, "sharing.view_register", with!(around, overview::show))
        .get("/sharing/new/{record}", Door::Staff, "sharing.share", with!(around, share::show))
        .post("/sharing/new/{record}", Door::Staff, "sharing.share", with!(around, share::submit))
        .get("/sharing/urgent/{record}", Door::Staff, "sharing.share_urgently", with!(around, urgent::show))
        .post("/sharing/urgent/{record}", Door::Staff, "sharing.share_urgently", with!(around, urgent::submit))
        .get("/sharing/about/{record}", Door::Staff, "sharing.share", with!(around, partner::show))
        .get("/sharing/disclosures/{id}", Door::Staff, "sharing.view", with!(around, disclosure::show))
        .get("/sharing/disclosures/{id}/complete", Door::Staff, "sharing.complete", with!(around, share::ask_basis))
        .post("/sharing/disclosures/{id}/complete", Door::Staff, "sharing.complete", with!(around, share::complete))
        .get("/sharing/disclosures/{id}/withdraw", Door::Staff, "sharing.withdraw", act::ask_withdraw)
        .post("/sharing/disclosures/{id}/withdraw", Door::Staff, "sharing.withdraw", act::withdraw)
        .post("/sharing/disclosures/{id}/accept", Door::Staff, "sharing.read", act::accept)
        .get("/sharing/disclosures/{id}/feedback", Door::Staff, "sharing.feed_back", act::ask_feedback)
        .post("/sharing/disclosures/{id}/feedback", Door::Staff, "sharing.feed_back", act::feed_back)
        .get("/sharing/disclosures/{id}/review", Door::Staff, "sharing.review", act::ask_review)
        .post("/sharing/disclosures/{id}/review", Door::Staff, "sharing.review", act::review)
}

fn others(around: &Arc<dyn Around>) -> Routes {
    Routes::new()
        .get("/sharing/agreements", Door::Staff, "sharing.view_agreements", with!(around, agreements::show))
        .get("/sharing/agreements/import", Door::Staff, "sharing.keep_agreements", import::show)
        .post("/sharing/agreements/import", Door::Staff, "sharing.keep_agreements", with!(around, import::read))
        .with_uploads()
        .post("/sharing/agreements/adopt", Door::Staff, "sharing.keep_agreements", with!(around, import::adopt))
        .get("/sharing/agreements/{id}", Door::Staff, "sharing.view_agreements", with!(around, agreement::show))
        .get("/sharing/law", Door::Staff, "sharing.view_agreements", law::show)
        .get("/sharing/requests", Door::Staff, "sharing.view_register", with!(around, requests::show))
        .get("/sharing/requests/new", Door::Staff, "sharing.ask", with!(around, request::ask))
        .post("/sharing/requests/new", Door::Staff, "sharing.ask", with!(around, request::send))
        .get("/sharing/requests/{id}", Door::Staff, "sharing.view_request", with!(around, request::show))
        .post("/sharing/requests/{id}/answer", Door::Staff, "sharing.answer_request", with!(around, request::answer))
        .post(
            "/sharing/requests/{id}/escalate",
            Door::Staff,
            "sharing.escalate_request",
            with!(around, request::escalate),
        )
        .get("/sharing/known", Door::Staff, "sharing.check_known", with!(around, known::show))
        .post("/sharing/known", Door::Staff, "sharing.check_known", with!(around, known::submit))
        .get("/sharing/look-ups", Door::Staff, "sharing.view_look_ups", with!(around, known::look_ups))
}

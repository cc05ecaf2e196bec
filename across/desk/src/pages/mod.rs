//! The pages of the desk, one file each.

mod about_staff;
mod answer;
mod ask;
mod concern;
mod concern_parts;
mod decide;
mod desk;
mod desk_lists;
mod escalation;
mod hand_over;
mod home;
mod home_parts;
mod matching;
mod mentions;
mod move_desk;
mod opened;
mod take;
mod undo_match;
mod urgency;

use web::{Door, Routes};

/// All addresses of the desk.
pub fn routes() -> Routes {
    const WORK: &str = "concerns.work";
    const ABOUT_STAFF: &str = "concerns.mark_about_staff";
    let page = Routes::new()
        .get("/home", Door::Staff, "desk.view_home", home::show)
        .get("/desk", Door::Staff, "concerns.view_desk", desk::show)
        .get("/concerns/{id}", Door::Staff, "concerns.view", concern::show);
    page.post("/concerns/{id}/take", Door::Staff, WORK, take::send)
        .post("/concerns/{id}/release", Door::Staff, WORK, take::release)
        .get("/concerns/{id}/hand-over", Door::Staff, WORK, hand_over::show)
        .post("/concerns/{id}/hand-over", Door::Staff, WORK, hand_over::send)
        .get("/concerns/{id}/move", Door::Staff, WORK, move_desk::show)
        .post("/concerns/{id}/move", Door::Staff, WORK, move_desk::send)
        .get("/concerns/{id}/about-staff", Door::Staff, ABOUT_STAFF, about_staff::show)
        .post("/concerns/{id}/about-staff", Door::Staff, ABOUT_STAFF, about_staff::send)
        .get("/concerns/{id}/urgency", Door::Staff, WORK, urgency::show)
        .post("/concerns/{id}/urgency", Door::Staff, WORK, urgency::send)
        .get("/concerns/{id}/ask", Door::Staff, WORK, ask::show)
        .post("/concerns/{id}/ask", Door::Staff, WORK, ask::send)
        .get("/concerns/{id}/mentions/{mention}", Door::Staff, WORK, matching::show)
        .post("/concerns/{id}/mentions/{mention}", Door::Staff, WORK, matching::send)
        .get("/concerns/{id}/mentions/{mention}/undo", Door::Staff, WORK, undo_match::show)
        .post("/concerns/{id}/mentions/{mention}/undo", Door::Staff, WORK, undo_match::send)
        .get("/concerns/{id}/decide", Door::Staff, WORK, decide::show)
        .post("/concerns/{id}/decide", Door::Staff, WORK, decide::send)
        .get("/concerns/{id}/answer", Door::Staff, WORK, answer::show)
        .post("/concerns/{id}/answer", Door::Staff, WORK, answer::send)
        .get("/concerns/{id}/escalation", Door::Staff, "concerns.supervise", escalation::show)
        .post("/concerns/{id}/escalation", Door::Staff, "concerns.supervise", escalation::send)
}

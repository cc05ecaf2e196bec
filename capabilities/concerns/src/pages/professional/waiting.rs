//! How a report stands for whoever raised it, in plain words.

use crate::queries::ConcernRow;
use access::Permit;
use kernel::ActorId;
use std::collections::BTreeSet;
use store::{Fault, House};
use vocabulary::ConcernId;
use web::Asked;
use web::components::{Tag, TagColour};

/// The concerns in which a question waits for the professional who raised them.
///
/// # Errors
/// A fault.
pub(super) async fn questions_to_reporter(
    house: &House,
    permit: &Permit,
    staff: ActorId,
) -> Result<BTreeSet<ConcernId>, Fault> {
    let sql = "SELECT DISTINCT q.concern FROM concerns_question q JOIN concerns_concern c ON c.concern = q.concern \
        WHERE c.reporter_staff = $1 AND q.asked_team IS NULL AND q.answered_at IS NULL";
    let rows = house.look(permit, "questions").await?.rows(sql, &[staff.into()]).await?;
    rows.iter().map(|row| row.id("concern")).collect()
}

/// How it stands, as a tag.
pub(super) fn status(asked: &Asked, row: &ConcernRow, question_waits: bool) -> Tag {
    let (key, colour) = if question_waits {
        ("concerns-status-question", TagColour::Yellow)
    } else if row.escalated_at.is_some() {
        ("concerns-status-escalated", TagColour::Orange)
    } else if row.decided_at.is_some() {
        ("concerns-status-decided", TagColour::Green)
    } else if row.taken_by.is_some() {
        ("concerns-status-taken", TagColour::Usual)
    } else if row.opened_at.is_some() {
        ("concerns-status-opened", TagColour::Usual)
    } else {
        ("concerns-status-received", TagColour::Purple)
    };
    Tag::new(asked.t(key), colour)
}

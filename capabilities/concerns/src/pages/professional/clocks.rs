//! What is promised by when, each with where that is laid down and how sure it is.

use crate::queries::ConcernRow;
use crate::words::{Door, Matter};
use kernel::{Limit, Standing, Timestamp};
use web::Asked;
use web::components::{Content, Html, Paragraph, SummaryRow};

/// A limit that runs from `start`: its row, with its source.
pub(super) fn row(asked: &Asked, code: &str, key: &str, start: Timestamp) -> Option<SummaryRow> {
    let limits = asked.house.limits();
    let limit = limits.get(code, start.date())?;
    let due = limit.due(start, limits.calendar());
    let mut html = Html::text(&asked.texts.date_time(due));
    html.push(source(asked, limit));
    Some(SummaryRow::new(asked.t(key), Content::Html(html)))
}

/// Where a limit is laid down, and that it is this system's own or unconfirmed where it is.
pub(super) fn source(asked: &Asked, limit: &Limit) -> Html {
    let standing = match limit.standing {
        Standing::Confirmed => "referral-source",
        Standing::Local => "referral-source-local",
        Standing::Unconfirmed => "referral-source-unconfirmed",
    };
    let words = asked.t_with(standing, &[("source", limit.source(asked.visit.language).into())]);
    Paragraph { kind: web::components::ParagraphKind::Quiet, ..Paragraph::new(words) }.html()
}

/// The rows of what whoever raised a concern may expect.
pub(super) fn promised(asked: &Asked, matter: Matter, door: Door, start: Timestamp) -> Vec<SummaryRow> {
    let officer = row(asked, "allegation.designated_officer", "referral-by-officer", start);
    let confirm = row(asked, "report.confirm_in_writing", "referral-by-confirm", start);
    let decide = row(asked, "report.decide", "referral-by-decide", start);
    let chase = row(asked, "report.chase", "referral-by-chase", start);
    let officer = officer.filter(|_| matter == Matter::PositionOfTrust);
    let confirm = confirm.filter(|_| door == Door::Telephone);
    [confirm, officer, decide, chase].into_iter().flatten().collect()
}

/// Whether nobody has acknowledged it in the time after which its reporter is to ask again.
pub(super) fn is_to_chase(asked: &Asked, concern: &ConcernRow) -> bool {
    let heard = concern.acknowledged_at.or(concern.answered_at).is_some();
    let due = asked.house.limits().due("report.chase", concern.reported_at);
    !heard && !concern.done && due.is_some_and(|due| due < asked.now())
}

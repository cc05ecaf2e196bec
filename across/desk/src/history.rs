//! What has happened to a concern, told in order.

use crate::directory::Directory;
use crate::shown::lines;
use concerns::events::ConcernEvent;
use concerns::words::{Asked as AskedOf, Match};
use kernel::ActorId;
use store::{History, Told};
use vault::Sealed;
use web::Asked;
use web::components::{Html, Paragraph, Timeline, TimelineItem};

/// Members of staff who are named in a history.
pub(crate) fn staff_in(history: &History<ConcernEvent>) -> Vec<ActorId> {
    let mut staff = Vec::new();
    for told in &history.events {
        staff.extend(told.actor.parse::<ActorId>().ok());
        match &told.event {
            ConcernEvent::Reported(reported) => staff.extend(reported.reporter.staff),
            ConcernEvent::HandedOver { to, .. } => staff.push(*to),
            ConcernEvent::FoundAboutStaff { about_staff, .. } => staff.extend(about_staff),
            ConcernEvent::Alerted { to, .. } => staff.extend(*to),
            _ => {}
        }
    }
    staff
}

/// What happened after this place of the history, oldest first; with 0, everything.
pub(crate) fn timeline(
    asked: &Asked,
    directory: &Directory,
    history: &History<ConcernEvent>,
    after: u64,
    newest_first: bool,
) -> Html {
    let mut items: Vec<TimelineItem> =
        history.events.iter().filter(|told| told.place > after).map(|told| item(asked, directory, told)).collect();
    if newest_first {
        items.reverse();
    }
    Timeline { items, heading_level: 3, ..Timeline::default() }.html()
}

fn item(asked: &Asked, directory: &Directory, told: &Told<ConcernEvent>) -> TimelineItem {
    let (title, content) = said(asked, directory, &told.event);
    TimelineItem {
        title: title.into(),
        byline: directory.actor(&told.actor).to_owned().into(),
        datetime: told.at.to_string(),
        date: asked.texts.date_time(told.at),
        content: content.into(),
        ..TimelineItem::default()
    }
}

/// What somebody wrote, or that it was erased.
fn written(asked: &Asked, text: &Sealed<String>) -> Html {
    match text.get() {
        Some(text) => Paragraph::new(lines(asked, text, None)).html(),
        None => Paragraph::new(asked.t("desk-erased")).html(),
    }
}

fn said(asked: &Asked, directory: &Directory, event: &ConcernEvent) -> (String, Html) {
    let plain = |key: &str| (asked.t(key), Html::default());
    let named = |key: &str, name: &str| asked.t_with(key, &[("name", name.into())]);
    let coded = |prefix: &str, code: &str| asked.t(&format!("{prefix}-{code}"));
    match event {
        ConcernEvent::Reported(reported) => {
            let door = coded("concerns-door", reported.door.code());
            (asked.t("desk-event-reported"), Paragraph::new(door).html())
        }
        ConcernEvent::ConfirmedInWriting { .. } => plain("desk-event-confirmed"),
        ConcernEvent::Opened { .. } => plain("desk-event-opened"),
        ConcernEvent::Taken { .. } => plain("desk-event-taken"),
        ConcernEvent::HandedOver { to, reason } => {
            (named("desk-event-handed-over", directory.staff(*to)), written(asked, reason))
        }
        ConcernEvent::Moved { desk, reason } => {
            (named("desk-event-moved", directory.team(desk.team)), written(asked, reason))
        }
        ConcernEvent::FoundAboutStaff { about_staff, desk, named: whom, reason, .. } => {
            let names: Vec<String> = about_staff.iter().map(|id| directory.staff(*id).to_owned()).collect();
            let kept_from = match names.is_empty() {
                true => asked.t("desk-event-about-staff-nobody"),
                false => named("desk-event-about-staff-kept", &asked.texts.list(&names)),
            };
            let desk = named("desk-event-about-staff-desk", directory.team(desk.team));
            let parts = [written(asked, whom), written(asked, reason), Paragraph::new(kept_from).html()];
            let content = parts.into_iter().chain([Paragraph::new(desk).html()]);
            (asked.t("desk-event-about-staff"), Html::join(content))
        }
        ConcernEvent::UrgencySet { urgency, reason } => {
            (named("desk-event-urgency", &coded("desk-urgency", urgency.code())), written(asked, reason))
        }
        ConcernEvent::Released => plain("desk-event-released"),
        ConcernEvent::QuestionAsked { of, text, .. } => {
            let title = match of {
                AskedOf::Reporter => asked.t("desk-event-asked-reporter"),
                AskedOf::Agency(desk) => named("desk-event-asked-team", directory.team(desk.team)),
            };
            (title, written(asked, text))
        }
        ConcernEvent::QuestionAnswered { text, .. } => (asked.t("desk-event-question-answered"), written(asked, text)),
        ConcernEvent::MentionMatched { to, reason, .. } => {
            let key = match to {
                Match::Linked(_) => "desk-event-linked",
                Match::AddedAsNew(_) => "desk-event-added",
                Match::LeftOpen => "desk-event-left-open",
            };
            (asked.t(key), written(asked, reason))
        }
        ConcernEvent::MatchUndone { reason, .. } => (asked.t("desk-event-undone"), written(asked, reason)),
        ConcernEvent::Decided { decision, reason } => {
            (named("desk-event-decided", &coded("concerns-decision", decision.code())), written(asked, reason))
        }
        ConcernEvent::AnswerSent { answer, text } => {
            (named("desk-event-answered", &coded("concerns-answer", answer.code())), written(asked, text))
        }
        ConcernEvent::Escalated { reason } => (asked.t("desk-event-disputed"), written(asked, reason)),
        ConcernEvent::EscalationAnswered { reopened, text } => {
            let key = if *reopened { "desk-event-reopened" } else { "desk-event-stands" };
            (asked.t(key), written(asked, text))
        }
        ConcernEvent::Alerted { to, .. } => match to {
            Some(to) => (named("desk-event-alerted", directory.staff(*to)), Html::default()),
            None => plain("desk-event-alerted-nobody"),
        },
    }
}

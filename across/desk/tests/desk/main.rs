//! The duty desk as those who work at it, and those who must not see it, find it.

mod about_staff;
mod confirmed;
mod day;
mod routing;
mod stale;
mod strangers;
mod watch;

use concerns::commands::{self, Receipt, Report};
use concerns::words::{Account, Desk, Door, Matter, MentionDetails, MentionKind, ReporterDetails, Urgency};
use kernel::{ActorId, Language};
use testkit::Town;

/// A report as a door would make it, about one child, for Gwynedd's desk.
fn told(town: &Town, door: Door) -> Report {
    let child = MentionDetails { given_names: "Elin".into(), family_name: "Puw".into(), ..MentionDetails::default() };
    Report {
        door,
        matter: Matter::Child,
        urgency: Urgency::Today,
        desk: Desk { team: town.gwynedd_desk, agency: town.gwynedd },
        council: Some("gwynedd".into()),
        language: Language::En,
        held: false,
        withhold_name: false,
        may_contact: true,
        reporter: ReporterDetails { name: "Megan Hughes".into(), ..ReporterDetails::default() },
        account: Account {
            what: "Seen getting into a silver car outside the station.".into(),
            own_words: "I did not know them.".into(),
            ..Account::default()
        },
        mentions: vec![(MentionKind::Child, child)],
        about_staff: Vec::new(),
        about_teams: Vec::new(),
    }
}

/// Raised by a member of the public.
async fn by_public(town: &Town, change: impl FnOnce(&mut Report)) -> Receipt {
    let mut report = told(town, Door::Public);
    change(&mut report);
    commands::report(&town.house, &town.public_visit(report.language), report).await.expect("a concern")
}

/// Raised by a professional.
async fn by_professional(town: &Town, staff: ActorId, change: impl FnOnce(&mut Report)) -> Receipt {
    let mut report = told(town, Door::Professional);
    change(&mut report);
    commands::report(&town.house, &town.visit(staff).await, report).await.expect("a concern")
}

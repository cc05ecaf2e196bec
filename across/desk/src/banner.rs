//! The banner at the head of every duty page: urgent concerns that nobody has opened.

use crate::directory::Directory;
use crate::menu::is;
use agencies::words::TeamType;
use concerns::queries::{self, ConcernRow, Owned, Wanted, WorkLane, WorkOrder, desk_thing};
use concerns::words::Urgency;
use kernel::TeamId;
use store::Stop;
use web::Asked;
use web::components::{Alert, AlertVariant, Html, Link, List, Paragraph};

/// A desk that the visitor works at or answers for.
#[derive(Debug, Clone)]
pub(crate) struct OwnDesk {
    /// The team.
    pub(crate) team: TeamId,
    /// Its name in the reader's language.
    pub(crate) name: String,
    /// The permit to look at it.
    pub(crate) permit: access::Permit,
}

/// The desks of the visitor: those of their own teams, and for a supervisor those of their agency.
pub(crate) fn own_desks(asked: &Asked, directory: &Directory) -> Vec<OwnDesk> {
    let who = &asked.visit.who;
    let supervises = is(who, &["supervisor"]);
    let mut own = Vec::new();
    for team in directory.teams() {
        let closed = team.team_type == TeamType::DesignatedDesk;
        let desk = matches!(team.team_type, TeamType::DutyDesk | TeamType::OutOfHours | TeamType::DesignatedDesk);
        let theirs = who.teams.contains(&team.id) || (supervises && who.agency == Some(team.agency) && !closed);
        if !desk || !theirs {
            continue;
        }
        if let Ok(permit) = asked.permit("concerns.view_desk", &desk_thing(team.id, team.agency, closed)) {
            own.push((
                team.team_type,
                OwnDesk { team: team.id, name: team.name.get(asked.visit.language).to_owned(), permit },
            ));
        }
    }
    own.sort_by_key(|(kind, _)| *kind);
    own.into_iter().map(|(_, desk)| desk).collect()
}

/// Urgent concerns on these desks that nobody has opened, oldest first.
pub(crate) async fn unopened(asked: &Asked, desks: &[OwnDesk]) -> Result<Vec<ConcernRow>, Stop> {
    let wanted = Wanted {
        lane: WorkLane::Open,
        urgency: Some(Urgency::Immediate),
        owned: Owned::ByNobody,
        order: WorkOrder::Oldest,
        limit: 200,
        offset: 0,
    };
    let mut rows = Vec::new();
    for desk in desks {
        let (found, _) = queries::worklist(&asked.house, &asked.visit, &desk.permit, desk.team, &wanted).await?;
        rows.extend(found.into_iter().filter(|row| row.opened_at.is_none()));
    }
    rows.sort_by_key(|row| (row.reported_at, row.concern));
    Ok(rows)
}

/// The banner: references and times only, nothing of what was told. Nothing when all are opened.
pub(crate) fn html(asked: &Asked, rows: &[ConcernRow]) -> Html {
    if rows.is_empty() {
        return Html::default();
    }
    let count = [("count", rows.len().into())];
    let heading = asked.t_with("desk-unopened", &count);
    let links = rows.iter().take(5).map(|row| {
        let ago = asked.texts.ago(row.reported_at, asked.now());
        let words = asked.t_with("desk-unopened-one", &[("reference", (&row.reference).into()), ("ago", ago.into())]);
        Link::new(asked.url(&format!("/concerns/{}", row.concern)), words).html()
    });
    let list = List::bullet(links).html();
    let more = rows.len().saturating_sub(5);
    let rest = if more > 0 {
        Paragraph::new(asked.t_with("desk-unopened-more", &[("count", more.into())])).html()
    } else {
        Html::default()
    };
    let alert = Alert {
        label: heading.clone(),
        variant: AlertVariant::Error,
        heading: heading.into(),
        content: Html::join([list, rest]).into(),
        ..Alert::default()
    };
    alert.html()
}

/// The banner for whoever has desks; nothing for others.
pub(crate) async fn of(asked: &Asked, directory: &Directory) -> Result<Html, Stop> {
    if !crate::menu::works_at_a_desk(&asked.visit.who) {
        return Ok(Html::default());
    }
    let desks = own_desks(asked, directory);
    Ok(html(asked, &unopened(asked, &desks).await?))
}

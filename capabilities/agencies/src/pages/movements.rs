//! The list of joiners, movers and leavers, on a page and as a file.

use super::people::name_of;
use super::{link_line, text};
use crate::commands::region;
use crate::queries::{self, Movement};
use crate::words::Role;
use components::{Cell, Html, Table};
use kernel::{ActorId, AgencyId, TeamId};
use std::collections::BTreeMap;
use store::{Reader, Stop};
use web::{Answer, Asked, Download, Outcome, Page, Paging};

struct Names {
    teams: BTreeMap<TeamId, String>,
    staff: BTreeMap<ActorId, String>,
}

/// One page of the list, newest first.
pub(super) async fn show(asked: Asked) -> Outcome {
    let id: AgencyId = asked.id("agency")?;
    let permit = asked.permit("agencies.view_movements", &region::agency_thing(id))?;
    let mut reader = asked.house.look(&permit, "movements").await?;
    let agency = queries::agency(&mut reader, id).await?.ok_or(Stop::NotFound)?;
    let paging = Paging::of(&asked, queries::PAGE);
    let found = queries::movements(&mut reader, id, None, paging.page).await?;
    let names = names(&asked, &mut reader, id, &found.rows).await?;
    let page = Page::new(asked.t("agencies-movements-title"))
        .caption(agency.name.get(asked.visit.language))
        .menu("agency")
        .full()
        .back(format!("/agencies/{id}"))
        .with(asked.paragraph("agencies-movements-intro"));
    if found.rows.is_empty() {
        return page.with(asked.paragraph("agencies-movements-none")).answer();
    }
    page.with(link_line(&asked, &format!("/agencies/{id}/movements.csv"), "agencies-movements-download"))
        .with(text(asked.t_with("agencies-movements-found", &[("count", found.total.into())])))
        .with(table(&asked, &found.rows, &names))
        .with(paging.html(&asked, found.total))
        .answer()
}

/// The whole list as a file.
pub(super) async fn download(asked: Asked) -> Outcome {
    let id: AgencyId = asked.id("agency")?;
    let permit = asked.permit("agencies.view_movements", &region::agency_thing(id))?;
    let mut reader = asked.house.look(&permit, "movements as a file").await?;
    let mut rows = Vec::new();
    for page in 1.. {
        let found = queries::movements(&mut reader, id, None, page).await?;
        rows.extend(found.rows);
        if page >= found.pages {
            break;
        }
    }
    let names = names(&asked, &mut reader, id, &rows).await?;
    let mut lines = vec![heads(&asked)];
    lines.extend(rows.iter().map(|movement| cells(&asked, movement, &names)));
    let csv: String =
        lines.iter().map(|line| line.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",") + "\r\n").collect();
    // The mark at the beginning tells spreadsheet programs that circumflexes follow.
    let bytes = format!("\u{feff}{csv}").into_bytes();
    Ok(Answer::Download(Download { name: "movements.csv".to_owned(), mime: "text/csv; charset=utf-8", bytes }))
}

/// A cell that no spreadsheet program takes for a formula.
fn quoted(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

async fn names(asked: &Asked, reader: &mut Reader, agency: AgencyId, rows: &[Movement]) -> Result<Names, Stop> {
    let teams = queries::teams_of(reader, agency).await?;
    let teams = teams.into_iter().map(|team| (team.id, team.name.get(asked.visit.language).to_owned())).collect();
    let actors: Vec<ActorId> = rows.iter().filter_map(|row| row.actor.parse().ok()).collect();
    Ok(Names { teams, staff: queries::staff_names(reader, &actors).await? })
}

fn heads(asked: &Asked) -> Vec<String> {
    let keys = [
        "agencies-movements-at",
        "agencies-name",
        "agencies-movements-what",
        "agencies-movements-days",
        "agencies-movements-by",
        "agencies-reason",
    ];
    keys.iter().map(|key| asked.t(key)).collect()
}

fn cells(asked: &Asked, movement: &Movement, names: &Names) -> Vec<String> {
    let subject = movement
        .role
        .as_deref()
        .and_then(Role::from_code)
        .map(|role| asked.t(role.key()))
        .or_else(|| movement.team.and_then(|team| names.teams.get(&team).cloned()));
    let what = asked.t(&format!("agencies-movement-{}", movement.what.replace('_', "-")));
    let what = match subject {
        Some(subject) => asked.t_with("agencies-movement-of", &[("what", what.into()), ("subject", subject.into())]),
        None => what,
    };
    let day = |text: &Option<String>| text.as_deref().and_then(|day| day.parse().ok()).map(|day| asked.texts.date(day));
    let days = match (day(&movement.day), day(&movement.until)) {
        (Some(from), Some(until)) => {
            asked.t_with("agencies-movement-days", &[("from", from.into()), ("until", until.into())])
        }
        (Some(only), None) => only,
        _ => String::new(),
    };
    let by = movement.actor.parse::<ActorId>().ok().and_then(|id| names.staff.get(&id).cloned());
    vec![
        asked.texts.date_time(movement.at),
        name_of(asked, &movement.name),
        what,
        days,
        by.unwrap_or_else(|| asked.t("agencies-movement-by-house")),
        movement.reason.clone().unwrap_or_default(),
    ]
}

fn table(asked: &Asked, rows: &[Movement], names: &Names) -> Html {
    let table = Table {
        caption: asked.t("agencies-movements-title"),
        caption_classes: "govuk-visually-hidden".to_owned(),
        head: heads(asked).into_iter().map(Cell::from).collect(),
        rows: rows.iter().map(|row| cells(asked, row, names).into_iter().map(Cell::from).collect()).collect(),
        ..Table::default()
    };
    components::scroll(&asked.t("agencies-movements-title"), table.html())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_never_formulas() {
        assert_eq!(quoted("=1+1"), "\"'=1+1\"");
        assert_eq!(quoted("said \"yes\", then left"), "\"said \"\"yes\"\", then left\"");
        assert_eq!(quoted("Nia"), "\"Nia\"");
    }
}

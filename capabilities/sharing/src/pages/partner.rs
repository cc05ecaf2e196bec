//! What each partner has received about one person from this agency, under what: on one page, to be printed.

use super::shown::{self, Names};
use crate::around::Around;
use crate::queries::{self, DisclosureRow, shared_record};
use crate::words::{Outcome, Recipient, Route};
use components::{Cell, Heading, Html, Link, Paragraph, Size, Table};
use kernel::AgencyId;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::Stop;
use vocabulary::RecordId;
use web::{Asked, Outcome as Answered, Page};

/// The page.
pub(super) async fn show(asked: Asked, around: Arc<dyn Around>) -> Answered {
    let record: RecordId = asked.id("record")?;
    let about = around.record(&asked.house, &asked.visit, record).await?.ok_or(Stop::NotFound)?;
    let permit = asked.permit("sharing.share", &shared_record(record, about.agency))?;
    let records = around.same_person(&asked.house, &asked.visit, record).await?;
    let mut reader = asked.house.look(&permit, "what partners received").await?;
    let rows = queries::about_records(&mut reader, &records, about.agency).await?;
    drop(reader);
    let people = rows
        .iter()
        .flat_map(|row| shown::people_of(&row.decided.recipients).chain([row.decided_by.clone()]).collect::<Vec<_>>());
    let names = Names::of(&asked, &*around, people).await?;
    let mut received: BTreeMap<AgencyId, Vec<(&DisclosureRow, &Recipient)>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.decided.outcome == Outcome::Shared) {
        for to in &row.decided.recipients {
            received.entry(to.agency).or_default().push((row, to));
        }
    }
    let title = if about.title.is_empty() { asked.t("sharing-nameless") } else { about.title.clone() };
    let args = [("when", asked.texts.date_time(asked.now()).into())];
    let mut page = Page::new(asked.t("sharing-partner-title"))
        .caption(title)
        .menu(super::MENU)
        .full()
        .back(format!("/people/{record}"))
        .with(Paragraph::new(asked.t_with("sharing-partner-lead", &args)));
    if received.is_empty() {
        page = page.with(asked.paragraph("sharing-partner-none"));
    }
    for (agency, rows) in received {
        let name = names.agency(&asked, agency);
        page = page.with(Heading::new(2, Size::M, name.clone()).html()).with(table(&asked, &names, &name, &rows));
    }
    page.answer()
}

fn table(asked: &Asked, names: &Names, agency: &str, rows: &[(&DisclosureRow, &Recipient)]) -> Html {
    let row = |(row, to): &(&DisclosureRow, &Recipient)| {
        let link =
            Link::new(asked.url(&format!("/sharing/disclosures/{}", row.id)), asked.texts.date_time(row.decided_at));
        let under = match (&to.covered, row.decided.route) {
            (Some(covered), _) => {
                let args = [("code", covered.code.as_str().into()), ("version", covered.version.into())];
                asked.t_with("sharing-under", &args)
            }
            (None, Route::Urgent) => asked.t("sharing-route-urgent"),
            (None, _) => asked.t("sharing-route-one_off"),
        };
        let basis = &row.decided.basis;
        let codes: Vec<&str> = [basis.regime.as_str(), &basis.art6, &basis.special, &basis.criminal]
            .into_iter()
            .chain(basis.gateways.iter().map(String::as_str))
            .filter(|code| !code.is_empty())
            .collect();
        let who = Html::text(&names.actor(asked, &row.decided_by));
        vec![
            Cell::new(shown::stacked([link.html(), who])),
            Cell::new(shown::classes(asked, &row.decided.classes)),
            Cell::new(shown::purpose(asked, &row.decided.purpose)),
            Cell::new(shown::stacked([Html::text(&under), shown::quiet(&codes.join(", "))])),
            Cell::new(shown::tags(asked, row)),
        ]
    };
    let table = Table {
        caption: agency.to_owned(),
        caption_classes: "govuk-visually-hidden".to_owned(),
        head: ["sharing-when", "sharing-parts", "sharing-purpose", "sharing-under-what", "sharing-standing"]
            .map(|key| Cell::new(asked.t(key)))
            .to_vec(),
        rows: rows.iter().map(row).collect(),
        ..Table::default()
    };
    shown::scroll(agency, table.html())
}

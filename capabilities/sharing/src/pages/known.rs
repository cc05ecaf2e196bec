//! "Known to a partner?": a check for a purpose. It answers with desks to ring or with nothing, and never says which.

use super::shown::{self, Names};
use crate::around::{Around, Wanted};
use crate::commands::{self, Checking};
use crate::queries::{self, register};
use components::{Button, Cell, Choice, Html, InsetText, List, ListKind, Paragraph, Table};
use std::sync::Arc;
use store::{Declined, Stop};
use web::{Asked, Fields, Filled, Mistakes, Outcome, Page};

/// Asks whom, what for and why.
pub(super) async fn show(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    page(&asked, &*around, &Fields::default(), &Mistakes::none(), None).await
}

/// Checks it.
pub(super) async fn submit(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let fields = &asked.form;
    let mut mistakes = Mistakes::none();
    if asked.switching_language {
        return page(&asked, &*around, fields, &mistakes, None).await;
    }
    let name = fields.text("name").to_owned();
    let whole = name.split_whitespace().filter(|part| part.chars().count() > 1).count() >= 2;
    mistakes.unless(whole, "name", asked.t("sharing-known-name-missing"));
    let born = fields.date("born").ok().flatten().and_then(|date| date.to_string().parse().ok());
    mistakes.unless(born.is_some(), "born", asked.t("sharing-known-born-missing"));
    let purpose = crate::law().purpose(fields.text("purpose")).is_some();
    mistakes.unless(purpose, "purpose", asked.t("sharing-purpose-missing"));
    let why = fields.text("why").to_owned();
    mistakes.unless(why.chars().count() >= 20, "why", asked.t("sharing-known-why-missing"));
    let Some(born) = born.filter(|_| !mistakes.any()) else {
        return page(&asked, &*around, fields, &mistakes, None).await;
    };
    let checking = Checking { wanted: Wanted { name, born }, purpose: fields.text("purpose").to_owned(), why };
    match commands::check_known(&asked.house, &asked.visit, &*around, checking).await {
        Ok(told) => page(&asked, &*around, &Fields::default(), &Mistakes::none(), Some(told)).await,
        Err(Stop::Declined(Declined("sharing-check-enough"))) => {
            mistakes.add("name", asked.t("declined-sharing-check-enough"));
            page(&asked, &*around, fields, &mistakes, None).await
        }
        Err(stop) => Err(stop),
    }
}

async fn page(
    asked: &Asked,
    around: &dyn Around,
    fields: &Fields,
    mistakes: &Mistakes,
    told: Option<commands::Answer>,
) -> Outcome {
    let agency = asked.visit.who.agency.ok_or(Stop::NotFound)?;
    let permit = asked.permit("sharing.check_known", &register(agency))?;
    let filled = Filled::new(asked, fields, mistakes);
    let language = asked.visit.language;
    let purposes = crate::law().purposes().iter().map(|p| Choice::new(p.code.as_str(), p.name(language))).collect();
    let form = asked
        .form("/sharing/known")
        .field(filled.input("name", "sharing-known-name").html())
        .field(filled.date("born", "sharing-known-born").html())
        .field(filled.radios("purpose", "sharing-purpose", purposes).html())
        .field(filled.textarea("why", "sharing-known-why").html())
        .button(Button { prevent_double_click: Some(true), ..Button::new(asked.t("sharing-known-check")) }.html());
    let mut page = Page::new(asked.t("sharing-known-title")).menu(super::MENU).back("/sharing").mistakes(mistakes);
    if let Some(told) = told {
        page = page.with(answer(asked, around, &told).await?);
    }
    let mut reader = asked.house.look(&permit, "checks").await?;
    let rows = queries::checks_by(&mut reader, agency).await?;
    drop(reader);
    let names = Names::of(asked, around, rows.iter().map(|row| row.actor.clone())).await?;
    page = page.with(asked.paragraph("sharing-known-lead")).form(form);
    if asked.permit("sharing.view_look_ups", &register(agency)).is_ok() {
        page = page.with(shown::to(asked, "/sharing/look-ups", "sharing-look-ups-title"));
    }
    page.with(shown::heading(asked, "sharing-checks")).with(checks(asked, &names, &rows)).answer()
}

/// The answer, alike in shape whatever it is.
async fn answer(asked: &Asked, around: &dyn Around, told: &commands::Answer) -> Result<Html, Stop> {
    if told.is_empty() {
        return Ok(InsetText::new(asked.t("sharing-known-nothing")).html());
    }
    let names = Names::of(asked, around, []).await?;
    let mut items = Vec::new();
    for agency in told {
        let desk = around.desk(&asked.house, *agency).await?;
        let line = match desk {
            Some(desk) => {
                let name = if asked.visit.language == kernel::Language::Cy { desk.cy } else { desk.en };
                [names.agency(asked, *agency), name, desk.phone]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(" · ")
            }
            None => names.agency(asked, *agency),
        };
        items.push(line.into());
    }
    let list = List { items, kind: ListKind::Plain, ..List::default() }.html();
    Ok(InsetText::new(components::Content::Html(Html::join([
        Paragraph::new(asked.t("sharing-known-contact")).html(),
        list,
    ])))
    .html())
}

fn checks(asked: &Asked, names: &Names, rows: &[queries::CheckRow]) -> Html {
    if rows.is_empty() {
        return Paragraph::new(asked.t("sharing-checks-none")).html();
    }
    let row = |row: &queries::CheckRow| {
        vec![
            Cell::new(asked.texts.date_time(row.at)),
            Cell::new(names.actor(asked, &row.actor)),
            Cell::new(shown::purpose(asked, &row.purpose)),
        ]
    };
    let table = Table {
        caption: asked.t("sharing-checks"),
        caption_classes: "govuk-visually-hidden".to_owned(),
        head: ["sharing-when", "sharing-who", "sharing-purpose"].map(|key| Cell::new(asked.t(key))).to_vec(),
        rows: rows.iter().map(row).collect(),
        ..Table::default()
    };
    shown::scroll(&asked.t("sharing-checks"), table.html())
}

/// Who looked for somebody of whom this agency holds a record.
pub(super) async fn look_ups(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let agency = asked.visit.who.agency.ok_or(Stop::NotFound)?;
    let permit = asked.permit("sharing.view_look_ups", &register(agency))?;
    let mut reader = asked.house.look(&permit, "look-ups").await?;
    let rows = queries::look_ups(&mut reader, agency).await?;
    drop(reader);
    let names = Names::of(&asked, &*around, []).await?;
    let mut lines = Vec::new();
    for row in &rows {
        // The name of a record only for those who may see it, and nothing at all of one that they may not.
        let Some(about) = around.record(&asked.house, &asked.visit, row.record).await? else { continue };
        let title = if about.title.is_empty() { asked.t("sharing-nameless") } else { about.title };
        let link = components::Link::new(asked.url(&format!("/people/{}", row.record)), title).html();
        lines.push(vec![
            Cell::new(link),
            Cell::new(names.agency(&asked, row.agency)),
            Cell::new(shown::purpose(&asked, &row.purpose)),
            Cell::new(asked.texts.date_time(row.at)),
        ]);
    }
    let page = Page::new(asked.t("sharing-look-ups-title"))
        .menu(super::MENU)
        .full()
        .back("/sharing/known")
        .with(asked.paragraph("sharing-look-ups-lead"));
    if lines.is_empty() {
        return page.with(asked.paragraph("sharing-look-ups-none")).answer();
    }
    let table = Table {
        caption: asked.t("sharing-look-ups-title"),
        caption_classes: "govuk-visually-hidden".to_owned(),
        head: ["sharing-about", "sharing-agency", "sharing-purpose", "sharing-when"]
            .map(|key| Cell::new(asked.t(key)))
            .to_vec(),
        rows: lines,
        ..Table::default()
    };
    page.with(shown::scroll(&asked.t("sharing-look-ups-title"), table.html())).answer()
}

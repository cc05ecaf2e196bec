//! All agreements: what each is, who signed, and when it is to be looked at again.

use super::shown::{self, Names};
use crate::around::Around;
use crate::decide::agreements::{AgreementStatus, Terms};
use crate::queries::{self, AgreementRow, agreements_thing};
use components::{Button, ButtonVariant, Cell, Html, Link, Paragraph, Table, Tag, TagColour};
use kernel::Language;
use std::sync::Arc;
use web::{Asked, Outcome, Page};

/// The page.
pub(super) async fn show(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let permit = asked.permit("sharing.view_agreements", &agreements_thing())?;
    let mut reader = asked.house.look(&permit, "agreements").await?;
    let rows = queries::agreements(&mut reader).await?;
    drop(reader);
    let names = Names::of(&asked, &*around, []).await?;
    let mut page = Page::new(asked.t("sharing-agreements-title"))
        .menu(super::MENU)
        .full()
        .back("/sharing")
        .with(asked.paragraph("sharing-agreements-lead"));
    page = if rows.is_empty() {
        page.with(asked.paragraph("sharing-agreements-none"))
    } else {
        page.with(table(&asked, &names, &rows))
    };
    if asked.permit("sharing.keep_agreements", &agreements_thing()).is_ok() {
        let import = Button::link(asked.url("/sharing/agreements/import"), asked.t("sharing-import-title"));
        page = page.with(Button { variant: ButtonVariant::Secondary, ..import }.html());
    }
    page.answer()
}

/// The title in the reader's language.
pub(super) fn title(asked: &Asked, terms: &Terms) -> String {
    match asked.visit.language {
        Language::Cy => terms.title.cy.clone(),
        Language::En => terms.title.en.clone(),
    }
}

/// How far it has come, and whether its review is near.
pub(super) fn state(asked: &Asked, terms: &Terms) -> Html {
    let colour = match terms.status {
        AgreementStatus::InForce => TagColour::Green,
        AgreementStatus::Lapsed | AgreementStatus::Withdrawn => TagColour::Red,
        _ => TagColour::Grey,
    };
    let mut tags = vec![Tag::new(asked.t(&format!("sharing-status-{}", terms.status.code())), colour).html()];
    match terms.review_warning(asked.now().date()) {
        Some(0) => tags.push(Tag::new(asked.t("sharing-review-due"), TagColour::Red).html()),
        Some(days) => {
            let words = asked.t_with("sharing-review-within", &[("days", i64::from(days).into())]);
            tags.push(Tag::new(words, TagColour::Yellow).html());
        }
        None => {}
    }
    shown::stacked(tags)
}

fn table(asked: &Asked, names: &Names, rows: &[AgreementRow]) -> Html {
    let today = asked.now().date();
    let row = |row: &AgreementRow| {
        let link = Link::new(asked.url(&format!("/sharing/agreements/{}", row.id)), title(asked, &row.terms)).html();
        let code = format!("{} · {} {}", row.terms.code, asked.t("sharing-version"), row.terms.version);
        let signed = row
            .terms
            .signatories
            .iter()
            .filter(|party| party.agency.is_some_and(|agency| row.terms.is_party(agency, today)));
        let signed: Vec<String> =
            signed.filter_map(|party| party.agency).map(|agency| names.agency(asked, agency)).collect();
        vec![
            Cell::new(Html::join([link, shown::quiet(&code)])),
            Cell::new(asked.texts.list(&signed)),
            Cell::new(asked.texts.date(row.terms.review_due)),
            Cell::new(state(asked, &row.terms)),
        ]
    };
    let table = Table {
        caption: asked.t("sharing-agreements-title"),
        caption_classes: "govuk-visually-hidden".to_owned(),
        head: ["sharing-agreement", "sharing-signed-by", "sharing-review-on", "sharing-standing"]
            .map(|key| Cell::new(asked.t(key)))
            .to_vec(),
        rows: rows.iter().map(row).collect(),
        ..Table::default()
    };
    let note = Paragraph::new(asked.t("sharing-agreements-note")).html();
    Html::join([shown::scroll(&asked.t("sharing-agreements-title"), table.html()), note])
}

//! One agreement: its terms, who signed, what may flow, and its versions.

use super::agreements::{state, title};
use super::shown::{self, Names, stacked};
use crate::around::Around;
use crate::decide::agreements::{Flow, Terms};
use crate::queries::{self, AgreementRow, agreements_thing};
use components::{Cell, Content, Html, Link, SummaryCard, SummaryList, SummaryRow, Table};
use std::collections::BTreeSet;
use std::sync::Arc;
use store::Stop;
use vocabulary::AgreementId;
use web::{Asked, Outcome, Page};

/// The page; `?version=` shows an older one.
pub(super) async fn show(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let id: AgreementId = asked.id("id")?;
    let permit = asked.permit("sharing.view_agreements", &agreements_thing())?;
    let mut reader = asked.house.look(&permit, "agreement").await?;
    let versions = queries::agreement_versions(&mut reader, id).await?;
    drop(reader);
    let wanted = asked.query.number("version");
    let row = versions.iter().find(|row| wanted.is_none_or(|wanted| i64::from(row.terms.version) == wanted));
    let row = row.ok_or(Stop::NotFound)?;
    let names = Names::of(&asked, &*around, versions.iter().map(|row| row.adopted_by.clone())).await?;
    let terms = &row.terms;
    Page::new(title(&asked, terms))
        .caption(format!("{} · {} {}", terms.code, asked.t("sharing-version"), terms.version))
        .menu(super::MENU)
        .full()
        .back("/sharing/agreements")
        .notice(asked.query.is("done", "adopted").then(|| asked.t("sharing-done-adopted")))
        .with(state(&asked, terms))
        .with(about(&asked, terms))
        .with(shown::heading(&asked, "sharing-signatories"))
        .with(signatories(&asked, &names, terms))
        .with(shown::heading(&asked, "sharing-flows"))
        .with(asked.paragraph("sharing-flows-lead"))
        .with(Html::join(terms.flows.iter().enumerate().map(|(place, flow)| flow_card(&asked, place, flow))))
        .with(shown::heading(&asked, "sharing-versions"))
        .with(older(&asked, &names, &versions))
        .answer()
}

fn about(asked: &Asked, terms: &Terms) -> Html {
    let date = |key: &str, date: kernel::Date| SummaryRow::new(asked.t(key), asked.texts.date(date));
    let mut rows = vec![
        SummaryRow::new(asked.t("sharing-kind"), asked.t(&format!("sharing-kind-{}", terms.kind.code()))),
        date("sharing-effective_from", terms.effective_from),
    ];
    rows.extend(terms.effective_to.map(|day| date("sharing-effective_to", day)));
    rows.push(date("sharing-review-on", terms.review_due));
    if !terms.excluded.is_empty() {
        rows.push(SummaryRow::new(asked.t("sharing-excluded"), Content::Html(shown::classes(asked, &terms.excluded))));
    }
    rows.extend(shown::said(asked, "sharing-lead-person", &terms.lead));
    rows.extend(shown::said(asked, "sharing-complaints", &terms.complaints));
    if !terms.breach.report_to.is_empty() {
        let args =
            [("who", terms.breach.report_to.as_str().into()), ("hours", i64::from(terms.breach.within_hours).into())];
        rows.push(SummaryRow::new(asked.t("sharing-breach"), asked.t_with("sharing-breach-told", &args)));
    }
    SummaryList::new(rows).html()
}

fn signatories(asked: &Asked, names: &Names, terms: &Terms) -> Html {
    let day = |day: Option<kernel::Date>| day.map_or_else(String::new, |day| asked.texts.date(day));
    let rows = terms.signatories.iter().map(|party| {
        let name = party.agency.map_or_else(|| party.partner.clone(), |agency| names.agency(asked, agency));
        vec![
            Cell::new(name),
            Cell::new(party.signed_by.clone()),
            Cell::new(day(party.signed_on)),
            Cell::new(day(party.left_on)),
            Cell::new(party.policy_document.clone()),
        ]
    });
    let head =
        ["sharing-agency", "sharing-signed-by", "sharing-signed-on", "sharing-left-on", "sharing-policy_document"];
    let table = Table {
        caption: asked.t("sharing-signatories"),
        caption_classes: "govuk-visually-hidden".to_owned(),
        head: head.map(|key| Cell::new(asked.t(key))).to_vec(),
        rows: rows.collect(),
        ..Table::default()
    };
    shown::scroll(&asked.t("sharing-signatories"), table.html())
}

fn flow_card(asked: &Asked, place: usize, flow: &Flow) -> Html {
    let kinds = |kinds: &BTreeSet<String>| {
        let names: Vec<String> = kinds.iter().map(|kind| asked.t(&format!("sharing-agency_kind-{kind}"))).collect();
        asked.texts.list(&names)
    };
    let purposes: Vec<String> = flow.purposes.iter().map(|code| shown::purpose(asked, code)).collect();
    let basis = [("art6", &flow.art6), ("special", &flow.special), ("criminal", &flow.criminal)];
    let basis = basis.into_iter().filter(|(_, code)| !code.is_empty());
    let basis = basis.map(|(question, code)| Html::text(&format!("{} ({code})", shown::basis(asked, question, code))));
    let gateways = flow.gateways.iter().filter_map(|code| crate::law().any_gateway(code));
    let gateways = gateways.map(|g| Html::text(&format!("{} ({})", g.name(asked.visit.language), g.code)));
    let rows = vec![
        SummaryRow::new(asked.t("sharing-from"), kinds(&flow.from)),
        SummaryRow::new(asked.t("sharing-to"), kinds(&flow.to)),
        SummaryRow::new(asked.t("sharing-purpose"), stacked(purposes.iter().map(|p| Html::text(p)))),
        SummaryRow::new(asked.t("sharing-classes"), shown::classes(asked, &flow.classes)),
        SummaryRow::new(asked.t("sharing-basis-title"), stacked(basis.chain(gateways))),
        SummaryRow::new(
            asked.t("sharing-marking-most"),
            asked.t(&format!("sharing-marking-{}", flow.max_marking.code())),
        ),
        SummaryRow::new(asked.t("sharing-onward"), asked.t(&format!("sharing-onward-{}", flow.onward.code()))),
    ];
    let title = asked.t_with("sharing-flow", &[("number", (place + 1).into())]);
    let card = SummaryCard { title: title.into(), heading_level: 3, ..SummaryCard::default() };
    SummaryList { card: Some(card), ..SummaryList::new(rows) }.html()
}

fn older(asked: &Asked, names: &Names, versions: &[AgreementRow]) -> Html {
    let row = |row: &AgreementRow| {
        let path = format!("/sharing/agreements/{}?version={}", row.id, row.terms.version);
        let link = Link::new(asked.url(&path), row.terms.version.to_string()).html();
        vec![
            Cell::new(link),
            Cell::new(asked.texts.date_time(row.adopted_at)),
            Cell::new(names.actor(asked, &row.adopted_by)),
        ]
    };
    let table = Table {
        caption: asked.t("sharing-versions"),
        caption_classes: "govuk-visually-hidden".to_owned(),
        head: ["sharing-version", "sharing-when", "sharing-who"].map(|key| Cell::new(asked.t(key))).to_vec(),
        rows: versions.iter().map(row).collect(),
        ..Table::default()
    };
    table.html()
}

//! The law as the catalogue has it: what each answer and each gateway is, where it is laid down, and how sure that is.

use super::shown;
use crate::queries::agreements_thing;
use components::{Cell, Html, Table};
use web::{Asked, Outcome, Page};

const QUESTIONS: [&str; 7] = ["regime", "art6", "ground", "special", "limb", "criminal", "confidence"];

/// The page.
pub(super) async fn show(asked: Asked) -> Outcome {
    asked.permit("sharing.view_agreements", &agreements_thing())?;
    let law = crate::law();
    let args = [("version", law.version().into()), ("checked", law.last_checked().into())];
    let mut page = Page::new(asked.t("sharing-law-title"))
        .menu(super::MENU)
        .full()
        .back("/sharing")
        .with(asked.paragraph("sharing-law-lead"))
        .with(asked.rich("sharing-law-version", &args))
        .with(shown::heading(&asked, "sharing-gateways"))
        .with(gateways(&asked));
    for question in QUESTIONS {
        page = page.with(shown::heading(&asked, &format!("sharing-{question}"))).with(bases(&asked, question));
    }
    page.answer()
}

fn gateways(asked: &Asked) -> Html {
    let (law, language) = (crate::law(), asked.visit.language);
    let kinds = |kinds: &[String]| {
        if kinds.is_empty() {
            return asked.t("sharing-anybody");
        }
        let names: Vec<String> = kinds.iter().map(|kind| asked.t(&format!("sharing-agency_kind-{kind}"))).collect();
        asked.texts.list(&names)
    };
    let rows = law.gateways().iter().map(|gateway| {
        let since = match (gateway.not_commenced(), gateway.in_force_from()) {
            (true, _) => asked.t("sharing-not-commenced"),
            (false, Some(day)) => asked.t_with("sharing-since", &[("date", asked.texts.date(day).into())]),
            (false, None) => String::new(),
        };
        let name = Html::text(&format!("{} ({})", gateway.name(language), gateway.code));
        let place = asked.t(&format!("sharing-jurisdiction-{}", gateway.jurisdiction));
        let kind = asked.t(&format!("sharing-gateway-{}", gateway.kind.code()));
        vec![
            Cell::new(shown::stacked([name, shown::quiet(gateway.usage(language))])),
            Cell::new(shown::stacked([Html::text(&kind), Html::text(&place), shown::quiet(&since)])),
            Cell::new(kinds(gateway.from_kinds())),
            Cell::new(kinds(gateway.to_kinds())),
            Cell::new(shown::stacked([
                Html::text(gateway.source(language)),
                shown::certainty(asked, gateway.standing),
            ])),
        ]
    });
    let table = Table {
        caption: asked.t("sharing-gateways"),
        caption_classes: "govuk-visually-hidden".to_owned(),
        head: ["sharing-law-what", "sharing-law-kind", "sharing-from", "sharing-to", "sharing-law-source"]
            .map(|key| Cell::new(asked.t(key)))
            .to_vec(),
        rows: rows.collect(),
        ..Table::default()
    };
    shown::scroll(&asked.t("sharing-gateways"), table.html())
}

fn bases(asked: &Asked, question: &'static str) -> Html {
    let language = asked.visit.language;
    let rows = crate::law().bases(question, asked.now().date()).map(|basis| {
        let name = Html::text(&format!("{} ({})", basis.name(language), basis.code));
        vec![
            Cell::new(shown::stacked([name, shown::quiet(basis.usage(language))])),
            Cell::new(shown::stacked([Html::text(basis.source(language)), shown::certainty(asked, basis.standing)])),
        ]
    });
    let caption = asked.t(&format!("sharing-{question}"));
    let table = Table {
        caption: caption.clone(),
        caption_classes: "govuk-visually-hidden".to_owned(),
        head: ["sharing-law-what", "sharing-law-source"].map(|key| Cell::new(asked.t(key))).to_vec(),
        rows: rows.collect(),
        ..Table::default()
    };
    shown::scroll(&caption, table.html())
}

//! What this site is, how to use it safely, and whom to ring instead.

use super::{heading, leaflet, numbers, places, unnamed};
use web::components::{Html, List, Paragraph, SummaryList, SummaryRow, Tag, TagColour};
use web::{Asked, Outcome};

/// Shows it.
pub(crate) async fn show(asked: Asked) -> Outcome {
    let asked = unnamed(asked);
    let say = |key: &str| asked.paragraph(key);
    leaflet(&asked, "public-about-title")
        .with(Paragraph::lead(asked.t("public-about-what")))
        .with(heading(&asked, "public-about-read-heading"))
        .with(say("public-about-read"))
        .with(numbers::hours(&asked, None))
        .with(heading(&asked, "public-about-code-heading"))
        .with(say("public-about-code"))
        .with(heading(&asked, "public-about-device-heading"))
        .with(say("public-about-device-exit"))
        .with(say("public-about-device-history"))
        .with(say("public-about-device-network"))
        .with(heading(&asked, "public-about-pictures-heading"))
        .with(say("public-about-pictures"))
        .with(heading(&asked, "public-about-councils-heading"))
        .with(councils(&asked, None))
        .answer()
}

/// The councils' numbers, or those of one of them. Made-up ones say that they are.
pub(crate) fn councils(asked: &Asked, only: Option<&str>) -> Html {
    let all = places().councils();
    let councils: Vec<_> = all.iter().filter(|council| only.is_none_or(|key| council.key == key)).collect();
    let mut shown = Html::default();
    if councils.iter().any(|council| council.contact.example) {
        let tag = Tag::new(asked.t("web-demo-tag"), TagColour::Orange).html();
        shown.push(Paragraph::new(tag).html());
        shown.push(asked.paragraph("public-about-councils-example"));
    }
    let hours = |council: &catalogue::Council| {
        let hours = council.contact.hours;
        [("opens", hours.opens().to_string().into()), ("closes", hours.closes().to_string().into())]
    };
    let rows = councils.iter().map(|council| {
        let line = |key: &str, number: &str| asked.t_with(key, &[("number", number.replace(' ', "\u{a0}").into())]);
        let ways = [
            line("public-about-council-day", &council.contact.telephone),
            line("public-about-council-night", &council.contact.out_of_hours),
            asked.t_with("public-about-council-hours", &hours(council)),
        ];
        let ways = List { kind: web::components::ListKind::Plain, ..List::bullet(ways) };
        SummaryRow::new(council.name(asked.visit.language), ways.html())
    });
    shown.push(SummaryList::new(rows.collect()).html());
    shown
}

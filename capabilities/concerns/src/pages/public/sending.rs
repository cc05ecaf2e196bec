//! Sending: once for each journey, however often the button is pressed; then the code and what happens next.

use super::carry::{self, Given};
use super::journey::Journey;
use super::telling::{self, Flood};
use super::voice::Voice;
use super::{may_try, numbers, places, steps, waiting};
use crate::words::Urgency;
use crate::{Routing, commands};
use std::sync::Arc;
use store::{Fault, Row};
use web::components::{Content, Heading, Html, List, Panel, Paragraph, Size};
use web::{Asked, Outcome, Page};

/// How long a second sending is known.
const KNOWN_HOURS: i64 = 24;

const FIND: &str = "SELECT given FROM concerns_journey WHERE journey_hash = $1";

/// Takes the report in and shows the code.
pub(crate) async fn send(asked: &Asked, journey: &Journey, routing: Arc<dyn Routing>) -> Outcome {
    let (house, visit) = (&asked.house, &asked.visit);
    let hash = carry::journey_hash(house.master(), journey);
    if let Some(given) = given(asked, journey, house.facts().await?.row(FIND, &[(&hash).into()]).await?)? {
        return confirmation(asked, journey, &given).answer();
    }
    // Far above what a school or a whole town behind one address sends in an hour; danger now is counted by itself, so
    // that no flood of anything else stands in its way.
    let danger = if journey.urgency() == Urgency::Immediate { "now" } else { "" };
    if !may_try(asked, "report.network", danger) {
        return waiting::page(asked, journey).answer();
    }
    // A whole class may sit behind one address: what comes after these is taken in all the same, and lies apart.
    let crowded = !may_try(asked, "report.apart", "");
    let held = telling::held(journey, Flood { crowded, quick: journey.was_too_quick(asked.now()) });
    let desk = routing.desk_for(house, journey.council(places()), journey.matter(), asked.now()).await?;
    let report = telling::report(journey, places(), desk, visit.language, held);

    let mut work = house.begin(visit).await?;
    // The button may have been pressed twice at once: from here on nobody else writes.
    if let Some(given) = given(asked, journey, work.tables().row(FIND, &[(&hash).into()]).await?)? {
        return confirmation(asked, journey, &given).answer();
    }
    let receipt = commands::report_in(house, visit, &mut work, report).await?;
    let code = receipt.code.ok_or_else(|| Fault::new("a report of the public door was given no code"))?;
    let council = journey.council(places()).map(str::to_owned);
    let given = Given { code: code.to_string(), at: asked.now(), council };
    let sealed = carry::seal_given(house.master(), journey, &given, house.chance());
    let mut tables = work.tables();
    let old = asked.now().plus_hours(-KNOWN_HOURS);
    tables.run("DELETE FROM concerns_journey WHERE sent_at < $1", &[old.into()]).await?;
    let keep = "INSERT INTO concerns_journey (journey_hash, sent_at, given) VALUES ($1, $2, $3)";
    tables.run(keep, &[hash.into(), asked.now().into(), sealed.into()]).await?;
    work.commit().await?;
    confirmation(asked, journey, &given).answer()
}

/// Whether it was sent before.
pub(crate) async fn was_sent(asked: &Asked, journey: &Journey) -> Result<bool, Fault> {
    let hash = carry::journey_hash(asked.house.master(), journey);
    Ok(asked.house.facts().await?.row(FIND, &[hash.into()]).await?.is_some())
}

/// The same page again, after a change of language or a reload.
pub(crate) async fn again(asked: &Asked, journey: &Journey) -> Outcome {
    let hash = carry::journey_hash(asked.house.master(), journey);
    match given(asked, journey, asked.house.facts().await?.row(FIND, &[hash.into()]).await?)? {
        Some(given) => confirmation(asked, journey, &given).answer(),
        None => steps::over(asked).answer(),
    }
}

fn given(asked: &Asked, journey: &Journey, row: Option<Row>) -> Result<Option<Given>, Fault> {
    let sealed = row.map(|row| row.text("given")).transpose()?;
    Ok(sealed.and_then(|sealed| carry::open_given(asked.house.master(), journey, &sealed)))
}

/// Thank you, the code, and what happens next. Nothing of what was told.
fn confirmation(asked: &Asked, journey: &Journey, given: &Given) -> Page {
    let voice = Voice { asked, way: journey.way };
    let limits = asked.house.limits();
    let by = |limit: &str| asked.texts.long_date(limits.due(limit, given.at).unwrap_or(given.at).date());
    let (answer_by, code_until) = (by("acknowledgement.public"), by("return_code.expires"));
    let code = Html::join([
        Html::text(&voice.t("thanks-code")),
        Html::trusted("<br>"),
        // Not the class for references, which never break: on a phone the code needs two lines to be large.
        Html::trusted("<strong>"),
        Html::text(&given.code),
        Html::trusted("</strong>"),
    ]);
    let panel = Panel { title: voice.t("thanks").into(), content: Content::Html(code), ..Panel::default() };
    let heading = |name: &str| Heading::new(2, Size::M, voice.t(name)).html();
    let next: Vec<String> =
        (1..=4).map(|n| voice.t_with(&format!("next-{n}"), &[("date", answer_by.as_str().into())])).collect();
    let kept = Paragraph::new(Html::join([
        Html::trusted("<strong>"),
        Html::text(&voice.t("code-keep")),
        Html::trusted("</strong>"),
    ]));
    Page::public(asked.t("public-sent-title"))
        .own_heading()
        .with(panel)
        .with(kept)
        .with(asked.rich(&voice.key("code-what"), &[("date", code_until.into())]))
        .with(heading("next-heading"))
        .with(List { spaced_out: true, ..List::bullet(next) })
        .with(numbers::hours(asked, given.council.as_deref()))
        .with(heading("leave-heading"))
        .with(voice.paragraph("leave"))
        .with(Heading::new(2, Size::M, asked.t("public-start-others-heading")))
        .with(numbers::list(asked))
        .form(steps::form(asked, &journey.sent()))
}

//! The panel that a person's page shows of concerns: only those that the visitor may see, each by its own decision.

use crate::directory::Directory;
use crate::knowledge::Knowledge;
use crate::shown::{children, place_name, scroll, state_tags, urgency_tag};
use concerns::queries;
use people::panels::{Around, Given, Names};
use store::Stop;
use vocabulary::RecordId;
use web::Asked;
use web::components::{Cell, Heading, Html, Link, Paragraph, Size, Table};

/// What the desk puts around a person's page: names of agencies and staff, and the panel of concerns.
pub struct Panels;

impl Around for Panels {
    fn names<'a>(&'a self, asked: &'a Asked, actors: Vec<String>) -> Given<'a, Names> {
        Box::pin(async move {
            let directory = Directory::of(asked, actors.iter().filter_map(|actor| actor.parse().ok())).await?;
            let named = actors.into_iter().map(|actor| {
                let name = directory.actor(&actor).to_owned();
                (actor, name)
            });
            Ok(Names { agencies: directory.agencies(), actors: named.collect() })
        })
    }
    fn panels<'a>(&'a self, asked: &'a Asked, records: Vec<RecordId>) -> Given<'a, Html> {
        Box::pin(async move {
            let around = circle::panel(asked, &Knowledge, &records).await?;
            let concerns = concerns_about(asked, &records).await?;
            let disputed = disputed(asked, &records).await?;
            Ok(Html::join([disputed, around, concerns, shared_with(asked, &records).await?]))
        })
    }
    fn no_more<'a>(&'a self, asked: &'a Asked, record: RecordId) -> Given<'a, Html> {
        Box::pin(async move { Ok(circle::no_more(asked, record)) })
    }
}

/// What people say against those of these records that the visitor sees in full.
async fn disputed(asked: &Asked, records: &[RecordId]) -> Result<Html, Stop> {
    let ids: Vec<String> = records.iter().map(ToString::to_string).collect();
    let things = asked.house.facts().await?.things("Record", &ids).await?;
    let answers = asked.house.decide(&asked.visit, "people.view", things).await?;
    let seen = records.iter().filter(|record| {
        let id = record.to_string();
        answers.iter().flatten().any(|permit| permit.thing().ends_with(&id))
    });
    let seen: Vec<RecordId> = seen.copied().collect();
    let Some(permit) = answers.into_iter().flatten().next() else { return Ok(Html::default()) };
    // Most records are disputed by nobody: then there was nothing to look at.
    if !rights::queries::any_dispute(&mut asked.house.facts().await?, &seen).await? {
        return Ok(Html::default());
    }
    let mut reader = asked.house.look(&permit, "panel").await?;
    Ok(rights::panels::disputed(asked, &mut reader, &seen).await?)
}

/// With whom the visitor's own agency has shared which of these records, the one of the page first.
async fn shared_with(asked: &Asked, records: &[RecordId]) -> Result<Html, Stop> {
    let page = asked.param("record").parse::<RecordId>().ok();
    let mut reader = asked.house.facts().await?;
    let mut own = Vec::new();
    for record in page.into_iter().chain(records.iter().copied().filter(|record| Some(*record) != page)) {
        let row = people::queries::record_thing(&mut reader, record).await?;
        let agency = row.and_then(|thing| crate::sharing_port::owner(&thing));
        if agency.is_some() && agency == asked.visit.who.agency {
            own.push(record);
        }
    }
    drop(reader);
    // Another agency's record is not one's own to share: its page has no such panel.
    if page.is_some() && own.first().copied() != page {
        return Ok(Html::default());
    }
    let names = Directory::of(asked, []).await?.agencies();
    sharing::shared_with(asked, &own, &names).await
}

/// Concerns in which these records were found to be mentioned, newest first.
///
/// # Errors
/// A fault.
pub async fn concerns_about(asked: &Asked, records: &[RecordId]) -> Result<Html, Stop> {
    let rows = queries::about_records(&asked.house, &asked.visit, records).await?;
    let heading = Heading::new(2, Size::M, asked.t("desk-panel-title")).html();
    if rows.is_empty() {
        return Ok(Html::join([heading, Paragraph::new(asked.t("desk-panel-none")).html()]));
    }
    let head = ["desk-head-reference", "desk-head-urgency", "desk-head-where", "desk-head-raised", "desk-head-state"];
    let table = Table {
        head: head.into_iter().map(|key| Cell::new(asked.t(key))).collect(),
        rows: rows
            .iter()
            .map(|row| {
                let link = Link::new(asked.url(&format!("/concerns/{}", row.concern)), row.reference.as_str()).html();
                let decision = row.decision.map(|decision| {
                    let key = format!("concerns-decision-{}", decision.code());
                    Html::text(&asked.t(&key))
                });
                let tags = state_tags(asked, row).into_iter().map(|tag| tag.html());
                vec![
                    Cell::new(Html::join([link, Html::trusted("<br>"), Html::text(&children(asked, row))])),
                    Cell::new(urgency_tag(asked, row.urgency).html()),
                    Cell::new(place_name(asked, row.council.as_deref())),
                    Cell::new(asked.texts.date(row.reported_at.date())),
                    Cell::new(Html::join(tags.chain(decision))),
                ]
            })
            .collect(),
        ..Table::default()
    };
    Ok(Html::join([heading, scroll(&asked.t("desk-panel-title"), table.html())]))
}

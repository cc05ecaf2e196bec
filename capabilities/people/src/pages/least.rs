//! What is shown of a record to somebody who may not see all of it: its summary, or only that it exists, and whom to ask.

use super::shown::summary_rows;
use crate::{
    panels::Around,
    queries::{self, Sight},
};
use access::Permit;
use components::{InsetText, SummaryList, SummaryRow};
use std::sync::Arc;
use store::Stop;
use vocabulary::RecordId;
use web::{Asked, Outcome, Page};

/// The permit of somebody who may know something of the record and not see all of it; nothing for whoever sees all of it.
///
/// # Errors
/// For others the record is not there; whoever is asked for a second factor first is asked.
pub(super) async fn of(asked: &Asked) -> Result<Option<Permit>, Stop> {
    let id: RecordId = asked.id("record")?;
    let thing = queries::known_record(&asked.house, &asked.visit, id).await?.ok_or(Stop::NotFound)?;
    let Err(refusal) = asked.permit("people.view", &thing) else { return Ok(None) };
    if refusal.confirm {
        return Err(refusal.into());
    }
    if let Some(permit) = ["people.summarise", "people.flag"].iter().find_map(|a| asked.permit(a, &thing).ok()) {
        return Ok(Some(permit));
    }
    asked.house.ask(&asked.visit, "people.view", asked.house.thing("Record", &id.to_string()).await?).await?;
    Ok(None)
}

/// The page.
pub(super) async fn show(asked: &Asked, around: &Arc<dyn Around>, permit: &Permit) -> Outcome {
    let id: RecordId = asked.id("record")?;
    let record = {
        let mut reader = asked.house.look(permit, "record").await?;
        queries::record(&mut reader, id).await?.ok_or(Stop::NotFound)?
    };
    let whose = around.names(asked, Vec::new()).await?.agency(asked, record.agency);
    let more = around.no_more(asked, id).await?;
    let whose = SummaryRow::new(asked.t("people-whose"), whose);
    let page = if Sight::of(permit) == Some(Sight::Summary) {
        let least = record.details.least();
        let mut rows = summary_rows(asked, &least);
        rows.push(whose);
        let title = crate::panels::title(asked, &least.title());
        Page::new(title).with(InsetText::new(asked.t("people-summary-only")).html()).with(SummaryList::new(rows).html())
    } else {
        Page::new(asked.t("people-a-record-exists")).with(SummaryList::new(vec![whose]).html())
    };
    page.menu("people").back("/people").with(more).answer()
}

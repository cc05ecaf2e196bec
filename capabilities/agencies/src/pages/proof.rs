//! The newest signed checkpoint of the ledger, for every partner to keep outside the house.

use super::{button_link, row};
use access::Thing;
use components::SummaryList;
use store::{Note, Stop};
use web::{Answer, Asked, Download, Outcome, Page};

/// What is asked about.
pub(super) fn ledger() -> Thing {
    Thing::new("Ledger", "ledger")
}

async fn newest(asked: &Asked, note: &str) -> Result<Option<Note>, Stop> {
    let permit = asked.permit("agencies.take_checkpoint", &ledger())?;
    let mut reader = asked.house.look(&permit, note).await?;
    Ok(reader.newest_checkpoint().await?)
}

/// What it vouches for, how to take it, and what it is good for.
pub(super) async fn show(asked: Asked) -> Outcome {
    let newest = newest(&asked, "the newest checkpoint").await?;
    let page = Page::new(asked.t("agencies-proof-title"))
        .menu("agency")
        .back("/agencies")
        .with(asked.paragraph("agencies-proof-intro"));
    let Some(note) = newest else { return page.with(asked.paragraph("agencies-proof-none")).answer() };
    let rows = vec![
        row(&asked, "agencies-proof-entries", note.size.to_string()),
        row(&asked, "agencies-proof-signed", asked.texts.date_time(note.at)),
        row(&asked, "agencies-proof-key", asked.house.verifying_key().to_string()),
    ];
    page.with(SummaryList::new(rows).html())
        .with(button_link(&asked, "/agencies/checkpoint.txt", "agencies-proof-download"))
        .with(asked.paragraph("agencies-proof-keep"))
        .with(asked.paragraph("agencies-proof-check"))
        .answer()
}

/// The signed text itself.
pub(super) async fn download(asked: Asked) -> Outcome {
    let note = newest(&asked, "the newest checkpoint as a file").await?.ok_or(Stop::NotFound)?;
    let name = format!("checkpoint-{}.txt", note.at.date());
    Ok(Answer::Download(Download { name, mime: "text/plain; charset=utf-8", bytes: note.text.into_bytes() }))
}

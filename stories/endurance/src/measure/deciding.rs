//! What deciding who may see what costs: how many decisions a page takes, and their share of the time for which a visitor
//! waits. The server runs in this process, so that its rules can be asked how long they took.

use super::pages::{self, Page};
use super::{open, rounded, say};
use crate::server::Place;
use anyhow::{Context, ensure};
use dolen::capabilities;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;

/// Each page that is read, by one visitor.
pub(crate) async fn measure(place: &Place, url: &str, seconds: u64) -> anyhow::Result<Vec<Value>> {
    let records = pages::records(url).await?;
    let house = open(place).await?;
    let mut front = capabilities::front(&house);
    front.behind_proxy = true;
    let listener = tokio::net::TcpListener::bind(place.address).await.context("listening")?;
    let serving = tokio::spawn(web::serve(listener, Arc::new(front), std::future::pending()));
    let mut measured = Vec::new();
    for page in [Page::Desk, Page::Person, Page::Search] {
        say(&format!("decisions: {}", page.name()));
        let asked = || pages::ask(place, page, &records, Duration::from_secs(seconds), 1);
        let before = house.policies().spent();
        let times = tokio::task::block_in_place(asked)?;
        let after = house.policies().spent();
        let (decisions, took) = (after.0 - before.0, (after.1 - before.1).as_secs_f64() * 1000.0);
        let waited: f64 = times.iter().sum();
        ensure!(decisions > 0 && waited > 0.0, "nothing was decided");
        measured.push(json!({
            "page": page.name(),
            "asked": times.len(),
            "decisions_for_each": rounded(decisions as f64 / times.len() as f64),
            "microseconds_for_each_decision": rounded(took * 1000.0 / decisions as f64),
            "share_of_page_time": (took / waited * 1000.0).round() / 1000.0,
        }));
    }
    serving.abort();
    house.close().await;
    Ok(measured)
}

//! What the house does by itself, every half minute: watches over urgent concerns, sends letters, signs the ledger.

use crate::post::PostOffice;
use access::Visit;
use std::time::Duration;
use store::{Fault, House};

/// Works until the house is closed. A fault is logged and the next round tries again.
pub async fn work(house: House, office: PostOffice) {
    let mut rounds = tokio::time::interval(Duration::from_secs(30));
    rounds.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Skip);
    loop {
        rounds.tick().await;
        if let Err(fault) = round(&house, &office).await {
            tracing::error!("the worker: {fault}");
        }
    }
}

async fn round(house: &House, office: &PostOffice) -> Result<(), Fault> {
    let now = house.clock().now();
    desk::watch::watch(house, now).await?;
    // The runs go on in the background.
    drop(exchange::jobs::tick(house, &crate::capabilities::surroundings()).await?);
    rights::jobs::tick(house).await?;
    if let Some(started) = people::looking::nightly(house).await? {
        let house = house.clone();
        tokio::spawn(async move {
            match people::looking::look_through(&house, started).await {
                Ok(found) => tracing::info!(
                    records = found.records,
                    near = found.near,
                    doubtful = found.doubtful,
                    "looked through all records"
                ),
                Err(fault) => tracing::error!("the worker: {fault}"),
            }
        });
    }
    office.send_due(house).await?;
    checkpoint(house).await
}

/// Signs the tree as it stands; nothing is written when it has not grown.
///
/// # Errors
/// A fault of the database.
pub async fn checkpoint(house: &House) -> Result<(), Fault> {
    let visit = Visit::system("worker", "signs the ledger", house.clock().now());
    let mut work = house.begin(&visit).await?;
    work.checkpoint().await?;
    work.commit().await.map(drop)
}

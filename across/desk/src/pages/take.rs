//! Taking a concern, and letting one through that was held back: each a single button on the concern's page.

use concerns::commands;
use store::{Declined, Stop};
use web::{Answer, Asked, Outcome};

pub(crate) async fn send(asked: Asked) -> Outcome {
    let id = asked.id("id")?;
    let taken = commands::take(&asked.house, &asked.visit, id).await;
    back(&asked, taken, "taken")
}

pub(crate) async fn release(asked: Asked) -> Outcome {
    let id = asked.id("id")?;
    let released = commands::release(&asked.house, &asked.visit, id).await;
    back(&asked, released, "released")
}

/// Back to the concern either way: where somebody was quicker, its page shows what they did.
fn back(asked: &Asked, result: Result<u64, Stop>, done: &str) -> Outcome {
    let done = match result {
        Ok(_) => done,
        Err(Stop::Declined(Declined("taken-by-other"))) => "taken-by-other",
        Err(Stop::Declined(Declined("not-held"))) => "released",
        Err(other) => return Err(other),
    };
    Ok(Answer::Redirect(format!("/concerns/{}?done={done}", asked.param("id"))))
}

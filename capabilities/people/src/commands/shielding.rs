//! Writing down what only those who are named for a record may see.

use super::permit_record;
use crate::{
    decide,
    events::{self, Event},
    words::Shielded,
};
use access::Visit;
use store::{House, Stop, Stream};
use vocabulary::RecordId;

/// Writes down what is shielded beside a record, in place of what was before. `seen` is the place of its history that the
/// form showed.
///
/// # Errors
/// [`Stop::Stale`] when somebody saved in between; a refusal, a no of the domain when nothing would change, or a fault.
pub async fn shield(house: &House, visit: &Visit, id: RecordId, seen: u64, now: Shielded) -> Result<(), Stop> {
    let permit = permit_record(house, visit, "people.shield", id).await?;
    let mut work = house.begin(visit).await?;
    let stream = Stream::of(events::shield(id));
    let history = work.history::<Event>(&stream).await?;
    if history.place != seen {
        return Err(Stop::Stale(history.place));
    }
    let before = history.events.into_iter().rev().find_map(|told| match told.event {
        Event::Shielded { shielded, .. } => shielded.content,
        _ => None,
    });
    let event = decide::shield(id, &before.unwrap_or_default(), now)?;
    work.append(&permit, &stream, history.place, &[event]).await?;
    work.commit().await?;
    Ok(())
}

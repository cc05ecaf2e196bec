//! Deciding which record a mention is, inside a larger unit of work.

use super::{change_in, sealed};
use crate::decide;
use crate::queries::concern_thing;
use crate::words::Match;
use access::Visit;
use store::{House, Stop, Work};
use vocabulary::{ConcernId, MentionId};

/// A person decides which record a mention is, together with something else that is to happen or not happen with it,
/// such as making that record.
///
/// # Errors
/// See [`decide::match_mention`].
pub async fn match_mention_in(
    house: &House,
    visit: &Visit,
    work: &mut Work,
    concern: ConcernId,
    mention: MentionId,
    to: Match,
    reason: &str,
) -> Result<u64, Stop> {
    let thing = concern_thing(house, concern).await?;
    let permit = house.permit(visit, "concerns.work", &thing)?;
    let reason = sealed(concern, reason);
    change_in(work, &permit, concern, None, |c| decide::match_mention(c, mention, to, reason).map(|e| vec![e])).await
}

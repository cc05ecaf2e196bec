//! The door: password first, second factor always, and links that open once.

use crate::credentials::sessions::Stage;
use crate::words::Standing;
use kernel::Timestamp;

/// What follows the password. `None` is a refusal, and is the same for a wrong password, for an address that nobody
/// has, and for someone who has left or has not accepted yet.
pub fn after_password(standing: Option<Standing>, right: bool, has_second_factor: bool) -> Option<Stage> {
    match (standing, right, has_second_factor) {
        (Some(Standing::Active), true, true) => Some(Stage::SecondFactorDue),
        (Some(Standing::Active), true, false) => Some(Stage::EnrolmentDue),
        _ => None,
    }
}

/// Whether a link for a forgotten password is really sent; the page says the same either way.
pub fn may_send_reset(standing: Option<Standing>) -> bool {
    standing == Some(Standing::Active)
}

/// A link that was sent: an invitation, or one for a forgotten password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// First instant at which it opens nothing any more.
    pub expires: Timestamp,
    /// When it was used or replaced by a newer one.
    pub used: Option<Timestamp>,
}

/// Whether a link still opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkStanding {
    /// It opens.
    Open,
    /// Its time has run out.
    Expired,
    /// It was used, or replaced.
    Used,
}

/// Days in which an invitation can be accepted.
const INVITATION_DAYS: i64 = 7;

impl Link {
    /// The link of an invitation sent now.
    pub const fn for_invitation(now: Timestamp) -> Self {
        Link { expires: now.plus_hours(24 * INVITATION_DAYS), used: None }
    }

    /// The link for a forgotten password asked for now.
    pub const fn for_reset(now: Timestamp) -> Self {
        Link { expires: now.plus_hours(1), used: None }
    }

    /// Whether it still opens.
    pub fn standing(self, now: Timestamp) -> LinkStanding {
        if self.used.is_some() {
            LinkStanding::Used
        } else if now >= self.expires {
            LinkStanding::Expired
        } else {
            LinkStanding::Open
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: Timestamp = Timestamp::from_millis(1_790_000_000_000);

    #[test]
    fn only_active_staff_with_the_right_password_go_on() {
        use Standing::{Active, Invited, Left};
        for standing in [None, Some(Invited), Some(Active), Some(Left)] {
            for right in [true, false] {
                for has_second_factor in [true, false] {
                    let next = after_password(standing, right, has_second_factor);
                    let expected = match (standing, right) {
                        (Some(Active), true) if has_second_factor => Some(Stage::SecondFactorDue),
                        (Some(Active), true) => Some(Stage::EnrolmentDue),
                        _ => None,
                    };
                    assert_eq!(next, expected);
                    assert_ne!(next, Some(Stage::In), "a password alone never lets anyone in");
                }
            }
            assert_eq!(may_send_reset(standing), standing == Some(Active));
        }
    }

    #[test]
    fn links_open_once_and_for_a_while() {
        let invitation = Link::for_invitation(NOON);
        assert_eq!(invitation.standing(NOON.plus_hours(7 * 24 - 1)), LinkStanding::Open);
        assert_eq!(invitation.standing(NOON.plus_hours(7 * 24)), LinkStanding::Expired);
        let reset = Link::for_reset(NOON);
        assert_eq!(reset.standing(NOON.plus_minutes(59)), LinkStanding::Open);
        assert_eq!(reset.standing(NOON.plus_minutes(60)), LinkStanding::Expired);
        assert_eq!(Link { used: Some(NOON), ..reset }.standing(NOON), LinkStanding::Used);
    }
}

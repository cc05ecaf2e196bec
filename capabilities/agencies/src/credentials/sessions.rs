//! Sessions: how long a browser stays signed in, and what ends it.

use kernel::Timestamp;
use serde::{Deserialize, Serialize};

/// How long sessions last; the installation may set shorter or longer ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Minutes without a page after which a session ends.
    pub idle_minutes: i64,
    /// Hours after which it ends in any case.
    pub whole_hours: i64,
    /// Minutes in which the second factor must follow the password.
    pub half_way_minutes: i64,
    /// Minutes for which a second factor that was given counts as fresh.
    pub proof_minutes: i64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { idle_minutes: 30, whole_hours: 12, half_way_minutes: 10, proof_minutes: 10 }
    }
}

impl Limits {
    /// The limits that are in force: `session.idle`, `session.half-way` and `session.proof` in minutes, `session.whole` in
    /// hours, where the installation's time limits name them.
    pub fn in_force(limits: &kernel::Limits, now: Timestamp) -> Self {
        let usual = Limits::default();
        let amount = |code: &str, unit: kernel::Unit| {
            let limit = limits.get(code, now.date()).filter(|limit| limit.unit == unit);
            limit.map(|limit| i64::from(limit.amount)).filter(|amount| *amount > 0)
        };
        Limits {
            idle_minutes: amount("session.idle", kernel::Unit::Minutes).unwrap_or(usual.idle_minutes),
            whole_hours: amount("session.whole", kernel::Unit::Hours).unwrap_or(usual.whole_hours),
            half_way_minutes: amount("session.half-way", kernel::Unit::Minutes).unwrap_or(usual.half_way_minutes),
            proof_minutes: amount("session.proof", kernel::Unit::Minutes).unwrap_or(usual.proof_minutes),
        }
    }
}

kernel::codes! {
    /// How far the sign-in has come.
    Stage:
    /// The password was right; the second factor is due.
    SecondFactorDue "second_factor_due";
    /// The password was right; a second factor must be set up first.
    EnrolmentDue "enrolment_due";
    /// All the way in.
    In "in";
}

/// What a session's age depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ages {
    /// When the password was right.
    pub started: Timestamp,
    /// When the last page was asked for.
    pub seen: Timestamp,
    /// When it was ended by hand or by the house, if it was.
    pub ended: Option<Timestamp>,
}

/// Whether a session still holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It holds.
    Live,
    /// Nobody asked for a page for too long.
    Idle,
    /// It has lasted as long as any may.
    Spent,
    /// It was ended: signed out, left, password changed, or from another device.
    Ended,
}

impl Ages {
    /// Whether it still holds.
    pub fn standing(self, stage: Stage, limits: Limits, now: Timestamp) -> Standing {
        let whole = match stage {
            Stage::In => limits.whole_hours * 60,
            Stage::SecondFactorDue | Stage::EnrolmentDue => limits.half_way_minutes,
        };
        if self.ended.is_some() {
            Standing::Ended
        } else if now >= self.started.plus_minutes(whole) {
            Standing::Spent
        } else if now >= self.seen.plus_minutes(limits.idle_minutes) {
            Standing::Idle
        } else {
            Standing::Live
        }
    }

    /// Whether "last seen" is old enough to be written anew: once a minute, so that reading does not mean writing.
    pub fn wants_touch(self, now: Timestamp) -> bool {
        now >= self.seen.plus_minutes(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NINE: Timestamp = Timestamp::from_millis(1_790_000_000_000);

    fn ages(seen_after: i64) -> Ages {
        Ages { started: NINE, seen: NINE.plus_minutes(seen_after), ended: None }
    }

    #[test]
    fn a_session_ends_when_idle_when_spent_and_when_ended() {
        let limits = Limits::default();
        let standing = |ages: Ages, minutes| ages.standing(Stage::In, limits, NINE.plus_minutes(minutes));
        assert_eq!(standing(ages(0), 29), Standing::Live);
        assert_eq!(standing(ages(0), 30), Standing::Idle);
        assert_eq!(standing(ages(700), 719), Standing::Live);
        assert_eq!(standing(ages(719), 720), Standing::Spent);
        assert_eq!(standing(Ages { ended: Some(NINE), ..ages(0) }, 1), Standing::Ended);
    }

    #[test]
    fn the_settings_of_the_installation_are_what_holds() {
        let set = |text: &str| {
            let calendar = kernel::WorkingCalendar::from_toml("known_to = 2028\nholiday = []").unwrap();
            Limits::in_force(&kernel::Limits::from_toml(text, calendar).unwrap(), NINE)
        };
        let limit = |code: &str, amount: u32, unit: &str| {
            format!(
                "[[limit]]\ncode = \"{code}\"\nen = \"a\"\ncy = \"b\"\namount = {amount}\nunit = \"{unit}\"\n\
                 standing = \"local\"\nin_force_from = \"2026-01-01\"\nsource = {{ en = \"x\", cy = \"y\" }}\n"
            )
        };
        let all = [
            limit("session.idle", 5, "minutes"),
            limit("session.whole", 2, "hours"),
            limit("session.half-way", 3, "minutes"),
            limit("session.proof", 7, "minutes"),
        ];
        let set_all = Limits { idle_minutes: 5, whole_hours: 2, half_way_minutes: 3, proof_minutes: 7 };
        assert_eq!(set(&all.concat()), set_all);
        // What is set in another unit, to nothing, or not at all leaves the usual limits.
        let odd = [limit("session.idle", 5, "hours"), limit("session.whole", 0, "hours")];
        assert_eq!(set(&odd.concat()), Limits::default());
    }

    #[test]
    fn half_way_in_is_not_held_open_for_long() {
        let limits = Limits::default();
        for stage in [Stage::SecondFactorDue, Stage::EnrolmentDue] {
            assert_eq!(ages(9).standing(stage, limits, NINE.plus_minutes(9)), Standing::Live);
            assert_eq!(ages(9).standing(stage, limits, NINE.plus_minutes(10)), Standing::Spent);
            assert_eq!(Stage::from_code(stage.code()), Some(stage));
        }
    }

    #[test]
    fn last_seen_is_written_once_a_minute() {
        assert!(!ages(0).wants_touch(Timestamp::from_millis(NINE.millis() + 59_000)));
        assert!(ages(0).wants_touch(NINE.plus_minutes(1)));
    }
}

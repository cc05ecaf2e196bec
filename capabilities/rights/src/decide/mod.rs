//! The rules. Pure: facts go in, events or a no come out.

pub mod access;
pub mod redaction;
pub mod representation;

use crate::events::Event;
use crate::words::{Because, Hold, KeptThing, Standing};
use kernel::{AgencyId, Date, Timestamp};
use store::{Declined, Told};
use vault::Sealed;

/// Days in which a scheduled destruction can be called off.
pub const DAYS_TO_CALL_OFF: i64 = 30;

/// How a destruction stands, told from its history.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Destruction {
    /// How it stands; none before it was proposed.
    pub standing: Option<Standing>,
    /// Which thing.
    pub thing: Option<KeptThing>,
    /// Whose.
    pub agency: Option<AgencyId>,
    /// Under which class.
    pub class: String,
    /// Who proposed it.
    pub proposed_by: String,
    /// Before when it does not happen.
    pub not_before: Option<Timestamp>,
}

impl Destruction {
    /// One event further.
    pub fn apply(&mut self, told: &Told<Event>) {
        match &told.event {
            Event::DestructionProposed { thing, agency, class, .. } => {
                self.standing = Some(Standing::Proposed);
                self.thing = Some(*thing);
                self.agency = Some(*agency);
                self.class.clone_from(class);
                self.proposed_by.clone_from(&told.actor);
            }
            Event::DestructionScheduled { not_before } => {
                self.standing = Some(Standing::Scheduled);
                self.not_before = Some(*not_before);
            }
            Event::DestructionRefused { .. } => self.standing = Some(Standing::Refused),
            Event::DestructionCalledOff { .. } => self.standing = Some(Standing::CalledOff),
            Event::Destroyed { .. } => self.standing = Some(Standing::Destroyed),
            _ => {}
        }
    }

    /// A second person agrees. It happens thirty days later at the earliest.
    ///
    /// # Errors
    /// When it is not waiting for that, the same person proposed it, or a hold stands.
    pub fn agree(&self, by: &str, holds: &[Hold], now: Timestamp) -> Result<Event, Declined> {
        self.second_person(by)?;
        self.free(holds, now.date())?;
        Ok(Event::DestructionScheduled { not_before: now.plus_hours(24 * DAYS_TO_CALL_OFF) })
    }

    /// A second person refuses.
    ///
    /// # Errors
    /// When it is not waiting for that, or the same person proposed it: who changes their mind calls it off.
    pub fn refuse(&self, by: &str, reason: Sealed<String>) -> Result<Event, Declined> {
        self.second_person(by)?;
        given(&reason)?;
        Ok(Event::DestructionRefused { reason })
    }

    /// Anybody of the desk calls it off, with a reason.
    ///
    /// # Errors
    /// When it has happened or was ended before.
    pub fn call_off(&self, reason: Sealed<String>) -> Result<Event, Declined> {
        if !matches!(self.standing, Some(Standing::Proposed | Standing::Scheduled)) {
            return Err(Declined("rights-ended"));
        }
        given(&reason)?;
        Ok(Event::DestructionCalledOff { reason })
    }

    /// The last word.
    ///
    /// # Errors
    /// When nobody has agreed, the thirty days are not over, or a hold stands by now.
    pub fn last_word(&self, holds: &[Hold], now: Timestamp) -> Result<KeptThing, Declined> {
        let (Some(Standing::Scheduled), Some(thing), Some(not_before)) = (self.standing, self.thing, self.not_before)
        else {
            return Err(Declined("rights-not-scheduled"));
        };
        if now < not_before {
            return Err(Declined("rights-too-early"));
        }
        self.free(holds, now.date())?;
        Ok(thing)
    }

    fn second_person(&self, by: &str) -> Result<(), Declined> {
        if self.standing != Some(Standing::Proposed) {
            return Err(Declined("rights-not-proposed"));
        }
        if by == self.proposed_by {
            return Err(Declined("rights-second-person"));
        }
        Ok(())
    }

    fn free(&self, holds: &[Hold], day: Date) -> Result<(), Declined> {
        let Some(thing) = self.thing else { return Err(Declined("rights-not-proposed")) };
        free(holds, thing, &self.class, day)
    }
}

/// Whether no hold stands over a thing.
///
/// # Errors
/// When one does.
pub fn free(holds: &[Hold], thing: KeptThing, class: &str, day: Date) -> Result<(), Declined> {
    match holds.iter().any(|hold| hold.stands_on(day) && hold.covers(thing, class)) {
        true => Err(Declined("rights-held")),
        false => Ok(()),
    }
}

/// A thing is proposed for destruction.
///
/// # Errors
/// When a hold stands over it, it is proposed already, or the class is not known.
pub fn propose(
    thing: KeptThing,
    agency: AgencyId,
    class: &str,
    because: Because,
    note: Sealed<String>,
    holds: &[Hold],
    day: Date,
) -> Result<Event, Declined> {
    known(class)?;
    free(holds, thing, class, day)?;
    Ok(Event::DestructionProposed { thing, agency, class: class.to_owned(), because, note })
}

/// A thing is kept and looked at again later.
///
/// # Errors
/// When the day is not in the future, no reason is given, or the class is not known.
pub fn keep(
    thing: KeptThing,
    agency: AgencyId,
    class: &str,
    again_on: Date,
    reason: Sealed<String>,
    today: Date,
) -> Result<Event, Declined> {
    known(class)?;
    given(&reason)?;
    if again_on <= today {
        return Err(Declined("rights-again-past"));
    }
    Ok(Event::Kept { thing, agency, class: class.to_owned(), again_on, reason })
}

/// An agency sets its own period for a class.
///
/// # Errors
/// When the class is not known, the years cannot be, or no source is given.
pub fn set_period(agency: AgencyId, class: &str, years: u32, source: Sealed<String>) -> Result<Event, Declined> {
    known(class)?;
    given(&source)?;
    if !(1..=150).contains(&years) {
        return Err(Declined("rights-years"));
    }
    Ok(Event::PeriodSet { agency, class: class.to_owned(), years, source })
}

fn known(class: &str) -> Result<(), Declined> {
    catalogue::retention_class(class).map(drop).ok_or(Declined("rights-class"))
}

/// A reason says something.
///
/// # Errors
/// When it does not.
pub fn given(reason: &Sealed<String>) -> Result<(), Declined> {
    match reason.get().is_some_and(|text| !text.trim().is_empty()) {
        true => Ok(()),
        false => Err(Declined("rights-reason")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::HoldScope;
    use vocabulary::{HoldId, RecordId};

    fn thing() -> KeptThing {
        KeptThing::Record(RecordId::named("r"))
    }
    fn at(day: &str) -> Timestamp {
        kernel::london_midnight(day.parse().unwrap())
    }
    fn told(actor: &str, event: Event) -> Told<Event> {
        let (at, agency) = (at("2026-03-04"), String::new());
        Told { event, place: 1, index: 1, at, occurred_at: None, actor: actor.to_owned(), agency }
    }
    fn text(text: &str) -> Sealed<String> {
        Sealed::about("s", text.to_owned())
    }
    fn proposed() -> Destruction {
        let agency = AgencyId::named("a");
        let event = propose(
            thing(),
            agency,
            "child_protection",
            Because::TimeOver,
            text(""),
            &[],
            "2026-03-04".parse().unwrap(),
        );
        let mut destruction = Destruction::default();
        destruction.apply(&told("nia", event.unwrap()));
        destruction
    }
    fn hold(scope: HoldScope, what: &str) -> Hold {
        Hold {
            id: HoldId::named("h"),
            agency: None,
            scope,
            what: what.to_owned(),
            until: Some("2026-05-01".parse().unwrap()),
            ordered_by: String::new(),
            reason: String::new(),
            set_at: at("2026-03-01"),
            set_by: String::new(),
            released_at: None,
        }
    }

    #[test]
    fn it_takes_two_people_and_thirty_days() {
        let mut destruction = proposed();
        assert_eq!(destruction.agree("nia", &[], at("2026-03-05")), Err(Declined("rights-second-person")));
        assert_eq!(destruction.last_word(&[], at("2027-01-01")), Err(Declined("rights-not-scheduled")));
        let agreed = destruction.agree("huw", &[], at("2026-03-05")).unwrap();
        destruction.apply(&told("huw", agreed));
        assert_eq!(destruction.last_word(&[], at("2026-04-03")), Err(Declined("rights-too-early")));
        assert_eq!(destruction.last_word(&[], at("2026-04-05")), Ok(thing()));
        let called_off = destruction.call_off(text("a new concern came in")).unwrap();
        destruction.apply(&told("nia", called_off));
        assert_eq!(destruction.last_word(&[], at("2026-04-05")), Err(Declined("rights-not-scheduled")));
        assert_eq!(destruction.call_off(text("again")), Err(Declined("rights-ended")));
    }

    #[test]
    fn a_hold_beats_everything_while_it_stands() {
        let mut destruction = proposed();
        let over_class = hold(HoldScope::Class, "child_protection");
        assert_eq!(
            destruction.agree("huw", std::slice::from_ref(&over_class), at("2026-03-05")),
            Err(Declined("rights-held"))
        );
        let agreed = destruction.agree("huw", &[hold(HoldScope::Class, "adoption")], at("2026-03-05")).unwrap();
        destruction.apply(&told("huw", agreed));
        for standing in [over_class, hold(HoldScope::Everything, ""), hold(HoldScope::Thing, &thing().to_string())] {
            assert_eq!(
                destruction.last_word(std::slice::from_ref(&standing), at("2026-04-10")),
                Err(Declined("rights-held"))
            );
            assert_eq!(
                destruction.last_word(std::slice::from_ref(&standing), at("2026-05-02")),
                Ok(thing()),
                "it has ended"
            );
            let released = Hold { released_at: Some(at("2026-04-01")), ..standing };
            assert_eq!(destruction.last_word(&[released], at("2026-04-10")), Ok(thing()));
        }
    }

    #[test]
    fn a_review_looks_ahead_and_says_why() {
        let (today, agency) = ("2026-03-04".parse().unwrap(), AgencyId::named("a"));
        let keep =
            |class: &str, on: &str, why: &str| keep(thing(), agency, class, on.parse().unwrap(), text(why), today);
        assert_eq!(keep("adoption", "2026-03-04", "why"), Err(Declined("rights-again-past")));
        assert_eq!(keep("adoption", "2027-03-04", " "), Err(Declined("rights-reason")));
        assert_eq!(keep("nothing", "2027-03-04", "why"), Err(Declined("rights-class")));
        assert!(keep("adoption", "2027-03-04", "why").is_ok());
        assert_eq!(set_period(agency, "adoption", 0, text("why")), Err(Declined("rights-years")));
    }
}

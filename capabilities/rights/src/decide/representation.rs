//! The rules of corrections, objections and complaints. Pure.

use super::given;
use crate::events::Event;
use crate::words::{KeptThing, Matter, MatterOutcome, Requester};
use kernel::{AgencyId, Date, Limits, Timestamp, london_midnight};
use store::{Declined, Told};
use vault::Sealed;

/// How one stands, told from its history.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Representation {
    /// To which agency; none before it was made.
    pub agency: Option<AgencyId>,
    /// What is wanted.
    pub matter: Option<Matter>,
    /// What it is about.
    pub about: Option<KeptThing>,
    /// Who says it and what; none where it was erased.
    pub requester: Option<Requester>,
    /// The day on which it came.
    pub received_on: Option<Date>,
    /// When its receipt was told.
    pub acknowledged_at: Option<Timestamp>,
    /// Whether more time was taken.
    pub extended: bool,
    /// Whether the person's statement stands beside what is held.
    pub noted: bool,
    /// Whether everybody who had received it was told of the change.
    pub recipients_told: bool,
    /// What came of it, and why as the person is told.
    pub outcome: Option<(MatterOutcome, Option<String>)>,
}

/// What is due next, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// Its receipt is to be told until then.
    Acknowledge(Timestamp),
    /// It is to be answered until then.
    Answer(Timestamp),
    /// It is to be answered, without undue delay.
    Soon,
    /// Nothing.
    Nothing,
}

/// What is due for one that stands so.
pub fn due(matter: Matter, received_on: Date, acknowledged: bool, extended: bool, limits: &Limits) -> Due {
    let from = london_midnight(received_on);
    let at = |code: &str| limits.due(code, from);
    match matter.acknowledge_limit().and_then(at) {
        Some(until) if !acknowledged => return Due::Acknowledge(until),
        _ => {}
    }
    matter.answer_limit(extended).and_then(at).map_or(Due::Soon, Due::Answer)
}

impl Representation {
    /// One event further.
    pub fn apply(&mut self, told: &Told<Event>) {
        match &told.event {
            Event::RepresentationMade { agency, matter, about, requester, received_on, .. } => {
                self.agency = Some(*agency);
                self.matter = Some(*matter);
                self.about = *about;
                self.requester = requester.get().cloned();
                self.received_on = Some(*received_on);
            }
            Event::RepresentationAcknowledged {} => self.acknowledged_at = Some(told.at),
            Event::RepresentationExtended { .. } => self.extended = true,
            Event::DisputeNoted { .. } => self.noted = true,
            Event::DisputeEnded { .. } => self.noted = false,
            Event::RecipientsTold {} => self.recipients_told = true,
            Event::RepresentationAnswered { outcome, reason } => {
                self.outcome = Some((*outcome, reason.get().cloned()));
            }
            _ => {}
        }
    }

    fn open(&self) -> Result<Matter, Declined> {
        match (self.matter, &self.outcome) {
            (Some(matter), None) => Ok(matter),
            _ => Err(Declined("rights-matter-answered")),
        }
    }

    /// Its receipt was told.
    ///
    /// # Errors
    /// When it was before, or it was answered.
    pub fn acknowledge(&self) -> Result<Event, Declined> {
        self.open()?;
        match self.acknowledged_at {
            Some(_) => Err(Declined("rights-matter-acknowledged")),
            None => Ok(Event::RepresentationAcknowledged {}),
        }
    }

    /// Two more months are taken, within the first.
    ///
    /// # Errors
    /// When no reason is given, it was done before or is too late, or the law has no such thing for it.
    pub fn extend(&self, reason: Sealed<String>, now: Timestamp, limits: &Limits) -> Result<Event, Declined> {
        let matter = self.open()?;
        let received = self.received_on.ok_or(Declined("rights-matter-answered"))?;
        let in_time = match due(matter, received, true, false, limits) {
            Due::Answer(until) => now <= until,
            _ => false,
        };
        if self.extended || !in_time {
            return Err(Declined("rights-request-no-more-time"));
        }
        given(&reason)?;
        Ok(Event::RepresentationExtended { reason })
    }

    /// The person's statement is put beside what is held.
    ///
    /// # Errors
    /// When nothing is said, it stands there already, or it is not about one thing.
    pub fn note(&self, statement: Sealed<String>) -> Result<Event, Declined> {
        let thing = self.about.ok_or(Declined("rights-matter-about-nothing"))?;
        if self.noted {
            return Err(Declined("rights-matter-noted"));
        }
        if !self.matter.is_some_and(Matter::may_be_noted) {
            return Err(Declined("rights-matter-not-noted"));
        }
        given(&statement)?;
        Ok(Event::DisputeNoted { thing, statement })
    }

    /// It no longer stands there, because what is held was mended or the person asked.
    ///
    /// # Errors
    /// When no reason is given, or it does not stand there.
    pub fn end_note(&self, reason: Sealed<String>) -> Result<Event, Declined> {
        if !self.noted {
            return Err(Declined("rights-matter-not-noted"));
        }
        given(&reason)?;
        Ok(Event::DisputeEnded { reason })
    }

    /// Everybody who had received what was changed was told (UK GDPR, Article 19).
    ///
    /// # Errors
    /// When that was done before.
    pub fn tell_recipients(&self) -> Result<Event, Declined> {
        if self.recipients_told || self.about.is_none() {
            return Err(Declined("rights-matter-told"));
        }
        Ok(Event::RecipientsTold {})
    }

    /// It is answered.
    ///
    /// # Errors
    /// When it was before, or no reason is given.
    pub fn answer(&self, outcome: MatterOutcome, reason: Sealed<String>) -> Result<Event, Declined> {
        self.open()?;
        given(&reason)?;
        Ok(Event::RepresentationAnswered { outcome, reason })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{AskedBy, AskedHow};
    use vocabulary::RecordId;

    fn told(event: Event) -> Told<Event> {
        let at = london_midnight("2026-07-02".parse().unwrap());
        Told { event, place: 1, index: 1, at, occurred_at: None, actor: "nia".to_owned(), agency: String::new() }
    }
    fn text(text: &str) -> Sealed<String> {
        Sealed::about("s", text.to_owned())
    }
    fn made(matter: Matter, about: bool) -> Representation {
        let mut all = Representation::default();
        all.apply(&told(Event::RepresentationMade {
            agency: AgencyId::named("one"),
            matter,
            how: AskedHow::Spoken,
            by: AskedBy::Themselves,
            about: about.then(|| KeptThing::Record(RecordId::named("r"))),
            requester: Sealed::about("s", Requester::default()),
            received_on: "2026-07-01".parse().unwrap(),
        }));
        all
    }
    fn day(due: Due) -> String {
        match due {
            Due::Acknowledge(at) => format!("acknowledge {}", at.date()),
            Due::Answer(at) => format!("answer {}", at.date()),
            Due::Soon => "soon".to_owned(),
            Due::Nothing => String::new(),
        }
    }

    #[test]
    fn each_matter_has_the_clock_of_its_law() {
        let limits = catalogue::limits();
        let on: Date = "2026-07-01".parse().unwrap();
        assert_eq!(day(due(Matter::Complaint, on, false, false, &limits)), "acknowledge 2026-07-31");
        assert_eq!(day(due(Matter::Complaint, on, true, false, &limits)), "soon");
        assert_eq!(day(due(Matter::Rectification, on, false, false, &limits)), "answer 2026-08-01");
        assert_eq!(day(due(Matter::Objection, on, false, true, &limits)), "answer 2026-10-01");
        let before: Date = "2026-06-01".parse().unwrap();
        assert_eq!(day(due(Matter::Complaint, before, false, false, &limits)), "soon", "the duty was not in force");
    }

    #[test]
    fn more_time_is_taken_once_and_within_the_first_month_and_never_for_a_complaint() {
        let limits = catalogue::limits();
        let at = |day: &str| london_midnight(day.parse().unwrap());
        let mut one = made(Matter::Rectification, true);
        assert!(one.extend(text("much"), at("2026-08-03"), &limits).is_err(), "too late");
        assert!(one.extend(text(" "), at("2026-07-20"), &limits).is_err(), "no reason");
        let event = one.extend(text("much"), at("2026-07-20"), &limits).unwrap();
        one.apply(&told(event));
        assert!(one.extend(text("more"), at("2026-07-20"), &limits).is_err(), "twice");
        assert!(made(Matter::Complaint, true).extend(text("much"), at("2026-07-20"), &limits).is_err());
    }

    #[test]
    fn a_statement_stands_beside_one_thing_until_it_is_taken_away() {
        assert_eq!(
            made(Matter::Rectification, false).note(text("not so")),
            Err(Declined("rights-matter-about-nothing"))
        );
        assert_eq!(made(Matter::Complaint, true).note(text("not so")), Err(Declined("rights-matter-not-noted")));
        let mut one = made(Matter::Rectification, true);
        let event = one.note(text("not so")).unwrap();
        one.apply(&told(event));
        assert_eq!(one.note(text("not so")), Err(Declined("rights-matter-noted")));
        // It outlives the answer: a dispute that is not upheld stays beside what is held.
        let event = one.answer(MatterOutcome::NotUpheld, text("the report was right")).unwrap();
        one.apply(&told(event));
        assert!(one.noted);
        assert_eq!(
            one.answer(MatterOutcome::Upheld, text("again")),
            Err(Declined("rights-matter-answered")),
            "answered once"
        );
        let event = one.end_note(text("mended")).unwrap();
        one.apply(&told(event));
        assert!(!one.noted);
    }
}

//! The rules of requests for what is held about somebody. Pure.

use super::given;
use crate::events::Event;
use crate::words::{AskedBy, Gap, GapReason, Gathered, PauseReason, Piece, RequestStanding, Requester};
use jiff::ToSpan;
use kernel::{AgencyId, Date};
use std::collections::BTreeMap;
use store::{Declined, Told};
use vault::Sealed;

/// How a request stands, told from its history.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Request {
    /// How it stands; none before it was made.
    pub standing: Option<RequestStanding>,
    /// To which agency.
    pub agency: Option<AgencyId>,
    /// Who asks.
    pub by: Option<AskedBy>,
    /// What they said of themselves; none where it was erased.
    pub requester: Option<Requester>,
    /// The day on which it came.
    pub received_on: Option<Date>,
    /// Whether it is certain who asks.
    pub verified: bool,
    /// Whether two more months were taken.
    pub extended: bool,
    /// Since when the clock is stopped.
    pub paused_on: Option<Date>,
    /// Days on which it was stopped before.
    pub paused_days: i32,
    /// What was gathered; none before, or where it was erased.
    pub gathered: Option<Gathered>,
    /// The keyed hash of what was gathered.
    pub master_hash: String,
    /// What is left out of each piece.
    pub gaps: Vec<Vec<Gap>>,
    /// Pieces that are left out whole.
    pub withheld: BTreeMap<u32, GapReason>,
    /// Who went through each piece.
    pub gone_through: BTreeMap<u32, String>,
    /// Who handed it on for a second person.
    pub handed_on_by: String,
}

impl Request {
    /// One event further.
    pub fn apply(&mut self, told: &Told<Event>) {
        let day = told.at.date();
        match &told.event {
            Event::AccessAsked { agency, by, requester, received_on, .. } => {
                self.standing = Some(RequestStanding::Open);
                self.agency = Some(*agency);
                self.by = Some(*by);
                self.requester = requester.get().cloned();
                self.received_on = Some(*received_on);
            }
            Event::IdentityVerified { .. } => self.verified = true,
            Event::AccessPaused { .. } => {
                self.standing = Some(RequestStanding::Paused);
                self.paused_on = Some(day);
            }
            Event::AccessResumed {} => {
                self.standing = Some(RequestStanding::Open);
                self.paused_days +=
                    self.paused_on.take().map_or(0, |since| since.until(day).map_or(0, |s| s.get_days()));
            }
            Event::AccessExtended { .. } => self.extended = true,
            Event::AccessGathered { gathered, master_hash, gaps, .. } => {
                self.standing = Some(RequestStanding::Open);
                self.gathered = gathered.get().cloned();
                self.master_hash.clone_from(master_hash);
                self.gaps = gaps.get().cloned().unwrap_or_default();
                self.gone_through.clear();
                let pieces = self.pieces().iter().zip(0..);
                self.withheld = pieces.filter_map(|(piece, n)| piece.whole.map(|reason| (n, reason))).collect();
            }
            Event::PieceDecided { piece, gaps, withheld } => {
                if let Some(kept) = self.gaps.get_mut(*piece as usize) {
                    *kept = gaps.get().cloned().unwrap_or_default();
                }
                match withheld {
                    Some(reason) => drop(self.withheld.insert(*piece, *reason)),
                    None => drop(self.withheld.remove(piece)),
                }
                self.gone_through.insert(*piece, told.actor.clone());
            }
            Event::AccessHandedOn {} => {
                self.standing = Some(RequestStanding::ToCheck);
                self.handed_on_by.clone_from(&told.actor);
            }
            Event::AccessChecked {} => self.standing = Some(RequestStanding::Checked),
            Event::AccessSentBack { .. } => self.standing = Some(RequestStanding::Open),
            Event::AccessSent { .. } => self.standing = Some(RequestStanding::Sent),
            Event::AccessRefused { .. } => self.standing = Some(RequestStanding::Refused),
            _ => {}
        }
    }

    /// What was gathered.
    pub fn pieces(&self) -> &[Piece] {
        self.gathered.as_ref().map_or(&[], |gathered| &gathered.pieces)
    }

    /// Until when it is to be answered: one month after it came, three when that was extended, and every day later on
    /// which the clock stood still; none while it stands still.
    pub fn due_on(&self) -> Option<Date> {
        let months = if self.extended { 3 } else { 1 };
        if self.paused_on.is_some() {
            return None;
        }
        due(self.received_on?, months, self.paused_days)
    }

    fn open(&self) -> Result<(), Declined> {
        match self.standing {
            Some(RequestStanding::Open) => Ok(()),
            Some(RequestStanding::Paused) => Err(Declined("rights-request-paused")),
            _ => Err(Declined("rights-request-not-open")),
        }
    }

    /// It is certain who asks.
    ///
    /// # Errors
    /// When it was answered, or nothing is said about how.
    pub fn verify(&self, how: Sealed<String>) -> Result<Event, Declined> {
        if !matches!(self.standing, Some(RequestStanding::Open | RequestStanding::Paused)) {
            return Err(Declined("rights-request-not-open"));
        }
        given(&how)?;
        Ok(Event::IdentityVerified { how })
    }

    /// The clock is stopped.
    ///
    /// # Errors
    /// When it is not being worked on.
    pub fn pause(&self, why: PauseReason) -> Result<Event, Declined> {
        self.open()?;
        Ok(Event::AccessPaused { why })
    }

    /// The clock runs again.
    ///
    /// # Errors
    /// When it is not stopped.
    pub fn resume(&self) -> Result<Event, Declined> {
        if self.standing == Some(RequestStanding::Paused) {
            Ok(Event::AccessResumed {})
        } else {
            Err(Declined("rights-request-not-open"))
        }
    }

    /// Two more months, once, and only before the first month is over.
    ///
    /// # Errors
    /// When that was done, the month is over, or no reason is given.
    pub fn extend(&self, reason: Sealed<String>, today: Date) -> Result<Event, Declined> {
        self.open()?;
        given(&reason)?;
        if self.extended || self.due_on().is_some_and(|due| today > due) {
            return Err(Declined("rights-request-no-more-time"));
        }
        Ok(Event::AccessExtended { reason })
    }

    /// Whether what is held may be gathered now.
    ///
    /// # Errors
    /// When it is not certain who asks, or it is not being worked on.
    pub fn may_gather(&self) -> Result<(), Declined> {
        self.open()?;
        if self.verified { Ok(()) } else { Err(Declined("rights-request-identity")) }
    }

    /// Somebody went through one piece.
    ///
    /// # Errors
    /// When there is no such piece, or it is not being worked on.
    pub fn decide_piece(
        &self,
        piece: u32,
        gaps: Sealed<Vec<Gap>>,
        withheld: Option<GapReason>,
    ) -> Result<Event, Declined> {
        self.open()?;
        if piece as usize >= self.pieces().len() {
            return Err(Declined("rights-request-no-piece"));
        }
        Ok(Event::PieceDecided { piece, gaps, withheld })
    }

    /// All pieces were gone through: a second person is to check.
    ///
    /// # Errors
    /// When nothing was gathered or a piece was not gone through.
    pub fn hand_on(&self) -> Result<Event, Declined> {
        self.open()?;
        if self.gathered.is_none() || self.gone_through.len() < self.pieces().len() {
            return Err(Declined("rights-request-pieces-left"));
        }
        Ok(Event::AccessHandedOn {})
    }

    /// A second person agrees with every gap, or sends it back.
    ///
    /// # Errors
    /// When it does not wait for that, or the same person went through a piece or handed it on.
    pub fn check(&self, by: &str, send_back: Option<Sealed<String>>) -> Result<Event, Declined> {
        if self.standing != Some(RequestStanding::ToCheck) {
            return Err(Declined("rights-request-not-to-check"));
        }
        if self.handed_on_by == by || self.gone_through.values().any(|who| who == by) {
            return Err(Declined("rights-request-second-person"));
        }
        match send_back {
            None => Ok(Event::AccessChecked {}),
            Some(reason) => given(&reason).map(|()| Event::AccessSentBack { reason }),
        }
    }

    /// It is handed over.
    ///
    /// # Errors
    /// When nobody has checked it.
    pub fn send(&self, hash: String) -> Result<Event, Declined> {
        if self.standing == Some(RequestStanding::Checked) {
            Ok(Event::AccessSent { hash })
        } else {
            Err(Declined("rights-request-not-checked"))
        }
    }

    /// It is refused, with a reason that the person is told.
    ///
    /// # Errors
    /// When it was answered, or no reason is given.
    pub fn refuse(&self, reason: Sealed<String>) -> Result<Event, Declined> {
        if matches!(self.standing, None | Some(RequestStanding::Sent | RequestStanding::Refused)) {
            return Err(Declined("rights-request-not-open"));
        }
        given(&reason)?;
        Ok(Event::AccessRefused { reason })
    }
}

/// A day some months after another, moved on by whole days. The last day of a month stands in for one that is missing.
pub fn due(from: Date, months: i32, days: i32) -> Option<Date> {
    from.checked_add(months.months()).and_then(|day| day.checked_add(days.days())).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{AskedHow, KeptThing};
    use kernel::{Timestamp, london_midnight};

    fn told(day: &str, actor: &str, event: Event) -> Told<Event> {
        let at = london_midnight(day.parse().unwrap());
        Told { event, place: 1, index: 1, at, occurred_at: None, actor: actor.to_owned(), agency: String::new() }
    }
    fn text(text: &str) -> Sealed<String> {
        Sealed::about("s", text.to_owned())
    }
    fn asked() -> Request {
        let mut request = Request::default();
        let event = Event::AccessAsked {
            agency: AgencyId::named("a"),
            how: AskedHow::Spoken,
            by: AskedBy::Themselves,
            requester: Sealed::about("s", Requester::default()),
            received_on: "2026-01-31".parse().unwrap(),
        };
        request.apply(&told("2026-02-02", "nia", event));
        request
    }
    fn due(request: &Request) -> String {
        request.due_on().map(|day| day.to_string()).unwrap_or_default()
    }

    #[test]
    fn one_month_two_more_and_days_on_which_the_clock_stood_still() {
        let mut request = asked();
        assert_eq!(due(&request), "2026-02-28", "the last day of a short month");
        let paused = request.pause(PauseReason::Identity).unwrap();
        request.apply(&told("2026-02-10", "nia", paused));
        assert_eq!(due(&request), "");
        assert_eq!(request.extend(text("why"), "2026-02-11".parse().unwrap()), Err(Declined("rights-request-paused")));
        let resumed = request.resume().unwrap();
        request.apply(&told("2026-02-15", "nia", resumed));
        assert_eq!(due(&request), "2026-03-05");
        assert_eq!(
            request.extend(text("why"), "2026-03-06".parse().unwrap()),
            Err(Declined("rights-request-no-more-time"))
        );
        let extended = request.extend(text("many records"), "2026-03-05".parse().unwrap()).unwrap();
        request.apply(&told("2026-03-05", "nia", extended));
        assert_eq!(due(&request), "2026-05-05");
        assert!(request.extend(text("again"), "2026-03-06".parse().unwrap()).is_err(), "once");
    }

    #[test]
    fn nothing_is_handed_over_before_a_second_person_has_checked_every_piece() {
        let mut request = asked();
        assert_eq!(request.may_gather(), Err(Declined("rights-request-identity")));
        let verified = request.verify(text("passport seen")).unwrap();
        request.apply(&told("2026-02-02", "nia", verified));
        request.may_gather().unwrap();
        let piece = Piece {
            thing: KeptThing::Record(vocabulary::RecordId::named("r")),
            label: "record".to_owned(),
            at: Timestamp::from_millis(0),
            about: Vec::new(),
            source: String::new(),
            text: "Gwen".to_owned(),
            whole: None,
        };
        let other = Piece { whole: Some(GapReason::ThirdParty), ..piece.clone() };
        let gathered = Event::AccessGathered {
            things: Vec::new(),
            gathered: Sealed::about("s", Gathered { pieces: vec![piece, other], ..Gathered::default() }),
            master_hash: "h".to_owned(),
            gaps: Sealed::about("s", vec![Vec::new(), Vec::new()]),
        };
        request.apply(&told("2026-02-02", "nia", gathered));
        assert_eq!(request.withheld.get(&1), Some(&GapReason::ThirdParty));
        let none = || Sealed::about("s", Vec::new());
        assert_eq!(request.decide_piece(2, none(), None), Err(Declined("rights-request-no-piece")));
        for piece in 0..2 {
            assert_eq!(request.hand_on(), Err(Declined("rights-request-pieces-left")));
            let decided = request.decide_piece(piece, none(), None).unwrap();
            request.apply(&told("2026-02-03", "nia", decided));
        }
        assert_eq!(request.send(String::new()), Err(Declined("rights-request-not-checked")));
        let handed_on = request.hand_on().unwrap();
        request.apply(&told("2026-02-03", "nia", handed_on));
        assert_eq!(request.check("nia", None), Err(Declined("rights-request-second-person")));
        let checked = request.check("huw", None).unwrap();
        request.apply(&told("2026-02-04", "huw", checked));
        assert!(request.send(String::new()).is_ok());
    }
}

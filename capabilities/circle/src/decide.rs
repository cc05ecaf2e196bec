//! The rules of who may join, leave, open, close, mark, declare and review. Pure.

use crate::events::{AccessId, Event, subject};
use crate::words::{Emergency, Level, Marking, Nature, Outcome, Part, PoliceCode};
use kernel::{ActorId, AgencyId, Date, Timestamp};
use std::collections::{BTreeMap, BTreeSet};
use store::{Declined, Told};
use vault::Sealed;
use vocabulary::RecordId;

/// How long emergency access lasts, in minutes.
pub const EMERGENCY_MINUTES: i64 = 60;
/// How many characters a reason for it has at least.
pub const EMERGENCY_WORDS: usize = 20;

/// Who may know of one record, as its history tells it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Circle {
    /// How far it is open; `None` while nobody has said anything: to the partnership.
    pub level: Option<Level>,
    /// Whether it is told that it exists.
    pub flagged: bool,
    /// Those who are named.
    pub named: BTreeSet<ActorId>,
    /// How it is marked.
    pub marking: Marking,
    /// How the police let it be shared.
    pub code: Option<PoliceCode>,
    /// Which agencies have accepted the conditions.
    pub accepted: BTreeSet<AgencyId>,
    /// Who is in it now, each with the last day where it is known.
    pub members: BTreeMap<ActorId, Option<Date>>,
    /// Who is shut out.
    pub conflicts: BTreeSet<ActorId>,
    /// Emergency access: who, until when, and whether it was reviewed.
    pub emergencies: BTreeMap<AccessId, (ActorId, Timestamp, bool)>,
}

impl Circle {
    /// The state after one more event.
    pub fn apply(&mut self, told: &Told<Event>) {
        match &told.event {
            Event::LevelSet { level, flagged, named, .. } => {
                (self.level, self.flagged, self.named) = (Some(*level), *flagged, named.clone());
            }
            Event::Marked { marking, .. } => self.marking = marking.clone(),
            // New conditions are accepted anew.
            Event::Coded { code, .. } => (self.code, self.accepted) = (*code, BTreeSet::new()),
            Event::ConditionsAccepted { agency, .. } => drop(self.accepted.insert(*agency)),
            Event::Joined { staff, until, .. } => drop(self.members.insert(*staff, *until)),
            Event::Left { staff, .. } => drop(self.members.remove(staff)),
            Event::ConflictDeclared { staff, .. } => drop(self.conflicts.insert(*staff)),
            Event::ConflictEnded { staff, .. } => drop(self.conflicts.remove(staff)),
            Event::EmergencyOpened { access, staff, until, .. } => {
                self.emergencies.insert(*access, (*staff, *until, false));
            }
            Event::EmergencyReviewed { access, .. } => {
                self.emergencies.entry(*access).and_modify(|(_, _, reviewed)| *reviewed = true);
            }
        }
    }

    /// How far it is open.
    pub fn level(&self) -> Level {
        self.level.unwrap_or(Level::Partnership)
    }

    fn is_member(&self, staff: ActorId, today: Date) -> bool {
        self.members.get(&staff).is_some_and(|until| until.is_none_or(|until| today <= until))
    }

    /// How far it is open is set, by somebody who must not shut themselves out.
    ///
    /// # Errors
    /// `circle-unchanged`, `circle-named-nobody`, `circle-named-not-you`, `circle-level-not-member`.
    pub fn set_level(
        &self,
        record: RecordId,
        by: Option<ActorId>,
        today: Date,
        to: (Level, bool, BTreeSet<ActorId>),
        reason: &str,
    ) -> Result<Event, Declined> {
        let (level, flagged, named) = to;
        let flagged = flagged && matches!(level, Level::Circle | Level::Owner);
        if level == self.level() && flagged == self.flagged && named == self.named {
            return Err(Declined("circle-unchanged"));
        }
        if level == Level::Sealed && named.is_empty() {
            return Err(Declined("circle-named-nobody"));
        }
        // Whoever closes a record can open it again: otherwise nobody might.
        if level == Level::Sealed && by.is_some_and(|by| !named.contains(&by)) {
            return Err(Declined("circle-named-not-you"));
        }
        if level == Level::Circle && by.is_some_and(|by| !self.is_member(by, today)) {
            return Err(Declined("circle-level-not-member"));
        }
        Ok(Event::LevelSet { record, level, flagged, named, reason: said(record, reason)? })
    }

    /// It is marked.
    ///
    /// # Errors
    /// `circle-unchanged`, `circle-no-reason`.
    pub fn mark(&self, record: RecordId, marking: Marking, reason: &str) -> Result<Event, Declined> {
        if marking == self.marking {
            return Err(Declined("circle-unchanged"));
        }
        let lowered = marking.is_lower_than(&self.marking);
        Ok(Event::Marked { record, marking, lowered, reason: said(record, reason)? })
    }

    /// The police say how it may be shared.
    ///
    /// # Errors
    /// `circle-unchanged`; `circle-no-conditions` for code C without any.
    pub fn code(&self, record: RecordId, code: Option<PoliceCode>, conditions: &str) -> Result<Event, Declined> {
        if code == self.code && code != Some(PoliceCode::Conditions) {
            return Err(Declined("circle-unchanged"));
        }
        if code == Some(PoliceCode::Conditions) && conditions.trim().is_empty() {
            return Err(Declined("circle-no-conditions"));
        }
        Ok(Event::Coded { record, code, conditions: Sealed::about(subject(record), conditions.trim().to_owned()) })
    }

    /// An agency accepts the conditions.
    ///
    /// # Errors
    /// `circle-no-conditions` where there are none, `circle-unchanged` where it has.
    pub fn accept(&self, record: RecordId, agency: AgencyId) -> Result<Event, Declined> {
        if self.code != Some(PoliceCode::Conditions) {
            return Err(Declined("circle-no-conditions"));
        }
        if self.accepted.contains(&agency) {
            return Err(Declined("circle-unchanged"));
        }
        Ok(Event::ConditionsAccepted { record, agency })
    }

    /// Somebody joins.
    ///
    /// # Errors
    /// `circle-member-already`, `circle-in-conflict`, `circle-days`, `circle-no-reason`.
    pub fn join(&self, record: RecordId, joining: &Joining, today: Date, reason: &str) -> Result<Event, Declined> {
        let Joining { staff, agency, part, from, until } = *joining;
        if self.is_member(staff, today) {
            return Err(Declined("circle-member-already"));
        }
        if self.conflicts.contains(&staff) {
            return Err(Declined("circle-in-conflict"));
        }
        if until.is_some_and(|until| until < from || until < today) {
            return Err(Declined("circle-days"));
        }
        Ok(Event::Joined { record, staff, agency, part, from, until, reason: said(record, reason)? })
    }

    /// Somebody leaves. The last who can open a record that is open to its circle only does not leave it shut.
    ///
    /// # Errors
    /// `circle-no-member`, `circle-last-member`, `circle-no-reason`.
    pub fn leave(&self, record: RecordId, staff: ActorId, today: Date, reason: &str) -> Result<Event, Declined> {
        if !self.members.contains_key(&staff) {
            return Err(Declined("circle-no-member"));
        }
        let others = self.members.keys().any(|other| *other != staff && self.is_member(*other, today));
        if self.level() == Level::Circle && !others {
            return Err(Declined("circle-last-member"));
        }
        Ok(Event::Left { record, staff, reason: said(record, reason)? })
    }

    /// Somebody is related to the person: from now on they are shut out.
    ///
    /// # Errors
    /// `circle-conflict-known`.
    pub fn declare(
        &self,
        record: RecordId,
        (staff, agency): (ActorId, AgencyId),
        nature: Nature,
        words: &str,
    ) -> Result<Vec<Event>, Declined> {
        if self.conflicts.contains(&staff) {
            return Err(Declined("circle-conflict-known"));
        }
        let sealed = |text: &str| Sealed::about(subject(record), text.trim().to_owned());
        let declared = Event::ConflictDeclared { record, staff, agency, nature, reason: sealed(words) };
        let left = self.members.contains_key(&staff).then(|| Event::Left { record, staff, reason: sealed(words) });
        Ok(std::iter::once(declared).chain(left).collect())
    }

    /// The conflict has ended, or never was; somebody else says so.
    ///
    /// # Errors
    /// `circle-no-conflict`, `circle-not-yourself`, `circle-no-reason`.
    pub fn end_conflict(
        &self,
        record: RecordId,
        by: Option<ActorId>,
        staff: ActorId,
        reason: &str,
    ) -> Result<Event, Declined> {
        if by == Some(staff) {
            return Err(Declined("circle-not-yourself"));
        }
        if !self.conflicts.contains(&staff) {
            return Err(Declined("circle-no-conflict"));
        }
        Ok(Event::ConflictEnded { record, staff, reason: said(record, reason)? })
    }

    /// The glass is broken: a reason first.
    ///
    /// # Errors
    /// `circle-emergency-words`, `circle-emergency-open`.
    pub fn break_glass(&self, record: RecordId, opening: &Opening, now: Timestamp) -> Result<Event, Declined> {
        if opening.words.trim().chars().count() < EMERGENCY_WORDS {
            return Err(Declined("circle-emergency-words"));
        }
        if self.emergencies.values().any(|(staff, until, _)| *staff == opening.staff && now < *until) {
            return Err(Declined("circle-emergency-open"));
        }
        Ok(Event::EmergencyOpened {
            record,
            access: opening.access,
            staff: opening.staff,
            agency: opening.agency,
            owner: opening.owner,
            reason: opening.reason,
            words: Sealed::about(subject(record), opening.words.trim().to_owned()),
            until: now.plus_minutes(EMERGENCY_MINUTES),
            review_by: opening.review_by,
        })
    }

    /// Somebody else than the one who broke it reviews it.
    ///
    /// # Errors
    /// `circle-no-emergency`, `circle-reviewed`, `circle-not-yourself`, `circle-no-reason`.
    pub fn review(
        &self,
        record: RecordId,
        by: Option<ActorId>,
        access: AccessId,
        outcome: Outcome,
        words: &str,
    ) -> Result<Event, Declined> {
        let (staff, _, reviewed) = self.emergencies.get(&access).ok_or(Declined("circle-no-emergency"))?;
        if *reviewed {
            return Err(Declined("circle-reviewed"));
        }
        if by == Some(*staff) {
            return Err(Declined("circle-not-yourself"));
        }
        Ok(Event::EmergencyReviewed { record, access, outcome, words: said(record, words)? })
    }
}

/// Somebody who joins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Joining {
    /// Who.
    pub staff: ActorId,
    /// For which agency.
    pub agency: AgencyId,
    /// In what part.
    pub part: Part,
    /// First day.
    pub from: Date,
    /// Last day, if that is known.
    pub until: Option<Date>,
}

/// Emergency access that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// Its id.
    pub access: AccessId,
    /// Who.
    pub staff: ActorId,
    /// For which agency.
    pub agency: AgencyId,
    /// Whose record it is.
    pub owner: AgencyId,
    /// Why, as a code.
    pub reason: Emergency,
    /// Why, in words.
    pub words: String,
    /// By when it is to be reviewed.
    pub review_by: Timestamp,
}

fn said(record: RecordId, reason: &str) -> Result<Sealed<String>, Declined> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Declined("circle-no-reason"));
    }
    Ok(Sealed::about(subject(record), reason.to_owned()))
}

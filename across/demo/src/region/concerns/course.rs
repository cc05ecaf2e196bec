//! The course of one concern: who does what at the desk, and when.

use super::{ConcernScript, Door, Reporter, Role, State, Step, StepAt, Writer, rhythm, words};
use kernel::Timestamp;

/// The steps that bring a report into its state.
pub(super) fn steps(writer: &Writer<'_>, script: &ConcernScript) -> Vec<StepAt> {
    let mut course = Course::new(writer, script);
    match script.state {
        State::New | State::UrgentUnopened | State::HeldBack => {}
        State::Taken => {
            course.take();
            if writer.chance.one_in(3) {
                course.hand_over();
            }
        }
        State::Asked => {
            course.take();
            course.ask(false);
        }
        State::Answered => {
            course.take();
            course.ask(true);
        }
        State::Linked => {
            course.take();
            course.link(true);
        }
        State::LeftOpen => {
            course.take();
            course.leave_open();
        }
        State::Decided(decision) => {
            course.take();
            course.link(false);
            course.decide(decision);
        }
        State::AnswerSent(decision) => {
            course.take();
            course.link(false);
            course.decide(decision);
            course.answer();
        }
        State::Escalated => {
            course.take();
            course.decide(if writer.chance.one_in(2) { "advice" } else { "no_further_action" });
            course.answer();
            course.escalate();
        }
        State::Reopened => {
            course.take();
            course.decide("no_further_action");
            course.answer();
            course.escalate();
            course.reopen();
        }
        State::Moved => course.move_on(),
        State::AwaitingWriting => course.take(),
        State::ConfirmedInWriting => {
            course.take();
            course.confirm();
        }
        State::Allegation => course.take_closed(),
    }
    course.steps
}

struct Course<'a> {
    writer: &'a Writer<'a>,
    script: &'a ConcernScript,
    /// Place of whoever has the concern.
    owner: usize,
    steps: Vec<StepAt>,
    at: Timestamp,
}

impl<'a> Course<'a> {
    fn new(writer: &'a Writer<'a>, script: &'a ConcernScript) -> Self {
        Course { writer, script, owner: script.worker, steps: Vec::new(), at: script.reported }
    }

    fn next(&mut self, by: Option<usize>, step: Step) {
        self.at = match (&step, by) {
            // A step right after another one of the same person takes minutes.
            (Step::UrgencySet(..) | Step::Taken, _) => self.at.plus_minutes(2),
            (_, Some(_)) => rhythm::at_the_desk(self.writer.ground, &self.writer.chance, self.at, self.writer.brisk),
            (_, None) => {
                let most = if self.writer.brisk { 90 } else { 400 };
                self.at.plus_minutes(30 + i64::try_from(self.writer.chance.below(most)).unwrap_or(0))
            }
        };
        self.steps.push(StepAt { at: self.at, by, step });
    }

    /// The desk opens, weighs and takes it; at night the out-of-hours team does so and sends it on in the morning.
    fn take(&mut self) {
        if let Some(awake) = self.script.awake {
            self.at = rhythm::at_night(&self.writer.chance, self.at);
            self.steps.push(StepAt { at: self.at, by: Some(awake), step: Step::Opened });
            self.urgency(awake, "today");
            self.next(Some(awake), Step::Taken);
            let reason = words::say(words::MORNING, self.writer.region.staff[awake].language);
            self.next(Some(awake), Step::ToTheDayDesk(reason));
            self.next(Some(self.owner), Step::Opened);
            self.next(Some(self.owner), Step::Taken);
        } else {
            self.next(Some(self.owner), Step::Opened);
            if self.writer.chance.one_in(2) {
                self.urgency(self.owner, "today");
            }
            self.next(Some(self.owner), Step::Taken);
        }
        // Mostly the reporter is thanked at once.
        if self.script.state != State::AwaitingWriting && !self.writer.chance.one_in(3) {
            self.acknowledge();
        }
    }

    fn urgency(&mut self, by: usize, urgency: &'static str) {
        let reason = words::pick(&self.writer.chance, words::URGENCY, self.writer.region.staff[by].language);
        self.next(Some(by), Step::UrgencySet(urgency, reason));
    }

    /// The closed desk for concerns about people who work with children.
    fn take_closed(&mut self) {
        self.next(Some(self.owner), Step::Opened);
        self.urgency(self.owner, "today");
        self.next(Some(self.owner), Step::Taken);
    }

    fn hand_over(&mut self) {
        let desk = self.writer.region.with_role(&self.script.council, Role::DutyPractitioner);
        let others: Vec<usize> = desk.into_iter().filter(|key| *key != self.owner).collect();
        let to = *self.writer.chance.pick(&others);
        let reason = words::say(words::HANDED_OVER, self.writer.region.staff[self.owner].language);
        self.next(Some(self.owner), Step::HandedOver(to, reason));
        self.owner = to;
    }

    fn ask(&mut self, answered: bool) {
        let chance = &self.writer.chance;
        if self.script.door == Door::Professional && chance.one_in(2) {
            let other = if chance.one_in(2) { "bcuhb" } else { "heddlu" };
            let role = if other == "heddlu" { Role::PoliceOfficer } else { Role::Practitioner };
            let asker = self.writer.region.staff[self.owner].language;
            let question = words::pick(chance, words::AGENCY_QUESTIONS, asker);
            self.next(Some(self.owner), Step::AgencyAsked(other.to_owned(), question));
            if answered {
                let one = *self.writer.chance.pick(&self.writer.region.with_role(other, role));
                let language = self.writer.region.staff[one].language;
                let answer = words::pick(&self.writer.chance, words::AGENCY_ANSWERS, language);
                self.next(Some(one), Step::AgencyAnswered(answer));
            }
            return;
        }
        let question = words::pick(chance, words::QUESTIONS, self.script.language);
        self.next(Some(self.owner), Step::ReporterAsked(question));
        if answered {
            let answer = words::pick(&self.writer.chance, words::ANSWERS, self.script.language);
            self.next(self.reporter(), Step::ReporterAnswered(answer));
        }
    }

    /// Links every person who was named by surname; where `undo`, at times one link is a mistake and is taken back.
    fn link(&mut self, undo: bool) {
        let language = self.writer.region.staff[self.owner].language;
        for place in 0..self.script.mentions.len() {
            let mention = &self.script.mentions[place];
            let recorded = self.writer.region.records.iter().any(|record| record.person == mention.person);
            if mention.surname.is_none() {
                continue;
            }
            if recorded {
                let reason = words::pick(&self.writer.chance, words::LINKED, language);
                self.next(Some(self.owner), Step::Linked(place, reason.clone()));
                if undo && self.writer.chance.one_in(4) {
                    self.next(Some(self.owner), Step::Unlinked(place, words::say(words::UNLINKED, language)));
                    self.next(Some(self.owner), Step::Linked(place, reason));
                }
            } else {
                self.next(Some(self.owner), Step::AddedAsNew(place));
            }
        }
    }

    fn leave_open(&mut self) {
        let language = self.writer.region.staff[self.owner].language;
        let reason = words::pick(&self.writer.chance, words::LEFT_OPEN, language);
        self.next(Some(self.owner), Step::LeftOpen(0, reason));
    }

    /// A strategy discussion is the team manager's decision.
    fn decide(&mut self, decision: &'static str) {
        let texts = match decision {
            "strategy_discussion" => words::STRATEGY,
            "assessment" => words::ASSESSMENT,
            "other_help" => words::OTHER_HELP,
            "advice" => words::ADVICE,
            _ => words::NO_ACTION,
        };
        let by = if decision == "strategy_discussion" {
            self.writer.region.with_role(&self.script.council, Role::Supervisor)[0]
        } else {
            self.owner
        };
        let reason = words::pick(&self.writer.chance, texts, self.writer.region.staff[by].language);
        self.next(Some(by), Step::Decided(decision, reason));
    }

    /// Professionals are told the decision; a member of the public is never told an outcome.
    fn answer(&mut self) {
        if matches!(self.script.door, Door::Child | Door::Adult) {
            return self.acknowledge();
        }
        let answer = words::pick(&self.writer.chance, words::ANSWER_PROFESSIONAL, self.script.language);
        self.next(Some(self.owner), Step::DecisionTold(answer));
    }

    fn acknowledge(&mut self) {
        let texts = match self.script.door {
            Door::Child => words::ANSWER_CHILD,
            Door::Adult => words::ANSWER_PUBLIC,
            Door::Professional | Door::Telephone => words::RECEIVED,
        };
        let answer = words::pick(&self.writer.chance, texts, self.script.language);
        self.next(Some(self.owner), Step::Acknowledged(answer));
    }

    fn escalate(&mut self) {
        let reason = words::pick(&self.writer.chance, words::ESCALATED, self.script.language);
        self.next(self.reporter(), Step::Escalated(reason));
    }

    fn reopen(&mut self) {
        let manager = self.writer.region.with_role(&self.script.council, Role::Supervisor)[0];
        let answer = words::say(words::REOPENED, self.script.language);
        self.next(Some(manager), Step::EscalationAnswered(true, answer));
    }

    fn move_on(&mut self) {
        let councils = self.writer.ground.places.councils();
        let here = councils.iter().position(|council| council.key == self.script.council).unwrap_or(0);
        let to = &councils[(here + 1) % councils.len()].key;
        let reason = words::say(words::MOVED, self.writer.region.staff[self.owner].language);
        let first = self.script.awake.unwrap_or(self.owner);
        self.next(Some(first), Step::Opened);
        self.next(Some(first), Step::Moved(to.clone(), reason));
        let desk = self.writer.region.with_role(to, Role::DutyPractitioner);
        self.owner = *self.writer.chance.pick(&desk);
        self.next(Some(self.owner), Step::Opened);
        self.urgency(self.owner, "today");
        self.next(Some(self.owner), Step::Taken);
    }

    fn confirm(&mut self) {
        let text = words::say(words::IN_WRITING, self.script.language);
        // The letter arrives at the desk, which enters it.
        self.next(Some(self.owner), Step::ConfirmedInWriting(text));
    }

    /// The reporter where signed in.
    fn reporter(&self) -> Option<usize> {
        match self.script.reporter {
            Reporter::Staff(key) => Some(key),
            Reporter::Nameless | Reporter::Reachable { .. } => None,
        }
    }
}

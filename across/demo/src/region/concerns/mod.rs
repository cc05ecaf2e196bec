//! Concerns in every state that the front door knows, each as a report and what was done about it, hour by hour.

mod course;
mod script;

pub use script::{ConcernScript, Door, Reporter, State, Step, StepAt};

use super::{
    AgencySort, Ground, Mention, Part, Region, Role,
    mentions::{self, Knows},
    rhythm,
    signs::{self, Sign},
    slips, words,
};
use kernel::{Chance, Language, Timestamp};

/// What a line of the plan asks for beside state and door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trait {
    Plain,
    Several,
    JustGrown,
    Night,
}

type Line = (State, Door, Language, Trait);

const fn line(state: State, door: Door, language: Language, special: Trait) -> Line {
    (state, door, language, special)
}

/// Every state stands in the plan whatever the seed: chance only fills in people, places and hours.
const PLAN: &[(usize, Line)] = {
    use Door::{Adult, Child, Professional, Telephone};
    use Language::{Cy, En};
    use State::{Allegation, AnswerSent, Answered, Asked, AwaitingWriting, ConfirmedInWriting, Decided, Escalated};
    use State::{HeldBack, LeftOpen, Linked, Moved, New, Reopened, Taken, UrgentUnopened};
    use Trait::{JustGrown, Night, Plain, Several};
    &[
        (3, line(New, Adult, En, Plain)),
        (2, line(New, Adult, Cy, Plain)),
        (1, line(New, Child, En, Plain)),
        (1, line(New, Child, Cy, Night)),
        (2, line(New, Professional, Cy, Plain)),
        (1, line(UrgentUnopened, Adult, En, Plain)),
        (1, line(UrgentUnopened, Child, Cy, Plain)),
        (1, line(UrgentUnopened, Professional, En, Plain)),
        (2, line(Taken, Adult, En, Plain)),
        (1, line(Taken, Professional, Cy, Several)),
        (1, line(Taken, Child, En, Plain)),
        (1, line(Taken, Child, En, JustGrown)),
        (2, line(Asked, Adult, Cy, Plain)),
        (1, line(Asked, Child, En, Plain)),
        (1, line(Asked, Professional, En, Plain)),
        (2, line(Answered, Adult, En, Plain)),
        (1, line(Answered, Child, Cy, Plain)),
        (1, line(Answered, Professional, Cy, Plain)),
        (3, line(Linked, Professional, En, Plain)),
        (2, line(Linked, Adult, Cy, Plain)),
        (1, line(Linked, Professional, Cy, Several)),
        (2, line(LeftOpen, Adult, En, Plain)),
        (1, line(LeftOpen, Child, Cy, Plain)),
        (3, line(Decided("strategy_discussion"), Professional, En, Plain)),
        (1, line(Decided("strategy_discussion"), Professional, Cy, Several)),
        (1, line(Decided("strategy_discussion"), Adult, En, Night)),
        (2, line(Decided("assessment"), Professional, Cy, Plain)),
        (2, line(Decided("assessment"), Adult, En, Plain)),
        (1, line(Decided("other_help"), Professional, En, Plain)),
        (1, line(Decided("other_help"), Child, Cy, JustGrown)),
        (2, line(Decided("advice"), Adult, En, Plain)),
        (2, line(Decided("no_further_action"), Adult, Cy, Plain)),
        (2, line(AnswerSent("strategy_discussion"), Professional, Cy, Plain)),
        (1, line(AnswerSent("strategy_discussion"), Adult, En, Several)),
        (1, line(AnswerSent("assessment"), Child, En, Night)),
        (2, line(AnswerSent("assessment"), Professional, En, Plain)),
        (1, line(AnswerSent("other_help"), Adult, Cy, Plain)),
        (2, line(AnswerSent("advice"), Adult, En, Plain)),
        (2, line(AnswerSent("no_further_action"), Adult, En, Plain)),
        (2, line(Escalated, Professional, En, Plain)),
        (1, line(Escalated, Professional, Cy, Plain)),
        (1, line(Reopened, Professional, En, Plain)),
        (2, line(Moved, Adult, En, Plain)),
        (1, line(Moved, Professional, Cy, Plain)),
        (2, line(AwaitingWriting, Telephone, En, Plain)),
        (1, line(AwaitingWriting, Telephone, Cy, Night)),
        (1, line(ConfirmedInWriting, Telephone, En, Plain)),
        (1, line(ConfirmedInWriting, Telephone, Cy, Plain)),
        (2, line(Allegation, Professional, En, Plain)),
        (1, line(Allegation, Adult, Cy, Plain)),
        (6, line(HeldBack, Adult, En, Plain)),
    ]
};

/// Every concern of the plan, oldest first.
pub(crate) fn scripts(ground: &Ground<'_>, region: &Region) -> Vec<ConcernScript> {
    let lines = PLAN.iter().flat_map(|(count, line)| std::iter::repeat_n(*line, *count));
    // A course that would run past the present began a working day earlier.
    let script = |(number, line): (usize, Line)| {
        let begun = |earlier| {
            let chance = ground.chance.child(&format!("concern {number}"));
            Writer { ground, region, chance, earlier, brisk: is_open(line.0) }.script(number, line)
        };
        let in_time = |script: &ConcernScript| script.steps.last().is_none_or(|step| step.at < ground.now);
        (0..9).map(begun).find(in_time).unwrap_or_else(|| begun(9))
    };
    let mut all: Vec<ConcernScript> = lines.enumerate().map(script).collect();
    all.sort_by_key(|script| (script.reported, script.number));
    all
}

struct Writer<'a> {
    ground: &'a Ground<'a>,
    region: &'a Region,
    chance: Chance,
    /// By how many working days it is moved back.
    earlier: usize,
    /// The desk is still at it: steps follow each other closely.
    brisk: bool,
}

/// Whether the desk is still at it.
fn is_open(state: State) -> bool {
    !matches!(state, State::Decided(_) | State::AnswerSent(_) | State::Escalated | State::Reopened)
}

impl Writer<'_> {
    fn script(&self, number: usize, (state, door, language, special): Line) -> ConcernScript {
        let councils = self.ground.places.councils();
        // Flood reports hit one desk; all else spreads evenly.
        let council =
            if state == State::HeldBack { &councils[3] } else { &councils[(number * 5 + number / 6) % councils.len()] };
        let reported = self.reported(number, state, door, special);
        let sign = self.sign(state, door, special);
        let children = self.children(&council.key, special);
        let reporter = self.reporter(state, door, language, children[0]);
        let own = door == Door::Child;
        let place = &self.region.people[children[0]].address;
        let place = if language == Language::Cy { place.town_cy.clone() } else { place.town_en.clone() };
        let out_of_hours =
            !self.ground.calendar.is_working_day(reported.date()) || !(9..17).contains(&reported.time_of_day().0);
        let held_back = state == State::HeldBack;
        let mut script = ConcernScript {
            number,
            state,
            door,
            language,
            council: council.key.clone(),
            place,
            reported,
            danger_now: state == State::UrgentUnopened,
            harm: sign.harm,
            narrative: if held_back {
                "asdf asdf test test".to_owned()
            } else {
                words::say((sign.en, sign.cy), language)
            },
            when: words::pick(&self.chance, words::WHEN, language),
            aware: (door == Door::Professional).then(|| words::pick(&self.chance, words::AWARE, language)),
            done: (door == Door::Professional).then(|| words::pick(&self.chance, words::DONE, language)),
            own_words: (door == Door::Professional && self.chance.one_in(2))
                .then(|| words::pick(&self.chance, signs::SAID, language)),
            wishes: own.then(|| words::pick(&self.chance, words::WISHES, language)),
            reporter,
            mentions: if held_back { Vec::new() } else { self.mentions(state, door, language, &children, &sign) },
            steps: Vec::new(),
            out_of_hours,
            worker: self.worker(state, &council.key),
            // The closed desk keeps no night watch.
            awake: (out_of_hours && state != State::Allegation)
                .then(|| *self.chance.pick(&self.region.with_role(&council.key, Role::OutOfHours))),
            about_staff: None,
        };
        if state == State::Allegation && door == Door::Adult {
            script.about_staff = self.about_staff(&mut script.mentions, children[0]);
        }
        script.steps = course::steps(self, &script);
        script
    }

    fn worker(&self, state: State, council: &str) -> usize {
        let role = if state == State::Allegation { Role::DesignatedOfficer } else { Role::DutyPractitioner };
        *self.chance.pick(&self.region.with_role(council, role))
    }

    /// One concern is about somebody who signs in here: they and their team must never learn of it.
    fn about_staff(&self, mentions: &mut [Mention], child: usize) -> Option<usize> {
        let school = self.region.people[child].school.as_deref()?;
        let key = *self.region.with_role(school, Role::Practitioner).first()?;
        let named = mentions.iter_mut().find(|mention| mention.sort == super::MentionSort::WorksWithChildren)?;
        named.first = Some(self.region.staff[key].first.clone());
        named.surname = Some(self.region.staff[key].surname.clone());
        named.work = Some("teacher");
        named.school = Some(school.to_owned());
        Some(key)
    }

    /// What is still open is young; what is done is up to six weeks old.
    fn reported(&self, number: usize, state: State, door: Door, special: Trait) -> Timestamp {
        let back = |low: usize, high: usize| {
            rhythm::working_days_back(self.ground, low + self.earlier + self.chance.below(high - low))
        };
        let day = match state {
            State::UrgentUnopened => {
                return self.ground.now.plus_minutes(-i64::try_from(22 + self.chance.below(40)).unwrap_or(30));
            }
            // Some wait at the duty desk since its last hours, the others came when it was closed.
            State::New if number.is_multiple_of(2) => {
                return rhythm::between(&self.chance, back(1, 2), (13, 17));
            }
            State::New => {
                return self.ground.now.plus_minutes(-i64::try_from(95 + self.chance.below(900)).unwrap_or(90));
            }
            // A run of reports within a quarter of an hour.
            State::HeldBack => return self.ground.now.plus_minutes(-i64::try_from(200 + number % 12).unwrap_or(200)),
            State::AwaitingWriting => back(1, 4),
            State::Decided(_) => back(2, 8),
            State::AnswerSent(_) => back(6, 29),
            State::Escalated | State::Reopened => back(3, 8),
            // Most are in time; some are late.
            _ => back(1, if self.chance.one_in(3) { 4 } else { 2 }),
        };
        let hours = match (special, door) {
            (Trait::Night, _) => (19, 23),
            (_, Door::Child) => (15, 22),
            (_, Door::Adult) if self.brisk => (9, 14),
            (_, Door::Professional | Door::Telephone) if self.brisk => (9, 13),
            (_, Door::Adult) => (8, 21),
            (_, Door::Professional | Door::Telephone) => (9, 17),
        };
        rhythm::between(&self.chance, day, hours)
    }

    fn sign(&self, state: State, door: Door, special: Trait) -> Sign {
        let list = match (state, special, door) {
            (State::Allegation, _, _) => signs::TRUST,
            (_, Trait::Several, _) => signs::SEVERAL,
            (_, Trait::JustGrown, _) => signs::GROWN,
            (_, _, Door::Child) => signs::OWN,
            (_, _, Door::Adult) => signs::SEEN,
            (_, _, Door::Professional | Door::Telephone) => signs::NOTICED,
        };
        *self.chance.pick(list)
    }

    /// One child of the council's area, or several of one school, or somebody just grown.
    fn children(&self, council: &str, special: Trait) -> Vec<usize> {
        let today = self.ground.now.date();
        let wanted = |key: &usize| {
            let one = &self.region.people[*key];
            match special {
                Trait::JustGrown => one.part == Part::JustGrown,
                _ => one.part == Part::Child && one.age_on(today) >= 11 && one.address.council == council,
            }
        };
        let all: Vec<usize> = (0..self.region.people.len()).filter(wanted).collect();
        let first = *self.chance.pick(&all);
        if special != Trait::Several {
            return vec![first];
        }
        let school = &self.region.people[first].school;
        let fellows = all.iter().copied().filter(|key| *key != first && self.region.people[*key].school == *school);
        std::iter::once(first).chain(fellows.take(2)).collect()
    }

    /// Adults come back: six of them are named in most reports, across councils.
    fn worrying(&self) -> usize {
        let all: Vec<usize> =
            (0..self.region.people.len()).filter(|key| self.region.people[*key].part == Part::Worrying).collect();
        let reach = if self.chance.one_in(4) { all.len() } else { 6 };
        all[self.chance.below(reach)]
    }

    fn mentions(&self, state: State, door: Door, language: Language, children: &[usize], sign: &Sign) -> Vec<Mention> {
        let knows = match door {
            Door::Child => Knows::Little,
            Door::Adult if self.chance.one_in(2) => Knows::Little,
            Door::Adult => Knows::Some,
            Door::Professional | Door::Telephone => Knows::Much,
        };
        // Who is linked later must have been named.
        let knows = if matches!(state, State::Linked | State::LeftOpen) && knows == Knows::Little {
            Knows::Some
        } else {
            knows
        };
        let mut all: Vec<Mention> = Vec::new();
        for child in children {
            all.push(mentions::person(self.region, &self.chance, *child, knows));
            if knows == Knows::Much {
                all.extend(mentions::carers(self.region, &self.chance, *child));
            }
        }
        if state == State::Allegation {
            let works = |key: &usize| self.region.people[*key].part == Part::WorksWithChildren;
            let workers: Vec<usize> = (0..self.region.people.len()).filter(works).collect();
            let named = *self.chance.pick(&workers);
            all.push(mentions::person(self.region, &self.chance, named, Knows::Some));
            all.extend(mentions::things(self.region, &self.chance, named, sign, language));
            return all;
        }
        let adult = self.worrying();
        if self.chance.one_in(2) {
            let knows = if self.chance.one_in(2) { Knows::Little } else { Knows::Some };
            all.push(mentions::person(self.region, &self.chance, adult, knows));
        }
        all.extend(mentions::things(self.region, &self.chance, adult, sign, language));
        all
    }

    fn reporter(&self, state: State, door: Door, language: Language, child: usize) -> Reporter {
        if state == State::HeldBack {
            return Reporter::Nameless;
        }
        match door {
            Door::Professional | Door::Telephone => Reporter::Staff(self.professional(language, child)),
            Door::Child | Door::Adult if self.chance.one_in(2) => Reporter::Nameless,
            Door::Child | Door::Adult => {
                let truth = &self.region.people[child];
                let own = door == Door::Child;
                let name = own.then(|| truth.known_as.clone().unwrap_or_else(|| truth.first.clone()));
                Reporter::Reachable {
                    name: name.or_else(|| (!self.chance.one_in(3)).then(|| self.neighbour())),
                    phone: slips::phone_or_new(truth, &self.chance),
                    safe: words::pick(&self.chance, words::SAFE_TIMES, language),
                    may_leave_message: !own && self.chance.one_in(2),
                    may_name: self.chance.one_in(4),
                }
            }
        }
    }

    fn neighbour(&self) -> String {
        let carers: Vec<usize> =
            (0..self.region.people.len()).filter(|key| self.region.people[*key].part == Part::Carer).collect();
        self.region.people[*self.chance.pick(&carers)].name()
    }

    /// The child's school first, then health, charity, probation and police; somebody of the report's language if any.
    fn professional(&self, language: Language, child: usize) -> usize {
        let school = self.region.people[child].school.as_deref();
        let reports = |key: &usize| {
            let one = &self.region.staff[*key];
            let other = self.region.agency(&one.agency).is_some_and(|agency| agency.sort != AgencySort::School);
            (one.role == Role::Practitioner && (other || school == Some(one.agency.as_str())))
                || one.role == Role::PoliceOfficer
        };
        let all: Vec<usize> = (0..self.region.staff.len()).filter(reports).collect();
        let same: Vec<usize> = all.iter().copied().filter(|key| self.region.staff[*key].language == language).collect();
        *self.chance.pick(if same.is_empty() { &all } else { &same })
    }
}

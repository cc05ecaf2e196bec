//! What happens in a pair of worlds: the same in both where the viewer may know of it, something else where they may not.

use crate::people::{At, On, VIEWERS, Viewer, at_work};
use concerns::words::{Door, Matter, Urgency};
use kernel::Chance;

/// One thing that happens. Numbers name earlier steps of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// An agency writes down somebody.
    Record {
        /// Which agency.
        agency: At,
        /// Whom it writes down.
        told: Told,
        /// How far it is open.
        open: Open,
    },
    /// An agency shares what it has written down with another, urgently.
    Share {
        /// Which record.
        record: usize,
        /// With whom.
        to: At,
        /// What is told.
        what: &'static str,
    },
    /// Whoever wrote a record down writes beside it what only those who are named may see.
    Shield {
        /// Which record.
        record: usize,
        /// What is shielded.
        what: &'static str,
    },
    /// The police specialist takes two records for one.
    Link {
        /// One.
        first: usize,
        /// The other.
        second: usize,
    },
    /// Somebody raises a concern.
    Concern {
        /// Through which door.
        door: Door,
        /// Who, if a member of staff.
        by: Option<&'static str>,
        /// On which desk it lies.
        desk: On,
        /// What it is about.
        matter: Matter,
        /// How urgent.
        urgency: Urgency,
        /// The member of staff it is about, if any.
        about: Option<&'static str>,
        /// The child.
        told: Told,
        /// What was seen.
        what: &'static str,
    },
    /// A desk asks another.
    Ask {
        /// About which concern.
        concern: usize,
        /// Which desk is asked.
        desk: On,
        /// What is asked.
        what: &'static str,
    },
    /// A member of staff begins a referral and does not send it.
    Draft {
        /// Who.
        by: &'static str,
    },
    /// The desk decides.
    Decide {
        /// Which concern.
        concern: usize,
        /// Why.
        what: &'static str,
    },
}

/// How far a record is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// To the partnership.
    Partnership,
    /// To its circle: whoever wrote it down, and this member of staff.
    Circle(&'static str),
    /// To its owner.
    Owner,
    /// Sealed to whoever wrote it down and this member of staff.
    Sealed(&'static str),
}

/// What is told of a child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Told {
    pub given: &'static str,
    pub family: &'static str,
    pub born: (i16, i8, i8),
    pub phone: &'static str,
    pub school: &'static str,
}

/// One step in two worlds.
#[derive(Debug, Clone)]
pub struct Twice {
    /// What happens in the first.
    pub first: Option<Step>,
    /// What happens in the second.
    pub second: Option<Step>,
}

/// A pair of worlds for one viewer.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Which pair.
    pub seed: u64,
    /// Through whose eyes.
    pub viewer: Viewer,
    /// What happens.
    pub steps: Vec<Twice>,
}

// Few names, so that what is hidden often looks like what is known.
const GIVEN: &[&str] = &["Elin", "Siân", "Sian", "Gethin", "Mali", "Ffion"];
const FAMILY: &[&str] = &["Puw", "Pugh", "ap Rhys", "Llywelyn", "Llewellyn", "Roberts"];
const PHONES: &[&str] = &["01632 960101", "01632 960102", "07700 900103", "07700 900104"];
const SCHOOLS: &[&str] = &["Ysgol y Bont", "Ysgol y Graig"];
/// What is seen, asked and answered: also what the viewer searches for.
pub const WORDS: &[&str] = &[
    "Seen getting into a silver car outside the station.",
    "Missing since 19:00.",
    "New phone, does not say from whom.",
    "Came home at 06:30 by taxi.",
];

impl Plan {
    /// The pair of this seed for its viewer.
    pub fn new(seed: u64) -> Plan {
        let chance = Chance::seeded(seed).child("viewer");
        Plan::of(seed, *chance.pick(VIEWERS))
    }

    /// The pair of this seed as this viewer sees it.
    pub fn of(seed: u64, viewer: Viewer) -> Plan {
        let chance = Chance::seeded(seed).child("plan");
        let mut plan = Plan { seed, viewer, steps: Vec::new() };
        let mut hidden = 0;
        // A concern about the viewer on the desk where they would see it otherwise, and another desk asked about another.
        for step in [plan.about_the_viewer(&chance), some_concern(&chance), plan.another_desk_is_asked(&chance)] {
            let twice = plan.twice(step, &chance);
            plan.steps.push(twice);
        }
        while plan.steps.len() < 24 || (hidden < 8 && plan.steps.len() < 80) {
            let step = plan.some_step(&chance);
            let twice = plan.twice(step, &chance);
            hidden += usize::from(twice.first != twice.second);
            plan.steps.push(twice);
        }
        plan
    }

    fn about_the_viewer(&self, chance: &Chance) -> Step {
        let desk = self.viewer.desk.unwrap_or(On::Gwynedd);
        let (told, what) = (some_child(chance), one_of(chance, WORDS));
        let about = Some(self.viewer.name);
        let (door, matter, urgency) = (Door::Public, Matter::Child, Urgency::Today);
        Step::Concern { door, by: None, desk, matter, urgency, about, told, what }
    }

    fn another_desk_is_asked(&self, chance: &Chance) -> Step {
        let on = match self.step(0) {
            Some(Step::Concern { desk, .. }) => *desk,
            _ => On::Gwynedd,
        };
        let others = [On::Gwynedd, On::Conwy, On::Closed].into_iter();
        let others: Vec<On> = others.filter(|other| *other != on && self.viewer.desk != Some(*other)).collect();
        Step::Ask { concern: 0, desk: *chance.pick(&others), what: one_of(chance, WORDS) }
    }

    /// Everything that is told in either world.
    pub fn told(&self) -> Vec<Told> {
        let steps = self.steps.iter().flat_map(|twice| [&twice.first, &twice.second]).flatten();
        let mut told: Vec<Told> = steps
            .filter_map(|step| match step {
                Step::Record { told, .. } | Step::Concern { told, .. } => Some(*told),
                _ => None,
            })
            .collect();
        told.sort_by_key(|t| (t.family, t.given, t.born, t.phone));
        told.dedup();
        told
    }

    fn twice(&self, step: Step, chance: &Chance) -> Twice {
        if self.may_know(&step) {
            return Twice { first: Some(step.clone()), second: Some(step) };
        }
        // In the other world it says something else, or it did not happen at all.
        let other =
            if chance.one_in(2) && !self.viewer.counts_entries { None } else { Some(self.otherwise(&step, chance)) };
        if chance.one_in(2) {
            Twice { first: Some(step), second: other }
        } else {
            Twice { first: other, second: Some(step) }
        }
    }

    fn otherwise(&self, step: &Step, chance: &Chance) -> Step {
        let mut step = step.clone();
        match &mut step {
            Step::Record { told, .. } => *told = some_child(chance),
            Step::Share { what, .. } | Step::Shield { what, .. } => *what = one_of(chance, WORDS),
            Step::Concern { told, what, urgency, .. } => {
                *told = some_child(chance);
                *what = one_of(chance, WORDS);
                *urgency = *chance.pick(&[Urgency::Today, Urgency::Usual]);
            }
            Step::Ask { what, .. } | Step::Decide { what, .. } => *what = one_of(chance, WORDS),
            Step::Link { .. } | Step::Draft { .. } => {}
        }
        step
    }

    fn some_step(&self, chance: &Chance) -> Step {
        let records = self.numbers(|step| matches!(step, Step::Record { .. }));
        let concerns = self.numbers(|step| matches!(step, Step::Concern { .. }));
        let begun = self.steps.len();
        match chance.below(11) {
            10 if !records.is_empty() => Step::Shield { record: *chance.pick(&records), what: one_of(chance, WORDS) },
            0..=2 => self.some_record(chance),
            8 if !records.is_empty() => {
                let record = *chance.pick(&records);
                let known = self.step(record).is_some_and(|step| self.may_know(step));
                // Who receives something learns of the record as well: that is another matter, here it is not asked.
                let to = [At::Gwynedd, At::Conwy, At::Police, At::School, At::Charity].into_iter();
                let to: Vec<At> = to
                    .filter(|to| known || self.viewer.agency != *to)
                    .filter(|to| !matches!(self.step(record), Some(Step::Record { agency, .. }) if agency == to))
                    .collect();
                Step::Share { record, to: *chance.pick(&to), what: one_of(chance, WORDS) }
            }
            9 => {
                let Step::Record { agency, told, .. } = self.some_record(chance) else { return some_concern(chance) };
                let other = one_of(chance, &["nia", "owain", "sioned", "rhys", "megan", "tom"]);
                let open = *chance.pick(&[Open::Circle(other), Open::Owner, Open::Sealed(other)]);
                Step::Record { agency, told, open }
            }
            3 if records.len() > 3 => {
                let first = *chance.pick(&records);
                let second = *chance.pick(&records);
                if first == second { self.some_record(chance) } else { Step::Link { first, second } }
            }
            4 if begun > 4 => Step::Draft { by: one_of(chance, &["nia", "megan", "tom", "owain"]) },
            5 if !concerns.is_empty() => {
                let concern = *chance.pick(&concerns);
                let known = self.step(concern).is_some_and(|step| self.may_know(step));
                // What a desk that is asked may read of the concern is another matter: here it is not asked.
                let desks: Vec<On> = [On::Gwynedd, On::Conwy, On::Closed]
                    .into_iter()
                    .filter(|on| known || self.viewer.desk != Some(*on))
                    .collect();
                Step::Ask { concern, desk: *chance.pick(&desks), what: one_of(chance, WORDS) }
            }
            6 if !concerns.is_empty() => Step::Decide { concern: *chance.pick(&concerns), what: one_of(chance, WORDS) },
            _ => some_concern(chance),
        }
    }

    fn some_record(&self, chance: &Chance) -> Step {
        let agency = *chance.pick(&[At::Gwynedd, At::Conwy, At::Police, At::School, At::Charity]);
        Step::Record { agency, told: some_child(chance), open: Open::Partnership }
    }

    /// Earlier steps of a kind that happened in both worlds or in one.
    fn numbers(&self, wanted: impl Fn(&Step) -> bool) -> Vec<usize> {
        let fits = |twice: &Twice| twice.first.as_ref().or(twice.second.as_ref()).is_some_and(&wanted);
        self.steps.iter().enumerate().filter(|(_, twice)| fits(twice)).map(|(n, _)| n).collect()
    }

    fn step(&self, number: usize) -> Option<&Step> {
        self.steps.get(number).and_then(|twice| twice.first.as_ref().or(twice.second.as_ref()))
    }

    /// The rules in words: whether this viewer may know that this happened.
    fn may_know(&self, step: &Step) -> bool {
        let viewer = self.viewer;
        match step {
            Step::Record { agency, open, .. } => {
                let own = viewer.agency == *agency;
                let among = |other: &str| viewer.name == agency.worker() || viewer.name == other;
                match open {
                    // Whoever reads all records reads these; others those of their own agency.
                    Open::Partnership => viewer.all_records || (viewer.own_records && own),
                    Open::Circle(other) => {
                        let colleague =
                            [agency.worker(), other].iter().any(|name| at_work(name) == Some(viewer.agency));
                        among(other) || (viewer.supervises && (own || colleague))
                    }
                    Open::Owner => own && (viewer.own_records || viewer.supervises),
                    Open::Sealed(other) => among(other),
                }
            }
            // Who shared it and who received it know that it was shared, unless the record is sealed to others. So does the
            // circle, which sees who has looked at the record and what for.
            Step::Share { record, to, .. } => {
                let Some(Step::Record { agency, open, .. }) = self.step(*record) else { return false };
                let concerned = viewer.agency == *agency || viewer.agency == *to;
                let sealed =
                    matches!(open, Open::Sealed(other) if viewer.name != agency.worker() && viewer.name != *other);
                let circle =
                    matches!(open, Open::Circle(other) if viewer.name == agency.worker() || viewer.name == *other);
                circle || (concerned && (viewer.own_records || viewer.supervises) && !sealed)
            }
            Step::Shield { record, .. } => {
                let Some(Step::Record { agency, open, .. }) = self.step(*record) else { return false };
                let named = matches!(open, Open::Circle(other) | Open::Sealed(other) if viewer.name == *other);
                viewer.name == agency.worker() || named
            }
            // That two records are one is known to whoever may see both.
            Step::Link { first, second } => {
                let may = |number| self.step(number).is_some_and(|step| self.may_know(step));
                may(*first) && may(*second)
            }
            Step::Concern { by, desk, about, .. } => {
                if about.is_some_and(|about| about == viewer.name) {
                    return false;
                }
                let closed = *desk == On::Closed;
                *by == Some(viewer.name)
                    || viewer.desk == Some(*desk)
                    || (!closed && viewer.specialist)
                    || (!closed && viewer.supervises && viewer.agency == desk.agency())
            }
            // A desk that is asked knows of the question, and whoever sees the concern.
            Step::Ask { concern, desk, .. } => {
                viewer.desk == Some(*desk) || self.step(*concern).is_some_and(|step| self.may_know(step))
            }
            Step::Decide { concern, .. } => self.step(*concern).is_some_and(|step| self.may_know(step)),
            Step::Draft { by } => *by == viewer.name,
        }
    }
}

fn one_of(chance: &Chance, words: &'static [&'static str]) -> &'static str {
    chance.pick::<&str>(words)
}

fn some_child(chance: &Chance) -> Told {
    let year = 2009 + i16::try_from(chance.below(6)).unwrap_or(0);
    Told {
        given: one_of(chance, GIVEN),
        family: one_of(chance, FAMILY),
        born: (year, 1 + i8::try_from(chance.below(12)).unwrap_or(0), 1 + i8::try_from(chance.below(28)).unwrap_or(0)),
        phone: one_of(chance, PHONES),
        school: one_of(chance, SCHOOLS),
    }
}

fn some_concern(chance: &Chance) -> Step {
    let by = *chance.pick(&[None, None, Some("megan"), Some("tom"), Some("nia")]);
    let door = if by.is_some() { Door::Professional } else { *chance.pick(&[Door::Public, Door::Child]) };
    let desk = *chance.pick(&[On::Gwynedd, On::Conwy, On::Closed]);
    let matter = if desk == On::Closed { Matter::PositionOfTrust } else { Matter::Child };
    let about =
        (desk == On::Closed || chance.one_in(4)).then(|| *chance.pick(&["nia", "megan", "tom", "owain", "sioned"]));
    let about = about.filter(|about| Some(*about) != by);
    let (told, what) = (some_child(chance), one_of(chance, WORDS));
    let urgency = *chance.pick(&[Urgency::Immediate, Urgency::Today, Urgency::Usual]);
    Step::Concern { door, by, desk, matter, urgency, about, told, what }
}

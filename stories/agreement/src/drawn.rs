//! A visitor and a thing drawn at random, once as the house is asked and once as the second model is.

use access::{Actor, Thing, Visit, Who};
use kernel::{ActorId, AgencyId, Chance, Language, TeamId, Timestamp};
use oracle::{Concern, Record, Shared, Visitor};
use std::collections::BTreeSet;

/// Roles as the rules name them.
pub const ROLES: [&str; 9] = [
    "practitioner",
    "supervisor",
    "duty_worker",
    "designated_officer",
    "police_specialist",
    "agency_administrator",
    "system_administrator",
    "information_governance",
    "caldicott_guardian",
];
/// Levels of a record.
pub const LEVELS: [&str; 4] = ["partnership", "circle", "owner", "sealed"];
/// Ways in which a visitor may be related to a record.
pub const RELATIONS: [&str; 9] =
    ["circle", "colleague_in_circle", "desk", "disclosed", "named", "emergency", "accepted", "conflict", "asked"];
const HANDLING: [&str; 6] =
    ["recipients_only", "owner_use_only", "embargoed", "covert_source", "not_to_subject", "contact_owner"];
/// Agencies, each with its kind.
pub const AGENCIES: [(&str, &str); 4] = [
    ("one council", "council"),
    ("the police", "police"),
    ("the health board", "health_board"),
    ("a school", "school"),
];
const RECORD: [&str; 19] = [
    "people.flag",
    "people.summarise",
    "people.view",
    "people.see_shielded",
    "people.shield",
    "people.change",
    "people.link",
    "people.ask",
    "people.answer",
    "people.answer_beside",
    "circle.manage",
    "circle.set_level",
    "circle.mark",
    "circle.code",
    "circle.accept_conditions",
    "circle.declare_conflict",
    "circle.declare_for_another",
    "circle.break_glass",
    "circle.see_looks",
];
const CONCERN: [&str; 8] = [
    "concerns.view",
    "concerns.work",
    "concerns.mark_about_staff",
    "concerns.supervise",
    "concerns.follow",
    "concerns.escalate",
    "concerns.answer_question",
    "concerns.come_back",
];
const GOVERN: [&str; 5] = [
    "circle.review_emergency",
    "circle.end_conflict",
    "circle.see_emergencies",
    "circle.see_conflicts",
    "circle.see_patterns",
];
const SHARING: [&str; 17] = [
    "sharing.view_register",
    "sharing.ask",
    "sharing.check_known",
    "sharing.view_look_ups",
    "sharing.share",
    "sharing.share_urgently",
    "sharing.view",
    "sharing.read",
    "sharing.feed_back",
    "sharing.complete",
    "sharing.withdraw",
    "sharing.review",
    "sharing.view_request",
    "sharing.answer_request",
    "sharing.escalate_request",
    "sharing.view_agreements",
    "sharing.keep_agreements",
];

/// What was drawn, in so few bits that the same draw is known again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Drawn {
    roles: u16,
    agency: u8,
    kind: u8,
    actor: u8,
    teams: u8,
    trained: bool,
    proved: bool,
    /// 0 a record, 1 a concern, 2 what those who watch over records ask, 3 what is shared.
    thing: u8,
    action: u8,
    owner: u8,
    level: u8,
    flags: u8,
    handling: u8,
    relations: u16,
    code: u8,
    people: u16,
}

fn bits(chance: &Chance, count: usize, one_in: usize) -> u16 {
    (0..count).filter(|_| chance.below(one_in) == 0).fold(0, |all, place| all | 1 << place)
}
fn small(chance: &Chance, bound: usize) -> u8 {
    u8::try_from(chance.below(bound)).unwrap_or(0)
}
fn chosen<'n>(names: &'n [&'n str], bits: u16) -> BTreeSet<String> {
    (0..).zip(names).filter(|(place, _)| bits >> place & 1 == 1).map(|(_, name)| (*name).to_owned()).collect()
}
fn team(place: u8) -> TeamId {
    TeamId::named(["first", "second", "third", "fourth"][usize::from(place % 4)])
}
fn person(place: u8) -> ActorId {
    ActorId::named(["anna", "bedwyr", "cari", "dewi"][usize::from(place % 4)])
}
fn agency(place: u8) -> AgencyId {
    AgencyId::named(AGENCIES[usize::from(place % 4)].0)
}
fn some<T: ToString>(bits: u16, of: impl Fn(u8) -> T) -> BTreeSet<String> {
    (0..4).filter(|place| bits >> place & 1 == 1).map(|place| of(place).to_string()).collect()
}

impl Drawn {
    /// Draws one.
    pub fn new(chance: &Chance) -> Self {
        let thing = [0, 0, 0, 0, 1, 1, 2, 3, 3][chance.below(9)];
        let actions = [RECORD.len(), CONCERN.len(), GOVERN.len(), SHARING.len()][usize::from(thing)];
        Drawn {
            roles: bits(chance, ROLES.len(), 5),
            agency: small(chance, 4),
            // Mostly staff; somebody without an account, and a part of the house itself, now and then.
            kind: [0, 0, 0, 0, 0, 0, 1, 2][chance.below(8)],
            actor: small(chance, 4),
            teams: u8::try_from(bits(chance, 4, 3)).unwrap_or(0),
            trained: chance.below(4) > 0,
            proved: chance.below(3) > 0,
            thing,
            action: small(chance, actions),
            owner: small(chance, 4),
            level: small(chance, 4),
            flags: u8::try_from(bits(chance, 2, 3)).unwrap_or(0),
            handling: u8::try_from(bits(chance, 6, 9)).unwrap_or(0),
            relations: bits(chance, RELATIONS.len(), 4),
            code: small(chance, 3),
            people: bits(chance, 16, 5),
        }
    }

    /// What is asked.
    pub fn action(&self) -> &'static str {
        let place = usize::from(self.action);
        match self.thing {
            0 => RECORD[place],
            1 => CONCERN[place],
            2 => GOVERN[place],
            _ => SHARING[place],
        }
    }

    /// Whoever asks, as the house knows them.
    pub fn visit(&self) -> Visit {
        let (actor, at) = match self.kind {
            0 => (Actor::Staff(person(self.actor)), Some(agency(self.agency))),
            1 => (Actor::Public, None),
            _ => (Actor::System("watch"), None),
        };
        let staff = self.kind == 0;
        let who = Who {
            actor,
            agency: at,
            agency_kind: if staff { AGENCIES[usize::from(self.agency)].1.to_owned() } else { String::new() },
            roles: if staff { chosen(&ROLES, self.roles) } else { BTreeSet::new() },
            teams: (0..4).filter(|place| staff && self.teams >> place & 1 == 1).map(team).collect(),
            trained: self.trained,
            freshly_proved: self.proved,
        };
        Visit { who, ..Visit::public(Language::En, Timestamp::from_millis(0)) }
    }

    /// The same as the second model knows them.
    pub fn visitor(&self) -> Visitor {
        let who = self.visit().who;
        Visitor {
            kind: who.actor.kind().to_owned(),
            id: who.actor.to_string(),
            agency: who.agency.map(|id| id.to_string()).unwrap_or_default(),
            agency_kind: who.agency_kind,
            roles: who.roles,
            teams: who.teams.iter().map(ToString::to_string).collect(),
            trained: who.trained,
            freshly_proved: who.freshly_proved,
        }
    }

    fn record(&self) -> Record {
        Record {
            owner: agency(self.owner).to_string(),
            level: LEVELS[usize::from(self.level)].to_owned(),
            flagged: self.flags & 1 == 1,
            sensitive: self.flags & 2 == 2,
            handling: chosen(&HANDLING, self.handling.into()),
            code: ["", "p", "c"][usize::from(self.code)].to_owned(),
            relations: chosen(&RELATIONS, self.relations),
        }
    }

    fn concern(&self) -> Concern {
        let about_teams = if self.people >> 8 & 3 == 3 { some(self.people >> 4, team) } else { BTreeSet::new() };
        let reporter = if self.people >> 10 & 1 == 1 { person(self.level).to_string() } else { String::new() };
        Concern {
            desk: team(self.code.wrapping_add(self.level)).to_string(),
            agency: agency(self.owner).to_string(),
            closed: self.flags & 1 == 1,
            reporter,
            asked: some(self.people >> 12, team),
            about_staff: some(self.people, person),
            about_teams,
            conflict: self.related().contains(&self.visit().who.actor.to_string()),
        }
    }

    /// Whatever of sharing the action is about, with no more than that kind of thing has.
    fn shared(&self) -> Shared {
        let agency_of = agency(self.owner).to_string();
        match SHARING[usize::from(self.action)] {
            "sharing.view_agreements" | "sharing.keep_agreements" => Shared::default(),
            "sharing.view_request" | "sharing.answer_request" | "sharing.escalate_request" => {
                let to = BTreeSet::from([agency(self.code).to_string()]);
                Shared { agency: agency_of, to, ..Shared::default() }
            }
            "sharing.view_register"
            | "sharing.ask"
            | "sharing.check_known"
            | "sharing.view_look_ups"
            | "sharing.share"
            | "sharing.share_urgently" => Shared { agency: agency_of, ..Shared::default() },
            _ => Shared {
                agency: agency_of,
                to: some(self.people, agency),
                to_people: some(self.people >> 4, person),
                in_force: self.flags & 1 == 0,
                by_agreement: self.flags & 2 == 2,
                kept_from: self.relations & 7 == 7,
            },
        }
    }

    fn related(&self) -> BTreeSet<String> {
        some(self.relations, person)
    }

    /// The thing, as the house is asked about it.
    pub fn thing(&self) -> Thing {
        match (self.thing, self.action()) {
            (0, _) => {
                let record = self.record();
                Thing::new("Record", "r")
                    .text("agency", record.owner)
                    .text("level", record.level)
                    .flag("flagged", record.flagged)
                    .text("tier", if record.sensitive { "official_sensitive" } else { "official" })
                    .set("handling", record.handling)
                    .text("police_code", record.code)
                    .set("relations", record.relations)
            }
            (1, _) => {
                let concern = self.concern();
                Thing::new("Concern", "c")
                    .text("desk", concern.desk)
                    .text("agency", concern.agency)
                    .flag("closed", concern.closed)
                    .text("reporter", concern.reporter)
                    .set("asked_teams", concern.asked)
                    .set("about_staff", concern.about_staff)
                    .set("about_teams", concern.about_teams)
                    .set("related_staff", self.related())
            }
            (3, action) => {
                let shared = self.shared();
                match action {
                    "sharing.view_agreements" | "sharing.keep_agreements" => Thing::new("Agreements", "all"),
                    "sharing.view_request" | "sharing.answer_request" | "sharing.escalate_request" => {
                        Thing::new("InformationRequest", "i")
                            .text("from", shared.agency)
                            .text("to", shared.to.into_iter().collect::<String>())
                    }
                    "sharing.share" | "sharing.share_urgently" => {
                        Thing::new("SharedRecord", "r").text("agency", shared.agency)
                    }
                    "sharing.view_register" | "sharing.ask" | "sharing.check_known" | "sharing.view_look_ups" => {
                        Thing::new("SharingRegister", "g").text("agency", shared.agency)
                    }
                    _ => Thing::new("Disclosure", "d")
                        .text("agency", shared.agency)
                        .set("to", shared.to)
                        .set("to_people", shared.to_people)
                        .flag("in_force", shared.in_force)
                        .flag("by_agreement", shared.by_agreement)
                        .flag("kept_from", shared.kept_from),
                }
            }
            (_, "circle.review_emergency") => Thing::new("EmergencyAccess", "e")
                .text("owner", agency(self.owner))
                .text("agency", agency(self.code))
                .text("staff", person(self.level)),
            (_, "circle.end_conflict") => Thing::new("ConflictOfInterest", "c")
                .text("agency", agency(self.owner))
                .text("staff", person(self.level)),
            _ => Thing::new("GovernanceDesk", "d").text("agency", agency(self.owner)),
        }
    }

    /// What the second model says.
    pub fn expected(&self) -> bool {
        let visitor = self.visitor();
        match self.thing {
            0 => oracle::may_record(&visitor, self.action(), &self.record()),
            1 => oracle::may_concern(&visitor, self.action(), &self.concern()),
            3 => oracle::may_share(&visitor, self.action(), &self.shared()),
            _ => {
                let owner = agency(self.owner).to_string();
                oracle::may_govern(&visitor, self.action(), &owner, &person(self.level).to_string())
            }
        }
    }
}

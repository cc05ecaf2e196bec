//! The agencies share: under an agreement, once, at once; some of it is read, answered, withdrawn or held back; and they
//! ask each other.

use super::{Trouble, partnership::Staffed, register::Register};
use crate::region::{AgencySort, RecordSort, Region, Role};
use access::{Permit, Visit};
use agencies::seeding::founder;
use jiff::ToSpan;
use kernel::{ActorId, AgencyId, Timestamp};
use sharing::around::{About, Around, DeskToRing, Given, Met, Partner, Wanted};
use sharing::commands;
use sharing::decide::Asking;
use sharing::events::{Answered, Question};
use sharing::words::{Informed, Recipient, Share};
use std::collections::BTreeMap;
use store::House;
use vocabulary::{DisclosureId, RecordId, RequestId};
use web::Asked;
use web::components::Html;

const TERMS: &str = include_str!("../../../../catalogues/agreements/isp-nw-cse-001.toml");

/// What is done, in the order of time.
#[derive(Debug, Clone, Copy)]
enum Deed {
    /// The agreements are adopted.
    Adopt,
    /// A share of the list below.
    Share(usize),
    /// Somebody of the receiving side reads it.
    Read(usize),
    /// They tell what came of it.
    FeedBack(usize, &'static str),
    /// It is taken back.
    Withdraw(usize, &'static str),
    /// A manager has looked.
    Review(usize, &'static str),
    /// A request of the list below.
    Ask(usize),
    /// It is answered in words.
    Answer(usize, Answered, &'static str),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Agreed,
    Once,
    AtOnce,
    Withheld,
}

struct Script {
    from: &'static str,
    by: Role,
    to: &'static str,
    way: Way,
    what: &'static str,
    why: &'static str,
    conditions: &'static str,
}

const fn script(
    from: &'static str,
    by: Role,
    to: &'static str,
    way: Way,
    what: &'static str,
    why: &'static str,
) -> Script {
    Script { from, by, to, way, what, why, conditions: "" }
}

const SHARES: &[Script] = &[
    script(
        "gwynedd",
        Role::DutyPractitioner,
        "heddlu",
        Way::Agreed,
        "Missing three times this month, each time after 19:00. Seen getting into a silver car outside the station.",
        "The police are looking into the car.",
    ),
    Script {
        conditions: "Ring the team before you speak to the family.",
        ..script(
            "heddlu",
            Role::PoliceOfficer,
            "gwynedd",
            Way::Agreed,
            "A number that rings this young person has rung two others who went missing.",
            "The council decides on a strategy discussion.",
        )
    },
    script(
        "conwy",
        Role::DutyPractitioner,
        "heddlu",
        Way::AtOnce,
        "Missing since 19:00. Telephone switched off. Last seen at the bus station with somebody older.",
        "To look for her tonight.",
    ),
    script(
        "gwynedd",
        Role::DutyPractitioner,
        "bcuhb",
        Way::Agreed,
        "The family has moved; the school nurse will meet them next week.",
        "To plan the visit together.",
    ),
    script(
        "nspcc",
        Role::Practitioner,
        "gwynedd",
        Way::Once,
        "Told our worker that older boys bring new telephones to the park.",
        "The council does not know of the telephones.",
    ),
    script(
        "bcuhb",
        Role::Practitioner,
        "heddlu",
        Way::Withheld,
        "health_minimum",
        "He asked us not to, and it adds nothing that the police do not know.",
    ),
];

const ASKS: &[(&str, Role, &str, &str, &str)] = &[
    (
        "heddlu",
        Role::PoliceOfficer,
        "gwynedd",
        "Where was this young person found before?",
        "Missing again since yesterday.",
    ),
    (
        "gwynedd",
        Role::DutyPractitioner,
        "bcuhb",
        "Were there visits to the clinic since the summer?",
        "We plan a meeting about safety.",
    ),
    ("conwy", Role::DutyPractitioner, "heddlu", "Is the silver car known to you?", "Two reports name it."),
];

/// When what happens, before the present of the region.
fn deeds(now: Timestamp) -> Vec<(Timestamp, Deed)> {
    let back = |days: i64, hour: i64| kernel::london_midnight(now.date().saturating_sub(days.days())).plus_hours(hour);
    vec![
        (back(120, 10), Deed::Adopt),
        (back(20, 11), Deed::Share(3)),
        (back(19, 9), Deed::Read(3)),
        (back(18, 15), Deed::Withdraw(3, "Sent about the wrong brother.")),
        (back(12, 10), Deed::Ask(1)),
        (
            back(10, 16),
            Deed::Answer(1, Answered::Refused, "We may say this only with her agreement. Ring our named nurse."),
        ),
        (back(9, 12), Deed::Share(4)),
        (back(8, 9), Deed::Read(4)),
        (back(7, 14), Deed::Review(4, "Right to share. An agreement with the council is on its way.")),
        (back(6, 10), Deed::Share(0)),
        (back(6, 11), Deed::Read(0)),
        (back(5, 17), Deed::FeedBack(0, "The car was stopped; its driver was spoken to.")),
        (back(4, 13), Deed::Ask(0)),
        (back(3, 10), Deed::Share(5)),
        (back(2, 9), Deed::Share(1)),
        (back(2, 15), Deed::Ask(2)),
        (back(1, 21), Deed::Share(2)),
    ]
}

/// What has been shared so far.
pub(super) struct Sharing {
    around: Partners,
    deeds: Vec<(Timestamp, Deed)>,
    shared: BTreeMap<usize, DisclosureId>,
    asked: BTreeMap<usize, RequestId>,
}

impl Sharing {
    pub(super) fn new(region: &Region, staffed: &Staffed) -> Self {
        let partner = |agency: &crate::region::Agency| Partner {
            id: staffed.agency(&agency.code),
            kind: kind(agency.sort).to_owned(),
            cy: agency.cy.clone(),
            en: agency.en.clone(),
        };
        let around = Partners(region.agencies.iter().map(partner).collect());
        Sharing { around, deeds: deeds(region.now), shared: BTreeMap::new(), asked: BTreeMap::new() }
    }

    /// When each deed is done.
    pub(super) fn times(&self) -> impl Iterator<Item = Timestamp> {
        self.deeds.iter().map(|(at, _)| *at)
    }

    /// One deed is done.
    pub(super) async fn act(
        &mut self,
        house: &House,
        region: &Region,
        staffed: &Staffed,
        register: &Register,
        key: usize,
    ) -> Result<(), Trouble> {
        let (at, deed) = self.deeds[key];
        let trouble = || Trouble::at(format!("sharing {key}"));
        let visit = async |agency: &str, role: Role| {
            let who = region.with_role(agency, role)[0];
            staffed.visit(house, who, at).await
        };
        // Whoever answers for what comes in at an agency.
        let receiver = |agency: &str| match region.agency(agency).map(|agency| agency.sort) {
            Some(AgencySort::Council) => Role::DutyPractitioner,
            Some(AgencySort::Police) => Role::PoliceOfficer,
            _ => Role::Practitioner,
        };
        match deed {
            Deed::Adopt => {
                for terms in agreements(region, at) {
                    commands::adopt(house, &founder(at), &self.around, terms).await.map_err(trouble())?;
                }
            }
            Deed::Share(n) => {
                let script = &SHARES[n];
                let visit = visit(script.from, script.by).await?;
                let Some(record) = own_record(region, register, script.from, at, n) else { return Ok(()) };
                let share = self.share(script, staffed, record);
                let done = match script.way {
                    Way::AtOnce => commands::share_urgently(house, &visit, &self.around, share).await,
                    Way::Withheld => commands::withhold(house, &visit, &self.around, share).await,
                    _ => commands::share(house, &visit, &self.around, share).await,
                };
                self.shared.insert(n, done.map_err(trouble())?);
            }
            Deed::Read(n) => {
                let to = SHARES[n].to;
                let visit = visit(to, receiver(to)).await?;
                commands::open(house, &visit, self.shared[&n]).await.map_err(trouble())?;
            }
            Deed::FeedBack(n, text) => {
                let to = SHARES[n].to;
                let visit = visit(to, receiver(to)).await?;
                commands::feed_back(house, &visit, self.shared[&n], text).await.map_err(trouble())?;
            }
            Deed::Withdraw(n, why) => {
                let visit = visit(SHARES[n].from, SHARES[n].by).await?;
                commands::withdraw(house, &visit, self.shared[&n], why).await.map_err(trouble())?;
            }
            Deed::Review(n, note) => {
                let visit = visit(SHARES[n].from, Role::Supervisor).await?;
                commands::review(house, &visit, self.shared[&n], note).await.map_err(trouble())?;
            }
            Deed::Ask(n) => {
                let (from, by, to, what, why) = ASKS[n];
                let visit = visit(from, by).await?;
                let record = own_record(region, register, from, at, n);
                let about = match record {
                    Some(record) => self.around.record(house, &visit, record).await.map_err(trouble())?,
                    None => None,
                };
                let asking = Asking {
                    from: staffed.agency(from),
                    to: staffed.agency(to),
                    record,
                    purpose: "concern".to_owned(),
                    classes: ["identity", "concern_summary"].map(str::to_owned).into(),
                    urgent: n == 2,
                    question: Question {
                        about: about.map(|about| about.title).unwrap_or_else(|| "A young person in Conwy".to_owned()),
                        what: what.to_owned(),
                        why: why.to_owned(),
                        public_task: "Enquiries about a child at risk.".to_owned(),
                    },
                };
                self.asked.insert(n, commands::ask(house, &visit, asking).await.map_err(trouble())?);
            }
            Deed::Answer(n, how, text) => {
                let to = ASKS[n].2;
                let visit = visit(to, receiver(to)).await?;
                commands::answer(house, &visit, self.asked[&n], how, text).await.map_err(trouble())?;
            }
        }
        Ok(())
    }

    fn share(&self, script: &Script, staffed: &Staffed, record: RecordId) -> Share {
        let mut share = Share::of(record);
        let to = staffed.agency(script.to);
        let kind = self.around.0.iter().find(|partner| partner.id == to).map(|p| p.kind.clone()).unwrap_or_default();
        share.recipients = vec![Recipient { agency: to, kind, person: None, covered: None }];
        share.purpose = "concern".to_owned();
        share.classes = ["identity", "contact", "concern_summary"].map(str::to_owned).into();
        share.informed = if script.way == Way::AtOnce { Informed::Urgent } else { Informed::RiskToChild };
        share.content.necessity = script.why.to_owned();
        share.content.conditions = script.conditions.to_owned();
        if script.way == Way::Withheld {
            share.withheld = [script.what.to_owned()].into();
            share.content.withheld_why = script.why.to_owned();
            return share;
        }
        share.content.what = script.what.to_owned();
        if script.way == Way::Once {
            share.content.one_off_why = "There is no agreement with the council yet.".to_owned();
        }
        if script.way != Way::AtOnce {
            let charity = script.from == "nspcc";
            share.basis.regime = "UKGDPR".to_owned();
            share.basis.art6 = if charity { "A6-1EA" } else { "A6-1E" }.to_owned();
            share.basis.ground = if charity { "SAFEGUARD".to_owned() } else { String::new() };
            let gateway = if script.from == "heddlu" { "SSW-130" } else { "CA04-25" };
            share.basis.gateways = [gateway.to_owned()].into();
            share.basis.special = "S1-18".to_owned();
            share.basis.limb = "NOT_REASONABLE".to_owned();
            share.basis.policy_document = "Appropriate policy document, version 4".to_owned();
            share.basis.confidence = "PUBLIC_INTEREST".to_owned();
        }
        share
    }
}

/// A record of a person that an agency had written down by then; another one for each `n`.
fn own_record(region: &Region, register: &Register, agency: &str, at: Timestamp, n: usize) -> Option<RecordId> {
    let fits = |(_, record): &(usize, &crate::region::Record)| {
        record.agency == agency && record.sort == RecordSort::Person && record.written < at
    };
    let own: Vec<usize> = region.records.iter().enumerate().filter(fits).map(|(key, _)| key).collect();
    own.get((n * 7) % own.len().max(1)).and_then(|key| register.id(*key))
}

/// The protocol of the region, signed by most; one for schools that is soon to be looked at; one that has run out.
fn agreements(region: &Region, at: Timestamp) -> Vec<sharing::decide::agreements::Terms> {
    use sharing::decide::agreements::{AgreementKind, AgreementStatus, Signatory};
    let Ok(base) = sharing::read_terms(TERMS) else { return Vec::new() };
    let signed = at.date().saturating_sub(30.days());
    let party = |agency: &crate::region::Agency| Signatory {
        partner: agency.en.clone(),
        role: "controller".to_owned(),
        signed_by: "Chief Executive".to_owned(),
        signed_on: Some(signed),
        left_on: None,
        policy_document: "Appropriate policy document, version 4".to_owned(),
        agency: None,
    };
    let of = |sorts: &[AgencySort]| -> Vec<Signatory> {
        region.agencies.iter().filter(|agency| sorts.contains(&agency.sort)).map(party).collect()
    };
    let mut main = base.clone();
    main.effective_from = signed;
    main.review_due = region.now.date().saturating_add(200.days());
    main.signatories = of(&[AgencySort::Council, AgencySort::Police, AgencySort::Health, AgencySort::Probation]);
    let mut schools = main.clone();
    schools.code = "DDA-NW-SCHOOLS-002".to_owned();
    schools.kind = AgreementKind::Disclosure;
    schools.title.cy = "Ysgolion Gogledd Cymru: rhoi gwybod i gynghorau".to_owned();
    schools.title.en = "Schools of North Wales: telling councils".to_owned();
    schools.review_due = region.now.date().saturating_add(21.days());
    schools.signatories = of(&[AgencySort::School, AgencySort::Council]);
    schools.flows.truncate(1);
    schools.flows[0].from = ["school".to_owned()].into();
    schools.flows[0].to = ["council".to_owned()].into();
    let mut charity = main.clone();
    charity.code = "ISP-NW-HELPLINE-003".to_owned();
    charity.title.cy = "Llinell gymorth: rhannu â chynghorau".to_owned();
    charity.title.en = "Helpline: sharing with councils".to_owned();
    charity.status = AgreementStatus::Lapsed;
    charity.signatories = of(&[AgencySort::Charity, AgencySort::Council]);
    vec![main, schools, charity]
}

const fn kind(sort: AgencySort) -> &'static str {
    match sort {
        AgencySort::Council => "council",
        AgencySort::Police => "police",
        AgencySort::Health => "health_board",
        AgencySort::School => "school",
        AgencySort::Probation => "probation",
        AgencySort::Charity => "charity",
        AgencySort::Host => "board",
    }
}

/// What sharing is told of the rest of the house while the region is played: its agencies and records.
struct Partners(Vec<Partner>);

impl Around for Partners {
    fn partners<'a>(&'a self, _: &'a House) -> Given<'a, Vec<Partner>> {
        Box::pin(async { Ok(self.0.clone()) })
    }
    fn record<'a>(&'a self, house: &'a House, visit: &'a Visit, record: RecordId) -> Given<'a, Option<About>> {
        Box::pin(async move {
            let thing = people::queries::record_thing(&mut house.facts().await?, record).await?;
            let Some(thing) = thing else { return Ok(None) };
            let Some(Ok(permit)) = house.decide(visit, "people.view", vec![thing]).await?.pop() else {
                return Ok(None);
            };
            let row = people::queries::record(&mut house.look(&permit, "for sharing").await?, record).await?;
            Ok(row.map(|row| About { agency: row.agency, title: row.title, born: String::new() }))
        })
    }
    fn same_person<'a>(&'a self, _: &'a House, _: &'a Visit, record: RecordId) -> Given<'a, Vec<RecordId>> {
        Box::pin(async move { Ok(vec![record]) })
    }
    fn parts<'a>(&'a self, _: &'a Asked, _: &'a Permit, _: RecordId, _: Vec<String>) -> Given<'a, Html> {
        Box::pin(async { Ok(Html::default()) })
    }
    fn staff<'a>(&'a self, _: &'a Asked, _: Vec<ActorId>) -> Given<'a, BTreeMap<ActorId, String>> {
        Box::pin(async { Ok(BTreeMap::new()) })
    }
    fn member<'a>(&'a self, _: &'a House, _: &'a str) -> Given<'a, Option<(ActorId, AgencyId)>> {
        Box::pin(async { Ok(None) })
    }
    fn known<'a>(&'a self, _: &'a House, _: &'a Visit, _: &'a Wanted) -> Given<'a, Vec<Met>> {
        Box::pin(async { Ok(Vec::new()) })
    }
    fn desk<'a>(&'a self, _: &'a House, _: AgencyId) -> Given<'a, Option<DeskToRing>> {
        Box::pin(async { Ok(None) })
    }
}

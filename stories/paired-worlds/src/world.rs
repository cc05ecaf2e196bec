//! A world: a town in which the steps of a plan happened.

use crate::people::{At, On};
use crate::plan::{Open, Plan, Step, Told};
use access::{Policies, Visit};
use agencies::seeding;
use circle::decide::Joining;
use circle::words::{Level, Part};
use concerns::commands::{self, Report};
use concerns::drafts;
use concerns::words::{Account, Asked, Decision, Desk, Matter, MentionDetails, MentionKind, ReporterDetails};
use kernel::{ActorId, AgencyId, Chance, Date, Language, UncertainDate};
use people::RecordDetails;
use people::words::Shielded;
use rand::SeedableRng;
use rand_chacha::ChaCha20Rng;
use sharing::words::{Recipient, Share};
use std::collections::{BTreeSet, HashMap};
use store::{House, Stop};
use testkit::{Town, Visitor};
use vocabulary::{ConcernId, RecordId};

/// How a world is put together.
pub struct Make {
    /// Its rules.
    pub policies: Policies,
    /// What stands between visitors and the house.
    pub front: Box<dyn Fn(axum::Router, House) -> axum::Router>,
}

impl Make {
    /// As the product is.
    ///
    /// # Panics
    /// When the rules of the house do not fit together.
    pub fn usual() -> Make {
        Make { policies: dolen::capabilities::policies().expect("the rules fit"), front: Box::new(|router, _| router) }
    }
}

/// A town in which one side of a plan happened.
pub struct World {
    /// The town.
    pub town: Town,
    chance: Chance,
    seed: u64,
    /// How many steps happened.
    pub happened: usize,
}

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Side {
    First,
    Second,
}

impl World {
    /// Builds a town and lets one side of the plan happen in it.
    ///
    /// # Errors
    /// A fault, or a step that the town refuses to somebody who may do it.
    pub async fn of(plan: &Plan, side: Side, make: &Make) -> anyhow::Result<World> {
        let chance = Chance::seeded(plan.seed);
        let town = Town::under(make.policies.clone(), chance.clone()).await;
        let house = town.house.clone();
        let town = town.behind(|router| (make.front)(router, house));
        let mut world = World { town, chance, seed: plan.seed, happened: 0 };
        let mut made = Things::default();
        for (number, twice) in plan.steps.iter().enumerate() {
            // The same step draws the same ids, whatever happened before it.
            world.begin_anew(number as u64);
            let step = match side {
                Side::First => &twice.first,
                Side::Second => &twice.second,
            };
            if let Some(step) = step {
                match world.happen(number, step, &mut made).await {
                    Ok(()) => world.happened += 1,
                    // The rules of the field say no to what was done before: so they do in the other world.
                    Err(Stop::Declined(_)) if !matches!(step, Step::Concern { .. } | Step::Record { .. }) => {}
                    Err(other) => anyhow::bail!("step {number} {step:?}: {other:?}"),
                }
            }
        }
        // What the nightly look leaves is looked at too.
        world.begin_anew(plan.steps.len() as u64);
        let night = people::looking::own_visit(world.town.clock.now());
        people::looking::begin(&world.town.house, &night).await.map_err(|stop| anyhow::anyhow!("{stop:?}"))?;
        people::looking::look_through(&world.town.house, night.now).await?;
        Ok(world)
    }

    /// From here on chance gives the same in every world of the same seed.
    pub fn begin_anew(&self, number: u64) {
        let seed = self.seed.wrapping_mul(1_000_003).wrapping_add(number);
        self.chance.with(|rng| *rng = ChaCha20Rng::seed_from_u64(seed));
    }

    /// The viewer of this name, signed in.
    pub async fn visitor(&self, name: &str) -> Visitor<'_> {
        match self.staff(name) {
            Some(staff) => self.town.signed_in(staff).await,
            None => self.town.public(),
        }
    }

    fn staff(&self, name: &str) -> Option<ActorId> {
        let town = &self.town;
        Some(match name {
            "nia" => town.nia,
            "huw" => town.huw,
            "sioned" => town.sioned,
            "eleri" => town.eleri,
            "owain" => town.owain,
            "rhys" => town.rhys,
            "megan" => town.megan,
            "tom" => town.tom,
            "gwenan" => town.gwenan,
            "alun" => town.alun,
            _ => return None,
        })
    }

    fn agency(&self, at: At) -> AgencyId {
        match at {
            At::Gwynedd | At::Board => self.town.gwynedd,
            At::Conwy => self.town.conwy,
            At::Police => self.town.police,
            At::School => self.town.school,
            At::Charity => self.town.charity,
        }
    }

    fn desk(&self, on: On) -> Desk {
        match on {
            On::Gwynedd => Desk { team: self.town.gwynedd_desk, agency: self.town.gwynedd },
            On::Conwy => Desk { team: self.town.conwy_desk, agency: self.town.conwy },
            On::Closed => Desk { team: self.town.closed_desk, agency: self.town.gwynedd },
        }
    }

    /// Somebody who works at this desk.
    async fn worker(&self, on: On) -> Visit {
        let staff = match on {
            On::Gwynedd => self.town.nia,
            On::Conwy => self.town.owain,
            On::Closed => self.town.eleri,
        };
        self.town.visit(staff).await
    }

    /// Whoever wrote the record down opens it no further than this.
    async fn close(&self, id: RecordId, agency: At, open: Open) -> Result<(), Stop> {
        let (level, other) = match open {
            Open::Partnership => (Level::Partnership, None),
            Open::Circle(other) => (Level::Circle, Some(other)),
            Open::Owner => (Level::Owner, None),
            Open::Sealed(other) => (Level::Sealed, Some(other)),
        };
        let people = [Some(agency.worker()), other].into_iter().flatten();
        let people: BTreeSet<ActorId> = people.filter_map(|name| self.staff(name)).collect();
        let visit = self.town.visit(self.staff(agency.worker()).unwrap_or(self.town.nia)).await;
        let house = &self.town.house;
        if level == Level::Circle {
            for staff in &people {
                let of = self.town.visit(*staff).await.who.agency.unwrap_or(self.town.gwynedd);
                let from = self.town.clock.now().date();
                let joining = Joining { staff: *staff, agency: of, part: Part::Other, from, until: None };
                circle::commands::join(house, &visit, id, joining, "Works with the child.").await?;
            }
        }
        circle::commands::set_level(house, &visit, id, level, false, people, "The family is known locally.").await
    }

    async fn happen(&self, number: usize, step: &Step, made: &mut Things) -> Result<(), Stop> {
        let house = &self.town.house;
        match step {
            Step::Record { agency, told, open } => {
                let founder = seeding::founder(self.town.clock.now());
                let id =
                    people::commands::add_record(house, &founder, self.agency(*agency), record(*told), None).await?;
                made.records.insert(number, (id, *agency));
                self.close(id, *agency, *open).await?;
            }
            Step::Share { record, to, what } => {
                if let Some((record, from)) = made.records.get(record) {
                    let mut share = Share::of(*record);
                    let kind = if *to == At::Police { "police" } else { "council" }.to_owned();
                    share.recipients.push(Recipient { agency: self.agency(*to), kind, person: None, covered: None });
                    share.content.what = (*what).to_owned();
                    share.content.necessity = "To look for her.".to_owned();
                    let visit = self.town.visit(self.staff(from.worker()).unwrap_or(self.town.nia)).await;
                    let shared = sharing::commands::share_urgently(house, &visit, &desk::Partners, share).await;
                    or_shut_out(shared.map(drop))?;
                }
            }
            Step::Shield { record, what } => {
                if let Some((record, of)) = made.records.get(record) {
                    let visit = self.town.visit(self.staff(of.worker()).unwrap_or(self.town.nia)).await;
                    let mut reader = house.facts().await?;
                    let seen = people::queries::shielded(&mut reader, *record).await?.map_or(0, |row| row.place);
                    drop(reader);
                    let now = Shielded { address: (*what).to_owned(), ..Shielded::default() };
                    or_shut_out(people::commands::shield(house, &visit, *record, seen, now).await)?;
                }
            }
            Step::Link { first, second } => {
                if let (Some((first, _)), Some((second, _))) = (made.records.get(first), made.records.get(second)) {
                    let rhys = self.town.visit(self.town.rhys).await;
                    let linked = people::commands::link_records(house, &rhys, *first, *second, "Same telephone.").await;
                    or_shut_out(linked.map(drop))?;
                }
            }
            Step::Concern { door, by, desk, matter, urgency, about, told, what } => {
                let report = Report {
                    door: *door,
                    matter: *matter,
                    urgency: *urgency,
                    desk: self.desk(*desk),
                    council: Some(if *desk == On::Conwy { "conwy" } else { "gwynedd" }.to_owned()),
                    language: Language::En,
                    held: false,
                    withhold_name: false,
                    may_contact: true,
                    // A professional is never anonymous.
                    reporter: ReporterDetails { name: by.unwrap_or("").to_owned(), ..ReporterDetails::default() },
                    account: Account { what: (*what).to_owned(), ..Account::default() },
                    mentions: vec![(MentionKind::Child, mention(*told))],
                    about_staff: about.and_then(|name| self.staff(name)).into_iter().collect(),
                    about_teams: Vec::new(),
                };
                let visit = match by.and_then(|name| self.staff(name)) {
                    Some(staff) => self.town.visit(staff).await,
                    None => self.town.public_visit(Language::En),
                };
                let receipt = commands::report(house, &visit, report).await?;
                made.concerns.insert(number, (receipt.concern, *desk));
            }
            Step::Ask { concern, desk, what } => {
                if let Some((concern, on)) = made.concerns.get(concern) {
                    let of = Asked::Agency(self.desk(*desk));
                    or_shut_out(commands::ask(house, &self.worker(*on).await, *concern, of, what).await.map(drop))?;
                }
            }
            Step::Draft { by } => {
                let staff = self.staff(by).unwrap_or(self.town.megan);
                drafts::begin(house, &self.town.visit(staff).await, drafts::Written::about(Matter::Child)).await?;
            }
            Step::Decide { concern, what } => {
                if let Some((concern, on)) = made.concerns.get(concern) {
                    let (visit, decision) = (self.worker(*on).await, Decision::Advice);
                    or_shut_out(commands::decide(house, &visit, *concern, decision, what, None).await.map(drop))?;
                }
            }
        }
        Ok(())
    }
}

/// The one who works at the desk may be the one it is about: then nothing happens, in either world.
fn or_shut_out(done: Result<(), Stop>) -> Result<(), Stop> {
    match done {
        Err(Stop::Refused(_)) => Ok(()),
        other => other,
    }
}

/// What was made, by the number of its step.
#[derive(Default)]
struct Things {
    records: HashMap<usize, (RecordId, At)>,
    concerns: HashMap<usize, (ConcernId, On)>,
}

fn born(told: Told) -> Option<UncertainDate> {
    let (year, month, day) = told.born;
    Date::new(year, month, day).ok().map(UncertainDate::Day)
}

fn record(told: Told) -> RecordDetails {
    RecordDetails {
        given_names: Some(told.given.to_owned()),
        family_name: Some(told.family.to_owned()),
        date_of_birth: born(told),
        phones: vec![told.phone.to_owned()],
        school: Some(told.school.to_owned()),
        ..RecordDetails::default()
    }
}

fn mention(told: Told) -> MentionDetails {
    MentionDetails {
        given_names: told.given.to_owned(),
        family_name: told.family.to_owned(),
        date_of_birth: born(told),
        phone: told.phone.to_owned(),
        school: told.school.to_owned(),
        ..MentionDetails::default()
    }
}

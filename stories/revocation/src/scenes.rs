//! Who may read what, and what takes it away: one scene for each revocation.

use crate::surfaces::{Reading, What};
use agencies::commands::manage::{Move, make};
use agencies::seeding::{self, NewStaff};
use agencies::words::Role;
use anyhow::Context;
use circle::decide::Joining;
use circle::words::{Emergency, Level, Part};
use kernel::{ActorId, Chance, Language, Timestamp, london_midnight};
use people::RecordDetails;
use sharing::words::{Recipient, Share};
use std::collections::{BTreeSet, HashMap};
use testkit::{Town, Visitor};
use vocabulary::{DisclosureId, RecordId};

/// What takes the right to read away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A disclosure is taken back.
    Withdraw,
    /// The last day of a disclosure, or the hour of an emergency access, passes.
    Expire,
    /// Somebody leaves the circle.
    Leave,
    /// A record is sealed to others.
    Seal,
    /// Somebody works here no longer.
    Disable,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 5] = [Kind::Withdraw, Kind::Leave, Kind::Seal, Kind::Disable, Kind::Expire];
    /// Its name in what is printed.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Withdraw => "withdraw",
            Kind::Expire => "expire",
            Kind::Leave => "leave",
            Kind::Seal => "seal",
            Kind::Disable => "disable",
        }
    }
}

/// What is done at the moment of the race.
#[derive(Debug, Clone)]
pub(crate) enum Revoke {
    Withdraw(DisclosureId),
    Clock(Timestamp),
    Leave(RecordId, ActorId),
    Seal(RecordId),
    Disable(ActorId),
}

impl Revoke {
    /// Takes it away; afterwards it is acknowledged.
    pub(crate) async fn carry_out(&self, town: &Town) -> anyhow::Result<()> {
        let house = &town.house;
        let nia = async || town.visit(town.nia).await;
        match self {
            Revoke::Withdraw(id) => sharing::commands::withdraw(house, &nia().await, *id, "No longer needed.").await?,
            Revoke::Clock(at) => town.clock.set(*at),
            Revoke::Leave(record, staff) => {
                circle::commands::leave(house, &nia().await, *record, *staff, "Moved on.").await?;
            }
            Revoke::Seal(record) => {
                let named = BTreeSet::from([town.nia]);
                circle::commands::set_level(house, &nia().await, *record, Level::Sealed, false, named, "Shut.").await?;
            }
            Revoke::Disable(staff) => {
                let visit = town.visit(town.gwenan).await;
                let last_day = visit.now.date().yesterday().context("a day before")?;
                make(house, &visit, *staff, Move::Leave(last_day), "Left.").await?;
            }
        }
        Ok(())
    }
}

/// Ready for a race.
pub(crate) struct Scene {
    /// In turn for the readers.
    pub(crate) readings: Vec<Reading>,
    pub(crate) revoke: Revoke,
}

/// How many revocations one record serves: its history is read anew by every command about it.
const USES: usize = 12;
/// After so many minutes a session would be idle.
const SESSION_MINUTES: i64 = 20;

/// A record, and how it is told from every other.
#[derive(Clone)]
struct Kept {
    id: RecordId,
    word: String,
    phone: String,
}

/// Sets scenes in one town, one after the other.
pub(crate) struct Stage {
    town: &'static Town,
    chance: Chance,
    number: u64,
    kept: HashMap<Kind, (Kept, usize)>,
    sessions: HashMap<ActorId, (Visitor<'static>, Timestamp)>,
    days: u64,
}

/// After so many scenes in which a day may pass, people are trained again.
const TRAINED_FOR: u64 = 90;

impl Stage {
    pub(crate) fn new(town: &'static Town, chance: Chance) -> Stage {
        Stage { town, chance, number: 0, kept: HashMap::new(), sessions: HashMap::new(), days: 0 }
    }

    /// The next scene of this kind.
    pub(crate) async fn set(&mut self, kind: Kind) -> anyhow::Result<Scene> {
        match kind {
            Kind::Withdraw => self.withdraw().await,
            Kind::Expire => {
                self.train_again().await?;
                if self.chance.one_in(2) { self.emergency().await } else { self.expire().await }
            }
            Kind::Leave => self.leave().await,
            Kind::Seal => self.seal().await,
            Kind::Disable => self.disable().await,
        }
    }

    /// Here days pass, and hundreds of them are longer than a training holds.
    async fn train_again(&mut self) -> anyhow::Result<()> {
        self.days += 1;
        if !self.days.is_multiple_of(TRAINED_FOR) {
            return Ok(());
        }
        let today = self.town.clock.now().date();
        let visit = self.town.visit(self.town.alun).await;
        for staff in [self.town.nia, self.town.owain] {
            make(&self.town.house, &visit, staff, Move::Training(today), "Trained again.").await?;
        }
        Ok(())
    }

    async fn add(&mut self) -> anyhow::Result<Kept> {
        self.number += 1;
        let letters = format!("{:07}", self.number).bytes().map(|b| char::from(b - b'0' + b'a')).collect::<String>();
        let kept = Kept {
            id: RecordId::mint(self.town.clock.now(), &self.chance),
            word: format!("Zq{letters}"),
            phone: format!("0770{:07}", self.number),
        };
        let details = RecordDetails {
            given_names: Some("Gwen".to_owned()),
            family_name: Some(kept.word.clone()),
            phones: vec![kept.phone.clone()],
            ..RecordDetails::default()
        };
        let visit = self.town.visit(self.town.nia).await;
        let id = people::commands::add_record(&self.town.house, &visit, self.town.gwynedd, details, None).await?;
        Ok(Kept { id, ..kept })
    }

    /// A record for this kind of scene, and whether it is a new one.
    async fn record(&mut self, kind: Kind) -> anyhow::Result<(Kept, bool)> {
        if let Some((kept, used)) = self.kept.get_mut(&kind)
            && *used < USES
        {
            *used += 1;
            return Ok((kept.clone(), false));
        }
        let kept = self.add().await?;
        self.kept.insert(kind, (kept.clone(), 1));
        Ok((kept, true))
    }

    async fn level(&self, record: RecordId, level: Level) -> anyhow::Result<()> {
        let visit = self.town.visit(self.town.nia).await;
        let set = circle::commands::set_level(
            &self.town.house,
            &visit,
            record,
            level,
            level == Level::Owner,
            BTreeSet::new(),
            "Set.",
        );
        Ok(set.await?)
    }

    async fn join(&self, record: RecordId, staff: ActorId, agency: kernel::AgencyId) -> anyhow::Result<()> {
        let visit = self.town.visit(self.town.nia).await;
        let joining = Joining { staff, agency, part: Part::School, from: visit.now.date(), until: None };
        Ok(circle::commands::join(&self.town.house, &visit, record, joining, "Works with her.").await?)
    }

    async fn reading(&mut self, reader: ActorId, what: What, word: &str, anew: bool) -> anyhow::Result<Reading> {
        let now = self.town.clock.now();
        let session = self.sessions.get(&reader).filter(|(_, since)| now < since.plus_minutes(SESSION_MINUTES));
        let visitor = match session {
            Some((visitor, _)) => visitor.clone(),
            None => self.town.signed_in(reader).await,
        };
        let since = session.map_or(now, |(_, since)| *since);
        self.sessions.insert(reader, (visitor.clone(), since));
        let visit = if anew { None } else { Some(self.town.visit(reader).await) };
        Ok(Reading { town: self.town, reader, visitor, what, word: word.to_owned(), visit })
    }

    async fn of_record(&mut self, reader: ActorId, kept: &Kept, anew: bool) -> anyhow::Result<Reading> {
        let what = What::Record { id: kept.id, phone: kept.phone.clone() };
        self.reading(reader, what, &kept.word, anew).await
    }

    /// Gwynedd's record is shared with Conwy, which sees no more of it than that.
    async fn shared(&mut self, kind: Kind, ends: Option<kernel::Date>) -> anyhow::Result<(DisclosureId, Vec<Reading>)> {
        let (kept, new) = self.record(kind).await?;
        if new {
            self.level(kept.id, Level::Owner).await?;
        }
        self.number += 1;
        let word = format!("told-{}", self.number);
        let mut share = Share::of(kept.id);
        share.recipients =
            vec![Recipient { agency: self.town.conwy, kind: "council".to_owned(), person: None, covered: None }];
        share.purpose = "concern".to_owned();
        share.ends = ends;
        share.content.what = format!("Missing since 19:00 ({word}).");
        share.content.necessity = "To look for her tonight.".to_owned();
        let visit = self.town.visit(self.town.nia).await;
        let id = sharing::commands::share_urgently(&self.town.house, &visit, &desk::Partners, share).await?;
        let disclosure = self.reading(self.town.owain, What::Disclosure(id), &word, false).await?;
        Ok((id, vec![disclosure, self.of_record(self.town.owain, &kept, false).await?]))
    }

    async fn withdraw(&mut self) -> anyhow::Result<Scene> {
        let (id, readings) = self.shared(Kind::Withdraw, None).await?;
        Ok(Scene { readings, revoke: Revoke::Withdraw(id) })
    }

    async fn expire(&mut self) -> anyhow::Result<Scene> {
        let today = self.town.clock.now().date();
        let midnight = london_midnight(today.tomorrow().context("a day after")?);
        self.town.clock.set(Timestamp::from_millis(midnight.millis() - 1));
        let (_, readings) = self.shared(Kind::Expire, Some(today)).await?;
        Ok(Scene { readings, revoke: Revoke::Clock(midnight) })
    }

    async fn emergency(&mut self) -> anyhow::Result<Scene> {
        let kept = self.add().await?;
        self.level(kept.id, Level::Owner).await?;
        let visit = self.town.visit(self.town.owain).await;
        let words = "Missing since 19:00; seen getting into a silver car.";
        circle::commands::break_glass(&self.town.house, &visit, kept.id, Emergency::Missing, words).await?;
        let until = visit.now.plus_hours(1);
        self.town.clock.set(Timestamp::from_millis(until.millis() - 1));
        let readings = vec![self.of_record(self.town.owain, &kept, false).await?];
        Ok(Scene { readings, revoke: Revoke::Clock(until) })
    }

    async fn leave(&mut self) -> anyhow::Result<Scene> {
        let (kept, new) = self.record(Kind::Leave).await?;
        if new {
            self.join(kept.id, self.town.nia, self.town.gwynedd).await?;
            self.level(kept.id, Level::Circle).await?;
        }
        let megan = self.town.megan;
        self.join(kept.id, megan, self.town.school).await?;
        let readings = vec![self.of_record(megan, &kept, false).await?];
        Ok(Scene { readings, revoke: Revoke::Leave(kept.id, megan) })
    }

    async fn seal(&mut self) -> anyhow::Result<Scene> {
        let (kept, new) = self.record(Kind::Seal).await?;
        if !new {
            self.level(kept.id, Level::Partnership).await?;
        }
        let readings = vec![self.of_record(self.town.owain, &kept, false).await?];
        Ok(Scene { readings, revoke: Revoke::Seal(kept.id) })
    }

    async fn disable(&mut self) -> anyhow::Result<Scene> {
        let (kept, _) = self.record(Kind::Disable).await?;
        self.number += 1;
        let now = self.town.clock.now();
        let new = NewStaff {
            agency: self.town.gwynedd,
            name: "Elin Dafis".to_owned(),
            email: format!("elin.{}@dolen.test", self.number),
            language: Language::En,
            roles: vec![Role::Practitioner],
            teams: vec![self.town.gwynedd_desk],
            from: now.date().yesterday().context("a day before")?,
        };
        let staff = seeding::staff(&self.town.house, now, new, &self.town.credentials).await?;
        let readings = vec![self.of_record(staff, &kept, true).await?];
        self.sessions.remove(&staff);
        Ok(Scene { readings, revoke: Revoke::Disable(staff) })
    }
}

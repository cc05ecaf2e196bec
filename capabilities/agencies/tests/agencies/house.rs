//! A small partnership on each database, and an empty house.

use access::{Policies, Visit};
use agencies::events::Event;
use agencies::seeding::{self, KnownCredentials};
use agencies::words::Name;
use kernel::{ActorId, AgencyId, Chance, Clock, Language, Limits, TeamId, Timestamp, WorkingCalendar};
use std::future::Future;
use std::sync::Arc;
use store::{Address, House, Ingredients, Settings, Stream};
use testkit::Town;

pub use testkit::PASSWORD;

/// When a town's clock stands still: Wednesday 4 March 2026, 10:00.
pub const NOW: Timestamp = Timestamp::from_millis(1_772_618_400_000);

/// A town as these tests speak of it: a council with its duty desk and its one administrator, a police force, the board.
pub struct Place {
    pub house: House,
    pub clock: Clock,
    pub known: KnownCredentials,
    pub council: AgencyId,
    pub police: AgencyId,
    pub desk: TeamId,
    pub admin: ActorId,
    pub nia: ActorId,
    pub officer: ActorId,
    pub system: ActorId,
    pub town: Town,
}

pub fn name(cy: &str, en: &str) -> Name {
    Name { cy: cy.to_owned(), en: en.to_owned() }
}

/// Runs a test on SQLite, then on PostgreSQL.
pub async fn on_each_database<F: Future<Output = ()>>(test: impl Fn(Place) -> F) {
    testkit::each_database(|town| test(place(town))).await;
}

fn place(town: Town) -> Place {
    Place {
        house: town.house.clone(),
        clock: town.clock.clone(),
        known: town.credentials.clone(),
        council: town.gwynedd,
        police: town.police,
        desk: town.gwynedd_desk,
        admin: town.gwenan,
        nia: town.nia,
        officer: town.rhys,
        system: town.alun,
        town,
    }
}

/// An empty house on a file.
pub async fn empty() -> (House, Clock, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let calendar = WorkingCalendar::from_toml("known_to = 2028\nholiday = []").unwrap();
    let clock = Clock::still(NOW);
    let made_of = Ingredients {
        address: Address::File(folder.path().join("dolen.db")),
        master: vault::MasterKey::create_file(folder.path().join("key"), &Chance::seeded(5)).unwrap(),
        capabilities: vec![Arc::new(agencies::Agencies)],
        policies: Policies::new(&[agencies::POLICY]).unwrap(),
        texts: Arc::new(i18n::Catalogue::new(agencies::TEXTS).unwrap()),
        limits: Limits::from_toml("limit = []", calendar).unwrap(),
        clock: clock.clone(),
        chance: Chance::seeded(7),
        settings: Settings { public_address: "https://dolen.test".into(), demo: true },
    };
    (House::open(made_of).await.unwrap(), clock, folder)
}

impl Place {
    /// The visit of a member of staff.
    pub async fn visit(&self, staff: ActorId) -> Visit {
        seeding::visit_of(&self.house, self.clock.now(), staff).await.unwrap()
    }
    /// A visit of somebody at the door.
    pub fn stranger(&self) -> Visit {
        Visit::public(Language::Cy, self.clock.now())
    }
    /// The kinds of all entries about an actor, in order.
    pub async fn told_of(&self, staff: ActorId) -> Vec<String> {
        let mut reader = self.house.facts().await.unwrap();
        let history = reader.history::<Event>(&Stream::of(staff)).await.unwrap();
        let kind = |event: &Event| serde_json::to_value(event).unwrap()["kind"].as_str().unwrap().to_owned();
        history.events.iter().map(|told| kind(&told.event)).collect()
    }
    /// How many entries the ledger holds.
    pub async fn entries(&self) -> i64 {
        let row =
            self.house.facts().await.unwrap().row("SELECT COUNT(*) AS held FROM ledger_entries", &[]).await.unwrap();
        row.unwrap().int("held").unwrap()
    }
    /// The ledger is as it was written, and the read tables are what it says.
    pub async fn is_sound(&self) {
        self.town.is_sound().await;
    }
    /// The letters that wait.
    pub async fn letters(&self) -> Vec<store::Letter> {
        self.house.waiting_post(&self.stranger()).await.unwrap().into_iter().map(|post| post.letter).collect()
    }
}

/// The token at the end of the first address in a letter.
pub fn token_in(letter: &store::Letter, path: &str) -> String {
    let after = letter.body.split(path).nth(1).expect("the letter holds the link");
    after.split_whitespace().next().unwrap().to_owned()
}

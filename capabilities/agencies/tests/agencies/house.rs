//! A house with only this capability in it, on a file that goes away with the test.

use access::{Policies, Visit};
use agencies::seeding::{self, KnownCredentials, NewStaff};
use agencies::words::{AgencyType, Name, Role, TeamType};
use kernel::{ActorId, AgencyId, Chance, Clock, Language, Limits, TeamId, Timestamp, WorkingCalendar};
use std::sync::{Arc, LazyLock};
use store::{Address, House, Ingredients, Settings};

/// Saturday 21 November 2026, 09:00 in Wales.
pub const NOW: Timestamp = Timestamp::from_millis(1_795_251_600_000);

/// What everybody in these tests has.
pub const PASSWORD: &str = "llefrith ar garreg drws";
/// Hashed once for all tests.
pub static KNOWN: LazyLock<KnownCredentials> =
    LazyLock::new(|| KnownCredentials::new(PASSWORD, *b"12345678901234567890", &Chance::seeded(1)).unwrap());

/// A small partnership: a council with a duty desk and its administrator, a police force, and the board.
pub struct Place {
    pub house: House,
    pub clock: Clock,
    pub council: AgencyId,
    pub police: AgencyId,
    pub desk: TeamId,
    pub admin: ActorId,
    pub nia: ActorId,
    pub officer: ActorId,
    pub system: ActorId,
    _folder: tempfile::TempDir,
}

pub fn name(cy: &str, en: &str) -> Name {
    Name { cy: cy.to_owned(), en: en.to_owned() }
}

/// An empty house.
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
        settings: Settings { public_address: "https://dolen.example".into(), demo: true },
    };
    (House::open(made_of).await.unwrap(), clock, folder)
}

/// The partnership.
pub async fn place() -> Place {
    let (house, clock, folder) = empty().await;
    let council =
        seeding::agency(&house, NOW, name("Cyngor Sir Ynys Môn", "Isle of Anglesey Council"), AgencyType::Council)
            .await
            .unwrap();
    let police = seeding::agency(&house, NOW, name("Heddlu Gogledd Cymru", "North Wales Police"), AgencyType::Police)
        .await
        .unwrap();
    let board =
        seeding::agency(&house, NOW, name("Bwrdd Diogelu", "Safeguarding Board"), AgencyType::Board).await.unwrap();
    let desk =
        seeding::team(&house, NOW, council, name("Desg ddyletswydd", "Duty desk"), TeamType::DutyDesk).await.unwrap();
    let team = seeding::team(&house, NOW, police, name("Tîm arbenigol", "Specialist team"), TeamType::Specialist)
        .await
        .unwrap();
    let person = async |agency, who: &str, roles: Vec<Role>, teams: Vec<TeamId>| {
        let email = format!("{}@dolen.example", who.split(' ').next().unwrap().to_lowercase());
        let new = NewStaff { agency, name: who.into(), email, language: Language::Cy, roles, teams, from: NOW.date() };
        seeding::staff(&house, NOW, new, &KNOWN).await.unwrap()
    };
    let admin = person(council, "Gareth Ŵyn", vec![Role::AgencyAdministrator], vec![]).await;
    let nia = person(council, "Nia Pritchard", vec![Role::Practitioner], vec![desk]).await;
    let officer = person(police, "Rhodri Vaughan", vec![], vec![team]).await;
    let system = person(board, "Elin Prys", vec![Role::SystemAdministrator], vec![]).await;
    Place { house, clock, council, police, desk, admin, nia, officer, system, _folder: folder }
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
        let history = self
            .house
            .facts()
            .await
            .unwrap()
            .history::<agencies::events::Event>(&store::Stream::of(staff))
            .await
            .unwrap();
        let kind =
            |event: &agencies::events::Event| serde_json::to_value(event).unwrap()["kind"].as_str().unwrap().to_owned();
        history.events.iter().map(|told| kind(&told.event)).collect()
    }
    /// The ledger is as it was written, and the read tables are what it says.
    pub async fn is_sound(&self) {
        self.house.verify(|_| {}).await.unwrap();
        assert_eq!(self.house.rebuild_check(|_| {}).await.unwrap().differences, []);
    }
    /// The bodies of the letters that wait.
    pub async fn letters(&self) -> Vec<store::Letter> {
        self.house.waiting_post(&self.stranger()).await.unwrap().into_iter().map(|post| post.letter).collect()
    }
}

/// The token at the end of the first address in a letter.
pub fn token_in(letter: &store::Letter, path: &str) -> String {
    let after = letter.body.split(path).nth(1).expect("the letter holds the link");
    after.split_whitespace().next().unwrap().to_owned()
}

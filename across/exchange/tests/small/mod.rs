//! A house with what an import needs, on a database of its own.

use access::{Actor, Policies, Visit, Who};
use catalogue::Places;
use concerns::words::{Desk, Matter};
use concerns::{Routed, Routing};
use exchange::Surroundings;
use i18n::Catalogue;
use kernel::{ActorId, AgencyId, Chance, Clock, TeamId, Timestamp};
use std::sync::Arc;
use store::{Address, House, Ingredients, Settings};
use vault::MasterKey;

/// Wednesday 4 March 2026, 10:00.
const MORNING: i64 = 1_772_618_400_000;

/// All concerns go to one desk.
struct OneDesk;

impl Routing for OneDesk {
    fn desk_for<'a>(&'a self, _: &'a House, council: Option<&'a str>, _: Matter, _: Timestamp) -> Routed<'a> {
        let team = TeamId::named(council.unwrap_or("first"));
        Box::pin(async move { Ok(Desk { team, agency: AgencyId::named("council") }) })
    }
}

/// A house with one agency.
pub struct Small {
    /// The house.
    pub house: House,
    /// What an import needs beside it.
    pub around: Surroundings,
    /// The agency.
    pub agency: AgencyId,
    /// Its hands.
    pub clock: Clock,
    /// Where files may be put.
    pub folder: tempfile::TempDir,
}

impl Small {
    /// On a file of its own.
    pub async fn new() -> Small {
        let folder = tempfile::tempdir().unwrap();
        let (clock, chance) = (Clock::still(Timestamp::from_millis(MORNING)), Chance::seeded(3));
        let texts = Catalogue::new(&[people::TEXTS, exchange::TEXTS].concat()).unwrap();
        let made_of = Ingredients {
            address: Address::File(folder.path().join("dolen.db")),
            master: MasterKey::create_file(folder.path().join("master.key"), &chance).unwrap(),
            capabilities: vec![
                Arc::new(people::People),
                Arc::new(circle::Circles),
                Arc::new(concerns::Concerns),
                Arc::new(exchange::Exchange),
            ],
            policies: Policies::new(&[people::POLICY, circle::POLICY, concerns::POLICY, exchange::POLICY]).unwrap(),
            texts: Arc::new(texts),
            limits: catalogue::limits(),
            clock: clock.clone(),
            chance,
            settings: Settings { public_address: "http://dolen.test".to_owned(), demo: true },
        };
        let house = House::open(made_of).await.unwrap();
        let around = Surroundings { routing: Arc::new(OneDesk), places: Arc::new(Places::load()) };
        Small { house, around, agency: AgencyId::named("agency"), clock, folder }
    }

    /// A member of staff of an agency.
    pub fn staff(&self, agency: AgencyId, role: &str) -> Visit {
        let mut visit = Visit::system("example", "a test", self.clock.now());
        let roles = [role.to_owned()].into();
        visit.who = Who { actor: Actor::Staff(ActorId::named(role)), agency: Some(agency), roles, ..visit.who };
        visit
    }

    /// How many rows a table has.
    pub async fn count(&self, table: &str) -> i64 {
        let mut facts = self.house.facts().await.unwrap();
        let row = facts.row(&format!("SELECT COUNT(*) AS n FROM {table}"), &[]).await.unwrap();
        row.unwrap().int("n").unwrap()
    }

    /// The ledger is as it was written, and the read tables are what it says.
    pub async fn is_sound(&self) {
        self.house.verify(|_| {}).await.unwrap();
        let rebuilt = self.house.rebuild_check(|_| {}).await.unwrap();
        assert_eq!(rebuilt.differences, []);
    }
}

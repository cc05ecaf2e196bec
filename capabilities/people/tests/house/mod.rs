//! A house with only this capability in it, on a file that goes away with the test.

use access::{Actor, Policies, Visit, Who};
use kernel::{ActorId, AgencyId, Chance, Clock, Language, Limits, Timestamp, WorkingCalendar};
use std::path::Path;
use std::sync::{Arc, LazyLock};
use store::{Address, House, Ingredients, Settings};

/// Two agencies.
pub static AGENCY: LazyLock<[AgencyId; 2]> = LazyLock::new(|| [AgencyId::named("one"), AgencyId::named("two")]);

/// The still clock's hands: 21 November 2026, 09:00 in Wales.
pub const NOW: Timestamp = Timestamp::from_millis(1_795_251_600_000);

/// Opens a house of its own for a test.
pub async fn house(name: &str) -> House {
    let folder = tempfile::Builder::new().prefix(name).tempdir().unwrap().keep();
    house_at(&folder, Address::File(folder.join("dolen.db"))).await
}

/// Opens a house whose database is at an address; its key is kept in a folder.
pub async fn house_at(folder: &Path, address: Address) -> House {
    let calendar = WorkingCalendar::from_toml("known_to = 2028\nholiday = []").unwrap();
    let key = vault::MasterKey::create_file(folder.join("key"), &Chance::seeded(5)).unwrap();
    let made_of = Ingredients {
        address,
        master: key,
        capabilities: vec![Arc::new(people::People), Arc::new(Open)],
        policies: Policies::new(&[people::POLICY]).unwrap(),
        texts: Arc::new(i18n::Catalogue::new(people::TEXTS).unwrap()),
        limits: Limits::from_toml("limit = []", calendar).unwrap(),
        clock: Clock::still(NOW),
        chance: Chance::seeded(7),
        settings: Settings { public_address: "http://localhost".into(), demo: true },
    };
    House::open(made_of).await.unwrap()
}

/// A visit by a member of staff of an agency with these roles.
pub fn staff(name: &str, agency: AgencyId, roles: &[&str]) -> Visit {
    let who = Who {
        actor: Actor::Staff(ActorId::named(name)),
        agency: Some(agency),
        agency_kind: "council".into(),
        roles: roles.iter().map(|role| (*role).to_owned()).collect(),
        teams: std::collections::BTreeSet::new(),
        freshly_proved: true,
        trained: true,
    };
    Visit { who, purpose: "test".into(), language: Language::En, now: NOW, trace: String::new() }
}

/// In place of those who say how far each record is open: here all are open to the partnership.
struct Open;

impl store::Capability for Open {
    fn name(&self) -> &'static str {
        "open"
    }
    fn migrations(&self) -> &'static [store::Migration] {
        &[]
    }
    fn read_tables(&self) -> &'static [store::ReadTable] {
        &[]
    }
    fn project<'a>(&'a self, _: &'a mut store::Tables<'_>, _: &'a [store::Recorded]) -> store::Step<'a, ()> {
        Box::pin(async { Ok(()) })
    }
    fn knows(&self) -> Option<&dyn store::Knowing> {
        Some(self)
    }
}

impl store::Knowing for Open {
    fn kinds(&self) -> &'static [&'static str] {
        &[]
    }
    fn tell<'a>(
        &'a self,
        _: &'a mut store::Tables<'_>,
        _: &'a Visit,
        things: &'a mut [access::Thing],
    ) -> store::Step<'a, ()> {
        use access::Fact;
        for thing in things {
            thing.learn("level", Fact::Text("partnership".into()));
            thing.learn("flagged", Fact::Flag(false));
            thing.learn("tier", Fact::Text("official".into()));
            thing.learn("handling", Fact::Set(std::collections::BTreeSet::new()));
            thing.learn("police_code", Fact::Text(String::new()));
        }
        Box::pin(async { Ok(()) })
    }
}

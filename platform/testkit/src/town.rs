//! A small partnership on a database of its own.

use crate::Visitor;
use access::{Policies, Visit};
use agencies::seeding::{self, KnownCredentials, NewStaff};
use agencies::words::{AgencyType, Name, Role, TeamType};
use dolen::capabilities;
use kernel::{ActorId, AgencyId, Chance, Clock, Language, TeamId, Timestamp};
use std::future::Future;
use std::sync::Arc;
use store::{Address, Capability, House, Settings};
use vault::{FileKey, MasterKey};

/// A small partnership.
pub struct Town {
    /// The house.
    pub house: House,
    /// Its hands: move them with `advance_minutes`.
    pub clock: Clock,
    /// Password and second factor of everybody.
    pub credentials: KnownCredentials,
    pub(crate) router: axum::Router,
    /// Gwynedd, with a duty desk, an out-of-hours team and a designated officer.
    pub gwynedd: AgencyId,
    /// Conwy, with a duty desk.
    pub conwy: AgencyId,
    /// The police, with the specialist team.
    pub police: AgencyId,
    /// A school.
    pub school: AgencyId,
    /// A charity.
    pub charity: AgencyId,
    /// Gwynedd's duty desk.
    pub gwynedd_desk: TeamId,
    /// Conwy's duty desk.
    pub conwy_desk: TeamId,
    /// Gwynedd's designated officer's desk.
    pub closed_desk: TeamId,
    /// The police specialist team.
    pub specialists: TeamId,
    /// Duty worker in Gwynedd.
    pub nia: ActorId,
    /// Another duty worker in Gwynedd.
    pub huw: ActorId,
    /// Supervisor in Gwynedd.
    pub sioned: ActorId,
    /// Designated officer in Gwynedd.
    pub eleri: ActorId,
    /// Duty worker in Conwy.
    pub owain: ActorId,
    /// Police specialist.
    pub rhys: ActorId,
    /// Teacher with responsibility for safeguarding at the school.
    pub megan: ActorId,
    /// Practitioner at the charity.
    pub tom: ActorId,
    /// Information governance officer in Gwynedd.
    pub mared: ActorId,
    /// Caldicott Guardian in Gwynedd.
    pub ioan: ActorId,
    /// Agency administrator in Gwynedd.
    pub gwenan: ActorId,
    /// System administrator.
    pub alun: ActorId,
    /// Information governance in Gwynedd.
    pub dilys: ActorId,
    /// Another at the same desk.
    pub gareth: ActorId,
    _folder: tempfile::TempDir,
}

/// The password of everybody in a town.
pub const PASSWORD: &str = "three green lanterns by the harbour";

/// Wednesday 4 March 2026, 10:00.
const MORNING: i64 = 1_772_618_400_000;

/// Runs a test on SQLite, then on PostgreSQL.
pub async fn each_database<F: Future<Output = ()>>(test: impl Fn(Town) -> F) {
    test(Town::on_sqlite().await).await;
    test(Town::on_postgres().await).await;
}

/// What a town is built of.
pub struct Made {
    /// The parts of its house.
    pub capabilities: Vec<Arc<dyn Capability>>,
    /// Its rules.
    pub policies: Policies,
    /// Its chance.
    pub chance: Chance,
    /// The key of its database file, where it is encrypted.
    pub key: Option<FileKey>,
}

impl Made {
    /// As the product is.
    pub fn usual() -> Made {
        let policies = capabilities::policies().expect("the rules fit");
        Made { capabilities: capabilities::all(), policies, chance: Chance::seeded(1), key: None }
    }
}

impl Town {
    /// On a file of its own.
    pub async fn on_sqlite() -> Town {
        Town::of(Made::usual()).await
    }

    /// On a file of its own, under these rules and with this chance.
    pub async fn under(policies: Policies, chance: Chance) -> Town {
        Town::of(Made { policies, chance, ..Made::usual() }).await
    }

    /// On a file of its own, built of this.
    pub async fn of(made: Made) -> Town {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let address = Address::File(folder.path().join("dolen.db")).under(made.key.clone());
        Town::build(address, folder, made).await
    }

    /// With something between the visitors and the house.
    #[must_use]
    pub fn behind(mut self, change: impl FnOnce(axum::Router) -> axum::Router) -> Town {
        self.router = change(self.router);
        self
    }

    /// On a fresh database of the test server (`DOLEN_TEST_POSTGRES`, else the one of `stories/postgres`).
    pub async fn on_postgres() -> Town {
        Town::on_postgres_of(Made::usual()).await
    }

    /// The same, built of this.
    pub async fn on_postgres_of(made: Made) -> Town {
        let server = server();
        let name = format!("test_{}", kernel::Id::<kernel::ActorKind>::mint(Clock::system().now(), &Chance::system()));
        sqlx::any::install_default_drivers();
        let mut connection = <sqlx::AnyConnection as sqlx::Connection>::connect(&format!("{server}/postgres"))
            .await
            .expect("the test PostgreSQL: start it with stories/postgres");
        sqlx::Executor::execute(&mut connection, sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}")))
            .await
            .expect("a database");
        let folder = tempfile::tempdir().expect("a folder for the test");
        Town::build(Address::Server(format!("{server}/{name}"), None), folder, made).await
    }

    async fn build(address: Address, folder: tempfile::TempDir, made: Made) -> Town {
        let Made { capabilities: parts, policies, chance, key: _ } = made;
        let clock = Clock::still(Timestamp::from_millis(MORNING));
        let master = MasterKey::create_file(folder.path().join("master.key"), &chance).expect("a key");
        let settings = Settings { public_address: "http://dolen.test".to_owned(), demo: true };
        let house = capabilities::house_with(parts, policies, address, master, clock.clone(), chance, settings)
            .await
            .expect("a house");
        // Whatever a test serves itself lies on this machine.
        let client = fetch::Client::outside().and_inside();
        let router = web::router(Arc::new(capabilities::front_with(&house, &client)));
        people_town(house, router, clock, folder).await
    }

    /// An empty house beside this one, under the same master key: for a restore.
    pub async fn empty_house_beside(&self) -> House {
        let address = Address::File(self.folder().join("restored.db"));
        let master = MasterKey::from_file(self.folder().join("master.key")).expect("the key");
        let settings = self.house.settings().clone();
        capabilities::house(address, master, self.clock.clone(), Chance::seeded(2), settings).await.expect("a house")
    }

    /// Somebody without an account.
    pub fn public(&self) -> Visitor<'_> {
        Visitor::new(self, None)
    }

    /// Somebody who is signed in.
    pub async fn signed_in(&self, staff: ActorId) -> Visitor<'_> {
        let token = seeding::session(&self.house, self.clock.now(), staff).await.expect("a session");
        Visitor::new(self, Some(token))
    }

    /// The visit of a member of staff, for calling commands without a page.
    pub async fn visit(&self, staff: ActorId) -> Visit {
        seeding::visit_of(&self.house, self.clock.now(), staff).await.expect("a member of staff")
    }

    /// A visit of somebody without an account.
    pub fn public_visit(&self, language: Language) -> Visit {
        Visit::public(language, self.clock.now())
    }

    /// The folder of this town: database file, its logs, the master key.
    pub fn folder(&self) -> &std::path::Path {
        self._folder.path()
    }

    /// The ledger is as it was written, and the read tables are what it says.
    pub async fn is_sound(&self) {
        self.house.verify(|_| {}).await.expect("the ledger verifies");
        let rebuilt = self.house.rebuild_check(|_| {}).await.expect("the tables rebuild");
        assert_eq!(rebuilt.differences, [], "read tables are what the ledger says");
    }
}

/// The server on which tests make their databases.
fn server() -> String {
    std::env::var("DOLEN_TEST_POSTGRES").unwrap_or_else(|_| "postgres://dolen@127.0.0.1:54329".to_owned())
}

fn name(cy: &str, en: &str) -> Name {
    Name { cy: cy.to_owned(), en: en.to_owned() }
}

async fn people_town(house: House, router: axum::Router, clock: Clock, folder: tempfile::TempDir) -> Town {
    let now = clock.now();
    let credentials = KnownCredentials::new(PASSWORD, [7; 20], house.chance()).expect("credentials");
    let agency =
        async |cy: &str, en: &str, kind| seeding::agency(&house, now, name(cy, en), kind).await.expect("an agency");
    let gwynedd = agency("Cyngor Gwynedd", "Gwynedd Council", AgencyType::Council).await;
    let conwy = agency("Cyngor Bwrdeistref Sirol Conwy", "Conwy County Borough Council", AgencyType::Council).await;
    let police = agency("Heddlu Gogledd Cymru", "North Wales Police", AgencyType::Police).await;
    let school = agency("Ysgol y Bont", "Ysgol y Bont", AgencyType::School).await;
    let charity = agency("NSPCC", "NSPCC", AgencyType::Charity).await;
    let board = agency("Bwrdd Diogelu Gogledd Cymru", "North Wales Safeguarding Board", AgencyType::Board).await;
    let team =
        async |at, cy: &str, en: &str, kind| seeding::team(&house, now, at, name(cy, en), kind).await.expect("a team");
    let gwynedd_desk = team(gwynedd, "Desg ddyletswydd Gwynedd", "Gwynedd duty desk", TeamType::DutyDesk).await;
    let conwy_desk = team(conwy, "Desg ddyletswydd Conwy", "Conwy duty desk", TeamType::DutyDesk).await;
    let closed_desk =
        team(gwynedd, "Swyddog dynodedig Gwynedd", "Gwynedd designated officer", TeamType::DesignatedDesk).await;
    let specialists = team(police, "Tîm arbenigol", "Specialist team", TeamType::Specialist).await;
    let staff = async |at, who: &str, roles: Vec<Role>, teams: Vec<TeamId>| {
        let email = format!("{}@dolen.test", who.split(' ').next().unwrap_or(who).to_lowercase());
        let new = NewStaff {
            agency: at,
            name: who.to_owned(),
            email,
            language: Language::En,
            roles,
            teams,
            from: now.date(),
        };
        seeding::staff(&house, now, new, &credentials).await.expect("a member of staff")
    };
    let nia = staff(gwynedd, "Nia Parry", vec![Role::Practitioner], vec![gwynedd_desk]).await;
    let huw = staff(gwynedd, "Huw Lloyd", vec![Role::Practitioner], vec![gwynedd_desk]).await;
    let sioned = staff(gwynedd, "Sioned Rees", vec![Role::Supervisor], vec![]).await;
    let eleri = staff(gwynedd, "Eleri Pugh", vec![], vec![closed_desk]).await;
    let owain = staff(conwy, "Owain Bevan", vec![Role::Practitioner], vec![conwy_desk]).await;
    let rhys = staff(police, "Rhys Morgan", vec![Role::Practitioner], vec![specialists]).await;
    let megan = staff(school, "Megan Hughes", vec![Role::Practitioner], vec![]).await;
    let tom = staff(charity, "Tom Ellis", vec![Role::Practitioner], vec![]).await;
    let gwenan = staff(gwynedd, "Gwenan Roberts", vec![Role::AgencyAdministrator], vec![]).await;
    let mared = staff(gwynedd, "Mared Elidir", vec![Role::InformationGovernance], vec![]).await;
    let ioan = staff(gwynedd, "Ioan Llechog", vec![Role::CaldicottGuardian], vec![]).await;
    let dilys = staff(gwynedd, "Dilys Wynne", vec![Role::InformationGovernance], vec![]).await;
    let gareth = staff(gwynedd, "Gareth Bowen", vec![Role::InformationGovernance], vec![]).await;
    let alun = staff(board, "Alun Price", vec![Role::SystemAdministrator], vec![]).await;
    Town {
        house,
        clock,
        credentials,
        router,
        gwynedd,
        conwy,
        police,
        school,
        charity,
        gwynedd_desk,
        conwy_desk,
        closed_desk,
        specialists,
        nia,
        huw,
        sioned,
        eleri,
        owain,
        rhys,
        megan,
        tom,
        mared,
        ioan,
        gwenan,
        alun,
        dilys,
        gareth,
        _folder: folder,
    }
}

//! The smallest capability there can be, to test the store with.

use access::{Fact, Permit, Policies, PolicyText, Thing, Visit};
use kernel::{Chance, Clock, Id, Kind, Limits, Timestamp, WorkingCalendar};
use serde::{Deserialize, Serialize};
use std::sync::{Arc, LazyLock};
use store::{
    Address, Capability, Event, Fault, House, Ingredients, Knowing, Migration, ReadTable, Recorded, Settings, Step,
    Tables,
};
use tempfile::TempDir;
use vault::{MasterKey, Sealed};

#[derive(Debug)]
pub enum NoteKind {}
impl Kind for NoteKind {
    const NAME: &'static str = "note";
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Note {
    Written { text: Sealed<String> },
    Read,
}
impl Note {
    pub fn written(subject: &str, text: &str) -> Self {
        Note::Written { text: Sealed::about(format!("note:{subject}"), text.to_owned()) }
    }
    pub fn erased(subject: &str) -> Self {
        Note::Written { text: Sealed::erased(format!("note:{subject}")) }
    }
}
impl Event for Note {
    const OWNER: &'static str = "notes";
}

struct Notes;
impl Capability for Notes {
    fn name(&self) -> &'static str {
        "notes"
    }
    fn migrations(&self) -> &'static [Migration] {
        &[Migration {
            name: "0001.sql",
            sql: "CREATE TABLE notes_note (note TEXT PRIMARY KEY, text TEXT NOT NULL, reads BIGINT NOT NULL, seal BLOB)",
        }]
    }
    fn read_tables(&self) -> &'static [ReadTable] {
        &[ReadTable { name: "notes_note", order: "note" }]
    }
    fn knows(&self) -> Option<&dyn Knowing> {
        Some(self)
    }
    fn project<'a>(&'a self, tables: &'a mut Tables<'_>, entries: &'a [Recorded]) -> Step<'a, ()> {
        Box::pin(async move {
            for entry in entries {
                let id: Id<NoteKind> = entry.id()?;
                match entry.event::<Note>()? {
                    Some(Note::Written { text }) => {
                        let text = text.get().cloned().unwrap_or_default();
                        let sql = "INSERT INTO notes_note (note, text, reads, seal) VALUES ($1, $2, 0, NULL)";
                        tables.run(sql, &[id.into(), text.into()]).await?;
                    }
                    Some(Note::Read) => {
                        tables.run("UPDATE notes_note SET reads = reads + 1 WHERE note = $1", &[id.into()]).await?;
                    }
                    None => {}
                }
            }
            Ok(())
        })
    }
}

/// Of a shelf it is known how many notes there are.
impl Knowing for Notes {
    fn kinds(&self) -> &'static [&'static str] {
        &["Shelf"]
    }
    fn tell<'a>(&'a self, tables: &'a mut Tables<'_>, _: &'a Visit, things: &'a mut [Thing]) -> Step<'a, ()> {
        Box::pin(async move {
            let counted = tables.row("SELECT COUNT(*) AS n FROM notes_note", &[]).await?;
            let notes = counted.map(|row| row.int("n")).transpose()?.unwrap_or_default();
            things.iter_mut().for_each(|thing| thing.learn("notes", Fact::Number(notes)));
            Ok(())
        })
    }
}

pub fn visit() -> Visit {
    Visit::system("test", "tests the store", Timestamp::from_millis(1_772_618_400_000))
}

pub fn note(house: &House) -> (Id<NoteKind>, Permit, Visit) {
    let visit = visit();
    let id = Id::mint(visit.now, house.chance());
    let permit = house.permit(&visit, "notes.write", &Thing::new("Note", id)).unwrap();
    (id, permit, visit)
}

pub async fn house(address: Address, folder: Arc<TempDir>) -> House {
    MasterKey::create_file(folder.path().join("master.key"), &Chance::system()).unwrap();
    reopened(address, folder).await
}

pub async fn reopened(address: Address, folder: Arc<TempDir>) -> House {
    try_reopened(address, folder).await.unwrap()
}

/// Read once: reading rules takes longer than opening a house.
static POLICIES: LazyLock<Policies> = LazyLock::new(|| {
    Policies::new(&[PolicyText {
        owner: "notes",
        schema: "entity Note = {}; action \"notes.write\" appliesTo { principal: Visitor, resource: Note }; \
                 entity Vault = {}; action \"vault.replay\" appliesTo { principal: Visitor, resource: Vault };",
        policies: "@id(\"notes.all\") permit(principal, action, resource);",
    }])
    .unwrap()
});

pub async fn try_reopened(address: Address, folder: Arc<TempDir>) -> Result<House, Fault> {
    let calendar = WorkingCalendar::from_toml("known_to = 2030\nholiday = []").unwrap();
    House::open(Ingredients {
        address,
        master: MasterKey::from_file(folder.path().join("master.key")).unwrap(),
        capabilities: vec![Arc::new(Notes)],
        policies: POLICIES.clone(),
        texts: Arc::new(i18n::Catalogue::new(&[]).unwrap()),
        limits: Limits::from_toml("limit = []", calendar).unwrap(),
        clock: Clock::still(Timestamp::from_millis(1_772_618_400_000)),
        chance: Chance::system(),
        settings: Settings { public_address: "http://test".to_owned(), demo: true },
    })
    .await
}

pub async fn on_both<F: Future<Output = ()>>(test: impl Fn(Address, Arc<TempDir>) -> F) {
    let folder = Arc::new(tempfile::tempdir().unwrap());
    test(Address::File(folder.path().join("dolen.db")), Arc::clone(&folder)).await;
    std::fs::remove_file(folder.path().join("master.key")).unwrap();
    let server = server();
    let name = format!("test_{}", Id::<NoteKind>::mint(Clock::system().now(), &Chance::system()));
    sqlx::any::install_default_drivers();
    let mut connection = <sqlx::AnyConnection as sqlx::Connection>::connect(&format!("{server}/postgres"))
        .await
        .expect("the test PostgreSQL: start it with stories/postgres");
    sqlx::Executor::execute(&mut connection, sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.unwrap();
    test(Address::Server(format!("{server}/{name}"), None), Arc::clone(&folder)).await;
    drop(folder);
}

fn server() -> String {
    std::env::var("DOLEN_TEST_POSTGRES").unwrap_or_else(|_| "postgres://dolen@127.0.0.1:54329".to_owned())
}

/// Makes a change that nobody should be able to make, verifies, and takes it back by restoring every table it may touch.
pub async fn behind_its_back(house: &House, change: &str) -> Result<(), Fault> {
    const TABLES: [&str; 4] = ["ledger_entries", "ledger_tiles", "ledger_checkpoints", "ledger_head"];
    let mut work = house.begin(&visit()).await?;
    for table in TABLES {
        work.tables().run(&format!("CREATE TABLE kept_{table} AS SELECT * FROM {table}"), &[]).await?;
    }
    let touched = work.tables().run(change, &[]).await?;
    work.commit().await?;
    assert!(touched > 0, "{change}: nothing was changed");
    let found = house.verify(|_| {}).await.map(drop);
    // Not through a unit of work: the head may be broken just now.
    let mut restoring = house.facts().await?;
    for table in TABLES {
        restoring.row(&format!("DELETE FROM {table}"), &[]).await?;
        restoring.row(&format!("INSERT INTO {table} SELECT * FROM kept_{table}"), &[]).await?;
        restoring.row(&format!("DROP TABLE kept_{table}"), &[]).await?;
    }
    found
}

/// Every entry as text, for comparing.
pub async fn dump(house: &House) -> Result<Vec<String>, Fault> {
    let rows = house.facts().await?.rows("SELECT * FROM ledger_entries ORDER BY idx", &[]).await?;
    rows.iter()
        .map(|row| {
            let texts = ["id", "actor", "agency", "purpose", "kind", "stream", "subjects", "marking", "rules"];
            let texts = texts.into_iter().map(|c| row.text(c)).collect::<Result<Vec<_>, _>>()?;
            let numbers = ["idx", "recorded_at", "version", "place"]
                .into_iter()
                .map(|c| row.int(c))
                .collect::<Result<Vec<_>, _>>()?;
            Ok(format!(
                "{texts:?} {numbers:?} {:?} {:?} {:?}",
                row.maybe_int("occurred_at")?,
                row.bytes("payload")?,
                row.bytes("leaf_hash")?
            ))
        })
        .collect()
}

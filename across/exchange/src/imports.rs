//! Imports that are being prepared or are under way, as they are kept.

use crate::{Mapping, Sort, events::Counts};
use access::Thing;
use kernel::{AgencyId, Timestamp};
use store::{Arg, Fault, House, Row, Tables};
use vault::ServerSeal;
use vocabulary::ImportId;

/// Where an import stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// A file has been sent; what its columns mean is not confirmed.
    Sent,
    /// The columns are confirmed; it waits for somebody to have it begun.
    Ready,
    /// Rows are being taken in, or wait for it.
    Running,
    /// All rows have been read.
    Finished,
    /// It ended early.
    Stopped,
}

impl State {
    const ALL: [State; 5] = [State::Sent, State::Ready, State::Running, State::Finished, State::Stopped];

    /// Its name in the table and in keys of texts.
    pub const fn code(self) -> &'static str {
        match self {
            State::Sent => "sent",
            State::Ready => "ready",
            State::Running => "running",
            State::Finished => "finished",
            State::Stopped => "stopped",
        }
    }

    /// Whether nothing more will happen to it.
    pub const fn is_over(self) -> bool {
        matches!(self, State::Finished | State::Stopped)
    }
}

/// One import.
#[derive(Debug, Clone)]
pub struct Import {
    /// Its id.
    pub id: ImportId,
    /// Whose table it is.
    pub agency: AgencyId,
    /// What each row is.
    pub sort: Sort,
    /// Where it stands.
    pub state: State,
    /// Who asked for it, as written in the ledger.
    pub asked_by: String,
    /// When the file was sent.
    pub made_at: Timestamp,
    /// When something last happened.
    pub touched_at: Timestamp,
    /// SHA-256 of the file.
    pub digest: String,
    /// What the sender called the file.
    pub file_name: String,
    /// The names of its columns.
    pub header: Vec<String>,
    /// What its columns mean.
    pub mapping: Mapping,
    /// The last row of the sender's file that has been dealt with.
    pub place: u64,
    /// How many rows became what.
    pub counts: Counts,
}

/// An agency's tables of a sort, as rules look at them.
pub fn thing(agency: AgencyId, sort: Sort) -> Thing {
    Thing::new("Exchange", agency).text("agency", agency).text("sort", sort.code())
}

/// The seal of files, their names and refused rows: they hold personal content for a short time.
pub(crate) fn seal(house: &House) -> ServerSeal {
    ServerSeal::new(house.master(), "exchange/file")
}

/// What is kept of a row's key, so that the same row is known again: it cannot be turned back.
pub(crate) fn key_hash(house: &House, key: &str) -> String {
    let hash = house.master().keyed_hash("exchange/key", key.as_bytes());
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) const COLUMNS: &str = "id, agency, sort, state, asked_by, made_at, touched_at, digest, file_name, header, mapping, place, \
                                  taken, known, refused, doubted";

/// An import from a row with [`COLUMNS`].
pub(crate) fn of_row(house: &House, row: &Row) -> Result<Import, Fault> {
    let unknown = || Fault::new("an import of an unknown shape");
    let number = |column: &str| Ok::<u64, Fault>(u64::try_from(row.int(column)?).unwrap_or(0));
    let state = row.text("state")?;
    let name =
        seal(house).open(&row.text("file_name")?).map_err(|_| Fault::new("a file's name could not be opened"))?;
    Ok(Import {
        id: row.id("id")?,
        agency: row.id("agency")?,
        sort: Sort::from_code(&row.text("sort")?).ok_or_else(unknown)?,
        state: State::ALL.into_iter().find(|known| known.code() == state).ok_or_else(unknown)?,
        asked_by: row.text("asked_by")?,
        made_at: row.time("made_at")?,
        touched_at: row.time("touched_at")?,
        digest: row.text("digest")?,
        file_name: String::from_utf8_lossy(&name).into_owned(),
        header: serde_json::from_str(&row.text("header")?)?,
        mapping: serde_json::from_str(&row.text("mapping")?)?,
        place: number("place")?,
        counts: Counts {
            taken: number("taken")?,
            known: number("known")?,
            refused: number("refused")?,
            doubted: number("doubted")?,
        },
    })
}

/// One import, inside a unit of work.
pub(crate) async fn get(house: &House, tables: &mut Tables<'_>, id: ImportId) -> Result<Option<Import>, Fault> {
    let row = tables.row(&format!("SELECT {COLUMNS} FROM exchange_import WHERE id = $1"), &[id.into()]).await?;
    row.as_ref().map(|row| of_row(house, row)).transpose()
}

/// Keeps a new import, with the file if it is not at hand otherwise.
pub(crate) async fn put(
    house: &House,
    tables: &mut Tables<'_>,
    import: &Import,
    file: Option<&[u8]>,
) -> Result<(), Fault> {
    let seal = seal(house);
    let sql = "INSERT INTO exchange_import (id, agency, sort, state, asked_by, made_at, touched_at, digest, file_name, file, \
               header, mapping, place, taken, known, refused, doubted) VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9, $10, $11, 0, 0, 0, 0, 0)";
    let args = [
        import.id.into(),
        import.agency.into(),
        import.sort.code().into(),
        import.state.code().into(),
        (&import.asked_by).into(),
        import.made_at.into(),
        (&import.digest).into(),
        seal.seal(import.file_name.as_bytes(), house.chance()).into(),
        Arg::from(file.map(|bytes| seal.seal(bytes, house.chance()))),
        serde_json::to_string(&import.header)?.into(),
        serde_json::to_string(&import.mapping)?.into(),
    ];
    tables.run(sql, &args).await.map(drop)
}

/// Keeps where an import stands now. The file goes when nothing more will happen.
pub(crate) async fn save(tables: &mut Tables<'_>, import: &Import, now: Timestamp) -> Result<(), Fault> {
    let number = |count: u64| Arg::from(i64::try_from(count).unwrap_or(i64::MAX));
    let counts = import.counts;
    let args = [
        import.id.into(),
        import.state.code().into(),
        now.into(),
        serde_json::to_string(&import.mapping)?.into(),
        number(import.place),
        number(counts.taken),
        number(counts.known),
        number(counts.refused),
        number(counts.doubted),
    ];
    let file = if import.state.is_over() { ", file = NULL" } else { "" };
    let sql = format!(
        "UPDATE exchange_import SET state = $2, touched_at = $3, mapping = $4, place = $5, taken = $6, known = $7, \
         refused = $8, doubted = $9{file} WHERE id = $1"
    );
    tables.run(&sql, &args).await.map(drop)
}

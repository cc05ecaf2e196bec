//! Sessions as they are kept, by keyed hash of the token that the browser holds.

use super::hash_key;
use crate::credentials::sessions::{Ages, Limits, Stage, Standing};
use crate::credentials::tokens::{Purpose, Token};
use crate::words::EndReason;
use kernel::{ActorId, Timestamp};
use store::{Arg, Fault, House, Reader, Row, Work};

/// A session that still holds.
#[derive(Debug, Clone)]
pub struct Entrance {
    /// Its name in lists; the token cannot be told from it.
    pub id: String,
    /// Whose it is.
    pub staff: ActorId,
    /// How far the sign-in has come.
    pub stage: Stage,
    /// Whether "last seen" should be written anew.
    pub wants_touch: bool,
    /// Whether a second factor was given in it a short while ago.
    pub freshly_proved: bool,
    pub(crate) hash: String,
    pub(crate) pending: Option<String>,
    /// Whether the agency's own sign-in stood in for the password.
    pub(crate) through_agency: bool,
    /// What the second step is to link, sealed.
    pub(crate) to_link: Option<String>,
}

impl Entrance {
    /// Whether the second step makes a link: then a recovery code is not enough for it.
    pub const fn is_to_link(&self) -> bool {
        self.to_link.is_some()
    }
}

/// Someone who has given the right password, or has come through their agency's own sign-in, and nothing more.
#[derive(Debug, Clone)]
pub struct HalfWay {
    /// The session so far.
    pub entrance: Entrance,
    /// Their address, under which attempts are counted.
    pub email: String,
}

const COLUMNS: &str = "SELECT hash, id, staff, stage, started_at, seen_at, ended_at, pending, proved_at, through_agency, \
     to_link FROM agencies_session";

fn entrance(row: &Row, limits: Limits, now: Timestamp) -> Result<Option<Entrance>, Fault> {
    let stage = Stage::from_code(&row.text("stage")?).ok_or_else(|| Fault::new("an unknown stage"))?;
    let ages =
        Ages { started: row.time("started_at")?, seen: row.time("seen_at")?, ended: row.maybe_time("ended_at")? };
    if ages.standing(stage, limits, now) != Standing::Live {
        return Ok(None);
    }
    Ok(Some(Entrance {
        id: row.text("id")?,
        staff: row.id("staff")?,
        stage,
        wants_touch: ages.wants_touch(now),
        freshly_proved: row.maybe_time("proved_at")?.is_some_and(|at| now < at.plus_minutes(limits.proof_minutes)),
        hash: row.text("hash")?,
        pending: row.maybe_text("pending")?,
        through_agency: row.maybe_int("through_agency")?.is_some(),
        to_link: row.maybe_text("to_link")?,
    }))
}

/// The session of a token, if it still holds.
pub(crate) async fn find(
    house: &House,
    reader: &mut Reader,
    token: &str,
    now: Timestamp,
) -> Result<Option<Entrance>, Fault> {
    let Some(token) = Token::parse(token) else { return Ok(None) };
    let hash = token.hash(&hash_key(house), Purpose::Session);
    let limits = Limits::in_force(house.limits(), now);
    match reader.row(&format!("{COLUMNS} WHERE hash = $1"), &[hash.into()]).await? {
        Some(row) => entrance(&row, limits, now),
        None => Ok(None),
    }
}

/// Who is half-way in with this token.
///
/// # Errors
/// A fault of the database.
pub async fn half_way(house: &House, token: Option<&str>, now: Timestamp) -> Result<Option<HalfWay>, Fault> {
    let Some(token) = token else { return Ok(None) };
    let mut reader = house.facts().await?;
    let Some(entrance) = find(house, &mut reader, token, now).await? else { return Ok(None) };
    if entrance.stage == Stage::In {
        return Ok(None);
    }
    let person = crate::queries::person(&mut reader, entrance.staff).await?;
    Ok(person.and_then(|person| person.email).map(|email| HalfWay { entrance, email }))
}

/// Begins a session; the token is for the browser alone.
pub(crate) async fn begin(
    work: &mut Work,
    house: &House,
    staff: ActorId,
    stage: Stage,
    network: &str,
) -> Result<String, Fault> {
    let token = Token::mint(house.chance());
    let now = work.now();
    let id = kernel::Id::<kernel::ActorKind>::mint(now, house.chance()).to_string();
    let args = [
        token.hash(&hash_key(house), Purpose::Session).into(),
        id.into(),
        staff.into(),
        stage.code().into(),
        network.into(),
        now.into(),
        (stage == Stage::In).then_some(now).into(),
    ];
    let sql = "INSERT INTO agencies_session (hash, id, staff, stage, network, started_at, seen_at, proved_at, wrong) \
               VALUES ($1, $2, $3, $4, $5, $6, $6, $7, 0)";
    work.tables().run(sql, &args).await?;
    // Sessions that ended long ago are of no use to anybody: the ledger knows who signed in and out.
    let old = now.plus_hours(-24 * 30);
    work.tables().run("DELETE FROM agencies_session WHERE started_at < $1", &[old.into()]).await?;
    Ok(token.text())
}

/// Marks a session that began at an agency's own sign-in, with what its second step is to link.
pub(crate) async fn came_through_agency(
    work: &mut Work,
    house: &House,
    token: &str,
    to_link: Option<String>,
) -> Result<(), Fault> {
    let Some(token) = Token::parse(token) else { return Ok(()) };
    let args = [token.hash(&hash_key(house), Purpose::Session).into(), to_link.into()];
    let sql = "UPDATE agencies_session SET through_agency = 1, to_link = $2 WHERE hash = $1";
    work.tables().run(sql, &args).await.map(drop)
}

/// Lets a session all the way in, under a new token: one that was seen half-way is worth nothing.
pub(crate) async fn promote(work: &mut Work, house: &House, entrance: &Entrance) -> Result<String, Fault> {
    let token = Token::mint(house.chance());
    let args = [
        (&entrance.hash).into(),
        token.hash(&hash_key(house), Purpose::Session).into(),
        Stage::In.code().into(),
        work.now().into(),
    ];
    let sql = "UPDATE agencies_session SET hash = $2, stage = $3, started_at = $4, seen_at = $4, proved_at = $4, pending = NULL, to_link = NULL, wrong = 0 \
               WHERE hash = $1 AND ended_at IS NULL";
    match work.tables().run(sql, &args).await? {
        1 => Ok(token.text()),
        _ => Err(Fault::new("the session ended while it was being let in")),
    }
}

/// Whether a session is still where it was when this attempt began: not ended, and not let in by another attempt.
pub(crate) async fn still_stands(work: &mut Work, entrance: &Entrance) -> Result<bool, Fault> {
    let args = [(&entrance.hash).into(), entrance.stage.code().into()];
    let sql = "SELECT 1 AS one FROM agencies_session WHERE hash = $1 AND stage = $2 AND ended_at IS NULL";
    Ok(work.tables().row(sql, &args).await?.is_some())
}

/// Counts a wrong code; after five the session ends and the password is asked for again. True when it has ended.
pub(crate) async fn count_wrong(work: &mut Work, entrance: &Entrance) -> Result<bool, Fault> {
    let now = work.now();
    work.tables()
        .run("UPDATE agencies_session SET wrong = wrong + 1 WHERE hash = $1", &[(&entrance.hash).into()])
        .await?;
    let args = [(&entrance.hash).into(), now.into()];
    let sql = "UPDATE agencies_session SET ended_at = $2 WHERE hash = $1 AND wrong >= 5 AND ended_at IS NULL";
    Ok(work.tables().run(sql, &args).await? > 0)
}

/// A second factor was given anew.
pub(crate) async fn prove(work: &mut Work, entrance: &Entrance) -> Result<(), Fault> {
    let args = [(&entrance.hash).into(), work.now().into()];
    let sql = "UPDATE agencies_session SET proved_at = $2, seen_at = $2, wrong = 0 WHERE hash = $1";
    work.tables().run(sql, &args).await.map(drop)
}

/// Keeps a second factor that is being set up with the session, sealed.
pub(crate) async fn keep_pending(work: &mut Work, entrance: &Entrance, sealed: &str) -> Result<(), Fault> {
    let args = [(&entrance.hash).into(), sealed.into()];
    work.tables().run("UPDATE agencies_session SET pending = $2 WHERE hash = $1", &args).await.map(drop)
}

/// Writes "last seen".
pub(crate) async fn touch(work: &mut Work, entrance: &Entrance) -> Result<(), Fault> {
    let args = [(&entrance.hash).into(), work.now().into()];
    work.tables()
        .run("UPDATE agencies_session SET seen_at = $2 WHERE hash = $1 AND seen_at < $2", &args)
        .await
        .map(drop)
}

/// Which sessions to end.
pub(crate) enum Which<'a> {
    All,
    ByHash(&'a str),
    ById(&'a str),
    AllBut(&'a str),
}

/// Ends sessions of one person; gives how many.
pub(crate) async fn end(work: &mut Work, staff: ActorId, which: Which<'_>) -> Result<u64, Fault> {
    let (condition, more) = match which {
        Which::All => ("", None),
        Which::ByHash(hash) => (" AND hash = $3", Some(hash)),
        Which::ById(id) => (" AND id = $3", Some(id)),
        Which::AllBut(hash) => (" AND hash <> $3", Some(hash)),
    };
    let mut args: Vec<Arg> = vec![staff.into(), work.now().into()];
    args.extend(more.map(Arg::from));
    let sql = format!("UPDATE agencies_session SET ended_at = $2 WHERE staff = $1 AND ended_at IS NULL{condition}");
    work.tables().run(&sql, &args).await
}

/// What led to the end of a session, for [`crate::events::Event::SignedOut`].
pub(crate) const fn signed_out(why: EndReason) -> crate::events::Event {
    crate::events::Event::SignedOut { why }
}

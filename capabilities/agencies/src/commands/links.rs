//! Links that open once: invitations, and links for a forgotten password.

use super::hash_key;
use crate::credentials::tokens::{Purpose, Token};
use crate::decide::{Link, LinkStanding};
use crate::queries::{self, AgencyRow, PersonRow};
use kernel::{ActorId, Timestamp};
use store::{Fault, House, Work};

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkFor {
    /// Accepting an invitation.
    Invitation,
    /// Setting a new password.
    Reset,
    /// Saying that the second step was not lost.
    KeepSecondStep,
}

impl LinkFor {
    const fn code(self) -> &'static str {
        match self {
            LinkFor::Invitation => "invitation",
            LinkFor::Reset => "reset",
            LinkFor::KeepSecondStep => "keep_second_step",
        }
    }
    const fn purpose(self) -> Purpose {
        match self {
            LinkFor::Invitation => Purpose::Invitation,
            LinkFor::Reset => Purpose::Reset,
            LinkFor::KeepSecondStep => Purpose::KeepSecondStep,
        }
    }
}

/// What a link opens.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Whose it is.
    pub person: PersonRow,
    /// For whom they work.
    pub agency: AgencyRow,
    pub(crate) hash: String,
}

/// What a link opens, if it still does. An unknown one, a used one and an expired one look the same.
///
/// # Errors
/// A fault of the database.
pub async fn open_link(house: &House, what: LinkFor, token: &str, now: Timestamp) -> Result<Option<Opened>, Fault> {
    let Some(token) = Token::parse(token) else { return Ok(None) };
    let hash = token.hash(&hash_key(house), what.purpose());
    let mut reader = house.facts().await?;
    let sql = "SELECT staff, expires, used_at FROM agencies_link WHERE hash = $1 AND what = $2";
    let Some(row) = reader.row(sql, &[(&hash).into(), what.code().into()]).await? else { return Ok(None) };
    let link = Link { expires: row.time("expires")?, used: row.maybe_time("used_at")? };
    if link.standing(now) != LinkStanding::Open {
        return Ok(None);
    }
    let Some(person) = queries::person(&mut reader, row.id("staff")?).await? else { return Ok(None) };
    let agency = queries::agency(&mut reader, person.agency).await?;
    Ok(agency.map(|agency| Opened { person, agency, hash }))
}

/// Makes a link; earlier ones of the same kind open nothing any more.
pub(crate) async fn make(work: &mut Work, house: &House, what: LinkFor, staff: ActorId) -> Result<Token, Fault> {
    void(work, what, staff).await?;
    // Links that ran out long ago are of no use to anybody.
    let old = work.now().plus_hours(-24 * 30);
    work.tables().run("DELETE FROM agencies_link WHERE expires < $1", &[old.into()]).await?;
    let token = Token::mint(house.chance());
    let now = work.now();
    let link = match what {
        LinkFor::Invitation | LinkFor::KeepSecondStep => Link::for_invitation(now),
        LinkFor::Reset => Link::for_reset(now),
    };
    let hash = token.hash(&hash_key(house), what.purpose());
    let args = [hash.into(), staff.into(), what.code().into(), now.into(), link.expires.into()];
    let sql = "INSERT INTO agencies_link (hash, staff, what, sent_at, expires) VALUES ($1, $2, $3, $4, $5)";
    work.tables().run(sql, &args).await?;
    Ok(token)
}

/// Uses a link up. False when somebody else was quicker.
pub(crate) async fn spend(work: &mut Work, hash: &str) -> Result<bool, Fault> {
    let args = [hash.into(), work.now().into()];
    let sql = "UPDATE agencies_link SET used_at = $2 WHERE hash = $1 AND used_at IS NULL AND expires > $2";
    Ok(work.tables().run(sql, &args).await? == 1)
}

/// Makes all open links of one kind void.
pub(crate) async fn void(work: &mut Work, what: LinkFor, staff: ActorId) -> Result<(), Fault> {
    let args = [staff.into(), what.code().into(), work.now().into()];
    let sql = "UPDATE agencies_link SET used_at = $3 WHERE staff = $1 AND what = $2 AND used_at IS NULL";
    work.tables().run(sql, &args).await.map(drop)
}

/// How many links of one kind were sent to somebody since an instant.
pub(crate) async fn sent_since(work: &mut Work, what: LinkFor, staff: ActorId, since: Timestamp) -> Result<i64, Fault> {
    let sql = "SELECT COUNT(*) AS sent FROM agencies_link WHERE staff = $1 AND what = $2 AND sent_at > $3";
    let row = work.tables().row(sql, &[staff.into(), what.code().into(), since.into()]).await?;
    row.map_or(Ok(0), |row| row.int("sent"))
}

//! Signing in through an agency's own sign-in (OpenID Connect): set by its administrators, begun at the door or at the
//! account, and linked to one account of this house by whoever can prove that it is theirs.

mod asking;
mod journey;
mod linking;
mod setting;

pub use asking::{Tried, try_out};
pub use journey::{Arrival, Returned, WhyNot, begin, come_back, language_of};
pub use linking::{
    begin_linking, has_link, is_linked, own_agency_setting, ticket_to_link, unlink_own, use_ticket_to_link,
};
pub(crate) use linking::{link_now, tell};
pub use setting::{Wanted, own_setting, set};

use super::region;
use crate::credentials::tokens::Purpose;
use crate::decide::may_use_password;
use crate::words::{Name, SignInWay};
use access::{Permit, Visit};
use kernel::{ActorId, AgencyId, Date};
use store::{Fault, House, Reader, Row, Stop};
use vault::ServerSeal;

/// An agency's own sign-in, as it is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Whose it is.
    pub agency: AgencyId,
    /// The agency's name.
    pub name: Name,
    /// The address of the provider.
    pub issuer: String,
    /// What the provider calls this house.
    pub client: String,
    /// The words on the link, where the agency has its own.
    pub words: Option<Name>,
    /// Whether it is used, and whether beside the password or alone.
    pub way: SignInWay,
}

const SETTING: &str = "SELECT v.agency, v.issuer, v.client, v.words_cy, v.words_en, v.way, a.name_cy, a.name_en \
     FROM agencies_provider v JOIN agencies_agency a ON a.id = v.agency";

fn setting(row: &Row) -> Result<Setting, Fault> {
    let words = match (row.maybe_text("words_cy")?, row.maybe_text("words_en")?) {
        (Some(cy), Some(en)) => Some(Name { cy, en }),
        _ => None,
    };
    Ok(Setting {
        agency: row.id("agency")?,
        name: Name { cy: row.text("name_cy")?, en: row.text("name_en")? },
        issuer: row.text("issuer")?,
        client: row.text("client")?,
        words,
        way: SignInWay::from_code(&row.text("way")?).ok_or_else(|| Fault::new("an unknown way of signing in"))?,
    })
}

async fn setting_of(reader: &mut Reader, agency: AgencyId) -> Result<Option<Setting>, Fault> {
    let row = reader.row(&format!("{SETTING} WHERE v.agency = $1"), &[agency.into()]).await?;
    row.as_ref().map(setting).transpose()
}

/// The agencies whose people may sign in through them, by their Welsh names.
///
/// # Errors
/// A fault of the database.
pub async fn offered(house: &House) -> Result<Vec<Setting>, Fault> {
    let rows = house.facts().await?.rows(&format!("{SETTING} WHERE v.way <> 'off'"), &[]).await?;
    let mut found = rows.iter().map(setting).collect::<Result<Vec<_>, _>>()?;
    found.sort_by_cached_key(|setting| (i18n::sort_key(&setting.name.cy), setting.agency));
    Ok(found)
}

/// The one address to which providers send browsers back for an agency. Each agency has its own, so that one provider
/// cannot pass for another; and it has one language, so that it is entered once: where the browser goes from there is told
/// by what it brings.
pub fn way_back(house: &House, agency: AgencyId) -> String {
    format!("{}/cy/sign-in/agency/{agency}/return", house.settings().public_address)
}

/// Whether somebody may come in by their agency's own sign-in only.
pub(crate) async fn is_bound(reader: &mut Reader, staff: ActorId, today: Date) -> Result<bool, Fault> {
    let row = reader.row(BOUND, &[staff.into(), today.to_string().into()]).await?;
    row.as_ref().map_or(Ok(false), bound)
}

/// What decides whether a password is a way in, for the person `$1` on the day `$2`.
const BOUND: &str = "SELECT v.way, (SELECT COUNT(*) FROM agencies_role r WHERE r.staff = s.id \
     AND r.role IN ('agency_administrator', 'system_administrator') AND r.from_day <= $2 \
     AND (r.until_day IS NULL OR r.until_day >= $2)) AS looking_after \
     FROM agencies_staff s LEFT JOIN agencies_provider v ON v.agency = s.agency WHERE s.id = $1";

fn bound(row: &Row) -> Result<bool, Fault> {
    let way = row.maybe_text("way")?.as_deref().and_then(SignInWay::from_code);
    Ok(!may_use_password(way, row.int("looking_after")? > 0))
}

fn permit(house: &House, visit: &Visit, action: &str, agency: AgencyId) -> Result<Permit, Stop> {
    Ok(house.permit(visit, action, &region::agency_thing(agency))?)
}

fn secret_seal(house: &House) -> ServerSeal {
    ServerSeal::new(house.master(), "agencies/provider-secret")
}

async fn secret_of(house: &House, reader: &mut Reader, agency: AgencyId) -> Result<Option<String>, Fault> {
    let sql = "SELECT sealed FROM agencies_provider_secret WHERE agency = $1";
    let Some(row) = reader.row(sql, &[agency.into()]).await? else { return Ok(None) };
    let opened = secret_seal(house).open(&row.text("sealed")?);
    let bytes = opened.map_err(|_| Fault::new("a provider's secret does not open: is it the right master key?"))?;
    Ok(String::from_utf8(bytes).ok())
}

/// An account at a provider, as it is kept: by agency, provider and name there, and by nothing that anybody else could
/// know it by.
fn hash_of(house: &House, agency: AgencyId, issuer: &str, subject: &str) -> String {
    let account = format!("{agency}\n{issuer}\n{subject}");
    super::hash_key(house).hash(Purpose::Subject, account.as_bytes())
}

/// A browser, as tickets for the door are bound to it.
fn mark_of(house: &House, device: &str) -> String {
    super::hash_key(house).hash(Purpose::Device, device.as_bytes())
}

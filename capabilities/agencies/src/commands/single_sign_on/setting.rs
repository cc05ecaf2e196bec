//! How an agency's people come in is set by its administrators, and told to all of them.

use super::{Setting, permit, secret_seal, setting_of};
use crate::commands::{notices, region};
use crate::decide::{KeptSecret, SignIn, set_sign_in};
use crate::words::{Name, SignInWay};
use access::Visit;
use kernel::AgencyId;
use store::{House, Stop};

/// What an administrator wants.
#[derive(Clone)]
pub struct Wanted {
    /// The address of the provider.
    pub issuer: String,
    /// What the provider calls this house.
    pub client: String,
    /// Another secret than the one that is kept.
    pub secret: Option<String>,
    /// The words on the link, where the agency has its own.
    pub words: Option<Name>,
    /// Whether it is used, and whether beside the password or alone.
    pub way: SignInWay,
}

/// How it is set now, and whether a secret is kept. The secret itself is shown to nobody.
///
/// # Errors
/// A refusal, or a fault.
pub async fn own_setting(house: &House, visit: &Visit, agency: AgencyId) -> Result<(Option<Setting>, bool), Stop> {
    let permit = permit(house, visit, "agencies.view_sign_in", agency)?;
    let mut reader = house.look(&permit, "the agency's own sign-in").await?;
    let kept = reader.row("SELECT 1 AS one FROM agencies_provider_secret WHERE agency = $1", &[agency.into()]).await?;
    Ok((setting_of(&mut reader, agency).await?, kept.is_some()))
}

/// Sets it.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn set(house: &House, visit: &Visit, agency: AgencyId, wanted: Wanted) -> Result<(), Stop> {
    let permit = permit(house, visit, "agencies.set_sign_in", agency)?;
    let mut work = house.begin(visit).await?;
    let (state, place, stream) = region::agency_told(&mut work, agency).await?;
    let sql = "SELECT 1 AS one FROM agencies_provider_secret WHERE agency = $1";
    let kept = match (&wanted.secret, work.tables().row(sql, &[agency.into()]).await?) {
        (Some(_), _) => KeptSecret::New,
        (None, Some(_)) => KeptSecret::Before,
        (None, None) => KeptSecret::None,
    };
    let Wanted { issuer, client, secret, words, way } = wanted;
    let before = state.sign_in.as_ref();
    let elsewhere = before.is_some_and(|before| before.issuer != issuer || before.client != client);
    let events = set_sign_in(&state, SignIn { issuer, client, words, way }, kept)?;
    if events.is_empty() {
        return Ok(());
    }
    work.append(&permit, &stream, place, &events).await?;
    if elsewhere {
        // What was agreed with one provider is nothing for the next one to be shown.
        work.tables().run("DELETE FROM agencies_provider_secret WHERE agency = $1", &[agency.into()]).await?;
    }
    if let Some(secret) = secret {
        let sealed = secret_seal(house).seal(secret.as_bytes(), house.chance());
        let args = [agency.into(), sealed.into(), visit.now.into()];
        let sql = "INSERT INTO agencies_provider_secret (agency, sealed, kept_at) VALUES ($1, $2, $3) \
                   ON CONFLICT (agency) DO UPDATE SET sealed = excluded.sealed, kept_at = excluded.kept_at";
        work.tables().run(sql, &args).await?;
    }
    let path = format!("/agencies/{agency}/sign-in");
    notices::post_to_others(house, visit, &mut work, agency, "agency-sign-in", &path).await?;
    work.commit().await?;
    Ok(())
}

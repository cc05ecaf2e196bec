//! Asking a provider: what it says of itself, its keys, and who it says has signed in. Nothing of what it answers goes into
//! a log, an entry or a page.

use super::{Setting, permit, secret_of, setting_of};
use crate::credentials::open_id::discovery::{self, Provider, Unfit};
use crate::credentials::open_id::identity::{self, Expected, Identity};
use crate::credentials::open_id::keys::Keys;
use crate::credentials::open_id::{Drawn, redeeming, signed_text};
use access::Visit;
use fetch::{Client, Trouble};
use kernel::AgencyId;
use store::{House, Stop};

/// What became of trying a provider out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tried {
    /// Everything is there that a sign-in needs. Whether name and secret are right shows only when somebody signs in.
    Fits,
    /// The address may not be asked: it is not HTTPS.
    NotAllowed,
    /// The address lies inside the network of this house.
    Inside,
    /// Nobody answers.
    Unreachable,
    /// Whoever answers cannot show that they are who the address names.
    Untrusted,
    /// It took too long.
    Slow,
    /// Nothing there describes a provider.
    NotDescribed,
    /// What is there describes another provider.
    OtherIssuer,
    /// It describes addresses that may not be asked.
    Addresses,
    /// It does not offer what a sign-in here needs.
    Unable,
    /// It has no key that will do.
    NoKeys,
}

impl Tried {
    /// All of them.
    pub const ALL: &'static [Tried] = &[
        Tried::Fits,
        Tried::NotAllowed,
        Tried::Inside,
        Tried::Unreachable,
        Tried::Untrusted,
        Tried::Slow,
        Tried::NotDescribed,
        Tried::OtherIssuer,
        Tried::Addresses,
        Tried::Unable,
        Tried::NoKeys,
    ];

    /// Its name in addresses and texts.
    pub const fn code(self) -> &'static str {
        match self {
            Tried::Fits => "fits",
            Tried::NotAllowed => "not-allowed",
            Tried::Inside => "inside",
            Tried::Unreachable => "unreachable",
            Tried::Untrusted => "untrusted",
            Tried::Slow => "slow",
            Tried::NotDescribed => "not-described",
            Tried::OtherIssuer => "other-issuer",
            Tried::Addresses => "addresses",
            Tried::Unable => "unable",
            Tried::NoKeys => "no-keys",
        }
    }
}

impl From<Trouble> for Tried {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::NotAllowed => Tried::NotAllowed,
            Trouble::Inside => Tried::Inside,
            Trouble::Unreachable => Tried::Unreachable,
            Trouble::Untrusted => Tried::Untrusted,
            Trouble::Slow => Tried::Slow,
            Trouble::TooLong | Trouble::Garbled => Tried::NotDescribed,
        }
    }
}

impl From<Unfit> for Tried {
    fn from(unfit: Unfit) -> Self {
        match unfit {
            Unfit::NotDescribed => Tried::NotDescribed,
            Unfit::OtherIssuer => Tried::OtherIssuer,
            Unfit::Addresses => Tried::Addresses,
            Unfit::NoCodes | Unfit::NoProof | Unfit::OtherSignature | Unfit::OtherSecret => Tried::Unable,
        }
    }
}

/// Asks the agency's provider for all that a sign-in needs, and says what is wrong.
///
/// # Errors
/// A refusal; [`Stop::NotFound`] where nothing is set; or a fault.
pub async fn try_out(house: &House, visit: &Visit, client: &Client, agency: AgencyId) -> Result<Tried, Stop> {
    permit(house, visit, "agencies.view_sign_in", agency)?;
    let setting = setting_of(&mut house.facts().await?, agency).await?.ok_or(Stop::NotFound)?;
    let tried = async {
        let provider = described(client, &setting.issuer).await?;
        keys_of(client, &provider).await
    };
    Ok(tried.await.err().unwrap_or(Tried::Fits))
}

/// What a provider says of itself.
pub(super) async fn described(client: &Client, issuer: &str) -> Result<Provider, Tried> {
    let at = discovery::address(issuer).ok_or(Tried::NotAllowed)?;
    let answered = client.get(&at).await?;
    if answered.status != 200 {
        return Err(Tried::NotDescribed);
    }
    let provider = discovery::read(&answered.body, issuer)?;
    let allowed = [&provider.authorization, &provider.token, &provider.keys].iter().all(|at| client.allows(at).is_ok());
    if allowed { Ok(provider) } else { Err(Tried::Addresses) }
}

async fn keys_of(client: &Client, provider: &Provider) -> Result<Keys, Tried> {
    let answered = client.get(&provider.keys).await?;
    if answered.status != 200 {
        return Err(Tried::NoKeys);
    }
    Keys::read(&answered.body).ok_or(Tried::NoKeys)
}

/// Why nobody is known after asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unknown {
    /// The provider could not be asked, or will not do.
    Unreachable,
    /// What it said is not believed, or it did not take the code.
    NotBelieved,
}

impl From<Tried> for Unknown {
    fn from(_: Tried) -> Self {
        Unknown::Unreachable
    }
}

impl From<Trouble> for Unknown {
    fn from(_: Trouble) -> Self {
        Unknown::Unreachable
    }
}

/// Asks the provider who has signed in there with this code.
pub(super) async fn who_came(
    house: &House,
    visit: &Visit,
    client: &Client,
    setting: &Setting,
    drawn: &Drawn,
    (code, named): (&str, Option<&str>),
) -> Result<Result<Identity, Unknown>, Stop> {
    let secret = secret_of(house, &mut house.facts().await?, setting.agency).await?;
    let Some(secret) = secret else { return Ok(Err(Unknown::NotBelieved)) };
    let back = super::way_back(house, setting.agency);
    let asked = async {
        let provider = described(client, &setting.issuer).await?;
        // Whoever sent the browser back says who they are, where they have promised to (RFC 9207).
        if named.map_or(provider.names_itself, |named| named != setting.issuer) {
            return Err(Unknown::NotBelieved);
        }
        let sent = redeeming(&provider, (&setting.client, &secret), &back, code, drawn);
        let answered = client.post(&provider.token, &sent.form, sent.authorization.as_deref()).await?;
        let text = signed_text(&answered.body).filter(|_| answered.status == 200).ok_or(Unknown::NotBelieved)?;
        let keys = keys_of(client, &provider).await?;
        let (issuer, client) = (&setting.issuer, &setting.client);
        let expected = Expected { issuer, client, nonce: &drawn.nonce, now: visit.now };
        identity::read(&text, &keys, &expected).map_err(|_| Unknown::NotBelieved)
    };
    Ok(asked.await)
}

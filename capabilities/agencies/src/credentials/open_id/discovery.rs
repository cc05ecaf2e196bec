//! What a provider says of itself at the address that every provider has.

use serde::Deserialize;
use url::Url;

/// A provider, as it says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provider {
    /// Where browsers are sent.
    pub authorization: Url,
    /// Where codes are redeemed.
    pub token: Url,
    /// Where its keys lie.
    pub keys: Url,
    /// Whether name and secret stand in the head of the request rather than in the form.
    pub secret_in_head: bool,
    /// Whether it always names itself when it sends a browser back.
    pub names_itself: bool,
}

/// Why a provider will not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// What lies there does not describe a provider.
    NotDescribed,
    /// It describes another one than the one that was asked.
    OtherIssuer,
    /// An address in it is none.
    Addresses,
    /// It gives no codes.
    NoCodes,
    /// It does not make sure that whoever redeems a code asked for it (PKCE with SHA-256).
    NoProof,
    /// It signs in no way that is known here.
    OtherSignature,
    /// It wants to be shown a secret in no way that is known here.
    OtherSecret,
}

#[derive(Deserialize)]
struct Described {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    response_types_supported: Option<Vec<String>>,
    code_challenge_methods_supported: Option<Vec<String>>,
    id_token_signing_alg_values_supported: Option<Vec<String>>,
    token_endpoint_auth_methods_supported: Option<Vec<String>>,
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

/// Where a provider describes itself.
pub fn address(issuer: &str) -> Option<Url> {
    Url::parse(&format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'))).ok()
}

/// Reads what was found there.
///
/// # Errors
/// Why the provider will not do.
pub fn read(body: &[u8], issuer: &str) -> Result<Provider, Unfit> {
    let described: Described = serde_json::from_slice(body).map_err(|_| Unfit::NotDescribed)?;
    // Letter for letter: whoever answers at one address may not speak for another.
    if described.issuer != issuer {
        return Err(Unfit::OtherIssuer);
    }
    let url = |text: &str| Url::parse(text).map_err(|_| Unfit::Addresses);
    // What is not said is offered in its usual form; the standard has it so for all but PKCE, which not everybody names.
    let offers = |list: &Option<Vec<String>>, one: &str| list.as_ref().is_none_or(|l| l.iter().any(|name| name == one));
    if !offers(&described.response_types_supported, "code") {
        return Err(Unfit::NoCodes);
    }
    if !offers(&described.code_challenge_methods_supported, "S256") {
        return Err(Unfit::NoProof);
    }
    let signs = &described.id_token_signing_alg_values_supported;
    if !offers(signs, "RS256") && !offers(signs, "ES256") {
        return Err(Unfit::OtherSignature);
    }
    let takes = &described.token_endpoint_auth_methods_supported;
    let secret_in_head = offers(takes, "client_secret_basic");
    if !secret_in_head && !offers(takes, "client_secret_post") {
        return Err(Unfit::OtherSecret);
    }
    Ok(Provider {
        authorization: url(&described.authorization_endpoint)?,
        token: url(&described.token_endpoint)?,
        keys: url(&described.jwks_uri)?,
        secret_in_head,
        names_itself: described.authorization_response_iss_parameter_supported,
    })
}

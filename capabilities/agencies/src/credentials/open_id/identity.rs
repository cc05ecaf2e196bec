//! Who has signed in at a provider, where everything about its signed text fits.

use super::from_base64;
use super::keys::{Algorithm, Keys};
use kernel::Timestamp;
use serde::Deserialize;
use subtle::ConstantTimeEq;

/// Seconds by which the provider's clock may be ahead of ours or behind it.
const SKEW: i64 = 60;
/// Longer than any text that a provider signs.
const LONGEST: usize = 64 * 1024;
/// The standard allows no longer name for anybody.
const LONGEST_SUBJECT: usize = 255;

/// What a signed text must be, to be believed.
#[derive(Clone, Copy)]
pub struct Expected<'a> {
    /// From this provider.
    pub issuer: &'a str,
    /// For us.
    pub client: &'a str,
    /// For this sign-in.
    pub nonce: &'a str,
    /// Now.
    pub now: Timestamp,
}

/// Somebody, as the provider knows them.
#[derive(Clone, PartialEq, Eq)]
pub struct Identity {
    /// Their name there: never used again for anybody else.
    pub subject: String,
    /// Their address, where the provider has made sure that it is theirs.
    pub email: Option<String>,
}

/// Who it is stays out of every log.
impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Identity(…)")
    }
}

/// Why a signed text is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It is no signed text.
    Malformed,
    /// It was signed in no way that is known here, or not at all.
    Algorithm,
    /// It was not signed with a key of the provider.
    Signature,
    /// It comes from another provider.
    Issuer,
    /// It is meant for somebody else.
    Audience,
    /// It belongs to another sign-in.
    Nonce,
    /// Its time is over, or has not begun.
    Time,
    /// It names nobody.
    Subject,
}

#[derive(Deserialize)]
struct Head {
    alg: String,
    kid: Option<String>,
    crit: Option<serde_json::Value>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Several(Vec<String>),
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    aud: Audience,
    azp: Option<String>,
    exp: f64,
    iat: f64,
    nbf: Option<f64>,
    nonce: Option<String>,
    email: Option<String>,
    // Some providers write it as a word.
    email_verified: Option<serde_json::Value>,
}

/// Reads a signed text.
///
/// # Errors
/// Why it is not believed.
pub fn read(text: &str, keys: &Keys, expected: &Expected<'_>) -> Result<Identity, Refused> {
    if text.len() > LONGEST {
        return Err(Refused::Malformed);
    }
    let (signed, signature) = text.rsplit_once('.').ok_or(Refused::Malformed)?;
    let (head, claims) = signed.split_once('.').ok_or(Refused::Malformed)?;
    let head: Head = part(head)?;
    let algorithm = Algorithm::from_name(&head.alg).ok_or(Refused::Algorithm)?;
    // What must be understood and is not known here is refused, as the standard wants it.
    if head.crit.is_some() {
        return Err(Refused::Algorithm);
    }
    let signature = from_base64(signature).ok_or(Refused::Malformed)?;
    if !keys.signed(algorithm, head.kid.as_deref(), signed.as_bytes(), &signature) {
        return Err(Refused::Signature);
    }
    believed(part(claims)?, expected)
}

fn part<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Refused> {
    let bytes = from_base64(text).ok_or(Refused::Malformed)?;
    serde_json::from_slice(&bytes).map_err(|_| Refused::Malformed)
}

fn believed(claims: Claims, expected: &Expected<'_>) -> Result<Identity, Refused> {
    if claims.iss != expected.issuer {
        return Err(Refused::Issuer);
    }
    let (among, alone) = match &claims.aud {
        Audience::One(one) => (one == expected.client, true),
        Audience::Several(several) => (several.iter().any(|one| one == expected.client), several.len() == 1),
    };
    let for_us = match &claims.azp {
        Some(party) => party == expected.client,
        // Meant for several, it must say which of them asked.
        None => alone,
    };
    if !among || !for_us {
        return Err(Refused::Audience);
    }
    let nonce = claims.nonce.unwrap_or_default();
    if nonce.is_empty() || !bool::from(nonce.as_bytes().ct_eq(expected.nonce.as_bytes())) {
        return Err(Refused::Nonce);
    }
    let (now, skew) = (expected.now.millis() as f64 / 1000.0, SKEW as f64);
    let begun = claims.iat <= now + skew && claims.nbf.is_none_or(|from| from <= now + skew);
    if now >= claims.exp + skew || !begun {
        return Err(Refused::Time);
    }
    if claims.sub.is_empty() || claims.sub.len() > LONGEST_SUBJECT {
        return Err(Refused::Subject);
    }
    let verified = match claims.email_verified {
        Some(serde_json::Value::Bool(verified)) => verified,
        Some(serde_json::Value::String(word)) => word == "true",
        _ => false,
    };
    let email = claims.email.filter(|_| verified).and_then(|typed| crate::words::email(&typed));
    Ok(Identity { subject: claims.sub, email })
}

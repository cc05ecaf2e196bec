//! The keys of a provider, and whether something was signed with one of them.

use super::from_base64;
use ring::signature::{ECDSA_P256_SHA256_FIXED, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey};
use serde::Deserialize;

/// Nobody has more of them.
const MOST: usize = 100;

/// How something was signed. There is no other way: a text that says it was signed in another one, or not at all, is not
/// looked at any further.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    /// RSA with SHA-256.
    Rs256,
    /// The curve P-256 with SHA-256.
    Es256,
}

impl Algorithm {
    /// The one of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "RS256" => Some(Algorithm::Rs256),
            "ES256" => Some(Algorithm::Es256),
            _ => None,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Algorithm::Rs256 => "RS256",
            Algorithm::Es256 => "ES256",
        }
    }
}

#[derive(Debug, Clone)]
enum Public {
    Rsa { modulus: Vec<u8>, exponent: Vec<u8> },
    Curve { point: Vec<u8> },
}

#[derive(Debug, Clone)]
struct Key {
    name: Option<String>,
    algorithm: Algorithm,
    public: Public,
}

/// The keys of a provider that it signs with in a way that is known here.
#[derive(Debug, Clone)]
pub struct Keys(Vec<Key>);

#[derive(Deserialize)]
struct Told {
    keys: Vec<serde_json::Value>,
}

#[derive(Deserialize)]
struct ToldKey {
    kty: String,
    kid: Option<String>,
    #[serde(rename = "use")]
    usage: Option<String>,
    alg: Option<String>,
    crv: Option<String>,
    n: Option<String>,
    e: Option<String>,
    x: Option<String>,
    y: Option<String>,
}

impl ToldKey {
    fn read(self) -> Option<Key> {
        if self.usage.is_some_and(|usage| usage != "sig") {
            return None;
        }
        let (algorithm, public) = match (self.kty.as_str(), self.crv.as_deref()) {
            ("RSA", _) => {
                let (modulus, exponent) = (from_base64(&self.n?)?, from_base64(&self.e?)?);
                let bare = |number: Vec<u8>| number.into_iter().skip_while(|byte| *byte == 0).collect();
                (Algorithm::Rs256, Public::Rsa { modulus: bare(modulus), exponent: bare(exponent) })
            }
            ("EC", Some("P-256")) => {
                let (x, y) = (from_base64(&self.x?)?, from_base64(&self.y?)?);
                (Algorithm::Es256, Public::Curve { point: [vec![4], x, y].concat() })
            }
            _ => return None,
        };
        let fits = self.alg.is_none_or(|name| name == algorithm.name());
        fits.then_some(Key { name: self.kid, algorithm, public })
    }
}

impl Keys {
    /// Reads them; keys of other kinds beside them do no harm. `None` where there is none that will do.
    pub fn read(body: &[u8]) -> Option<Self> {
        let told: Told = serde_json::from_slice(body).ok()?;
        let read = |value| serde_json::from_value::<ToldKey>(value).ok()?.read();
        let keys: Vec<Key> = told.keys.into_iter().take(MOST).filter_map(read).collect();
        (!keys.is_empty()).then_some(Keys(keys))
    }

    /// Whether a text was signed with the key of this name; without a name, with the only one that there is.
    pub fn signed(&self, algorithm: Algorithm, name: Option<&str>, text: &[u8], signature: &[u8]) -> bool {
        let fits = |key: &&Key| key.algorithm == algorithm && name.is_none_or(|name| key.name.as_deref() == Some(name));
        let mut found = self.0.iter().filter(fits);
        let (Some(key), None) = (found.next(), found.next()) else { return false };
        match &key.public {
            Public::Rsa { modulus, exponent } => {
                let key = RsaPublicKeyComponents { n: modulus, e: exponent };
                key.verify(&RSA_PKCS1_2048_8192_SHA256, text, signature).is_ok()
            }
            Public::Curve { point } => {
                UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(text, signature).is_ok()
            }
        }
    }
}

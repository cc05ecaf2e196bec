//! OpenID Connect, as far as a sign-in through somebody's own provider needs it: what the provider says of itself, its keys,
//! and who it says has signed in.
//!
//! What comes from a provider is believed only where its signature, its addressee, its time and its nonce fit; and then no
//! more than that somebody is known there under this name.

pub mod discovery;
pub mod identity;
pub mod keys;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use discovery::Provider;
use kernel::{Chance, Language};
use sha2::{Digest, Sha256};
use url::{Url, form_urlencoded};

/// What is drawn anew for every sign-in, and stays with the house until the browser comes back.
#[derive(Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Drawn {
    /// Comes back inside what the provider signs.
    pub nonce: String,
    /// Shows the provider that whoever fetches the answer is the one who asked (PKCE).
    pub verifier: String,
}

impl Drawn {
    /// Two new ones.
    pub fn new(chance: &Chance) -> Self {
        let draw = || URL_SAFE_NO_PAD.encode(chance.bytes::<32>());
        Drawn { nonce: draw(), verifier: draw() }
    }

    fn challenge(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest(self.verifier.as_bytes()))
    }
}

/// Where the browser is sent, so that its owner signs in there.
pub fn way_there(provider: &Provider, client: &str, back: &str, state: &str, drawn: &Drawn, language: Language) -> Url {
    let mut to = provider.authorization.clone();
    let languages = match language {
        Language::Cy => "cy en",
        Language::En => "en cy",
    };
    to.query_pairs_mut().extend_pairs([
        ("response_type", "code"),
        ("client_id", client),
        ("redirect_uri", back),
        ("scope", "openid email"),
        ("state", state),
        ("nonce", &drawn.nonce),
        ("code_challenge", &drawn.challenge()),
        ("code_challenge_method", "S256"),
        ("ui_locales", languages),
    ]);
    to
}

/// How the house says at the provider's door who it is.
pub struct Redeeming<'a> {
    /// What the form holds.
    pub form: Vec<(&'a str, &'a str)>,
    /// The head of the request, where name and secret stand there.
    pub authorization: Option<String>,
}

/// What is sent to the provider for the code that the browser brought.
pub fn redeeming<'a>(
    provider: &Provider,
    (client, secret): (&'a str, &'a str),
    back: &'a str,
    code: &'a str,
    drawn: &'a Drawn,
) -> Redeeming<'a> {
    let mut form = vec![
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", back),
        ("code_verifier", drawn.verifier.as_str()),
    ];
    if provider.secret_in_head {
        // Each of the two is written as in a form first: RFC 6749, 2.3.1.
        let written = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
        let both = STANDARD.encode(format!("{}:{}", written(client), written(secret)));
        return Redeeming { form, authorization: Some(format!("Basic {both}")) };
    }
    form.extend([("client_id", client), ("client_secret", secret)]);
    Redeeming { form, authorization: None }
}

/// The signed text in what the provider gives for a code.
pub fn signed_text(body: &[u8]) -> Option<String> {
    #[derive(serde::Deserialize)]
    struct Given {
        id_token: String,
    }
    serde_json::from_slice::<Given>(body).ok().map(|given| given.id_token)
}

fn from_base64(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

#[cfg(test)]
mod tests;

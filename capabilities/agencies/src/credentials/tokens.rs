//! Long random tokens for links and sessions, and the keyed hash that is kept of them instead.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use kernel::Chance;
use sha2::Sha256;

/// What a hash is for: the same secret never gives the same hash for two purposes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A signed-in browser, or one half-way through.
    Session,
    /// The link in an invitation.
    Invitation,
    /// The link in a message about a forgotten password.
    Reset,
    /// A recovery code.
    Recovery,
    /// An e-mail address, as the name under which attempts are counted.
    Account,
    /// A network, as the name under which attempts are counted.
    Network,
    /// What a passkey calls itself, and what its owner is called to it.
    Passkey,
    /// A browser that was signed in with.
    Device,
    /// A link that keeps the second step as it is.
    KeepSecondStep,
    /// An account of an agency's own sign-in.
    Subject,
}

impl Purpose {
    const fn name(self) -> &'static str {
        match self {
            Purpose::Session => "session",
            Purpose::Invitation => "invitation",
            Purpose::Reset => "reset",
            Purpose::Recovery => "recovery",
            Purpose::Account => "account",
            Purpose::Network => "network",
            Purpose::Passkey => "passkey",
            Purpose::Device => "device",
            Purpose::KeepSecondStep => "keep-second-step",
            Purpose::Subject => "subject",
        }
    }
}

/// The key of all kept hashes: whoever copies the tables alone can try nothing against them.
#[derive(Clone)]
pub struct HashKey([u8; 32]);

impl std::fmt::Debug for HashKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("HashKey(…)")
    }
}

impl HashKey {
    /// From 32 secret bytes.
    pub const fn new(bytes: [u8; 32]) -> Self {
        HashKey(bytes)
    }

    /// What is kept of a secret: HMAC-SHA-256 in hexadecimal.
    ///
    /// # Panics
    /// Never: HMAC takes keys of every length.
    pub fn hash(&self, purpose: Purpose, secret: &[u8]) -> String {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("every length is a key");
        mac.update(b"agencies/");
        mac.update(purpose.name().as_bytes());
        mac.update(b"/");
        mac.update(secret);
        hex::encode(mac.finalize().into_bytes())
    }
}

/// 256 random bits, given out once in a link or a cookie.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; 32]);

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

impl Token {
    /// A new one.
    pub fn mint(chance: &Chance) -> Self {
        Token(chance.bytes::<32>())
    }

    /// From the text of a link or a cookie.
    pub fn parse(text: &str) -> Option<Self> {
        URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok().map(Token)
    }

    /// The text for a link or a cookie.
    pub fn text(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// What is kept of it.
    pub fn hash(&self, key: &HashKey, purpose: Purpose) -> String {
        key.hash(purpose, &self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_back() {
        let token = Token::mint(&Chance::seeded(1));
        assert_eq!(token.text().len(), 43);
        assert_eq!(Token::parse(&token.text()), Some(token));
        for bad in ["", "short", "=====", &"A".repeat(44)] {
            assert_eq!(Token::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn another_key_or_purpose_gives_another_hash() {
        let token = Token::mint(&Chance::seeded(2));
        let (key, other) = (HashKey::new([1; 32]), HashKey::new([2; 32]));
        let kept = token.hash(&key, Purpose::Session);
        assert_eq!(kept.len(), 64);
        assert_eq!(kept, token.hash(&key, Purpose::Session));
        assert_ne!(kept, token.hash(&other, Purpose::Session));
        assert_ne!(kept, token.hash(&key, Purpose::Reset));
    }
}

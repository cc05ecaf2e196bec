//! A device that holds passkeys, in software: what a browser and a security key do together.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// One passkey and who holds it.
#[derive(Clone)]
pub struct Device {
    key: SigningKey,
    id: [u8; 32],
    user: Vec<u8>,
    counter: u32,
    /// Whether it makes sure who holds it.
    pub verifies: bool,
    /// The page that it is used on.
    pub origin: String,
}

fn text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

impl Device {
    /// A new one; the same number gives the same key.
    pub fn new(number: u8) -> Self {
        let key = SigningKey::from_slice(&[number; 32]).expect("a key");
        let origin = "http://dolen.test".to_owned();
        Device { key, id: [number; 32], user: Vec::new(), counter: 0, verifies: true, origin }
    }

    fn client_data(&self, what: &str, options: &Value) -> Vec<u8> {
        json!({ "type": what, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": false })
            .to_string()
            .into_bytes()
    }

    fn head(&mut self, more: u8) -> Vec<u8> {
        self.counter += 1;
        let mut head = Sha256::digest(b"dolen.test").to_vec();
        head.push(0x01 | if self.verifies { 0x04 } else { 0 } | more);
        head.extend(self.counter.to_be_bytes());
        head
    }

    /// The answer to `navigator.credentials.create`.
    pub fn create(&mut self, options: &str) -> String {
        let options: Value = serde_json::from_str(options).expect("options");
        self.user = URL_SAFE_NO_PAD.decode(options["user"]["id"].as_str().expect("a user")).expect("base 64");
        let point = self.key.verifying_key().to_sec1_point(false);
        let (x, y) = (point.x().expect("x"), point.y().expect("y"));
        let mut auth = self.head(0x40);
        auth.extend([0; 16]);
        auth.extend(32u16.to_be_bytes());
        auth.extend(self.id);
        auth.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        auth.extend(x.iter());
        auth.extend([0x22, 0x58, 0x20]);
        auth.extend(y.iter());
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        object.push(u8::try_from(auth.len()).expect("short"));
        object.extend(auth);
        let client = self.client_data("webauthn.create", &options);
        let response = json!({ "attestationObject": text(&object), "clientDataJSON": text(&client) });
        json!({ "id": text(&self.id), "rawId": text(&self.id), "type": "public-key", "extensions": {}, "response": response })
            .to_string()
    }

    /// The answer to `navigator.credentials.get`.
    pub fn get(&mut self, options: &str) -> String {
        let options: Value = serde_json::from_str(options).expect("options");
        let auth = self.head(0);
        let client = self.client_data("webauthn.get", &options);
        let mut signed = auth.clone();
        signed.extend(Sha256::digest(&client));
        let signature: Signature = self.key.sign(&signed);
        let response = json!({
            "authenticatorData": text(&auth),
            "clientDataJSON": text(&client),
            "signature": text(signature.to_der().as_bytes()),
            "userHandle": text(&self.user),
        });
        json!({ "id": text(&self.id), "rawId": text(&self.id), "type": "public-key", "extensions": {}, "response": response })
            .to_string()
    }
}

//! A small OpenID provider on this machine: real HTTP, real keys, and whatever lies a test wants it to tell.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use kernel::{Chance, Timestamp};
use rsa::pkcs1v15::SigningKey;
use rsa::signature::{SignatureEncoding, Signer};
use rsa::traits::PublicKeyParts;
use rsa::{RsaPrivateKey, RsaPublicKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use url::Url;

/// What the house is called there, and what it shows to prove it.
pub const CLIENT: &str = "dolen-at-the-provider";
pub const SECRET: &str = "a client secret that nobody may read";

/// How a text is signed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Signed {
    Rightly,
    WithAnotherKey,
    NotAtAll,
    /// With what everybody can read, as if it were a secret.
    WithThePublicKey,
}

type Twist = Box<dyn Fn(&mut Value) + Send>;

struct State {
    issuer: String,
    codes: HashMap<String, Begun>,
    given: u32,
    down: bool,
    described: Twist,
    claims: Twist,
    signed: Signed,
}

#[derive(Clone)]
struct Begun {
    asked: HashMap<String, String>,
    claims: Value,
}

/// The provider.
#[derive(Clone)]
pub struct Provider {
    pub issuer: String,
    state: Arc<Mutex<State>>,
}

/// Two keys for all tests: making one takes a while.
fn key(number: u64) -> &'static RsaPrivateKey {
    static KEYS: OnceLock<[RsaPrivateKey; 2]> = OnceLock::new();
    let keys = KEYS.get_or_init(|| {
        let make = |seed| Chance::seeded(seed).with(|chance| RsaPrivateKey::new(chance, 2048).expect("a key"));
        [make(1), make(2)]
    });
    &keys[usize::try_from(number).expect("a place")]
}

fn text(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn modulus() -> String {
    text(RsaPublicKey::from(key(0)).n_bytes())
}

impl Provider {
    /// Begins to answer.
    pub async fn new() -> Provider {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let issuer = format!("http://{}", listener.local_addr().expect("an address"));
        let nothing = || Box::new(|_: &mut Value| {}) as Twist;
        let state = Arc::new(Mutex::new(State {
            issuer: issuer.clone(),
            codes: HashMap::new(),
            given: 0,
            down: false,
            described: nothing(),
            claims: nothing(),
            signed: Signed::Rightly,
        }));
        let shared = Arc::clone(&state);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(answer(stream, Arc::clone(&shared)));
            }
        });
        Provider { issuer, state }
    }

    /// Answers nobody any more, or again.
    pub fn is_down(&self, down: bool) {
        self.state.lock().expect("a state").down = down;
    }
    /// Tells this lie in what it says of itself.
    pub fn describes(&self, twist: impl Fn(&mut Value) + Send + 'static) {
        self.state.lock().expect("a state").described = Box::new(twist);
    }
    /// Tells this lie of whoever signs in.
    pub fn claims(&self, twist: impl Fn(&mut Value) + Send + 'static) {
        self.state.lock().expect("a state").claims = Box::new(twist);
    }
    /// Signs so.
    pub fn signs(&self, signed: Signed) {
        self.state.lock().expect("a state").signed = signed;
    }
    /// Tells the truth again.
    pub fn is_honest(&self) {
        self.describes(|_| {});
        self.claims(|_| {});
        self.signs(Signed::Rightly);
        self.is_down(false);
    }

    /// Somebody signs in there, sent by this address; gives the code and what they took along.
    pub fn sign_in(&self, sent: &str, subject: &str, email: &str, now: Timestamp) -> (String, String) {
        let url = Url::parse(sent).expect("an address");
        assert!(
            sent.starts_with(&format!("{}/authorize?", self.issuer)),
            "sent to the provider and nowhere else: {sent}"
        );
        let asked: HashMap<String, String> = url.query_pairs().into_owned().collect();
        assert_eq!((&*asked["response_type"], &*asked["code_challenge_method"]), ("code", "S256"));
        assert_eq!(asked["client_id"], CLIENT);
        let now = now.millis() / 1000;
        let claims = json!({
            "iss": self.issuer, "aud": CLIENT, "sub": subject, "nonce": asked["nonce"], "iat": now, "exp": now + 300,
            "email": email, "email_verified": true, "name": "Somebody Else's Words",
        });
        let mut state = self.state.lock().expect("a state");
        state.given += 1;
        let code = format!("redeem-me-{}", state.given);
        let taken = asked["state"].clone();
        state.codes.insert(code.clone(), Begun { asked, claims });
        (code, taken)
    }
}

async fn answer(mut stream: TcpStream, state: Arc<Mutex<State>>) {
    let mut read = Vec::new();
    let mut some = [0; 4096];
    let whole = |read: &[u8]| {
        let text = String::from_utf8_lossy(read).into_owned();
        let (head, body) = text.split_once("\r\n\r\n")?;
        let length = head.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
        });
        (body.len() >= length.unwrap_or(0)).then(|| (head.to_owned(), body.to_owned()))
    };
    let (head, body) = loop {
        match stream.read(&mut some).await {
            Ok(0) | Err(_) => return,
            Ok(count) => read.extend_from_slice(&some[..count]),
        }
        if let Some(whole) = whole(&read) {
            break whole;
        }
    };
    let answered = {
        let mut state = state.lock().expect("a state");
        if state.down {
            return;
        }
        state.answer(&head, &body)
    };
    let (status, body) = answered.map_or((400, json!({ "error": "invalid_grant" })), |body| (200, body));
    let body = body.to_string();
    let answer = format!(
        "HTTP/1.1 {status} Said\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    );
    let _ = stream.write_all(answer.as_bytes()).await;
}

impl State {
    fn answer(&mut self, head: &str, body: &str) -> Option<Value> {
        let at = |path: &str| format!("{}{path}", self.issuer);
        match head.split(' ').nth(1)? {
            "/.well-known/openid-configuration" => {
                let mut told = json!({
                    "issuer": self.issuer,
                    "authorization_endpoint": at("/authorize"),
                    "token_endpoint": at("/token"),
                    "jwks_uri": at("/keys"),
                });
                (self.described)(&mut told);
                Some(told)
            }
            "/keys" => {
                let exponent = text(RsaPublicKey::from(key(0)).e_bytes());
                Some(json!({ "keys": [{ "kty": "RSA", "kid": "one", "use": "sig", "n": modulus(), "e": exponent }] }))
            }
            "/token" => self.redeem(head, body),
            _ => None,
        }
    }

    /// As strict as a provider is: name and secret, a code once, for whoever asked, by whoever asked.
    fn redeem(&mut self, head: &str, body: &str) -> Option<Value> {
        let form: HashMap<String, String> = url::form_urlencoded::parse(body.as_bytes()).into_owned().collect();
        let written = |text: &str| url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
        let both = base64::engine::general_purpose::STANDARD.encode(format!("{}:{}", written(CLIENT), written(SECRET)));
        let in_head = head.lines().any(|line| line.eq_ignore_ascii_case(&format!("authorization: Basic {both}")));
        let in_form = form.get("client_secret").is_some_and(|secret| secret == SECRET);
        if !in_head && !in_form {
            return None;
        }
        let begun = self.codes.remove(form.get("code")?)?;
        let challenge = text(Sha256::digest(form.get("code_verifier")?.as_bytes()));
        if begun.asked["code_challenge"] != challenge || begun.asked.get("redirect_uri") != form.get("redirect_uri") {
            return None;
        }
        let mut claims = begun.claims;
        (self.claims)(&mut claims);
        Some(json!({ "access_token": "nobody needs it", "token_type": "Bearer", "id_token": self.sign(&claims) }))
    }

    fn sign(&self, claims: &Value) -> String {
        let algorithm = match self.signed {
            Signed::Rightly | Signed::WithAnotherKey => "RS256",
            Signed::NotAtAll => "none",
            Signed::WithThePublicKey => "HS256",
        };
        let head = json!({ "alg": algorithm, "kid": "one", "typ": "JWT" });
        let signed = format!("{}.{}", text(head.to_string()), text(claims.to_string()));
        let by = |key: &RsaPrivateKey| SigningKey::<Sha256>::new(key.clone()).sign(signed.as_bytes()).to_vec();
        let signature = match self.signed {
            Signed::Rightly => by(key(0)),
            Signed::WithAnotherKey => by(key(1)),
            Signed::NotAtAll => Vec::new(),
            Signed::WithThePublicKey => Sha256::digest(format!("{}{signed}", modulus())).to_vec(),
        };
        format!("{signed}.{}", text(signature))
    }
}

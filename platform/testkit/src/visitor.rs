//! Somebody at the door, with or without a session: what they send and what they are shown.

use crate::Town;
use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use tower::ServiceExt;

/// Somebody at the door.
#[derive(Clone)]
pub struct Visitor<'t> {
    town: &'t Town,
    token: Option<String>,
    device: Option<String>,
    network: String,
}

/// What a visitor was shown.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The status.
    pub status: u16,
    /// Where to go next, if anywhere.
    pub location: Option<String>,
    /// The session token that was set, if one was; empty when it was taken away.
    pub token: Option<String>,
    /// The mark that the browser was given, if it was given one.
    pub device: Option<String>,
    /// All headers of the answer, sorted.
    pub headers: Vec<(String, String)>,
    /// The page.
    pub body: String,
}

impl<'t> Visitor<'t> {
    pub(crate) fn new(town: &'t Town, token: Option<String>) -> Self {
        Visitor { town, token, device: None, network: "127.0.0.1:9".to_owned() }
    }
    /// The same visitor from another network.
    pub fn from_network(mut self, address: &str) -> Self {
        self.network = address.to_owned();
        self
    }
    /// The same visitor with this session.
    pub fn with_token(mut self, token: &str) -> Self {
        self.token = Some(token.to_owned()).filter(|t| !t.is_empty());
        self
    }
    /// The same visitor in a browser that carries this mark.
    pub fn with_device(mut self, mark: &str) -> Self {
        self.device = Some(mark.to_owned()).filter(|mark| !mark.is_empty());
        self
    }
    /// Asks for a page, by its whole address (`/en/desk`).
    pub async fn get(&self, path: &str) -> Shown {
        self.send(Request::get(path).body(Body::empty()).expect("a request")).await
    }
    /// Sends a form; the secret against forgery is put in for whoever has a session.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Shown {
        let mut form = url::form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(fields);
        if let Some(token) = &self.token {
            form.append_pair("_csrf", &csrf(self.town, token));
        }
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(form.finish())).expect("a request")).await
    }
    /// Sends a form with a file.
    pub async fn upload(&self, path: &str, fields: &[(&str, &str)], file: (&str, &str, &[u8])) -> Shown {
        let mut body = Vec::new();
        let mut part = |head: String, content: &[u8]| {
            body.extend_from_slice(
                format!("--xBOUNDARYx\r\nContent-Disposition: form-data; {head}\r\n\r\n").as_bytes(),
            );
            body.extend_from_slice(content);
            body.extend_from_slice(b"\r\n");
        };
        for (name, value) in fields {
            part(format!("name=\"{name}\""), value.as_bytes());
        }
        if let Some(token) = &self.token {
            part("name=\"_csrf\"".to_owned(), csrf(self.town, token).as_bytes());
        }
        part(format!("name=\"{}\"; filename=\"{}\"", file.0, file.1), file.2);
        body.extend_from_slice(b"--xBOUNDARYx--\r\n");
        let request = Request::post(path).header(header::CONTENT_TYPE, "multipart/form-data; boundary=xBOUNDARYx");
        self.send(request.body(Body::from(body)).expect("a request")).await
    }

    async fn send(&self, mut request: Request<Body>) -> Shown {
        let named = [("dolen", &self.token), ("dolen-device", &self.device)];
        let cookies: Vec<String> =
            named.iter().filter_map(|(name, value)| value.as_ref().map(|value| format!("{name}={value}"))).collect();
        if !cookies.is_empty() {
            request.headers_mut().insert(header::COOKIE, cookies.join("; ").parse().expect("cookies"));
        }
        let from: std::net::SocketAddr = self.network.parse().expect("an address and port");
        request.extensions_mut().insert(axum::extract::ConnectInfo(from));
        let response = self.town.router.clone().oneshot(request).await.expect("an answer");
        let (head, body) = response.into_parts();
        let text = |name: header::HeaderName| head.headers.get(name).and_then(|v| v.to_str().ok()).map(str::to_owned);
        let set = |wanted: &str| {
            let all = head.headers.get_all(header::SET_COOKIE).iter().filter_map(|v| v.to_str().ok());
            let mut pairs = all.filter_map(|cookie| cookie.split(';').next()?.split_once('='));
            pairs.find(|(name, _)| *name == wanted).map(|(_, value)| value.to_owned())
        };
        let (token, device) = (set("dolen"), set("dolen-device"));
        let mut headers: Vec<(String, String)> = head
            .headers
            .iter()
            .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
            .collect();
        headers.sort();
        let (status, location) = (head.status.as_u16(), text(header::LOCATION));
        let bytes = to_bytes(body, 64 << 20).await.expect("a body");
        Shown { status, location, token, device, headers, body: String::from_utf8_lossy(&bytes).into_owned() }
    }
}

fn csrf(town: &Town, token: &str) -> String {
    let hash = town.house.master().keyed_hash("csrf", token.as_bytes());
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Shown {
    /// Whether these words are on the page, as a reader sees them.
    pub fn says(&self, words: &str) -> bool {
        let escaped = words.replace('&', "&#38;").replace('<', "&#60;").replace('"', "&#34;");
        self.body.contains(words) || self.body.contains(&escaped)
    }
    /// The value of a hidden or filled field on the page.
    pub fn field(&self, name: &str) -> Option<String> {
        let at = self.body.find(&format!("name=\"{name}\""))?;
        let rest = &self.body[at..];
        let end = rest.find('>')?;
        let value = rest[..end].split("value=\"").nth(1)?;
        value.split('"').next().map(str::to_owned)
    }
}

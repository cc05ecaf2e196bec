//! From request to response: the one corridor that every page goes through.

use crate::{Answer, Asked, Door, Fields, Front, Outcome, Page, Route, SignedIn, Upload, frame, search};
use access::{Actor, Visit, Who};
use axum::RequestPartsExt;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Multipart, RawPathParams, Request, State};
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Response, StatusCode, Uri};
use components::{Button, Paragraph};
use kernel::Language;
use std::net::SocketAddr;
use std::sync::Arc;
use store::{Fault, Stop};
use subtle::ConstantTimeEq;

const CSP: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; \
    connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// `/`: to the language that the browser asks for, Welsh where it asks for none.
pub(crate) async fn first_page(headers: HeaderMap) -> Response<Body> {
    let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or("");
    let first = wanted.split(',').map(|l| l.trim().get(..2).unwrap_or("")).find(|l| ["cy", "en"].contains(l));
    redirect(&format!("/{}/", first.unwrap_or("cy")))
}

/// An address that does not exist.
pub(crate) async fn nothing_here(State(front): State<Arc<Front>>, request: Request) -> Response<Body> {
    let (parts, _) = request.into_parts();
    let (language, path) = place(&parts.uri);
    match Visitor::of(&front, &parts.headers, None).await {
        Ok(visitor) => {
            let asked = visitor.asked(&front, language, path, Default::default());
            page(&asked, &absent(&asked))
        }
        Err(fault) => broken(&front, language, path, &fault),
    }
}

fn place(uri: &Uri) -> (Language, String) {
    let path = uri.path();
    let language = path
        .get(1..3)
        .and_then(Language::from_code)
        .filter(|_| path.len() == 3 || path.as_bytes().get(3) == Some(&b'/'));
    match language {
        Some(language) => (language, path.get(3..).filter(|p| !p.is_empty()).unwrap_or("/").to_owned()),
        None => (Language::Cy, path.to_owned()),
    }
}

/// Who comes to the door.
struct Visitor {
    token: Option<String>,
    signed_in: Option<SignedIn>,
    network: String,
    device: Option<String>,
    browser: String,
}

impl Visitor {
    async fn of(front: &Front, headers: &HeaderMap, from: Option<SocketAddr>) -> Result<Visitor, Fault> {
        let token = session_token(front, headers);
        let signed_in = match &token {
            Some(token) => front.doorkeeper.enter(&front.house, token, front.house.clock().now()).await?,
            None => None,
        };
        let forwarded = headers.get_all("x-forwarded-for").iter().next_back();
        let forwarded = forwarded.filter(|_| front.behind_proxy).and_then(|v| v.to_str().ok());
        // The last address in the list is the one that our own proxy saw; earlier ones can be made up.
        let forwarded = forwarded.and_then(|list| list.rsplit(',').next()).map(|a| a.trim().to_owned());
        let network =
            forwarded.or_else(|| from.map(|a| a.ip().to_string())).map(|a| network_of(&a)).unwrap_or_default();
        let browser = headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or("");
        let browser = browser.chars().take(300).collect();
        Ok(Visitor { token, signed_in, network, device: cookie(headers, &device_cookie(front)), browser })
    }

    fn asked(
        self,
        front: &Arc<Front>,
        language: Language,
        path: String,
        (query, query_sealed): (Fields, bool),
    ) -> Asked {
        let now = front.house.clock().now();
        let who = self.signed_in.as_ref().map_or_else(Who::public, |s| s.who.clone());
        let purpose = if who.actor == Actor::Public { "public" } else { "casework" };
        let trace = hex::encode(front.house.chance().bytes::<6>());
        let csrf = self
            .token
            .as_ref()
            .map(|t| hex::encode(front.house.master().keyed_hash("csrf", t.as_bytes())))
            .unwrap_or_default();
        Asked {
            house: front.house.clone(),
            visit: Visit { who, purpose: purpose.to_owned(), language, now, trace },
            texts: front.house.texts(language),
            params: std::collections::HashMap::new(),
            query,
            form: Fields::default(),
            posted: false,
            uploads: Vec::new(),
            path,
            signed_in: self.signed_in,
            session_token: self.token,
            network: self.network,
            device: self.device.unwrap_or_else(|| hex::encode(front.house.chance().bytes::<16>())),
            browser: self.browser,
            switching_language: false,
            query_sealed,
            front: Arc::clone(front),
            csrf,
        }
    }
}

/// What counts as one network: an IPv4 address, or the 64 bits that an IPv6 household is given.
fn network_of(address: &str) -> String {
    match address.parse::<std::net::IpAddr>() {
        Ok(std::net::IpAddr::V6(v6)) if v6.to_ipv4_mapped().is_none() => {
            let [a, b, c, d, ..] = v6.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
        _ => address.to_owned(),
    }
}

/// Over HTTPS the cookie is bound to this host and to HTTPS.
fn cookie_name(front: &Front) -> &'static str {
    if front.house.settings().public_address.starts_with("https://") { "__Host-dolen" } else { "dolen" }
}

/// The mark of a browser. It opens nothing: without it, a sign-in is told to its owner by letter, no more.
fn device_cookie(front: &Front) -> String {
    format!("{}-device", cookie_name(front))
}

fn session_token(front: &Front, headers: &HeaderMap) -> Option<String> {
    cookie(headers, cookie_name(front))
}

fn cookie(headers: &HeaderMap, wanted: &str) -> Option<String> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok());
    let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == wanted).map(|(_, value)| value.to_owned()).filter(|v| !v.is_empty())
}

/// One request to one route.
pub(crate) async fn respond(
    front: Arc<Front>,
    route: Route,
    from: Option<SocketAddr>,
    request: Request,
) -> Response<Body> {
    let (mut parts, body) = request.into_parts();
    let (language, path) = place(&parts.uri);
    let visitor = match Visitor::of(&front, &parts.headers, from).await {
        Ok(visitor) => visitor,
        Err(fault) => return broken(&front, language, path, &fault),
    };
    let query = search::query_of(&front.house, parts.uri.query().unwrap_or(""));
    let mut asked = visitor.asked(&front, language, path, query);
    if let Ok(params) = parts.extract::<RawPathParams>().await {
        asked.params = params.iter().map(|(n, v)| (n.to_owned(), v.to_owned())).collect();
    }
    asked.posted = route.method == "POST";
    if asked.posted {
        if !same_origin(&parts.headers) {
            // What comes from another site is not offered to be sent again: that would carry it out for them.
            return page(&asked, &told(&asked, "web-stale-form-title", "web-elsewhere", 403));
        }
        if route.uploads && route.door == Door::Staff && asked.signed_in.is_none() {
            // Before a file of any size is read.
            return page(&asked, &session_over(&asked));
        }
        match read_form(Request::from_parts(parts, body), route.uploads).await {
            Ok((form, uploads)) => (asked.form, asked.uploads) = (form, uploads),
            Err(unreadable) => return page(&asked, &unreadable_form(&asked, unreadable)),
        }
        if let Some(other) = asked.form.some("_language").and_then(Language::from_code) {
            asked.visit.language = other;
            asked.texts = front.house.texts(other);
            asked.switching_language = true;
        }
    }
    if route.door == Door::Staff && asked.signed_in.is_none() {
        return if route.method == "POST" {
            page(&asked, &session_over(&asked))
        } else {
            redirect(&sign_in_address(&asked))
        };
    }
    let signed = asked.signed_in.is_some() && route.method == "POST";
    if signed && !bool::from(asked.form.text("_csrf").as_bytes().ct_eq(asked.csrf.as_bytes())) {
        return page(&asked, &stale_form(&asked));
    }
    if asked.posted && asked.form.has(search::SEARCH) {
        return redirect(&asked.url(&search::answered_at(&asked)));
    }
    // A fault in a handler must cost one page, not the connection.
    let handled = futures::FutureExt::catch_unwind(std::panic::AssertUnwindSafe(handle(&front, &route, &asked)));
    // A page is prepared while the traces of its looks are written; a form waits for each of them, since it acts on what it saw.
    let handled = if route.method == "GET" { front.house.traced(handled).await } else { Ok(handled.await) };
    let outcome = match handled {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(_)) => Err(Stop::Fault(Fault::new("a handler panicked"))),
        Err(untraced) => Err(Stop::Fault(untraced)),
    };
    answer(&front, &asked, outcome)
}

/// The handler of the route; where only a fresh proof of who they are is lacking, the page that asks for it.
async fn handle(front: &Front, route: &Route, asked: &Asked) -> Outcome {
    match (&front.confirm, (route.handler)(asked.clone()).await) {
        (Some(confirm), Err(Stop::Refused(refusal))) if refusal.confirm => confirm(asked.clone()).await,
        (_, outcome) => outcome,
    }
}

fn sign_in_address(asked: &Asked) -> String {
    let next = if asked.path == "/home" {
        String::new()
    } else {
        format!("?next={}", url::form_urlencoded::byte_serialize(asked.path.as_bytes()).collect::<String>())
    };
    asked.url(&format!("/sign-in{next}"))
}

/// A form from elsewhere is refused. Browsers say where it comes from; a program that says nothing holds no session.
fn same_origin(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    match (text("origin"), text("host")) {
        (Some(origin), Some(host)) => origin.split("://").nth(1) == Some(host),
        _ => true,
    }
}

enum Unreadable {
    TooLarge,
    NotAForm,
    FilesNotTaken,
}

async fn read_form(request: Request, uploads_taken: bool) -> Result<(Fields, Vec<Upload>), Unreadable> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or("").to_owned();
    if kind.starts_with("multipart/form-data") {
        let mut parts = Multipart::from_request(request, &()).await.map_err(|_| Unreadable::NotAForm)?;
        let (mut fields, mut uploads) = (Vec::new(), Vec::new());
        while let Some(part) = parts.next_field().await.map_err(|_| Unreadable::TooLarge)? {
            let name = part.name().unwrap_or("").to_owned();
            match part.file_name().map(str::to_owned) {
                Some(_) if !uploads_taken => return Err(Unreadable::FilesNotTaken),
                Some(file_name) => {
                    let bytes = part.bytes().await.map_err(|_| Unreadable::TooLarge)?.to_vec();
                    uploads.push(Upload { field: name, file_name, bytes });
                }
                None => fields.push((name, part.text().await.map_err(|_| Unreadable::TooLarge)?)),
            }
        }
        return Ok((Fields::new(fields), uploads));
    }
    if !(kind.is_empty() || kind.starts_with("application/x-www-form-urlencoded")) {
        return Err(Unreadable::FilesNotTaken);
    }
    let bytes = Bytes::from_request(request, &()).await.map_err(|_| Unreadable::TooLarge)?;
    Ok((Fields::new(url::form_urlencoded::parse(&bytes).into_owned().collect()), Vec::new()))
}

fn answer(front: &Arc<Front>, asked: &Asked, outcome: Outcome) -> Response<Body> {
    match outcome {
        Ok(Answer::Page(shown)) => page(asked, &shown),
        Ok(Answer::Redirect(to)) => redirect(&asked.url(&to)),
        Ok(Answer::RedirectIn(language, to)) => redirect(&format!("/{}{to}", language.code())),
        Ok(Answer::Elsewhere(to)) => {
            let mut response = redirect(&to);
            mark_device(front, &mut response, &asked.device);
            response
        }
        Ok(Answer::SendOn(to)) => {
            let mut response = redirect(&asked.url(&to));
            *response.status_mut() = StatusCode::TEMPORARY_REDIRECT;
            response
        }
        Ok(Answer::SignedIn { token, then, language }) => {
            let language = language.unwrap_or(asked.visit.language);
            let mut response = redirect(&format!("/{}{then}", language.code()));
            set_cookie(front, &mut response, &token, "");
            mark_device(front, &mut response, &asked.device);
            response
        }
        Ok(Answer::SignedOut(then)) => {
            let mut response = redirect(&asked.url(&then));
            set_cookie(front, &mut response, "", "; Max-Age=0");
            response
        }
        Ok(Answer::Download(file)) => {
            let mut response = Response::new(Body::from(file.bytes));
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.mime));
            let name: String = file.name.chars().filter(|c| c.is_ascii_alphanumeric() || "-_.".contains(*c)).collect();
            if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
                headers.insert(header::CONTENT_DISPOSITION, value);
            }
            guarded(response)
        }
        Ok(Answer::Json(value)) => {
            let mut response = Response::new(Body::from(value.to_string()));
            response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
            guarded(response)
        }
        Err(Stop::NotFound) => page(asked, &absent(asked)),
        Err(Stop::Refused(refusal)) if !refusal.openly => page(asked, &absent(asked)),
        Err(Stop::Refused(_)) => page(asked, &refused(asked)),
        Err(Stop::Declined(declined)) => page(asked, &not_possible(asked, &format!("declined-{}", declined.0))),
        Err(Stop::Stale(_)) => page(asked, &not_possible(asked, "web-stale")),
        Err(Stop::Fault(fault)) => broken_page(asked, &fault),
    }
}

fn set_cookie(front: &Front, response: &mut Response<Body>, token: &str, more: &str) {
    let secure = if cookie_name(front).starts_with("__Host") { "; Secure" } else { "" };
    let cookie = format!("{}={token}; Path=/; HttpOnly; SameSite=Lax{secure}{more}", cookie_name(front));
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

/// Keeps the mark of the browser for 400 days, the longest that browsers keep anything.
fn mark_device(front: &Front, response: &mut Response<Body>, device: &str) {
    let secure = if cookie_name(front).starts_with("__Host") { "; Secure" } else { "" };
    let name = device_cookie(front);
    let cookie = format!("{name}={device}; Path=/; HttpOnly; SameSite=Lax{secure}; Max-Age=34560000");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

fn redirect(to: &str) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    if let Ok(value) = HeaderValue::from_str(to) {
        response.headers_mut().insert(header::LOCATION, value);
    }
    guarded(response)
}

fn page(asked: &Asked, shown: &Page) -> Response<Body> {
    let mut response = Response::new(Body::from(frame::document(asked, shown).into_string()));
    let usual = if shown.mistakes.any() { 422 } else { 200 };
    *response.status_mut() = StatusCode::from_u16(shown.status.unwrap_or(usual)).unwrap_or(StatusCode::OK);
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    if let Ok(language) = HeaderValue::from_str(asked.visit.language.code()) {
        response.headers_mut().insert(header::CONTENT_LANGUAGE, language);
    }
    guarded(response)
}

/// What every response carries: nothing is stored, nothing is loaded from elsewhere, nothing is framed.
fn guarded(mut response: Response<Body>) -> Response<Body> {
    let set = [
        (header::CONTENT_SECURITY_POLICY, CSP),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()"),
    ];
    for (name, value) in set {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

fn told(asked: &Asked, title: &str, sentence: &str, status: u16) -> Page {
    let shown = Page::new(asked.t(title)).with(Paragraph::new(asked.t(sentence)).html()).status(status);
    let neutral = asked.signed_in.is_none();
    let link = if neutral {
        components::Link::new(asked.url("/"), asked.t("web-to-start"))
    } else {
        components::Link::new(asked.url("/home"), asked.t("web-to-home"))
    };
    Page { neutral, ..shown.with(Paragraph::new(link.html()).html()) }
}

/// The same for what does not exist and for what the visitor may not know of.
fn absent(asked: &Asked) -> Page {
    told(asked, "web-absent-title", "web-absent", 404)
}
fn refused(asked: &Asked) -> Page {
    told(asked, "web-refused-title", "web-refused", 403)
}
fn not_possible(asked: &Asked, key: &str) -> Page {
    told(asked, "web-not-possible-title", key, 409)
}

fn unreadable_form(asked: &Asked, why: Unreadable) -> Page {
    match why {
        Unreadable::TooLarge => told(asked, "web-too-large-title", "web-too-large", 413),
        Unreadable::NotAForm => told(asked, "web-not-possible-title", "web-not-a-form", 400),
        Unreadable::FilesNotTaken => told(asked, "web-no-files-title", "web-no-files", 415),
    }
}

/// Offers to send again what was sent, so that nothing typed is lost.
fn again(asked: &Asked, title: &str, sentence: &str, status: u16) -> Page {
    let mut form = asked.side_form(&asked.path);
    for (name, value) in asked
        .form
        .pairs()
        .iter()
        .filter(|(name, _)| name != "_csrf" && name != "_language" && !name.contains("password"))
    {
        form = form.hidden(name, value);
    }
    let shown = Page::new(asked.t(title)).with(Paragraph::new(asked.t(sentence)).html()).status(status);
    Page {
        neutral: asked.signed_in.is_none(),
        ..shown.with(form.button(Button::new(asked.t("web-send-again")).html()))
    }
}

fn stale_form(asked: &Asked) -> Page {
    again(asked, "web-stale-form-title", "web-stale-form", 403)
}

/// The session has ended while a form was being filled in: sign in beside this page, then send it again.
fn session_over(asked: &Asked) -> Page {
    let shown = again(asked, "web-session-over-title", "web-session-over", 401);
    let link = components::Link {
        attributes: components::Attributes::new().with("target", "_blank").with("rel", "noopener"),
        ..components::Link::new(asked.url("/sign-in"), asked.t("web-sign-in-beside"))
    };
    let mut body = Paragraph::new(link.html()).html();
    body.push(shown.body);
    Page { body, neutral: false, ..shown }
}

fn broken(front: &Arc<Front>, language: Language, path: String, fault: &Fault) -> Response<Body> {
    let visitor =
        Visitor { token: None, signed_in: None, network: String::new(), device: None, browser: String::new() };
    broken_page(&visitor.asked(front, language, path, Default::default()), fault)
}

fn broken_page(asked: &Asked, fault: &Fault) -> Response<Body> {
    // The one place where a fault is logged; its words carry no personal data.
    tracing::error!(trace = asked.visit.trace, path = asked.path.split('/').nth(1).unwrap_or(""), "{fault}");
    let reference =
        Paragraph::new(asked.t_with("web-fault-reference", &[("reference", asked.visit.trace.as_str().into())])).html();
    let shown = if asked.form.pairs().is_empty() {
        told(asked, "web-fault-title", "web-fault", 500)
    } else {
        again(asked, "web-fault-title", "web-fault-kept", 500)
    };
    page(asked, &shown.with(reference))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ipv6_household_is_one_network() {
        assert_eq!(network_of("2001:db8:1:2:3:4:5:6"), network_of("2001:db8:1:2::9"));
        assert_ne!(network_of("2001:db8:1:2::9"), network_of("2001:db8:1:3::9"));
        assert_eq!(network_of("192.0.2.7"), "192.0.2.7");
    }
}

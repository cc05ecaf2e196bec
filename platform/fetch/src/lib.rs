//! Asks other servers over HTTPS: only at addresses outside, never for long, never for much, never sent on to elsewhere.
//!
//! Whoever may write an address into a form must not be able to let this server look around in its own network. So a name
//! is resolved here once, every address that it has is looked at, and the connection goes to one of those that were looked
//! at: a name that answers differently the second time changes nothing.

mod place;

use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::Bytes;
use hyper::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HOST, HeaderValue, USER_AGENT};
use hyper::{Method, Request};
use hyper_util::rt::TokioIo;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore, crypto::ring};
use url::Url;

/// Longer than an answer may take, with everything that comes before it.
const PATIENCE: Duration = Duration::from_secs(8);
/// More than an answer may hold.
const MOST_BYTES: usize = 256 * 1024;

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// Not an address that may be asked: not HTTPS, or with a name and password in it.
    NotAllowed,
    /// The address lies inside this server's own network, or on this machine.
    Inside,
    /// Nobody answers there.
    Unreachable,
    /// Whoever answers cannot show that they are who the address names.
    Untrusted,
    /// It took too long.
    Slow,
    /// The answer is longer than any that is wanted.
    TooLong,
    /// What came is not HTTP.
    Garbled,
}

/// What was answered. A redirect is an answer like any other, and is not followed.
#[derive(Clone, PartialEq, Eq)]
pub struct Answered {
    /// The status.
    pub status: u16,
    /// The content.
    pub body: Vec<u8>,
}

/// Its content may be a secret.
impl std::fmt::Debug for Answered {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Answered({}, {} bytes)", self.status, self.body.len())
    }
}

/// Asks. Cheap to clone.
#[derive(Clone)]
pub struct Client {
    inside: bool,
    tls: TlsConnector,
}

impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Client").field("inside", &self.inside).finish_non_exhaustive()
    }
}

impl Client {
    /// One that asks outside only, and over HTTPS only.
    pub fn outside() -> Self {
        Client::trusting(RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() })
    }

    /// Those who can show that one of these vouches for them.
    fn trusting(roots: RootCertStore) -> Self {
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("the versions are the library's own")
            .with_root_certificates(roots)
            .with_no_client_auth();
        Client { inside: false, tls: TlsConnector::from(Arc::new(config)) }
    }

    /// One that also asks inside: in the server's own network over HTTPS, and on this machine over plain HTTP. For an
    /// operator who has said so, and for tests.
    #[must_use]
    pub fn and_inside(mut self) -> Self {
        self.inside = true;
        self
    }

    /// Whether it also asks inside.
    pub const fn asks_inside(&self) -> bool {
        self.inside
    }

    /// Whether an address may be asked, as far as that can be seen without looking it up.
    ///
    /// # Errors
    /// [`Trouble::NotAllowed`] where it may not.
    pub fn allows(&self, address: &Url) -> Result<(), Trouble> {
        let bare = address.username().is_empty() && address.password().is_none() && address.host().is_some();
        let sound = match address.scheme() {
            "https" => true,
            "http" => self.inside && place::names_this_machine(address),
            _ => false,
        };
        if bare && sound { Ok(()) } else { Err(Trouble::NotAllowed) }
    }

    /// Asks for what lies at an address.
    ///
    /// # Errors
    /// Why there is no answer.
    pub async fn get(&self, address: &Url) -> Result<Answered, Trouble> {
        self.ask(address, Method::GET, None, String::new()).await
    }

    /// Sends a form there, with a name and a password where they are given.
    ///
    /// # Errors
    /// Why there is no answer.
    pub async fn post(
        &self,
        address: &Url,
        form: &[(&str, &str)],
        authorization: Option<&str>,
    ) -> Result<Answered, Trouble> {
        let written = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        self.ask(address, Method::POST, authorization, written).await
    }

    async fn ask(
        &self,
        address: &Url,
        method: Method,
        authorization: Option<&str>,
        form: String,
    ) -> Result<Answered, Trouble> {
        let asked = async {
            self.allows(address)?;
            let request = request(address, method, authorization, form)?;
            let stream = self.connected(address).await?;
            if address.scheme() == "http" {
                return answered(stream, request).await;
            }
            let name = ServerName::try_from(host(address)?).map_err(|_| Trouble::NotAllowed)?;
            let stream = self.tls.connect(name, stream).await.map_err(|_| Trouble::Untrusted)?;
            answered(stream, request).await
        };
        tokio::time::timeout(PATIENCE, asked).await.unwrap_or(Err(Trouble::Slow))
    }

    /// A connection to an address that was looked at before.
    async fn connected(&self, address: &Url) -> Result<TcpStream, Trouble> {
        let port = address.port_or_known_default().ok_or(Trouble::NotAllowed)?;
        let found = tokio::net::lookup_host((host(address)?, port)).await.map_err(|_| Trouble::Unreachable)?;
        let found: Vec<SocketAddr> = found.collect();
        let fits = |at: &SocketAddr| match (self.inside, address.scheme()) {
            (true, "http") => at.ip().is_loopback(),
            (true, _) => true,
            (false, _) => place::is_outside(at.ip()),
        };
        // All of them: a name that also leads inside is nobody's honest name.
        if !found.iter().all(fits) {
            return Err(Trouble::Inside);
        }
        for at in found {
            if let Ok(stream) = TcpStream::connect(at).await {
                return Ok(stream);
            }
        }
        Err(Trouble::Unreachable)
    }
}

/// The host as it is looked up: an IPv6 address without its brackets.
fn host(address: &Url) -> Result<String, Trouble> {
    let host = address.host_str().ok_or(Trouble::NotAllowed)?;
    Ok(host.trim_start_matches('[').trim_end_matches(']').to_owned())
}

fn request(
    address: &Url,
    method: Method,
    authorization: Option<&str>,
    form: String,
) -> Result<Request<Full<Bytes>>, Trouble> {
    let path = &address[url::Position::BeforePath..url::Position::AfterQuery];
    let at = &address[url::Position::BeforeHost..url::Position::AfterPort];
    let mut request = Request::builder()
        .method(method.clone())
        .uri(path)
        .header(HOST, at)
        .header(USER_AGENT, "Dolen")
        .header(ACCEPT, "application/json");
    if method == Method::POST {
        request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
    }
    if let Some(authorization) = authorization {
        let mut value = HeaderValue::from_str(authorization).map_err(|_| Trouble::NotAllowed)?;
        value.set_sensitive(true);
        request = request.header(AUTHORIZATION, value);
    }
    request.body(Full::new(Bytes::from(form))).map_err(|_| Trouble::NotAllowed)
}

async fn answered<S>(stream: S, request: Request<Full<Bytes>>) -> Result<Answered, Trouble>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let begun = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await;
    let (mut sender, connection) = begun.map_err(|_| Trouble::Garbled)?;
    // Ends with the answer: nobody keeps the sender.
    let carried = tokio::spawn(connection);
    let read = async {
        let response = sender.send_request(request).await.map_err(|_| Trouble::Garbled)?;
        let status = response.status().as_u16();
        let body = Limited::new(response.into_body(), MOST_BYTES).collect().await;
        let body = body.map_err(|e| if e.is::<LengthLimitError>() { Trouble::TooLong } else { Trouble::Garbled })?;
        Ok(Answered { status, body: body.to_bytes().to_vec() })
    };
    let read = read.await;
    carried.abort();
    read
}

#[cfg(test)]
mod tests;

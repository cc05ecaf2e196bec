//! A visitor over HTTP/1.1 on the loopback: one connection that is kept, one session, one network that they come from.

use anyhow::{Context, bail, ensure};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// Longer than any answer may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Somebody at the door of a running server.
pub struct Visitor {
    address: SocketAddr,
    connection: Option<BufReader<TcpStream>>,
    cookies: BTreeMap<String, String>,
    network: String,
}

/// What they were given.
pub struct Answer {
    pub status: u16,
    pub location: Option<String>,
    pub body: String,
}

impl Visitor {
    /// Somebody who comes from this network, as the proxy in front would say.
    pub fn new(address: SocketAddr, network: &str) -> Visitor {
        Visitor { address, connection: None, cookies: BTreeMap::new(), network: network.to_owned() }
    }

    /// Asks for a page.
    pub fn get(&mut self, path: &str) -> anyhow::Result<Answer> {
        self.ask("GET", path, "")
    }

    /// Sends a form.
    pub fn post(&mut self, path: &str, fields: &[(String, String)]) -> anyhow::Result<Answer> {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.ask("POST", path, &body)
    }

    /// Lets go of the connection, but not of the session.
    pub fn hang_up(&mut self) {
        self.connection = None;
    }

    fn ask(&mut self, method: &str, path: &str, body: &str) -> anyhow::Result<Answer> {
        let answer = self.ask_once(method, path, body);
        if answer.is_err() {
            self.connection = None;
        }
        answer
    }

    fn ask_once(&mut self, method: &str, path: &str, body: &str) -> anyhow::Result<Answer> {
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => {
                let stream = TcpStream::connect_timeout(&self.address, PATIENCE).context("connecting")?;
                stream.set_read_timeout(Some(PATIENCE))?;
                stream.set_nodelay(true)?;
                BufReader::new(stream)
            }
        };
        let mut request =
            format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nX-Forwarded-For: {}\r\n", self.address, self.network);
        if !self.cookies.is_empty() {
            let pairs: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request.push_str(&format!("Cookie: {}\r\n", pairs.join("; ")));
        }
        if method == "POST" {
            request.push_str("Content-Type: application/x-www-form-urlencoded\r\n");
            request.push_str(&format!("Content-Length: {}\r\n", body.len()));
        }
        request.push_str("\r\n");
        request.push_str(body);
        connection.get_mut().write_all(request.as_bytes()).context("sending")?;
        let (answer, cookies, closes) = read_answer(&mut connection)?;
        for (name, value) in cookies {
            // An empty one is taken away: so a session ends.
            if value.is_empty() { drop(self.cookies.remove(&name)) } else { drop(self.cookies.insert(name, value)) }
        }
        if !closes {
            self.connection = Some(connection);
        }
        Ok(answer)
    }
}

fn line(connection: &mut BufReader<TcpStream>) -> anyhow::Result<String> {
    let mut line = String::new();
    ensure!(connection.read_line(&mut line).context("reading")? > 0, "the connection was cut");
    ensure!(line.ends_with("\r\n"), "the connection was cut");
    Ok(line.trim_end().to_owned())
}

/// A cookie: its name and its value.
type Cookie = (String, String);

/// The answer, the cookies that were set, and whether the connection ends with it.
fn read_answer(connection: &mut BufReader<TcpStream>) -> anyhow::Result<(Answer, Vec<Cookie>, bool)> {
    let first = line(connection)?;
    let status = first.split(' ').nth(1).and_then(|s| s.parse().ok()).with_context(|| format!("`{first}`"))?;
    let (mut location, mut length, mut chunked, mut closes) = (None, 0_usize, false, false);
    let mut cookies = Vec::new();
    loop {
        let header = line(connection)?;
        if header.is_empty() {
            break;
        }
        let Some((name, value)) = header.split_once(':') else { bail!("`{header}` is no header") };
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "location" => location = Some(value.to_owned()),
            "set-cookie" => {
                let pair = value.split(';').next().and_then(|pair| pair.split_once('='));
                cookies.extend(pair.map(|(name, value)| (name.to_owned(), value.to_owned())));
            }
            "content-length" => length = value.parse()?,
            "transfer-encoding" => chunked = value.eq_ignore_ascii_case("chunked"),
            "connection" => closes = value.eq_ignore_ascii_case("close"),
            _ => {}
        }
    }
    let mut body = Vec::new();
    if chunked {
        loop {
            let size = usize::from_str_radix(line(connection)?.split(';').next().unwrap_or_default(), 16)?;
            let start = body.len();
            body.resize(start + size, 0);
            connection.read_exact(&mut body[start..]).context("reading")?;
            line(connection)?;
            if size == 0 {
                break;
            }
        }
    } else {
        body.resize(length, 0);
        connection.read_exact(&mut body).context("reading")?;
    }
    Ok((Answer { status, location, body: String::from_utf8_lossy(&body).into_owned() }, cookies, closes))
}

//! Over a real connection, so that the libraries that speak HTTP log as well: what was typed comes as a form, in headers of
//! browsers, and broken.

use crate::canaries::{Canaries, Canary};
use crate::seen::{Class, Seen};
use anyhow::{Context, ensure};
use std::sync::Arc;
use std::time::Duration;
use testkit::Town;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// No answer takes longer.
const PATIENCE: Duration = Duration::from_secs(20);

/// Serves the town for a moment and sends to it.
pub(crate) async fn wire(town: &Town, canaries: &Canaries, seen: &Seen<'_>) -> anyhow::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let front = Arc::new(dolen::capabilities::front(&town.house));
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let serving = tokio::spawn(web::serve(listener, front, async move { drop(stopped.await) }));
    let word = |field: &str| {
        let typed = Canary { route: "over the wire".to_owned(), field: field.to_owned(), typist: "public" };
        canaries.word(typed)
    };
    let post = |path: &str, body: String| {
        format!(
            "POST {path} HTTP/1.1\r\nHost: dolen.test\r\nConnection: close\r\nContent-Length: {}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nReferer: http://dolen.test/en/people?q={}\r\n\
             User-Agent: {}\r\nAccept-Language: {}\r\nX-Forwarded-For: {}\r\nCookie: dolen={}\r\n\r\n{body}",
            body.len(),
            word("Referer"),
            word("User-Agent"),
            word("Accept-Language"),
            word("X-Forwarded-For"),
            word("Cookie"),
        )
    };
    let sent = [
        post("/en/sign-in", format!("email={}%40dolen.test&password={}", word("email"), word("password"))),
        post("/cy/return", format!("code={}", word("code"))),
        post("/en/people/add", format!("given_names={}", word("given_names"))),
        post("/en/steps", format!("state={}&what={}", word("state"), word("what"))),
        post("/en/healthz", format!("what={}", word("what"))),
        format!(
            "POST /en/sign-in HTTP/1.1\r\nHost: dolen.test\r\nConnection: close\r\nContent-Length: wrong\r\n\r\nemail={}",
            word("broken")
        ),
        format!("{} / HTTP/1.1\r\nHost: dolen.test\r\nConnection: close\r\n\r\n", word("method")),
    ];
    let mut answered = 0;
    for request in &sent {
        let mut connection = TcpStream::connect(address).await?;
        connection.write_all(request.as_bytes()).await?;
        let mut answer = Vec::new();
        tokio::time::timeout(PATIENCE, connection.read_to_end(&mut answer)).await.context("an answer")??;
        answered += usize::from(answer.starts_with(b"HTTP/1.1 "));
        let head = answer.split(|byte| *byte == b'\n').take_while(|line| line.len() > 1);
        for line in head {
            seen.search(Class::Header, "an answer over the wire", line);
        }
    }
    ensure!(answered + 1 >= sent.len(), "only {answered} of {} requests were answered", sent.len());
    drop(stop);
    serving.await??;
    Ok(())
}

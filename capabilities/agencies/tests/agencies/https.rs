//! What is promised to browsers, over HTTPS and over plain HTTP.

use crate::house::{empty, on_each_database};
use agencies::Sessions;
use std::sync::Arc;
use store::House;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

/// The answer to a request as it comes over the wire, in lower case.
async fn answered(house: &House, path: &str) -> String {
    let front = web::Front::new(house.clone(), Arc::new(Sessions), agencies::routes(&fetch::Client::outside()));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    let served = tokio::spawn(web::serve(listener, Arc::new(front), std::future::pending()));
    let mut wire = tokio::net::TcpStream::connect(at).await.unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nHost: dolen.test\r\nConnection: close\r\n\r\n");
    wire.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    wire.read_to_end(&mut answer).await.unwrap();
    served.abort();
    String::from_utf8_lossy(&answer).to_lowercase()
}

#[tokio::test]
async fn over_https_a_browser_never_comes_back_without_it() {
    let (house, _, _folder) = empty().await;
    for path in ["/", "/cy/sign-in", "/cy/nothing-here", "/assets/nothing", "/healthz"] {
        let answer = answered(&house, path).await;
        assert!(answer.contains("\r\nstrict-transport-security: max-age=31536000\r\n"), "{path}: {answer}");
    }
    let page = answered(&house, "/cy/sign-in").await;
    assert!(page.contains("\r\ncontent-security-policy: default-src 'none'"), "{page}");
}

#[tokio::test]
async fn over_plain_http_nothing_is_promised() {
    on_each_database(async |place: crate::house::Place| {
        let answer = answered(&place.house, "/cy/sign-in").await;
        assert!(answer.starts_with("http/1.1 200") && !answer.contains("strict-transport"), "{answer}");
    })
    .await;
}

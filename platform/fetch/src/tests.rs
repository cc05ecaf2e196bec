//! Which addresses are asked, and what becomes of answers that nobody wants.

use super::*;
use std::net::IpAddr;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

fn url(text: &str) -> Url {
    Url::parse(text).expect("an address")
}

#[test]
fn plain_http_only_on_this_machine_and_only_where_the_operator_said_so() {
    let (outside, inside) = (Client::outside(), Client::outside().and_inside());
    assert!(!outside.asks_inside() && inside.asks_inside());
    for address in ["https://sign-in.example/a", "https://sign-in.example:8443", "https://192.0.2.1/"] {
        assert_eq!((outside.allows(&url(address)), inside.allows(&url(address))), (Ok(()), Ok(())), "{address}");
    }
    for address in ["http://127.0.0.1:9/a", "http://localhost/", "http://[::1]/"] {
        assert_eq!(outside.allows(&url(address)), Err(Trouble::NotAllowed), "{address}");
        assert_eq!(inside.allows(&url(address)), Ok(()), "{address}");
    }
    for address in [
        "http://sign-in.example/",
        "http://10.0.0.1/",
        "http://localhost.example/",
        "ftp://sign-in.example/",
        "file:///etc/hosts",
        "https://name@sign-in.example/",
        "https://name:word@sign-in.example/",
        "data:text/plain,a",
    ] {
        assert_eq!(outside.allows(&url(address)), Err(Trouble::NotAllowed), "{address}");
        assert_eq!(inside.allows(&url(address)), Err(Trouble::NotAllowed), "{address}");
    }
}

#[test]
fn what_lies_inside_is_known_in_every_spelling() {
    let is_outside = |text: &str| place::is_outside(text.parse::<IpAddr>().expect("an address"));
    for inside in [
        "127.0.0.1",
        "127.9.9.9",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.0.8",
        "192.0.2.7",
        "198.18.0.1",
        "203.0.113.9",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a00:1",
        "64:ff9b:1::101:101",
        "2002:7f00:1::",
        "2001::1",
        "2001:db8::1",
    ] {
        assert!(!is_outside(inside), "{inside}");
    }
    let outside =
        ["1.1.1.1", "172.32.0.1", "100.128.0.1", "198.20.0.1", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"];
    for outside in outside {
        assert!(is_outside(outside), "{outside}");
    }
}

#[tokio::test]
async fn nothing_inside_is_connected_to() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    for host in ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1"] {
        let asked = Client::outside().get(&url(&format!("https://{host}:{port}/"))).await;
        assert_eq!(asked, Err(Trouble::Inside), "{host}");
    }
    let came = tokio::time::timeout(Duration::from_millis(50), listener.accept()).await;
    assert!(came.is_err(), "nobody knocked");
}

/// Answers the next request with these bytes; gives the address.
async fn answering(bytes: Vec<u8>) -> Url {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let at = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.expect("a visitor");
        let mut read = vec![0; 4096];
        let _ = stream.read(&mut read).await;
        let _ = stream.write_all(&bytes).await;
    });
    url(&format!("http://{at}/keys?a=b"))
}

#[tokio::test]
async fn answers_are_read_whole_or_not_at_all_and_never_followed() {
    let client = Client::outside().and_inside();
    let good = answering(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}".to_vec()).await;
    let answered = client.get(&good).await.expect("an answer");
    assert_eq!((answered.status, &*answered.body), (200, &b"{}"[..]));
    assert_eq!(format!("{answered:?}"), "Answered(200, 2 bytes)", "what was answered is not printed");
    let elsewhere = answering(b"HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\n\r\n".to_vec()).await;
    assert_eq!(client.get(&elsewhere).await.map(|answered| answered.status), Ok(302));
    let mut long = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", MOST_BYTES + 1).into_bytes();
    long.resize(long.len() + MOST_BYTES + 1, b' ');
    assert_eq!(client.get(&answering(long).await).await, Err(Trouble::TooLong));
    assert_eq!(client.get(&answering(b"hello\r\n\r\n".to_vec()).await).await, Err(Trouble::Garbled));
    let nobody = url("http://127.0.0.1:1/");
    assert_eq!(client.post(&nobody, &[("a", "b")], None).await, Err(Trouble::Unreachable));
    let not_tls = answering(b"hello".to_vec()).await.as_str().replace("http:", "https:");
    assert_eq!(client.get(&url(&not_tls)).await, Err(Trouble::Untrusted));
}

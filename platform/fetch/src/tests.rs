//! Which addresses are asked, and what becomes of answers that nobody wants.

use super::*;
use ::ring::rand::SystemRandom;
use ::ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use std::net::IpAddr;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};

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

/// A part of a certificate: its kind, its length, its content.
fn part(kind: u8, content: &[&[u8]]) -> Vec<u8> {
    let content = content.concat();
    let mut whole = vec![kind];
    // As few bytes for the length as will do: whoever reads it is strict.
    match u8::try_from(content.len()) {
        Ok(short @ 0..=127) => whole.push(short),
        Ok(middle) => whole.extend([0x81, middle]),
        Err(_) => {
            whole.push(0x82);
            whole.extend(u16::try_from(content.len()).expect("not too long").to_be_bytes());
        }
    }
    whole.extend(content);
    whole
}

/// A key, and a certificate for `localhost` that vouches for itself.
fn certificate() -> (Vec<u8>, Vec<u8>) {
    let chance = SystemRandom::new();
    let key = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &chance).expect("a key");
    let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, key.as_ref(), &chance).expect("a pair");
    let signed = part(0x30, &[b"\x06\x08\x2a\x86\x48\xce\x3d\x04\x03\x02"]);
    let curve = part(0x30, &[b"\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07"]);
    let public = part(0x30, &[&curve, &part(0x03, &[b"\x00", pair.public_key().as_ref()])]);
    let named = part(0x30, &[b"\x06\x03\x55\x04\x03", &part(0x0c, &[b"a test"])]);
    let name = part(0x30, &[&part(0x31, &[&named])]);
    let from_until = part(0x30, &[&part(0x17, &[b"200101000000Z"]), &part(0x17, &[b"491231235959Z"])]);
    let localhost = part(0x04, &[&part(0x30, &[&part(0x82, &[b"localhost"])])]);
    let hosts = part(0xa3, &[&part(0x30, &[&part(0x30, &[b"\x06\x03\x55\x1d\x11", &localhost])])]);
    let version = part(0xa0, &[b"\x02\x01\x02"]);
    let told = part(0x30, &[&version, b"\x02\x01\x01", &signed, &name, &from_until, &name, &public, &hosts]);
    let signature = pair.sign(&chance, &told).expect("a signature");
    (key.as_ref().to_vec(), part(0x30, &[&told, &signed, &part(0x03, &[b"\x00", signature.as_ref()])]))
}

#[tokio::test]
async fn whoever_answers_must_be_who_the_address_names() {
    let (key, certificate) = certificate();
    let certificate = CertificateDer::from(certificate);
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![certificate.clone()], PrivatePkcs8KeyDer::from(key).into())
        .expect("a certificate and its key");
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let Ok(mut stream) = acceptor.accept(stream).await else { continue };
            let mut read = vec![0; 4096];
            let count = stream.read(&mut read).await.unwrap_or(0);
            let asked = String::from_utf8_lossy(&read[..count]).into_owned();
            let named = asked.to_lowercase().contains(&format!("host: localhost:{port}"));
            let body = if asked.starts_with("POST /token?a=b HTTP/1.1") && named { "a=1&b=%26" } else { "lost" };
            let answer = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}", body.len());
            let _ = stream.write_all(answer.as_bytes()).await;
            let _ = stream.shutdown().await;
        }
    });
    let mut roots = RootCertStore::empty();
    roots.add(certificate).expect("a root");
    let client = Client::trusting(roots).and_inside();
    let at = |host: &str| url(&format!("https://{host}:{port}/token?a=b"));
    let answered =
        client.post(&at("localhost"), &[("a", "1"), ("b", "&")], Some("Basic YTpi")).await.expect("an answer");
    assert_eq!((answered.status, &*answered.body), (200, &b"a=1&b=%26"[..]));
    // The same server under another name, and one that nobody vouches for.
    assert_eq!(client.get(&at("127.0.0.1")).await, Err(Trouble::Untrusted));
    assert_eq!(Client::outside().and_inside().get(&at("localhost")).await, Err(Trouble::Untrusted));
}

//! What is believed of a provider, and everything that is not.

use super::discovery::{Unfit, read as described};
use super::identity::{Expected, Identity, Refused, read};
use super::keys::Keys;
use super::*;
use kernel::Timestamp;
use p256::ecdsa::{Signature, SigningKey as CurveKey, signature::Signer};
use rsa::pkcs1v15::SigningKey as RsaKey;
use rsa::signature::SignatureEncoding;
use rsa::traits::PublicKeyParts;
use rsa::{RsaPrivateKey, RsaPublicKey};
use serde_json::{Value, json};
use std::sync::OnceLock;

const ISSUER: &str = "https://sign-in.example/tenant";
const NOW: Timestamp = Timestamp::from_millis(1_772_618_400_000);
const SECOND: i64 = 1_772_618_400;

fn text(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn rsa() -> &'static RsaPrivateKey {
    static KEY: OnceLock<RsaPrivateKey> = OnceLock::new();
    KEY.get_or_init(|| Chance::seeded(11).with(|chance| RsaPrivateKey::new(chance, 2048).expect("a key")))
}

fn curve() -> CurveKey {
    CurveKey::from_slice(&[7; 32]).expect("a key")
}

fn told() -> Vec<Value> {
    let public = RsaPublicKey::from(rsa());
    let point = curve().verifying_key().to_sec1_point(false);
    let (x, y) = (text(point.x().expect("x")), text(point.y().expect("y")));
    vec![
        json!({ "kty": "RSA", "kid": "one", "use": "sig", "alg": "RS256", "n": text(public.n_bytes()), "e": text(public.e_bytes()) }),
        json!({ "kty": "EC", "kid": "two", "crv": "P-256", "x": x, "y": y }),
        json!({ "kty": "oct", "kid": "three", "k": "c2VjcmV0" }),
        json!({ "kty": 7 }),
    ]
}

fn keys() -> Keys {
    Keys::read(json!({ "keys": told() }).to_string().as_bytes()).expect("keys")
}

fn claims() -> Value {
    json!({
        "iss": ISSUER, "sub": "a1b2", "aud": "dolen", "exp": SECOND + 300, "iat": SECOND, "nonce": "n0",
        "email": "Nia@Dolen.Test", "email_verified": true,
    })
}

fn with(name: &str, value: Value) -> Value {
    let mut claims = claims();
    claims[name] = value;
    claims
}

fn signed_with(head: Value, claims: &Value) -> String {
    let signed = format!("{}.{}", text(head.to_string()), text(claims.to_string()));
    let signature = RsaKey::<Sha256>::new(rsa().clone()).sign(signed.as_bytes()).to_vec();
    format!("{signed}.{}", text(signature))
}

fn signed(claims: &Value) -> String {
    signed_with(json!({ "alg": "RS256", "kid": "one" }), claims)
}

fn reading(text: &str) -> Result<Identity, Refused> {
    read(text, &keys(), &Expected { issuer: ISSUER, client: "dolen", nonce: "n0", now: NOW })
}

#[test]
fn a_text_that_fits_in_everything_names_somebody() {
    let identity = reading(&signed(&claims())).expect("believed");
    assert_eq!((&*identity.subject, identity.email.as_deref()), ("a1b2", Some("nia@dolen.test")));
    assert_eq!(format!("{identity:?}"), "Identity(…)");
    let head = json!({ "alg": "ES256", "kid": "two" });
    let body = format!("{}.{}", text(head.to_string()), text(claims().to_string()));
    let signature: Signature = curve().sign(body.as_bytes());
    assert!(reading(&format!("{body}.{}", text(signature.to_bytes()))).is_ok(), "the other way of signing");
    assert!(
        reading(&signed_with(json!({ "alg": "RS256" }), &claims())).is_ok(),
        "the only key of its kind needs no name"
    );
    assert!(reading(&signed(&with("aud", json!(["dolen"])))).is_ok());
    let mut several = with("aud", json!(["dolen", "another"]));
    several["azp"] = "dolen".into();
    assert!(reading(&signed(&several)).is_ok());
}

#[test]
fn an_address_counts_only_where_the_provider_has_made_sure_of_it() {
    let email = |value: Value| reading(&signed(&with("email_verified", value))).expect("believed").email;
    assert_eq!(email(json!("true")).as_deref(), Some("nia@dolen.test"));
    for unsure in [json!(false), json!("false"), json!(null), json!(1), json!("yes")] {
        assert_eq!(email(unsure.clone()), None, "{unsure}");
    }
    assert_eq!(reading(&signed(&with("email", json!("nobody")))).expect("believed").email, None);
}

#[test]
fn whatever_does_not_fit_is_not_believed() {
    let refused = |name: &str, value: Value| reading(&signed(&with(name, value))).err();
    assert_eq!(refused("iss", json!("https://sign-in.example/tenant/")), Some(Refused::Issuer));
    assert_eq!(refused("aud", json!("another")), Some(Refused::Audience));
    assert_eq!(refused("aud", json!([])), Some(Refused::Audience));
    assert_eq!(refused("aud", json!(["dolen", "another"])), Some(Refused::Audience), "several, and nobody said which");
    assert_eq!(refused("azp", json!("another")), Some(Refused::Audience));
    assert_eq!(refused("nonce", json!("n1")), Some(Refused::Nonce));
    assert_eq!(refused("nonce", json!(null)), Some(Refused::Nonce));
    assert_eq!(refused("exp", json!(SECOND - 60)), Some(Refused::Time));
    assert_eq!(refused("exp", json!(SECOND - 59)), None, "clocks differ a little");
    assert_eq!(refused("iat", json!(SECOND + 61)), Some(Refused::Time));
    assert_eq!(refused("nbf", json!(SECOND + 61)), Some(Refused::Time));
    assert_eq!(refused("sub", json!("")), Some(Refused::Subject));
    assert_eq!(refused("sub", json!("a".repeat(256))), Some(Refused::Subject));
    for missing in ["iss", "sub", "aud", "exp", "iat"] {
        assert_eq!(refused(missing, json!(null)), Some(Refused::Malformed), "{missing}");
    }
}

#[test]
fn what_was_not_signed_by_the_provider_is_not_believed() {
    let under = |head: Value| reading(&signed_with(head, &claims())).err();
    for other in ["none", "None", "HS256", "RS384", "PS256", "rs256", ""] {
        assert_eq!(under(json!({ "alg": other, "kid": "one" })), Some(Refused::Algorithm), "{other}");
    }
    assert_eq!(under(json!({ "alg": "RS256", "kid": "one", "crit": ["b64"] })), Some(Refused::Algorithm));
    assert_eq!(under(json!({ "alg": "RS256", "kid": "unknown" })), Some(Refused::Signature));
    assert_eq!(under(json!({ "alg": "RS256", "kid": "two" })), Some(Refused::Signature), "the key of another kind");
    assert_eq!(under(json!({ "alg": "ES256", "kid": "two" })), Some(Refused::Signature));
    // Signed with what everybody can read: the public key as if it were a secret.
    let body = format!("{}.{}", text(json!({ "alg": "none" }).to_string()), text(claims().to_string()));
    assert_eq!(reading(&format!("{body}.")).err(), Some(Refused::Algorithm));
    let right = signed(&claims());
    let (head, rest) = right.split_once('.').expect("parts");
    let (_, signature) = rest.split_once('.').expect("parts");
    let other = text(with("sub", json!("somebody else")).to_string());
    assert_eq!(reading(&format!("{head}.{other}.{signature}")).err(), Some(Refused::Signature));
    assert_eq!(reading(&format!("{head}.{other}.")).err(), Some(Refused::Signature));
    for nothing in ["", ".", "..", "a.b", "a.b.c", &right.replace('.', ""), &"a".repeat(70_000)] {
        assert_eq!(reading(nothing).err(), Some(Refused::Malformed), "{}", nothing.len());
    }
}

#[test]
fn without_a_name_only_the_only_key_will_do() {
    let mut two = told();
    let mut again = two[0].clone();
    again["kid"] = "four".into();
    two.push(again);
    let keys = Keys::read(json!({ "keys": two }).to_string().as_bytes()).expect("keys");
    let expected = Expected { issuer: ISSUER, client: "dolen", nonce: "n0", now: NOW };
    assert_eq!(read(&signed_with(json!({ "alg": "RS256" }), &claims()), &keys, &expected), Err(Refused::Signature));
    assert!(read(&signed(&claims()), &keys, &expected).is_ok());
    for none in [json!({ "keys": [] }), json!({ "keys": [{ "kty": "oct", "k": "AA" }] }), json!([])] {
        assert!(Keys::read(none.to_string().as_bytes()).is_none(), "{none}");
    }
    let encrypting = json!({ "keys": [{ "kty": "EC", "crv": "P-256", "use": "enc", "x": "AA", "y": "AA" }] });
    assert!(Keys::read(encrypting.to_string().as_bytes()).is_none());
}

fn description() -> Value {
    json!({
        "issuer": ISSUER,
        "authorization_endpoint": "https://sign-in.example/go?tenant=a",
        "token_endpoint": "https://sign-in.example/token",
        "jwks_uri": "https://sign-in.example/keys",
    })
}

#[test]
fn a_provider_is_taken_as_it_describes_itself_or_told_why_not() {
    let of = |name: &str, value: Value| {
        let mut told = description();
        told[name] = value;
        described(told.to_string().as_bytes(), ISSUER)
    };
    let usual = described(description().to_string().as_bytes(), ISSUER).expect("fits");
    assert!(usual.secret_in_head && !usual.names_itself);
    assert!(!of("token_endpoint_auth_methods_supported", json!(["client_secret_post"])).expect("fits").secret_in_head);
    assert!(of("authorization_response_iss_parameter_supported", json!(true)).expect("fits").names_itself);
    let table = [
        ("issuer", json!("https://sign-in.example"), Unfit::OtherIssuer),
        ("issuer", json!(null), Unfit::NotDescribed),
        ("token_endpoint", json!("token"), Unfit::Addresses),
        ("response_types_supported", json!(["id_token"]), Unfit::NoCodes),
        ("code_challenge_methods_supported", json!(["plain"]), Unfit::NoProof),
        ("id_token_signing_alg_values_supported", json!(["HS256", "none"]), Unfit::OtherSignature),
        ("token_endpoint_auth_methods_supported", json!(["private_key_jwt"]), Unfit::OtherSecret),
    ];
    for (name, value, expected) in table {
        assert_eq!(of(name, value).err(), Some(expected), "{name}");
    }
    assert_eq!(described(b"<html>", ISSUER).err(), Some(Unfit::NotDescribed));
    let at = |issuer: &str| discovery::address(issuer).map(String::from);
    let expected = Some("https://sign-in.example/tenant/.well-known/openid-configuration".to_owned());
    assert_eq!((at(ISSUER), at(&format!("{ISSUER}/"))), (expected.clone(), expected));
}

#[test]
fn the_way_there_and_back_holds_what_the_standard_wants() {
    let provider = described(description().to_string().as_bytes(), ISSUER).expect("fits");
    let drawn = Drawn { nonce: "n0".into(), verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk".into() };
    let there = way_there(&provider, "dolen", "https://dolen.test/back", "s t", &drawn, Language::Cy);
    let told: std::collections::BTreeMap<String, String> = there.query_pairs().into_owned().collect();
    // The example of RFC 7636.
    assert_eq!(told["code_challenge"], "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    assert_eq!((&*told["tenant"], &*told["state"], &*told["scope"]), ("a", "s t", "openid email"));
    assert_eq!((&*told["code_challenge_method"], &*told["ui_locales"]), ("S256", "cy en"));
    assert!(!there.as_str().contains(&drawn.verifier), "that stays here");
    let sent = redeeming(&provider, ("dol en", "s:e"), "https://dolen.test/back", "c", &drawn);
    let head = sent.authorization.expect("in the head");
    assert_eq!(head, format!("Basic {}", STANDARD.encode("dol+en:s%3Ae")));
    assert!(sent.form.contains(&("code_verifier", &*drawn.verifier)) && !sent.form.iter().any(|(_, v)| *v == "s:e"));
    let other = discovery::Provider { secret_in_head: false, ..provider };
    let sent = redeeming(&other, ("dolen", "s"), "https://dolen.test/back", "c", &drawn);
    assert!(sent.authorization.is_none() && sent.form.contains(&("client_secret", "s")));
    let (one, two) = (Drawn::new(&Chance::seeded(1)), Drawn::new(&Chance::seeded(2)));
    assert!(one.nonce != one.verifier && one.nonce != two.nonce && one.verifier.len() == 43);
    assert_eq!(signed_text(br#"{"access_token":"a","id_token":"b.c.d"}"#).as_deref(), Some("b.c.d"));
    assert_eq!(signed_text(br#"{"error":"invalid_grant"}"#), None);
}

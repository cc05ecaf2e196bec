//! Sharing as days in the life: what is shared, with whom, and that nobody else ever learns of it.

mod agreed;
mod requests;
mod sight;
mod urgent;

use kernel::{ActorId, AgencyId};
use people::words::{Identifier, RecordDetails};
use testkit::{Shown, Town, Visitor};
use vocabulary::RecordId;

/// What a partner is told.
pub const TOLD: &str = "Missing since 19:00; seen getting into a silver car.";
/// The name in the record.
pub const NAME: &str = "Heledd Bodorgan";

/// The agreement of the catalogue.
pub const TERMS: &str = include_str!("../../../../catalogues/agreements/isp-nw-cse-001.toml");

/// A record of an agency's, written by one of its own.
pub async fn record(town: &Town, by: ActorId, agency: AgencyId) -> RecordId {
    let details = RecordDetails {
        given_names: Some("Heledd".into()),
        family_name: Some("Bodorgan".into()),
        date_of_birth: "2011-05-14".parse().ok(),
        addresses: vec!["4 Stryd y Bont".into()],
        identifiers: vec![Identifier { scheme: "case".into(), value: "X-77".into() }],
        ..RecordDetails::default()
    };
    people::commands::add_record(&town.house, &town.visit(by).await, agency, details, None).await.expect("a record")
}

/// The hidden fields of a page's main form, as a browser would send them again.
pub fn carried(shown: &Shown) -> Vec<(String, String)> {
    let start = shown.body.find("id=\"main-form\"").unwrap_or(0);
    let mut found = Vec::new();
    for part in shown.body[start..].split("<input type=\"hidden\" name=\"").skip(1) {
        let Some((name, rest)) = part.split_once('"') else { continue };
        let value =
            rest.split_once("value=\"").and_then(|(_, rest)| rest.split_once('"')).map_or("", |(value, _)| value);
        let value = value.replace("&#38;", "&").replace("&#34;", "\"").replace("&#39;", "'").replace("&#60;", "<");
        if name != "_csrf" {
            found.push((name.to_owned(), value));
        }
    }
    found
}

/// Sends a page's form with what it carried and these fields.
pub async fn on(visitor: &Visitor<'_>, path: &str, before: &Shown, fields: &[(&str, &str)]) -> Shown {
    let named = |name: &str| fields.iter().any(|(field, _)| *field == name);
    let carried: Vec<(String, String)> = carried(before).into_iter().filter(|(name, _)| !named(name)).collect();
    let mut all: Vec<(&str, &str)> = carried.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    all.extend_from_slice(fields);
    visitor.post(path, &all).await
}

/// Gwynedd's duty worker shares a record with the police in the guided way; gives the disclosure's address.
pub async fn shared_by_nia(town: &Town, record: RecordId, more: &[(&str, &str)]) -> String {
    let nia = town.signed_in(town.nia).await;
    let path = format!("/en/sharing/new/{record}");
    let police = town.police.to_string();
    let first = nia.get(&path).await;
    assert!(first.status == 200 && first.says(NAME), "{}", first.body);
    let what = on(&nia, &path, &first, &[("to", &police), ("purpose", "concern")]).await;
    assert!(what.says("What is shared"), "{}", what.body);
    let mut fields = vec![
        ("classes", "identity"),
        ("classes", "concern_summary"),
        ("what", TOLD),
        ("necessity", "To look for her tonight."),
        ("informed", "risk_to_child"),
    ];
    fields.extend_from_slice(more);
    let check = on(&nia, &path, &what, &fields).await;
    assert!(check.says("Check before you share"), "{}", check.body);
    let sent = on(&nia, &path, &check, &[("go", "share"), ("one_off_why", "One meeting only.")]).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    sent.location.expect("a place").split('?').next().unwrap_or_default().to_owned()
}

/// The agreement is brought in as a file, checked and adopted.
pub async fn adopted(town: &Town) {
    let gwenan = town.signed_in(town.gwenan).await;
    let file = ("file", "isp.toml", TERMS.as_bytes());
    let check = gwenan.upload("/en/sharing/agreements/import", &[], file).await;
    assert!(check.says("Check the agreement"), "{}", check.body);
    let sent = gwenan.post("/en/sharing/agreements/adopt", &[("terms", TERMS)]).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
}

//! Protected addresses, former names and adoption: those who are named for the record see them on a page of their own, and
//! nothing that searches, compares, shares or exports records ever comes across them. On both databases.

use circle::commands as levels;
use circle::words::Level;
use people::words::Shielded;
use people::{RecordDetails, commands, looking};
use store::Stop;
use testkit::{Town, each_database};
use vocabulary::RecordId;

const SECRETS: [&str; 3] = ["Bwthyn y Glyn", "Angharad Cadwaladr", "placed at eleven months"];

fn shielded() -> Shielded {
    let [address, former_names, adoption] = SECRETS.map(str::to_owned);
    Shielded { address, former_names, adoption }
}

/// A record of Gwynedd's, open to the partnership; Nia is named for it.
async fn record(town: &Town) -> RecordId {
    let nia = town.visit(town.nia).await;
    let gwen = RecordDetails {
        given_names: Some("Gwen".into()),
        family_name: Some("Puw".into()),
        town: Some("Bangor".into()),
        ..RecordDetails::default()
    };
    let record = commands::add_record(&town.house, &nia, town.gwynedd, gwen, None).await.expect("a record");
    let named = [town.nia].into();
    levels::set_level(&town.house, &nia, record, Level::Partnership, false, named, "hidden from her father")
        .await
        .expect("named");
    record
}

#[tokio::test(flavor = "multi_thread")]
async fn only_those_who_are_named_write_and_see_them() {
    each_database(async |town: Town| {
        let record = record(&town).await;
        let (path, page) = (format!("/en/people/{record}"), format!("/en/people/{record}/shielded"));
        let nia = town.signed_in(town.nia).await;
        assert!(nia.get(&path).await.says("See shielded details"));
        let empty = nia.get(&page).await;
        assert!(empty.status == 200 && empty.field("seen").as_deref() == Some("0"), "{}", empty.body);
        let [address, former, adoption] = SECRETS;
        let typed = [("seen", "0"), ("address", address), ("former_names", former), ("adoption", adoption)];
        let saved = nia.post(&page, &typed).await;
        assert!(saved.location.as_deref().is_some_and(|to| to.ends_with("shielded?told=shielded")), "{}", saved.body);
        let shown = nia.get(&page).await;
        assert!(SECRETS.iter().all(|secret| shown.says(secret)) && shown.says("Last saved by"), "{}", shown.body);
        assert_eq!(
            nia.post(&page, &[("seen", "1"), ("address", address), ("former_names", former), ("adoption", adoption)])
                .await
                .status,
            422,
            "nothing changed"
        );

        // A colleague, a desk of another council, a teacher and the police: none of them is named.
        for who in [town.huw, town.owain, town.megan, town.rhys] {
            let other = town.signed_in(who).await;
            for language in ["en", "cy"] {
                assert_eq!(other.get(&page.replace("/en/", &format!("/{language}/"))).await.status, 404);
            }
            assert_eq!(other.post(&page, &[("seen", "1"), ("address", "elsewhere")]).await.status, 404);
            let seen = other.get(&path).await;
            assert!(!seen.says("hielded") && !SECRETS.iter().any(|secret| seen.says(secret)), "{}", seen.body);
            let visit = town.visit(who).await;
            let done = commands::shield(&town.house, &visit, record, 1, Shielded::default()).await;
            assert!(matches!(done, Err(Stop::Refused(_))), "{done:?}");
        }

        // Once no longer named, neither.
        let visit = town.visit(town.nia).await;
        levels::set_level(&town.house, &visit, record, Level::Partnership, false, [town.huw].into(), "on leave")
            .await
            .expect("somebody else is named");
        assert_eq!(nia.get(&page).await.status, 404);
        town.is_sound().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_write_at_once_overwrite_nothing() {
    each_database(async |town: Town| {
        let record = record(&town).await;
        let visit = town.visit(town.nia).await;
        commands::shield(&town.house, &visit, record, 0, shielded()).await.expect("written");
        let nia = town.signed_in(town.nia).await;
        let page = format!("/en/people/{record}/shielded");
        let both = nia.post(&page, &[("seen", "0"), ("address", "Tŷ Newydd")]).await;
        assert_eq!(both.status, 409);
        assert!(both.says("Bwthyn y Glyn") && both.field("seen").as_deref() == Some("1"), "{}", both.body);
        assert!(both.says("Tŷ Newydd"), "what was typed is kept");
        let [address, former, adoption] = SECRETS;
        let again = [("seen", "0"), ("address", address), ("former_names", former), ("adoption", adoption)];
        assert_eq!(nia.post(&page, &again).await.status, 303, "a second click is no clash");
        assert!(nia.get(&page).await.says("Bwthyn y Glyn"), "nothing was overwritten");
        town.is_sound().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_reads_records_comes_across_them() {
    each_database(async |town: Town| {
        let record = record(&town).await;
        let visit = town.visit(town.nia).await;
        let before = looking::tables_for_learning(&town.house).await.expect("tables");
        commands::shield(&town.house, &visit, record, 0, shielded()).await.expect("written");
        assert_eq!(looking::tables_for_learning(&town.house).await.expect("tables"), before, "no export");
        // Not even whoever is named finds the record by them: a search shows what it found to whoever looks over a shoulder.
        let nia = town.signed_in(town.nia).await;
        for secret in SECRETS {
            let found = nia.get(&format!("/en/people?q={}", secret.replace(' ', "+"))).await;
            assert!(found.says("Nothing was found"), "{secret}: {}", found.body);
        }
        // A stranger of the former name is no match of hers.
        let other = RecordDetails {
            given_names: Some("Angharad".into()),
            family_name: Some("Cadwaladr".into()),
            addresses: vec!["Bwthyn y Glyn".into()],
            ..RecordDetails::default()
        };
        let owain = town.visit(town.owain).await;
        let other = commands::add_record(&town.house, &owain, town.conwy, other, None).await.expect("another");
        assert!(!nia.get(&format!("/en/people/{other}")).await.says("Gwen Puw"));
        let beside = RecordDetails { given_names: Some("Gwenllian".into()), ..RecordDetails::default() };
        let beside = commands::add_record(&town.house, &owain, town.conwy, beside, None).await.expect("one beside");
        // Each page that an address about a record leads to, but their own.
        for (method, address, _) in dolen::commands::policy_rows::record_routes() {
            if method != "GET" || address.ends_with("/shielded") {
                continue;
            }
            let filled = address.replace("{record}", &record.to_string()).replace("{other}", &beside.to_string());
            let shown = nia.get(&format!("/en{filled}")).await;
            assert!(!SECRETS.iter().any(|secret| shown.says(secret)), "{address}: {}", shown.body);
        }
        town.is_sound().await;
    })
    .await;
}

//! Every door is tried by a stranger, and by people who are signed in but have no business there.

use dolen::capabilities;
use store::Settings;
use testkit::{Town, each_database};
use web::Door;

/// Addresses with something in every variable part: what is there belongs to nobody.
fn filled(path: &str) -> String {
    let mut out = String::new();
    for part in path.split('/').skip(1) {
        out.push('/');
        out.push_str(if part.starts_with('{') { "01k00000000000000000000000" } else { part });
    }
    if out.is_empty() { "/".to_owned() } else { out }
}

fn routes() -> web::Routes {
    capabilities::routes(&Settings { public_address: String::new(), demo: true })
}

#[tokio::test]
async fn a_stranger_gets_nowhere_where_staff_may() {
    each_database(async |town: Town| {
        let stranger = town.public();
        let mut tried = 0;
        for route in routes().all().iter().filter(|r| r.door == Door::Staff) {
            for language in ["cy", "en"] {
                let path = format!("/{language}{}", filled(route.path));
                tried += 1;
                if route.method == "GET" {
                    let shown = stranger.get(&path).await;
                    assert_eq!(shown.status, 303, "GET {path}");
                    let to = shown.location.unwrap_or_default();
                    assert!(to.starts_with(&format!("/{language}/sign-in")), "GET {path} leads to {to}");
                } else {
                    let shown = stranger.post(&path, &[("reason", "nosy")]).await;
                    assert_eq!(shown.status, 401, "POST {path}");
                    // A file of any size is not even read before somebody has signed in; a form is kept.
                    assert_eq!(shown.says("nosy"), !route.uploads, "POST {path}: what was typed is kept");
                }
            }
        }
        assert!(tried > 100, "{tried} doors were tried");
    })
    .await;
}

#[tokio::test]
async fn what_does_not_exist_and_what_may_not_be_known_look_the_same() {
    let town = Town::on_sqlite().await;
    let report = concerns_of(&town).await;
    let owain = town.signed_in(town.owain).await;
    let hidden = owain.get(&format!("/en/concerns/{report}")).await;
    let absent = owain.get("/en/concerns/01k00000000000000000000000").await;
    assert_eq!((hidden.status, absent.status), (404, 404));
    let plain = |shown: &testkit::Shown, id: &str| shown.body.replace(id, "");
    assert_eq!(plain(&hidden, &report), plain(&absent, "01k00000000000000000000000"), "byte for byte");
    let nia = town.signed_in(town.nia).await;
    assert_eq!(nia.get(&format!("/en/concerns/{report}")).await.status, 200, "the desk sees it");
    for (name, staff) in
        [("teacher", town.megan), ("system administrator", town.alun), ("agency administrator", town.gwenan)]
    {
        let visitor = town.signed_in(staff).await;
        assert_eq!(visitor.get(&format!("/en/concerns/{report}")).await.status, 404, "{name}");
    }
    town.is_sound().await;
}

/// A concern on Gwynedd's desk, raised by the public.
async fn concerns_of(town: &Town) -> String {
    use concerns::commands::{Report, report};
    use concerns::words::{Account, Desk, Door, Matter, ReporterDetails, Urgency};
    let visit = town.public_visit(kernel::Language::En);
    let told = Report {
        door: Door::Public,
        matter: Matter::Child,
        urgency: Urgency::Usual,
        desk: Desk { team: town.gwynedd_desk, agency: town.gwynedd },
        council: None,
        language: kernel::Language::En,
        held: false,
        withhold_name: false,
        may_contact: false,
        reporter: ReporterDetails::default(),
        account: Account {
            what: "Seen getting into a silver car outside the station.".to_owned(),
            ..Account::default()
        },
        mentions: Vec::new(),
        about_staff: Vec::new(),
        about_teams: Vec::new(),
    };
    report(&town.house, &visit, told).await.expect("a report").concern.to_string()
}

#[tokio::test]
async fn a_form_from_elsewhere_or_without_its_secret_does_nothing() {
    let town = Town::on_sqlite().await;
    let report = concerns_of(&town).await;
    let nia = town.signed_in(town.nia).await;
    let before = town.house.verify(|_| {}).await.expect("sound").entries;
    // The second value of a field is not read: the first is the wrong secret.
    let shown = nia.post(&format!("/en/concerns/{report}/take"), &[("_csrf", "0000")]).await;
    assert_eq!(shown.status, 403);
    let after = town.house.verify(|_| {}).await.expect("sound").entries;
    assert_eq!(before, after, "nothing was recorded");
    let taken = nia.post(&format!("/en/concerns/{report}/take"), &[]).await;
    assert_eq!(taken.status, 303, "with its secret it works");
}

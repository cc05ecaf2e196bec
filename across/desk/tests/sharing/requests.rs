//! One agency asks another; and checks whether somebody is known, which cannot be used to trawl.

use super::{NAME, TOLD, adopted, on, record};
use testkit::{Town, each_database};

#[tokio::test]
async fn asked_refused_with_reasons_taken_further_and_answered_with_a_share() {
    each_database(|town: Town| async move {
        adopted(&town).await;
        let about = record(&town, town.nia, town.gwynedd).await;
        let (nia, rhys) = (town.signed_in(town.nia).await, town.signed_in(town.rhys).await);
        let gwynedd = town.gwynedd.to_string();
        let fields = [
            ("partner", gwynedd.as_str()),
            ("about", "Heledd Bodorgan, 14 May 2011"),
            ("purpose", "missing"),
            ("classes", "identity"),
            ("what", "Where has she been found before?"),
            ("why", "She is missing tonight."),
            ("public_task", "Protecting life."),
        ];
        let short = rhys.post("/cy/sharing/requests/new", &fields[..3]).await;
        assert!(short.status == 422 && short.says("Ysgrifennwch pam mae ei angen arnoch"), "{}", short.body);
        let sent = rhys.post("/en/sharing/requests/new", &fields).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        let path = sent.location.unwrap_or_default().replace("?done=asked", "");
        assert!(nia.get("/en/sharing").await.says("Request for information: North Wales Police"));
        assert_eq!(town.signed_in(town.owain).await.get(&path).await.status, 404);
        let without = nia.post(&format!("{path}/answer"), &[("how", "refused")]).await;
        assert!(without.status == 422 && without.says("Write the answer or the reasons"), "{}", without.body);
        let refused = [("how", "refused"), ("text", "We must ask her mother first.")];
        assert_eq!(nia.post(&format!("{path}/answer"), &refused).await.status, 303);
        assert!(rhys.get(&path).await.says("We must ask her mother first."));
        assert_eq!(rhys.post(&format!("{path}/escalate"), &[("reason", "It cannot wait.")]).await.status, 303);
        assert!(nia.get("/en/sharing").await.says("Request taken further"));
        // The answer is a share: both are there at once, and the asking side finds one through the other.
        let id = path.rsplit('/').next().unwrap_or_default();
        let share = format!("/en/sharing/new/{about}");
        let first = nia.get(&format!("{share}?request={id}")).await;
        let police = town.police.to_string();
        let what = on(&nia, &share, &first, &[("to", &police), ("purpose", "missing")]).await;
        let told = [("classes", "identity"), ("what", TOLD), ("necessity", "She is missing."), ("informed", "urgent")];
        let check = on(&nia, &share, &what, &told).await;
        let sent = on(&nia, &share, &check, &[("go", "share")]).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        let answered = rhys.get(&path).await;
        assert!(
            answered.says("With all that was asked") && answered.says("What was shared in answer"),
            "{}",
            answered.body
        );
        town.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn late_requests_may_be_taken_further_and_others_not() {
    let town = Town::on_sqlite().await;
    let rhys = town.signed_in(town.rhys).await;
    let gwynedd = town.gwynedd.to_string();
    let fields = [
        ("partner", gwynedd.as_str()),
        ("about", "Heledd Bodorgan"),
        ("purpose", "missing"),
        ("what", "Is she known to you?"),
        ("why", "She is missing."),
        ("public_task", "Protecting life."),
        ("urgent", "yes"),
    ];
    let path = rhys.post("/en/sharing/requests/new", &fields).await.location.unwrap_or_default();
    let path = path.replace("?done=asked", "");
    let early = rhys.post(&format!("{path}/escalate"), &[("reason", "Hurry.")]).await;
    assert_ne!(early.status, 303);
    town.clock.advance_minutes(39 * 60);
    let rhys = town.signed_in(town.rhys).await;
    assert_eq!(rhys.post(&format!("{path}/escalate"), &[("reason", "It is late.")]).await.status, 303);
}

#[tokio::test]
async fn a_check_answers_with_a_desk_or_nothing_tells_the_owner_and_runs_out() {
    each_database(|town: Town| async move {
        record(&town, town.nia, town.gwynedd).await;
        let (nia, rhys) = (town.signed_in(town.nia).await, town.signed_in(town.rhys).await);
        let megan = town.signed_in(town.megan).await;
        let check = |name: &'static str, year: &'static str| {
            [
                ("name", name),
                ("born-day", "14"),
                ("born-month", "5"),
                ("born-year", year),
                ("purpose", "concern"),
                ("why", "She was seen with an older group on Friday."),
            ]
        };
        let known = megan.post("/en/sharing/known", &check(NAME, "2011")).await;
        assert!(known.says("Gwynedd duty desk") && !known.says("Stryd y Bont"), "{}", known.body);
        let not = megan.post("/en/sharing/known", &check(NAME, "2009")).await;
        assert!(not.says("Nothing that you may see.") && !not.says("Gwynedd duty desk"), "{}", not.body);
        // One's own record is no news: the answer is the same as for nothing at all, byte for byte.
        let own = nia.post("/en/sharing/known", &check(NAME, "2011")).await;
        let nothing = town.signed_in(town.huw).await.post("/en/sharing/known", &check("Nobody Atall", "2011")).await;
        let told = |shown: &testkit::Shown| {
            let from = shown.body.find("govuk-inset-text").unwrap_or(0);
            shown.body[from..from + 200].to_owned()
        };
        assert_eq!(told(&own), told(&nothing));
        let short = rhys.post("/cy/sharing/known", &[("name", "Heledd"), ("why", "x")]).await;
        assert!(short.status == 422 && short.says("Rhowch enw cyntaf a chyfenw"), "{}", short.body);
        // The owner is told who looked and what for; the teacher is not told what she met.
        let owner = nia.get("/en/sharing/look-ups").await;
        assert!(owner.says("Ysgol y Bont") && owner.says(NAME), "{}", owner.body);
        assert_eq!(megan.get("/en/sharing/look-ups").await.status, 404);
        for _ in 0..8 {
            assert_eq!(megan.post("/en/sharing/known", &check(NAME, "2001")).await.status, 200);
        }
        let enough = megan.post("/en/sharing/known", &check(NAME, "2011")).await;
        assert!(enough.status == 422 && !enough.says("Gwynedd duty desk"), "{}", enough.body);
        town.clock.advance_minutes(24 * 60 + 1);
        let megan = town.signed_in(town.megan).await;
        assert!(megan.post("/en/sharing/known", &check(NAME, "2011")).await.says("Gwynedd duty desk"));
        town.is_sound().await;
    })
    .await;
}

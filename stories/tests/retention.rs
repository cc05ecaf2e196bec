//! Retention as an information-governance desk meets it, on a real database: the list, a review, two people, a hold.

use people::words::RecordDetails;
use testkit::{Town, each_database};

async fn record(town: &Town, name: &str) -> String {
    let nia = town.visit(town.nia).await;
    let details = RecordDetails { given_names: Some(name.to_owned()), ..RecordDetails::default() };
    people::commands::add_record(&town.house, &nia, town.gwynedd, details, None).await.expect("a record").to_string()
}

fn last(location: Option<String>) -> String {
    let location = location.expect("a place to go");
    location.split('?').next().and_then(|path| path.rsplit('/').next()).unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_record_comes_due_is_kept_and_later_destroyed_by_two_people() {
    each_database(|town| async move {
        let id = record(&town, "Lleucu").await;
        let dilys = town.signed_in(town.dilys).await;
        for (language, none) in [("en", "Nothing has come to the end"), ("cy", "Nid oes dim wedi cyrraedd diwedd")] {
            let page = dilys.get(&format!("/{language}/retention")).await;
            assert!(page.status == 200 && page.says(none), "{}", page.body);
        }
        // Six years and a day later it is on the list.
        town.clock.advance_minutes(6 * 366 * 24 * 60);
        let dilys = town.signed_in(town.dilys).await;
        let review = format!("/en/retention/review/record:{id}");
        assert!(dilys.get("/en/retention").await.says("Review: Lleucu"));
        let wrong = dilys.post(&review, &[("class", "record_of_person")]).await;
        assert!(wrong.status == 422 && wrong.says("Choose whether it is kept"), "{}", wrong.body);
        let keep = [
            ("class", "child_protection"),
            ("outcome", "keep"),
            ("again-day", "1"),
            ("again-month", "6"),
            ("again-year", "2032"),
            ("reason", "A second concern came in."),
        ];
        assert_eq!(dilys.post(&review, &keep).await.status, 303);
        assert!(!dilys.get("/en/retention").await.says("Review: Lleucu"), "not before the day that was chosen");
        town.clock.advance_minutes(120 * 24 * 60);
        let dilys = town.signed_in(town.dilys).await;
        assert!(dilys.get("/en/retention").await.says("Review: Lleucu"), "on that day it is there again");
        let destroy = [("class", "child_protection"), ("outcome", "destroy"), ("because", "asked"), ("note", "")];
        let id = last(dilys.post(&review, &destroy).await.location);
        let page = format!("/en/retention/destructions/{id}");
        assert!(dilys.get(&page).await.says("somebody else at your desk has to agree"));
        assert_eq!(dilys.post(&page, &[("act", "agree")]).await.status, 422);
        let gareth = town.signed_in(town.gareth).await;
        // A hold beats everything.
        let hold = [("scope", "everything"), ("ordered", "The inquiry"), ("reason", "Nothing is to be destroyed.")];
        assert_eq!(gareth.post("/en/retention/holds/new", &hold).await.status, 303);
        let held = gareth.post(&page, &[("act", "agree")]).await;
        assert!(held.status == 422 && held.says("A hold is in force"), "{}", held.body);
        let list = gareth.get("/en/retention/holds").await;
        let release = list.body.split("/retention/holds/").find(|part| part.contains("/release")).expect("a link");
        let release = format!("/en/retention/holds/{}/release", release.split('/').next().unwrap_or_default());
        assert_eq!(gareth.post(&release, &[("reason", "It has reported.")]).await.status, 303);
        assert_eq!(gareth.post(&page, &[("act", "agree")]).await.status, 303);
        assert_eq!(gareth.post(&page, &[("act", "last_word")]).await.status, 422, "thirty days are not over");
        town.clock.advance_minutes(31 * 24 * 60);
        let gareth = town.signed_in(town.gareth).await;
        assert!(gareth.get(&page).await.says("Destroy for good"));
        assert_eq!(gareth.post(&page, &[("act", "last_word")]).await.status, 303);
        let shown = gareth.get(&page).await;
        assert!(shown.says("Destroyed") && !shown.says("Lleucu") && shown.says("of the ledger"), "{}", shown.body);
        assert_eq!(gareth.get(&review).await.status, 404);
        town.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn the_desk_is_its_own_agencys_alone() {
    let town = Town::on_sqlite().await;
    let id = record(&town, "Lleucu").await;
    for staff in [town.nia, town.sioned, town.megan, town.rhys, town.alun, town.gwenan] {
        let visitor = town.signed_in(staff).await;
        for path in ["/en/retention".to_owned(), format!("/en/retention/review/record:{id}")] {
            assert_eq!(visitor.get(&path).await.status, 404, "{path}");
        }
    }
    let dilys = town.signed_in(town.dilys).await;
    assert!(dilys.get("/en/retention/find?words=lleu").await.says("Lleucu"));
    assert_eq!(dilys.get(&format!("/en/people/{id}")).await.status, 404, "the role opens no case");
    let owain = town.visit(town.owain).await;
    let other = RecordDetails { given_names: Some("Mali".into()), ..RecordDetails::default() };
    let other = people::commands::add_record(&town.house, &owain, town.conwy, other, None).await.expect("a record");
    assert_eq!(dilys.get(&format!("/en/retention/review/record:{other}")).await.status, 404);
    assert!(!dilys.get("/en/retention/find?words=mali").await.says("Mali"));
    let set = [("years", "35"), ("source", "Schedule of the council, 2026")];
    assert_eq!(dilys.post("/en/retention/schedule/child_protection", &set).await.status, 303);
    let schedule = dilys.get("/cy/retention/schedule").await;
    assert!(schedule.says("35 mlynedd ar ôl cau’r achos") && schedule.says("Schedule of the council, 2026"));
    town.is_sound().await;
}

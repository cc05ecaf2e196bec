//! An ordinary share under an agreement, from the first page to the day on which it ends.

use super::{NAME, TERMS, TOLD, adopted, on, record, shared_by_nia};
use testkit::{Town, each_database};

#[tokio::test]
async fn under_an_agreement_it_is_read_accepted_answered_and_withdrawn() {
    each_database(|town: Town| async move {
        adopted(&town).await;
        let about = record(&town, town.nia, town.gwynedd).await;
        let path = shared_by_nia(&town, about, &[("conditions", "Ring before you visit.")]).await;
        let (nia, rhys) = (town.signed_in(town.nia).await, town.signed_in(town.rhys).await);
        let own = nia.get(&path).await;
        assert!(own.says("ISP-NW-CSE-001, version 1") && own.says("Nobody has read it yet."), "{}", own.body);
        assert!(own.says("Appropriate policy document, version 2"), "the agreement names it: {}", own.body);
        for (language, words) in [("en", "Shared with us"), ("cy", "Wedi’i rannu â ni")] {
            let list = rhys.get(&format!("/{language}/sharing")).await;
            assert!(list.says(NAME) && list.says(words), "{}", list.body);
        }
        // First the conditions; what was shared is not on the page, and nobody is said to have read it.
        let first = rhys.get(&path).await;
        assert!(first.says("Ring before you visit.") && !first.says(TOLD), "{}", first.body);
        assert!(nia.get(&path).await.says("Nobody has read it yet."));
        assert_eq!(rhys.post(&format!("{path}/accept"), &[]).await.status, 303);
        let read = rhys.get(&path).await;
        assert!(read.says(TOLD) && read.says("Bodorgan"), "{}", read.body);
        assert!(!read.says("4 Stryd y Bont") && !read.says("X-77"), "only what was shared: {}", read.body);
        assert!(nia.get(&path).await.says("Rhys Morgan"), "the owner sees who has read it");
        assert_eq!(rhys.post(&format!("{path}/feedback"), &[("text", "Found safe at 23:10.")]).await.status, 303);
        assert!(nia.get(&path).await.says("Found safe at 23:10."));
        // What the police have received about her, under what, on one page.
        let one_page = nia.get(&format!("/en/sharing/about/{about}")).await;
        assert!(one_page.says("North Wales Police") && one_page.says("ISP-NW-CSE-001, version 1"), "{}", one_page.body);
        let empty = nia.post(&format!("{path}/withdraw"), &[("text", " ")]).await;
        assert!(empty.status == 422 && empty.says("Write why it is withdrawn"), "{}", empty.body);
        assert_eq!(nia.post(&format!("{path}/withdraw"), &[("text", "The wrong child.")]).await.status, 303);
        assert_eq!(rhys.get(&path).await.status, 404);
        assert_eq!(rhys.post(&format!("{path}/feedback"), &[("text", "Still here?")]).await.status, 404);
        assert!(!rhys.get("/en/sharing").await.says(NAME));
        let after = nia.get(&path).await;
        assert!(after.says("The wrong child.") && after.says("Rhys Morgan"), "{}", after.body);
        town.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn on_the_day_after_its_last_it_is_gone() {
    let town = Town::on_sqlite().await;
    adopted(&town).await;
    let about = record(&town, town.nia, town.gwynedd).await;
    let ends = [("ends-day", "5"), ("ends-month", "3"), ("ends-year", "2026")];
    let path = shared_by_nia(&town, about, &ends).await;
    let rhys = town.signed_in(town.rhys).await;
    assert!(rhys.get(&path).await.says(TOLD));
    town.clock.advance_minutes(37 * 60 + 59);
    let rhys = town.signed_in(town.rhys).await;
    assert!(rhys.get(&path).await.says(TOLD), "Thursday 23:59");
    town.clock.advance_minutes(1);
    assert_eq!(rhys.get(&path).await.status, 404, "Friday 00:00");
    assert!(!rhys.get("/en/sharing").await.says(NAME));
}

#[tokio::test]
async fn broken_rules_are_told_by_number_with_what_is_lawful_and_keep_what_was_typed() {
    let town = Town::on_sqlite().await;
    let about = record(&town, town.nia, town.gwynedd).await;
    let nia = town.signed_in(town.nia).await;
    let police = town.police.to_string();
    for (language, rule, instead) in
        [("en", "Rule L6:", "Lawful instead:"), ("cy", "Rheol L6:", "Cyfreithlon yn ei le:")]
    {
        let path = format!("/{language}/sharing/new/{about}");
        let what = on(&nia, &path, &nia.get(&path).await, &[("to", &police), ("purpose", "concern")]).await;
        let fields = [
            ("classes", "concern_summary"),
            ("what", TOLD),
            ("necessity", "To look for her tonight."),
            ("informed", "told"),
        ];
        // Without an agreement nobody names the policy document.
        let basis = on(&nia, &path, &what, &fields).await;
        assert!(basis.status == 422 && basis.says(rule) && basis.says(instead), "{}", basis.body);
        let check = on(
            &nia,
            &path,
            &basis,
            &[
                ("regime", "UKGDPR"),
                ("art6", "A6-1E"),
                ("gateways", "CA04-25"),
                ("special", "S1-18"),
                ("limb", "CANNOT_GIVE"),
                ("policy_document", "APD 2"),
                ("confidence", "PUBLIC_INTEREST"),
            ],
        )
        .await;
        assert!(check.status == 200 && check.says(TOLD) && check.says("APD 2"), "{}", check.body);
        let without = on(&nia, &path, &check, &[("go", "share")]).await;
        assert_eq!(without.status, 422, "no agreement covers it, and no reason is given");
        let sent = on(&nia, &path, &check, &[("go", "share"), ("one_off_why", "One meeting only.")]).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
    }
}

#[tokio::test]
async fn a_decision_not_to_share_is_kept_and_told_to_nobody() {
    let town = Town::on_sqlite().await;
    let about = record(&town, town.nia, town.gwynedd).await;
    let nia = town.signed_in(town.nia).await;
    let path = format!("/en/sharing/new/{about}");
    let police = town.police.to_string();
    let first = nia.get(&format!("{path}?outcome=withheld")).await;
    let what = on(&nia, &path, &first, &[("to", &police), ("purpose", "concern")]).await;
    let held = [("withheld", "health_minimum"), ("withheld_why", "She asked us not to.")];
    let check = on(&nia, &path, &what, &held).await;
    assert!(check.says("Record this decision"), "{}", check.body);
    let sent = on(&nia, &path, &check, &[("go", "share")]).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    let path = sent.location.unwrap_or_default().replace("?done=shared", "");
    assert!(nia.get(&path).await.says("She asked us not to."));
    assert!(nia.get("/en/sharing?list=withheld").await.says(NAME));
    let rhys = town.signed_in(town.rhys).await;
    assert_eq!(rhys.get(&path).await.status, 404);
    assert!(!rhys.get("/en/sharing").await.says(NAME));
}

#[tokio::test]
async fn a_newer_version_of_an_agreement_changes_nothing_that_was_shared() {
    let town = Town::on_sqlite().await;
    adopted(&town).await;
    let about = record(&town, town.nia, town.gwynedd).await;
    let path = shared_by_nia(&town, about, &[]).await;
    let gwenan = town.signed_in(town.gwenan).await;
    let newer = TERMS.replace("version = 1", "version = 2").replace("status = \"IN_FORCE\"", "status = \"LAPSED\"");
    assert_eq!(gwenan.post("/en/sharing/agreements/adopt", &[("terms", &newer)]).await.status, 303);
    let again = gwenan.post("/en/sharing/agreements/adopt", &[("terms", &newer)]).await;
    assert!(again.status == 422 && again.says("is held already"), "{}", again.body);
    let wrong = gwenan.post("/cy/sharing/agreements/adopt", &[("terms", "code = 1")]).await;
    assert!(wrong.status == 422 && wrong.says("ffurf cytundeb"), "{}", wrong.body);
    // An agency keeps the agreements that it signs, and no others.
    let others = TERMS.replace("Gwynedd Council", "Conwy County Borough Council").replace("CSE-001", "CSE-009");
    let refused = gwenan.post("/en/sharing/agreements/adopt", &[("terms", &others)]).await;
    assert!(refused.status == 422 && refused.says("Only a partner that signs"), "{}", refused.body);
    let nia = town.signed_in(town.nia).await;
    assert!(nia.get(&path).await.says("ISP-NW-CSE-001, version 1"));
    // Now the routine way is closed; the way once, with a reason, is open.
    let second = shared_by_nia(&town, about, &[("policy_document", "APD 2")]).await;
    assert!(nia.get(&second).await.says("Once, without an agreement"));
    // Somebody who works with cases does not keep agreements.
    assert_eq!(nia.post("/en/sharing/agreements/adopt", &[("terms", TERMS)]).await.status, 404);
}

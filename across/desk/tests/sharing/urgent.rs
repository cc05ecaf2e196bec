//! What goes at once: three fields, never held up, completed by the next working day.

use super::{NAME, TOLD, on, record};
use testkit::{Town, each_database};

#[tokio::test]
async fn three_fields_and_it_is_there_and_its_basis_follows() {
    each_database(|town: Town| async move {
        let about = record(&town, town.nia, town.gwynedd).await;
        let (nia, rhys) = (town.signed_in(town.nia).await, town.signed_in(town.rhys).await);
        let path = format!("/en/sharing/urgent/{about}");
        let police = town.police.to_string();
        let empty = nia.post(&path, &[("what", TOLD)]).await;
        assert!(
            empty.status == 422 && empty.says(TOLD) && empty.says("Choose with whom it is shared"),
            "{}",
            empty.body
        );
        // No agreement, no policy document, no gateway: nothing holds it up.
        let sent = nia.post(&path, &[("to", &police), ("what", TOLD), ("necessity", "To look for her.")]).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        let at = sent.location.unwrap_or_default().replace("?done=urgent", "");
        assert!(rhys.get(&at).await.says(TOLD));
        let desk = nia.get("/en/sharing").await;
        assert!(desk.says("its legal basis is still to be given") && desk.says(NAME), "{}", desk.body);
        assert!(nia.get("/en/home").await.says("Legal basis to be given"));
        let page = nia.get(&format!("{at}/complete")).await;
        assert!(page.says(TOLD), "{}", page.body);
        let fields = [
            ("purpose", "missing"),
            ("informed", "urgent"),
            ("regime", "UKGDPR"),
            ("art6", "A6-1E"),
            ("gateways", "CA04-25"),
            ("special", "S1-18"),
            ("limb", "NOT_REASONABLE"),
            ("confidence", "PUBLIC_INTEREST"),
        ];
        let broken = on(&nia, &format!("{at}/complete"), &page, &fields).await;
        assert!(broken.status == 422 && broken.says("Rule L6:"), "{}", broken.body);
        let mut all = fields.to_vec();
        all.push(("policy_document", "APD 2"));
        assert_eq!(on(&nia, &format!("{at}/complete"), &page, &all).await.status, 303);
        assert!(!nia.get("/en/sharing").await.says("its legal basis is still to be given"));
        assert!(!nia.get("/en/home").await.says("Legal basis to be given"));
        assert!(rhys.get(&at).await.says(TOLD), "completing takes nothing away");
        // A manager of the agency looks at it; somebody else's does not.
        let sioned = town.signed_in(town.sioned).await;
        assert!(sioned.get("/en/sharing").await.says("a manager has not looked yet"));
        assert_eq!(nia.post(&format!("{at}/review"), &[("text", "Right.")]).await.status, 404);
        assert_eq!(sioned.post(&format!("{at}/review"), &[("text", "Right to share.")]).await.status, 303);
        assert!(nia.get(&at).await.says("Right to share."));
        town.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn the_clock_runs_to_the_end_of_the_next_working_day() {
    let town = Town::on_sqlite().await;
    let about = record(&town, town.nia, town.gwynedd).await;
    let nia = town.signed_in(town.nia).await;
    let police = town.police.to_string();
    let fields = [("to", police.as_str()), ("what", TOLD), ("necessity", "To look for her.")];
    assert_eq!(nia.post(&format!("/en/sharing/urgent/{about}"), &fields).await.status, 303);
    assert!(!nia.get("/en/sharing").await.body.contains("govuk-tag--red"));
    town.clock.advance_minutes(38 * 60 + 1);
    let nia = town.signed_in(town.nia).await;
    assert!(nia.get("/en/sharing").await.body.contains("govuk-tag--red"), "late from Friday 00:00 on");
}

//! A telephone report and the written report that confirms it lead to each other.

use crate::{by_professional, told};
use concerns::commands::{self, Receipt};
use concerns::words::Door;
use testkit::{Town, each_database};

async fn by_telephone(town: &Town) -> Receipt {
    let mut report = told(town, Door::Telephone);
    report.reporter.name = "Tom Ellis".into();
    commands::report(&town.house, &town.visit(town.nia).await, report).await.expect("a concern")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_written_report_confirms_a_telephone_report() {
    each_database(|town| async move { confirmed(&town).await }).await;
}

async fn confirmed(town: &Town) {
    let rang = by_telephone(town).await;
    let wrote = by_professional(town, town.tom, |_| {}).await;
    let nia = town.signed_in(town.nia).await;
    let (page, written) = (format!("/en/concerns/{}", rang.concern), format!("/en/concerns/{}", wrote.concern));
    let runs = "Confirm in writing: in";
    assert!(nia.get("/en/desk").await.says(runs), "its clock runs");
    // A reference that does not exist, one that may not be seen and one that is no written report look the same.
    let elsewhere = by_professional(town, town.tom, |report| {
        (report.desk.team, report.desk.agency) = (town.conwy_desk, town.conwy);
    });
    let elsewhere = elsewhere.await.reference.to_string();
    let unknown = kernel::Reference::mint(&kernel::Chance::seeded(77)).to_string();
    let mut answers = Vec::new();
    for reference in [unknown, elsewhere, rang.reference.to_string()] {
        let shown = nia.post(&format!("{page}/confirm"), &[("reference", &reference)]).await;
        answers.push((shown.status, shown.body.replace(&reference, "")));
    }
    assert_eq!(answers[0].0, 422);
    assert!(answers[0].1.contains("No written report with this reference"), "{}", answers[0].1);
    assert_eq!(answers[0], answers[1]);
    assert!(answers[2].0 == 422 && answers[2].1.contains("No written report with this reference"), "{}", answers[2].1);
    // Somebody who works on neither finds neither.
    let owain = town.signed_in(town.owain).await;
    let reference = wrote.reference.to_string();
    let typed = [("reference", reference.as_str())];
    assert_eq!(owain.post(&format!("{page}/confirm"), &typed).await.status, 404);

    let done = nia.post(&format!("{page}/confirm"), &typed).await;
    assert_eq!(done.location.as_deref(), Some(page.as_str()), "{}", done.body);
    let shown = nia.get(&page).await;
    assert!(shown.says("The written report is"), "{}", shown.body);
    assert!(!nia.get("/en/desk").await.says(runs), "its clock is stopped");
    assert!(shown.body.contains(&written), "it leads to the written report");
    let shown = nia.get(&written).await;
    assert!(
        shown.says("This confirms in writing the telephone report") && shown.body.contains(&page),
        "{}",
        shown.body
    );
    town.is_sound().await;
}

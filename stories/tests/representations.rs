//! A mother says that what is written about her son is wrong: it is written down, her words stand beside the record for
//! whoever sees it and for nobody else, and it is answered.

use people::{RecordDetails, RecordKind};
use sharing::words::{Recipient, Share};
use testkit::{Town, Visitor, each_database};
use vocabulary::RecordId;

const WORDS: &str = "He was with his grandmother in Corwen that night.";

async fn record(town: &Town) -> RecordId {
    let nia = town.visit(town.nia).await;
    let details = RecordDetails {
        kind: RecordKind::Person,
        given_names: Some("Macsen".into()),
        family_name: Some("Tegid".into()),
        ..RecordDetails::default()
    };
    people::commands::add_record(&town.house, &nia, town.gwynedd, details, None).await.expect("a record")
}

async fn share_with_the_police(town: &Town, record: RecordId) {
    let mut share = Share::of(record);
    share.recipients.push(Recipient { agency: town.police, kind: "police".into(), person: None, covered: None });
    share.content.what = "Missing since 19:00.".into();
    share.content.necessity = "To look for him.".into();
    let nia = town.visit(town.nia).await;
    sharing::commands::share_urgently(&town.house, &nia, &desk::Partners, share).await.expect("shared");
}

async fn act(dilys: &Visitor<'_>, path: &str, fields: &[(&str, &str)]) -> u16 {
    dilys.post(path, fields).await.status
}

#[tokio::test]
async fn a_dispute_stands_beside_the_record_until_it_is_settled() {
    each_database(|town: Town| async move {
        let record = record(&town).await;
        let dilys = town.signed_in(town.dilys).await;
        assert!(dilys.get("/en/representations").await.says("Nobody has said anything yet"));
        // From what is held, to the form, which keeps what it is about.
        let found = dilys.get("/en/retention/find?words=Tegid").await;
        let about = format!("record:{record}");
        assert!(found.says(&format!("/en/representations/new?about={about}")), "{}", found.body);
        let new = dilys.get(&format!("/cy/representations/new?about={about}")).await;
        assert!(new.says("Ynghylch: Cofnod am berson"), "{}", new.body);
        let fields = [
            ("about", about.as_str()),
            ("matter", "rectification"),
            ("said", WORDS),
            ("name", "Lowri Tegid"),
            ("by", "parent"),
            ("how", "spoken"),
            ("received-day", "3"),
            ("received-month", "3"),
            ("received-year", "2026"),
        ];
        let wrong = dilys.post("/cy/representations/new", &fields[3..]).await;
        assert!(wrong.status == 422 && wrong.says("Dewiswch beth maen nhw ei eisiau") && wrong.says("Lowri Tegid"));
        let to = dilys.post("/en/representations/new", &fields).await.location.expect("written down");
        let path = to.split('?').next().expect("a path").to_owned();
        let list = dilys.get("/en/representations").await;
        assert!(list.says("Lowri Tegid") && list.says("Answer by 3 April 2026"), "{}", list.body);
        // Another agency's desk has no such thing, and neither have those who work with the child.
        for other in [town.nia, town.owain, town.sioned, town.alun] {
            assert_eq!(town.signed_in(other).await.get(&path).await.status, 404);
        }
        // Whoever has received it is named, so that they can be told.
        assert!(dilys.get(&path).await.says("Nothing of this record was shared"));
        share_with_the_police(&town, record).await;
        let (english, welsh) = (dilys.get(&path).await, dilys.get(&path.replace("/en/", "/cy/")).await);
        let day = town.clock.now().date();
        assert!(
            english.says("each of them is told") && english.says(&format!("last on {} ", day.day())),
            "{}",
            english.body
        );
        assert!(welsh.says("dywedir wrth bob un") && welsh.says("ddiwethaf ar"), "{}", welsh.body);
        let nia = town.signed_in(town.nia).await;
        let page = format!("/en/people/{record}");
        assert!(!nia.get(&page).await.says(WORDS));
        assert_eq!(act(&dilys, &path, &[("act", "note"), ("reason", " ")]).await, 422, "nothing is said");
        assert_eq!(act(&dilys, &path, &[("act", "note"), ("reason", WORDS)]).await, 303);
        let shown = nia.get(&page).await;
        assert!(shown.says(WORDS) && shown.says("disputed since"), "{}", shown.body);
        assert!(town.signed_in(town.megan).await.get(&page).await.status == 404, "a teacher of another agency");
        assert_eq!(act(&dilys, &path, &[("act", "answer"), ("reason", "It was.")]).await, 422, "what came of it?");
        let answer = [("act", "answer"), ("outcome", "not_upheld"), ("reason", "Two people saw him.")];
        assert_eq!(act(&dilys, &path, &answer).await, 303);
        assert_eq!(act(&dilys, &path, &answer).await, 422, "answered once");
        assert!(nia.get(&page).await.says(WORDS), "it stays, although the record does too");
        assert_eq!(act(&dilys, &path, &[("act", "end_note"), ("reason", "She asked us to.")]).await, 303);
        assert!(!nia.get(&page).await.says(WORDS));
        town.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn a_complaint_is_acknowledged_within_thirty_days() {
    let town = Town::on_sqlite().await;
    town.clock.advance_minutes(200 * 24 * 60);
    let today = town.clock.now().date();
    let (day, month, year) = (today.day().to_string(), today.month().to_string(), today.year().to_string());
    let dilys = town.signed_in(town.dilys).await;
    let fields = [
        ("matter", "complaint"),
        ("said", "My letter was sent to the wrong house."),
        ("by", "themselves"),
        ("how", "letter"),
        ("received-day", day.as_str()),
        ("received-month", month.as_str()),
        ("received-year", year.as_str()),
    ];
    let to = dilys.post("/en/representations/new", &fields).await.location.expect("written down");
    let path = to.split('?').next().expect("a path").to_owned();
    assert!(dilys.get(&path).await.says("Say that it has come, by"));
    town.clock.advance_minutes(31 * 24 * 60);
    let dilys = town.signed_in(town.dilys).await;
    assert!(dilys.get("/en/representations").await.says("Overdue"));
    assert_eq!(act(&dilys, &path, &[("act", "extend"), ("reason", "Much to read.")]).await, 422, "not for a complaint");
    assert_eq!(act(&dilys, &path, &[("act", "note"), ("reason", "So.")]).await, 422, "about nothing");
    assert_eq!(act(&dilys, &path, &[("act", "acknowledge")]).await, 303);
    assert!(dilys.get(&path).await.says("Answer without undue delay"));
}

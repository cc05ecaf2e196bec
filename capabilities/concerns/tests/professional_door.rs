//! The professional door on a real database: a referral is begun, left, gone on with, sent and followed.

use concerns::commands;
use concerns::queries;
use concerns::words::{AnswerKind, Asked, Decision, Desk, Door, Matter, MentionKind, Urgency};
use testkit::{Shown, Town, Visitor, each_database};
use vocabulary::{ConcernId, QuestionId};

/// The address to which a form led, without the language.
fn next(shown: &Shown) -> String {
    assert_eq!(shown.status, 303, "{}", shown.body);
    shown.location.clone().unwrap().trim_start_matches("/en").trim_start_matches("/cy").to_owned()
}

/// Saves one page of a draft as somebody does who has just opened it.
async fn save(visitor: &Visitor<'_>, draft: &str, page: &str, fields: &[(&str, &str)]) -> String {
    let address = format!("/en{draft}/{page}");
    let version = visitor.get(&address).await.field("version").expect("a form with a version");
    let mut all = vec![("version", version.as_str())];
    all.extend_from_slice(fields);
    next(&visitor.post(&address, &all).await)
}

async fn begin(visitor: &Visitor<'_>, about: &str) -> String {
    next(&visitor.post("/en/referrals/new", &[("about", about)]).await)
}

/// Presses "send" on the page on which everything is checked.
async fn send(visitor: &Visitor<'_>, draft: &str) -> Shown {
    let address = format!("/en{draft}/check");
    let version = visitor.get(&address).await.field("version").expect("a form with a version");
    visitor.post(&address, &[("version", &version)]).await
}

/// The newest concern that somebody raised.
async fn newest(town: &Town, staff: kernel::ActorId) -> queries::ConcernRow {
    let visit = town.visit(staff).await;
    let permit = town.house.permit(&visit, "concerns.follow_own", &queries::list_thing()).unwrap();
    queries::raised_by(&town.house, &visit, &permit, staff, 10, 0).await.unwrap().0.remove(0)
}

#[tokio::test]
async fn a_referral_with_two_children_is_written_left_gone_on_with_and_sent() {
    each_database(async |town| {
        let megan = town.signed_in(town.megan).await;
        assert!(megan.get("/en/referrals").await.says("You have not sent a report yet"));
        let draft = begin(&megan, "child").await;
        assert!(megan.get(&format!("/en{draft}/you")).await.says("Megan Hughes"), "never anonymous: the name is there");
        save(&megan, &draft, "urgency", &[("urgency", "today"), ("phoned", "yes"), ("phoned_whom", "The duty desk")])
            .await;
        save(&megan, &draft, "place", &[("where", "Outside the station in Bangor")]).await;
        let contact = save(
            &megan,
            &draft,
            "child-new-who",
            &[("given_names", "Mari"), ("family_name", "Penrhyn"), ("date_of_birth-year", "2012")],
        )
        .await;
        assert_eq!(contact, format!("{draft}/child-1-contact"));
        save(&megan, &draft, "child-1-language", &[("language_of_choice", "cy"), ("communication", "signer")]).await;
        save(&megan, &draft, "child-1-needs", &[("nhs_number", "943 476 5918")]).await;
        assert!(megan.get(&format!("/en{draft}/children")).await.says("may contain a slip"), "advice, not refusal");
        save(&megan, &draft, "child-new-who", &[("known_as", "Twm")]).await;
        save(&megan, &draft, "words", &[("own_words", "“Mae o’n aros amdana i.”")]).await;

        // The session is lost; another day, in Welsh, everything is still there.
        town.clock.advance_minutes(60 * 26);
        let megan = town.signed_in(town.megan).await;
        assert!(megan.get("/cy/referrals").await.says("Mari Penrhyn"));
        let check = megan.get(&format!("/cy{draft}/check")).await;
        let kept =
            ["Mari Penrhyn", "Twm", "2012", "Mae o’n aros amdana i", "Dehonglydd iaith arwyddion", "station in Bangor"];
        for words in kept {
            assert!(check.says(words), "{words}");
        }
        let sent = next(&send(&megan, &draft).await);
        let page = megan.get(&format!("/en{sent}")).await;
        let row = newest(&town, town.megan).await;
        assert!(page.says(&row.reference) && page.says("Wales Safeguarding Procedures"), "{}", page.body);
        assert_eq!((row.door, row.matter, row.urgency), (Door::Professional, Matter::Child, Urgency::Today));
        assert_eq!((row.desk, row.council.as_deref()), (town.gwynedd_desk, Some("gwynedd")));
        assert_eq!(row.summary, "Mari Penrhyn, Twm");
        assert_eq!(row.reporter_staff, Some(town.megan));

        // What was sent is on the desk, each answer in its place.
        let visit = town.visit(town.nia).await;
        let thing = queries::concern_thing(&town.house, row.concern).await.unwrap();
        let permit = town.house.permit(&visit, "concerns.view", &thing).unwrap();
        let (state, ..) = queries::concern(&town.house, &permit, row.concern).await.unwrap();
        let reported = state.reported.unwrap();
        let account = reported.account.get().unwrap();
        assert_eq!((account.own_words.as_str(), account.what.as_str()), ("“Mae o’n aros amdana i.”", ""));
        assert!(account.already_done.contains("The duty desk"));
        assert_eq!(reported.mentions.iter().filter(|m| m.kind == MentionKind::Child).count(), 2);
        let child = reported.mentions[0].details.get().unwrap();
        assert_eq!((child.nhs_number.as_str(), child.language_of_choice.as_str()), ("943 476 5918", "cy"));

        // Sent once: the draft is gone, and a second press of the button sends nothing.
        assert_eq!(next(&megan.post(&format!("/en{draft}/check"), &[("version", "1")]).await), "/referrals");
        assert_eq!(megan.get(&format!("/en{draft}")).await.status, 404);
        let visit = town.visit(town.megan).await;
        let permit = town.house.permit(&visit, "concerns.follow_own", &queries::list_thing());
        let raised = queries::raised_by(&town.house, &visit, &permit.unwrap(), town.megan, 10, 0).await.unwrap();
        assert_eq!(raised.1, 1);
        town.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn missing_detail_stops_nothing_but_a_report_of_nothing_or_by_nobody() {
    let town = Town::on_sqlite().await;
    let tom = town.signed_in(town.tom).await;
    let draft = begin(&tom, "child").await;
    let refused = send(&tom, &draft).await;
    assert_eq!(refused.status, 422);
    assert!(refused.says("Say what happened"));
    save(&tom, &draft, "what", &[("what", "A child was seen getting into a silver car.")]).await;
    save(&tom, &draft, "you", &[("name", " ")]).await;
    assert!(send(&tom, &draft).await.says("needs the name"));
    save(&tom, &draft, "you", &[("name", "Tom Ellis")]).await;
    next(&send(&tom, &draft).await);
    let row = newest(&town, town.tom).await;
    assert_eq!((row.urgency, row.council), (Urgency::Today, None), "an urgency that was not given is not the least");
}

#[tokio::test]
async fn a_draft_is_its_owners_alone_and_is_deleted_only_after_asking() {
    let town = Town::on_sqlite().await;
    let (megan, tom) = (town.signed_in(town.megan).await, town.signed_in(town.tom).await);
    let draft = begin(&megan, "child").await;
    for page in ["", "/urgency", "/check", "/delete", "/child-new-who"] {
        assert_eq!(tom.get(&format!("/en{draft}{page}")).await.status, 404, "{page}");
    }
    assert_eq!(tom.post(&format!("/en{draft}/what"), &[("what", "x"), ("version", "1")]).await.status, 404);
    assert_eq!(tom.post(&format!("/en{draft}/delete"), &[]).await.status, 404);
    assert_eq!(town.public().get(&format!("/en{draft}")).await.status, 303, "strangers are asked to sign in");
    assert!(!tom.get("/en/referrals").await.says("Not sent yet"));
    let other = begin(&megan, "position_of_trust").await;
    assert_eq!(megan.get(&format!("/en{other}")).await.status, 200, "several drafts");
    assert!(megan.get(&format!("/en{draft}/delete")).await.says("Delete this draft?"));
    next(&megan.post(&format!("/en{draft}/delete"), &[]).await);
    assert_eq!(megan.get(&format!("/en{draft}")).await.status, 404);
    assert_eq!(megan.get(&format!("/en{other}")).await.status, 200);
}

#[tokio::test]
async fn two_tabs_overwrite_nothing() {
    let town = Town::on_sqlite().await;
    let megan = town.signed_in(town.megan).await;
    let draft = begin(&megan, "child").await;
    let what = format!("/en{draft}/what");
    let (first, second) = (megan.get(&what).await, megan.get(&what).await);
    let (first, second) = (first.field("version").unwrap(), second.field("version").unwrap());
    next(&megan.post(&what, &[("version", &first), ("what", "A silver car.")]).await);
    let both = megan.post(&what, &[("version", &second), ("what", "A blue van.")]).await;
    assert_eq!(both.status, 409);
    assert!(both.says("A silver car.") && both.says("A blue van."), "both stand side by side");
    assert!(megan.get(&what).await.says("A silver car."), "nothing was overwritten");
    let newest = both.field("version").unwrap();
    next(&megan.post(&what, &[("version", &newest), ("what", "A silver car or a blue van.")]).await);
    assert!(megan.get(&what).await.says("A silver car or a blue van."));
    // Another page of the same draft stands in nobody's way.
    next(&megan.post(&format!("/en{draft}/harms"), &[("version", &second), ("harms", "online")]).await);
    // Neither is anything sent that was changed after it was checked.
    let stale = megan.post(&format!("/en{draft}/check"), &[("version", &second)]).await;
    assert_eq!(stale.status, 409);
    assert!(stale.says("Nothing was sent"));
}

#[tokio::test]
async fn changing_the_language_keeps_what_was_typed_and_saves_nothing() {
    let town = Town::on_sqlite().await;
    let megan = town.signed_in(town.megan).await;
    let draft = begin(&megan, "child").await;
    let what = format!("/en{draft}/what");
    let shown = megan.post(&what, &[("version", "1"), ("what", "Car arian."), ("_language", "cy")]).await;
    assert_eq!(shown.status, 200);
    assert!(shown.says("Beth ddigwyddodd") && shown.says("Car arian."));
    assert!(!megan.get(&what).await.says("Car arian."));
}

#[tokio::test]
async fn a_date_that_is_none_is_pointed_out_with_everything_kept() {
    let town = Town::on_sqlite().await;
    let megan = town.signed_in(town.megan).await;
    let draft = begin(&megan, "child").await;
    let fields = [
        ("version", "1"),
        ("given_names", "Mari"),
        ("date_of_birth-day", "31"),
        ("date_of_birth-month", "2"),
        ("date_of_birth-year", "2012"),
    ];
    let shown = megan.post(&format!("/en{draft}/child-new-who"), &fields).await;
    assert_eq!(shown.status, 422);
    assert!(shown.says("Enter a real date") && shown.says("Mari"));
}

#[tokio::test]
async fn a_concern_about_a_colleague_lies_on_the_closed_desk() {
    let town = Town::on_sqlite().await;
    let megan = town.signed_in(town.megan).await;
    let draft = begin(&megan, "position_of_trust").await;
    save(&megan, &draft, "place", &[("council", "gwynedd")]).await;
    let worker =
        [("given_names", "Gareth"), ("family_name", "Prys"), ("role", "sports_coach"), ("workplace", "Clwb y Bont")];
    save(&megan, &draft, "trusted", &worker).await;
    save(&megan, &draft, "what", &[("what", "He messages children of the club at night.")]).await;
    let sent = next(&send(&megan, &draft).await);
    let page = megan.get(&format!("/en{sent}")).await;
    assert!(page.says("designated officer") && page.says("Wales Safeguarding Procedures, section 5"));
    let row = newest(&town, town.megan).await;
    assert_eq!((row.matter, row.desk), (Matter::PositionOfTrust, town.closed_desk));
    let desk_sees = async |staff| {
        let thing = queries::concern_thing(&town.house, row.concern).await.unwrap();
        town.house.permit(&town.visit(staff).await, "concerns.view", &thing).is_ok()
    };
    assert!(desk_sees(town.eleri).await && !desk_sees(town.nia).await && !desk_sees(town.sioned).await);
    assert!(!desk_sees(town.rhys).await, "not even the specialists");
}

#[tokio::test]
async fn whoever_a_concern_is_about_is_shut_out_even_of_their_own_desk() {
    let town = Town::on_sqlite().await;
    let tom = town.signed_in(town.tom).await;
    let draft = begin(&tom, "position_of_trust").await;
    save(&tom, &draft, "place", &[("council", "gwynedd")]).await;
    save(&tom, &draft, "trusted", &[("given_names", "Huw"), ("named", "huw@dolen.test")]).await;
    save(&tom, &draft, "what", &[("what", "He messages a child at night.")]).await;
    next(&send(&tom, &draft).await);
    let row = newest(&town, town.tom).await;
    let thing = queries::concern_thing(&town.house, row.concern).await.unwrap();
    let sees = async |staff| town.house.permit(&town.visit(staff).await, "concerns.view", &thing).is_ok();
    assert!(sees(town.eleri).await && !sees(town.huw).await && !sees(town.nia).await);
    // Their whole team is shut out, whatever else lies open to it.
    let refused = town.house.permit(&town.visit(town.nia).await, "concerns.view", &thing).unwrap_err();
    assert_eq!(refused.rules, ["concerns.not-those-it-is-about"]);

    // About the only designated officer: she and her desk are shut out, and somebody sees it all the same.
    let draft = begin(&tom, "position_of_trust").await;
    save(&tom, &draft, "place", &[("council", "gwynedd")]).await;
    save(&tom, &draft, "trusted", &[("given_names", "Eleri"), ("named", "Eleri Pugh")]).await;
    save(&tom, &draft, "what", &[("what", "She messages a child at night.")]).await;
    town.clock.advance_minutes(1);
    next(&send(&tom, &draft).await);
    let row = newest(&town, town.tom).await;
    let thing = queries::concern_thing(&town.house, row.concern).await.unwrap();
    assert_eq!(row.desk, town.gwynedd_desk);
    let sees = async |staff| town.house.permit(&town.visit(staff).await, "concerns.view", &thing).is_ok();
    assert!(!sees(town.eleri).await && sees(town.nia).await && !sees(town.sioned).await);
}

/// A referral of Megan's on Gwynedd's desk.
async fn referred(town: &Town) -> ConcernId {
    let megan = town.signed_in(town.megan).await;
    let draft = begin(&megan, "child").await;
    save(&megan, &draft, "place", &[("council", "gwynedd")]).await;
    save(&megan, &draft, "what", &[("what", "Seen getting into a silver car outside the station.")]).await;
    next(&send(&megan, &draft).await);
    newest(town, town.megan).await.concern
}

#[tokio::test]
async fn a_reporter_follows_answers_and_disagrees() {
    each_database(async |town| {
        let concern = referred(&town).await;
        let follow = format!("/en/referrals/{concern}");
        let (megan, nia) = (town.signed_in(town.megan).await, town.visit(town.nia).await);
        assert!(megan.get(&follow).await.says("Received"));
        commands::take(&town.house, &nia, concern).await.unwrap();
        assert!(megan.get(&follow).await.says("Being looked at"));
        let question = commands::ask(&town.house, &nia, concern, Asked::Reporter, "Which station?").await.unwrap();
        assert!(megan.get("/en/referrals").await.says("A question waits for you"));
        let answering = format!("{follow}/questions/{question}");
        assert!(megan.get(&answering).await.says("Which station?"));
        assert!(megan.post(&answering, &[("answer", "  ")]).await.says("Write an answer"));
        next(&megan.post(&answering, &[("answer", "The one in Bangor.")]).await);
        assert!(megan.get(&follow).await.says("The one in Bangor."));
        assert_eq!(megan.post(&answering, &[("answer", "Another one.")]).await.status, 409);

        let decision = Decision::NoFurtherAction;
        commands::decide(&town.house, &nia, concern, decision, "Known and safe.", None).await.unwrap();
        assert!(!megan.get(&follow).await.says("No further action"), "the desk's answer tells it, not the page");
        let words = "We have decided on no further action, because a safe adult collected the child.";
        commands::send_answer(&town.house, &nia, concern, AnswerKind::Decision, words).await.unwrap();
        let shown = megan.get(&follow).await;
        assert!(shown.says(words) && shown.says("I disagree"));
        assert!(megan.post(&format!("{follow}/disagree"), &[("reason", "")]).await.says("Write why you disagree"));
        next(&megan.post(&format!("{follow}/disagree"), &[("reason", "It has happened before.")]).await);
        assert!(megan.get(&follow).await.says("Disagreement sent"));
        assert!(!megan.get(&follow).await.says("I disagree with this decision"));

        let tom = town.signed_in(town.tom).await;
        for path in [follow.clone(), format!("{follow}/disagree"), answering] {
            assert_eq!(tom.get(&path).await.status, 404, "{path}");
        }
        town.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn after_seven_working_days_without_a_word_the_reporter_is_told_to_chase() {
    let town = Town::on_sqlite().await;
    let concern = referred(&town).await;
    let words = "Seven working days have passed";
    // Wednesday 4 March: the seventh working day after it is Friday 13 March.
    town.clock.advance_minutes(60 * 24 * 9);
    let megan_again = town.signed_in(town.megan).await;
    assert!(!megan_again.get("/en/referrals").await.says(words));
    town.clock.advance_minutes(60 * 24);
    let megan_again = town.signed_in(town.megan).await;
    let shown = megan_again.get(&format!("/en/referrals/{concern}")).await;
    assert!(shown.says(words) && shown.says("Wales Safeguarding Procedures, children, section 2"));
    assert!(megan_again.get("/en/referrals").await.says(words));
    let nia = town.visit(town.nia).await;
    let thanks = "We have your report.";
    commands::send_answer(&town.house, &nia, concern, AnswerKind::Acknowledgement, thanks).await.unwrap();
    assert!(!megan_again.get("/en/referrals").await.says(words));
}

#[tokio::test]
async fn a_telephone_report_is_written_down_and_confirmed_in_writing() {
    let town = Town::on_sqlite().await;
    let nia = town.signed_in(town.nia).await;
    let missing = nia.post("/en/desk/telephone", &[("children", "Mari Penrhyn, 14")]).await;
    assert_eq!(missing.status, 422);
    assert!(missing.says("never anonymous") && missing.says("Mari Penrhyn, 14") && missing.says("Choose how urgent"));
    let fields = [
        ("name", "Dr Elin Rowlands"),
        ("what", "A child came in frightened."),
        ("children", "Mari Penrhyn, 14\nTwm"),
        ("council", "gwynedd"),
        ("urgency", "today"),
    ];
    let sent = next(&nia.post("/en/desk/telephone", &fields).await);
    let shown = nia.get(&format!("/en{sent}")).await;
    assert!(shown.says("Confirmed in writing by") && shown.says("5 March 2026"), "{}", shown.body);
    let visit = town.visit(town.nia).await;
    let desk = queries::desk_thing(town.gwynedd_desk, town.gwynedd, false);
    let permit = town.house.permit(&visit, "concerns.view_desk", &desk).unwrap();
    let lane = queries::Lane::Open;
    let (rows, _) = queries::desk(&town.house, &visit, &permit, town.gwynedd_desk, lane, 10, 0).await.unwrap();
    assert_eq!((rows[0].door, rows[0].summary.as_str()), (Door::Telephone, "Mari Penrhyn, Twm"));
    let confirm = format!("/en/concerns/{}/confirm", rows[0].concern);
    assert!(nia.get(&confirm).await.says("What the written confirmation says"));
    assert!(nia.post(&confirm, &[("reference", "ABCD")]).await.says("not a reference"));
    next(&nia.post(&confirm, &[("what", "Confirmed by e-mail, nothing to add.")]).await);
    assert!(nia.get(&confirm).await.says("was confirmed in writing before"));
    let tom = town.signed_in(town.tom).await;
    assert_eq!(tom.get("/en/desk/telephone").await.status, 404, "only desks write down what is told by telephone");
    assert_eq!(tom.get(&confirm).await.status, 404);
}

#[tokio::test]
async fn another_desk_sees_the_question_and_not_the_concern() {
    let town = Town::on_sqlite().await;
    let concern = referred(&town).await;
    let nia = town.visit(town.nia).await;
    let conwy = Desk { team: town.conwy_desk, agency: town.conwy };
    let text = "Is a family of this street known to you?";
    let question: QuestionId = commands::ask(&town.house, &nia, concern, Asked::Agency(conwy), text).await.unwrap();
    let owain = town.signed_in(town.owain).await;
    let one = format!("/en/questions/{concern}/{question}");
    assert!(owain.get("/en/questions").await.says(&format!("/en/questions/{concern}/{question}")));
    let shown = owain.get(&one).await;
    assert!(shown.says(text) && !shown.says("silver car"), "need to know");
    assert_eq!(owain.get(&format!("/en/referrals/{concern}")).await.status, 404);
    next(&owain.post(&one, &[("answer", "No.")]).await);
    assert!(owain.get("/en/questions").await.says("No question waits for your team"));
    for staff in [town.tom, town.megan] {
        assert_eq!(town.signed_in(staff).await.get(&one).await.status, 404);
    }
}

#[tokio::test]
async fn every_page_is_whole_in_both_languages() {
    let town = Town::on_sqlite().await;
    let concern = referred(&town).await;
    let nia = town.visit(town.nia).await;
    let question = commands::ask(&town.house, &nia, concern, Asked::Reporter, "Which station?").await.unwrap();
    let megan = town.signed_in(town.megan).await;
    let (child, worker) = (begin(&megan, "child").await, begin(&megan, "position_of_trust").await);
    save(&megan, &child, "child-new-who", &[("given_names", "Mari")]).await;
    save(&megan, &child, "person-new-who", &[("known_as", "Jac")]).await;
    save(&megan, &child, "what", &[("what", "It is a lifestyle, someone said.")]).await;
    let mut paths = vec![
        "/referrals".to_owned(),
        "/referrals/new".to_owned(),
        format!("/referrals/{concern}"),
        format!("/referrals/{concern}/questions/{question}"),
        "/questions".to_owned(),
    ];
    for page in [
        "",
        "/delete",
        "/check",
        "/urgency",
        "/place",
        "/children",
        "/child-new-who",
        "/child-1-who",
        "/child-1-contact",
        "/child-1-language",
        "/child-1-needs",
        "/child-1/remove",
        "/household",
        "/harms",
        "/what",
        "/words",
        "/people",
        "/person-2-who",
        "/traces",
        "/analysis",
        "/wishes",
        "/awareness",
        "/before",
        "/safety",
        "/you",
    ] {
        paths.push(format!("{child}{page}"));
    }
    for page in ["", "/trusted", "/check", "/children"] {
        paths.push(format!("{worker}{page}"));
    }
    for path in paths {
        for language in ["en", "cy"] {
            let shown = megan.get(&format!("/{language}{path}")).await;
            assert_eq!(shown.status, 200, "{language} {path}");
            assert!(!shown.body.contains('⟦'), "{language} {path}");
        }
    }
    assert!(megan.get(&format!("/en{child}/check")).await.says("Some words to reconsider"));
}

#[tokio::test]
async fn ones_own_reports_light_their_part_of_the_menu() {
    let town = Town::on_sqlite().await;
    let megan = town.signed_in(town.megan).await;
    for path in ["/en/referrals", "/en/referrals/new"] {
        let shown = megan.get(path).await;
        let lit: Vec<&str> = shown.body.split("aria-current=\"").skip(1).collect();
        assert!(lit.iter().any(|rest| rest.chars().take(120).collect::<String>().contains("My reports")), "{path}");
    }
}

//! The door without an account, from the first page to the desk and back with a code.

use concerns::commands;
use concerns::decide::Concern;
use concerns::events::{ConcernEvent, Reported};
use concerns::queries::{self, ConcernRow, Lane};
use concerns::words::{AnswerKind, Asked, Door, Matter, Urgency};
use kernel::{ActorId, AgencyId, Language, TeamId, Timestamp};
use store::History;
use testkit::{Shown, Town, Visitor, each_database};
use vocabulary::ConcernId;

type Told<'a> = &'a [(&'a str, &'a str)];

const WHAT: &str = "Seen getting into a silver car outside the station.";
const CHILD: Told<'_> = &[("now", "fine"), ("soon", "no"), ("what", WHAT), ("place", "Bangor"), ("reach", "no")];
const ADULT: Told<'_> =
    &[("now", "fine"), ("soon", "no"), ("what", WHAT), ("place", "LL57 1AA"), ("trust", "no"), ("reach", "no")];

/// One page further: the answers that the page does not ask for are left lying.
async fn step(who: &Visitor<'_>, language: &str, state: &str, told: Told<'_>) -> Shown {
    let fields: Vec<_> = [("state", state)].into_iter().chain(told.iter().copied()).collect();
    who.post(&format!("/{language}/steps"), &fields).await
}

/// Through the journey to its last page before sending.
async fn to_the_end(town: &Town, who: &Visitor<'_>, language: &str, way: &str, told: Told<'_>) -> Shown {
    let mut shown = who.post(&format!("/{language}/steps"), &[("_begin", way)]).await;
    town.clock.advance_minutes(3);
    for _ in 0..25 {
        assert_eq!(shown.status, 200, "{}", shown.body);
        if shown.body.contains(r#"name="_change""#) {
            return shown;
        }
        let state = shown.field("state").expect("what the browser carries");
        shown = step(who, language, &state, told).await;
    }
    panic!("the journey has an end: {}", shown.body);
}

async fn sent(town: &Town, who: &Visitor<'_>, language: &str, way: &str, told: Told<'_>) -> (Shown, String) {
    let check = to_the_end(town, who, language, way, told).await;
    let shown = step(who, language, &check.field("state").expect("the answers"), &[]).await;
    let code = code_on(&shown);
    (shown, code)
}

fn code_on(shown: &Shown) -> String {
    let mut words = shown.body.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    words.rfind(|w| w.len() == 21 && w.matches('-').count() == 4).expect("a code").to_owned()
}

async fn lane(town: &Town, who: ActorId, team: TeamId, agency: AgencyId, lane: Lane) -> Vec<ConcernRow> {
    let visit = town.visit(who).await;
    let closed = team == town.closed_desk;
    let permit = town.house.permit(&visit, "concerns.view_desk", &queries::desk_thing(team, agency, closed));
    queries::desk(&town.house, &visit, &permit.expect("their own desk"), team, lane, 50, 0).await.expect("rows").0
}

async fn gwynedd(town: &Town) -> Vec<ConcernRow> {
    lane(town, town.nia, town.gwynedd_desk, town.gwynedd, Lane::Open).await
}

async fn whole(town: &Town, who: ActorId, concern: ConcernId) -> (Concern, History<ConcernEvent>) {
    let visit = town.visit(who).await;
    let thing = queries::concern_thing(&town.house, concern).await.expect("it is there");
    let permit = town.house.permit(&visit, "concerns.view", &thing).expect("theirs to see");
    let (state, history, _) = queries::concern(&town.house, &permit, concern).await.expect("opened");
    (state, history)
}

fn reported(state: &Concern) -> &Reported {
    state.reported.as_deref().expect("it was raised")
}

async fn a_child_tells_and_comes_back_for_the_answer_in(town: Town) {
    let child = town.public();
    let (thanks, code) = sent(&town, &child, "cy", "child", CHILD).await;
    assert!(thanks.says("Diolch i ti am ddweud wrthon ni"), "{}", thanks.body);
    assert!(!thanks.says(WHAT), "what was told is not shown back");

    let rows = gwynedd(&town).await;
    assert_eq!(rows.len(), 1, "it lies on the desk of the council where it happened");
    let row = &rows[0];
    assert_eq!((row.door, row.urgency, row.language), (Door::Child, Urgency::Usual, Language::Cy));
    assert_eq!((row.council.as_deref(), row.held, row.professional), (Some("gwynedd"), false, false));
    let (state, _) = whole(&town, town.nia, row.concern).await;
    assert_eq!(reported(&state).account.get().expect("its words").own_words, WHAT);

    // Nobody has read it yet, and the page says so.
    let back = child.post("/cy/return", &[("code", &code.to_lowercase().replace('-', " "))]).await;
    assert!(back.says("Does neb wedi’i ddarllen eto") && back.says("Does dim ateb yma eto"), "{}", back.body);
    assert!(!back.says(WHAT) && !back.body.contains(&code), "neither what was told nor the code");

    // The desk reads it, answers and asks; both are there for whoever has the code.
    let desk = town.visit(town.nia).await;
    commands::open(&town.house, &desk, row.concern).await.expect("opened");
    let answer = "Diolch. Mae rhywun yn edrych ar hyn heddiw.";
    commands::send_answer(&town.house, &desk, row.concern, AnswerKind::Acknowledgement, answer).await.expect("sent");
    let asked = "Pa ddiwrnod oedd hi?";
    let question = commands::ask(&town.house, &desk, row.concern, Asked::Reporter, asked).await.expect("asked");
    let back = child.post("/cy/return", &[("code", &code)]).await;
    assert!(back.says("Mae rhywun wedi’i ddarllen") && back.says(answer) && back.says(asked), "{}", back.body);

    let (pass, field) = (back.field("state").expect("the code, sealed"), format!("answer-{question}"));
    let nothing = child.post("/cy/return", &[("state", &pass), ("_answer", "1"), (&field, " ")]).await;
    assert_eq!(nothing.status, 422);
    for _ in 0..2 {
        // The second press of the button changes nothing.
        let told = [("state", pass.as_str()), ("_answer", "1"), (field.as_str(), "Dydd Gwener.")];
        let back = child.post("/cy/return", &told).await;
        assert!(back.status == 200 && !back.says("Dydd Gwener.") && !back.says(asked), "{}", back.body);
    }
    let (state, history) = whole(&town, town.nia, row.concern).await;
    assert_eq!(state.questions[&question], (Asked::Reporter, true));
    let answers = history.events.iter().filter(|t| matches!(t.event, ConcernEvent::QuestionAnswered { .. })).count();
    assert_eq!(answers, 1);
    town.is_sound().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_child_tells_and_comes_back_for_the_answer() {
    each_database(a_child_tells_and_comes_back_for_the_answer_in).await;
}

async fn a_second_sending_makes_no_second_concern_in(town: Town) {
    let who = town.public();
    let check = to_the_end(&town, &who, "en", "adult", ADULT).await;
    let state = check.field("state").expect("the answers");
    let (first, second) = tokio::join!(step(&who, "en", &state, &[]), step(&who, "en", &state, &[]));
    assert_eq!(code_on(&first), code_on(&second));
    assert_eq!(gwynedd(&town).await.len(), 1);

    // In the other language, and after a reload, it is the same code; the page carries nothing of what was told.
    let carried = first.field("state").expect("the journey");
    let other = step(&who, "en", &carried, &[("_language", "cy")]).await;
    assert!(other.says("Diolch i chi") && code_on(&other) == code_on(&first));
    assert!(carried.len() < state.len() / 2 + 200, "the answers are not carried on");
    town.clock.advance_minutes(3 * 60);
    assert_eq!(step(&who, "en", &carried, &[]).await.status, 410);
    town.is_sound().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_sending_makes_no_second_concern() {
    each_database(a_second_sending_makes_no_second_concern_in).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn unknown_mistyped_and_run_out_codes_get_the_same_answer() {
    let town = Town::on_sqlite().await;
    let who = town.public();
    let (_, code) = sent(&town, &who, "en", "child", CHILD).await;
    town.clock.advance_minutes(91 * 24 * 60);
    let unknown = kernel::ReturnCode::mint(&kernel::Chance::seeded(99)).to_string();
    let mistyped = format!("{}0", &unknown[..20]);
    let mut answers = Vec::new();
    for typed in [code.as_str(), unknown.as_str(), mistyped.as_str()] {
        let shown = who.post("/en/return", &[("code", typed)]).await;
        answers.push((shown.status, shown.body.replace(typed, "")));
    }
    assert_eq!(answers[0].0, 422);
    assert!(answers.iter().all(|answer| *answer == answers[0]));
}

#[tokio::test(flavor = "multi_thread")]
async fn codes_cannot_be_tried_without_end_and_others_are_not_locked_out() {
    let town = Town::on_sqlite().await;
    let guessing = town.public().from_network("192.0.2.7:1");
    let mut last = 0;
    for _ in 0..31 {
        last = guessing.post("/en/return", &[("code", "1A2B-3C4D-5E6F-7G8H-9")]).await.status;
    }
    assert_eq!(last, 429);
    let other = town.public().from_network("192.0.2.8:1");
    assert_eq!(other.post("/en/return", &[("code", "1A2B-3C4D-5E6F-7G8H-9")]).await.status, 422);
}

#[tokio::test(flavor = "multi_thread")]
async fn floods_lie_apart_and_nothing_of_them_is_lost() {
    let town = Town::on_sqlite().await;
    let school = town.public().from_network("192.0.2.1:1");
    let held = async || lane(&town, town.nia, town.gwynedd_desk, town.gwynedd, Lane::Held).await.len();
    for n in 1..=13_usize {
        // Ten seconds each, so that all of them come within the hour.
        let began = town.clock.now();
        let check = to_the_end(&town, &school, "en", "child", CHILD).await;
        town.clock.set(Timestamp::from_millis(began.millis() + 10_000));
        step(&school, "en", &check.field("state").expect("answers"), &[]).await;
        assert_eq!((gwynedd(&town).await.len(), held().await), (n.min(12), n.saturating_sub(12)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_machine_shows_itself_but_a_child_in_danger_is_never_held_for_being_quick() {
    let town = Town::on_sqlite().await;
    let urgent: Vec<_> = CHILD.iter().copied().chain([("now", "danger")]).filter(|f| *f != ("now", "fine")).collect();
    let quick = async |told: Vec<(&str, &str)>| {
        let who = town.public();
        let check = to_the_end(&town, &who, "en", "child", &told).await;
        town.clock.advance_minutes(-3);
        step(&who, "en", &check.field("state").expect("answers"), &[]).await;
    };
    quick(urgent.clone()).await;
    assert_eq!(gwynedd(&town).await[0].urgency, Urgency::Immediate);
    quick(CHILD.to_vec()).await;
    assert_eq!(gwynedd(&town).await.len(), 1, "nobody answers twelve questions in four seconds");
    quick(urgent.into_iter().chain([("more", "http://a.example")]).collect()).await;
    assert_eq!(gwynedd(&town).await.len(), 1, "no person fills in what no person sees");
    assert_eq!(lane(&town, town.nia, town.gwynedd_desk, town.gwynedd, Lane::Held).await.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worry_about_somebody_who_works_with_children_lies_on_the_closed_desk() {
    let town = Town::on_sqlite().await;
    let told: Vec<_> = ADULT.iter().map(|f| if f.0 == "trust" { ("trust", "yes") } else { *f }).collect();
    sent(&town, &town.public(), "en", "adult", &told).await;
    assert!(gwynedd(&town).await.is_empty());
    let rows = lane(&town, town.eleri, town.closed_desk, town.gwynedd, Lane::Open).await;
    assert_eq!((rows.len(), rows[0].matter), (1, Matter::PositionOfTrust));
}

#[tokio::test(flavor = "multi_thread")]
async fn switching_the_language_and_going_back_keep_what_was_typed() {
    let town = Town::on_sqlite().await;
    let who = town.public();
    let mut shown = who.post("/en/steps", &[("_begin", "child")]).await;
    for _ in 0..2 {
        shown = step(&who, "en", &shown.field("state").expect("answers"), CHILD).await;
    }
    let state = shown.field("state").expect("answers");
    let typed = "A \"man\" <waits for me.";
    let welsh = step(&who, "en", &state, &[("what", typed), ("_language", "cy")]).await;
    assert!(welsh.says("Beth hoffet ti i ni ei wybod?") && welsh.says(typed), "{}", welsh.body);
    assert_eq!(welsh.status, 200);
    let before = step(&who, "en", &state, &[("what", typed), ("_back", "1")]).await;
    assert!(before.says("Could something bad happen today or tonight?"));
    let again = step(&who, "en", &before.field("state").expect("answers"), &[("soon", "no")]).await;
    assert!(again.says(typed), "{}", again.body);
    let empty = step(&who, "en", &state, &[("what", " ")]).await;
    assert!(empty.status == 422 && empty.says("Write something"), "{}", empty.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_carried_ends_after_a_day_and_cannot_be_made_up() {
    let town = Town::on_sqlite().await;
    let who = town.public();
    assert_eq!(who.get("/en/steps").await.location.as_deref(), Some("/en/"));
    assert_eq!(who.post("/en/steps", &[]).await.location.as_deref(), Some("/en/"));
    assert_eq!(step(&who, "en", "made-up", CHILD).await.status, 410);
    let shown = who.post("/en/steps", &[("_begin", "child")]).await;
    town.clock.advance_minutes(24 * 60 + 1);
    let over = step(&who, "en", &shown.field("state").expect("answers"), CHILD).await;
    assert!(over.status == 410 && over.says("This page has closed"), "{}", over.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn titles_and_addresses_tell_nothing_and_nothing_is_stored() {
    let town = Town::on_sqlite().await;
    let who = town.public();
    let telling = ["abuse", "danger", "worr", "safe", "harm", "child", "police", "exploit", "report", "concern"];
    let mut pages = Vec::new();
    for path in ["/", "/return", "/signs", "/about", "/privacy", "/cookies", "/accessibility"] {
        pages.push(who.get(&format!("/en{}", path.trim_end_matches('/'))).await);
        let welsh = who.get(&format!("/cy{}", path.trim_end_matches('/'))).await;
        assert!(welsh.status == 200 && !welsh.body.contains('⟦'), "{path}");
    }
    for way in ["child", "adult"] {
        pages.push(who.post("/en/steps", &[("_begin", way)]).await);
    }
    pages.push(sent(&town, &who, "en", "adult", ADULT).await.0);
    for shown in pages {
        assert_eq!((shown.status, &shown.token), (200, &None));
        assert!(!shown.body.contains('⟦'), "{}", shown.body);
        let title = shown.body.split("<title").nth(1).and_then(|t| t.split("</title>").next()).expect("a title");
        assert!(!telling.iter().any(|word| title.to_lowercase().contains(word)), "{title}");
        assert!(!shown.body.contains("exploitation"), "nobody is asked to call it anything");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_are_refused_with_what_to_do_instead() {
    let town = Town::on_sqlite().await;
    let refused = town.public().upload("/en/steps", &[("_begin", "child")], ("what", "a.jpg", b"\xff\xd8")).await;
    assert!(refused.status == 415 && refused.says("tell us about it in words"), "{}", refused.body);
}

/// At this door nobody is anybody, even with a session in the same browser: what the page says about names is true.
#[tokio::test(flavor = "multi_thread")]
async fn a_member_of_staff_is_not_named_at_the_public_door() {
    let town = Town::on_sqlite().await;
    let megan = town.signed_in(town.megan).await;
    sent(&town, &megan, "en", "adult", ADULT).await;
    let rows = gwynedd(&town).await;
    assert_eq!((rows[0].reporter_staff, rows[0].professional), (None, false));
    let (_, history) = whole(&town, town.nia, rows[0].concern).await;
    assert_eq!((history.events[0].actor.as_str(), history.events[0].agency.as_str()), ("public", ""));
}

/// Somebody else takes the device up after the report was sent, goes back in the browser, and sends an old page anew.
#[tokio::test]
async fn after_sending_an_old_page_tells_nothing() {
    let town = Town::on_sqlite().await;
    let child = town.public();
    let check = to_the_end(&town, &child, "en", "child", CHILD).await;
    let carried = check.field("state").expect("the answers");
    let thanks = step(&child, "en", &carried, &[]).await;
    assert!(!code_on(&thanks).is_empty(), "it was sent");
    for other in [("_change", "what"), ("_back", "1"), ("_language", "cy")] {
        let shown = step(&child, "en", &carried, &[other]).await;
        assert!(!shown.body.contains(WHAT), "{other:?} shows what was told");
        assert_eq!(shown.status, 410, "{other:?}");
    }
}

async fn a_ceiling_for_one_network_loses_nothing_in(town: Town) {
    let ceiling = catalogue::Ceilings::load().get("report.network").tries;
    let school = town.public();
    let check = to_the_end(&town, &school, "cy", "child", CHILD).await;
    let last = check.field("state").expect("the answers");
    let mut journeys = Vec::new();
    for _ in 0..ceiling {
        journeys.push(to_the_end(&town, &school, "en", "child", CHILD).await.field("state").expect("the answers"));
        // The clock stands still for all but the pages: the hour is not over.
        town.clock.advance_minutes(-3);
    }
    for state in &journeys {
        assert_eq!(step(&school, "en", state, &[]).await.status, 200, "a school that tells a lot is taken in");
    }
    let waits = step(&school, "cy", &last, &[]).await;
    assert_eq!(waits.status, 429);
    for number in ["tel:999", "tel:08001111", "01632\u{a0}960102", "01632\u{a0}960112"] {
        assert!(waits.body.contains(number), "{number} stands on the page: {}", waits.body);
    }
    assert!(waits.says("Dydi beth ysgrifennaist ti ddim wedi’i anfon eto") && !waits.says(WHAT));
    assert!(!waits.says("eich cyngor") && !waits.says("a anfonwch"), "a child is called ti: {}", waits.body);

    // Danger now is counted by itself, and another network is not asked to wait.
    let danger: Told<'_> = &[("now", "danger"), ("what", WHAT), ("place", "Bangor"), ("reach", "no")];
    let (thanks, _) = sent(&town, &school, "en", "child", danger).await;
    assert_eq!(thanks.status, 200);
    let home = town.public().from_network("203.0.113.7:9");
    sent(&town, &home, "en", "child", CHILD).await;

    // What was typed is kept: a few minutes later the same page sends it.
    let kept = waits.field("state").expect("the answers are kept");
    town.clock.advance_minutes(3);
    let thanks = step(&school, "cy", &kept, &[]).await;
    assert_eq!(thanks.status, 200);
    let (state, _) = whole(&town, town.nia, newest(&town).await).await;
    assert_eq!(reported(&state).account.get().expect("its words").own_words, WHAT);
    town.is_sound().await;
}

/// The newest of those that lie apart: the last that was sent.
async fn newest(town: &Town) -> ConcernId {
    let rows = lane(town, town.nia, town.gwynedd_desk, town.gwynedd, Lane::Held).await;
    rows.iter().max_by_key(|row| row.reported_at).expect("one lies apart").concern
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ceiling_for_one_network_loses_nothing() {
    each_database(a_ceiling_for_one_network_loses_nothing_in).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_was_left_open_is_not_opened_again_after_two_hours() {
    let town = Town::on_sqlite().await;
    let child = town.public();
    let check = to_the_end(&town, &child, "en", "child", CHILD).await;
    let state = check.field("state").expect("the answers");
    town.clock.advance_minutes(119);
    // Still there for the writer, who goes back and on; and each page begins the two hours anew.
    let back = step(&child, "en", &state, &[("_change", "what")]).await;
    assert!(back.status == 200 && back.says(WHAT), "{}", back.body);
    let later = back.field("state").expect("the answers");
    town.clock.advance_minutes(119);
    assert_eq!(step(&child, "en", &later, &[("_back", "1"), ("what", WHAT)]).await.status, 200);
    // The first page has been open for longer: whoever finds the device reads nothing, and nothing is sent.
    for told in [&[("_change", "what")][..], &[("_back", "1")], &[("_language", "cy")], &[]] {
        let over = step(&child, "en", &state, told).await;
        assert!(over.status == 410 && !over.says(WHAT), "{} {}", over.status, over.body);
    }
    assert_eq!(gwynedd(&town).await.len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_comes_back_is_spoken_to_as_at_their_door() {
    let town = Town::on_sqlite().await;
    let who = town.public();
    let (_, child) = sent(&town, &who, "cy", "child", CHILD).await;
    let (_, adult) = sent(&town, &who, "cy", "adult", ADULT).await;
    let (ti, chi) =
        (["Tyrd yn ôl gyda dy god", "Dydi beth ddywedaist ti byth"], ["Dewch yn ôl gyda’ch cod", "a ddywedoch"]);
    for (code, said, unsaid) in [(&child, ti, chi), (&adult, chi, ti)] {
        let back = who.post("/cy/return", &[("code", code)]).await;
        for (yes, no) in said.iter().zip(unsaid) {
            assert!(back.says(yes) && !back.says(no), "{yes}: {}", back.body);
        }
    }
    // Questions and mistakes too.
    let desk = town.visit(town.nia).await;
    for row in gwynedd(&town).await {
        commands::ask(&town.house, &desk, row.concern, Asked::Reporter, "Pa ddiwrnod?").await.expect("asked");
    }
    for (code, asked, mistake) in [
        (&child, "Hoffen ni ofyn rhywbeth i ti", "Ysgrifenna ateb"),
        (&adult, "Hoffen ni ofyn rhywbeth i chi", "Ysgrifennwch ateb"),
    ] {
        let back = who.post("/cy/return", &[("code", code)]).await;
        assert!(back.says(asked), "{}", back.body);
        let pass = back.field("state").expect("the code, sealed");
        let nothing = who.post("/cy/return", &[("state", &pass), ("_answer", "1")]).await;
        assert!(nothing.status == 422 && nothing.says(mistake), "{}", nothing.body);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_say_when_the_desk_of_the_place_reads() {
    let town = Town::on_sqlite().await;
    let who = town.public();
    // Everybody's hours while the place is not known; on the last page those of Conwy, as its data says.
    assert!(who.get("/en/").await.says("Monday to Friday, 9:00 to 17:00, but not on bank holidays"));
    assert!(who.get("/cy/").await.says("ac eithrio gwyliau banc. Amserau darllen: 9:00–17:00."));
    let llandudno: Told<'_> =
        &[("now", "fine"), ("soon", "no"), ("what", WHAT), ("place", "Llandudno"), ("reach", "no")];
    let check = to_the_end(&town, &who, "en", "child", llandudno).await;
    assert!(check.says("Monday to Friday, 8:45 to 17:15"), "{}", check.body);
    let thanks = step(&who, "en", &check.field("state").expect("the answers"), &[]).await;
    assert!(thanks.says("Monday to Friday, 8:45 to 17:15"), "{}", thanks.body);
    let back = who.post("/cy/return", &[("code", &code_on(&thanks))]).await;
    assert!(back.says("Amserau darllen: 8:45–17:15"), "{}", back.body);
    let about = who.get("/en/about").await;
    assert!(about.says("from Monday to Friday, 8:30 to 17:00") && about.says("from Monday to Friday, 9:00 to 17:00"));
}

//! At the door.

use crate::house::{NOW, PASSWORD, Place, empty, name, on_each_database, token_in};
use access::Visit;
use agencies::commands::door::{self, Answer, Settled};
use agencies::commands::{HalfWay, LinkFor, account, half_way, open_link};
use agencies::credentials::rules::Weakness;
use agencies::credentials::sessions::Stage;
use agencies::events::Person;
use agencies::{Sessions, seeding};
use kernel::{ActorId, Language};
use web::Doorkeeper;

const OFFICE: &str = "192.0.2.7";

async fn knock(place: &Place, email: &str, password: &str) -> Answer {
    door::sign_in(&place.house, &place.stranger(), email, password, OFFICE).await.unwrap()
}

async fn half(place: &Place, email: &str) -> (String, HalfWay) {
    let Answer::On { token, stage: Stage::SecondFactorDue } = knock(place, email, PASSWORD).await else {
        panic!("the password is right")
    };
    let half = half_way(&place.house, Some(&token), place.clock.now()).await.unwrap().unwrap();
    (token, half)
}

async fn all_the_way(place: &Place, email: &str) -> String {
    place.clock.advance_minutes(1);
    let (_, half) = half(place, email).await;
    let code = place.known.code_at(place.clock.now());
    let answer = door::second_factor(&place.house, &place.stranger(), &half, &code, OFFICE).await.unwrap();
    let Answer::On { token, stage: Stage::In } = answer else { panic!("{answer:?}") };
    token
}

async fn who(place: &Place, token: &str) -> Option<ActorId> {
    let signed_in = Sessions.enter(&place.house, token, place.clock.now()).await.unwrap();
    signed_in.and_then(|signed_in| signed_in.who.actor.staff())
}

#[tokio::test]
async fn password_then_code_then_in() {
    on_each_database(async |place: Place| {
        let (first, half) = half(&place, " NIA@dolen.test ").await;
        assert_eq!(who(&place, &first).await, None, "half-way in is not in");
        let code = place.known.code_at(place.clock.now());
        let answer = door::second_factor(&place.house, &place.stranger(), &half, &code, OFFICE).await.unwrap();
        let Answer::On { token, stage: Stage::In } = answer else { panic!("{answer:?}") };
        assert_ne!(token, first, "the token that was seen half-way is worth nothing");
        assert_eq!(who(&place, &first).await, None);
        let signed_in = Sessions.enter(&place.house, &token, place.clock.now()).await.unwrap().unwrap();
        assert_eq!(signed_in.name, "Nia Parry");
        assert_eq!(signed_in.detail.1, "Gwynedd Council");
        assert_eq!(signed_in.who.roles, ["duty_worker", "practitioner"].map(str::to_owned).into());
        assert_eq!(signed_in.who.agency_kind, "council");
        assert_eq!(place.told_of(place.nia).await.last().unwrap(), "signed_in");
        place.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn a_code_opens_once() {
    on_each_database(async |place: Place| {
        let code = place.known.code_at(place.clock.now());
        let (_, first) = half(&place, "nia@dolen.test").await;
        let (_, second) = half(&place, "nia@dolen.test").await;
        let prove = async |half: &HalfWay| {
            door::second_factor(&place.house, &place.stranger(), half, &code, OFFICE).await.unwrap()
        };
        assert!(matches!(prove(&first).await, Answer::On { .. }));
        assert_eq!(prove(&second).await, Answer::Refused);
    })
    .await;
}

#[tokio::test]
async fn five_wrong_codes_end_it_and_hold_the_next_ones_back() {
    on_each_database(async |place: Place| {
        let (token, half) = half(&place, "nia@dolen.test").await;
        let mut answers = Vec::new();
        for _ in 0..5 {
            answers.push(door::second_factor(&place.house, &place.stranger(), &half, "000000", OFFICE).await.unwrap());
        }
        assert_eq!(answers[..4], [Answer::Refused, Answer::Refused, Answer::Refused, Answer::Refused]);
        assert_eq!(answers[4], Answer::Wait(1));
        assert!(half_way(&place.house, Some(&token), place.clock.now()).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn nobody_learns_who_has_an_account() {
    on_each_database(async |place: Place| {
        let (mut known, mut unknown) = (Vec::new(), Vec::new());
        for _ in 0..8 {
            known.push(knock(&place, "nia@dolen.test", "wrong wrong wrong").await);
            unknown.push(knock(&place, "nobody@dolen.test", "wrong wrong wrong").await);
        }
        assert_eq!(known, unknown);
        assert_eq!(known[3], Answer::Refused);
        assert_eq!(known[5], Answer::Wait(1));
        // Held back, even the right password is not looked at; a minute later it is.
        assert_eq!(knock(&place, "nia@dolen.test", PASSWORD).await, Answer::Wait(1));
        place.clock.advance_minutes(1);
        assert!(matches!(knock(&place, "nia@dolen.test", PASSWORD).await, Answer::On { .. }));
        assert!(
            !place.told_of(place.nia).await.contains(&"sign_in_refused".to_owned()),
            "it is told at the door, not of the person"
        );
        place.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn strangers_elsewhere_do_not_lock_anybody_out() {
    on_each_database(async |place: Place| {
        for n in 0..12 {
            let network = format!("198.51.100.{n}");
            let answer =
                door::sign_in(&place.house, &place.stranger(), "nia@dolen.test", "wrong", &network).await.unwrap();
            assert_eq!(answer, Answer::Refused);
        }
        assert!(matches!(knock(&place, "nia@dolen.test", PASSWORD).await, Answer::On { .. }));
    })
    .await;
}

#[tokio::test]
async fn sessions_end_when_idle_when_spent_and_when_ended() {
    on_each_database(async |place: Place| {
        let token = all_the_way(&place, "nia@dolen.test").await;
        place.clock.advance_minutes(29);
        assert_eq!(who(&place, &token).await, Some(place.nia));
        place.clock.advance_minutes(29);
        assert_eq!(who(&place, &token).await, Some(place.nia), "looking extends it");
        place.clock.advance_minutes(30);
        assert_eq!(who(&place, &token).await, None);

        let here = all_the_way(&place, "nia@dolen.test").await;
        let there = all_the_way(&place, "nia@dolen.test").await;
        let visit = place.visit(place.nia).await;
        let own = account::own_sessions(&place.house, &visit, &here).await.unwrap();
        assert_eq!(own.iter().map(|session| session.is_this).collect::<Vec<_>>(), [false, true]);
        assert_eq!(account::end_sessions(&place.house, &visit, &here, Some(&own[0].id)).await.unwrap(), 1);
        assert_eq!((who(&place, &here).await, who(&place, &there).await), (Some(place.nia), None));
        door::sign_out(&place.house, &place.stranger(), &here).await.unwrap();
        assert_eq!(who(&place, &here).await, None);
        assert_eq!(who(&place, "not a token").await, None);
        place.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn a_recovery_code_stands_in_once() {
    on_each_database(async |place: Place| {
        let visit = place.visit(place.nia).await;
        let codes = account::new_recovery_codes(&place.house, &visit, PASSWORD).await.unwrap().unwrap();
        assert_eq!(codes.len(), 10);
        let (_, first) = half(&place, "nia@dolen.test").await;
        let typed = codes[3].to_string().to_lowercase();
        let use_code = async |half: &HalfWay| {
            door::recovery_code(&place.house, &place.stranger(), half, &typed, OFFICE).await.unwrap()
        };
        assert!(matches!(use_code(&first).await, Answer::On { stage: Stage::In, .. }));
        assert_eq!(account::recovery_codes_left(&place.house, &visit).await.unwrap(), 9);
        let (_, second) = half(&place, "nia@dolen.test").await;
        assert_eq!(use_code(&second).await, Answer::Refused);
        account::new_recovery_codes(&place.house, &visit, PASSWORD).await.unwrap().unwrap();
        let old = codes[4].to_string();
        assert_eq!(
            door::recovery_code(&place.house, &place.stranger(), &second, &old, OFFICE).await.unwrap(),
            Answer::Refused
        );
        // Somebody else's code opens nothing either.
        let others = account::new_recovery_codes(&place.house, &place.visit(place.admin).await, PASSWORD)
            .await
            .unwrap()
            .unwrap();
        let other = others[0].to_string();
        assert_eq!(
            door::recovery_code(&place.house, &place.stranger(), &second, &other, OFFICE).await.unwrap(),
            Answer::Refused
        );
    })
    .await;
}

#[tokio::test]
async fn a_forgotten_password_is_answered_alike_and_reset_once() {
    on_each_database(async |place: Place| {
        let session = all_the_way(&place, "nia@dolen.test").await;
        let before = place.entries().await;
        door::forgotten(&place.house, &place.stranger(), "nobody@dolen.test", OFFICE).await.unwrap();
        let for_nobody = place.entries().await - before;
        assert_eq!(place.letters().await, []);
        door::forgotten(&place.house, &place.stranger(), "Nia@dolen.test", OFFICE).await.unwrap();
        assert_eq!(place.entries().await - before - for_nobody, for_nobody, "the same trace for both");
        let letters = place.letters().await;
        let [letter] = letters.as_slice() else { panic!("one letter") };
        assert_eq!(letter.to, "nia@dolen.test");
        assert!(letter.body.find("Gofynnodd").unwrap() < letter.body.find("Somebody").unwrap(), "Welsh first");
        assert!(!letter.body.contains("Nia"), "nothing personal");
        let token = token_in(letter, "/cy/new-password/");
        let open = async || open_link(&place.house, LinkFor::Reset, &token, place.clock.now()).await.unwrap();
        let opened = open().await.unwrap();
        let reset = async |password: &str| {
            door::reset_password(&place.house, &place.stranger(), &opened, password).await.unwrap()
        };
        assert_eq!(reset("short").await, Settled::Weak(Weakness::TooShort));
        assert_eq!(reset("nia parry gwynedd").await, Settled::Weak(Weakness::AboutYou));
        assert_eq!(reset("gwylan simnai hosan lafant").await, Settled::Done(None));
        assert_eq!(reset("gwylan simnai hosan lafant").await, Settled::LinkSpent);
        assert!(open().await.is_none());
        assert_eq!(who(&place, &session).await, None, "every session ended");
        assert_eq!(knock(&place, "nia@dolen.test", PASSWORD).await, Answer::Refused);
        let answer = knock(&place, "nia@dolen.test", "gwylan simnai hosan lafant").await;
        assert!(
            matches!(answer, Answer::On { stage: Stage::SecondFactorDue, .. }),
            "the second factor is still asked for"
        );
        place.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn a_reset_link_lasts_an_hour_and_few_are_sent() {
    on_each_database(async |place: Place| {
        for _ in 0..5 {
            door::forgotten(&place.house, &place.stranger(), "nia@dolen.test", OFFICE).await.unwrap();
        }
        let letters = place.letters().await;
        assert_eq!(letters.len(), 3);
        let tokens: Vec<String> = letters.iter().map(|letter| token_in(letter, "/en/new-password/")).collect();
        let opens = async |token: &str| {
            open_link(&place.house, LinkFor::Reset, token, place.clock.now()).await.unwrap().is_some()
        };
        let mut open = 0;
        for token in &tokens {
            open += usize::from(opens(token).await);
        }
        assert_eq!(open, 1, "a newer link makes older ones void");
        place.clock.advance_minutes(60);
        for token in &tokens {
            assert!(!opens(token).await);
        }
    })
    .await;
}

#[tokio::test]
async fn the_first_administrator_of_an_empty_house() {
    let (house, clock, _folder) = empty().await;
    let person = || Person { name: "Elin Prys".into(), email: "elin@dolen.test".into(), language: Language::Cy };
    let path = seeding::found(&house, NOW, name("Bwrdd", "Board"), person()).await.unwrap();
    assert!(seeding::found(&house, NOW, name("Arall", "Other"), person()).await.is_err(), "only once");
    let stranger = Visit::public(Language::Cy, NOW);
    let token = path.strip_prefix("/invitation/").unwrap();
    let opened = open_link(&house, LinkFor::Invitation, token, NOW).await.unwrap().unwrap();
    let settled = door::accept_invitation(&house, &stranger, &opened, "carreg wen ar lan afon", OFFICE).await.unwrap();
    let Settled::Done(Some(token)) = settled else { panic!("{settled:?}") };
    let half = half_way(&house, Some(&token), NOW).await.unwrap().unwrap();
    assert_eq!(half.entrance.stage, Stage::EnrolmentDue, "a second factor must be set up first");
    let secret = door::begin_enrolment(&house, &stranger, &half.entrance).await.unwrap();
    let half = half_way(&house, Some(&token), NOW).await.unwrap().unwrap();
    assert_eq!(
        secret,
        door::begin_enrolment(&house, &stranger, &half.entrance).await.unwrap(),
        "a reload shows the same"
    );
    assert_eq!(door::confirm_enrolment(&house, &stranger, &half, "000000").await.unwrap(), Answer::Refused);
    let code = secret.code_at(clock.now());
    let answer = door::confirm_enrolment(&house, &stranger, &half, &code).await.unwrap();
    let Answer::On { token, stage: Stage::In } = answer else { panic!("{answer:?}") };
    let signed_in = Sessions.enter(&house, &token, NOW).await.unwrap().unwrap();
    assert!(signed_in.who.roles.contains("system_administrator"));
    assert!(
        open_link(&house, LinkFor::Invitation, path.strip_prefix("/invitation/").unwrap(), NOW)
            .await
            .unwrap()
            .is_none()
    );
}

#[tokio::test]
async fn no_secret_stands_in_the_ledger() {
    on_each_database(async |place: Place| {
        let token = all_the_way(&place, "nia@dolen.test").await;
        account::new_recovery_codes(&place.house, &place.visit(place.nia).await, PASSWORD).await.unwrap();
        let history = place
            .house
            .facts()
            .await
            .unwrap()
            .history::<agencies::events::Event>(&store::Stream::of(place.nia))
            .await
            .unwrap();
        let written: String = history.events.iter().map(|told| serde_json::to_string(&told.event).unwrap()).collect();
        for secret in
            ["argon2", &token, &place.known.secret_in_groups(), &place.known.secret_in_groups().replace(' ', "")]
        {
            assert!(!written.contains(secret), "{secret}");
        }
        assert!(written.contains("Nia Parry"), "the person is there, sealed at rest");
    })
    .await;
}

/// How many wrong tries were counted against the address.
async fn counted(place: &Place) -> i64 {
    let sql = "SELECT MAX(failures) AS failures FROM agencies_attempt WHERE scope = 'address'";
    let row = place.house.facts().await.unwrap().row(sql, &[]).await.unwrap();
    row.unwrap().int("failures").unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn codes_tried_at_once_are_tried_one_after_another() {
    on_each_database(async |place: Place| {
        let (_, half) = half(&place, "nia@dolen.test").await;
        let stranger = place.stranger();
        let tries =
            (0..24).map(|n| if n == 23 { place.known.code_at(place.clock.now()) } else { format!("00000{}", n % 10) });
        let tries = tries.map(|code| {
            let (house, half, stranger) = (&place.house, &half, &stranger);
            async move { door::second_factor(house, stranger, half, &code, OFFICE).await.unwrap() }
        });
        let answers = futures::future::join_all(tries).await;
        assert!(!answers.iter().any(|answer| matches!(answer, Answer::On { .. })), "{answers:?}");
        assert_eq!(counted(&place).await, 5, "{answers:?}");
        assert_eq!(answers.iter().filter(|answer| **answer == Answer::Refused).count(), 4, "{answers:?}");
        place.is_sound().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn passwords_tried_at_once_are_tried_one_after_another() {
    on_each_database(async |place: Place| {
        let tries = (0..12).map(|n| {
            let (place, password) = (&place, if n == 11 { PASSWORD.to_owned() } else { format!("wrong {n}") });
            async move { knock(place, "nia@dolen.test", &password).await }
        });
        let answers = futures::future::join_all(tries).await;
        assert_eq!(counted(&place).await, 5, "{answers:?}");
        assert!(answers.iter().filter(|answer| **answer == Answer::Refused).count() <= 4, "{answers:?}");
    })
    .await;
}

#[tokio::test]
async fn a_second_factor_set_up_meanwhile_is_not_replaced() {
    on_each_database(async |place: Place| {
        let admin = place.visit(place.admin).await;
        let reset = agencies::commands::manage::Move::ResetSecondFactor;
        agencies::commands::manage::make(&place.house, &admin, place.nia, reset, "called back").await.unwrap();
        place.clock.advance_minutes(12 * 60);
        let now = place.clock.now();
        // Two browsers with the password, each with a second step to set up.
        let due = async || {
            let Answer::On { token, stage: Stage::EnrolmentDue } = knock(&place, "nia@dolen.test", PASSWORD).await
            else {
                panic!("a second step is to be set up")
            };
            let half = half_way(&place.house, Some(&token), now).await.unwrap().unwrap();
            let secret = door::begin_enrolment(&place.house, &place.stranger(), &half.entrance).await.unwrap();
            (token.clone(), half_way(&place.house, Some(&token), now).await.unwrap().unwrap(), secret)
        };
        let ((_, own, own_app), (token, other, other_app)) = (due().await, due().await);
        let confirm = async |half: &HalfWay, code: &str| {
            door::confirm_enrolment(&place.house, &place.stranger(), half, code).await.unwrap()
        };
        assert!(matches!(confirm(&own, &own_app.code_at(now)).await, Answer::On { stage: Stage::In, .. }));
        assert_eq!(confirm(&other, &other_app.code_at(now)).await, Answer::BeginAgain);
        assert!(half_way(&place.house, Some(&token), now).await.unwrap().is_none(), "it begins with the password");
        assert_eq!(place.told_of(place.nia).await.iter().filter(|kind| *kind == "second_factor_set").count(), 2);
        // The app that was set up first is the one that opens.
        place.clock.advance_minutes(1);
        let (_, half) = half(&place, "nia@dolen.test").await;
        let prove = async |code: String| {
            door::second_factor(&place.house, &place.stranger(), &half, &code, OFFICE).await.unwrap()
        };
        assert_eq!(prove(other_app.code_at(place.clock.now())).await, Answer::Refused);
        assert!(matches!(prove(own_app.code_at(place.clock.now())).await, Answer::On { .. }));
        place.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn recovery_codes_are_made_for_whoever_knows_the_password() {
    on_each_database(async |place: Place| {
        let visit = place.visit(place.nia).await;
        let before = place.entries().await;
        assert_eq!(account::new_recovery_codes(&place.house, &visit, "not the password").await.unwrap(), None);
        assert_eq!(account::recovery_codes_left(&place.house, &visit).await.unwrap(), 0);
        assert_eq!(place.entries().await, before, "nothing was made");
    })
    .await;
}

//! The watch over urgent concerns: it climbs the rota until somebody has read it.

use crate::by_public;
use access::Visit;
use concerns::words::Urgency;
use desk::watch::watch;
use testkit::{Town, each_database};

async fn letters(town: &Town) -> Vec<store::Letter> {
    let visit = Visit::system("worker", "sends letters", town.clock.now());
    let post = town.house.waiting_post(&visit).await.expect("letters");
    post.into_iter().map(|post| post.letter).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_rota_is_climbed_until_somebody_has_opened_it() {
    each_database(|town| async move { climb(&town).await }).await;
}

async fn climb(town: &Town) {
    let order = vec![town.nia, town.sioned];
    agencies::seeding::rota(&town.house, town.clock.now(), town.gwynedd, order, 10).await.expect("a rota");
    by_public(town, |report| report.urgency = Urgency::Usual).await;
    let urgent = by_public(town, |report| report.urgency = Urgency::Immediate).await;
    let before = letters(town).await.len();
    let round = async || watch(&town.house, town.clock.now()).await.expect("a round");
    // Within its time nobody is disturbed.
    town.clock.advance_minutes(14);
    assert_eq!(round().await, 0);
    town.clock.advance_minutes(2);
    assert_eq!((round().await, round().await), (1, 0), "one alert for each step");
    town.clock.advance_minutes(10);
    assert_eq!(round().await, 1);
    // After the last step it goes round again.
    town.clock.advance_minutes(10);
    assert_eq!(round().await, 1);
    let sent: Vec<_> = letters(town).await.split_off(before);
    let to: Vec<&str> = sent.iter().map(|letter| letter.to.as_str()).collect();
    assert_eq!(to, ["nia@dolen.test", "sioned@dolen.test", "nia@dolen.test"]);
    for letter in &sent {
        let text = format!("{}{}", letter.subject, letter.body);
        assert!(text.contains("http://dolen.test/cy/desk") && text.contains("http://dolen.test/en/desk"), "{text}");
        assert!(text.find("Mewngofnodwch") < text.find("sign in"), "Welsh first");
        let reference = urgent.reference.to_string();
        for personal in ["Elin", "Puw", "silver", "Nia", reference.as_str(), &urgent.concern.to_string()] {
            assert!(!text.contains(personal), "{personal}: {text}");
        }
    }
    // It stands at the head of every duty page until somebody opens it.
    let huw = town.signed_in(town.huw).await;
    for page in ["/en/home", "/en/desk", "/en/desk?lane=done"] {
        assert!(huw.get(page).await.says("Urgent concerns that nobody has opened: 1"), "{page}");
    }
    let shown = huw.get(&format!("/en/concerns/{}", urgent.concern)).await;
    assert!(shown.says("Not opened in time. Told by e-mail: Sioned Rees"), "{}", shown.body);
    assert!(!huw.get("/en/home").await.says("that nobody has opened: 1"));
    town.clock.advance_minutes(60);
    assert_eq!(round().await, 0);
    town.is_sound().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_rota_the_desk_itself_is_told() {
    let town = Town::on_sqlite().await;
    by_public(&town, |report| report.urgency = Urgency::Immediate).await;
    let before = letters(&town).await.len();
    town.clock.advance_minutes(20);
    assert_eq!(watch(&town.house, town.clock.now()).await.expect("a round"), 1);
    let sent = letters(&town).await.split_off(before);
    assert!(["huw@dolen.test", "nia@dolen.test"].contains(&sent[0].to.as_str()), "{}", sent[0].to);
}

//! Where a concern goes.

use agencies::seeding;
use agencies::words::{Name, TeamType};
use concerns::Routing;
use concerns::words::Matter;
use desk::Desks;
use kernel::{Timestamp, london_midnight};
use testkit::Town;

fn at(day: &str, hour: i64) -> Timestamp {
    london_midnight(day.parse().expect("a day")).plus_hours(hour)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_concern_goes_to_the_desk_of_the_council_in_and_out_of_hours() {
    let town = Town::on_sqlite().await;
    let desk = async |council: Option<&str>, matter, now| {
        Desks.desk_for(&town.house, council, matter, now).await.expect("a desk").team
    };
    let (noon, night) = (at("2026-03-04", 12), at("2026-03-04", 22));
    assert_eq!(desk(Some("gwynedd"), Matter::Child, noon).await, town.gwynedd_desk);
    assert_eq!(desk(Some("conwy"), Matter::Child, noon).await, town.conwy_desk);
    // Without an out-of-hours team the duty desk takes it at night too.
    assert_eq!(desk(Some("gwynedd"), Matter::Child, night).await, town.gwynedd_desk);
    let name = Name { cy: "Tîm tu allan i oriau".into(), en: "Out-of-hours team".into() };
    let out =
        seeding::team(&town.house, town.clock.now(), town.gwynedd, name, TeamType::OutOfHours).await.expect("a team");
    assert_eq!(desk(Some("gwynedd"), Matter::Child, night).await, out);
    assert_eq!(desk(Some("gwynedd"), Matter::Child, at("2026-12-25", 12)).await, out, "a bank holiday");
    assert_eq!(desk(Some("gwynedd"), Matter::Child, noon).await, town.gwynedd_desk);
    // Nothing is turned away: an unknown place, and a council without a desk of that kind.
    let first = desk(None, Matter::Child, noon).await;
    assert!([town.gwynedd_desk, town.conwy_desk].contains(&first));
    assert_eq!(desk(Some("wrecsam"), Matter::Child, noon).await, first);
    assert_eq!(desk(Some("gwynedd"), Matter::PositionOfTrust, night).await, town.closed_desk);
    assert_eq!(desk(Some("conwy"), Matter::PositionOfTrust, noon).await, town.closed_desk);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_named_is_found_with_their_teams() {
    let town = Town::on_sqlite().await;
    let named = async |text: &str| Desks.staff_named(&town.house, text).await.expect("an answer");
    let huw = vec![(town.huw, vec![town.gwynedd_desk])];
    assert_eq!(named("huw@dolen.test").await, huw);
    assert_eq!(named("Mr Huw Lloyd, social worker").await, huw);
    assert_eq!(named("Huw").await, []);
    assert_eq!(named("somebody else").await, []);
}

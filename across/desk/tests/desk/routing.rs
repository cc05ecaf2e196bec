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
    // Each desk has its own hours: Conwy's is open at a quarter past five and Gwynedd's is not.
    let name = Name { cy: "Tîm nos Conwy".into(), en: "Conwy night team".into() };
    let conwy_out =
        seeding::team(&town.house, town.clock.now(), town.conwy, name, TeamType::OutOfHours).await.expect("a team");
    let ten_past_five = noon.plus_minutes(5 * 60 + 10);
    assert_eq!(desk(Some("conwy"), Matter::Child, ten_past_five).await, town.conwy_desk);
    assert_eq!(desk(Some("gwynedd"), Matter::Child, ten_past_five).await, out);
    assert_eq!(desk(Some("conwy"), Matter::Child, night).await, conwy_out);
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
    // The search alone would find her: “ia” and “ar” stand in her name.
    assert_eq!(named("ia ar").await, []);
    assert_eq!(named("Nia Par").await, vec![(town.nia, vec![town.gwynedd_desk])]);
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_of_a_name_is_found_however_many_there_are() {
    let town = Town::on_sqlite().await;
    for n in 0..60 {
        let new = seeding::NewStaff {
            agency: town.school,
            name: format!("Siân Tudur {n}"),
            email: format!("sian{n}@dolen.test"),
            language: kernel::Language::Cy,
            roles: vec![],
            teams: vec![],
            from: town.clock.now().date(),
        };
        seeding::staff(&town.house, town.clock.now(), new, &town.credentials).await.expect("a member of staff");
    }
    assert_eq!(Desks.staff_named(&town.house, "Siân Tudur").await.expect("an answer").len(), 60);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_concern_about_a_designated_officer_goes_to_whoever_is_named_to_stand_in() {
    let town = Town::on_sqlite().await;
    let now = at("2026-03-04", 12);
    let about = [(town.eleri, vec![town.closed_desk])];
    let closed = async |about: &[(kernel::ActorId, Vec<kernel::TeamId>)]| {
        Desks.closed_desk_for(&town.house, Some("gwynedd"), about, now).await.expect("a desk").team
    };
    assert_eq!(closed(&[]).await, town.closed_desk);
    // Nobody else is an officer: not her own desk, where nobody could see it.
    assert_eq!(closed(&about).await, town.gwynedd_desk);
    let name = |cy: &str, en: &str| Name { cy: cy.into(), en: en.into() };
    let officer = async |agency, mail: &str, team| {
        let new = seeding::NewStaff {
            agency,
            name: format!("Swyddog {mail}"),
            email: format!("{mail}@dolen.test"),
            language: kernel::Language::Cy,
            roles: vec![],
            teams: vec![team],
            from: town.clock.now().date(),
        };
        seeding::staff(&town.house, town.clock.now(), new, &town.credentials).await.expect("a member of staff")
    };
    let team = async |agency, name| {
        seeding::team(&town.house, town.clock.now(), agency, name, TeamType::DesignatedDesk).await.expect("a team")
    };
    // Any other officer of the partnership, the board's for example, before a duty desk.
    let board = team(town.charity, name("Swyddog y bwrdd", "Board officer")).await;
    assert_eq!(closed(&about).await, town.gwynedd_desk, "nobody works there yet");
    officer(town.charity, "bwrdd", board).await;
    assert_eq!(closed(&about).await, board);
    // Another council's; and before all others that of the council that is named to stand in.
    let conwy = team(town.conwy, name("Swyddog Conwy", "Conwy officer")).await;
    officer(town.conwy, "conwy", conwy).await;
    assert_eq!(closed(&about).await, conwy);
    let council = name("Cyngor Sir Ynys Môn", "Isle of Anglesey County Council");
    let anglesey = seeding::agency(&town.house, town.clock.now(), council, agencies::words::AgencyType::Council)
        .await
        .expect("one");
    let stand_in = team(anglesey, name("Swyddog Môn", "Anglesey officer")).await;
    let mair = officer(anglesey, "mair", stand_in).await;
    assert_eq!(closed(&about).await, stand_in);
    // About both of them: the next.
    assert_eq!(closed(&[about[0].clone(), (mair, vec![stand_in])]).await, conwy);
    // A second officer at her own desk is of her team, and so comes after every other desk.
    officer(town.gwynedd, "ail", town.closed_desk).await;
    assert_eq!(closed(&about).await, stand_in);
    assert_eq!(closed(&[]).await, town.closed_desk);
}

//! The journey: its pages in order, what is kept, and what it amounts to.

use super::*;

fn start() -> Timestamp {
    Timestamp::from_millis(1_795_000_000_000)
}
fn begin(way: Way) -> (Journey, Places) {
    (Journey::begin(way, start(), &Chance::seeded(1)), Places::load())
}
fn tell(journey: &mut Journey, places: &Places, told: &[(&str, &str)]) {
    let typed = |name: &str| told.iter().find(|(n, _)| *n == name).map_or(String::new(), |(_, v)| (*v).to_owned());
    assert_eq!(journey.wrong(journey.step, typed, places), [], "at {:?}", journey.step);
    journey.keep(typed, places);
    journey.forward(places);
}

#[test]
fn safety_comes_before_anything_else() {
    for (way, safe) in [(Way::Child, "danger"), (Way::Child, "unsure"), (Way::Adult, "danger")] {
        let (mut journey, places) = begin(way);
        assert_eq!(journey.step, Step::Now);
        tell(&mut journey, &places, &[("now", safe)]);
        assert_eq!(journey.step, Step::Help);
    }
}

#[test]
fn a_child_who_only_says_what_happened_gets_to_the_end() {
    let (mut journey, places) = begin(Way::Child);
    tell(&mut journey, &places, &[("now", "fine")]);
    tell(&mut journey, &places, &[("soon", "no")]);
    tell(&mut journey, &places, &[("what", "Mae dyn mewn car yn aros amdanaf i.")]);
    let mut seen = Vec::new();
    while journey.step != Step::Check {
        seen.push(journey.step);
        let told: &[_] = if journey.step == Step::Reach { &[("reach", "no")] } else { &[] };
        tell(&mut journey, &places, told);
    }
    assert_eq!(seen, [Step::Wishes, Step::Place, Step::Name, Step::Age, Step::Reach, Step::Speak]);
    assert_eq!(journey.unfinished(&places), None);
    assert_eq!(journey.urgency(), Urgency::Usual);
    assert_eq!(journey.council(&places), None);
}

#[test]
fn the_place_decides_on_the_council_and_a_county_is_asked_only_where_it_does_not() {
    for (way, place, asked, county) in [
        (Way::Child, "tu allan i'r ysgol ym Mangor", false, Some("gwynedd")),
        (Way::Child, "", false, None),
        (Way::Child, "by the shops", true, None),
        (Way::Adult, "LL59 5AA", false, Some("ynys-mon")),
        (Way::Adult, "", true, None),
        (Way::Adult, "between Rhyl and Wrexham", true, None),
    ] {
        let (mut journey, places) = begin(way);
        journey.step = Step::Place;
        tell(&mut journey, &places, &[("place", place)]);
        assert_eq!(journey.step == Step::County, asked, "{place}");
        assert_eq!(journey.council(&places), county, "{place}");
        if asked {
            tell(&mut journey, &places, &[("county", "wrecsam")]);
            assert_eq!(journey.council(&places), Some("wrecsam"), "{place}");
        }
    }
    let (mut journey, places) = begin(Way::Adult);
    journey.step = Step::County;
    tell(&mut journey, &places, &[("county", "unknown")]);
    assert_eq!(journey.council(&places), None);
}

#[test]
fn urgency_follows_the_first_two_answers() {
    for (now, soon, urgency) in [
        ("danger", "", Urgency::Immediate),
        ("unsure", "no", Urgency::Today),
        ("fine", "yes", Urgency::Today),
        ("fine", "unsure", Urgency::Usual),
        ("fine", "no", Urgency::Usual),
    ] {
        let (mut journey, _) = begin(Way::Child);
        journey.answers = [("now", now), ("soon", soon)].map(|(k, v)| (k.to_owned(), v.to_owned())).into();
        assert_eq!(journey.urgency(), urgency, "{now} {soon}");
    }
}

#[test]
fn only_a_worry_about_somebody_who_works_with_children_goes_to_the_closed_desk() {
    for (way, trust, matter) in [
        (Way::Adult, "yes", Matter::PositionOfTrust),
        (Way::Adult, "unsure", Matter::Child),
        (Way::Adult, "no", Matter::Child),
    ] {
        let (mut journey, places) = begin(way);
        journey.step = Step::Trust;
        tell(&mut journey, &places, &[("trust", trust)]);
        assert_eq!(journey.matter(), matter);
        assert_eq!(journey.step == Step::Work, trust == "yes");
    }
}

#[test]
fn mistakes_are_what_is_missing_too_long_or_no_choice() {
    let (journey, places) = begin(Way::Adult);
    let typed = |text: &'static str| move |_: &str| text.to_owned();
    assert_eq!(journey.wrong(Step::Now, typed(" "), &places), [("now", Wrong::Missing)]);
    assert_eq!(journey.wrong(Step::Now, typed("perhaps"), &places), [("now", Wrong::Missing)]);
    assert_eq!(journey.wrong(Step::County, typed("essex"), &places), [("county", Wrong::Missing)]);
    assert_eq!(journey.wrong(Step::How, typed(""), &places), [("phone", Wrong::NoWay)]);
    assert_eq!(journey.wrong(Step::Place, typed(""), &places), []);
    let long = "ŵ".repeat(301);
    assert_eq!(journey.wrong(Step::Place, |_| long.clone(), &places), [("place", Wrong::TooLong(300))]);
}

#[test]
fn going_back_keeps_what_was_typed_even_where_it_is_not_enough() {
    let (mut journey, places) = begin(Way::Child);
    assert!(!journey.back(&places), "nothing is before the first page");
    tell(&mut journey, &places, &[("now", "fine")]);
    tell(&mut journey, &places, &[("soon", "no")]);
    tell(&mut journey, &places, &[("what", "A man waits for me.")]);
    journey.keep(|_| "I want it to stop.".to_owned(), &places);
    assert!(journey.back(&places));
    assert_eq!((journey.step, journey.answer("wishes")), (Step::What, "I want it to stop."));
}

#[test]
fn a_change_leads_back_to_the_last_page_through_what_it_asks_for() {
    let (mut journey, places) = begin(Way::Child);
    journey.step = Step::Speak;
    tell(&mut journey, &places, &[("language", "cy")]);
    assert_eq!(journey.step, Step::Check);
    assert_eq!(journey.unfinished(&places), Some(Step::Now), "what was never answered is asked before sending");

    journey.change(Step::Wishes, &places);
    tell(&mut journey, &places, &[("wishes", "Help for my friend.")]);
    assert_eq!(journey.step, Step::Check);

    journey.change(Step::Reach, &places);
    tell(&mut journey, &places, &[("reach", "yes")]);
    assert_eq!(journey.step, Step::How);
    tell(&mut journey, &places, &[("how", "07700 900123")]);
    assert_eq!(journey.step, Step::Message);
    assert!(journey.back(&places));
    assert_eq!(journey.step, Step::Check);

    journey.change(Step::Work, &places);
    assert_eq!(journey.step, Step::Check, "a page of the other door cannot be reached");
}

#[test]
fn what_is_kept_is_a_choice_and_not_too_long() {
    let (mut journey, places) = begin(Way::Child);
    journey.keep(|_| "<script>".to_owned(), &places);
    assert_eq!(journey.answer("now"), "");
    journey.step = Step::What;
    journey.keep(|_| "ŵ".repeat(20_000), &places);
    assert_eq!(journey.answer("what").chars().count(), 10_000);
}

#[test]
fn answers_that_are_not_on_the_way_any_more_are_not_told() {
    let (mut journey, places) = begin(Way::Child);
    journey.step = Step::Reach;
    tell(&mut journey, &places, &[("reach", "yes")]);
    tell(&mut journey, &places, &[("how", "07700 900123")]);
    assert_eq!(journey.told(&places, "how"), "07700 900123");
    journey.step = Step::Reach;
    tell(&mut journey, &places, &[("reach", "no")]);
    assert_eq!(journey.told(&places, "how"), "");
}

#[test]
fn a_sent_journey_carries_nothing_of_what_was_told() {
    let (mut journey, places) = begin(Way::Child);
    tell(&mut journey, &places, &[("now", "fine")]);
    let sent = journey.sent();
    assert_eq!((sent.step, sent.answers.len(), &sent.id), (Step::Sent, 0, &journey.id));
}

#[test]
fn a_page_closes_after_two_hours_the_journey_after_a_day_and_nobody_is_done_in_four_seconds() {
    let (mut journey, _) = begin(Way::Child);
    let limits = catalogue::limits();
    assert!(!journey.is_over(&limits, start().plus_hours(2)));
    assert!(journey.is_over(&limits, start().plus_minutes(121)));
    // Whoever writes slowly, page after page, loses nothing; but not for ever.
    for hour in 1..=24 {
        journey = journey.shown(start().plus_hours(hour));
        assert!(!journey.is_over(&limits, start().plus_hours(hour)), "{hour}");
    }
    assert!(journey.is_over(&limits, start().plus_minutes(24 * 60 + 1)));
    assert!(journey.was_too_quick(Timestamp::from_millis(start().millis() + 3_999)));
    assert!(!journey.was_too_quick(Timestamp::from_millis(start().millis() + 4_000)));
}

//! The region is the same for a seed, plausible in its numbers, and made up in every particular.

use super::*;
use kernel::london_midnight;
use std::collections::{BTreeMap, BTreeSet};

fn now() -> Timestamp {
    london_midnight("2026-11-20".parse().unwrap()).plus_minutes(10 * 60 + 30)
}

fn region() -> &'static Region {
    static REGION: std::sync::OnceLock<Region> = std::sync::OnceLock::new();
    REGION.get_or_init(|| Region::make(7, now()))
}

fn told(region: &Region) -> String {
    format!("{region:?}")
}

#[test]
fn a_seed_repeats() {
    assert_eq!(told(region()), told(&Region::make(7, now())));
    assert_ne!(told(region()), told(&Region::make(8, now())));
}

#[test]
fn at_least_300_people_in_families() {
    let people = &region().people;
    assert!((300..500).contains(&people.len()), "{}", people.len());
    let children = people.iter().filter(|one| one.part == Part::Child).count();
    assert!(children > 120, "{children}");
    let today = now().date();
    for one in people {
        let age = one.age_on(today);
        match one.part {
            Part::Child => assert!((5..18).contains(&age), "{one:?}"),
            Part::JustGrown => assert!((18..20).contains(&age), "{one:?}"),
            _ => assert!((22..85).contains(&age), "{one:?}"),
        }
    }
    assert!(people.iter().any(|one| one.part == Part::JustGrown));
    for mother in people.iter().filter(|one| one.part == Part::Carer && one.female && one.age_on(today) < 60) {
        let children = people.iter().filter(|one| one.household == mother.household && one.part == Part::Child);
        assert!(children.clone().all(|child| child.age_on(today) + 20 <= mother.age_on(today)), "{mother:?}");
    }
    assert!(people.iter().filter(|one| one.surname.contains('-')).count() >= 3, "double surnames");
    assert!(people.iter().any(|one| ["ap ", "ab ", "ferch "].iter().any(|word| one.surname.starts_with(word))));
}

#[test]
fn nothing_can_reach_a_real_person() {
    let region = region();
    for one in &region.people {
        assert!(one.phone.as_ref().is_none_or(|phone| phone.starts_with("07700 900")), "{one:?}");
        assert!(one.address.postcode.ends_with(['C', 'I', 'K', 'M', 'O', 'V']), "{one:?}");
    }
    assert!(region.vehicles.len() > 30);
    assert!(region.vehicles.iter().all(|vehicle| matches!(&vehicle.plate[2..4], "00" | "01")));
    assert!(region.staff.iter().all(|one| one.email.ends_with(".example") && one.email.is_ascii()));
}

#[test]
fn every_address_lies_in_its_council() {
    let places = Places::load();
    for one in &region().people {
        let council = places.council_of_postcode(&one.address.postcode);
        assert_eq!(
            council.map(|council| council.key.as_str()),
            Some(one.address.council.as_str()),
            "{:?}",
            one.address
        );
    }
}

#[test]
fn every_agency_is_staffed() {
    let region = region();
    assert_eq!(region.agencies.iter().filter(|agency| agency.sort == AgencySort::Council).count(), 6);
    assert_eq!(region.agencies.iter().filter(|agency| agency.sort == AgencySort::School).count(), 12);
    for agency in region.agencies.iter().filter(|agency| agency.sort == AgencySort::Council) {
        assert_eq!(region.with_role(&agency.code, Role::Supervisor).len(), 1);
        assert_eq!(region.with_role(&agency.code, Role::DesignatedOfficer).len(), 1);
        assert!(!region.with_role(&agency.code, Role::OutOfHours).is_empty());
    }
    assert_eq!(region.with_role("heddlu", Role::PoliceOfficer).len(), 3);
    assert_eq!(region.staff.iter().filter(|one| one.role == Role::SystemAdministrator).count(), 1);
    let emails: BTreeSet<&str> = region.staff.iter().map(|one| one.email.as_str()).collect();
    assert_eq!(emails.len(), region.staff.len());
}

/// The same person stands in several agencies' records, with each kind of slip between them.
#[test]
fn duplicates_are_planted() {
    let region = region();
    let mut holders: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    let mut slips: BTreeMap<Slip, usize> = BTreeMap::new();
    for record in region.records.iter().filter(|record| record.sort == RecordSort::Person) {
        holders.entry(record.person).or_default().insert(&record.agency);
        for slip in &record.slips {
            *slips.entry(*slip).or_default() += 1;
        }
        let truth = &region.people[record.person];
        if record.slips.is_empty() {
            assert_eq!((&record.first, &record.surname), (&truth.first, &truth.surname));
        }
    }
    assert!(holders.values().filter(|agencies| agencies.len() >= 2).count() >= 120, "people known to several");
    for slip in slips::Slip::ALL {
        assert!(slips.get(&slip).copied().unwrap_or(0) >= 3, "{slip:?}: {slips:?}");
    }
    let things = region.records.iter().filter(|record| record.sort != RecordSort::Person).count();
    assert!(things >= 60, "{things}");
}

#[test]
fn every_state_and_door_is_there_and_lies_in_the_past() {
    let midnight = |day: &str| london_midnight(day.parse().unwrap());
    // A weekend, a Monday, and the days after Easter, Christmas and New Year.
    let days = ["2026-11-22", "2026-11-23", "2026-04-07", "2026-12-29", "2027-01-02"];
    for (seed, now) in (1..).zip(days.into_iter().map(midnight).chain([now()])) {
        let region = Region::make(seed, now);
        assert!(region.concerns.len() >= 60);
        let states: BTreeSet<State> = region.concerns.iter().map(|concern| concern.state).collect();
        assert_eq!(states.len(), 14 + 5 + 5, "14 states, and five decisions each with and without an answer");
        for concern in &region.concerns {
            let mut before = concern.reported;
            assert!(concern.reported > now.plus_hours(-24 * 52), "{concern:?}");
            for step in &concern.steps {
                assert!(before <= step.at, "{concern:?}");
                before = step.at;
            }
            assert!(before < now, "{concern:?}");
        }
        let young = |concern: &&ConcernScript| concern.reported > now.plus_hours(-24 * 7);
        assert!(region.concerns.iter().filter(young).count() >= 25, "most of what is open is young");
        for door in [Door::Child, Door::Adult, Door::Professional, Door::Telephone] {
            assert!(region.concerns.iter().any(|concern| concern.door == door));
        }
        assert!(region.concerns.iter().filter(|concern| concern.out_of_hours).count() >= 4);
        assert!(region.concerns.iter().any(|concern| concern.reporter == Reporter::Nameless));
        let children = |concern: &&ConcernScript| {
            concern.mentions.iter().filter(|mention| mention.sort == MentionSort::Child).count() >= 2
        };
        assert!(region.concerns.iter().filter(children).count() >= 3, "several children in one report");
    }
}

/// Whoever acts, acts for the right agency: a desk on its own concerns, an agency on questions to it.
#[test]
fn steps_are_done_by_those_who_may() {
    let region = region();
    for concern in &region.concerns {
        let mut desk = concern.council.as_str();
        for step in &concern.steps {
            let agency = step.by.map(|key| region.staff[key].agency.as_str());
            match &step.step {
                Step::AgencyAnswered(_) => assert_ne!(agency, Some(desk)),
                Step::ReporterAnswered(_) | Step::Escalated(_) => {
                    let reporter = match concern.reporter {
                        Reporter::Staff(key) => Some(key),
                        _ => None,
                    };
                    assert_eq!(step.by, reporter);
                }
                _ => assert_eq!(agency, Some(desk), "{step:?}"),
            }
            if let Step::Moved(to, _) = &step.step {
                desk = to;
            }
        }
    }
}

/// One concern is about somebody who signs in, and lies on the closed desk.
#[test]
fn somebody_of_the_staff_is_the_matter_of_a_concern() {
    let about: Vec<_> = region().concerns.iter().filter(|concern| concern.about_staff.is_some()).collect();
    assert_eq!(about.len(), 1);
    assert_eq!(about[0].state, State::Allegation);
    assert_eq!(region().staff[about[0].worker].role, Role::DesignatedOfficer);
}

/// The walk through the demonstration searches for her under another spelling.
#[test]
fn the_planted_child_is_known_to_several_agencies() {
    let region = region();
    let known = region.records.iter().filter(|record| record.sort == RecordSort::Person);
    let hers = known.filter(|record| region.people[record.person].name() == families::PLANTED);
    assert!(hers.count() >= 3);
}

/// One adult or vehicle comes back in reports to different councils: the pattern that no single agency sees.
#[test]
fn some_adults_are_named_across_councils() {
    let region = region();
    let mut seen: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for concern in &region.concerns {
        for mention in &concern.mentions {
            if region.people[mention.person].part == Part::Worrying {
                seen.entry(mention.person).or_default().insert(&concern.council);
            }
        }
    }
    assert!(seen.values().filter(|councils| councils.len() >= 3).count() >= 3, "{seen:?}");
}

#[test]
fn both_languages_are_spoken() {
    let region = region();
    let welsh = region.concerns.iter().filter(|concern| concern.language == kernel::Language::Cy).count();
    assert!(welsh >= 20, "{welsh}");
    assert!(region.staff.iter().any(|one| one.language == kernel::Language::Cy));
}

//! Who may know: some children have a circle, some records are shut or sealed, somebody is related to a child, and once the
//! glass was broken.

use super::{Trouble, partnership::Staffed, register::Register};
use crate::region::{AgencySort, RecordSort, Region, Role};
use circle::commands;
use circle::decide::Joining;
use circle::words::{Emergency, Level, Marking, Nature, Part};
use kernel::Timestamp;
use std::collections::BTreeSet;
use store::House;
use vocabulary::RecordId;

/// A record of a council about a child, with a duty worker of that council.
struct Known {
    record: RecordId,
    person: usize,
    council: String,
    worker: usize,
}

/// Everything that was decided about who may know, in the last days.
pub(super) async fn play(
    house: &House,
    region: &Region,
    staffed: &Staffed,
    register: &Register,
) -> Result<(), Trouble> {
    let at = region.now.plus_hours(-30);
    let known = known(region, register);
    // A circle for every child of the first few, with the school where one is known.
    for one in known.iter().take(12) {
        let visit = staffed.visit(house, one.worker, at).await?;
        let doing = || Trouble::at(format!("the circle of person {}", one.person));
        let join = |key: usize, part| Joining {
            staff: staffed.staff(key),
            agency: staffed.agency(&region.staff[key].agency),
            part,
            from: at.date(),
            until: None,
        };
        let reason = "Works with the family.";
        commands::join(house, &visit, one.record, join(one.worker, Part::SocialWorker), reason)
            .await
            .map_err(doing())?;
        let school = region.people[one.person].school.as_deref().unwrap_or_default();
        let teacher = region.with_role(school, Role::Practitioner).first().copied();
        let nurse = region.with_role("bcuhb", Role::Practitioner).first().copied();
        for (key, part) in teacher.map(|t| (t, Part::School)).into_iter().chain(nurse.map(|n| (n, Part::Health))) {
            commands::join(house, &visit, one.record, join(key, part), reason).await.map_err(doing())?;
        }
    }
    let [circle, owner, sealed, marked, ..] = &known[..] else { return Ok(()) };
    for (one, level) in [(circle, Level::Circle), (owner, Level::Owner), (sealed, Level::Sealed)] {
        let visit = staffed.visit(house, one.worker, at.plus_minutes(30)).await?;
        let police = region.with_role("heddlu", Role::PoliceOfficer)[0];
        let named: BTreeSet<_> = match level {
            Level::Sealed => [one.worker, police].map(|key| staffed.staff(key)).into(),
            _ => BTreeSet::new(),
        };
        let set = commands::set_level(house, &visit, one.record, level, true, named, "The family is known locally.");
        set.await.map_err(Trouble::at(format!("the level of person {}", one.person)))?;
    }
    let visit = staffed.visit(house, marked.worker, at.plus_minutes(40)).await?;
    let marking = Marking::read("OFFICIAL-SENSITIVE | CONTACT OWNER BEFORE USE").unwrap_or_default();
    let done = commands::mark(house, &visit, marked.record, marking, "Content about exploitation.").await;
    done.map_err(Trouble::at("a record is marked"))?;
    conflict_and_emergency(house, region, staffed, (marked, owner), at.plus_hours(20)).await
}

async fn conflict_and_emergency(
    house: &House,
    region: &Region,
    staffed: &Staffed,
    (related, shut): (&Known, &Known),
    at: Timestamp,
) -> Result<(), Trouble> {
    let aunt = region.with_role(&related.council, Role::DutyPractitioner)[2];
    let visit = staffed.visit(house, aunt, at).await?;
    let declared = commands::declare_conflict(house, &visit, related.record, Nature::Family, "").await;
    declared.map_err(Trouble::at("somebody is related"))?;
    let other = region.agencies.iter().find(|a| a.sort == AgencySort::Council && a.code != shut.council);
    let Some(other) = other else { return Ok(()) };
    let worker = region.with_role(&other.code, Role::DutyPractitioner)[0];
    let visit = staffed.visit(house, worker, at.plus_minutes(10)).await?;
    let words = "Missing since 19:00; seen getting into a silver car in Bangor.";
    let opened = commands::break_glass(house, &visit, shut.record, Emergency::Missing, words).await;
    opened.map(drop).map_err(Trouble::at("the glass is broken"))
}

/// Children whom a council has on record and of whom nobody writes in a concern that is still open.
fn known(region: &Region, register: &Register) -> Vec<Known> {
    let in_concerns: BTreeSet<usize> =
        region.concerns.iter().flat_map(|concern| concern.mentions.iter().map(|mention| mention.person)).collect();
    let mut found: Vec<Known> = Vec::new();
    for (key, record) in region.records.iter().enumerate() {
        let council = region.agency(&record.agency).is_some_and(|agency| agency.sort == AgencySort::Council);
        let child = region.people[record.person].school.is_some();
        let new = found.iter().all(|one| one.person != record.person);
        if !council || !child || !new || record.sort != RecordSort::Person || in_concerns.contains(&record.person) {
            continue;
        }
        let Some(id) = register.id(key) else { continue };
        let worker = region.with_role(&record.agency, Role::DutyPractitioner)[0];
        found.push(Known { record: id, person: record.person, council: record.agency.clone(), worker });
    }
    found
}

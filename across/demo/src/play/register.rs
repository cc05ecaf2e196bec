//! Each agency writes down its own records; some of them are linked by people.

use super::{Trouble, partnership::Staffed};
use crate::region::{Address, AgencySort, Record, RecordSort, Region, Role};
use agencies::seeding::founder;
use kernel::{Language, Timestamp, UncertainDate};
use people::commands;
use people::words::{Identifier, RecordDetails, RecordKind};
use store::House;
use vocabulary::RecordId;

/// The ids under which the house knows the region's records.
pub(super) struct Register {
    /// In the order of the region's list; nothing until it has been written.
    ids: Vec<Option<RecordId>>,
}

/// Two records that somebody says are about the same one, or are not.
pub(super) struct Pair {
    pub(super) at: Timestamp,
    pub(super) same: bool,
    first: usize,
    second: usize,
    by: usize,
}

impl Register {
    pub(super) fn new(region: &Region) -> Self {
        Register { ids: vec![None; region.records.len()] }
    }

    /// The record of a person that a desk would link to: its own first, else the oldest of anybody's.
    pub(super) fn of_person(&self, region: &Region, person: usize, agency: &str) -> Option<RecordId> {
        let about = |(key, record): &(usize, &Record)| {
            record.person == person && record.sort == RecordSort::Person && self.ids[*key].is_some()
        };
        let all: Vec<(usize, &Record)> = region.records.iter().enumerate().filter(about).collect();
        let own = all.iter().find(|(_, record)| record.agency == agency).or_else(|| all.first());
        own.and_then(|(key, _)| self.ids[*key])
    }

    /// The id of the record at this place of the region's list.
    pub(super) fn id(&self, key: usize) -> Option<RecordId> {
        self.ids[key]
    }

    /// One record is written.
    pub(super) async fn write(
        &mut self,
        house: &House,
        region: &Region,
        staffed: &Staffed,
        key: usize,
    ) -> Result<(), Trouble> {
        let record = &region.records[key];
        let visit = founder(record.written);
        let agency = staffed.agency(&record.agency);
        // An agency's number may stand on a person's record and on a vehicle's: the place in the list keeps them apart.
        let name = format!("{} {key}", record.reference);
        let added = commands::add_record(house, &visit, agency, details(region, record), Some(&name)).await;
        self.ids[key] = Some(added.map_err(Trouble::at(format!("record {key}")))?);
        Ok(())
    }

    /// Every eleventh person known to a council and to others has been linked; now and then two were found to differ.
    pub(super) fn pairs(&self, region: &Region) -> Vec<Pair> {
        let mut pairs = Vec::new();
        for person in (0..region.people.len()).step_by(11) {
            let about = |(_, record): &(usize, &Record)| record.person == person && record.sort == RecordSort::Person;
            let all: Vec<(usize, &Record)> = region.records.iter().enumerate().filter(about).collect();
            let [(first, a), (second, b), ..] = all[..] else { continue };
            let council =
                |record: &Record| region.agency(&record.agency).is_some_and(|x| x.sort == AgencySort::Council);
            let Some(own) = [a, b].into_iter().find(|record| council(record)) else { continue };
            let by = region.with_role(&own.agency, Role::DutyPractitioner)[0];
            let at = a.written.max(b.written).plus_hours(26);
            pairs.push(Pair { at, same: true, first, second, by });
            // The next person's record is somebody else's: a relative, mostly.
            let other = region
                .records
                .iter()
                .position(|record| record.person == person + 1 && record.sort == RecordSort::Person);
            if let Some(other) = other.filter(|_| person % 3 == 0) {
                let at = at.max(region.records[other].written).plus_hours(1);
                pairs.push(Pair { at, same: false, first, second: other, by });
            }
        }
        pairs
    }

    /// One pair is decided.
    pub(super) async fn pair(&self, house: &House, staffed: &Staffed, pair: &Pair) -> Result<(), Trouble> {
        let (Some(a), Some(b)) = (self.ids[pair.first], self.ids[pair.second]) else { return Ok(()) };
        let visit = staffed.visit(house, pair.by, pair.at).await?;
        let done = if pair.same {
            commands::link_records(house, &visit, a, b, "Same date of birth and school; the family confirms it").await
        } else {
            commands::refuse_link(house, &visit, a, b, "Lives in the same house; another date of birth").await
        };
        done.map_err(Trouble::at(format!("records {} and {}", pair.first, pair.second)))
    }
}

/// An address in one line.
pub(super) fn line(address: &Address, language: Language) -> String {
    let town = if language == Language::Cy { &address.town_cy } else { &address.town_en };
    format!("{}, {town}", address.line)
}

/// What the record says, in the fields of the register.
fn details(region: &Region, record: &Record) -> RecordDetails {
    let mut details = RecordDetails {
        identifiers: vec![Identifier { scheme: "case number".to_owned(), value: record.reference.clone() }],
        ..RecordDetails::default()
    };
    match &record.sort {
        RecordSort::Person => {
            let text = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
            details.given_names = text(&record.first);
            details.family_name = text(&record.surname);
            details.known_as = record.known_as.clone();
            details.date_of_birth = record.born.map(UncertainDate::Day);
            details.sex = Some(if record.female { "F" } else { "M" }.to_owned());
            details.first_language = record.language.map(|language| language.own_name().to_owned());
            details.phones = record.phone.iter().cloned().collect();
            details.school =
                record.school.as_deref().and_then(|code| region.agency(code)).map(|school| school.en.clone());
            if let Some(account) = record.accounts.first() {
                details.account_platform = Some(account.service.clone());
                details.account_handle = Some(account.handle.clone());
            }
            if let Some(address) = &record.address {
                details.addresses = vec![line(address, Language::En)];
                details.postcode = Some(address.postcode.clone());
                details.town = Some(address.town_en.clone());
            }
        }
        RecordSort::Vehicle { plate, seen_as } => {
            let (colour, body) = seen_as.split_once(' ').unwrap_or((seen_as, ""));
            details.kind = RecordKind::Vehicle;
            details.vehicle_plate = Some(plate.clone());
            details.vehicle_colour = Some(colour.to_owned());
            details.vehicle_make = Some(body.to_owned());
        }
        RecordSort::Phone(number) => {
            details.kind = RecordKind::Phone;
            details.phones = vec![number.clone()];
        }
        RecordSort::Account(account) => {
            details.kind = RecordKind::Account;
            details.account_platform = Some(account.service.clone());
            details.account_handle = Some(account.handle.clone());
        }
        RecordSort::Place(address) => {
            details.kind = RecordKind::Place;
            details.place_name = Some(address.line.clone());
            details.addresses = vec![line(address, Language::En)];
            details.postcode = Some(address.postcode.clone());
            details.town = Some(address.town_en.clone());
        }
    }
    details
}

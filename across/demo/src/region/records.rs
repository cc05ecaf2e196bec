//! What each agency has written down: partial, misspelt, and about the same people as the agency next door.

use super::{Account, Address, Agency, AgencySort, Ground, Part, Person, Slip, Vehicle, slips::Written};
use kernel::{Chance, Date, Language, Timestamp, london_midnight};

/// What a record is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecordSort {
    /// A person.
    Person,
    /// A vehicle: plate, colour, body in English.
    Vehicle {
        /// The plate, at times without its end.
        plate: String,
        /// Colour and body in English.
        seen_as: String,
    },
    /// A telephone.
    Phone(String),
    /// An online account.
    Account(Account),
    /// A place.
    Place(Address),
}

/// One agency's own record. For records of people, the name is as that agency wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Code of the agency whose record it is.
    pub agency: String,
    /// The agency's own number for it.
    pub reference: String,
    /// What it is about.
    pub sort: RecordSort,
    /// The person whom it is truly about, or who is tied to the thing: known to the generator only.
    pub person: usize,
    /// First name as written.
    pub first: String,
    /// Surname as written.
    pub surname: String,
    /// What others call the person, where this agency knows.
    pub known_as: Option<String>,
    /// Date of birth as written.
    pub born: Option<Date>,
    /// Whether female.
    pub female: bool,
    /// Code of the ethnicity list, where asked.
    pub ethnicity: Option<&'static str>,
    /// Language of choice, where asked.
    pub language: Option<Language>,
    /// Address as written.
    pub address: Option<Address>,
    /// Telephone as written.
    pub phone: Option<String>,
    /// Online accounts that this agency knows.
    pub accounts: Vec<Account>,
    /// Code of the school of a child.
    pub school: Option<String>,
    /// How it differs from the truth.
    pub slips: Vec<Slip>,
    /// When it was written.
    pub written: Timestamp,
}

/// Of a hundred people of this part, how many an agency of this sort holds, given how they stand to it.
fn held(agency: &Agency, person: &Person) -> usize {
    let lives = agency.area == person.address.council;
    let planted = person.name() == super::families::PLANTED;
    let lived = person.former_address.as_ref().is_some_and(|former| former.council == agency.area);
    match (agency.sort, person.part) {
        (AgencySort::Council | AgencySort::Health | AgencySort::Police, _)
            if planted && (lives || agency.area.is_empty()) =>
        {
            100
        }
        (AgencySort::Council, Part::Child | Part::JustGrown) if lives => 60,
        (AgencySort::Council, _) if lives => 42,
        (AgencySort::Council, _) if lived => 65,
        (AgencySort::Health, _) => 62,
        (AgencySort::Police, Part::Worrying) => 96,
        (AgencySort::Police, _) => 15,
        (AgencySort::Probation, Part::Worrying) => 45,
        (AgencySort::Probation, Part::Carer) => 3,
        (AgencySort::Charity, Part::Child | Part::JustGrown) => 9,
        (AgencySort::School, _) if person.school.as_ref() == Some(&agency.code) => 88,
        _ => 0,
    }
}

/// Every agency's records, in the order in which they were written.
pub(crate) fn records(
    ground: &Ground<'_>,
    agencies: &[Agency],
    people: &[Person],
    vehicles: &[Vehicle],
) -> Vec<Record> {
    let mut all = Vec::new();
    for (key, person) in people.iter().enumerate() {
        let chance = ground.chance.child(&format!("records {key}"));
        let mut holders = 0;
        for agency in agencies {
            if chance.below(100) >= held(agency, person) {
                continue;
            }
            // The first agency mostly has it right; each further one mostly does not.
            let wanted = if holders == 0 { usize::from(chance.one_in(5)) } else { chance.below(3) };
            holders += 1;
            all.push(person_record(ground, &chance, agency, key, person, wanted));
        }
    }
    things(ground, people, vehicles, &mut all);
    all.sort_by_key(|record| record.written);
    all
}

fn person_record(
    ground: &Ground<'_>,
    chance: &Chance,
    agency: &Agency,
    key: usize,
    person: &Person,
    wanted: usize,
) -> Record {
    let written = Written::truly(person).with_slips(person, chance, wanted);
    let knows_language = matches!(agency.sort, AgencySort::Council | AgencySort::School | AgencySort::Health);
    let online = matches!(agency.sort, AgencySort::Police | AgencySort::Charity);
    Record {
        agency: agency.code.clone(),
        reference: reference(chance, agency),
        sort: RecordSort::Person,
        person: key,
        known_as: person.known_as.clone().filter(|called| *called != written.first && chance.one_in(3)),
        first: written.first,
        surname: written.surname,
        born: written.born,
        female: person.female,
        ethnicity: (!chance.one_in(4)).then_some(person.ethnicity),
        language: (knows_language && !chance.one_in(4)).then_some(person.language),
        address: (!chance.one_in(9)).then_some(written.address),
        phone: written.phone.filter(|_| !chance.one_in(3)),
        accounts: if online { person.accounts.clone() } else { Vec::new() },
        school: person.school.clone().filter(|school| agency.sort == AgencySort::Council || *school == agency.code),
        slips: written.slips,
        written: written_at(ground, chance),
    }
}

/// The police and, at times with half a plate, a council know vehicles, phones, accounts and places.
fn things(ground: &Ground<'_>, people: &[Person], vehicles: &[Vehicle], all: &mut Vec<Record>) {
    let chance = ground.chance.child("things");
    let mut add = |agency: &str, key: usize, sort: RecordSort| {
        let person = &people[key];
        all.push(Record {
            agency: agency.to_owned(),
            reference: format!("{}-V{:05}", agency.to_uppercase(), chance.below(100_000)),
            sort,
            person: key,
            first: String::new(),
            surname: String::new(),
            known_as: None,
            born: None,
            female: person.female,
            ethnicity: None,
            language: None,
            address: None,
            phone: None,
            accounts: Vec::new(),
            school: None,
            slips: Vec::new(),
            written: written_at(ground, &chance),
        });
    };
    for vehicle in vehicles.iter().filter(|vehicle| people[vehicle.keeper].part == Part::Worrying) {
        let seen_as = format!("{} {}", vehicle.colour_en, vehicle.body_en);
        add("heddlu", vehicle.keeper, RecordSort::Vehicle { plate: vehicle.plate.clone(), seen_as: seen_as.clone() });
        if chance.one_in(3) {
            let part: String = vehicle.plate.chars().take(4).collect();
            let council = &people[vehicle.keeper].address.council;
            add(council, vehicle.keeper, RecordSort::Vehicle { plate: part, seen_as });
        }
    }
    for (key, person) in people.iter().enumerate().filter(|(_, person)| person.part == Part::Worrying) {
        if let Some(phone) = &person.phone {
            add("heddlu", key, RecordSort::Phone(phone.clone()));
        }
        for account in &person.accounts {
            add(if chance.one_in(3) { "nspcc" } else { "heddlu" }, key, RecordSort::Account(account.clone()));
        }
        if chance.one_in(2) {
            add("heddlu", key, RecordSort::Place(person.address.clone()));
        }
    }
}

fn reference(chance: &Chance, agency: &Agency) -> String {
    let letters: String = agency.code.chars().filter(char::is_ascii_alphabetic).take(2).collect();
    format!("{}-{:06}", letters.to_uppercase(), chance.below(1_000_000))
}

/// Some time in the three years before the concerns begin.
fn written_at(ground: &Ground<'_>, chance: &Chance) -> Timestamp {
    let days = i64::try_from(50 + chance.below(1_000)).unwrap_or(50);
    let minutes = i64::try_from(9 * 60 + chance.below(450)).unwrap_or(600);
    london_midnight(ground.now.date()).plus_hours(-24 * days).plus_minutes(minutes)
}

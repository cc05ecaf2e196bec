//! Whom and what a report names, as the reporter knows it: mostly less than the truth, at times a little wrong.

use super::{Account, Address, Part, Person, Region, signs::Sign, slips::Written};
use kernel::{Chance, Date, Language};

/// What is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MentionSort {
    /// A child (or somebody just grown) whom the report is about.
    Child,
    /// An adult who gives cause for worry.
    Adult,
    /// A parent or carer.
    Carer,
    /// Somebody who works with children.
    WorksWithChildren,
    /// A vehicle: plate or part of it, colour and body in the report's language.
    Vehicle {
        /// The plate or its first part, where seen.
        plate: Option<String>,
        /// Colour and body.
        seen_as: String,
    },
    /// A telephone.
    Phone(String),
    /// An online account.
    Account(Account),
}

/// One person or thing as it was reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// What is named.
    pub sort: MentionSort,
    /// The person that it truly is or belongs to: known to the generator only.
    pub person: usize,
    /// First name as given.
    pub first: Option<String>,
    /// Surname as given.
    pub surname: Option<String>,
    /// Date of birth as given.
    pub born: Option<Date>,
    /// Age as guessed, where no date of birth is given.
    pub age: Option<i16>,
    /// Whether female, where said.
    pub female: Option<bool>,
    /// Address as given.
    pub address: Option<Address>,
    /// Telephone as given.
    pub phone: Option<String>,
    /// Code of the school, where known.
    pub school: Option<String>,
    /// Code of the relationship list: how this person stands to the child.
    pub relationship: Option<&'static str>,
    /// Code of the list of work with children.
    pub work: Option<&'static str>,
    /// Code of the list of languages of choice, where known.
    pub language: Option<Language>,
    /// Code of the ethnicity list, where known.
    pub ethnicity: Option<&'static str>,
}

/// How much the reporter knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Knows {
    /// A first name or only an age: neighbours, other children.
    Little,
    /// Name, about how old, school.
    Some,
    /// What an agency's form asks.
    Much,
}

fn bare(sort: MentionSort, person: usize) -> Mention {
    Mention {
        sort,
        person,
        first: None,
        surname: None,
        born: None,
        age: None,
        female: None,
        address: None,
        phone: None,
        school: None,
        relationship: None,
        work: None,
        language: None,
        ethnicity: None,
    }
}

/// A person as given by somebody who knows this much.
pub(crate) fn person(region: &Region, chance: &Chance, key: usize, knows: Knows) -> Mention {
    let truth: &Person = &region.people[key];
    let sort = match truth.part {
        Part::Child | Part::JustGrown => MentionSort::Child,
        Part::Carer => MentionSort::Carer,
        Part::Worrying => MentionSort::Adult,
        Part::WorksWithChildren => MentionSort::WorksWithChildren,
    };
    let slips = if chance.one_in(3) { 1 } else { 0 };
    let written = Written::truly(truth).with_slips(truth, chance, slips);
    let mut mention = bare(sort, key);
    mention.female = Some(truth.female);
    mention.work = truth.work;
    let guessed = truth.age_on(region.now.date()) + i16::from(chance.one_in(3));
    match knows {
        Knows::Little => {
            let called = truth.known_as.clone().unwrap_or_else(|| written.first.clone());
            mention.first = (!chance.one_in(4)).then_some(called);
            mention.age = Some(guessed);
        }
        Knows::Some => {
            mention.first = Some(written.first);
            mention.surname = (!chance.one_in(5)).then_some(written.surname);
            mention.age = Some(guessed);
            mention.school = truth.school.clone().filter(|_| chance.one_in(2));
        }
        Knows::Much => {
            mention.first = Some(written.first);
            mention.surname = Some(written.surname);
            mention.born = written.born;
            mention.age = mention.born.is_none().then_some(guessed);
            mention.address = Some(written.address);
            mention.phone = written.phone.filter(|_| chance.one_in(2));
            mention.school = truth.school.clone();
            mention.language = Some(truth.language);
            mention.ethnicity = Some(truth.ethnicity);
        }
    }
    mention
}

/// Some parents and carers who live with a child.
pub(crate) fn carers(region: &Region, chance: &Chance, child: usize) -> Vec<Mention> {
    let household = region.people[child].household;
    let lives_there = |(_, one): &(usize, &Person)| one.household == household && one.part == Part::Carer;
    let keys: Vec<usize> = region.people.iter().enumerate().filter(lives_there).map(|(key, _)| key).collect();
    keys.iter()
        .take(2)
        .map(|key| {
            let one = &region.people[*key];
            let mut mention = person(region, chance, *key, Knows::Much);
            let elder = one.age_on(region.now.date()) >= 60;
            mention.relationship = Some(match (elder, one.female) {
                (true, _) => "grandparent",
                (false, true) => "mother",
                (false, false) => "father",
            });
            mention
        })
        .collect()
}

/// The things that a sign speaks of: vehicle, account or telephone of one worrying adult.
pub(crate) fn things(region: &Region, chance: &Chance, adult: usize, sign: &Sign, language: Language) -> Vec<Mention> {
    let mut all = Vec::new();
    if let Some(vehicle) = region.vehicles.iter().find(|vehicle| vehicle.keeper == adult).filter(|_| sign.vehicle) {
        let plate = match chance.below(4) {
            0 => None,
            1 => Some(vehicle.plate.chars().take(4).collect()),
            _ => Some(vehicle.plate.clone()),
        };
        let seen_as = match language {
            Language::Cy => format!("{} {}", vehicle.body_cy, vehicle.colour_cy),
            Language::En => format!("{} {}", vehicle.colour_en, vehicle.body_en),
        };
        all.push(bare(MentionSort::Vehicle { plate, seen_as }, adult));
    }
    let truth = &region.people[adult];
    if let Some(account) = truth.accounts.first().filter(|_| sign.account) {
        all.push(bare(MentionSort::Account(account.clone()), adult));
    }
    if let Some(phone) = truth.phone.as_ref().filter(|_| sign.phone) {
        all.push(bare(MentionSort::Phone(phone.clone()), adult));
    }
    all
}

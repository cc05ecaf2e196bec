//! Families, adults who give cause for worry, people who work with children, and their vehicles: the truth that no
//! single agency holds.

use super::{
    Address, Agency, AgencySort, Ground, addresses,
    names::{Tradition, patronymic},
};
use jiff::ToSpan;
use kernel::{Chance, Date, Language};

/// What somebody is in this region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Under 18 at the present of the region.
    Child,
    /// 18 or 19: still helped and routed, never refused.
    JustGrown,
    /// A parent, step-parent or grandparent.
    Carer,
    /// An adult whom several reports speak of.
    Worrying,
    /// Somebody who works with children.
    WorksWithChildren,
}

/// An online account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// A made-up service.
    pub service: String,
    /// The name used there.
    pub handle: String,
}

/// A person as they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// First name.
    pub first: String,
    /// Surname, patronymic or double surname.
    pub surname: String,
    /// A surname borne before marriage or a change of name.
    pub former_surname: Option<String>,
    /// What others call them.
    pub known_as: Option<String>,
    /// Whether female; everybody else in this small region is male.
    pub female: bool,
    /// Date of birth.
    pub born: Date,
    /// Code of the ethnicity list.
    pub ethnicity: &'static str,
    /// Language of choice.
    pub language: Language,
    /// What they are in this region.
    pub part: Part,
    /// Where they live.
    pub address: Address,
    /// Where they lived before.
    pub former_address: Option<Address>,
    /// A telephone number from the range kept for drama.
    pub phone: Option<String>,
    /// Online accounts.
    pub accounts: Vec<Account>,
    /// The family's number; the same for all who live together.
    pub household: usize,
    /// The code of the school that a child goes to.
    pub school: Option<String>,
    /// The work of somebody who works with children: code of the list of such roles.
    pub work: Option<&'static str>,
}

impl Person {
    /// First name and surname.
    pub fn name(&self) -> String {
        format!("{} {}", self.first, self.surname)
    }
    /// Whole years at a day.
    pub fn age_on(&self, day: Date) -> i16 {
        day.year() - self.born.year() - i16::from((day.month(), day.day()) < (self.born.month(), self.born.day()))
    }
}

/// A vehicle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vehicle {
    /// A plate that was never issued: the age numbers 00 and 01 do not exist.
    pub plate: String,
    /// Code-like English word for its colour.
    pub colour_en: &'static str,
    /// Its colour in Welsh.
    pub colour_cy: &'static str,
    /// Car, van or minibus, in English.
    pub body_en: &'static str,
    /// Car, van or minibus, in Welsh.
    pub body_cy: &'static str,
    /// The keeper's place in the list of people.
    pub keeper: usize,
}

/// How many families there are; with single adults this makes well over 300 people.
const FAMILIES: usize = 104;
const WORRYING: usize = 24;
const WORKERS: usize = 10;

/// A child whom every seed has, in the first family: known to several agencies under several spellings.
pub(crate) const PLANTED: &str = "Siân Llywelyn";

struct Maker<'a> {
    ground: &'a Ground<'a>,
    agencies: &'a [Agency],
    people: Vec<Person>,
}

/// Everybody, families first, and their vehicles.
pub(crate) fn people(ground: &Ground<'_>, agencies: &[Agency]) -> (Vec<Person>, Vec<Vehicle>) {
    let mut maker = Maker { ground, agencies, people: Vec::new() };
    let councils = ground.places.councils();
    for household in 0..FAMILIES {
        maker.family(
            &ground.chance.child(&format!("family {household}")),
            &councils[household % councils.len()].key,
            household,
        );
    }
    if let Some(child) = maker.people.iter_mut().find(|one| one.part == Part::Child) {
        let (first, surname) = PLANTED.split_once(' ').unwrap_or((PLANTED, ""));
        (child.first, child.surname, child.female) = (first.to_owned(), surname.to_owned(), true);
        child.known_as = None;
    }
    for number in 0..WORRYING + WORKERS {
        let part = if number < WORRYING { Part::Worrying } else { Part::WorksWithChildren };
        let chance = ground.chance.child(&format!("adult {number}"));
        maker.single(&chance, &councils[number % councils.len()].key, FAMILIES + number, part);
    }
    let vehicles = vehicles(&ground.chance.child("vehicles"), &maker.people);
    (maker.people, vehicles)
}

impl Maker<'_> {
    fn family(&mut self, chance: &Chance, council: &str, household: usize) {
        let tradition = tradition(chance, council);
        let address = addresses::somewhere(self.ground, chance, council);
        let former = chance.one_in(3).then(|| {
            let moved_from = if chance.one_in(3) {
                chance.pick(self.ground.places.councils()).key.clone()
            } else {
                council.to_owned()
            };
            addresses::somewhere(self.ground, chance, &moved_from)
        });
        let surname = tradition.surname(chance).to_owned();
        let home = Home { tradition, address, former, household };
        let just_grown = household % 13 == 5;
        let ages = if just_grown { (41, 52) } else { (34, 50) };
        let mut mother = self.draw(chance, &home, true, surname.clone(), ages, Part::Carer);
        let hers = mother.age_on(self.ground.now.date());
        let mut child_surname = surname.clone();
        let maiden = tradition.surname(chance).to_owned();
        if maiden != surname {
            mother.former_surname = Some(maiden.clone());
            if tradition != Tradition::Other && chance.one_in(7) {
                child_surname = format!("{maiden}-{surname}");
            }
        }
        self.people.push(mother);
        let his = (hers - 2, hers + 9);
        let father = (!chance.one_in(3)).then(|| self.draw(chance, &home, false, surname.clone(), his, Part::Carer));
        let by_father =
            father.as_ref().map(|man| man.first.clone()).filter(|_| tradition == Tradition::Welsh && chance.one_in(4));
        self.people.extend(father);
        if chance.one_in(6) {
            let female = chance.one_in(2);
            let elder = self.draw(chance, &home, female, surname, (70, 82), Part::Carer);
            self.people.push(elder);
        }
        for number in 0..1 + chance.below(3) {
            let female = !chance.one_in(3);
            // A few oldest children are just grown.
            let (ages, part) = if number == 0 && just_grown {
                ((18, 19), Part::JustGrown)
            } else {
                ((5, (hers - 21).min(17)), Part::Child)
            };
            let name = by_father.as_ref().map_or_else(|| child_surname.clone(), |father| patronymic(father, female));
            let mut child = self.draw(chance, &home, female, name, ages, part);
            child.school = self.school(chance, &child);
            self.people.push(child);
        }
    }

    fn single(&mut self, chance: &Chance, council: &str, household: usize, part: Part) {
        const WORK: &[&str] =
            &["sports_coach", "teacher", "transport", "tutor", "youth_worker", "residential_worker", "volunteer"];
        let tradition = tradition(chance, council);
        let address = addresses::somewhere(self.ground, chance, council);
        let former = chance.one_in(2).then(|| {
            let elsewhere = chance.pick(self.ground.places.councils()).key.clone();
            addresses::somewhere(self.ground, chance, &elsewhere)
        });
        let home = Home { tradition, address, former, household };
        let surname = tradition.surname(chance).to_owned();
        let female = chance.one_in(5);
        let mut one = self.draw(chance, &home, female, surname, (22, 54), part);
        one.work = (part == Part::WorksWithChildren).then(|| *chance.pick(WORK));
        if part == Part::Worrying {
            one.phone.get_or_insert_with(|| mobile(chance));
            if one.accounts.is_empty() {
                one.accounts.push(account(chance, &one.first));
            }
        }
        self.people.push(one);
    }

    fn draw(
        &self,
        chance: &Chance,
        home: &Home,
        female: bool,
        surname: String,
        ages: (i16, i16),
        part: Part,
    ) -> Person {
        let first = home.tradition.first(chance, female);
        let years =
            ages.0 + i16::try_from(chance.below(usize::from((ages.1 - ages.0 + 1).unsigned_abs()))).unwrap_or(0);
        let within = i64::try_from(1 + chance.below(360)).unwrap_or(1);
        let born = self.ground.now.date().saturating_sub(years.years()).saturating_sub(within.days());
        let grown = years >= 10;
        Person {
            first: first.name.to_owned(),
            surname,
            former_surname: None,
            known_as: first.called.first().filter(|_| chance.one_in(3)).map(|called| (*called).to_owned()),
            female,
            born,
            ethnicity: ethnicity(chance, home.tradition),
            language: if home.tradition == Tradition::Welsh { Language::Cy } else { Language::En },
            part,
            address: home.address.clone(),
            former_address: home.former.clone(),
            phone: (grown && !chance.one_in(4)).then(|| mobile(chance)),
            accounts: if (11..40).contains(&years) && chance.one_in(2) {
                vec![account(chance, first.name)]
            } else {
                Vec::new()
            },
            household: home.household,
            school: None,
            work: None,
        }
    }

    fn school(&self, chance: &Chance, child: &Person) -> Option<String> {
        let here = |agency: &&Agency| agency.sort == AgencySort::School && agency.area == child.address.council;
        let schools: Vec<&Agency> = self.agencies.iter().filter(here).collect();
        (!schools.is_empty()).then(|| chance.pick(&schools).code.clone())
    }
}

struct Home {
    tradition: Tradition,
    address: Address,
    former: Option<Address>,
    household: usize,
}

/// How often a family's names are Welsh differs from west to east.
fn tradition(chance: &Chance, council: &str) -> Tradition {
    let welsh = match council {
        "gwynedd" => 68,
        "ynys-mon" => 55,
        "conwy" | "sir-ddinbych" => 32,
        _ => 20,
    };
    match chance.below(100) {
        draw if draw < welsh => Tradition::Welsh,
        draw if draw >= 94 => Tradition::Other,
        _ => Tradition::English,
    }
}

fn ethnicity(chance: &Chance, tradition: Tradition) -> &'static str {
    const OTHERS: &[&str] = &["1", "3", "4", "6", "17", "18", "98"];
    const SOME: &[&str] = &["9", "11", "14", "15", "17", "97", "98", "99"];
    let list = match tradition {
        Tradition::Other => OTHERS,
        _ if chance.one_in(12) => SOME,
        _ => &["13"],
    };
    list[chance.below(list.len())]
}

/// From the range that the regulator keeps for drama.
pub(crate) fn mobile(chance: &Chance) -> String {
    format!("07700 900{:03}", chance.below(1000))
}

fn account(chance: &Chance, first: &str) -> Account {
    const WORDS: &[&str] =
        &["barcud", "lleuad", "seren", "otter", "puffin", "draig", "copper", "glas", "moss", "comet"];
    const SERVICES: &[&str] = &["Clecs", "PixPost", "Sgwrsio", "GameChat"];
    let plain = catalogue::fold(first);
    let joiner = chance.pick(&[".", "_", ""]);
    let handle = format!("{}{joiner}{}{}", chance.pick(WORDS), plain, 10 + chance.below(90));
    Account { service: (*chance.pick(SERVICES)).to_owned(), handle }
}

fn vehicles(chance: &Chance, people: &[Person]) -> Vec<Vehicle> {
    const COLOURS: &[(&str, &str)] = &[
        ("silver", "arian"),
        ("black", "du"),
        ("white", "gwyn"),
        ("blue", "glas"),
        ("red", "coch"),
        ("grey", "llwyd"),
    ];
    const BODIES: &[(&str, &str)] =
        &[("car", "car"), ("car", "car"), ("car", "car"), ("van", "fan"), ("minibus", "bws mini")];
    const TAGS: &[&str] = &["CX", "CW", "CY", "DK", "DA", "MX", "PO"];
    const LETTERS: &[u8] = b"ABCDEFGHJKLMNOPRSTUVWXYZ";
    let keeps = |person: &Person| match person.part {
        Part::Worrying => true,
        Part::WorksWithChildren => chance.one_in(2),
        Part::Carer => chance.one_in(5),
        Part::Child | Part::JustGrown => false,
    };
    let mut made = Vec::new();
    for keeper in (0..people.len()).filter(|key| keeps(&people[*key])) {
        let tail: String = (0..3).map(|_| char::from(*chance.pick(LETTERS))).collect();
        let (colour_en, colour_cy) = *chance.pick(COLOURS);
        let (body_en, body_cy) = *chance.pick(BODIES);
        let plate = format!("{}0{} {tail}", chance.pick(TAGS), chance.below(2));
        made.push(Vehicle { plate, colour_en, colour_cy, body_en, body_cy, keeper });
    }
    made
}

//! A record: what an agency wrote down of a person, and in the truth columns who it is and what was done to it.

use crate::{
    day::Day,
    draw::Draw,
    dwelling,
    errors::Kinds,
    kin::Unit,
    person::Person,
    pools::{Sex, WELSH, pools},
    rates::Rates,
    slips,
};

/// One line of the table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// The agency.
    pub source: &'static str,
    /// Given name or names.
    pub given_name: String,
    /// Surname.
    pub surname: String,
    /// Day of birth, year first.
    pub dob: String,
    /// Postcode.
    pub postcode: String,
    /// Town.
    pub town: String,
    /// Telephone.
    pub phone: String,
    /// F, M, or U where it was put down as unknown.
    pub sex: &'static str,
    /// Truth: the person.
    pub cluster: u64,
    /// Truth: the household.
    pub household: u64,
    /// Truth: what was done to the record.
    pub err: Kinds,
}

/// Which agencies have a record of this person, each as often as it stands here. May be none.
pub fn sources(person: &Person, today: Day, draw: &mut Draw) -> Vec<usize> {
    let age = person.age(today);
    let group = if age < 5 { 0 } else { usize::from(age >= 18) + 1 };
    // Some are known to many, many to one or none.
    let known = *draw.pick(&[0.45, 0.6, 0.75, 0.9, 1.5]);
    let mut found = Vec::new();
    for (at, source) in pools().sources.iter().enumerate() {
        if draw.one(source.shares[group] * known) {
            found.push(at);
            while draw.one(0.06) && found.len() < 12 {
                found.push(at);
            }
        }
    }
    found
}

/// Writes a record of a person of this unit.
pub fn record(unit: &Unit, at: usize, source: usize, rates: &Rates, today: Day, mut draw: Draw) -> Row {
    let person = &unit.people[at];
    let care = draw.weighted(&rates.care.map(|(share, _)| share));
    let mut writing =
        Writing { person, unit, rates, today, times: rates.care[care].1, draw, err: Kinds::default(), source };
    let (mut given, mut surname) = (writing.given(), writing.surname());
    if writing.slip(rates.swapped_names) && given != surname {
        std::mem::swap(&mut given, &mut surname);
        writing.err.add(Kinds::SWAPPED_NAMES);
    }
    let dob = writing.dob();
    let (postcode, town) = writing.address();
    let phone = writing.phone();
    let sex = writing.sex();
    let loud = writing.draw.one(0.24);
    let shown = |text: String| if loud { text.to_uppercase() } else { text };
    Row {
        source: pools().sources[source].name,
        given_name: if writing.draw.one(0.5) { shown(given) } else { given },
        surname: shown(surname),
        dob,
        postcode,
        town: shown(town),
        phone,
        sex,
        cluster: at as u64,
        household: person.home as u64,
        err: writing.err,
    }
}

struct Writing<'a> {
    person: &'a Person,
    unit: &'a Unit,
    rates: &'a Rates,
    today: Day,
    times: f64,
    draw: Draw,
    err: Kinds,
    source: usize,
}

impl Writing<'_> {
    /// Whether a slip of this share happens, in a record of this care.
    fn slip(&mut self, share: f64) -> bool {
        self.draw.one((share * self.times).min(0.9))
    }

    /// Puts down a kind where the value was changed.
    fn changed(&mut self, kind: Kinds, before: &str, after: String) -> String {
        if before != after {
            self.err.add(kind);
        }
        after
    }

    fn given(&mut self) -> String {
        let (person, rates) = (self.person, self.rates);
        let age = person.age(self.today);
        if age < 6 && pools().sources[self.source].newborns && self.draw.one(rates.baby) {
            self.err.add(Kinds::BABY);
            let words: &[&str] = if person.sex == Sex::F {
                &["Baby", "Baby", "Baby Girl", "Babi"]
            } else {
                &["Baby", "Baby", "Baby Boy", "Babi"]
            };
            return (*self.draw.pick(words)).to_owned();
        }
        if self.slip(rates.given_missing) {
            self.err.add(Kinds::GIVEN_MISSING);
            return String::new();
        }
        let mut name = person.given.clone();
        let forms = pools().forms(&person.given);
        if let (true, Some(middle)) = (person.goes_by_middle, &person.middle)
            && self.draw.one(rates.by_middle_name)
        {
            self.err.add(Kinds::BY_MIDDLE_NAME);
            name.clone_from(middle);
        } else if let Some(goes_by) = person.goes_by.as_ref()
            && self.draw.one(rates.nickname)
        {
            self.err.add(Kinds::NICKNAME);
            name.clone_from(goes_by);
        } else if let Some(forms) = forms {
            if !forms.nicknames.is_empty() && self.draw.one(rates.nickname_otherwise) {
                self.err.add(Kinds::NICKNAME);
                name = (*self.draw.pick(&forms.nicknames)).to_owned();
            } else if !forms.variants.is_empty() && self.draw.one(rates.given_variant) {
                self.err.add(Kinds::VARIANT);
                name = (*self.draw.pick(&forms.variants)).to_owned();
            }
        }
        if self.slip(rates.given_typo) {
            let slipped = slips::name(&name, &mut self.draw);
            name = self.changed(Kinds::GIVEN_TYPO, &name.clone(), slipped);
        }
        if self.slip(rates.initial) {
            self.err.add(Kinds::INITIAL);
            return name.chars().take(1).collect();
        }
        if let Some(middle) = &person.middle
            && !self.err.has(Kinds::BY_MIDDLE_NAME)
            && self.draw.one(rates.middle)
        {
            self.err.add(Kinds::MIDDLE);
            let by = if self.draw.one(0.2) { "-" } else { " " };
            name = format!("{name}{by}{middle}");
        }
        name
    }

    fn surname(&mut self) -> String {
        let (person, rates) = (self.person, self.rates);
        let mut name = person.surname.clone();
        if let Some(earlier) = &person.earlier_surname
            && self.draw.one(rates.married)
        {
            self.err.add(Kinds::MARRIED);
            name.clone_from(earlier);
        } else if let Some(other) = &person.other_parent_surname
            && person.age(self.today) < 18
            && self.draw.one(rates.other_parent)
        {
            self.err.add(Kinds::OTHER_PARENT);
            name.clone_from(other);
        }
        if let Some((first, second)) = name.split_once('-').filter(|_| !name.starts_with("Al-")) {
            if self.draw.one(rates.half_barrel) {
                self.err.add(Kinds::HALF_BARREL);
                name = if self.draw.one(0.4) { first.to_owned() } else { second.to_owned() };
            } else if self.draw.one(0.3) {
                name = name.replace('-', " ");
            }
        }
        if self.draw.one(rates.surname_variant) {
            let other = surname_variant(&name, &mut self.draw);
            name = self.changed(Kinds::VARIANT, &name.clone(), other);
        }
        if self.slip(rates.surname_typo) {
            let slipped = slips::name(&name, &mut self.draw);
            name = self.changed(Kinds::SURNAME_TYPO, &name.clone(), slipped);
        }
        name
    }

    fn dob(&mut self) -> String {
        let (person, rates) = (self.person, self.rates);
        if self.slip(rates.dob_missing) {
            self.err.add(Kinds::DOB_MISSING);
            return String::new();
        }
        let mut born = person.born;
        let (year, month, day) = born.parts();
        if person.parents > 0 && self.slip(rates.kin_dob) {
            let others: Vec<Day> = self
                .unit
                .people
                .iter()
                .filter(|other| other.parents == person.parents)
                .map(|other| other.born)
                .collect();
            let other = *self.draw.pick(&others);
            if other != born {
                self.err.add(Kinds::KIN_DOB);
                return other.to_string();
            }
        }
        let first = Day::of(year, 1, 1).unwrap_or(born);
        if first != born && self.slip(rates.dob_jan1 * if person.abroad { 5.0 } else { 1.0 }) {
            self.err.add(Kinds::DOB_JAN1);
            return first.to_string();
        }
        let swapped = Day::of(year, day, month).filter(|swapped| *swapped != born && *swapped <= self.today);
        if let Some(swapped) = swapped
            && self.slip(rates.dob_swap)
        {
            self.err.add(Kinds::DOB_SWAP);
            born = swapped;
        } else if self.slip(rates.dob_typo)
            && let Some(slipped) = slips::date(born, self.today, &mut self.draw)
        {
            self.err.add(Kinds::DOB_TYPO);
            born = slipped;
        }
        born.to_string()
    }

    fn address(&mut self) -> (String, String) {
        let (person, rates) = (self.person, self.rates);
        let before = [person.home_before, person.other_home].into_iter().flatten().collect::<Vec<_>>();
        let home = if !before.is_empty() && self.draw.one(rates.old_address) {
            self.err.add(Kinds::OLD_ADDRESS);
            *self.draw.pick(&before)
        } else {
            person.home
        };
        let dwelling = &self.unit.dwellings[home];
        let mut postcode = dwelling.postcode.clone();
        if self.slip(rates.postcode_typo) {
            let slipped = slips::postcode(&postcode, &mut self.draw);
            postcode = self.changed(Kinds::POSTCODE_TYPO, &dwelling.postcode, slipped);
        }
        postcode = match self.draw.below(12) {
            0 | 1 => postcode.replace(' ', ""),
            2 => postcode.to_lowercase(),
            _ => postcode,
        };
        if self.slip(rates.postcode_missing) {
            self.err.add(Kinds::MISSING);
            postcode.clear();
        }
        let town = &pools().towns[dwelling.town];
        let welsh = self.draw.one(if person.tongue == WELSH { 0.5 } else { 0.15 });
        let mut town = if welsh { town.welsh } else { town.english }.to_owned();
        if self.slip(rates.town_missing) {
            self.err.add(Kinds::MISSING);
            town.clear();
        }
        (postcode, town)
    }

    fn phone(&mut self) -> String {
        let (person, rates) = (self.person, self.rates);
        if self.slip(rates.phone_missing) {
            self.err.add(Kinds::MISSING);
            return String::new();
        }
        let mut phone = person.phone;
        if !person.other_phones.is_empty() && self.slip(rates.phone_other) {
            self.err.add(Kinds::PHONE_OTHER);
            phone = *self.draw.pick(&person.other_phones);
        } else if self.slip(rates.phone_other * 0.1) {
            self.err.add(Kinds::PHONE_OTHER);
            let place = 10_u64.pow(self.draw.below(6) as u32);
            let figure = phone / place % 10;
            let wrong = (figure + 1 + self.draw.below(9) as u64) % 10;
            phone = phone - figure * place + wrong * place;
        }
        dwelling::written(phone, &mut self.draw)
    }

    fn sex(&mut self) -> &'static str {
        let right = if self.person.sex == Sex::F { "F" } else { "M" };
        if self.slip(self.rates.sex_missing) {
            self.err.add(Kinds::MISSING);
            return if self.draw.one(0.7) { "" } else { "U" };
        }
        if self.slip(self.rates.sex_wrong) {
            self.err.add(Kinds::SEX_WRONG);
            return if right == "F" { "M" } else { "F" };
        }
        right
    }
}

fn surname_variant(name: &str, draw: &mut Draw) -> String {
    if let Some(parent) = name.strip_prefix("ap ").or_else(|| name.strip_prefix("ab ")) {
        return if draw.one(0.5) { parent.to_owned() } else { name.replace(' ', "") };
    }
    let forms = pools().surname_forms.iter().find(|(form, others)| *form == name || others.contains(&name));
    match forms {
        Some((form, others)) if *form == name => (*draw.pick(others)).to_owned(),
        Some((form, _)) => (*form).to_owned(),
        None => name.to_owned(),
    }
}

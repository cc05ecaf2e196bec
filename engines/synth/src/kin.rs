//! A unit: people who live together or belong together, in one to a few homes.

use crate::{
    day::Day,
    draw::Draw,
    dwelling::{Dwelling, Postcodes, mobile},
    naming, others, parents,
    person::Person,
    pools::{Sex, pools},
    rates::Rates,
};

/// The most people of one unit.
pub const MOST: usize = 30;
/// The most homes of one unit.
pub const MOST_HOMES: usize = 32;

/// The people and their homes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Unit {
    /// Homes, present and former.
    pub dwellings: Vec<Dwelling>,
    /// People.
    pub people: Vec<Person>,
}

/// What a unit is made with.
pub struct Making<'a> {
    /// The stream of the unit.
    pub draw: Draw,
    /// Where homes are.
    pub postcodes: &'a Postcodes,
    /// How often things happen.
    pub rates: &'a Rates,
    /// The day on which the records are looked at.
    pub today: Day,
    /// What is made so far.
    pub unit: Unit,
}

impl Unit {
    /// The unit of this stream.
    pub fn make(draw: Draw, postcodes: &Postcodes, rates: &Rates, today: Day) -> Unit {
        let mut making = Making { draw, postcodes, rates, today, unit: Unit::default() };
        match making.draw.weighted(&[0.70, 0.135, 0.11, 0.03, 0.018, 0.007]) {
            0 => parents::parents(&mut making),
            1 => others::alone(&mut making),
            2 => others::couple(&mut making),
            3 => others::shared_house(&mut making),
            4 => others::foster_home(&mut making),
            _ => others::hostel(&mut making),
        }
        making.unit.people.truncate(MOST);
        making.unit
    }
}

impl Making<'_> {
    /// A new home, anywhere. Its number.
    pub fn dwelling(&mut self) -> usize {
        let dwelling = self.postcodes.dwelling(&mut self.draw);
        self.keep(dwelling)
    }

    /// A new home in the town of another. Its number.
    pub fn dwelling_near(&mut self, of: usize) -> usize {
        let dwelling = self.postcodes.nearby(&self.unit.dwellings[of], &mut self.draw);
        self.keep(dwelling)
    }

    fn keep(&mut self, dwelling: Dwelling) -> usize {
        if self.unit.dwellings.len() < MOST_HOMES {
            self.unit.dwellings.push(dwelling);
        }
        self.unit.dwellings.len() - 1
    }

    /// A home before this one, for those who moved.
    pub fn home_before(&mut self, share: f64, home: usize) -> Option<usize> {
        if !self.draw.one(share) {
            return None;
        }
        Some(if self.draw.one(0.6) { self.dwelling_near(home) } else { self.dwelling() })
    }

    /// Somebody of this age in years.
    pub fn born(&mut self, age: i32) -> Day {
        Day(self.today.0 - age * 365 - age / 4 - self.draw.between(0, 364))
    }

    /// A grown person who lives at `home`.
    pub fn person(&mut self, sex: Sex, tongue: usize, surname: &str, born: Day, home: usize) -> Person {
        let year = born.parts().0;
        let given = naming::given(tongue, sex, year, &[], &mut self.draw);
        self.named(sex, tongue, given, surname, born, home)
    }

    /// Somebody whose given name is known.
    pub fn named(&mut self, sex: Sex, tongue: usize, given: String, surname: &str, born: Day, home: usize) -> Person {
        let year = born.parts().0;
        let middle = naming::middle(tongue, sex, year, &given, &mut self.draw);
        let nicknames = pools().forms(&given).map_or(&[][..], |forms| forms.nicknames.as_slice());
        let goes_by = (!nicknames.is_empty() && self.draw.one(self.rates.goes_by_nickname))
            .then(|| (*self.draw.pick(nicknames)).to_owned());
        let goes_by_middle = middle.is_some() && goes_by.is_none() && self.draw.one(self.rates.goes_by_middle);
        let landline = self.unit.dwellings.get(home).and_then(|home| home.landline);
        let own = mobile(&mut self.draw);
        let mut other_phones = vec![mobile(&mut self.draw)];
        let phone = match landline {
            Some(landline) if self.draw.one(0.5) => {
                other_phones.push(own);
                landline
            }
            Some(landline) => {
                other_phones.push(landline);
                own
            }
            None => own,
        };
        Person {
            sex,
            surname: naming::borne(surname, tongue, sex),
            given,
            middle,
            earlier_surname: None,
            other_parent_surname: None,
            born,
            tongue,
            abroad: tongue > 1 && self.draw.one(0.5),
            home,
            home_before: None,
            other_home: None,
            phone,
            other_phones,
            goes_by,
            goes_by_middle,
            parents: 0,
        }
    }
}

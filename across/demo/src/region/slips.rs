//! How one person comes to look like two: the slips that stand between agencies' records.

use super::{Address, Person, families, names};
use kernel::{Chance, Date};

/// One way in which a record differs from the truth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slip {
    /// Another spelling of a name: Llywelyn, Llewellyn.
    Spelling,
    /// The accent left out: Siân, Sian.
    Accent,
    /// Day and month of birth swapped.
    DayMonth,
    /// The surname from before marriage or a change of name.
    FormerSurname,
    /// What others call the person in place of the first name.
    KnownAs,
    /// An address that the person has left.
    OldAddress,
    /// A slip of the finger in the surname.
    Typing,
    /// One wrong digit in the telephone number.
    PhoneDigit,
    /// No date of birth.
    NoBirth,
    /// Half of a double surname.
    HalfSurname,
}

impl Slip {
    pub(crate) const ALL: [Slip; 10] = [
        Slip::Spelling,
        Slip::Accent,
        Slip::DayMonth,
        Slip::FormerSurname,
        Slip::KnownAs,
        Slip::OldAddress,
        Slip::Typing,
        Slip::PhoneDigit,
        Slip::NoBirth,
        Slip::HalfSurname,
    ];
}

/// A person as somebody wrote them down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) first: String,
    pub(crate) surname: String,
    pub(crate) born: Option<Date>,
    pub(crate) address: Address,
    pub(crate) phone: Option<String>,
    pub(crate) slips: Vec<Slip>,
}

impl Written {
    pub(crate) fn truly(person: &Person) -> Self {
        Written {
            first: person.first.clone(),
            surname: person.surname.clone(),
            born: Some(person.born),
            address: person.address.clone(),
            phone: person.phone.clone(),
            slips: Vec::new(),
        }
    }

    /// Makes up to `wanted` different slips of those that this person's particulars allow.
    pub(crate) fn with_slips(mut self, person: &Person, chance: &Chance, wanted: usize) -> Self {
        let start = chance.below(Slip::ALL.len());
        // Few names carry an accent; those that do lose it first.
        let rest = (0..Slip::ALL.len()).map(|step| Slip::ALL[(start + step * 3) % Slip::ALL.len()]);
        for slip in std::iter::once(Slip::Accent).chain(rest) {
            if self.slips.len() == wanted {
                break;
            }
            if !self.slips.contains(&slip) && self.make(slip, person, chance).is_some() {
                self.slips.push(slip);
            }
        }
        self
    }

    fn make(&mut self, slip: Slip, person: &Person, chance: &Chance) -> Option<()> {
        match slip {
            Slip::Spelling => {
                let (firsts, surnames) = (names::first_spelt(&self.first), names::surname_spelt(&self.surname));
                if !surnames.is_empty() && (firsts.is_empty() || chance.one_in(2)) {
                    self.surname = (*chance.pick(surnames)).to_owned();
                } else {
                    self.first = (*firsts.get(chance.below(firsts.len()))?).to_owned();
                }
            }
            Slip::Accent => {
                let plain: String = self.first.chars().map(without_accent).collect();
                if plain == self.first {
                    return None;
                }
                self.first = plain;
            }
            Slip::DayMonth => {
                let born = self.born.filter(|born| born.day() <= 12 && born.day() != born.month())?;
                self.born = Date::new(born.year(), born.day(), born.month()).ok();
            }
            Slip::FormerSurname => self.surname = person.former_surname.clone()?,
            Slip::KnownAs => self.first = person.known_as.clone()?,
            Slip::OldAddress => self.address = person.former_address.clone()?,
            Slip::Typing => self.surname = typing(&self.surname, chance)?,
            Slip::PhoneDigit => {
                let kept = self.phone.as_mut()?;
                let last = kept.pop()?.to_digit(10)?;
                kept.push(char::from_digit((last + 1) % 10, 10)?);
            }
            Slip::NoBirth => self.born = self.born.filter(|_| false),
            Slip::HalfSurname => self.surname = self.surname.split_once('-')?.1.to_owned(),
        }
        Some(())
    }
}

fn without_accent(letter: char) -> char {
    match letter {
        'â' => 'a',
        'ê' | 'ë' => 'e',
        'î' | 'ï' => 'i',
        'ô' => 'o',
        'û' => 'u',
        'ŵ' => 'w',
        'ŷ' => 'y',
        other => other,
    }
}

/// Two neighbouring letters inside a word change places, or one is left out.
fn typing(word: &str, chance: &Chance) -> Option<String> {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() < 5 || word.contains(' ') {
        return None;
    }
    let place = 1 + chance.below(letters.len() - 3);
    if letters[place] == letters[place + 1] || chance.one_in(3) {
        letters.remove(place);
    } else {
        letters.swap(place, place + 1);
    }
    Some(letters.into_iter().collect())
}

/// A number near the one given, or a new one where there is none.
pub(crate) fn phone_or_new(person: &Person, chance: &Chance) -> String {
    person.phone.clone().unwrap_or_else(|| families::mobile(chance))
}

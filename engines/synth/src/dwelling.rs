//! Where people live and how they are rung up: postcodes that neighbours share, and telephone numbers that ring nowhere.

use crate::{
    draw::{Draw, Root},
    pools::pools,
};

/// A home.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dwelling {
    /// The place of its town in the table.
    pub town: usize,
    /// Its postcode as it is printed.
    pub postcode: String,
    /// Its landline, where it has one: eleven digits.
    pub landline: Option<u64>,
}

/// Streams of postcodes begin here, far above those of households.
const POSTCODES: u64 = 1 << 62;

/// The postcodes of a region: about seven homes in each.
pub struct Postcodes {
    root: Root,
    count: usize,
}

impl Postcodes {
    /// As many as so many records need.
    pub fn new(root: Root, records: u64) -> Self {
        Postcodes { root, count: (records / 24).max(40) as usize }
    }

    /// A home somewhere in the region.
    pub fn dwelling(&self, draw: &mut Draw) -> Dwelling {
        let (town, postcode) = self.postcode(draw.below(self.count));
        self.home(town, postcode, draw)
    }

    /// A home in the same town, most likely in another postcode.
    pub fn nearby(&self, of: &Dwelling, draw: &mut Draw) -> Dwelling {
        for _ in 0..40 {
            let (town, postcode) = self.postcode(draw.below(self.count));
            if town == of.town {
                return self.home(town, postcode, draw);
            }
        }
        self.home(of.town, of.postcode.clone(), draw)
    }

    fn home(&self, town: usize, postcode: String, draw: &mut Draw) -> Dwelling {
        let landline = draw.one(0.16).then(|| 1_632_000_000 + draw.below(1_000_000) as u64);
        Dwelling { town, postcode, landline }
    }

    fn postcode(&self, number: usize) -> (usize, String) {
        let mut draw = self.root.stream(POSTCODES + number as u64);
        let town = draw.weighted(&pools().town_shares);
        let district = *draw.pick(&pools().towns[town].districts);
        const LETTERS: &[u8] = b"ABDEFGHJLNPQRSTUWXYZ";
        let sector = draw.below(10);
        let (one, two) = (char::from(*draw.pick(LETTERS)), char::from(*draw.pick(LETTERS)));
        (town, format!("LL{district} {sector}{one}{two}"))
    }
}

/// A mobile number. No network holds 071 and 072.
pub fn mobile(draw: &mut Draw) -> u64 {
    7_100_000_000 + draw.below(200_000_000) as u64
}

/// A number as one of the ways in which people write it.
pub fn written(phone: u64, draw: &mut Draw) -> String {
    let digits = format!("0{phone}");
    match draw.below(10) {
        0..=4 => digits,
        5..=7 => format!("{} {}", &digits[..5], &digits[5..]),
        8 => format!("+44{}", &digits[1..]),
        _ => format!("{} {} {}", &digits[..5], &digits[5..8], &digits[8..]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_ring_nowhere_and_postcodes_are_shared() {
        let root = Root::new(3);
        let postcodes = Postcodes::new(root.clone(), 2_400);
        let mut draw = root.stream(0);
        let mut seen = std::collections::HashMap::new();
        for _ in 0..700 {
            let home = postcodes.dwelling(&mut draw);
            assert!(home.postcode.starts_with("LL") && home.postcode.len() == 8, "{}", home.postcode);
            *seen.entry(home.postcode).or_insert(0) += 1;
            let phone = mobile(&mut draw);
            let text = written(phone, &mut draw).replace(' ', "");
            assert!(
                text.starts_with("071")
                    || text.starts_with("072")
                    || text.starts_with("+4471")
                    || text.starts_with("+4472")
            );
        }
        assert!(seen.values().any(|homes| *homes > 5) && seen.len() > 60);
        assert_eq!(postcodes.postcode(5), postcodes.postcode(5));
    }
}

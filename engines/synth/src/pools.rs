//! Names, towns and forms of names to draw from, read from the tables in `data/`.

use crate::draw::Draw;
use std::{collections::HashMap, sync::LazyLock};

/// Whether a person is recorded as female or male.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sex {
    /// Female.
    F,
    /// Male.
    M,
}

/// Things of which the first are drawn more often than the last.
pub struct Ranked {
    things: Vec<&'static str>,
    sums: Vec<f64>,
}

impl Ranked {
    /// `flat` says how slowly the share falls with the rank.
    fn new(names: &'static str, flat: f64) -> Self {
        let things: Vec<&str> = names.split(' ').filter(|name| !name.is_empty()).collect();
        let mut sum = 0.0;
        let sums = (0..things.len())
            .map(|rank| {
                sum += 1.0 / (rank as f64 + flat);
                sum
            })
            .collect();
        Ranked { things, sums }
    }

    /// One of them.
    pub fn draw(&self, draw: &mut Draw) -> &'static str {
        let at = draw.unit() * self.sums.last().copied().unwrap_or(0.0);
        let found = self.sums.partition_point(|sum| *sum <= at);
        self.things[found.min(self.things.len() - 1)]
    }
}

/// A language whose names are given.
pub struct Tongue {
    /// Its code.
    pub code: &'static str,
    given: Vec<(Sex, i32, Ranked)>,
    /// Surnames of the table.
    pub surname: Ranked,
    /// The share of people whose name is in the table.
    pub surname_share: f64,
    /// What rarer surnames are made of: their beginnings and their ends.
    stems: (Vec<&'static str>, Vec<&'static str>),
}

impl Tongue {
    /// The names given to a girl or a boy born in this year.
    pub fn given(&self, sex: Sex, year: i32) -> &Ranked {
        let of_sex = || self.given.iter().filter(|(of, _, _)| *of == sex);
        let found = of_sex().filter(|(_, from, _)| *from <= year).max_by_key(|(_, from, _)| *from);
        &found.or_else(|| of_sex().next()).expect("every language has names for both").2
    }
}

/// A town, in both languages.
pub struct Town {
    /// Its Welsh name.
    pub welsh: &'static str,
    /// Its English name.
    pub english: &'static str,
    /// Its postcode districts.
    pub districts: Vec<&'static str>,
}

/// Other forms of a given name.
#[derive(Default)]
pub struct Forms {
    /// Nicknames.
    pub nicknames: Vec<&'static str>,
    /// Other spellings and the other language.
    pub variants: Vec<&'static str>,
}

/// An agency.
pub struct Source {
    /// Its name.
    pub name: &'static str,
    /// The share of people that it knows: under 5, 5 to 17, grown.
    pub shares: [f64; 3],
    /// Whether it meets newborns who have no name yet.
    pub newborns: bool,
}

/// All tables.
pub struct Pools {
    /// Languages, in the order of [`SHARES`].
    pub tongues: Vec<Tongue>,
    /// Towns.
    pub towns: Vec<Town>,
    /// How many live in each.
    pub town_shares: Vec<f64>,
    forms: HashMap<&'static str, Forms>,
    /// Surnames and their other spellings.
    pub surname_forms: Vec<(&'static str, Vec<&'static str>)>,
    /// The agencies whose records are made.
    pub sources: Vec<Source>,
}

/// The share of homes that give names in each language. In a county of their own they would differ; these are one mix.
pub const SHARES: [(&str, f64); 11] = [
    ("cy", 0.36),
    ("en", 0.555),
    ("pl", 0.022),
    ("uk", 0.006),
    ("ro", 0.009),
    ("ur", 0.014),
    ("ar", 0.009),
    ("bn", 0.007),
    ("pt", 0.008),
    ("af", 0.006),
    ("zh", 0.004),
];

/// Place of Welsh and of English among the languages.
pub const WELSH: usize = 0;
/// Place of English among the languages.
pub const ENGLISH: usize = 1;

static POOLS: LazyLock<Pools> = LazyLock::new(Pools::read);

/// The tables.
pub fn pools() -> &'static Pools {
    &POOLS
}

fn lines(csv: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    csv.lines().skip(1).map(|line| line.split(',').collect())
}

impl Pools {
    fn read() -> Self {
        let given: Vec<Vec<&str>> = lines(include_str!("../data/given.csv")).collect();
        let surname: Vec<Vec<&str>> = lines(include_str!("../data/surname.csv")).collect();
        let stems: Vec<Vec<&str>> = lines(include_str!("../data/stem.csv")).collect();
        let words = |text: &'static str| text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>();
        let tongues = SHARES
            .iter()
            .map(|(code, _)| {
                let own = surname.iter().find(|line| line[0] == *code).expect("every language has surnames");
                let made = stems.iter().find(|line| line[0] == *code).expect("every language has rarer names");
                Tongue {
                    code,
                    stems: (words(made[1]), words(made[2])),
                    given: given
                        .iter()
                        .filter(|line| line[0] == *code)
                        .map(|line| {
                            let sex = if line[1] == "f" { Sex::F } else { Sex::M };
                            (sex, line[2].parse().unwrap_or(0), Ranked::new(line[3], 6.0))
                        })
                        .collect(),
                    surname: Ranked::new(own[2], 1.2),
                    surname_share: own[1].parse::<f64>().unwrap_or(100.0) / 100.0,
                }
            })
            .collect();
        let mut towns = Vec::new();
        let mut town_shares = Vec::new();
        for line in lines(include_str!("../data/town.csv")) {
            towns.push(Town { welsh: line[0], english: line[1], districts: line[2].split(' ').collect() });
            town_shares.push(line[3].parse().unwrap_or(1.0));
        }
        let forms = lines(include_str!("../data/forms.csv"))
            .map(|line| (line[0], Forms { nicknames: words(line[1]), variants: words(line[2]) }))
            .collect();
        let surname_forms =
            lines(include_str!("../data/surname_forms.csv")).map(|line| (line[0], words(line[1]))).collect();
        let share = |text: &str| text.parse().unwrap_or(0.0);
        let sources = lines(include_str!("../data/source.csv"))
            .map(|line| Source {
                name: line[0],
                shares: [share(line[1]), share(line[2]), share(line[3])],
                newborns: line[4] == "yes",
            })
            .collect();
        Pools { tongues, towns, town_shares, forms, surname_forms, sources }
    }

    /// The other forms of a given name.
    pub fn forms(&self, given: &str) -> Option<&Forms> {
        self.forms.get(given)
    }

    /// A language, by its share.
    pub fn tongue(&self, draw: &mut Draw) -> usize {
        draw.weighted(&SHARES.map(|(_, share)| share))
    }

    /// A surname. Most Welsh names are few and common; the English in Wales bear them too; the rest are rare.
    pub fn surname(&self, tongue: usize, draw: &mut Draw) -> String {
        let own = &self.tongues[tongue];
        if tongue == ENGLISH && draw.one(0.38) {
            return self.tongues[WELSH].surname.draw(draw).to_owned();
        }
        if draw.one(own.surname_share) {
            return own.surname.draw(draw).to_owned();
        }
        // Rare names among those who give Welsh names are mostly English ones, of places.
        let stems = if tongue == WELSH && draw.one(0.8) { &self.tongues[ENGLISH].stems } else { &own.stems };
        format!("{}{}", draw.pick(&stems.0), draw.pick(&stems.1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::Root;

    #[test]
    fn every_language_has_names_for_every_year() {
        let mut draw = Root::new(1).stream(0);
        assert_eq!((pools().tongues[WELSH].code, pools().tongues[ENGLISH].code), ("cy", "en"));
        for tongue in &pools().tongues {
            for year in [1900, 1954, 1985, 2024] {
                for sex in [Sex::F, Sex::M] {
                    assert!(!tongue.given(sex, year).draw(&mut draw).is_empty());
                }
            }
        }
        assert!((SHARES.iter().map(|(_, share)| share).sum::<f64>() - 1.0).abs() < 1e-9);
    }

    #[test]
    fn common_names_are_common_and_rare_ones_many() {
        let mut draw = Root::new(1).stream(0);
        let mut counts: HashMap<String, u32> = HashMap::new();
        for _ in 0..20_000 {
            let tongue = pools().tongue(&mut draw);
            *counts.entry(pools().surname(tongue, &mut draw)).or_default() += 1;
        }
        let jones = f64::from(counts["Jones"]) / 20_000.0;
        assert!((0.06..0.16).contains(&jones), "{jones}");
        assert!(counts.len() > 900, "{}", counts.len());
    }
}

//! Addresses: real towns, made-up streets, and postcodes with last letters that are never issued.

use super::Ground;
use catalogue::Place;
use kernel::Chance;

/// Where somebody lives or lived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// House number and street, or a house name.
    pub line: String,
    /// The town's name in English.
    pub town_en: String,
    /// The town's name in Welsh.
    pub town_cy: String,
    /// A postcode of the right sector whose last letters are never issued.
    pub postcode: String,
    /// The key of the council.
    pub council: String,
}

const STREETS: &[&str] = &[
    "Stryd y Barcud",
    "Ffordd y Gornchwiglen",
    "Clos y Dylluan",
    "Lôn Gwas y Neidr",
    "Cilgant y Fronfraith",
    "Rhodfa'r Wiwer",
    "Teras y Gnocell",
    "Maes y Draenog",
    "Heol y Dyfrgi",
    "Lôn y Grugiar",
    "Stryd y Titw",
    "Pen Lôn Lleuad",
    "Kingfisher Court",
    "Lapwing Lane",
    "Curlew Crescent",
    "Otter Row",
    "Bumblebee Street",
    "Heron Terrace",
    "Nightjar Close",
    "Skylark Way",
    "Dormouse Drive",
    "Red Squirrel Road",
    "Dragonfly Walk",
    "Hedgehog Hill",
];
const HOUSES: &[&str] =
    &["Tŷ Lleuad", "Bwthyn Eithin", "Hafan Arian", "Tyddyn Robin", "Moonlight Cottage", "Puffin Villa"];

/// An address somewhere in a council's area; bigger places come first in the list of places and are drawn more often.
pub(crate) fn somewhere(ground: &Ground<'_>, chance: &Chance, council: &str) -> Address {
    // Villages whose postcodes mostly lie in the neighbouring council are left out: a made-up postcode would go there.
    let own = |place: &&Place| {
        place.council == council
            && !place.is_county()
            && tries(place, 0).any(|sector| lies_in(ground, &sector, council))
    };
    let towns: Vec<&Place> = ground.places.all().iter().filter(own).collect();
    let reach = if chance.one_in(3) { towns.len() } else { towns.len().min(8) };
    at(ground, chance, towns[chance.below(reach)])
}

/// An address in a given place.
pub(crate) fn at(ground: &Ground<'_>, chance: &Chance, place: &Place) -> Address {
    let line = if chance.one_in(12) {
        (*chance.pick(HOUSES)).to_owned()
    } else {
        format!("{} {}", 1 + chance.below(88), chance.pick(STREETS))
    };
    Address {
        line,
        town_en: place.en.clone(),
        town_cy: place.cy.clone(),
        postcode: postcode(ground, chance, place),
        council: place.council.clone(),
    }
}

/// C, I, K, M, O and V never stand in the last two letters of a real postcode.
fn postcode(ground: &Ground<'_>, chance: &Chance, place: &Place) -> String {
    const NEVER: &[char] = &['C', 'I', 'K', 'M', 'O', 'V'];
    let tail: String = [*chance.pick(NEVER), *chance.pick(NEVER)].iter().collect();
    let start = chance.below(10);
    let found = tries(place, start).find(|sector| lies_in(ground, sector, &place.council));
    format!("{}{tail}", found.unwrap_or_else(|| format!("{} 1", place.district)))
}

/// The ten sectors that a district may have, from one of them on.
fn tries(place: &Place, start: usize) -> impl Iterator<Item = String> {
    (0..10).map(move |step| format!("{} {}", place.district, (start + step) % 10))
}

fn lies_in(ground: &Ground<'_>, sector: &str, council: &str) -> bool {
    ground.places.council_of_postcode(sector).is_some_and(|found| found.key == council)
}

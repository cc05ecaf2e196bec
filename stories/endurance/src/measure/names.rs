//! Made-up people in large numbers: common names are common, as they are, and rare ones rare.

use kernel::Chance;
use people::words::RecordDetails;

const GIVEN: &[&str] = &[
    "Siân",
    "Ffion",
    "Cerys",
    "Lowri",
    "Nia",
    "Catrin",
    "Gwenllian",
    "Mari",
    "Elin",
    "Megan",
    "Rhys",
    "Dafydd",
    "Gwilym",
    "Iwan",
    "Ifan",
    "Gruffydd",
    "Owain",
    "Hywel",
    "Huw",
    "Aled",
    "Emily",
    "Chloe",
    "Jessica",
    "Sophie",
    "Rebecca",
    "Holly",
    "Amber",
    "Jack",
    "Thomas",
    "Daniel",
    "Callum",
    "Liam",
    "Ryan",
    "Kieran",
    "Jordan",
    "Connor",
    "Bethan",
    "Seren",
    "Alaw",
    "Osian",
];
const FAMILY: &[&str] = &[
    "Jones",
    "Williams",
    "Davies",
    "Evans",
    "Roberts",
    "Hughes",
    "Thomas",
    "Lewis",
    "Morgan",
    "Griffiths",
    "Owen",
    "Parry",
    "Pritchard",
    "Ellis",
    "Rees",
    "Lloyd",
    "Morris",
    "Humphreys",
    "Rowlands",
    "Bevan",
];
const BEGIN: &[&str] =
    &["Al", "Bre", "Cal", "Der", "Ed", "Fen", "Gar", "Hal", "Kel", "Lan", "Mar", "Nor", "Pen", "Ros", "Tre", "Wyn"];
const MIDDLE: &[&str] = &["ber", "cor", "dan", "fer", "gan", "ler", "min", "nor", "ran", "sen", "ter", "vel"];
const END: &[&str] = &["by", "den", "ford", "ham", "ley", "man", "ridge", "son", "ton", "well", "wick", "worth"];
const STREETS: &[&str] =
    &["Stryd Fawr", "Ffordd y Môr", "Lôn Cariad", "Station Road", "Church Walk", "Maes y Dref", "Heol Newydd"];
const TOWNS: &[&str] =
    &["Bangor", "Caernarfon", "Llandudno", "Rhyl", "Wrecsam", "Y Fflint", "Caergybi", "Dolgellau", "Conwy"];
/// The ranges that Ofcom keeps free for use in drama, without their last three digits.
const NUMBERS: &[&str] = &[
    "01632 960",
    "0113 496 0",
    "0114 496 0",
    "0115 496 0",
    "0116 496 0",
    "0117 496 0",
    "0118 496 0",
    "0121 496 0",
    "0131 496 0",
    "0141 496 0",
    "0151 496 0",
    "0161 496 0",
    "0191 498 0",
    "020 7946 0",
    "028 9649 6",
    "029 2018 0",
    "07700 900",
];

/// The names of somebody.
pub(crate) fn name(chance: &Chance) -> (String, String) {
    let given = (*chance.pick(GIVEN)).to_owned();
    // Two in five have one of the common names of the region.
    let family = if chance.below(5) < 2 {
        (*chance.pick(FAMILY)).to_owned()
    } else {
        format!("{}{}{}", chance.pick(BEGIN), chance.pick(MIDDLE), chance.pick(END))
    };
    (given, family)
}

/// A record about somebody.
pub(crate) fn record(chance: &Chance) -> RecordDetails {
    let (given, family) = name(chance);
    let born = format!("{}-{:02}-{:02}", 1950 + chance.below(72), 1 + chance.below(12), 1 + chance.below(28));
    let address = format!("{} {}", 1 + chance.below(180), chance.pick(STREETS));
    RecordDetails {
        given_names: Some(given),
        family_name: Some(family),
        date_of_birth: born.parse().ok(),
        addresses: vec![address],
        town: Some((*chance.pick(TOWNS)).to_owned()),
        phones: if chance.one_in(3) {
            vec![format!("{}{:03}", chance.pick(NUMBERS), chance.below(1000))]
        } else {
            Vec::new()
        },
        ..RecordDetails::default()
    }
}

/// What somebody types who slips once.
pub(crate) fn mistyped(name: &str, chance: &Chance) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let at = chance.below(letters.len().saturating_sub(1));
    let other = char::from(b'a' + u8::try_from(chance.below(26)).unwrap_or(0));
    match chance.below(4) {
        0 if letters.len() > 3 => drop(letters.remove(at)),
        1 => letters.insert(at, other),
        2 => letters[at] = other,
        _ => letters.swap(at, at + 1),
    }
    letters.into_iter().collect()
}

//! Places: which council a concern goes to, by postcode or by the names of towns and villages.

use crate::{BadCatalogue, Hours, Place, postcodes::Postcodes, settlements::Settlements};
use kernel::{Language, Source};
use serde::Deserialize;

/// How a council is reached. Made-up examples until a partnership sets its own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Contact {
    /// Whether this is made-up example data; pages say so.
    pub example: bool,
    /// In working hours.
    pub telephone: String,
    /// Nights, weekends and bank holidays.
    pub out_of_hours: String,
    /// For professionals.
    pub email: String,
    /// When the duty desk is read on a working day.
    pub hours: Hours,
}

/// A council.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Council {
    /// Short stable name, for example `gwynedd`.
    pub key: String,
    /// The Office for National Statistics' code.
    pub code: String,
    /// Its full name in English.
    pub en: String,
    /// Its full name in Welsh.
    pub cy: String,
    /// Its area in English.
    pub area_en: String,
    /// Its area in Welsh.
    pub area_cy: String,
    /// Whose designated officer stands in where nobody at the council's own closed desk may know of a concern.
    pub designated_stand_in: String,
    /// How it is reached.
    pub contact: Contact,
}

impl Council {
    /// Its full name in the reader's language.
    pub fn name(&self, language: Language) -> &str {
        match language {
            Language::Cy => &self.cy,
            Language::En => &self.en,
        }
    }
    /// The name of its area in the reader's language.
    pub fn area(&self, language: Language) -> &str {
        match language {
            Language::Cy => &self.area_cy,
            Language::En => &self.area_en,
        }
    }
}

/// The region's councils, postcodes, towns and villages.
#[derive(Debug, Clone)]
pub struct Places {
    source: Source,
    councils: Vec<Council>,
    postcodes: Postcodes,
    settlements: Settlements,
}

impl Places {
    /// The built-in region.
    ///
    /// # Errors
    /// When its data cannot be read.
    pub fn try_load() -> Result<Self, BadCatalogue> {
        #[derive(Deserialize)]
        struct Data {
            source: Source,
            council: Vec<Council>,
        }
        let data: Data = toml::from_str(include_str!("../../../catalogues/places/north-wales.toml"))
            .map_err(|why| BadCatalogue::new("places", why))?;
        Ok(Places {
            source: data.source,
            councils: data.council,
            postcodes: Postcodes::load()?,
            settlements: Settlements::load()?,
        })
    }

    /// The built-in region.
    ///
    /// # Panics
    /// When its data is broken, which a test rules out.
    pub fn load() -> Self {
        Self::try_load().expect("the built-in places are read in a test")
    }

    /// The councils from west to east.
    pub fn councils(&self) -> &[Council] {
        &self.councils
    }

    /// The hours in which every council's desk is read.
    pub fn common_hours(&self) -> Hours {
        let all = self.councils.iter().map(|council| council.contact.hours);
        all.reduce(Hours::with).unwrap_or_else(Hours::usual)
    }

    /// The council of this key (`gwynedd`) or national code (`W06000002`).
    pub fn council(&self, key: &str) -> Option<&Council> {
        self.councils.iter().find(|council| council.key == key || council.code == key)
    }

    /// The council for a postcode, a sector or a district, as people type them. Nothing for a postcode outside the
    /// region, and nothing for a district that straddles two councils.
    pub fn council_of_postcode(&self, typed: &str) -> Option<&Council> {
        self.council(self.postcodes.council(typed)?)
    }

    /// The council that a place lies in.
    pub fn council_of(&self, place: &Place) -> Option<&Council> {
        self.council(&place.council)
    }

    /// The places named in a text under any of their names, mutated or not, in the order of the text.
    /// A name that two places share gives both.
    pub fn find(&self, text: &str) -> Vec<&Place> {
        self.settlements.find(text)
    }

    /// The council that a description of a place points to: by a postcode in it, else by its names where all of them
    /// lie in one council. Nothing where that stays open: then people decide.
    pub fn council_of_text(&self, text: &str) -> Option<&Council> {
        let by_postcode = Postcodes::within(text).iter().find_map(|code| self.council_of_postcode(code));
        by_postcode.or_else(|| {
            let found = self.find(text);
            let first = found.first()?;
            found.iter().all(|place| place.council == first.council).then(|| self.council_of(first))?
        })
    }

    /// Towns, villages and counties.
    pub fn all(&self) -> &[Place] {
        &self.settlements.places
    }

    /// Where the councils' data comes from.
    pub fn source(&self) -> &Source {
        &self.source
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        Places::load().find(text).iter().map(|place| place.en.clone()).collect()
    }

    #[test]
    fn six_councils_with_example_contacts() {
        let places = Places::load();
        assert_eq!(places.councils().len(), 6);
        assert!(places.councils().iter().all(|c| c.contact.example && c.contact.telephone.starts_with("01632 960")));
        assert_eq!(places.council("W06000004").unwrap().name(Language::Cy), "Cyngor Sir Ddinbych");
    }

    #[test]
    fn another_council_stands_in_for_each() {
        let places = Places::load();
        for council in places.councils() {
            let stand_in = places.council(&council.designated_stand_in).unwrap_or_else(|| panic!("{}", council.key));
            assert_ne!(stand_in, council);
        }
    }

    #[test]
    fn the_hours_of_all_are_within_those_of_each() {
        let places = Places::load();
        let common = places.common_hours();
        assert_eq!((common.opens().to_string(), common.closes().to_string()), ("9:00".into(), "17:00".into()));
        assert!(places.councils().iter().all(|council| council.contact.hours.with(common) == common));
    }

    #[test]
    fn at_least_120_settlements_each_in_its_council() {
        let places = Places::load();
        assert!(places.all().iter().filter(|place| !place.is_county()).count() >= 120);
        for place in places.all() {
            let council = places.council_of(place).unwrap_or_else(|| panic!("{}", place.en));
            let by_district = places.council_of_postcode(&place.district);
            assert!(by_district.is_none_or(|found| found == council), "{} in {}", place.en, place.district);
        }
    }

    #[test]
    fn found_in_both_languages_and_mutated() {
        assert_eq!(names("gwelwyd hi ym Mangor nos Wener"), ["Bangor"]);
        assert_eq!(names("o Gaergybi i Fangor"), ["Holyhead", "Bangor"]);
        assert_eq!(names("HOLYHEAD port"), ["Holyhead"]);
        assert_eq!(names("ger yr orsaf yn Nolgellau"), ["Dolgellau"]);
        assert_eq!(names("i'r Wyddgrug"), ["Mold"]);
        assert_eq!(names("yn y Rhyl"), ["Rhyl"]);
        assert_eq!(names("ym Mhenarlag"), ["Hawarden"]);
        assert_eq!(names("ym Mae Colwyn"), ["Colwyn Bay"]);
        assert_eq!(names("yng Nghei Connah"), ["Connah's Quay"]);
        assert_eq!(names("Connahs Quay"), names("Connah's Quay"));
    }

    #[test]
    fn a_longer_name_is_not_a_shorter_one() {
        assert_eq!(names("the bridge at Bangor-on-Dee"), ["Bangor-on-Dee"]);
        assert_eq!(names("Llandudno Junction station"), ["Llandudno Junction"]);
    }

    #[test]
    fn everyday_words_are_no_places() {
        assert!(names("we hope she is well, and there is mold in the flat").is_empty());
        assert_eq!(names("at the school in Hope"), ["Hope"]);
        assert_eq!(names("mold"), ["Mold"]);
    }

    #[test]
    fn a_text_points_to_one_council_or_stays_open() {
        let places = Places::load();
        let council = |text: &str| places.council_of_text(text).map(|council| council.key.clone());
        assert_eq!(council("Y tu allan i'r orsaf yng Nghaernarfon").as_deref(), Some("gwynedd"));
        assert_eq!(council("bus from Bangor to Menai Bridge, ll59 5aa").as_deref(), Some("ynys-mon"));
        assert_eq!(council("between Rhyl and Wrexham"), None);
        assert_eq!(council("Trefor"), None, "two villages share the name");
        assert_eq!(council("Llundain"), None);
    }
}

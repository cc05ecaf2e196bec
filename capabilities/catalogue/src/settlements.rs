//! Towns, villages and counties: found in running text under either name, with accents, mutations or without.

use crate::{BadCatalogue, fold, forms};
use kernel::Language;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A town, village or county.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Place {
    /// Its name in English.
    pub en: String,
    /// Its name in Welsh.
    pub cy: String,
    /// Other names it goes by, split by `|`.
    #[serde(default)]
    pub also: String,
    /// The key of the council that it lies in.
    pub council: String,
    /// The postcode district of its middle; empty for a county.
    #[serde(default)]
    pub district: String,
}

impl Place {
    /// Its name in the reader's language.
    pub fn name(&self, language: Language) -> &str {
        match language {
            Language::Cy => &self.cy,
            Language::En => &self.en,
        }
    }
    /// Whether it is a whole county and not a settlement.
    pub fn is_county(&self) -> bool {
        self.district.is_empty()
    }
}

/// Names that are also everyday words or first names: they count only with a capital letter, or standing alone.
const EVERYDAY: &[&str] =
    &["hope", "valley", "mold", "holt", "flint", "waun", "greenfield", "acton", "trevor", "bala", "bont", "orsedd"];

#[derive(Debug, Clone)]
pub(crate) struct Settlements {
    pub(crate) places: Vec<Place>,
    /// Folded form -> places of that name.
    by_form: BTreeMap<String, Vec<usize>>,
    longest: usize,
}

impl Settlements {
    pub(crate) fn load() -> Result<Self, BadCatalogue> {
        let text = include_str!("../../../catalogues/places/settlements.csv");
        let rows = csv::Reader::from_reader(text.as_bytes()).into_deserialize::<Place>();
        let places: Vec<Place> = rows.collect::<Result<_, _>>().map_err(|why| BadCatalogue::new("settlements", why))?;
        let mut by_form: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut longest = 0;
        for (index, place) in places.iter().enumerate() {
            for form in all_forms(place) {
                longest = longest.max(form.split(' ').count());
                let known = by_form.entry(form).or_default();
                if !known.contains(&index) {
                    known.push(index);
                }
            }
        }
        Ok(Settlements { places, by_form, longest })
    }

    /// The places named in a text, in the order of the text, the longest name first where two begin at one word
    /// ("Bangor-on-Dee" is not Bangor). A name that two places share gives both.
    pub(crate) fn find(&self, text: &str) -> Vec<&Place> {
        let words: Vec<&str> =
            text.split(|c: char| !c.is_alphanumeric() && !is_mark(c)).filter(|word| !word.is_empty()).collect();
        let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
        let mut found: Vec<&Place> = Vec::new();
        let mut at = 0;
        while at < folded.len() {
            let most = self.longest.min(folded.len() - at);
            let hit = (1..=most).rev().find_map(|count| {
                let name = folded[at..at + count].join(" ");
                let everyday = EVERYDAY.contains(&name.as_str());
                let written_as_name = count == words.len() || words[at].starts_with(char::is_uppercase);
                self.by_form.get(&name).filter(|_| !everyday || written_as_name).map(|places| (count, places))
            });
            if let Some((count, places)) = hit {
                for place in places.iter().map(|index| &self.places[*index]) {
                    if !found.contains(&place) {
                        found.push(place);
                    }
                }
                at += count;
            } else {
                at += 1;
            }
        }
        found
    }
}

/// Accents written apart from their letter belong to the word.
fn is_mark(letter: char) -> bool {
    unicode_normalization::char::is_combining_mark(letter)
}

/// Every folded form under which a place may stand in a text. Only Welsh names mutate, and they lose their article.
fn all_forms(place: &Place) -> Vec<String> {
    let english = fold(&place.en);
    let mut all = vec![english.replace(" s ", "s "), english]; // many write no apostrophe
    let welsh = std::iter::once(place.cy.as_str()).chain(place.also.split('|').filter(|name| !name.is_empty()));
    for name in welsh.map(fold) {
        let bare = name.strip_prefix("yr ").or_else(|| name.strip_prefix("y ")).unwrap_or(&name).to_owned();
        all.extend(forms(&bare));
        all.push(name);
    }
    all
}

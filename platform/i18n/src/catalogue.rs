//! All texts of the house, read once at the start and refused as a whole when the two languages differ.

use crate::{shape::Shape, texts::Texts};
use fluent_bundle::{FluentResource, concurrent::FluentBundle};
use fluent_syntax::ast::Entry;
use kernel::Language;
use std::{collections::BTreeMap, fmt, sync::Arc};
use unic_langid::LanguageIdentifier;

/// One owner's texts in both languages.
#[derive(Debug, Clone, Copy)]
pub struct Source {
    /// The owner, as named when something is wrong.
    pub name: &'static str,
    /// The English file.
    pub en: &'static str,
    /// The Welsh file.
    pub cy: &'static str,
}

/// This crate's own texts: months, days, how long ago.
const OWN: Source =
    Source { name: "time", en: include_str!("../locales/en/time.ftl"), cy: include_str!("../locales/cy/time.ftl") };

/// All texts of the house in both languages. Built once.
pub struct Catalogue {
    welsh: FluentBundle<FluentResource>,
    english: FluentBundle<FluentResource>,
    keys: Vec<String>,
}

/// Everything that is wrong with the texts, so that it can be put right in one go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadTexts(pub Vec<String>);

impl fmt::Display for BadTexts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the texts cannot be used: {}", self.0.join("; "))
    }
}
impl std::error::Error for BadTexts {}

/// Every text of one language while it is being read: key to owner and shape.
type Shapes = BTreeMap<String, (&'static str, Shape)>;

impl Catalogue {
    /// Reads all sources, and this crate's own texts. Texts that cannot be parsed, keys given twice, and keys or
    /// arguments that differ between the languages are all listed in the error.
    pub fn new(sources: &[Source]) -> Result<Catalogue, BadTexts> {
        let all: Vec<Source> = std::iter::once(OWN).chain(sources.iter().copied()).collect();
        let mut wrong = Vec::new();
        let (welsh, welsh_shapes) = read(Language::Cy, &all, &mut wrong);
        let (english, english_shapes) = read(Language::En, &all, &mut wrong);
        compare(&welsh_shapes, &english_shapes, &mut wrong);
        if !wrong.is_empty() {
            return Err(BadTexts(wrong));
        }
        let keys = english_shapes.into_keys().filter(|key| !key.starts_with('-')).collect();
        Ok(Catalogue { welsh, english, keys })
    }

    /// The texts in one language.
    pub fn texts(self: &Arc<Self>, language: Language) -> Texts {
        Texts::new(Arc::clone(self), language)
    }

    /// Every key, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(String::as_str)
    }

    pub(crate) fn bundle(&self, language: Language) -> &FluentBundle<FluentResource> {
        match language {
            Language::Cy => &self.welsh,
            Language::En => &self.english,
        }
    }
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Catalogue").field("keys", &self.keys.len()).finish_non_exhaustive()
    }
}

fn read(language: Language, sources: &[Source], wrong: &mut Vec<String>) -> (FluentBundle<FluentResource>, Shapes) {
    let locale: LanguageIdentifier = language.code().parse().expect("cy and en are language tags");
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // Both languages are written left to right, and invisible isolating marks would end up in exports.
    bundle.set_use_isolating(false);
    if bundle.add_builtins().is_err() {
        wrong.push("NUMBER could not be set up".to_owned());
    }
    let mut shapes = Shapes::new();
    for source in sources {
        let text = match language {
            Language::Cy => source.cy,
            Language::En => source.en,
        };
        let place = format!("{} ({})", source.name, language.code());
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, errors)| {
            for error in errors {
                let line = text.get(..error.pos.start).unwrap_or(text).lines().count().max(1);
                wrong.push(format!("{place}: line {line}: {error}"));
            }
            resource
        });
        note(&resource, source.name, &place, &mut shapes, wrong);
        // A key given twice has been noted with its owners, which the bundle's own error would not name.
        let _ = bundle.add_resource(resource);
    }
    for (key, (owner, shape)) in &shapes {
        let place = format!("{owner} ({}): {key}", language.code());
        for missing in shape.references.iter().filter(|name| !shapes.contains_key(*name)) {
            wrong.push(format!("{place}: leans on {missing}, which is not there"));
        }
        for function in shape.functions.iter().filter(|name| *name != "NUMBER") {
            wrong.push(format!("{place}: calls {function}, which is not there"));
        }
        if shape.asks_attribute {
            wrong.push(format!("{place}: attributes are not used here"));
        }
    }
    (bundle, shapes)
}

fn note(resource: &FluentResource, owner: &'static str, place: &str, shapes: &mut Shapes, wrong: &mut Vec<String>) {
    for entry in resource.entries() {
        let (key, pattern, attributes) = match entry {
            Entry::Message(message) => (message.id.name.to_owned(), message.value.as_ref(), &message.attributes),
            Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value), &term.attributes),
            _ => continue,
        };
        if !attributes.is_empty() {
            wrong.push(format!("{place}: {key}: attributes are not used here: give each text its own key"));
        }
        let Some(pattern) = pattern else { continue };
        if let Some((other, _)) = shapes.insert(key.clone(), (owner, Shape::of(pattern))) {
            wrong.push(format!("{place}: {key}: given before, in {other}"));
        }
    }
}

fn compare(welsh: &Shapes, english: &Shapes, wrong: &mut Vec<String>) {
    let is_text = |key: &&String| !key.starts_with('-');
    for key in english.keys().filter(is_text).filter(|key| !welsh.contains_key(*key)) {
        wrong.push(format!("{} (cy): {key}: missing", english[key].0));
    }
    for key in welsh.keys().filter(is_text).filter(|key| !english.contains_key(*key)) {
        wrong.push(format!("{} (en): {key}: missing", welsh[key].0));
    }
    for (key, (owner, shape)) in english.iter().filter(|(key, _)| is_text(key)) {
        let Some((_, other)) = welsh.get(key) else { continue };
        if shape.variables != other.variables {
            let list = |shape: &Shape| shape.variables.iter().cloned().collect::<Vec<_>>().join(" ");
            wrong.push(format!("{owner}: {key}: arguments differ: en [{}], cy [{}]", list(shape), list(other)));
        }
    }
}

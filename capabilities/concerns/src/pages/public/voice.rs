//! How each door speaks: a child is called *ti*, an adult *chi*, and every text has its own words for each.

use super::questions::Way;
use i18n::Value;
use web::Asked;
use web::components::Html;

/// The texts of one door.
#[derive(Clone, Copy)]
pub(crate) struct Voice<'a> {
    /// The request.
    pub(crate) asked: &'a Asked,
    /// Which door.
    pub(crate) way: Way,
}

impl Voice<'_> {
    /// The key of a text of this door.
    pub(crate) fn key(&self, name: &str) -> String {
        format!("public-{}-{name}", self.way.code())
    }
    /// Whether this door has such a text.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.asked.texts.has(&self.key(name))
    }
    /// A text.
    pub(crate) fn t(&self, name: &str) -> String {
        self.asked.t(&self.key(name))
    }
    /// A text with something put in.
    pub(crate) fn t_with(&self, name: &str, args: &[(&str, Value<'_>)]) -> String {
        self.asked.t_with(&self.key(name), args)
    }
    /// A paragraph.
    pub(crate) fn paragraph(&self, name: &str) -> Html {
        self.asked.paragraph(&self.key(name))
    }
    /// The texts `name-1`, `name-2`, … as far as they go.
    pub(crate) fn all(&self, name: &str) -> Vec<String> {
        (1..).map(|n| format!("{name}-{n}")).take_while(|key| self.has(key)).map(|key| self.t(&key)).collect()
    }
}

//! The numbers to ring. They are data: each has an owner outside this house and must be looked at again now and then.

use super::places;
use i18n::Value;
use web::Asked;
use web::components::{Html, List, Paragraph};

/// A number to ring.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Number {
    /// The text that says whose it is.
    pub(crate) key: &'static str,
    /// As it is written: its groups do not part at the end of a line.
    pub(crate) number: &'static str,
    /// As a telephone dials it.
    pub(crate) tel: &'static str,
}

/// In an emergency.
pub(crate) const EMERGENCY: Number = Number { key: "public-number-999", number: "999", tel: "999" };
/// For children.
pub(crate) const CHILDLINE: Number =
    Number { key: "public-number-childline", number: "0800\u{a0}1111", tel: "08001111" };
/// For adults who are worried about a child.
pub(crate) const NSPCC: Number =
    Number { key: "public-number-nspcc", number: "0808\u{a0}800\u{a0}5000", tel: "08088005000" };
/// The police, not urgent.
const POLICE: Number = Number { key: "public-number-101", number: "101", tel: "101" };
/// For children in Wales. Not yet confirmed with Meic: confirm it before anybody relies on this page.
const MEIC: Number = Number { key: "public-number-meic", number: "080880\u{a0}23456", tel: "08088023456" };

/// A sentence with a number in it that a telephone can dial.
pub(crate) fn sentence(asked: &Asked, key: &str, number: Number) -> Html {
    Html::trusted(asked.texts.rich(key, &[("number", number.number.into()), ("tel", number.tel.into())]))
}

/// The same as a paragraph.
pub(crate) fn paragraph(asked: &Asked, key: &str, number: Number) -> Html {
    Paragraph::new(sentence(asked, key, number)).html()
}

/// All of them, as a list.
pub(crate) fn list(asked: &Asked) -> Html {
    let mut items = all(asked);
    let councils = Value::from(asked.url("/about"));
    items.push(Html::trusted(asked.texts.rich("public-number-councils", &[("url", councils)])));
    List { spaced_out: true, ..List::bullet(items) }.html()
}

/// Those that are the same for everybody, as a list that leads away to no other page.
pub(crate) fn staying(asked: &Asked) -> Html {
    List { spaced_out: true, ..List::bullet(all(asked)) }.html()
}

fn all(asked: &Asked) -> Vec<Html> {
    let numbers = [EMERGENCY, CHILDLINE, MEIC, NSPCC, POLICE];
    numbers.iter().map(|number| sentence(asked, number.key, *number)).collect()
}

/// When what is sent is read: by the desk of this council; where it is not known, the hours in which every desk is. In a
/// demonstration nobody reads it, and the page says so.
pub(crate) fn hours(asked: &Asked, council: Option<&str>) -> Html {
    let own = council.and_then(|key| places().council(key));
    let hours = own.map_or_else(|| places().common_hours(), |council| council.contact.hours);
    let key = if asked.house.settings().demo { "public-hours-demo" } else { "public-hours" };
    asked.rich(key, &[("opens", hours.opens().to_string().into()), ("closes", hours.closes().to_string().into())])
}

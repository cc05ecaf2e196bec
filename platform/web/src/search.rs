//! What is typed into a search: sent as a form, answered at an address in which it stands sealed. Addresses are kept by
//! browsers and proxies, and are told to other pages.

use crate::{Asked, Fields, encoded};
use store::House;
use vault::ServerSeal;

/// The hidden field by which a search is told from another form.
pub(crate) const SEARCH: &str = "_search";
/// The one field of an address whose fields are sealed.
const SEALED: &str = "asked";

fn seal(house: &House) -> ServerSeal {
    ServerSeal::new(house.master(), "search")
}

/// The fields of an address, and whether they came sealed. What does not open is not there.
pub(crate) fn query_of(house: &House, query: &str) -> (Fields, bool) {
    let parse = |text: &[u8]| Fields::new(url::form_urlencoded::parse(text).into_owned().collect());
    let fields = parse(query.as_bytes());
    match fields.some(SEALED) {
        Some(sealed) => (parse(&seal(house).open(sealed).unwrap_or_default()), true),
        None => (fields, false),
    }
}

/// An address without its language, with these fields sealed after its `?`.
pub(crate) fn sealed(asked: &Asked, path: &str, fields: &[(String, String)]) -> String {
    format!("{path}?{SEALED}={}", seal(&asked.house).seal_alike(encoded(fields).as_bytes()))
}

/// The address at which a search that was typed is answered.
pub(crate) fn answered_at(asked: &Asked) -> String {
    let typed = |(name, value): &&(String, String)| !name.starts_with('_') && !value.is_empty();
    let fields: Vec<(String, String)> = asked.form.pairs().iter().filter(typed).cloned().collect();
    if fields.is_empty() { asked.path.clone() } else { sealed(asked, &asked.path, &fields) }
}

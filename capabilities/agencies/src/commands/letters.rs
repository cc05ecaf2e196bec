//! Letters: in both languages, Welsh first, with nothing in them beyond what is needed.

use kernel::Language;
use store::{House, Letter};

/// A letter with one link. `what` names its texts: `agencies-letter-<what>-subject` and `-body`; `path` follows the
/// language in the address.
pub(crate) fn with_link(house: &House, to: &str, what: &str, path: &str) -> Letter {
    let (cy, en) = (house.texts(Language::Cy), house.texts(Language::En));
    let subject = |texts: &i18n::Texts| texts.get(&format!("agencies-letter-{what}-subject"));
    let body = |texts: &i18n::Texts| {
        let link = format!("{}/{}{path}", house.settings().public_address, texts.language().code());
        texts.with(&format!("agencies-letter-{what}-body"), &[("link", link.into())])
    };
    Letter {
        to: to.to_owned(),
        subject: format!("{} / {}", subject(&cy), subject(&en)),
        body: format!("{}\n\n----\n\n{}\n", body(&cy), body(&en)),
    }
}

/// A letter without a link that something was done to the account.
pub(crate) fn notice(house: &House, to: &str, what: &str) -> Letter {
    with_link(house, to, what, "/account")
}

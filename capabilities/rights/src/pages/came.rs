//! Who asks or says something, how it came and when: what a request and a representation are both written down with.

use crate::words::{AskedBy, AskedHow, Requester};
use components::Textarea;
use kernel::Date;
use web::{Asked, Filled, Form, Mistakes};

/// The beginning of the texts of a request.
pub(super) const REQUEST: &str = "rights-request";
/// The beginning of the texts of a representation.
pub(super) const MATTER: &str = "rights-matter";

/// What was filled in.
pub(super) struct Came {
    pub(super) by: AskedBy,
    pub(super) how: AskedHow,
    pub(super) on: Date,
}

impl Came {
    /// Reads it, and says what is missing.
    pub(super) fn read(asked: &Asked, texts: &str, mistakes: &mut Mistakes) -> Option<Came> {
        let form = &asked.form;
        let (by, how) = (AskedBy::from_code(form.text("by")), AskedHow::from_code(form.text("how")));
        mistakes.unless(by.is_some(), "by", asked.t(&format!("{texts}-by-missing")));
        mistakes.unless(how.is_some(), "how", asked.t(&format!("{texts}-how-missing")));
        let day = form.date("received").ok().flatten().and_then(|day| day.bounds()).map(|(day, _)| day);
        mistakes.unless(day.is_some(), "received", asked.t("rights-request-received-missing"));
        Some(Came { by: by?, how: how?, on: day? })
    }
}

/// Who it is, with what they ask for or say.
pub(super) fn requester(asked: &Asked, words: &str) -> Requester {
    let text = |field: &str| asked.form.text(field).to_owned();
    Requester { name: text("name"), contact: text("contact"), asked_for: text(words) }
}

/// The questions of who it is and how they are reached.
pub(super) fn who(form: Form, filled: &Filled<'_>, texts: &str) -> Form {
    let by: Vec<&str> = AskedBy::ALL.iter().map(|by| by.code()).collect();
    form.field(filled.input("name", &format!("{texts}-name")).html())
        .field(filled.radios("by", &format!("{texts}-by"), filled.choices("rights-by", &by)).html())
        .field(Textarea { rows: 3, ..filled.textarea("contact", "rights-request-contact") }.html())
}

/// The questions of how it came and when.
pub(super) fn how(form: Form, filled: &Filled<'_>, texts: &str) -> Form {
    let how: Vec<&str> = AskedHow::ALL.iter().map(|how| how.code()).collect();
    form.field(filled.radios("how", &format!("{texts}-how"), filled.choices("rights-how", &how)).html())
        .field(filled.date("received", "rights-request-received-on").html())
}

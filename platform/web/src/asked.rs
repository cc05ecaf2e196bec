//! One request, unpacked: who asks, in which language, for what, with which fields.

use crate::{Fields, Front, SignedIn, encoded, search};
use access::{Permit, Refusal, Thing, Visit};
use components::{Form, Html, Paragraph};
use i18n::{Texts, Value};
use kernel::{Id, Timestamp};
use std::collections::HashMap;
use std::sync::Arc;
use store::{House, Stop};

/// The id of a page's main form, which the language switch sends.
pub const MAIN_FORM: &str = "main-form";

/// A file that was sent.
#[derive(Debug, Clone)]
pub struct Upload {
    /// The field's name.
    pub field: String,
    /// The file's own name.
    pub file_name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// One request.
#[derive(Clone)]
pub struct Asked {
    /// The house.
    pub house: House,
    /// Who asks, what for, in which language, when.
    pub visit: Visit,
    /// The texts in that language.
    pub texts: Texts,
    /// Parts of the address, for example `id` of `/concerns/{id}`.
    pub params: HashMap<String, String>,
    /// Fields of the address.
    pub query: Fields,
    /// Fields of the form.
    pub form: Fields,
    /// Whether a form was sent, rather than a page asked for.
    pub posted: bool,
    /// Files that were sent.
    pub uploads: Vec<Upload>,
    /// The address without the language.
    pub path: String,
    /// Who is signed in, if somebody is.
    pub signed_in: Option<SignedIn>,
    /// The session's token, if there is a session: for signing out.
    pub session_token: Option<String>,
    /// Where the request came from, for limits only; it is not stored.
    pub network: String,
    /// The mark of the browser: kept in it from the first sign-in on, so that its owner can be told of a new one.
    pub device: String,
    /// What the browser says of itself.
    pub browser: String,
    /// The form was sent to be shown again in this language: check nothing, keep what was typed, do nothing.
    pub switching_language: bool,
    /// The fields of the address came sealed, and leave so again in every link.
    pub(crate) query_sealed: bool,
    pub(crate) front: Arc<Front>,
    pub(crate) csrf: String,
}

impl Asked {
    /// The present, read once at the door.
    pub const fn now(&self) -> Timestamp {
        self.visit.now
    }
    /// A text in the visitor's language.
    pub fn t(&self, key: &str) -> String {
        self.texts.get(key)
    }
    /// A text with something put in.
    pub fn t_with(&self, key: &str, args: &[(&str, Value<'_>)]) -> String {
        self.texts.with(key, args)
    }
    /// A paragraph with small mark-up.
    pub fn rich(&self, key: &str, args: &[(&str, Value<'_>)]) -> Html {
        Paragraph::new(Html::trusted(self.texts.rich(key, args))).html()
    }
    /// A paragraph.
    pub fn paragraph(&self, key: &str) -> Html {
        self.rich(key, &[])
    }
    /// An address of the house in the visitor's language.
    pub fn url(&self, path: &str) -> String {
        format!("/{}{path}", self.visit.language.code())
    }
    /// A part of the address that is an id.
    ///
    /// # Errors
    /// [`Stop::NotFound`] when it is none.
    pub fn id<K>(&self, name: &str) -> Result<Id<K>, Stop> {
        self.params.get(name).and_then(|text| text.parse().ok()).ok_or(Stop::NotFound)
    }
    /// A part of the address; empty when the route has none of this name.
    pub fn param(&self, name: &str) -> &str {
        self.params.get(name).map_or("", String::as_str)
    }
    /// The page's main form: with the secret against forgery, and known to the language switch.
    pub fn form(&self, path: &str) -> Form {
        Form { id: MAIN_FORM.to_owned(), ..self.side_form(path) }
    }
    /// Another form on the page, such as a single button.
    pub fn side_form(&self, path: &str) -> Form {
        Form::post(self.url(path), self.csrf.clone())
    }
    /// A search form. What is typed into it comes to stand in an address, so that the page can be turned over, come back to
    /// and shown in the other language; but sealed: addresses are kept by browsers and proxies.
    pub fn search_form(&self, path: &str) -> Form {
        self.side_form(path).hidden(search::SEARCH, "yes")
    }
    /// A form of choices, into which nothing is typed: they stand in the address as they are.
    pub fn choice_form(&self, path: &str) -> Form {
        Form::get(self.url(path))
    }
    /// An address without its language, with these fields after its `?`; sealed where this page's own came sealed.
    pub fn address(&self, path: &str, fields: &[(String, String)]) -> String {
        match (fields.is_empty(), self.query_sealed) {
            (true, _) => path.to_owned(),
            (false, false) => format!("{path}?{}", encoded(fields)),
            (false, true) => search::sealed(self, path, fields),
        }
    }
    /// May the visitor do this to this thing?
    ///
    /// # Errors
    /// The refusal.
    pub fn permit(&self, action: &str, thing: &Thing) -> Result<Permit, Refusal> {
        self.house.permit(&self.visit, action, thing)
    }
    /// Takes one try from a bucket of the house, such as `sign-in:<network>`.
    pub fn may_try(&self, bucket: &str, tries: u32, per_minutes: u32) -> bool {
        self.front.limiter.take(bucket, tries, per_minutes, self.now())
    }
    /// The name of the house.
    pub fn house_name(&self) -> String {
        self.t("web-house")
    }
}

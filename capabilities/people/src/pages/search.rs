//! The search: one box for names, dates, numbers and plates, and what was found.

use super::shown::{below, stacked};
use crate::{
    panels::{Around, Names, at_a_glance, record_link},
    queries::{self, Found, PAGE, Scope, Search, Summary, register_thing},
    words::RecordKind,
};
use components::{Button, Choice, Html, InsetText, Link, List, Paragraph, Tag, TagColour};
use std::sync::Arc;
use web::{Asked, Filled, Mistakes, Outcome, Page, Paging};

/// The search page.
pub(super) async fn show(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let (scope, permit) = Scope::widest(&asked.house, &asked.visit)?;
    let paging = Paging::of(&asked, PAGE);
    let kind = RecordKind::from_code(asked.query.text("kind"));
    let wanted = Search { text: asked.query.text("q").to_owned(), kind, page: paging.page };
    let mut page = Page::new(asked.t("people-title")).menu("people").full().with(box_of(&asked, "/people"));
    if wanted.text.is_empty() {
        return page.with(guidance(&asked, scope)).with(add_button(&asked)).with(ways(&asked, scope)).answer();
    }
    let found = {
        let mut reader = asked.house.look(&permit, "search").await?;
        queries::search(&mut reader, scope, asked.now().date(), &wanted).await?
    };
    page = if found.rows.is_empty() {
        page.with(nothing(&asked))
    } else {
        let names = around.names(&asked, Vec::new()).await?;
        page.with(results(&asked, &found, &names, |row| record_link(&asked, row)))
            .with(paging.html(&asked, found.total))
    };
    page.with(add_button(&asked)).answer()
}

/// The box and the kinds.
pub(super) fn box_of(asked: &Asked, path: &str) -> Html {
    let none = Mistakes::none();
    let filled = Filled::new(asked, &asked.query, &none);
    let mut kinds = vec![Choice::new("", asked.t("people-kind-any"))];
    kinds.extend(RecordKind::ALL.map(|kind| Choice::new(kind.code(), asked.t(kind_key(kind)))));
    let mut kind = filled.radios("kind", "people-kind", kinds);
    kind.classes = "govuk-radios--inline govuk-radios--small".to_owned();
    let mut words = filled.input("q", "people-search-for");
    words.autocomplete = "off".to_owned();
    words.spellcheck = Some(false);
    let button = Button::new(asked.t("people-search"));
    asked.search_form(path).field(words.html()).field(kind.html()).button(button).html()
}

/// The words for a kind.
pub(super) const fn kind_key(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Person => "people-kind-person",
        RecordKind::Vehicle => "people-kind-vehicle",
        RecordKind::Phone => "people-kind-phone",
        RecordKind::Account => "people-kind-account",
        RecordKind::Place => "people-kind-place",
    }
}

/// What was found, each line by a link of the caller's choice.
pub(super) fn results(asked: &Asked, found: &Found, names: &Names, link: impl Fn(&Summary) -> Html) -> Html {
    let rows = found.rows.iter().map(|row| {
        let mut name = vec![link(row)];
        if row.kind != RecordKind::Person {
            name.push(Tag::new(asked.t(kind_key(row.kind)), TagColour::Grey).html());
        }
        let known = row.details.known_as.as_ref();
        let known = known.map(|known| asked.t_with("people-also-known-as", &[("names", known.into())]));
        let name = below(Html::join(name), &known.unwrap_or_default());
        let records = i64::try_from(row.records).unwrap_or(1);
        let behind = if records > 1 {
            asked.t_with("people-records-behind", &[("count", records.into())])
        } else {
            names.agency(asked, row.agency)
        };
        vec![name, Html::text(&at_a_glance(asked, &row.details)), Html::text(&behind)]
    });
    let head = ["people-head-who", "people-head-what", "people-head-whose"].map(|key| asked.t(key));
    let table = stacked(&asked.t("people-found"), &head, rows);
    let count = asked.t_with("people-found-count", &[("count", found.total.into())]);
    let mut pieces = vec![Paragraph::new(count).html()];
    if found.more {
        pieces.push(InsetText::new(asked.t("people-found-more")).html());
    }
    pieces.push(table);
    Html::join(pieces)
}

/// What to do where nothing was found.
pub(super) fn nothing(asked: &Asked) -> Html {
    let tips = ["people-tip-less", "people-tip-number", "people-tip-kind"].map(|key| asked.t(key).into());
    Html::join([
        Paragraph::new(asked.t("people-found-nothing")).html(),
        List { items: tips.to_vec(), kind: components::ListKind::Bullet, ..List::default() }.html(),
    ])
}

/// What can be typed, before anything was.
fn guidance(asked: &Asked, scope: Scope) -> Html {
    let whose = if scope.is_partnership() { "people-scope-partnership" } else { "people-scope-agency" };
    let items = ["people-can-names", "people-can-dates", "people-can-numbers", "people-can-plates"];
    Html::join([
        Paragraph::new(asked.t(whose)).html(),
        List {
            items: items.map(|key| asked.t(key).into()).to_vec(),
            kind: components::ListKind::Bullet,
            ..List::default()
        }
        .html(),
    ])
}

/// The ways to what waits for a decision.
fn ways(asked: &Asked, scope: Scope) -> Html {
    let mut links = vec![Link::new(asked.url("/people/questions"), asked.t("people-asked-title")).html()];
    if scope.is_partnership() {
        links.insert(0, Link::new(asked.url("/people/queue"), asked.t("people-queue-title")).html());
    }
    let items = links.into_iter().map(Into::into).collect();
    List { items, kind: components::ListKind::Plain, ..List::default() }.html()
}

/// Adding a record, for those who may.
fn add_button(asked: &Asked) -> Html {
    let may = asked.visit.who.agency.is_some_and(|own| asked.permit("people.add", &register_thing(Some(own))).is_ok());
    if !may {
        return Html::default();
    }
    let button = Button::link(asked.url("/people/add"), asked.t("people-add"));
    Button { variant: components::ButtonVariant::Secondary, ..button }.html()
}

//! What the columns mean: the guess, to be confirmed.

use super::{asked_for, button, path};
use crate::commands::{self, SAMPLES};
use crate::imports::{Import, State};
use crate::mapping::{BadDates, BadMapping, Dates, Names};
use crate::{Mapping, dates, fields, names, reading, running};
use components::{Hint, SelectItem};
use store::{Fault, Stop};
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

/// How many values of a column are shown beside it.
const SHOWN: usize = 3;

/// Shows each column with what it is taken for.
pub(super) async fn show(asked: Asked) -> Outcome {
    let (import, _) = open(&asked).await?;
    let fields = filled_from(&import);
    page(&asked, &import, &fields, &Mistakes::none()).await
}

/// Confirms.
pub(super) async fn submit(asked: Asked) -> Outcome {
    let (import, _) = open(&asked).await?;
    let fields = asked.form.clone();
    if asked.switching_language {
        return page(&asked, &import, &fields, &Mistakes::none()).await;
    }
    let mapping = mapping_from(&import, &fields);
    match commands::confirm(&asked.house, &asked.visit, import.id, mapping).await? {
        Ok(()) => Ok(Answer::Redirect(path(&import, "/check"))),
        Err(bad) => page(&asked, &import, &fields, &told(&asked, &import, &fields, &bad)).await,
    }
}

async fn open(asked: &Asked) -> Result<(Import, access::Permit), Stop> {
    let (import, permit) = asked_for(asked, "exchange.import").await?;
    if matches!(import.state, State::Sent | State::Ready) { Ok((import, permit)) } else { Err(Stop::NotFound) }
}

fn name_of(place: usize) -> String {
    format!("column-{place}")
}

fn filled_from(import: &Import) -> Fields {
    let mapping = &import.mapping;
    let mut fields = Fields::default();
    for (place, column) in import.header.iter().enumerate() {
        fields.set(&name_of(place), mapping.field_of(column).unwrap_or("none"));
    }
    let month_first = mapping.dates.order == dates::Order::MonthFirst;
    let family_first = mapping.names.order == names::Order::FamilyFirst;
    let unknown = mapping.dates.impossible == BadDates::Unknown;
    fields.set("date-order", if month_first { "month-first" } else { "day-first" });
    fields.set("name-order", if family_first { "family-first" } else { "given-first" });
    fields.set("bad-dates", if unknown { "unknown" } else { "refuse" });
    fields
}

fn mapping_from(import: &Import, typed: &Fields) -> Mapping {
    let mut mapping = Mapping::new(import.sort);
    mapping.constants = import.mapping.constants.clone();
    mapping.never = import.mapping.never.clone();
    for (place, column) in import.header.iter().enumerate() {
        let field = typed.text(&name_of(place));
        if !matches!(field, "" | "none") {
            mapping.feed(field, column);
        }
    }
    mapping.dates = Dates {
        order: if typed.is("date-order", "month-first") { dates::Order::MonthFirst } else { dates::Order::DayFirst },
        impossible: if typed.is("bad-dates", "unknown") { BadDates::Unknown } else { BadDates::Refuse },
    };
    let family_first = typed.is("name-order", "family-first");
    mapping.names = Names { order: if family_first { names::Order::FamilyFirst } else { names::Order::GivenFirst } };
    mapping
}

/// What is wrong, at the column where it can be mended.
fn told(asked: &Asked, import: &Import, typed: &Fields, bad: &BadMapping) -> Mistakes {
    let mut mistakes = Mistakes::none();
    let at = |wanted: &dyn Fn(usize, &str) -> bool| {
        let place = import
            .header
            .iter()
            .enumerate()
            .filter(|(place, name)| wanted(*place, name))
            .map(|(place, _)| place)
            .last();
        name_of(place.unwrap_or(0))
    };
    let (place, key) = match bad {
        BadMapping::OneColumnOnly(field) => {
            (at(&|place, _| typed.is(&name_of(place), field)), "exchange-one-column-only")
        }
        BadMapping::NeverRead(column) => (at(&|_, name| name == column), "exchange-never-read"),
        BadMapping::NothingFor("what_happened") => (name_of(0), "exchange-nothing-for-what"),
        BadMapping::NothingFor(_) => (name_of(0), "exchange-nothing-for-name"),
        _ => (name_of(0), "exchange-no-such-field"),
    };
    mistakes.add(&place, asked.t(key));
    mistakes
}

async fn page(asked: &Asked, import: &Import, typed: &Fields, mistakes: &Mistakes) -> Outcome {
    let bytes = running::file(&asked.house, import.id).await?.ok_or(Stop::NotFound)?;
    let read = tokio::task::spawn_blocking(move || commands::beginning(bytes, &reading::options())).await;
    let samples =
        read.map_err(|_| Fault::new("reading a file was broken off"))?.map(|(_, rows)| rows).unwrap_or_default();
    debug_assert!(samples.len() <= SAMPLES);
    let filled = Filled::new(asked, typed, mistakes);
    let known = fields::fields(import.sort);
    let mut form = asked.form(&path(import, "/columns"));
    for (place, column) in import.header.iter().enumerate() {
        let none = SelectItem::new("none", asked.t("exchange-column-none"));
        let choices =
            known.iter().map(|field| SelectItem::new(field.code, asked.t(&format!("exchange-field-{}", field.code))));
        let mut select = filled.select(&name_of(place), "exchange-column", [none].into_iter().chain(choices).collect());
        select.label = components::Label::from(column.clone());
        select.hint = Some(Hint::from(hint(asked, column, place, &samples)));
        form = form.field(select.html());
    }
    let radios = |name: &str, question: &str, values: &[&str]| {
        filled.radios(name, question, filled.choices(question, values)).html()
    };
    form = form
        .field(radios("date-order", "exchange-date-order", &["day-first", "month-first"]))
        .field(radios("bad-dates", "exchange-bad-dates", &["refuse", "unknown"]))
        .field(radios("name-order", "exchange-name-order", &["given-first", "family-first"]))
        .button(button(asked, "exchange-check-button"));
    Page::new(asked.t("exchange-columns-title"))
        .caption(import.file_name.clone())
        .menu("import")
        .back("/import")
        .mistakes(mistakes)
        .with(asked.paragraph("exchange-columns-lead"))
        .with(asked.paragraph("exchange-columns-notes"))
        .form(form)
        .answer()
}

/// The first values of a column, so that it can be told what they are; never those of columns that are not taken.
fn hint(asked: &Asked, column: &str, place: usize, samples: &[Vec<String>]) -> String {
    if fields::is_never_taken(column) {
        return asked.t("exchange-column-never");
    }
    let cells = samples.iter().filter_map(|row| row.get(place)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let shown: Vec<String> = cells.take(SHOWN).map(|cell| cell.chars().take(40).collect()).collect();
    if shown.is_empty() {
        asked.t("exchange-column-empty")
    } else {
        asked.t_with("exchange-column-values", &[("values", shown.join(" · ").into())])
    }
}

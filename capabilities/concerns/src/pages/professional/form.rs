//! One page of a referral as fields: shown with what was typed, read back, and told again in words.

use super::codes;
use super::steps::{Choices, Kind, Question, Step};
use crate::drafts::Written;
use web::components::{
    Choice, Content, Fieldset, Html, Input, Label, ParagraphKind, Select, SelectItem, SummaryRow, Textarea,
};
use web::{Asked, Fields, Filled, Mistakes};

/// The fields of a page. A page with a single question has it as its heading.
pub(super) fn fields(asked: &Asked, step: &Step, typed: &Fields, mistakes: &Mistakes) -> Vec<Html> {
    let filled = Filled::new(asked, typed, mistakes);
    let alone = step.questions.len() == 1;
    step.questions.iter().map(|question| field(asked, &filled, question, alone)).collect()
}

fn field(asked: &Asked, filled: &Filled<'_>, question: &Question, alone: bool) -> Html {
    let (name, label) = (question.name, question.label);
    let words = || if alone { Label::page_heading(asked.t(label)) } else { Label::from(asked.t(label)) };
    match &question.kind {
        Kind::Line | Kind::Short => {
            let classes = if matches!(question.kind, Kind::Short) { "govuk-input--width-20" } else { "" };
            let input = Input { label: words(), classes: classes.to_owned(), ..filled.input(name, label) };
            Input { autocomplete: "off".to_owned(), spellcheck: Some(false), ..input }.html()
        }
        Kind::Lines(rows) => Textarea { label: words(), rows: *rows, ..filled.textarea(name, label) }.html(),
        Kind::One(choices) => {
            let mut radios = filled.radios(name, label, offered(asked, choices));
            if alone {
                radios.fieldset = Some(Fieldset::page_heading(asked.t(label)));
            }
            radios.html()
        }
        Kind::Any(choices) => {
            let mut boxes = filled.checkboxes(name, label, offered(asked, choices));
            if alone {
                boxes.fieldset = Some(Fieldset::page_heading(asked.t(label)));
            }
            boxes.html()
        }
        Kind::Pick(choices) => {
            let first = SelectItem::new("", asked.t("referral-choose"));
            let others = options(asked, choices).into_iter().map(|(value, words)| SelectItem::new(value, words));
            Select { label: words(), ..filled.select(name, label, std::iter::once(first).chain(others).collect()) }
                .html()
        }
        Kind::Date => filled.date(name, label).html(),
    }
}

fn offered(asked: &Asked, choices: &Choices) -> Vec<Choice> {
    options(asked, choices).into_iter().map(|(value, words)| Choice::new(value, words)).collect()
}

fn options(asked: &Asked, choices: &Choices) -> Vec<(String, String)> {
    match choices {
        Choices::Codes(list) => codes()
            .list(list)
            .iter()
            .map(|code| (code.code.clone(), code.name(asked.visit.language).to_owned()))
            .collect(),
        Choices::Words(words) => words.iter().map(|(value, key)| ((*value).to_owned(), asked.t(key))).collect(),
    }
}

/// What was typed into the fields of a page and nothing else, and what is wrong with it: only a date that is none.
pub(super) fn read(asked: &Asked, step: &Step) -> (Vec<(String, String)>, Mistakes) {
    let mut kept = Vec::new();
    let mut mistakes = Mistakes::none();
    for question in step.questions {
        let names = match question.kind {
            Kind::Date => ["day", "month", "year"].map(|part| format!("{}-{part}", question.name)).to_vec(),
            _ => vec![question.name.to_owned()],
        };
        for name in &names {
            let values = asked.form.pairs().iter().filter(|(n, v)| n == name && !v.trim().is_empty());
            kept.extend(values.map(|(n, v)| (n.clone(), v.replace("\r\n", "\n"))));
        }
        if matches!(question.kind, Kind::Date) {
            mistakes.unless(asked.form.date(question.name).is_ok(), question.name, asked.t("referral-not-a-date"));
        }
    }
    (kept, mistakes)
}

/// An answer in words; empty when there is none.
pub(super) fn answer(asked: &Asked, question: &Question, typed: &Fields) -> String {
    let named = |choices: &Choices, value: &str| {
        options(asked, choices).into_iter().find(|(v, _)| v == value).map_or_else(|| value.to_owned(), |(_, w)| w)
    };
    match &question.kind {
        Kind::Line | Kind::Short | Kind::Lines(_) => typed.text(question.name).to_owned(),
        Kind::One(choices) | Kind::Pick(choices) => {
            typed.some(question.name).map(|value| named(choices, value)).unwrap_or_default()
        }
        Kind::Any(choices) => {
            let all: Vec<String> = typed.all(question.name).iter().map(|value| named(choices, value)).collect();
            asked.texts.list(&all)
        }
        Kind::Date => match typed.date(question.name) {
            Ok(Some(date)) => asked.texts.uncertain_date(date),
            _ => String::new(),
        },
    }
}

/// What a part of a draft holds, as fields.
pub(super) fn typed(written: &Written, part: &str) -> Fields {
    Fields::new(written.parts.get(part).map(|p| p.fields.clone()).unwrap_or_default())
}

/// The answers of a page as rows, without those that were not given.
pub(super) fn rows(asked: &Asked, step: &Step, typed: &Fields) -> Vec<SummaryRow> {
    let given = step.questions.iter().map(|question| (question, answer(asked, question, typed)));
    given
        .filter(|(_, words)| !words.is_empty())
        .map(|(question, words)| SummaryRow::new(asked.t(question.label), lines(&words)))
        .collect()
}

/// Text as it was typed, with its lines.
pub(super) fn lines(text: &str) -> Content {
    let mut html = Html::default();
    for (number, line) in text.lines().enumerate() {
        if number > 0 {
            html.push(Html::trusted("<br>"));
        }
        html.push(Html::text(line));
    }
    Content::Html(html)
}

/// A quiet line, such as when something was saved or where a limit comes from.
pub(super) fn quiet(words: String) -> Html {
    web::components::Paragraph { kind: ParagraphKind::Quiet, ..web::components::Paragraph::new(words) }.html()
}

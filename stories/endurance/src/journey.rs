//! Somebody without an account who tells of something: follows the pages of the public door, whatever they ask.

use crate::http::{Answer, Visitor};
use anyhow::{Context, bail};
use kernel::{Chance, ReturnCode};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};
use testkit::page::{Form, Kind, forms, words};

/// No report takes more pages.
const MOST_PAGES: usize = 60;
const TOLD: &[&str] = &[
    "Seen getting into a silver car outside the station.",
    "A man in his thirties waits by the school gate every Friday.",
    "She has a new phone and will not say who gave it to her.",
    "Three boys are picked up from the arcade late in the evening.",
];

/// A form that was sent, so that it can be sent again.
#[derive(Clone)]
pub struct Sent {
    pub path: String,
    pub fields: Vec<(String, String)>,
}

/// How a journey ended.
pub enum End {
    /// The page with the code was shown, so long after the report was sent.
    Acknowledged(String, Duration),
    /// The connection was cut. What was sent last, if anything was.
    Cut(Option<Sent>),
}

/// Tells something from the first page to the last.
pub fn tell(visitor: &mut Visitor, chance: &Chance) -> anyhow::Result<End> {
    let Ok(first) = visitor.get("/en/") else { return Ok(End::Cut(None)) };
    go_on(visitor, first, chance)
}

/// Sends again what was cut off, and goes on to the last page.
pub fn resume(visitor: &mut Visitor, sent: &Sent, chance: &Chance) -> anyhow::Result<End> {
    match visitor.post(&sent.path, &sent.fields) {
        Ok(answer) => go_on(visitor, answer, chance),
        Err(_) => Ok(End::Cut(Some(sent.clone()))),
    }
}

fn go_on(visitor: &mut Visitor, mut answer: Answer, chance: &Chance) -> anyhow::Result<End> {
    let (mut page, mut took) = (0, Duration::ZERO);
    loop {
        if answer.status >= 500 {
            bail!("a page answered {}: {}", answer.status, words(&answer.body).trim());
        }
        if let Some(code) = code_on(&answer.body) {
            return Ok(End::Acknowledged(code, took));
        }
        page += 1;
        if page > MOST_PAGES {
            bail!("after {MOST_PAGES} pages there is no end: {}", words(&answer.body).trim());
        }
        let form = journey_form(&answer.body)
            .with_context(|| format!("no form: {} {}", answer.status, words(&answer.body).trim()))?;
        let corrected = answer.body.contains("govuk-error-summary");
        let sent = Sent { path: form.action.clone(), fields: filled(&form, corrected, chance) };
        let start = Instant::now();
        answer = match visitor.post(&sent.path, &sent.fields) {
            Ok(answer) => answer,
            Err(_) => return Ok(End::Cut(Some(sent))),
        };
        took = start.elapsed();
    }
}

/// The return code that a page shows, if it shows one.
fn code_on(body: &str) -> Option<String> {
    let text = words(body);
    let mut tokens = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    tokens.find(|token| token.len() > 16 && token.parse::<ReturnCode>().is_ok()).map(str::to_owned)
}

fn journey_form(body: &str) -> Option<Form> {
    let mut forms: Vec<Form> =
        forms(body).into_iter().filter(|form| form.is_post && form.action.ends_with("/steps")).collect();
    let main = forms.iter().position(|form| form.id == "main-form").unwrap_or(0);
    (main < forms.len()).then(|| forms.swap_remove(main))
}

/// A form as somebody fills it in: one choice of each, a sentence where there is room for one, little else. After a
/// mistake everything that is asked is answered.
pub fn filled(form: &Form, corrected: bool, chance: &Chance) -> Vec<(String, String)> {
    let mut sent: Vec<(String, String)> = Vec::new();
    let mut seen = BTreeSet::new();
    for field in form.fields.iter().filter(|field| !field.name.is_empty() && !field.name.starts_with("_language")) {
        let several = matches!(field.kind, Kind::Choice | Kind::List | Kind::Button | Kind::Tick);
        if several && !seen.insert(field.name.clone()) {
            continue;
        }
        let value = match field.kind {
            Kind::Hidden => field.value.clone(),
            Kind::Choice | Kind::List => {
                let choices: Vec<_> = form.fields.iter().filter(|f| f.name == field.name).collect();
                chance.pick(&choices).value.clone()
            }
            Kind::Tick | Kind::File => continue,
            Kind::Button if field.name == "_begin" => {
                let doors: Vec<_> = form.fields.iter().filter(|f| f.name == "_begin").collect();
                chance.pick(&doors).value.clone()
            }
            Kind::Button => continue,
            // A field that no person sees.
            Kind::Text if field.name == "more" => String::new(),
            Kind::Text if field.name == "email" => String::new(),
            Kind::Text if field.name == "phone" => format!("01632 960{:03}", chance.below(1000)),
            Kind::Text | Kind::Long if corrected || field.name == "what" => (*chance.pick(TOLD)).to_owned(),
            Kind::Text | Kind::Long => String::new(),
        };
        sent.push((field.name.clone(), value));
    }
    sent
}

/// Comes back with a code. Whether it is known.
pub fn come_back(visitor: &mut Visitor, code: &str) -> anyhow::Result<bool> {
    let answer = visitor.post("/en/return", &[("code".to_owned(), code.to_owned())])?;
    Ok(answer.status == 200 && !answer.body.contains("govuk-error-summary"))
}

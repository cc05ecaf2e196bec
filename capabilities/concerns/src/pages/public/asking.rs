//! One question a page: how each step looks, with what was typed and what is wrong with it.

use super::journey::{Journey, Wrong};
use super::questions::{Field, Kind, OTHER_COUNTIES, Step, Way, fields};
use super::steps::{form, with_back};
use super::voice::Voice;
use super::{checking, numbers, places, signs};
use i18n::Value;
use web::components::{
    Attributes, Button, Choice, Details, Fieldset, FormGroup, Heading, Html, Input, Label, List, Paragraph, Radios,
    Size,
};
use web::{Asked, Fields, Filled, Mistakes, Page};

/// The answers of a journey as fields of a form.
pub(crate) fn answers(journey: &Journey) -> Fields {
    let all = fields(journey.way, journey.step);
    Fields::new(all.iter().map(|f| (f.name.to_owned(), journey.answer(f.name).to_owned())).collect())
}

/// The page of a step.
pub(crate) fn page(asked: &Asked, journey: &Journey, typed: &Fields, wrong: &[(&'static str, Wrong)]) -> Page {
    let voice = Voice { asked, way: journey.way };
    match journey.step {
        Step::Check => checking::page(asked, journey),
        Step::Help => help(&voice, journey),
        _ => question(&voice, journey, typed, wrong),
    }
}

fn title(asked: &Asked, journey: &Journey) -> String {
    asked.t_with("public-step", &[("number", journey.number(places()).into())])
}

/// Somebody may be in danger: whom to ring comes before anything else.
fn help(voice: &Voice<'_>, journey: &Journey) -> Page {
    let asked = voice.asked;
    let say = |name: &str, number| numbers::paragraph(asked, &voice.key(name), number);
    let mut page = Page::public(title(asked, journey))
        .own_heading()
        .with(Heading::page(voice.t("help-heading")))
        .with(say("help-999", numbers::EMERGENCY))
        .with(say("help-childline", numbers::CHILDLINE));
    if voice.way == Way::Adult {
        page = page.with(say("help-nspcc", numbers::NSPCC));
    }
    let page = page
        .with(voice.paragraph("help-place"))
        .with(voice.paragraph("help-on"))
        .form(form(asked, journey).button(Button::new(voice.t("help-button"))));
    with_back(page, asked, journey)
}

fn question(voice: &Voice<'_>, journey: &Journey, typed: &Fields, wrong: &[(&'static str, Wrong)]) -> Page {
    let asked = voice.asked;
    let mistakes = mistakes(voice, wrong);
    let filled = Filled::new(asked, typed, &mistakes);
    let all = fields(journey.way, journey.step);
    let mut form = form(asked, journey);
    let mut page = Page::public(title(asked, journey)).own_heading();
    if all.len() > 1 {
        page = page.with(Heading::page(voice.t(&format!("{}-heading", journey.step.code()))));
        let lead = format!("{}-lead", journey.step.code());
        if voice.has(&lead) {
            page = page.with(voice.paragraph(&lead));
        }
    }
    for field in all {
        form = form.field(rendered(voice, &filled, field, all.len() == 1));
    }
    for more in beside(voice, journey.step) {
        form = form.field(more);
    }
    let page = page.mistakes(&mistakes).form(form.button(Button::new(asked.t("public-continue"))));
    with_back(page, asked, journey)
}

fn mistakes(voice: &Voice<'_>, wrong: &[(&'static str, Wrong)]) -> Mistakes {
    let mut mistakes = Mistakes::none();
    for (field, wrong) in wrong {
        let sentence = match wrong {
            Wrong::Missing | Wrong::NoWay => voice.t(&format!("{field}-missing")),
            Wrong::TooLong(most) => voice.t_with("too-long", &[("most", Value::from(most.to_string()))]),
        };
        mistakes.add(field, sentence);
    }
    mistakes
}

fn rendered(voice: &Voice<'_>, filled: &Filled<'_>, field: &Field, alone: bool) -> Html {
    let key = voice.key(field.name);
    let label = |words: String| if alone { Label::page_heading(words) } else { Label::sized(words, Size::S) };
    match field.kind {
        Kind::Text => {
            let textarea = filled.textarea(field.name, &key);
            let rows = if alone { 8 } else { 4 };
            web::components::Textarea { label: label(voice.t(field.name)), rows, ..textarea }.html()
        }
        Kind::One(_) | Kind::County => {
            let legend = voice.t(field.name);
            let fieldset = if alone { Fieldset::page_heading(legend) } else { Fieldset::new(legend, Size::S) };
            let items = choices(voice, field);
            Radios { fieldset: Some(fieldset), ..filled.radios(field.name, &key, items) }.html()
        }
        kind => {
            let input = Input { label: label(voice.t(field.name)), ..filled.input(field.name, &key) };
            let input = Input { autocomplete: "off".into(), ..input };
            let input = match kind {
                Kind::Phone => Input { input_type: "tel".into(), classes: "govuk-input--width-20".into(), ..input },
                Kind::Email => Input { input_type: "email".into(), spellcheck: Some(false), ..input },
                _ => input,
            };
            input.html()
        }
    }
}

fn choices(voice: &Voice<'_>, field: &Field) -> Vec<Choice> {
    let choice = |code: &str| Choice::new(code, question_words(voice, field, code));
    match field.kind {
        Kind::One(codes) => codes.iter().map(|code| choice(code)).collect(),
        Kind::County => {
            let councils = places().councils().iter().map(|council| choice(&council.key));
            councils.chain(OTHER_COUNTIES.iter().map(|code| choice(code))).collect()
        }
        _ => Vec::new(),
    }
}

/// The words of a choice.
pub(crate) fn question_words(voice: &Voice<'_>, field: &Field, code: &str) -> String {
    match field.kind {
        Kind::County => match (places().council(code), code) {
            (Some(council), _) => council.area(voice.asked.visit.language).to_owned(),
            (None, "elsewhere") => voice.asked.t("public-county-elsewhere"),
            (None, _) => voice.asked.t("public-county-unknown"),
        },
        _ => voice.t(&format!("{}-{code}", field.name)),
    }
}

/// What helps with the page's question.
fn beside(voice: &Voice<'_>, step: Step) -> Vec<Html> {
    let asked = voice.asked;
    match step {
        Step::What => {
            let mut more = Vec::new();
            if voice.way == Way::Child {
                let ideas = List::bullet(voice.all("ideas")).html();
                more.push(Details::new(voice.t("ideas"), ideas).html());
            }
            more.push(Details::new(voice.t("signs"), signs::of(asked, voice.way)).html());
            more.push(Paragraph::new(voice.t("pictures")).html());
            more.push(trap(asked));
            more
        }
        _ => Vec::new(),
    }
}

/// A field that no person sees: what fills it in is a machine.
fn trap(asked: &Asked) -> Html {
    let form_group = FormGroup {
        classes: "govuk-visually-hidden".to_owned(),
        attributes: Attributes::new().with("aria-hidden", "true"),
        ..FormGroup::default()
    };
    Input {
        autocomplete: "off".into(),
        attributes: Attributes::new().with("tabindex", "-1"),
        form_group,
        ..Input::new("more", Label::from(asked.t("public-trap")))
    }
    .html()
}

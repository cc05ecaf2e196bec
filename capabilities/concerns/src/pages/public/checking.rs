//! The last page before sending: every answer, with a way to change it, and what will become of it.

use super::asking::question_words;
use super::journey::Journey;
use super::questions::{Kind, Step, fields};
use super::steps::{form, with_back};
use super::voice::Voice;
use super::{numbers, places};
use web::components::{Attributes, Button, Content, Heading, Html, Link, List, Paragraph, Size};
use web::{Asked, Page};

/// A button of the page's form that looks like a link: addresses tell nothing, and no script is needed.
pub(crate) fn form_button(name: &str, value: &str, classes: &str, words: Content) -> Html {
    let words = words.html();
    let html = format!(
        r#"<button type="submit" form="main-form" name="{name}" value="{value}" formnovalidate class="{classes} dolen-language__button">{words}</button>"#
    );
    Html::trusted(html)
}

/// The page.
pub(crate) fn page(asked: &Asked, journey: &Journey) -> Page {
    let voice = Voice { asked, way: journey.way };
    let privacy = Link {
        attributes: Attributes::new().with("target", "_blank").with("rel", "noopener"),
        ..Link::new(asked.url("/privacy"), asked.t("public-know-more"))
    };
    let send = Button { prevent_double_click: Some(true), ..Button::new(voice.t("send")) };
    let form = form(asked, journey)
        .field(rows(&voice, journey))
        .field(Heading::new(2, Size::M, voice.t("know-heading")))
        .field(List { spaced_out: true, ..List::bullet(voice.all("know")) }.html())
        .field(Paragraph::new(privacy.html()))
        .field(numbers::hours(asked, journey.council(places())))
        .button(send);
    let number = journey.number(places());
    let page = Page::public(asked.t_with("public-step", &[("number", number.into())]))
        .own_heading()
        .with(Heading::page(voice.t("check-heading")))
        .with(Paragraph::new(voice.t("check-lead")))
        .form(form);
    with_back(page, asked, journey)
}

/// One row for every answer, and one for every page that was left empty. The list is the usual one, but what changes
/// an answer is a button: the answers travel in the form.
fn rows(voice: &Voice<'_>, journey: &Journey) -> Html {
    let mut rows = Html::trusted(r#"<dl class="govuk-summary-list">"#);
    for step in journey.path(places()) {
        let fields = fields(journey.way, step);
        let answered: Vec<_> = fields.iter().filter(|f| !journey.answer(f.name).is_empty()).collect();
        let shown = if answered.is_empty() { fields.iter().take(1).collect() } else { answered };
        for field in shown {
            let label = voice.t(&format!("row-{}", field.name));
            let answer = journey.answer(field.name);
            let value = match field.kind {
                _ if answer.is_empty() => Html::text(&voice.asked.t("public-not-given")),
                Kind::One(_) | Kind::County => Html::text(&question_words(voice, field, answer)),
                _ => lines(answer),
            };
            let row = format!(
                r#"<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{}</dt>
<dd class="govuk-summary-list__value">{value}</dd>
<dd class="govuk-summary-list__actions">{}</dd></div>"#,
                Html::text(&label),
                change(voice.asked, step, &label)
            );
            rows.push(Html::trusted(row));
        }
    }
    rows.push(Html::trusted("</dl>"));
    rows
}

fn change(asked: &Asked, step: Step, label: &str) -> Html {
    let words = Html::join([
        Html::text(&asked.t("public-change")),
        Html::trusted(r#"<span class="govuk-visually-hidden">: "#),
        Html::text(label),
        Html::trusted("</span>"),
    ]);
    form_button("_change", step.code(), "govuk-link govuk-!-padding-0", words.into())
}

/// Text that a person typed, with its line breaks.
pub(crate) fn lines(text: &str) -> Html {
    let lines: Vec<String> = text.lines().map(|line| Html::text(line).into_string()).collect();
    Html::trusted(lines.join("<br>"))
}

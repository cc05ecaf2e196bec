//! Writing an answer to whoever raised the concern, seeing exactly what they will see, and sending it.

use super::opened::{Opened, Then, need, seen, then};
use crate::answers::{kinds, template};
use concerns::commands;
use concerns::words::AnswerKind;
use kernel::Language;
use web::components::{
    Attributes, Button, ButtonGroup, ButtonVariant, Heading, Html, InsetText, Link, Paragraph, Size, Textarea,
    WarningText,
};
use web::{Asked, Fields, Filled, Mistakes, Outcome, Page};

pub(crate) async fn show(asked: Asked) -> Outcome {
    let opened = Opened::of(&asked, "concerns.work").await?;
    let offered = kinds(&opened.row);
    let wanted = AnswerKind::from_code(asked.query.text("kind")).filter(|kind| offered.contains(kind));
    let kind = wanted.unwrap_or(offered[0]);
    let fields = Fields::default().with("text", template(&asked, &opened.row, kind, &opened.names));
    write(&asked, &opened, kind, &fields, &Mistakes::none(), None).await
}

/// The page on which the words are written.
async fn write(
    asked: &Asked,
    opened: &Opened,
    kind: AnswerKind,
    fields: &Fields,
    mistakes: &Mistakes,
    since: Option<u64>,
) -> Outcome {
    let filled = Filled::new(asked, fields, mistakes);
    let language = opened.row.language;
    let text = Textarea {
        rows: 16,
        attributes: Attributes::new().with("lang", language.code()),
        ..filled.textarea("text", "concern-answer-text")
    };
    let form = opened
        .form(asked, "answer")
        .hidden("kind", kind.code())
        .field(text.html())
        .button(opened.buttons(asked, "concern-answer-see"));
    let page = frame(asked, opened, kind, mistakes).await?.form(form);
    opened.overtaken(asked, page, since).answer()
}

/// What stands above both steps: what kind of answer, in which language, and what must never be in it.
async fn frame(asked: &Asked, opened: &Opened, kind: AnswerKind, mistakes: &Mistakes) -> Result<Page, store::Stop> {
    let title = match kind {
        AnswerKind::Acknowledgement => "concern-answer-title-acknowledgement",
        AnswerKind::Decision => "concern-answer-title-decision",
    };
    let mut page = opened.page(asked, title, mistakes).await?;
    if !opened.row.professional {
        page = page.with(WarningText::new(asked.t("concern-warning"), asked.t("concern-answer-never")).html());
    }
    if !opened.row.reachable {
        page = page.with(InsetText::new(asked.t("concern-answer-unreachable")).html());
    }
    let language = match opened.row.language {
        Language::Cy => "concern-in-welsh",
        Language::En => "concern-in-english",
    };
    page = page.with(Paragraph::new(asked.t(language)).html());
    let others = kinds(&opened.row).into_iter().filter(|other| *other != kind);
    for other in others {
        let key = format!("concern-answer-instead-{}", other.code());
        let href = asked.url(&format!("{}/answer?kind={}", opened.path(), other.code()));
        page = page.with(Paragraph::new(Link::new(href, asked.t(&key)).html()).html());
    }
    Ok(page)
}

/// The page that shows exactly what will be sent.
async fn preview(asked: &Asked, opened: &Opened, kind: AnswerKind) -> Outcome {
    let text = asked.form.raw("text");
    let button = |key: &str, step: &str, variant| {
        Button { name: "step".to_owned(), value: step.to_owned(), variant, ..Button::new(asked.t(key)) }.html()
    };
    let buttons = ButtonGroup {
        items: vec![
            button("concern-answer-send", "send", ButtonVariant::Primary),
            button("concern-answer-change", "change", ButtonVariant::Secondary),
            Link::new(asked.url(&opened.path()), asked.t("concern-cancel")).html(),
        ],
        ..ButtonGroup::default()
    };
    let form = opened.form(asked, "answer").hidden("kind", kind.code()).hidden("text", text).button(buttons.html());
    frame(asked, opened, kind, &Mistakes::none())
        .await?
        .with(Heading::new(2, Size::M, asked.t("concern-answer-preview")).html())
        .with(InsetText::new(as_read(text, opened.row.language)).html())
        .form(form)
        .answer()
}

/// The words as the reader will see them, paragraph by paragraph.
fn as_read(text: &str, language: Language) -> Html {
    let text = text.trim().replace("\r\n", "\n");
    let paragraphs = text.split("\n\n").map(|paragraph| {
        let escaped = Html::text(paragraph.trim()).into_string().replace('\n', "<br>");
        Paragraph::new(Html::trusted(escaped)).html()
    });
    let inner = Html::join(paragraphs);
    Html::trusted(format!(r#"<div lang="{}">{}</div>"#, language.code(), inner.as_str()))
}

pub(crate) async fn send(asked: Asked) -> Outcome {
    let opened = Opened::of(&asked, "concerns.work").await?;
    let offered = kinds(&opened.row);
    let kind = AnswerKind::from_code(asked.form.text("kind")).filter(|kind| offered.contains(kind));
    let kind = kind.unwrap_or(offered[0]);
    let mut mistakes = Mistakes::none();
    if asked.switching_language || asked.form.is("step", "change") {
        return write(&asked, &opened, kind, &asked.form, &mistakes, None).await;
    }
    need(&asked, &mut mistakes, "text", "concern-mistake-answer");
    if mistakes.any() {
        return write(&asked, &opened, kind, &asked.form, &mistakes, None).await;
    }
    let since = seen(&asked).filter(|seen| *seen != opened.history.place);
    if since.is_some() {
        return write(&asked, &opened, kind, &asked.form, &mistakes, since).await;
    }
    if !asked.form.is("step", "send") {
        return preview(&asked, &opened, kind).await;
    }
    let text = asked.form.text("text");
    let result = commands::send_answer(&asked.house, &asked.visit, opened.id, kind, text).await;
    match then(&asked, result, "text", "answered") {
        Then::Go(outcome) => outcome,
        Then::Again(mistakes, since) => write(&asked, &opened, kind, &asked.form, &mistakes, since).await,
    }
}

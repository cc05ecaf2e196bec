//! Coming back with a code: whether it was read, the answer, and questions. Never what was told, never an outcome.

use super::carry::{self, FIELD};
use super::checking::lines;
use super::questions::Way;
use super::voice::Voice;
use super::{heading, may_try, numbers, unnamed};
use crate::decide::Concern;
use crate::events::ConcernEvent;
use crate::words::{AnswerKind, Asked as AskedOf, Door};
use crate::{commands, queries};
use kernel::{Language, ReturnCode, Timestamp};
use store::{History, Stop};
use vocabulary::{ConcernId, QuestionId};
use web::components::{
    Button, ButtonVariant, Heading, Html, InsetText, Label, Size, SummaryList, SummaryRow, Textarea,
};
use web::{Asked, Fields, Filled, Mistakes, Outcome, Page};

/// Most characters of an answer.
const LONGEST: usize = 10_000;

/// Asks for the code.
pub(crate) async fn show(asked: Asked) -> Outcome {
    code_form(&unnamed(asked), &Mistakes::none()).answer()
}

/// Takes the code, or answers to questions once the code was good.
pub(crate) async fn send(asked: Asked) -> Outcome {
    let asked = unnamed(asked);
    let (house, now) = (&asked.house, asked.now());
    if asked.form.has(FIELD) {
        let code = carry::open_code(house.master(), asked.form.text(FIELD), now);
        return match code {
            Some(code) => come_back(&asked, &code).await,
            None => code_form(&asked, &Mistakes::none()).answer(),
        };
    }
    let mut mistakes = Mistakes::none();
    if asked.switching_language {
        return code_form(&asked, &mistakes).answer();
    }
    let Some(typed) = asked.form.some("code") else {
        mistakes.add("code", asked.t("public-return-missing"));
        return code_form(&asked, &mistakes).answer();
    };
    if !may_try(&asked, "return_code.network", "") {
        mistakes.add("code", asked.t("public-return-wait"));
        return Page { status: Some(429), ..code_form(&asked, &mistakes) }.answer();
    }
    if let Ok(code) = typed.parse::<ReturnCode>()
        && queries::concern_of_code(house, &commands::code_hash(house, &code), now).await?.is_some()
    {
        return come_back(&asked, &code).await;
    }
    // Mistyped, unknown and run out: the same answer.
    mistakes.add("code", asked.t_with("public-return-unknown", &[("days", days(&asked).into())]));
    code_form(&asked, &mistakes).answer()
}

/// After how many days a code stops working.
fn days(asked: &Asked) -> i64 {
    let now = asked.now();
    let ends = asked.house.limits().due("return_code.expires", now).unwrap_or(now);
    (ends.millis() - now.millis()) / 86_400_000
}

fn code_form(asked: &Asked, mistakes: &Mistakes) -> Page {
    let filled = Filled::new(asked, &asked.form, mistakes);
    let field = web::components::Input {
        label: Label::sized(asked.t("public-return-code"), Size::S),
        autocomplete: "off".into(),
        autocapitalize: "characters".into(),
        spellcheck: Some(false),
        classes: "govuk-input--width-20".into(),
        ..filled.input("code", "public-return-code")
    };
    let form = asked.form("/return").field(field.html()).button(Button::new(asked.t("public-return-button")));
    Page::public(asked.t("public-return-title"))
        .own_heading()
        .back("/")
        .mistakes(mistakes)
        .with(Heading::page(asked.t("public-return-heading")))
        .form(form)
        .with(heading(asked, "public-start-others-heading"))
        .with(numbers::list(asked))
}

async fn come_back(asked: &Asked, code: &ReturnCode) -> Outcome {
    let (house, now) = (&asked.house, asked.now());
    let found = queries::concern_of_code(house, &commands::code_hash(house, code), now).await?;
    let Some(concern) = found else { return code_form(asked, &Mistakes::none()).answer() };
    let (state, history) = look(asked, concern).await?;
    let questions = open_questions(&state, &history);
    let mut mistakes = Mistakes::none();
    let mut sent = false;
    if asked.form.has("_answer") && !asked.switching_language {
        check(&voice(asked, &history), &questions, &mut mistakes);
        if !mistakes.any() {
            for question in &questions {
                if let Some(text) = asked.form.some(&question.field()) {
                    match commands::answer_with_code(house, &asked.visit, code, question.id, text).await {
                        // Answered a moment ago, by the same press of the button.
                        Ok(_) | Err(Stop::Declined(_)) => sent = true,
                        Err(stop) => return Err(stop),
                    }
                }
            }
            let (state, history) = look(asked, concern).await?;
            let left = open_questions(&state, &history);
            return page(asked, code, &history, &left, &mistakes, sent).answer();
        }
    }
    page(asked, code, &history, &questions, &mistakes, sent).answer()
}

/// How somebody who has come back is spoken to: as at the door through which they came. That is known with the concern
/// and told by nothing that the code shows.
fn voice<'a>(asked: &'a Asked, history: &History<ConcernEvent>) -> Voice<'a> {
    let child = received(history).is_some_and(|(_, _, door)| door == Door::Child);
    Voice { asked, way: if child { Way::Child } else { Way::Adult } }
}

async fn look(asked: &Asked, concern: ConcernId) -> Result<(Concern, History<ConcernEvent>), Stop> {
    let thing = queries::concern_thing(&asked.house, concern).await?;
    let permit = asked.permit("concerns.come_back", &thing)?;
    let (state, history, _) = queries::concern(&asked.house, &permit, concern).await?;
    Ok((state, history))
}

/// A question from the desk that waits for an answer.
struct Question {
    id: QuestionId,
    text: String,
}

impl Question {
    fn field(&self) -> String {
        format!("answer-{}", self.id)
    }
}

fn open_questions(state: &Concern, history: &History<ConcernEvent>) -> Vec<Question> {
    let asked = history.events.iter().filter_map(|told| match &told.event {
        ConcernEvent::QuestionAsked { question, of: AskedOf::Reporter, text } => {
            let open = state.questions.get(question).is_some_and(|(_, answered)| !answered);
            open.then(|| text.get().map(|text| Question { id: *question, text: text.clone() }))?
        }
        _ => None,
    });
    asked.collect()
}

fn check(voice: &Voice<'_>, questions: &[Question], mistakes: &mut Mistakes) {
    let asked = voice.asked;
    for question in questions {
        if asked.form.raw(&question.field()).chars().count() > LONGEST {
            let most = LONGEST.to_string();
            mistakes.add(&question.field(), voice.t_with("too-long", &[("most", most.into())]));
        }
    }
    let nothing = questions.iter().all(|q| asked.form.some(&q.field()).is_none());
    if let Some(first) = questions.first().filter(|_| nothing) {
        mistakes.add(&first.field(), voice.t("return-question-missing"));
    }
}

fn page(
    asked: &Asked,
    code: &ReturnCode,
    history: &History<ConcernEvent>,
    questions: &[Question],
    mistakes: &Mistakes,
    sent: bool,
) -> Page {
    let voice = voice(asked, history);
    let Some((received, language, _)) = received(history) else { return code_form(asked, &Mistakes::none()) };
    let pass = carry::seal_code(asked.house.master(), code, asked.now(), asked.house.chance());
    let mut form = asked.form("/return").hidden(FIELD, pass);
    let mut page = Page::public(asked.t("public-return-title"))
        .own_heading()
        .mistakes(mistakes)
        .notice(sent.then(|| voice.t("return-question-sent")))
        .with(Heading::page(voice.t("return-heading")))
        .with(facts(asked, history, received))
        .with(heading(asked, "public-return-answer-heading"))
        .with(answers(&voice, history, received, language));
    if questions.is_empty() {
        let again = Button { variant: ButtonVariant::Secondary, ..Button::new(asked.t("public-return-again")) };
        form = form.button(again);
    } else {
        page = page.with(heading(asked, &voice.key("return-question-heading")));
        form = form.hidden("_answer", "1");
        let kept = if sent { Fields::default() } else { asked.form.clone() };
        for question in questions {
            form = form.field(question_field(&voice, &kept, mistakes, question, language));
        }
        form = form.button(Button::new(voice.t("return-question-send")));
    }
    page.form(form)
        .with(voice.paragraph("return-secret"))
        .with(asked.rich(&voice.key("return-more"), &[("url", asked.url("/").into())]))
        .with(heading(asked, "public-start-others-heading"))
        .with(numbers::list(asked))
}

fn received(history: &History<ConcernEvent>) -> Option<(Timestamp, Language, Door)> {
    history.events.iter().find_map(|told| match &told.event {
        ConcernEvent::Reported(reported) => Some((told.at, reported.language, reported.door)),
        _ => None,
    })
}

/// When it came, and whether anybody has read it: also at an earlier desk, if it was moved.
fn facts(asked: &Asked, history: &History<ConcernEvent>, received: Timestamp) -> Html {
    let council = history.events.iter().find_map(|told| match &told.event {
        ConcernEvent::Reported(reported) => reported.council.as_deref(),
        _ => None,
    });
    let read = history
        .events
        .iter()
        .any(|told| matches!(told.event, ConcernEvent::Opened { .. } | ConcernEvent::Taken { .. }));
    let read = asked.t(if read { "public-return-read-yes" } else { "public-return-read-no" });
    let rows = vec![
        SummaryRow::new(asked.t("public-return-received"), asked.texts.date_time(received)),
        SummaryRow::new(asked.t("public-return-read"), read),
    ];
    Html::join([SummaryList::new(rows).html(), numbers::hours(asked, council)])
}

/// The acknowledgements that the desk has sent, each with its day; or by when one is due.
fn answers(voice: &Voice<'_>, history: &History<ConcernEvent>, received: Timestamp, language: Language) -> Html {
    let asked = voice.asked;
    let mut shown = Html::default();
    for told in &history.events {
        if let ConcernEvent::AnswerSent { answer: AnswerKind::Acknowledgement, text } = &told.event {
            let day = asked.texts.date(told.at.date());
            let text = text.get().map(|text| written(language, text)).unwrap_or_default();
            let day = web::components::Paragraph {
                kind: web::components::ParagraphKind::Quiet,
                ..web::components::Paragraph::new(day)
            };
            shown.push(InsetText::new(Html::join([day.html(), text])).html());
        }
    }
    if shown.is_empty() {
        let due = asked.house.limits().due("acknowledgement.public", received).unwrap_or(received);
        let key = voice.key(if asked.now() > due { "return-answer-late" } else { "return-answer-none" });
        shown = asked.rich(&key, &[("date", asked.texts.long_date(due.date()).into())]);
    }
    shown
}

/// What the desk wrote, marked with the language in which it was written: that of the report.
fn written(language: Language, text: &str) -> Html {
    Html::join([
        Html::trusted(format!(r#"<div lang="{}"><p class="govuk-body">"#, language.code())),
        lines(text),
        Html::trusted("</p></div>"),
    ])
}

fn question_field(
    voice: &Voice<'_>,
    kept: &Fields,
    mistakes: &Mistakes,
    question: &Question,
    language: Language,
) -> Html {
    let asked = voice.asked;
    let field = question.field();
    let filled = Filled::new(asked, kept, mistakes);
    let textarea = Textarea {
        label: Label::sized(voice.t("return-question-label"), Size::S),
        // Where several things are asked, each field says which it answers.
        described_by: format!("{field}-asked"),
        ..filled.textarea(&field, &voice.key("return-question"))
    };
    let asked = InsetText { id: format!("{field}-asked"), ..InsetText::new(written(language, &question.text)) };
    Html::join([asked.html(), textarea.html()])
}

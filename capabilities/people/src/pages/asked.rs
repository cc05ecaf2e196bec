//! Questions of other agencies: the list, and answering one. Whoever answers sees their own agency's record and the
//! question; of the other record only what they may see, and otherwise no more than that there is one.

use super::shown::{below, stacked, summary_rows};
use crate::{
    commands,
    decide::Answer as Said,
    events::Pair,
    panels::{Around, Names, Sides, explanation, title},
    queries::{self, QuestionRow, RecordRow, Scope, Sight},
    waiting::{self, Waits},
    weighing::{Weighed, weigh},
};
use components::{Button, Heading, Html, InsetText, Link, Paragraph, Size, SummaryCard, SummaryList, Tag, TagColour};
use std::sync::Arc;
use store::{Declined, Stop};
use vocabulary::RecordId;
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

/// The questions that wait for the visitor's agency, and those that it asked.
pub(super) async fn list(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let (_, permit) = queries::Scope::widest(&asked.house, &asked.visit)?;
    drop(asked.house.look(&permit, "questions").await?);
    let (of, by) = waiting::questions(&asked).await?;
    let actors = of.iter().chain(&by).map(|(question, _)| question.asked_by.clone()).collect();
    let names = around.names(&asked, actors).await?;
    let told = (asked.query.text("told") == "answered").then(|| asked.t("people-asked-answered"));
    Page::new(asked.t("people-asked-title"))
        .menu("people")
        .full()
        .back("/people")
        .notice(told)
        .with(Paragraph::lead(asked.t("people-asked-what")))
        .with(Heading::new(2, Size::M, asked.t("people-asked-of-us")))
        .with(table(&asked, &of, &names, true))
        .with(Heading::new(2, Size::M, asked.t("people-asked-by-us")))
        .with(table(&asked, &by, &names, false))
        .answer()
}

fn table(asked: &Asked, rows: &[Waits], names: &Names, of_us: bool) -> Html {
    if rows.is_empty() {
        return Paragraph::new(asked.t(if of_us { "people-asked-of-none" } else { "people-asked-by-none" })).html();
    }
    let row = |(question, record): &Waits| {
        let path = if of_us {
            format!("/people/{}/asked/{}", question.about, question.beside())
        } else {
            format!("/people/{}/compare/{}", question.beside(), question.about)
        };
        let who = Link::new(asked.url(&path), title(asked, &record.title)).html();
        let agency = if of_us { question.asked_for } else { Some(question.asked_of) };
        let agency = agency.map(|agency| names.agency(asked, agency)).unwrap_or_default();
        let state = match question.standing.as_str() {
            "cannot_say" => Tag::new(asked.t("people-asked-cannot-say"), TagColour::Yellow).html(),
            _ => due(asked, question),
        };
        vec![
            below(who, &question.question),
            Html::text(&agency),
            Html::text(&asked.texts.ago(question.at, asked.now())),
            state,
        ]
    };
    let key = if of_us { "people-asked-of-us" } else { "people-asked-by-us" };
    let agency = if of_us { "people-head-asked-by" } else { "people-head-asked-of" };
    let head = ["people-head-who", agency, "people-head-asked", "people-head-due"].map(|key| asked.t(key));
    stacked(&asked.t(key), &head, rows.iter().map(row))
}

/// By when an answer is wanted; red once that is over.
fn due(asked: &Asked, question: &QuestionRow) -> Html {
    let Some(due) = question.due else { return Html::text(&asked.t("people-asked-no-limit")) };
    let words = asked.texts.due(due, asked.now());
    if due < asked.now() { Tag::new(words, TagColour::Red).html() } else { Html::text(&words) }
}

/// The same as a sentence of its own.
pub(super) fn wanted(asked: &Asked, question: &QuestionRow) -> Html {
    Html::join([Html::text(&format!("{}: ", asked.t("people-head-due"))), due(asked, question)])
}

struct Known {
    question: QuestionRow,
    own: RecordRow,
    other: RecordRow,
    /// How much of the other record may be known beside that it exists.
    sight: Option<Sight>,
    weighed: Option<Weighed>,
    names: Names,
}

async fn known(asked: &Asked, around: &Arc<dyn Around>) -> Result<Known, Stop> {
    let (own, other): (RecordId, RecordId) = (asked.id("record")?, asked.id("other")?);
    let pair = Pair::of(own, other).ok_or(Stop::NotFound)?;
    let permit = commands::permit_to_answer(&asked.house, &asked.visit, own, other).await?;
    let mut reader = asked.house.look(&permit, &format!("asked beside {other}")).await?;
    let question = queries::open_question(&mut reader, pair).await?;
    // Without a question for this agency the other record is not there.
    let question = question.filter(|question| {
        question.standing == "open" && question.about == own && asked.visit.who.agency == Some(question.asked_of)
    });
    let question = question.ok_or(Stop::NotFound)?;
    let own = queries::record(&mut reader, own).await?.ok_or(Stop::NotFound)?;
    let mut other = queries::record(&mut reader, other).await?.ok_or(Stop::NotFound)?;
    let sights = Scope::of(&asked.visit).sights(&mut reader, &[(other.id, other.agency)]).await?;
    let sight = sights.get(&other.id).copied().filter(|sight| *sight > Sight::Flag);
    // Weighed from what may be known, so that the explanation tells no more.
    if sight != Some(Sight::Full) {
        other.details = other.details.least();
    }
    let weighed = sight.and_then(|_| weigh(&own.details, &[&other.details]).pop());
    drop(reader);
    let names = around.names(asked, vec![question.asked_by.clone()]).await?;
    Ok(Known { question, own, other, sight, weighed, names })
}

/// One question, and the form for its answer.
pub(super) async fn show(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let known = known(&asked, &around).await?;
    page(&asked, &known, &Fields::default(), &Mistakes::none()).answer()
}

fn page(asked: &Asked, known: &Known, fields: &Fields, mistakes: &Mistakes) -> Page {
    let filled = Filled::new(asked, fields, mistakes);
    let mut reason = filled.textarea("reason", "people-reason");
    reason.rows = 3;
    let choices = filled.choices("people-answer", &["linked", "refused", "cannot_say"]);
    let form = asked
        .form(&format!("/people/{}/asked/{}", known.own.id, known.other.id))
        .field(filled.radios("answer", "people-answer", choices).html())
        .field(reason.html())
        .button(Button::new(asked.t("people-answer-button")));
    let asker = known.question.asked_for.map(|agency| known.names.agency(asked, agency)).unwrap_or_default();
    let line = |key: &str, value: String| Paragraph::new(asked.t_with(key, &[("value", value.into())])).html();
    let question = InsetText::new(Html::join([
        line("people-asked-by", asker.clone()),
        line("people-asked-question", known.question.question.clone()),
        Paragraph::new(wanted(asked, &known.question)).html(),
    ]));
    let card = SummaryCard { title: asked.t("people-asked-own").into(), ..SummaryCard::default() };
    let own = SummaryList { card: Some(card), ..SummaryList::new(summary_rows(asked, &known.own.details)) };
    let beside = match &known.weighed {
        Some(weighed) => {
            let sides = Sides {
                left: (asked.t("people-asked-own"), &known.own.details),
                right: (asked.t("people-second-record"), &known.other.details),
            };
            let part = known.sight != Some(Sight::Full);
            let part = part.then(|| InsetText::new(asked.t("people-summary-only")).html());
            Html::join([part.unwrap_or_default(), explanation(asked, weighed, &sides)])
        }
        None => masked(asked, known),
    };
    Page::new(asked.t("people-asked-one-title"))
        .menu("people")
        .full()
        .back("/people/questions")
        .mistakes(mistakes)
        .with(question)
        .with(own)
        .with(Heading::new(2, Size::M, asked.t("people-how-they-stand")))
        .with(beside)
        .form(form)
}

/// What is told to whoever may only know that there is another record: whose it is, and how near it stood when somebody who
/// sees both asked. Nothing on it changes when either record does.
fn masked(asked: &Asked, known: &Known) -> Html {
    let key = if known.question.nearness == "strong" { "people-masked-strong" } else { "people-masked-some" };
    let agency = known.names.agency(asked, known.other.agency);
    Html::join([
        Paragraph::new(asked.t_with(key, &[("agency", agency.into())])).html(),
        Paragraph::new(asked.t("people-masked-why")).html(),
    ])
}

/// Takes the answer.
pub(super) async fn submit(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let known = known(&asked, &around).await?;
    let mut mistakes = Mistakes::none();
    if asked.switching_language {
        return page(&asked, &known, &asked.form, &mistakes).answer();
    }
    let (answer, reason) = (Said::from_code(asked.form.text("answer")), asked.form.text("reason"));
    mistakes.unless(answer.is_some(), "answer", asked.t("people-answer-missing"));
    mistakes.unless(!reason.is_empty(), "reason", asked.t("declined-people-reason-missing"));
    let Some(answer) = answer.filter(|_| !mistakes.any()) else {
        return page(&asked, &known, &asked.form, &mistakes).answer();
    };
    let (house, visit) = (&asked.house, &asked.visit);
    match commands::answer_question(house, visit, known.own.id, known.other.id, answer, reason).await {
        Ok(()) => Ok(Answer::Redirect("/people/questions?told=answered".to_owned())),
        Err(Stop::Declined(Declined(code))) => {
            mistakes.add("reason", asked.t(&format!("declined-{code}")));
            page(&asked, &known, &asked.form, &mistakes).answer()
        }
        Err(other) => Err(other),
    }
}

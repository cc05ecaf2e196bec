//! Two records side by side, how they stand to each other field by field, and the decision that somebody takes.

use super::shown::{below, side_by_side, stacked};
use crate::{
    commands::{self, permit_record},
    events::Pair,
    explained::shown_by,
    panels::{Around, Names, Sides, explanation, title},
    queries::{self, LinkRow, QuestionRow, RecordRow},
    weighing::{Weighed, weigh},
};
use components::{Button, Content, Heading, Html, InsetText, Link, Paragraph, Size, SummaryList, SummaryRow};
use std::sync::Arc;
use store::{Declined, Stop};
use vocabulary::RecordId;
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

struct Known {
    one: RecordRow,
    other: RecordRow,
    standing: Option<LinkRow>,
    question: Option<QuestionRow>,
    /// About how many records of the person the visitor may decide that the first one is taken for.
    records: usize,
    /// Whether the other agency may be asked about them.
    may_ask: bool,
    weighed: Option<Weighed>,
    names: Names,
}

impl Known {
    /// Whether a decision stands that can be taken back.
    fn decided(&self) -> Option<&LinkRow> {
        self.standing.as_ref().filter(|link| link.standing != "undone")
    }
    /// The question that waits for an answer.
    fn waits(&self) -> Option<&QuestionRow> {
        self.question.as_ref().filter(|question| question.standing == "open")
    }
    /// Whether taking back the link leaves open where a third record belongs.
    fn must_be_parted(&self) -> bool {
        self.records > 2 && self.decided().is_some_and(|link| link.standing == "linked")
    }
    /// The record whose agency can be asked, and the one beside it; none where both are the visitor's own.
    fn can_be_asked(&self, asked: &Asked) -> Option<(RecordId, RecordId)> {
        let own = asked.visit.who.agency;
        if !self.may_ask {
            return None;
        }
        match (own == Some(self.other.agency), own == Some(self.one.agency)) {
            (false, _) => Some((self.other.id, self.one.id)),
            (true, false) => Some((self.one.id, self.other.id)),
            (true, true) => None,
        }
    }
    /// Whether a record has changed since it was decided that they are not the same.
    fn changed_since(&self) -> bool {
        let newest = self.one.changed_at.max(self.other.changed_at);
        self.decided().is_some_and(|link| link.standing == "refused" && newest > link.at)
    }
}

async fn known(asked: &Asked, around: &Arc<dyn Around>) -> Result<Known, Stop> {
    let (one, other): (RecordId, RecordId) = (asked.id("record")?, asked.id("other")?);
    let pair = Pair::of(one, other).ok_or(Declined("people-same-record"))?;
    permit_record(&asked.house, &asked.visit, "people.link", other).await?;
    let permit = permit_record(&asked.house, &asked.visit, "people.link", one).await?;
    let mut reader = asked.house.look(&permit, &format!("beside {other}")).await?;
    let one = queries::record(&mut reader, one).await?.ok_or(Stop::NotFound)?;
    let other = queries::record(&mut reader, other).await?.ok_or(Stop::NotFound)?;
    let standing = queries::link_between(&mut reader, pair).await?;
    let weighed = weigh(&one.details, &[&other.details]).pop();
    let question = queries::open_question(&mut reader, pair)
        .await?
        .filter(|q| matches!(q.standing.as_str(), "open" | "cannot_say"));
    let records = queries::decidable_of_person(&mut reader, &asked.visit, one.id).await?.len();
    let both = [(one.id, one.agency), (other.id, other.agency)];
    let may_ask = queries::permitted(&mut reader, &asked.visit, "people.ask", both).await?.len() == both.len();
    drop(reader);
    let names = around.names(asked, standing.iter().map(|link| link.actor.clone()).collect()).await?;
    Ok(Known { one, other, standing, question, records, may_ask, weighed, names })
}

/// The comparison and the form.
pub(super) async fn show(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let known = known(&asked, &around).await?;
    page(&asked, &known, &Fields::default(), &Mistakes::none()).answer()
}

fn page(asked: &Asked, known: &Known, fields: &Fields, mistakes: &Mistakes) -> Page {
    let sides = Sides {
        left: (asked.t("people-first-record"), &known.one.details),
        right: (asked.t("people-second-record"), &known.other.details),
    };
    let how = known.weighed.as_ref().map(|weighed| explanation(asked, weighed, &sides)).unwrap_or_default();
    Page::new(asked.t("people-compare-title"))
        .menu("people")
        .full()
        .back(format!("/people/{}", known.one.id))
        .mistakes(mistakes)
        .with(which(asked, known))
        .with(how)
        .with(more(asked, known))
        .with(Paragraph::new(asked.t("people-no-verdict")))
        .form(form(asked, known, fields, mistakes))
}

/// Which two: each with its agency, and a link to all of it.
fn which(asked: &Asked, known: &Known) -> Html {
    let line = |key: &str, record: &RecordRow| {
        let link = Link::new(asked.url(&format!("/people/{}", record.id)), title(asked, &record.title)).html();
        SummaryRow::new(asked.t(key), Content::Html(below(link, &known.names.agency(asked, record.agency))))
    };
    let rows = vec![line("people-first-record", &known.one), line("people-second-record", &known.other)];
    SummaryList::new(rows).html()
}

/// What the records say beside what was compared.
fn more(asked: &Asked, known: &Known) -> Html {
    let compared: Vec<&str> = known
        .weighed
        .iter()
        .flat_map(|weighed| &weighed.explanation.parts)
        .flat_map(|part| shown_by(&part.comparison))
        .copied()
        .collect();
    let known_or = |value: Html| if value.is_empty() { Html::text(&asked.t("people-not-known")) } else { value };
    let rows: Vec<Vec<Html>> = side_by_side(asked, &known.one.details, &known.other.details)
        .into_iter()
        .filter(|(key, ..)| !compared.contains(key))
        .map(|(key, left, right, _)| vec![Html::text(&asked.t(key)), known_or(left), known_or(right)])
        .collect();
    if rows.is_empty() {
        return Html::default();
    }
    let caption = asked.t("people-compare-more");
    let head = ["people-head-field", "people-first-record", "people-second-record"].map(|key| asked.t(key));
    Html::join([Heading::new(2, Size::M, caption.as_str()).html(), stacked(&caption, &head, rows.into_iter())])
}

fn form(asked: &Asked, known: &Known, fields: &Fields, mistakes: &Mistakes) -> components::Form {
    let filled = Filled::new(asked, fields, mistakes);
    let path = format!("/people/{}/compare/{}", known.one.id, known.other.id);
    let mut form = asked.form(&path);
    if let Some(question) = &known.question {
        form = form.field(question_told(asked, question, &known.names));
    }
    match known.decided() {
        Some(link) => {
            let mut told = told(asked, link, &known.names);
            if known.changed_since() {
                told.push(Paragraph::new(asked.t("people-changed-since")).html());
            }
            form = form.field(InsetText::new(Html::join(told)).html());
            if known.must_be_parted() {
                let path = asked.url(&format!("/people/{}/part", known.one.id));
                let more = asked.t_with("people-part-first", &[("count", known.records.into())]);
                return form.field(Paragraph::new(more).html()).button(Button::link(path, asked.t("people-part-link")));
            }
            form = form.hidden("decision", "undo");
        }
        None => {
            let mut offered = vec!["link", "refuse"];
            match known.waits() {
                Some(_) => offered.push("withdraw"),
                None => offered.extend(known.can_be_asked(asked).map(|_| "ask")),
            }
            let choices = filled.choices("people-decision", &offered);
            form = form.field(filled.radios("decision", "people-decision", choices).html());
        }
    }
    let button = if known.decided().is_some() { "people-undo" } else { "people-decide" };
    let mut reason = filled.textarea("reason", "people-reason");
    reason.rows = 3;
    form.field(reason.html()).button(Button::new(asked.t(button)))
}

/// A question that waits, or that the agency could not answer.
fn question_told(asked: &Asked, question: &QuestionRow, names: &Names) -> Html {
    let line = |key: &str, value: String| Paragraph::new(asked.t_with(key, &[("value", value.into())])).html();
    let agency = names.agency(asked, question.asked_of);
    let mut lines = vec![line("people-asked-of", agency), line("people-asked-question", question.question.clone())];
    if question.standing == "open" {
        lines.push(Paragraph::new(super::asked::wanted(asked, question)).html());
    } else {
        lines.push(Paragraph::new(asked.t("people-asked-cannot-say")).html());
        lines.push(line("people-decided-why", question.reason.clone()));
    }
    InsetText::new(Html::join(lines)).html()
}

/// A decision in words: what, by whom, when, why.
pub(super) fn told(asked: &Asked, link: &LinkRow, names: &Names) -> Vec<Html> {
    let line = |key: &str, value: String| Paragraph::new(asked.t_with(key, &[("value", value.into())])).html();
    let key = match link.standing.as_str() {
        "linked" => "people-told-linked",
        "refused" => "people-told-refused",
        _ => "people-told-undone",
    };
    let mut lines = vec![Paragraph::new(asked.t(key)).html()];
    lines.push(line("people-decided-by", names.actor(asked, &link.actor)));
    lines.push(line("people-decided-at", asked.texts.date_time(link.at)));
    if !link.reason.is_empty() {
        lines.push(line("people-decided-why", link.reason.clone()));
    }
    lines
}

/// Takes the decision.
pub(super) async fn submit(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let known = known(&asked, &around).await?;
    let mut mistakes = Mistakes::none();
    if asked.switching_language {
        return page(&asked, &known, &asked.form, &mistakes).answer();
    }
    let (decision, reason) = (asked.form.text("decision"), asked.form.text("reason"));
    mistakes.unless(
        matches!(decision, "link" | "refuse" | "undo" | "ask" | "withdraw"),
        "decision",
        asked.t("people-decision-missing"),
    );
    mistakes.unless(!reason.is_empty(), "reason", asked.t("declined-people-reason-missing"));
    if mistakes.any() {
        return page(&asked, &known, &asked.form, &mistakes).answer();
    }
    let (house, visit, one, other) = (&asked.house, &asked.visit, known.one.id, known.other.id);
    if decision == "undo" && known.must_be_parted() {
        return Ok(Answer::Redirect(format!("/people/{one}/part")));
    }
    let done = match decision {
        "link" => commands::link_records(house, visit, one, other, reason).await,
        "refuse" => commands::refuse_link(house, visit, one, other, reason).await,
        "withdraw" => commands::withdraw_question(house, visit, one, other, reason).await,
        "ask" => match known.can_be_asked(&asked) {
            Some((about, beside)) => commands::ask_agency(house, visit, beside, about, reason).await,
            None => Err(Declined("people-asks-itself").into()),
        },
        _ => commands::undo_link(house, visit, one, other, reason).await,
    };
    match done {
        Ok(()) => Ok(Answer::Redirect(format!("/people/{one}?told={decision}"))),
        Err(Stop::Declined(declined)) => {
            mistakes.add("reason", asked.t(&format!("declined-{}", declined.0)));
            page(&asked, &known, &asked.form, &mistakes).answer()
        }
        Err(other) => Err(other),
    }
}

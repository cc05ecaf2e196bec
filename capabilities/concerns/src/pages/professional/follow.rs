//! One's own report: how it stands, what was answered, what is asked, what was sent, and what happened when.

use super::list::chase;
use super::waiting::status;
use super::{MENU, clocks, codes, form::lines};
use crate::decide::Concern;
use crate::events::ConcernEvent;
use crate::queries::{self, ConcernRow};
use crate::words::{Account, AnswerKind, Asked as Whom};
use kernel::Language;
use store::{History, Told};
use vocabulary::ConcernId;
use web::components::{
    Button, Content, Details, Heading, Html, InsetText, Link, Paragraph, Size, SummaryCard, SummaryList, SummaryRow,
    Timeline, TimelineItem,
};
use web::{Asked, Outcome, Page};

pub(super) async fn show(asked: Asked) -> Outcome {
    let id: ConcernId = asked.id("id")?;
    let permit = asked.permit("concerns.follow", &queries::concern_thing(&asked.house, id).await?)?;
    let (state, history, row) = queries::concern(&asked.house, &permit, id).await?;
    let waits = state.questions.values().any(|(of, answered)| *of == Whom::Reporter && !answered);
    let notice = [("answered", "referral-answer-sent"), ("disagreed", "referral-disagreed")]
        .into_iter()
        .find(|(code, _)| asked.query.is("done", code))
        .map(|(_, key)| asked.t(key));
    let mut page = Page::new(asked.t_with("referral-follow-title", &[("reference", row.reference.as_str().into())]))
        .menu(MENU)
        .back("/referrals")
        .notice(notice)
        .with(SummaryList::new(standing(&asked, &row, waits)));
    if clocks::is_to_chase(&asked, &row) {
        page = page.with(chase(&asked, &row));
    }
    page = page.with(questions(&asked, id, &state, &history)).with(answers(&asked, &state, &history));
    let told_of_decision = state.answers.contains(&AnswerKind::Decision);
    if told_of_decision && !state.escalated && state.decision.is_some() {
        let link = Link::new(asked.url(&format!("/referrals/{id}/disagree")), asked.t("referral-disagree-link"));
        page = page.with(Paragraph::new(link.html()));
    }
    page.with(sent(&asked, &state))
        .with(Heading::new(2, Size::M, asked.t("referral-dates")))
        .with(dates(&asked, &history))
        .answer()
}

fn standing(asked: &Asked, row: &ConcernRow, waits: bool) -> Vec<SummaryRow> {
    let mut rows = vec![SummaryRow::new(asked.t("referrals-status"), status(asked, row, waits).html())];
    if !row.summary.is_empty() {
        rows.push(SummaryRow::new(asked.t("referrals-children"), row.summary.as_str()));
    }
    rows.push(SummaryRow::new(asked.t("referrals-about"), asked.t(&format!("referral-about-{}", row.matter.code()))));
    if let Some(council) = row.council.as_deref().and_then(|key| super::places().council(key)) {
        rows.push(SummaryRow::new(asked.t("referral-went-to"), council.name(asked.visit.language)));
    }
    rows.push(SummaryRow::new(asked.t("referrals-sent-at"), asked.texts.date_time(row.reported_at)));
    if row.decided_at.is_none() {
        rows.extend(clocks::row(asked, "report.decide", "referral-by-decide", row.reported_at));
    }
    if row.acknowledged_at.is_none() && row.answered_at.is_none() && !clocks::is_to_chase(asked, row) {
        rows.extend(clocks::row(asked, "report.chase", "referral-by-chase", row.reported_at));
    }
    rows
}

/// The questions that were put to whoever raised it, with what they answered or a way to answer.
fn questions(asked: &Asked, concern: ConcernId, state: &Concern, history: &History<ConcernEvent>) -> Html {
    let mut html = Html::default();
    for told in &history.events {
        let ConcernEvent::QuestionAsked { question, of: Whom::Reporter, text } = &told.event else { continue };
        if html.is_empty() {
            html.push(Heading::new(2, Size::M, asked.t("referral-questions")).html());
        }
        let words = text.get().map_or_else(|| asked.t("referral-erased"), Clone::clone);
        html.push(InsetText::new(lines(&words)).html());
        if state.questions.get(question).is_some_and(|(_, answered)| !answered) {
            let path = asked.url(&format!("/referrals/{concern}/questions/{question}"));
            html.push(Button::link(path, asked.t("referral-answer-button")).html());
        } else {
            html.push(Paragraph::new(asked.t("referral-answered")).html());
            if let Some(answer) = answer_to(history, question) {
                html.push(Paragraph::new(lines(answer)).html());
            }
        }
    }
    html
}

fn answer_to<'h>(history: &'h History<ConcernEvent>, wanted: &vocabulary::QuestionId) -> Option<&'h str> {
    history.events.iter().find_map(|told| match &told.event {
        ConcernEvent::QuestionAnswered { question, text } if question == wanted => text.get().map(String::as_str),
        _ => None,
    })
}

/// What the desk answered: acknowledgement, decision, and the answer to a disagreement.
fn answers(asked: &Asked, state: &Concern, history: &History<ConcernEvent>) -> Html {
    let mut html = Html::default();
    let mut decided = None;
    for told in &history.events {
        let (title, text, decision) = match &told.event {
            ConcernEvent::Decided { decision, .. } => {
                decided = Some(*decision);
                continue;
            }
            ConcernEvent::AnswerSent { answer, text } => {
                let told_with_it = decided.filter(|_| *answer == AnswerKind::Decision);
                (asked.t(&format!("concerns-answer-{}", answer.code())), text, told_with_it)
            }
            ConcernEvent::EscalationAnswered { text, .. } => (asked.t("referral-disagreement-answer"), text, None),
            _ => continue,
        };
        let mut rows = vec![SummaryRow::new(asked.t("referral-answer-at"), asked.texts.date_time(told.at))];
        if let Some(decision) = decision {
            let words = asked.t(&format!("concerns-decision-{}", decision.code()));
            rows.push(SummaryRow::new(asked.t("referral-decided"), words));
        }
        let words = match text.get() {
            Some(words) => in_their_language(asked, state, words),
            None => asked.t("referral-erased").into(),
        };
        rows.push(SummaryRow::new(asked.t("referral-answer-text"), words));
        let card = SummaryCard { title: title.into(), heading_level: 3, ..SummaryCard::default() };
        html.push(SummaryList { card: Some(card), ..SummaryList::new(rows) }.html());
    }
    if state.decision.is_some() && !state.answers.contains(&AnswerKind::Decision) {
        html.push(asked.paragraph("referral-decided-not-told"));
    } else if html.is_empty() {
        html = asked.paragraph("referral-no-answer-yet");
    }
    Html::join([Heading::new(2, Size::M, asked.t("referral-answers")).html(), html])
}

/// Answers are written in the language in which the reporter asked for them, whatever the language of the page.
fn in_their_language(asked: &Asked, state: &Concern, words: &str) -> Content {
    let language = state.reported.as_ref().map_or(asked.visit.language, |reported| reported.language);
    if language == asked.visit.language {
        return lines(words);
    }
    let open = if language == Language::Cy { "<div lang=\"cy\">" } else { "<div lang=\"en\">" };
    Content::Html(Html::join([Html::trusted(open), lines(words).html(), Html::trusted("</div>")]))
}

/// What was sent, folded away.
fn sent(asked: &Asked, state: &Concern) -> Html {
    let Some(reported) = &state.reported else { return Html::default() };
    let mut rows = Vec::new();
    let mut row = |key: &str, words: String| {
        if !words.trim().is_empty() {
            rows.push(SummaryRow::new(asked.t(key), lines(&words)));
        }
    };
    let empty = Account::default();
    let account = reported.account.get().unwrap_or(&empty);
    row("referral-urgency", asked.t(&format!("concerns-urgency-{}", reported.urgency.code())));
    row("referral-what", account.what.clone());
    row("referral-own-words", account.own_words.clone());
    row("referral-when", account.when.clone());
    row("referral-where", account.place.clone());
    let harm = |code: &String| codes().name("harm_types", code, asked.visit.language).unwrap_or(code).to_owned();
    row("referral-harms", asked.texts.list(&account.harms.iter().map(harm).collect::<Vec<_>>()));
    row("referral-people-title", account.person_of_concern.clone());
    row("referral-vehicles", account.vehicles.clone());
    row("referral-online", account.online.clone());
    row("referral-household-title", account.household.clone());
    row("referral-analysis-title", account.analysis.clone());
    row("referral-wishes-title", account.wishes.clone());
    row("referral-awareness-title", [account.awareness.as_str(), &account.consent].join("\n").trim().to_owned());
    row("referral-already-done", account.already_done.clone());
    row("referral-who-else", account.who_else_knows.clone());
    row("referral-history", account.history.clone());
    row("referral-worker-safety", account.worker_safety.clone());
    for mention in &reported.mentions {
        let label = mention.details.get().map(|details| details.label()).unwrap_or_default();
        if !label.is_empty() {
            rows.push(SummaryRow::new(asked.t(&format!("concerns-mention-{}", mention.kind.code())), label));
        }
    }
    Details::new(asked.t("referral-what-was-sent"), Content::Html(SummaryList::new(rows).html())).html()
}

fn dates(asked: &Asked, history: &History<ConcernEvent>) -> Html {
    let items = history.events.iter().filter_map(|told| {
        let title = asked.t(what_happened(told)?);
        Some(TimelineItem {
            title: title.into(),
            datetime: told.at.to_string(),
            date: asked.texts.date_time(told.at),
            ..TimelineItem::default()
        })
    });
    Timeline { items: items.collect(), heading_level: 3, ..Timeline::default() }.html()
}

/// The key of what happened, as far as it concerns whoever raised it. What was decided is told by the answer alone.
fn what_happened(told: &Told<ConcernEvent>) -> Option<&'static str> {
    Some(match &told.event {
        ConcernEvent::Reported(_) => "referral-date-received",
        ConcernEvent::Opened { .. } => "referral-date-opened",
        ConcernEvent::Taken { .. } => "referral-date-taken",
        ConcernEvent::Moved { .. } => "referral-date-moved",
        ConcernEvent::QuestionAsked { of: Whom::Reporter, .. } => "referral-date-question",
        ConcernEvent::Decided { .. } => "referral-date-decided",
        ConcernEvent::AnswerSent { answer: AnswerKind::Acknowledgement, .. } => "referral-date-acknowledged",
        ConcernEvent::AnswerSent { answer: AnswerKind::Decision, .. } => "referral-date-answered",
        ConcernEvent::Escalated { .. } => "referral-date-disagreed",
        ConcernEvent::EscalationAnswered { .. } => "referral-date-disagreement-answered",
        _ => return None,
    })
}

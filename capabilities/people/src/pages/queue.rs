//! What the look through all records left to decide: joins that are proposed, and joins that are doubtful.

use super::{
    search::kind_key,
    shown::{below, stacked},
};
use crate::{
    events::Pair,
    looking,
    panels::{Around, Names, how_sure, title},
    queries::{self, Doubt, Lines, LookThrough, Proposal, Scope, Summary, register_thing},
    waiting::Waiting,
    weighing::weigh,
    words::RecordKind,
};
use components::{
    Button, ButtonVariant, Heading, Html, InsetText, Link, List, ListKind, Paragraph, Size, Tag, TagColour,
};
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{Declined, Stop};
use vocabulary::RecordId;
use web::{Answer, Asked, Mistakes, Outcome, Page, Paging};

/// Of each list no more is made than people decide in weeks.
const MOST: usize = 500;
/// How many lines stand on a page.
const PAGE: usize = 25;

/// The page.
pub(super) async fn show(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    page(&asked, &around, &Mistakes::none()).await
}

async fn page(asked: &Asked, around: &Arc<dyn Around>, mistakes: &Mistakes) -> Outcome {
    let (_, permit) = Scope::widest(&asked.house, &asked.visit)?;
    drop(asked.house.look(&permit, "queue").await?);
    let mut waiting = Waiting::of(asked, MOST).await?;
    if asked.query.text("sort") == "newest" {
        waiting.proposals.lines.sort_by_key(|proposal| std::cmp::Reverse(proposal.newest));
    }
    let last = queries::last_look(&mut asked.house.facts().await?).await?;
    let names = around.names(asked, last.iter().map(|last| last.started_by.clone()).collect()).await?;
    let doubtful = asked.query.text("show") == "doubtful";
    let list = if doubtful {
        doubts(asked, &waiting.doubts, &names).await?
    } else {
        proposals(asked, &waiting.proposals, &names).await?
    };
    let may_look = asked.permit(looking::ACTION, &register_thing(None)).is_ok();
    let told = (asked.query.text("told") == "looking").then(|| asked.t("people-queue-begun"));
    Page::new(asked.t("people-queue-title"))
        .menu("people")
        .full()
        .back("/people")
        .mistakes(mistakes)
        .notice(told)
        .with(Paragraph::lead(asked.t("people-queue-what")))
        .with(tabs(asked, &waiting, doubtful))
        .with(list)
        .with(Heading::new(2, Size::M, asked.t("people-look-title")))
        .with(standing(asked, last.as_ref(), &names))
        .with(if may_look { begin_form(asked, last.as_ref()) } else { Html::default() })
        .answer()
}

/// A choice among links: where one is, is said in bold and is no link.
fn choice(items: Vec<(String, Option<String>)>) -> Html {
    let item = |(words, href): (String, Option<String>)| match href {
        Some(href) => Link::new(href, words).html(),
        None => Html::trusted(format!(r#"<strong aria-current="true">{}</strong>"#, Html::text(&words).into_string())),
    };
    let items = items.into_iter().map(|one| item(one).into()).collect();
    List { items, kind: ListKind::Plain, ..List::default() }.html()
}

/// How many there are; of very many no more than that.
fn count<T>(asked: &Asked, lines: &Lines<T>) -> String {
    let count = lines.lines.len();
    if lines.more { asked.t_with("people-queue-at-least", &[("count", count.into())]) } else { count.to_string() }
}

fn tabs(asked: &Asked, waiting: &Waiting, doubtful: bool) -> Html {
    let tab = |key: &str, count: String, href: &str, here: bool| {
        (asked.t_with(key, &[("count", count.into())]), (!here).then(|| asked.url(href)))
    };
    choice(vec![
        tab("people-queue-proposed", count(asked, &waiting.proposals), "/people/queue", !doubtful),
        tab("people-queue-doubtful", count(asked, &waiting.doubts), "/people/queue?show=doubtful", doubtful),
        tab("people-queue-questions", waiting.questions.to_string(), "/people/questions", false),
    ])
}

/// The lines of this page, with what may be known of their records.
async fn shown<'l, T>(
    asked: &Asked,
    lines: &'l [T],
    pair: impl Fn(&T) -> Pair,
) -> Result<Vec<(&'l T, Summary, Summary)>, Stop> {
    let start = usize::try_from(Paging::of(asked, PAGE as i64).offset()).unwrap_or(usize::MAX);
    let lines: Vec<&T> = lines.iter().skip(start).take(PAGE).collect();
    let ids: Vec<RecordId> = lines.iter().flat_map(|line| [pair(line).one, pair(line).other]).collect();
    let known: BTreeMap<RecordId, Summary> =
        queries::summaries(&mut asked.house.facts().await?, Scope::of(&asked.visit), &ids).await?;
    let both = |line: &'l T| {
        let pair = pair(line);
        Some((line, known.get(&pair.one)?.clone(), known.get(&pair.other)?.clone()))
    };
    Ok(lines.into_iter().filter_map(both).collect())
}

fn who(asked: &Asked, record: &Summary, names: &Names) -> Html {
    let link = Link::new(asked.url(&format!("/people/{}", record.id)), title(asked, &record.title)).html();
    below(link, &names.agency(asked, record.agency))
}

fn look(asked: &Asked, one: &Summary, other: &Summary) -> Html {
    let href = asked.url(&format!("/people/{}/compare/{}", one.id, other.id));
    let mut look = Link::new(href, asked.t("people-compare-link"));
    look.visually_hidden_text = format!("{}, {}", title(asked, &one.title), title(asked, &other.title));
    look.html()
}

async fn proposals(asked: &Asked, proposals: &Lines<Proposal>, names: &Names) -> Result<Html, Stop> {
    if proposals.lines.is_empty() {
        return Ok(InsetText::new(asked.t("people-queue-none")).html());
    }
    let rows = shown(asked, &proposals.lines, |proposal| proposal.pair).await?;
    let rows = rows.into_iter().map(|(proposal, one, other)| {
        let mut sure = vec![Html::text(&sure(asked, &one, &other))];
        if proposal.changed_since {
            let tag = Tag::new(asked.t("people-queue-changed-since"), TagColour::Yellow).html();
            sure.extend([Html::trusted("<br>"), tag]);
        }
        let mut first = vec![who(asked, &one, names)];
        if proposal.kind != RecordKind::Person {
            first.extend([Html::trusted("<br>"), Tag::new(asked.t(kind_key(proposal.kind)), TagColour::Grey).html()]);
        }
        vec![
            Html::join(first),
            who(asked, &other, names),
            Html::join(sure),
            Html::text(&asked.texts.date_time(proposal.newest)),
            look(asked, &one, &other),
        ]
    });
    let caption = asked.t("people-queue-caption");
    let head = ["people-first-record", "people-second-record", "people-head-sure", "people-head-changed"];
    let head: Vec<String> = head.iter().map(|key| asked.t(key)).chain([asked.t("people-head-do")]).collect();
    let table = stacked(&caption, &head, rows);
    let newest = asked.query.text("sort") == "newest";
    let order = |key: &str, by: &str, here: bool| {
        (asked.t(key), (!here).then(|| asked.url(&format!("/people/queue?sort={by}"))))
    };
    let orders = choice(vec![
        order("people-queue-likeliest-first", "likely", !newest),
        order("people-queue-newest-first", "newest", newest),
    ]);
    let total = i64::try_from(proposals.lines.len()).unwrap_or(i64::MAX);
    Ok(Html::join([
        if proposals.lines.len() > 1 { orders } else { Html::default() },
        table,
        Paging::of(asked, PAGE as i64).html(asked, total),
        Paragraph::new(asked.t("people-no-verdict")).html(),
    ]))
}

/// The same words as on the page that lays both beside each other.
fn sure(asked: &Asked, one: &Summary, other: &Summary) -> String {
    let weighed = weigh(&one.details, &[&other.details]).pop();
    weighed.map(|weighed| how_sure(asked, &weighed)).unwrap_or_default()
}

async fn doubts(asked: &Asked, doubts: &Lines<Doubt>, names: &Names) -> Result<Html, Stop> {
    if doubts.lines.is_empty() {
        return Ok(InsetText::new(asked.t("people-queue-no-doubts")).html());
    }
    let rows = shown(asked, &doubts.lines, |doubt| doubt.pair).await?;
    let rows = rows.into_iter().map(|(doubt, one, other)| {
        let mut part = Link::new(asked.url(&format!("/people/{}/part", one.id)), asked.t("people-part-link"));
        part.visually_hidden_text = title(asked, &one.title);
        let both = [who(asked, &one, names), Html::trusted("<br>"), who(asked, &other, names)];
        vec![
            Html::join(both),
            Html::text(&asked.t(&format!("people-doubt-{}", doubt.why.code()))),
            Html::text(&doubt.records.to_string()),
            Html::join([look(asked, &one, &other), Html::trusted("<br>"), part.html()]),
        ]
    });
    let caption = asked.t("people-doubt-caption");
    let head = ["people-head-who", "people-head-doubt", "people-head-records", "people-head-do"];
    let table = stacked(&caption, &head.map(|key| asked.t(key)), rows);
    let total = i64::try_from(doubts.lines.len()).unwrap_or(i64::MAX);
    Ok(Html::join([table, Paging::of(asked, PAGE as i64).html(asked, total)]))
}

/// How the last look went, or how far it is.
fn standing(asked: &Asked, last: Option<&LookThrough>, names: &Names) -> Html {
    let Some(last) = last else { return Paragraph::new(asked.t("people-look-never")).html() };
    let by = names.actor(asked, &last.started_by);
    let args = [("at", asked.texts.date_time(last.started_at).into()), ("by", by.into())];
    match last.standing.as_str() {
        "running" => {
            let key = format!("people-look-{}", last.step);
            let again = Link::new(asked.url("/people/queue"), asked.t("people-look-again")).html();
            InsetText::new(Html::join([Paragraph::new(asked.t_with(&key, &args)).html(), Paragraph::new(again).html()]))
                .html()
        }
        "done" => Paragraph::new(asked.t_with("people-look-done", &args)).html(),
        _ => Paragraph::new(asked.t_with("people-look-failed", &args)).html(),
    }
}

fn begin_form(asked: &Asked, last: Option<&LookThrough>) -> Html {
    if last.is_some_and(|last| last.standing == "running") {
        return Html::default();
    }
    let button = Button { variant: ButtonVariant::Secondary, ..Button::new(asked.t("people-look-begin")) };
    asked.form("/people/queue").button(button).html()
}

/// Begins a look through all records; it goes on in the background.
pub(super) async fn begin(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    if asked.switching_language {
        return page(&asked, &around, &Mistakes::none()).await;
    }
    match looking::begin(&asked.house, &asked.visit).await {
        Ok(()) => {
            let (house, started) = (asked.house.clone(), asked.now());
            tokio::spawn(async move {
                // What went wrong stands in its row; the next look begins anew.
                drop(looking::look_through(&house, started).await);
            });
            Ok(Answer::Redirect("/people/queue?told=looking".to_owned()))
        }
        Err(Stop::Declined(Declined(_))) => Ok(Answer::Redirect("/people/queue".to_owned())),
        Err(other) => Err(other),
    }
}

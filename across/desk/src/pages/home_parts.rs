//! The parts of a home page, each for one role.

use crate::banner::OwnDesk;
use crate::clocks::late_before;
use crate::directory::Directory;
use crate::shown::{place_name, scroll, small, state_tags, urgency_tag, when};
use access::Thing;
use agencies::queries::{StaffFilter, people};
use agencies::words::Standing;
use concerns::queries::{self, ConcernRow, Owned, Wanted, WorkLane, WorkOrder, list_thing};
use store::Stop;
use web::Asked;
use web::components::{
    Action, Button, Cell, Heading, Html, InsetText, Link, Paragraph, Size, SummaryCard, SummaryList, SummaryRow, Table,
    Tag, TagColour,
};

fn heading(asked: &Asked, key: &str) -> Html {
    Heading::new(2, Size::M, asked.t(key)).html()
}

fn to(asked: &Asked, path: &str, key: &str) -> Html {
    Paragraph::new(Link::new(asked.url(path), asked.t(key)).html()).html()
}

/// The one thing to do next at the visitor's desks: what is urgent and unread, then what is late, then what nobody has,
/// then their own.
pub(crate) async fn next_on_desk(asked: &Asked, desks: &[OwnDesk], unopened: &[ConcernRow]) -> Result<Html, Stop> {
    if let Some(row) = unopened.first() {
        return Ok(next(asked, "desk-next-unopened", row));
    }
    let edge = late_before(asked.house.limits(), "report.decide", asked.now());
    let own = asked.visit.actor().staff();
    let mut tries = vec![
        (WorkLane::Undecided(edge), Owned::ByAnybody, "desk-next-late"),
        (WorkLane::Open, Owned::ByNobody, "desk-next-nobody"),
    ];
    tries.extend(own.map(|own| (WorkLane::Of(own), Owned::ByAnybody, "desk-next-own")));
    for (lane, owned, key) in tries {
        for desk in desks {
            let wanted = Wanted { lane, urgency: None, owned, order: WorkOrder::Urgency, limit: 1, offset: 0 };
            let (rows, _) = queries::worklist(&asked.house, &asked.visit, &desk.permit, desk.team, &wanted).await?;
            if let Some(row) = rows.first() {
                return Ok(next(asked, key, row));
            }
        }
    }
    Ok(if desks.is_empty() { Html::default() } else { InsetText::new(asked.t("desk-next-nothing")).html() })
}

fn next(asked: &Asked, key: &str, row: &ConcernRow) -> Html {
    let ago = when(asked, row.reported_at);
    let text = asked.t_with(key, &[("reference", (&row.reference).into()), ("ago", ago.into())]);
    let href = asked.url(&format!("/concerns/{}", row.concern));
    let button = Button::link(href, asked.t_with("desk-next-open", &[("reference", (&row.reference).into())]));
    InsetText::new(Html::join([Paragraph::lead(text).html(), button.html()])).html()
}

/// How much waits on one desk, each number a way to the list.
pub(crate) async fn desk(asked: &Asked, desk: &OwnDesk) -> Result<Html, Stop> {
    let edge = late_before(asked.house.limits(), "report.decide", asked.now());
    let counts = queries::waiting(&asked.house, &asked.visit, &desk.permit, desk.team, edge).await?;
    let row = |lane: &str, count: i64, warn: bool| {
        let key = format!("desk-lane-{lane}");
        let words = asked.t(&key);
        let value = if warn && count > 0 {
            Tag::new(count.to_string(), TagColour::Red).html()
        } else {
            Html::text(&count.to_string())
        };
        let href = asked.url(&format!("/desk?team={}&lane={lane}", desk.team));
        SummaryRow::new(words.as_str(), value).action(Action::new(href, asked.t("desk-see"), words.as_str()))
    };
    let mut rows = vec![
        row("open", counts.open, false),
        row("late", counts.late, true),
        row("mine", counts.own, false),
        row("waiting", counts.asked, false),
        row("held", counts.held, false),
    ];
    let narrowed = |key: &str, count: i64, by: &str| {
        let words = asked.t(key);
        let href = asked.url(&format!("/desk?team={}&lane=open{by}", desk.team));
        let see = Action::new(href, asked.t("desk-see"), words.as_str());
        (count > 0).then(|| SummaryRow::new(words.as_str(), count.to_string()).action(see))
    };
    let more = [
        narrowed("desk-count-immediate", counts.immediate, "&urgency=immediate"),
        narrowed("desk-count-without-owner", counts.without_owner, "&owner=nobody"),
        narrowed("desk-count-unanswered", counts.unanswered, ""),
        narrowed("desk-count-disputed", counts.disputed, ""),
    ];
    rows.extend(more.into_iter().flatten());
    let card = SummaryCard { title: desk.name.as_str().into(), heading_level: 2, ..SummaryCard::default() };
    Ok(SummaryList { card: Some(card), ..SummaryList::new(rows) }.html())
}

/// What waits to be decided about records; nothing for those for whom nothing waits.
pub(crate) async fn records(asked: &Asked) -> Result<Html, Stop> {
    // How many there are in all is told on the page itself.
    const MOST: usize = 20;
    let waiting = people::Waiting::of(asked, MOST).await?;
    if waiting.is_empty() {
        return Ok(Html::default());
    }
    let row = |key: &str, count: usize, more: bool, path: &str| {
        let words = asked.t(key);
        let see = Action::new(asked.url(path), asked.t("desk-see"), words.as_str());
        let told =
            if more { asked.t_with("desk-records-at-least", &[("count", count.into())]) } else { count.to_string() };
        (count > 0).then(|| SummaryRow::new(words.as_str(), told).action(see))
    };
    let (proposals, doubts) = (&waiting.proposals, &waiting.doubts);
    let rows = [
        row("desk-records-proposed", proposals.lines.len(), proposals.more, "/people/queue"),
        row("desk-records-doubtful", doubts.lines.len(), doubts.more, "/people/queue?show=doubtful"),
        row("desk-records-questions", waiting.questions, false, "/people/questions"),
    ];
    let rows = rows.into_iter().flatten().collect();
    let card = SummaryCard { title: asked.t("desk-records-title").into(), heading_level: 2, ..SummaryCard::default() };
    Ok(SummaryList { card: Some(card), ..SummaryList::new(rows) }.html())
}

/// The newest concerns about children in the region, for those who gather the current picture.
pub(crate) async fn newest(asked: &Asked, names: &Directory) -> Result<Html, Stop> {
    let rows = queries::newest(&asked.house, &asked.visit, 15).await?;
    if rows.is_empty() {
        return Ok(Html::join([
            heading(asked, "desk-newest-title"),
            Paragraph::new(asked.t("desk-newest-none")).html(),
        ]));
    }
    let head = ["desk-head-reference", "desk-head-urgency", "desk-head-where", "desk-head-raised", "desk-head-desk"];
    let table = Table {
        caption: asked.t("desk-newest-title"),
        caption_classes: "govuk-table__caption--m".to_owned(),
        head: head.into_iter().map(|key| Cell::new(asked.t(key))).collect(),
        rows: rows
            .iter()
            .map(|row| {
                let href = asked.url(&format!("/concerns/{}", row.concern));
                let tags = std::iter::once(urgency_tag(asked, row.urgency)).chain(state_tags(asked, row));
                vec![
                    Cell::new(Link::new(href, row.reference.as_str()).html()),
                    Cell::new(Html::join(tags.map(|tag| tag.html()))),
                    Cell::new(place_name(asked, row.council.as_deref())),
                    Cell::new(when(asked, row.reported_at)),
                    Cell::new(names.team(row.desk).to_owned()),
                ]
            })
            .collect(),
        ..Table::default()
    };
    Ok(scroll(&asked.t("desk-newest-title"), table.html()))
}

/// Questions that wait for the visitor's teams; nothing when there are none.
pub(crate) async fn questions(asked: &Asked, names: &Directory) -> Result<Html, Stop> {
    let permit = asked.permit("concerns.follow_own", &list_thing())?;
    let mut lines = Vec::new();
    for team in &asked.visit.who.teams {
        let mut waiting = Vec::new();
        for question in queries::questions_to(&asked.house, &permit, *team).await? {
            // The same rule as the list of questions: what is about the visitor or their team is absent.
            let thing = queries::concern_thing(&asked.house, question.concern).await?;
            if asked.permit("concerns.answer_question", &thing).is_ok() {
                waiting.push(question);
            }
        }
        if let Some(oldest) = waiting.first() {
            let args = [("count", waiting.len().into()), ("ago", when(asked, oldest.asked_at).into())];
            let words = asked.t_with("desk-questions-count", &args);
            lines.push(SummaryRow::new(names.team(*team).to_owned(), words));
        }
    }
    if lines.is_empty() {
        return Ok(Html::default());
    }
    Ok(Html::join([
        heading(asked, "desk-questions-title"),
        SummaryList::new(lines).html(),
        to(asked, "/questions", "desk-questions-see"),
    ]))
}

/// What the visitor raised, and how far it has come.
pub(crate) async fn own_reports(asked: &Asked) -> Result<Html, Stop> {
    let permit = asked.permit("concerns.follow_own", &list_thing())?;
    let staff = asked.visit.actor().staff().ok_or(Stop::NotFound)?;
    let (rows, total) = queries::raised_by(&asked.house, &asked.visit, &permit, staff, 5, 0).await?;
    let start = Button::link(asked.url("/referrals/new"), asked.t("desk-reports-new")).html();
    let title = heading(asked, "desk-reports-title");
    if rows.is_empty() {
        return Ok(Html::join([start, title, Paragraph::new(asked.t("desk-reports-none")).html()]));
    }
    let mut followed = Vec::new();
    for row in &rows {
        let thing = queries::concern_thing(&asked.house, row.concern).await?;
        if asked.permit("concerns.follow", &thing).is_ok() {
            followed.push(row);
        }
    }
    let rows = followed.into_iter().map(|row| {
        let key = format!("concerns-status-{}", status(row));
        let title = Html::join([
            Link::new(asked.url(&format!("/referrals/{}", row.concern)), row.reference.as_str()).html(),
            small(if row.summary.is_empty() { asked.t("desk-name-not-told") } else { row.summary.clone() }),
        ]);
        let state = Html::join([Html::text(&asked.t(&key)), small(when(asked, row.reported_at))]);
        SummaryRow::new(title, state)
    });
    let list = SummaryList::new(rows.collect()).html();
    let all = asked.t_with("desk-reports-all", &[("count", total.into())]);
    let all = Paragraph::new(Link::new(asked.url("/referrals"), all).html()).html();
    Ok(Html::join([start, title, list, all]))
}

/// How far a concern has come, as whoever raised it is told.
fn status(row: &ConcernRow) -> &'static str {
    if row.escalated_at.is_some() {
        "escalated"
    } else if row.answered_at.is_some() {
        "decided"
    } else if row.taken_by.is_some() {
        "taken"
    } else if row.opened_at.is_some() {
        "opened"
    } else {
        "received"
    }
}

/// The people of the visitor's agency, as far as something waits there.
pub(crate) async fn own_agency(asked: &Asked) -> Result<Html, Stop> {
    let agency = asked.visit.who.agency.ok_or(Stop::NotFound)?;
    let permit = asked.permit("agencies.view_people", &Thing::new("Agency", agency).text("agency", agency))?;
    let mut reader = asked.house.look(&permit, "counts").await?;
    let mut counted = Vec::new();
    for standing in [Standing::Invited, Standing::Active] {
        let filter = StaffFilter { standing: Some(standing), name: String::new(), page: 1 };
        counted.push(people(&mut reader, agency, &filter).await?.total);
    }
    let rows = vec![
        SummaryRow::new(asked.t("desk-agency-invited"), counted[0].to_string()),
        SummaryRow::new(asked.t("desk-agency-active"), counted[1].to_string()),
    ];
    Ok(Html::join([
        heading(asked, "desk-agency-title"),
        SummaryList::new(rows).html(),
        to(asked, "/agency/people", "desk-agency-see"),
    ]))
}

/// How the house does: no case, no name.
pub(crate) async fn health(asked: &Asked) -> Result<Html, Stop> {
    let permit = asked.permit("desk.view_health", &Thing::new("Home", "home"))?;
    let mut reader = asked.house.look(&permit, "health").await?;
    let entries = reader.row("SELECT size FROM ledger_head WHERE one = 1", &[]).await?;
    let entries = entries.map(|row| row.int("size")).transpose()?.unwrap_or(0);
    let signed = reader.row("SELECT size, at FROM ledger_checkpoints ORDER BY size DESC LIMIT 1", &[]).await?;
    let letters =
        "SELECT COUNT(*) AS n, COUNT(CASE WHEN tries > 0 THEN 1 END) AS failed FROM mail_queue WHERE sent_at IS NULL";
    let letters = reader.row(letters, &[]).await?;
    let (waiting, failed) = match &letters {
        Some(row) => (row.int("n")?, row.int("failed")?),
        None => (0, 0),
    };
    let checkpoint = match &signed {
        Some(row) => {
            let args = [("entries", row.int("size")?.into()), ("ago", when(asked, row.time("at")?).into())];
            asked.t_with("desk-health-signed", &args)
        }
        None => asked.t("desk-health-unsigned"),
    };
    let letters = match failed {
        0 => Html::text(&waiting.to_string()),
        _ => {
            let told = asked.t_with("desk-health-letters-failed", &[("count", failed.into())]);
            Html::join([Html::text(&waiting.to_string()), Tag::new(told, TagColour::Red).html()])
        }
    };
    let rows = vec![
        SummaryRow::new(asked.t("desk-health-entries"), entries.to_string()),
        SummaryRow::new(asked.t("desk-health-checkpoint"), checkpoint),
        SummaryRow::new(asked.t("desk-health-letters"), letters),
        SummaryRow::new(asked.t("desk-health-holidays"), asked.house.limits().calendar().known_to().to_string()),
    ];
    Ok(Html::join([
        heading(asked, "desk-health-title"),
        Paragraph::new(asked.t("desk-health-no-case")).html(),
        SummaryList::new(rows).html(),
        to(asked, "/agencies", "desk-agencies-see"),
    ]))
}

/// Who is called at night, for those who answer for it.
pub(crate) fn rota(asked: &Asked) -> Html {
    to(asked, "/agency/rota", "desk-rota-see")
}

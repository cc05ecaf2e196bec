//! What is to be reviewed, what is to be destroyed, and what is on hold.

use super::{called, class_name, link, may, own, table};
use crate::holdings::Holdings;
use crate::queries::{self, Due, register};
use crate::words::{Destruction, Standing};
use components::{Button, ButtonVariant, Cell, Heading, Html, InsetText, Size, Tag, TagColour};
use std::sync::Arc;
use web::{Asked, Outcome, Page, Paging};

const PAGE: i64 = 25;

/// Shows it.
pub(super) async fn show(asked: Asked, holdings: Arc<dyn Holdings>) -> Outcome {
    let agency = own(&asked)?;
    let permit = asked.permit("rights.view", &register(agency))?;
    let mut reader = asked.house.look(&permit, "retention").await?;
    let queue = queries::queue(&mut reader, &*holdings, agency, asked.now()).await?;
    let holds = queries::holds(&mut reader, agency).await?;
    let standing = holds.iter().filter(|hold| hold.stands_on(asked.now().date())).count();
    let reviews = may(&asked, "rights.review");
    let paging = Paging::of(&asked, PAGE);
    let from = usize::try_from(paging.offset()).unwrap_or(0);
    let due = queue.due.iter().skip(from).take(PAGE as usize);
    let mut rows = Vec::new();
    for line in due {
        rows.push(due_row(&asked, line, reviews));
    }
    let told = asked.query.text("told");
    let notice = ["kept", "released", "held"].contains(&told).then(|| asked.t(&format!("rights-told-{told}")));
    let mut page = Page::new(asked.t("rights-retention-title"))
        .menu("retention")
        .full()
        .notice(notice)
        .with(asked.paragraph("rights-retention-lead"));
    if standing > 0 {
        let count = i64::try_from(standing).unwrap_or(i64::MAX);
        page = page.with(InsetText::new(asked.t_with("rights-holds-standing", &[("count", count.into())])).html());
    }
    page = page.with(Heading::new(2, Size::M, asked.t("rights-due-title")).html());
    page = if rows.is_empty() {
        page.with(asked.paragraph("rights-due-none"))
    } else {
        let head = ["rights-what", "rights-class", "rights-due-on", "rights-do"];
        let count = i64::try_from(queue.due.len()).unwrap_or(i64::MAX);
        page.with(table(&asked, "rights-due-title", &head, rows)).with(paging.html(&asked, count))
    };
    page = page.with(Heading::new(2, Size::M, asked.t("rights-destructions-title")).html());
    let rows: Vec<Vec<Cell>> = queue.destructions.iter().take(50).map(|d| destruction_row(&asked, d)).collect();
    page = if rows.is_empty() {
        page.with(asked.paragraph("rights-destructions-none"))
    } else {
        let head = ["rights-what", "rights-class", "rights-proposed-on", "rights-state"];
        page.with(table(&asked, "rights-destructions-title", &head, rows))
    };
    page.beside(side(&asked, reviews)).answer()
}

fn due_row(asked: &Asked, line: &Due, reviews: bool) -> Vec<Cell> {
    let what = called(asked, line.held.thing, &line.held.title);
    let act = if reviews {
        let text = asked.t_with("rights-review-one", &[("what", what.as_str().into())]);
        link(asked, &format!("/retention/review/{}", line.held.thing), text)
    } else {
        Html::default()
    };
    let kind = asked.t(&format!("rights-thing-{}", line.held.thing.kind()));
    let what = Html::join([Html::text(&what), Html::trusted("<br>"), small(&kind)]);
    vec![
        Cell::new(what),
        Cell::new(class_name(asked, &line.class)),
        Cell::new(asked.texts.date(line.due)),
        Cell::new(act),
    ]
}

fn small(text: &str) -> Html {
    Html::join([
        Html::trusted(r#"<span class="govuk-body-s dolen-quiet">"#),
        Html::text(text),
        Html::trusted("</span>"),
    ])
}

fn destruction_row(asked: &Asked, destruction: &Destruction) -> Vec<Cell> {
    let kind = asked.t(&format!("rights-thing-{}", destruction.thing.kind()));
    let day = asked.texts.date(destruction.proposed_at.date());
    let text = asked.t_with("rights-destruction-one", &[("what", kind.as_str().into()), ("day", day.as_str().into())]);
    vec![
        Cell::new(link(asked, &format!("/retention/destructions/{}", destruction.id), text)),
        Cell::new(class_name(asked, &destruction.class)),
        Cell::new(day),
        Cell::new(state_tag(asked, destruction.standing)),
    ]
}

/// How a destruction stands.
pub(super) fn state_tag(asked: &Asked, standing: Standing) -> Html {
    let colour = match standing {
        Standing::Proposed => TagColour::Yellow,
        Standing::Scheduled => TagColour::Orange,
        Standing::Refused | Standing::CalledOff => TagColour::Grey,
        Standing::Destroyed => TagColour::Green,
    };
    Tag::new(asked.t(&format!("rights-state-{}", standing.code())), colour).html()
}

fn side(asked: &Asked, reviews: bool) -> Html {
    let button = |path: &str, key: &str| Button {
        variant: ButtonVariant::Secondary,
        ..Button::link(asked.url(path), asked.t(key))
    };
    let mut side = Html::default();
    if reviews {
        side.push(button("/retention/find", "rights-find-title").html());
    }
    side.push(button("/retention/holds", "rights-holds-title").html());
    side.push(button("/retention/schedule", "rights-schedule-title").html());
    side
}

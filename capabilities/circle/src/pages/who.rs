//! Who may know of one record: how far it is open, who works with the child, and what can be done about it. And the panel
//! of it on a person's page.

use super::{Around, Opened, shown};
use crate::queries::{self, Member, Openness};
use components::{Button, ButtonVariant, Details, Heading, Html, InsetText, Link, List, Paragraph, Size};
use kernel::ActorId;
use std::sync::Arc;
use store::Stop;
use vocabulary::RecordId;
use web::{Asked, Outcome, Page};

/// What may have just been done, as the address says it.
const DONE: [&str; 5] = ["joined", "left", "level", "marked", "accepted"];

pub(super) async fn show(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let opened = Opened::of(&asked, &around, ("people.view", "people.view")).await?;
    let (members, open) = {
        let mut reader = asked.house.look(&opened.permit, "who may know").await?;
        let members = queries::members(&mut reader, &[opened.record]).await?;
        let open = queries::openness(&mut reader, &[opened.record]).await?.remove(&opened.record);
        (members, open.unwrap_or_default())
    };
    let staff: Vec<ActorId> = members.iter().map(|m| m.staff).chain(open.named.iter().copied()).collect();
    let people = around.staff(&asked, staff).await?;
    let manages = opened.may(&asked, "circle.manage");
    let today = asked.now().date();
    let (now, past): (Vec<&Member>, Vec<&Member>) = members.iter().partition(|member| member.is_in(today));
    let heading = |key: &str| Heading::new(2, Size::M, asked.t(key)).html();
    let mut page = Page::new(asked.t("circle-title"))
        .caption(opened.name.clone())
        .back(format!("/people/{}", opened.record))
        .menu("people")
        .full()
        .notice(
            DONE.into_iter()
                .find(|code| asked.query.is("done", code))
                .map(|code| asked.t(&format!("circle-done-{code}"))),
        )
        .with(heading("circle-openness"))
        .with(shown::openness(&asked, &open, &people))
        .with(actions(&asked, &opened))
        .with(heading("circle-members"));
    page = if now.is_empty() {
        page.with(asked.paragraph("circle-members-none"))
    } else {
        page.with(shown::members(&asked, &now, &people, manages.then_some(opened.record)))
    };
    if manages {
        let join = Button::link(asked.url(&format!("{}/join", opened.path())), asked.t("circle-join-link"));
        page = page.with(Button { variant: ButtonVariant::Secondary, ..join }.html());
    }
    if !past.is_empty() {
        let list = shown::members(&asked, &past, &people, None);
        page = page.with(Details::new(asked.t("circle-members-past"), list).html());
    }
    page.with(rest(&asked, &opened)).answer()
}

fn actions(asked: &Asked, opened: &Opened) -> Html {
    let buttons = [("circle.set_level", "level", "circle-level-link"), ("circle.mark", "mark", "circle-mark-link")];
    let buttons = buttons.into_iter().filter(|(action, ..)| opened.may(asked, action)).map(|(_, end, key)| {
        let button = Button::link(asked.url(&format!("{}/{end}", opened.path())), asked.t(key));
        Button { variant: ButtonVariant::Secondary, ..button }.html()
    });
    components::ButtonGroup { items: buttons.collect(), ..components::ButtonGroup::default() }.html()
}

fn rest(asked: &Asked, opened: &Opened) -> Html {
    let links = [
        ("circle.see_looks", "looks", "circle-looks-link"),
        ("circle.accept_conditions", "conditions", "circle-conditions-link"),
        ("circle.declare_conflict", "conflict", "circle-conflict-link"),
    ];
    let links = links
        .into_iter()
        .filter(|(action, ..)| opened.may(asked, action))
        .map(|(_, end, key)| Link::new(asked.url(&format!("{}/{end}", opened.path())), asked.t(key)).html());
    Html::join([Heading::new(2, Size::M, asked.t("circle-more")).html(), List::bullet(links).html()])
}

/// The panel on a person's page: who works with them, as far as the records through which they do are seen in full.
///
/// # Errors
/// A fault.
pub async fn panel(asked: &Asked, around: &dyn Around, records: &[RecordId]) -> Result<Html, Stop> {
    let mut reader = asked.house.facts().await?;
    let ids: Vec<String> = records.iter().map(ToString::to_string).collect();
    let things = reader.things("Record", &ids).await?;
    let decided = reader.decide(&asked.visit, "people.view", things).await?;
    drop(reader);
    let mut permits = decided.into_iter().flatten();
    let Some(first) = permits.next() else { return Ok(Html::default()) };
    let seen: Vec<RecordId> = std::iter::once(&first)
        .chain(permits.collect::<Vec<_>>().iter())
        .filter_map(|permit| permit.thing().split_once(':').and_then(|(_, id)| id.parse().ok()))
        .collect();
    let (members, open) = {
        let mut reader = asked.house.look(&first, "circle").await?;
        (queries::members(&mut reader, &seen).await?, queries::openness(&mut reader, &seen).await?)
    };
    let today = asked.now().date();
    let now: Vec<&Member> = members.iter().filter(|member| member.is_in(today)).collect();
    let people = around.staff(asked, now.iter().map(|member| member.staff).collect()).await?;
    let usual = Openness::default();
    let level = records.first().map_or(&usual, |record| open.get(record).unwrap_or(&usual));
    let mut pieces = vec![
        Heading::new(2, Size::M, asked.t("circle-panel-title")).html(),
        Paragraph::new(Html::join([
            Html::text(&asked.t("circle-panel-open")),
            Html::text(" "),
            shown::level_tag(asked, level.level),
        ]))
        .html(),
    ];
    pieces.push(if now.is_empty() {
        Paragraph::new(asked.t("circle-members-none")).html()
    } else {
        shown::members(asked, &now, &people, None)
    });
    if let Some(record) = records.first().filter(|record| seen.contains(record)) {
        let link = Link::new(asked.url(&format!("/circle/{record}")), asked.t("circle-panel-link"));
        pieces.push(Paragraph::new(link.html()).html());
    }
    Ok(Html::join(pieces))
}

/// What somebody is told who may know only that a record exists, or its summary: whom to ask, and what to do in an
/// emergency.
pub fn no_more(asked: &Asked, record: RecordId) -> Html {
    let glass = Link::new(asked.url(&format!("/circle/{record}/emergency")), asked.t("circle-emergency-link"));
    InsetText::new(Html::join([asked.paragraph("circle-ask-owner"), Paragraph::new(glass.html()).html()])).html()
}

//! The duty desk: what lies on it, by lanes, with clocks, filters and order.

use super::desk_lists::{self, View};
use crate::banner::{self, OwnDesk};
use crate::clocks::late_before;
use crate::directory::Directory;
use crate::shown::sources;
use concerns::queries::{self, concern_thing};
use kernel::Reference;
use store::Stop;
use web::components::{Button, ButtonVariant, Html, Input, NavigationItem, Paragraph, Size, SubNavigation};
use web::{Answer, Asked, Filled, Mistakes, Outcome, Page, Paging};

/// Rows on a page.
const ROWS: i64 = 25;

/// The limits whose clocks a desk shows.
const LIMITS: [&str; 6] = [
    "report.urgent_opened",
    "report.decide",
    "report.confirm_in_writing",
    "report.chase",
    "acknowledgement.public",
    "allegation.designated_officer",
];

pub(crate) async fn show(asked: Asked) -> Outcome {
    let mut mistakes = Mistakes::none();
    if let Some(typed) = asked.query.some("reference") {
        match find(&asked, typed).await? {
            Some(path) => return Ok(Answer::Redirect(path)),
            None => mistakes.add("reference", asked.t("desk-search-none")),
        }
    }
    let names = Directory::with_members(&asked, &asked.visit.who.teams).await?;
    let desks = banner::own_desks(&asked, &names);
    let wanted = asked.query.text("team");
    let Some(desk) = desks.iter().find(|desk| desk.team.to_string() == wanted).or_else(|| desks.first()) else {
        let page = Page::new(asked.t("desk-title")).menu("desk").mistakes(&mistakes);
        return page.with(Paragraph::new(asked.t("desk-no-desk")).html()).with(search(&asked, &mistakes)).answer();
    };
    lanes(&asked, &desks, desk, names, &mistakes).await
}

async fn lanes(asked: &Asked, desks: &[OwnDesk], desk: &OwnDesk, names: Directory, mistakes: &Mistakes) -> Outcome {
    let paging = Paging::of(asked, ROWS);
    let view = View::of(asked);
    let (house, visit) = (&asked.house, &asked.visit);
    let wanted = view.wanted(asked, &paging);
    let edge = late_before(house.limits(), "report.decide", asked.now());
    let (rows, total, counts) =
        queries::worklist_with_counts(house, visit, &desk.permit, desk.team, &wanted, edge).await?;
    let names = names.knowing(asked, rows.iter().filter_map(|row| row.taken_by)).await?;
    let urgent = banner::html(asked, &banner::unopened(asked, desks).await?);
    let mut page = Page::new(desk.name.clone()).caption(asked.t("desk-title")).wide().menu("desk").mistakes(mistakes);
    let gone = ["moved", "about-staff"].into_iter().find(|code| asked.query.is("done", code));
    page = page.notice(gone.map(|code| asked.t(&format!("concern-done-{code}")))).with(urgent);
    if desks.len() > 1 {
        page = page.with(teams(asked, desks, desk));
    }
    page =
        page.with(desk_lists::lane_links(asked, &view, desk, &counts)).with(desk_lists::narrowing(asked, &view, desk));
    page = if rows.is_empty() {
        page.with(desk_lists::empty(asked, &view))
    } else {
        page.with(desk_lists::table(asked, &view, desk, &rows, &names)).with(paging.html(asked, total))
    };
    let telephone = Button {
        variant: ButtonVariant::Secondary,
        ..Button::link(asked.url("/desk/telephone"), asked.t("desk-telephone"))
    };
    page.with(telephone).with(search(asked, mistakes)).with(sources(asked, &LIMITS)).answer()
}

fn teams(asked: &Asked, desks: &[OwnDesk], current: &OwnDesk) -> Html {
    let items = desks.iter().map(|desk| {
        let href = asked.url(&format!("/desk?team={}", desk.team));
        NavigationItem::new(href, desk.name.as_str(), desk.team == current.team)
    });
    SubNavigation { label: asked.t("desk-teams"), items: items.collect(), ..SubNavigation::default() }.html()
}

/// A search by reference.
pub(crate) fn search(asked: &Asked, mistakes: &Mistakes) -> Html {
    let filled = Filled::new(asked, &asked.query, mistakes);
    let input = Input {
        classes: "govuk-input--width-10".to_owned(),
        spellcheck: Some(false),
        autocomplete: "off".to_owned(),
        ..filled.input("reference", "desk-search")
    };
    let button = Button { variant: ButtonVariant::Secondary, ..Button::new(asked.t("desk-search-button")) };
    Html::join([
        web::components::Heading::new(2, Size::S, asked.t("desk-search-title")).html(),
        asked.search_form("/desk").field(input.html()).button(button.html()).html(),
    ])
}

/// The page of the concern with this reference, if there is one that the visitor may see. What they may not see and
/// what does not exist are the same answer.
async fn find(asked: &Asked, typed: &str) -> Result<Option<String>, Stop> {
    let Ok(reference) = typed.parse::<Reference>() else { return Ok(None) };
    let Some(concern) = queries::by_reference(&asked.house, &reference).await? else { return Ok(None) };
    let thing = concern_thing(&asked.house, concern).await?;
    let may = asked.permit("concerns.view", &thing).is_ok();
    Ok(may.then(|| format!("/concerns/{concern}")))
}

//! An agency's people: a list to look through, filter and manage from.

use super::{button, button_link, link};
use crate::commands::region;
use crate::decide::Training;
use crate::queries::{self, PersonRow, StaffFilter};
use crate::words::Standing;
use components::{Cell, Choice, Html, Link, Table, Tag, TagColour};
use kernel::AgencyId;
use store::Stop;
use web::{Asked, Filled, Mistakes, Outcome, Page, Paging};

/// One page of the list.
pub(super) async fn show(asked: Asked) -> Outcome {
    let id: AgencyId = asked.id("agency")?;
    let permit = asked.permit("agencies.view_people", &region::agency_thing(id))?;
    let mut reader = asked.house.look(&permit, "people").await?;
    let agency = queries::agency(&mut reader, id).await?.ok_or(Stop::NotFound)?;
    let paging = Paging::of(&asked, queries::PAGE);
    let filter = StaffFilter {
        standing: Standing::from_code(asked.query.text("standing")),
        name: asked.query.text("name").to_owned(),
        page: paging.page,
    };
    let found = queries::people(&mut reader, id, &filter).await?;
    let told = match asked.query.text("told") {
        "invited" => Some(asked.t("agencies-told-invited")),
        "trained" => {
            let count = asked.query.number("count").unwrap_or(0);
            Some(asked.t_with("agencies-told-trained", &[("count", count.into())]))
        }
        _ => None,
    };
    let mut page = Page::new(asked.t("agencies-people-title"))
        .caption(agency.name.get(asked.visit.language))
        .menu("agency")
        .full()
        .back(format!("/agencies/{id}"))
        .notice(told)
        .with(button_link(&asked, &format!("/agencies/{id}/invite"), "agencies-invite-link"))
        .with(filters(&asked));
    page = page.with(super::text(asked.t_with("agencies-people-found", &[("count", found.total.into())])));
    if !found.rows.is_empty() {
        page = page.with(table(&asked, &found.rows)).with(paging.html(&asked, found.total));
    }
    page.with(super::link_line(&asked, &format!("/agencies/{id}/training"), "agencies-training-table-title"))
        .with(
            components::Paragraph::new(link(&asked, &format!("/agencies/{id}/movements"), "agencies-movements-link"))
                .html(),
        )
        .answer()
}

fn filters(asked: &Asked) -> Html {
    let none = Mistakes::none();
    let mut fields = asked.query.clone();
    if Standing::from_code(fields.text("standing")).is_none() {
        fields.set("standing", "any");
    }
    let filled = Filled::new(asked, &fields, &none);
    let mut items = vec![Choice::new("any", asked.t("agencies-standing-any"))];
    items.extend(Standing::ALL.iter().map(|word| Choice::new(word.code(), asked.t(word.key()))));
    let mut standing = filled.radios("standing", "agencies-standing", items);
    standing.classes = "govuk-radios--inline govuk-radios--small".to_owned();
    asked
        .search_form(&asked.path)
        .field(super::short(filled.input("name", "agencies-name-part")))
        .field(standing.html())
        .button(button(asked, "agencies-filter"))
        .html()
}

fn table(asked: &Asked, people: &[PersonRow]) -> Html {
    let rows = people.iter().map(|person| {
        // Nobody manages themselves: one's own name leads to one's own account.
        let own = asked.visit.actor().staff() == Some(person.id);
        let to = if own { "/account".to_owned() } else { format!("/staff/{}", person.id) };
        vec![
            Cell::from(Link::new(asked.url(&to), name_of(asked, &person.name)).html()),
            Cell::from(person.email.clone().unwrap_or_default()),
            Cell::from(standing_tag(asked, person.standing)),
            Cell::from(trained(asked, person)),
            Cell::from(
                person.signed_in_at.map_or_else(|| asked.t("agencies-never"), |at| asked.texts.ago(at, asked.now())),
            ),
        ]
    });
    let head = ["agencies-name", "agencies-email", "agencies-standing", "agencies-training", "agencies-signed-in-last"];
    let table = Table {
        caption: asked.t("agencies-people-title"),
        caption_classes: "govuk-visually-hidden".to_owned(),
        head: head.iter().map(|key| Cell::from(asked.t(key))).collect(),
        rows: rows.collect(),
        first_cell_is_header: true,
        ..Table::default()
    };
    components::scroll(&asked.t("agencies-people-title"), table.html())
}

/// How training stands, of those who work here.
fn trained(asked: &Asked, person: &PersonRow) -> Html {
    match person.standing {
        Standing::Left => Html::default(),
        Standing::Invited | Standing::Active => {
            super::training::shown(asked, Training::of(person.training_on, asked.house.limits(), asked.now().date()))
        }
    }
}

/// A name, or what stands in its place after erasure.
pub(super) fn name_of(asked: &Asked, name: &str) -> String {
    if name.is_empty() { asked.t("agencies-name-erased") } else { name.to_owned() }
}

/// How somebody stands, as a tag.
pub(super) fn standing_tag(asked: &Asked, standing: Standing) -> Html {
    let colour = match standing {
        Standing::Invited => TagColour::Yellow,
        Standing::Active => TagColour::Green,
        Standing::Left => TagColour::Grey,
    };
    Tag::new(asked.t(standing.key()), colour).html()
}

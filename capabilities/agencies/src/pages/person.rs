//! One member of staff, as an administrator sees them: roles and teams with their dates, and what can be changed.

use super::people::{name_of, standing_tag};
use super::{row, training};
use crate::commands::{account, single_sign_on};
use crate::decide::Training;
use crate::queries::{self, Held, PersonRow};
use crate::words::Standing;
use components::{Cell, Heading, Html, Link, List, Size, SummaryList, Table};
use kernel::{ActorId, TeamId};
use std::collections::BTreeMap;
use store::Stop;
use web::{Asked, Outcome, Page};

/// The whole person on one page.
pub(super) async fn show(asked: Asked) -> Outcome {
    let id: ActorId = asked.id("staff")?;
    let thing = queries::person_thing(&mut asked.house.facts().await?, id).await?.ok_or(Stop::NotFound)?;
    let permit = asked.permit("agencies.manage_staff", &thing)?;
    let mut reader = asked.house.look(&permit, "member of staff").await?;
    let person = queries::person(&mut reader, id).await?.ok_or(Stop::NotFound)?;
    let agency = queries::agency(&mut reader, person.agency).await?.ok_or(Stop::NotFound)?;
    let teams = queries::teams_of(&mut reader, person.agency).await?;
    let (roles, member_of) = queries::held(&mut reader, id).await?;
    let linked = single_sign_on::has_link(&mut reader, id).await?;
    drop(reader);
    let held_back = match &person.email {
        Some(email) => account::is_held_back(&asked.house, email, asked.now()).await?,
        None => false,
    };
    let names: BTreeMap<TeamId, String> =
        teams.iter().map(|team| (team.id, team.name.get(asked.visit.language).to_owned())).collect();
    let mut page = Page::new(name_of(&asked, &person.name))
        .caption(agency.name.get(asked.visit.language))
        .menu("agency")
        .back(format!("/agencies/{}/people", person.agency))
        .notice((asked.query.text("told") == "done").then(|| asked.t("agencies-told-done")))
        .with(facts(&asked, &person, held_back, linked));
    let roles = roles.iter().map(|held| (asked.t(held.what.key()), held.from, held.until)).collect::<Vec<_>>();
    page = page.with(periods(&asked, "agencies-roles", "agencies-roles-none", &roles));
    let named = |held: &Held<TeamId>| (names.get(&held.what).cloned().unwrap_or_default(), held.from, held.until);
    page = page.with(periods(
        &asked,
        "agencies-teams",
        "agencies-member-of-none",
        &member_of.iter().map(named).collect::<Vec<_>>(),
    ));
    page.with(Heading::new(2, Size::M, asked.t("agencies-changes")).html())
        .with(changes(&asked, &person, held_back, linked))
        .answer()
}

fn facts(asked: &Asked, person: &PersonRow, held_back: bool, linked: bool) -> Html {
    let mut rows = vec![
        row(asked, "agencies-standing", standing_tag(asked, person.standing)),
        row(asked, "agencies-email", person.email.clone().unwrap_or_default()),
        row(asked, "agencies-language", person.language.own_name()),
        row(asked, "agencies-invited", asked.texts.date_time(person.invited_at)),
    ];
    let last = person.signed_in_at.map_or_else(|| asked.t("agencies-never"), |at| asked.texts.date_time(at));
    rows.push(row(asked, "agencies-signed-in-last", last));
    let set = if person.second_factor { "agencies-yes" } else { "agencies-no" };
    rows.push(row(asked, "agencies-second-factor", asked.t(set)));
    if linked {
        rows.push(row(asked, "agencies-linked-title", asked.t("agencies-linked-yes")));
    }
    let trained = Training::of(person.training_on, asked.house.limits(), asked.now().date());
    rows.push(row(asked, "agencies-training", training::shown(asked, trained)));
    rows.extend(person.reset_from.map(|from| row(asked, "agencies-reset-from", asked.texts.date_time(from))));
    if held_back {
        rows.push(row(asked, "agencies-held-back", asked.t("agencies-held-back-now")));
    }
    rows.extend(person.left_on.map(|day| row(asked, "agencies-last-day", asked.texts.date(day))));
    SummaryList::new(rows).html()
}

fn periods(asked: &Asked, title: &str, none: &str, held: &[(String, kernel::Date, Option<kernel::Date>)]) -> Html {
    if held.is_empty() {
        let mut shown = Heading::new(2, Size::M, asked.t(title)).html();
        shown.push(asked.paragraph(none));
        return shown;
    }
    let line = |(what, from, until): &(String, kernel::Date, Option<kernel::Date>)| {
        let until = until.map_or_else(|| asked.t("agencies-no-end"), |day| asked.texts.date(day));
        vec![Cell::from(what.clone()), Cell::from(asked.texts.date(*from)), Cell::from(until)]
    };
    Table {
        caption: asked.t(title),
        caption_classes: "govuk-table__caption--m".to_owned(),
        head: vec![
            Cell::from(asked.t("agencies-held")),
            Cell::from(asked.t("agencies-first-day")),
            Cell::from(asked.t("agencies-last-day")),
        ],
        rows: held.iter().map(line).collect(),
        first_cell_is_header: true,
        ..Table::default()
    }
    .html()
}

fn changes(asked: &Asked, person: &PersonRow, held_back: bool, linked: bool) -> Html {
    let mut what = Vec::new();
    if person.standing != Standing::Left {
        what.extend(["give-role", "take-role", "join-team", "leave-team", "training"]);
    }
    if person.standing == Standing::Invited {
        what.push("invite-again");
    }
    if person.standing == Standing::Active && held_back {
        what.push("unlock");
    }
    if person.standing == Standing::Active {
        what.push("end-sessions");
    }
    if person.standing == Standing::Active && person.second_factor && person.reset_from.is_none() {
        what.push("reset-second-factor");
    }
    if linked {
        what.push("unlink-sign-in");
    }
    if person.standing != Standing::Left {
        what.push("leave");
    }
    if what.is_empty() {
        return asked.paragraph("agencies-changes-none");
    }
    let items = what.iter().map(|what| {
        let words = asked.t(&format!("agencies-change-{what}"));
        Link::new(asked.url(&format!("/staff/{}/{what}", person.id)), words).html().into()
    });
    List { items: items.collect(), spaced_out: true, ..List::default() }.html()
}

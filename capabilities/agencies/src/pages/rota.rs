//! Who is called out of hours, in which order.

use super::{button, button_link, may, text};
use crate::commands::region;
use crate::queries::{self, AgencyRow, Member, Rota};
use components::{Html, Input, List, ListKind, SelectItem};
use kernel::{ActorId, AgencyId};
use store::Stop;
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

/// Places on the form.
const PLACES: usize = 8;

/// The order as it stands.
pub(super) async fn show(asked: Asked) -> Outcome {
    let id: AgencyId = asked.id("agency")?;
    let permit = asked.permit("agencies.view_rota", &region::agency_thing(id))?;
    let mut reader = asked.house.look(&permit, "rota").await?;
    let agency = queries::agency(&mut reader, id).await?.ok_or(Stop::NotFound)?;
    let rota = queries::rota(&mut reader, id).await?;
    let mut page = Page::new(asked.t("agencies-rota-title"))
        .caption(agency.name.get(asked.visit.language))
        .menu("agency")
        .back(format!("/agencies/{id}"))
        .notice((asked.query.text("told") == "done").then(|| asked.t("agencies-told-rota")));
    page = if rota.order.is_empty() {
        page.with(asked.paragraph("agencies-rota-none"))
    } else {
        page.with(asked.paragraph("agencies-rota-intro")).with(order(&rota)).with(text(climb(&asked, &rota)))
    };
    if may(&asked, "agencies.set_rota", id) {
        page = page.with(button_link(&asked, &format!("/agencies/{id}/rota/change"), "agencies-rota-change"));
    }
    page.answer()
}

/// The form, filled with the order as it stands.
pub(super) async fn show_change(asked: Asked) -> Outcome {
    let (agency, members, rota) = known(&asked).await?;
    let climb = if rota.climb_minutes == 0 { 15 } else { rota.climb_minutes };
    let mut fields = Fields::default().with("climb", climb.to_string());
    for (place, on_call) in rota.order.iter().enumerate() {
        fields.set(&place_name(place), on_call.staff.to_string());
    }
    page(&asked, &agency, &members, &fields, &Mistakes::none()).answer()
}

/// Keeps the order.
pub(super) async fn submit(asked: Asked) -> Outcome {
    let (agency, members, _) = known(&asked).await?;
    let mut mistakes = Mistakes::none();
    if asked.switching_language {
        return page(&asked, &agency, &members, &asked.form, &mistakes).answer();
    }
    let mut order: Vec<ActorId> = Vec::new();
    for place in 0..PLACES {
        let name = place_name(place);
        if let Ok(staff) = asked.form.text(&name).parse() {
            mistakes.unless(!order.contains(&staff), &name, asked.t("agencies-rota-twice"));
            order.push(staff);
        }
    }
    let climb = asked.form.number("climb").and_then(|minutes| u32::try_from(minutes).ok());
    mistakes.unless(
        climb.is_some_and(|minutes| (5..=120).contains(&minutes)),
        "climb",
        asked.t("agencies-rota-climb-wrong"),
    );
    let (Some(climb), false) = (climb, mistakes.any()) else {
        return page(&asked, &agency, &members, &asked.form, &mistakes).answer();
    };
    match region::set_rota(&asked.house, &asked.visit, agency.id, order, climb).await {
        Ok(()) => Ok(Answer::Redirect(format!("/agencies/{}/rota?told=done", agency.id))),
        Err(Stop::Declined(declined)) => {
            mistakes.add(&place_name(0), asked.t(&format!("declined-{}", declined.0)));
            page(&asked, &agency, &members, &asked.form, &mistakes).answer()
        }
        Err(other) => Err(other),
    }
}

fn place_name(place: usize) -> String {
    format!("place-{}", place + 1)
}

async fn known(asked: &Asked) -> Result<(AgencyRow, Vec<Member>, Rota), Stop> {
    let id: AgencyId = asked.id("agency")?;
    asked.permit("agencies.set_rota", &region::agency_thing(id))?;
    let mut reader = asked.house.facts().await?;
    let agency = queries::agency(&mut reader, id).await?.ok_or(Stop::NotFound)?;
    let members = queries::eligible_for_rota(&mut reader, id).await?;
    let rota = queries::rota(&mut reader, id).await?;
    Ok((agency, members, rota))
}

fn order(rota: &Rota) -> Html {
    let items = rota.order.iter().map(|on_call| on_call.name.clone().into()).collect();
    List { items, kind: ListKind::Number, ..List::default() }.html()
}

fn climb(asked: &Asked, rota: &Rota) -> String {
    asked.t_with("agencies-rota-climb-told", &[("minutes", rota.climb_minutes.into())])
}

fn page(asked: &Asked, agency: &AgencyRow, members: &[Member], fields: &Fields, mistakes: &Mistakes) -> Page {
    let filled = Filled::new(asked, fields, mistakes);
    let mut form = asked.form(&asked.path);
    for place in 0..PLACES {
        let mut items = vec![SelectItem::new("", asked.t("agencies-rota-nobody"))];
        items.extend(members.iter().map(|member| SelectItem::new(member.id.to_string(), member.name.clone())));
        let mut select = filled.select(&place_name(place), "agencies-rota-place", items);
        select.label = asked.t_with("agencies-rota-place", &[("place", (place + 1).into())]).into();
        form = form.field(select.html());
    }
    let climb = Input {
        inputmode: "numeric".to_owned(),
        classes: "govuk-input--width-3".to_owned(),
        ..filled.input("climb", "agencies-rota-climb")
    };
    Page::new(asked.t("agencies-rota-change"))
        .caption(agency.name.get(asked.visit.language))
        .menu("agency")
        .back(format!("/agencies/{}/rota", agency.id))
        .mistakes(mistakes)
        .with(asked.paragraph("agencies-rota-change-intro"))
        .form(form.field(climb.html()).button(button(asked, "agencies-save")))
}

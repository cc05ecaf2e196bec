//! The home page: what needs this person today, by what they do.

use super::home_parts as parts;
use crate::banner;
use crate::directory::Directory;
use crate::menu::{is, raises_concerns, works_at_a_desk};
use access::Thing;
use web::components::Paragraph;
use web::{Asked, Mistakes, Outcome, Page};

pub(crate) async fn show(asked: Asked) -> Outcome {
    let permit = asked.permit("desk.view_home", &Thing::new("Home", "home"))?;
    // Who looked at their own home page is recorded like everything else that is shown.
    drop(asked.house.look(&permit, "").await?);
    let who = asked.visit.who.clone();
    let names = Directory::of(&asked, None).await?;
    let mut page =
        Page::new(asked.t("desk-home-title")).caption(asked.texts.long_date(asked.now().date())).full().menu("home");
    if !who.trained {
        page = page.with(asked.rich("desk-home-training", &[("account", asked.url("/account").into())]));
    }
    if works_at_a_desk(&who) {
        let desks = banner::own_desks(&asked, &names);
        let unopened = banner::unopened(&asked, &desks).await?;
        page = page.with(banner::html(&asked, &unopened)).with(parts::next_on_desk(&asked, &desks, &unopened).await?);
        for desk in &desks {
            page = page.with(parts::desk(&asked, desk).await?);
        }
        page = page.with(parts::rota(&asked));
    }
    if is(&who, &["police_specialist"]) {
        page = page.with(parts::newest(&asked, &names).await?);
    }
    page = page.with(sharing::waiting(&asked).await?);
    if is(&who, &["practitioner", "duty_worker", "supervisor", "police_specialist"]) {
        page = page.with(parts::records(&asked).await?);
    }
    if raises_concerns(&who) {
        page = page.with(parts::questions(&asked, &names).await?);
        if !works_at_a_desk(&who) {
            page = page.with(parts::own_reports(&asked).await?);
        }
    }
    if works_at_a_desk(&who) || is(&who, &["police_specialist"]) {
        page = page.with(super::desk::search(&asked, &Mistakes::none()));
    }
    if is(&who, &["agency_administrator"]) {
        page = page.with(parts::own_agency(&asked).await?);
    }
    if is(&who, &["system_administrator"]) {
        page = page.with(parts::health(&asked).await?);
    }
    if who.roles.is_empty() {
        page = page.with(Paragraph::new(asked.t("desk-home-no-role")).html());
    }
    page.answer()
}

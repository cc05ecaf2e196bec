//! Letting somebody into the circle: oneself, or a colleague of any agency.

use super::{Around, Opened, Person, buttons, done, need};
use crate::commands;
use crate::decide::Joining;
use crate::words::Part;
use components::{Button, Choice, Html};
use kernel::ActorId;
use std::sync::Arc;
use store::Stop;
use web::{Asked, Fields, Filled, Mistakes, Outcome};

const MAY: (&str, &str) = ("people.view", "circle.manage");

pub(super) async fn show(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    page(&asked, &around, &Fields::default(), &Mistakes::none()).await
}

/// Whom the form offers: oneself, and those whom the search found.
async fn offered(asked: &Asked, around: &Arc<dyn Around>, fields: &Fields) -> Result<Vec<Person>, Stop> {
    let own: ActorId = asked.visit.actor().staff().ok_or(Stop::NotFound)?;
    let mut people: Vec<Person> = around.staff(asked, vec![own]).await?.into_values().collect();
    let wanted = if asked.query.text("name").is_empty() { fields.text("name") } else { asked.query.text("name") };
    if !wanted.is_empty() {
        people.extend(around.named(asked, wanted).await?.into_iter().filter(|person| person.id != own));
    }
    Ok(people)
}

async fn page(asked: &Asked, around: &Arc<dyn Around>, fields: &Fields, mistakes: &Mistakes) -> Outcome {
    let opened = Opened::of(asked, around, MAY).await?;
    let people = offered(asked, around, fields).await?;
    let own = asked.visit.actor().staff();
    let choices = people.iter().map(|person| {
        let name = if Some(person.id) == own { asked.t("circle-join-myself") } else { person.name.clone() };
        Choice::new(person.id.to_string(), name).hint(person.agency_name.clone())
    });
    let filled = Filled::new(asked, fields, mistakes);
    let none = Mistakes::none();
    let search = Filled::new(asked, &asked.query, &none);
    let box_of = asked
        .search_form(&format!("{}/join", opened.path()))
        .field(search.input("name", "circle-join-search").html())
        .button(Button { variant: components::ButtonVariant::Secondary, ..Button::new(asked.t("circle-search")) });
    let parts = Part::ALL.iter().map(|part| Choice::new(part.code(), asked.t(part.key()))).collect();
    let form = opened
        .form(asked, "join")
        .hidden(
            "name",
            if asked.query.text("name").is_empty() { fields.text("name") } else { asked.query.text("name") },
        )
        .field(filled.radios("staff", "circle-join-who", choices.collect()).html())
        .field(filled.radios("part", "circle-join-part", parts).html())
        .field(filled.date("until", "circle-join-until").html())
        .field(filled.textarea("reason", "circle-reason").html())
        .button(buttons(asked, "circle-join-button", &opened.path()));
    let searched = !asked.query.text("name").is_empty() && people.len() <= 1;
    let nobody = if searched { asked.paragraph("circle-join-nobody") } else { Html::default() };
    opened.page(asked, "circle-join-title", mistakes).with(box_of.html()).with(nobody).form(form).answer()
}

pub(super) async fn submit(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let mut mistakes = Mistakes::none();
    if asked.switching_language {
        return page(&asked, &around, &asked.form, &mistakes).await;
    }
    let opened = Opened::of(&asked, &around, MAY).await?;
    let people = offered(&asked, &around, &asked.form).await?;
    let wanted: Option<ActorId> = asked.form.text("staff").parse().ok();
    let person = wanted.and_then(|id| people.iter().find(|person| person.id == id));
    let part = Part::from_code(asked.form.text("part"));
    mistakes.unless(person.is_some(), "staff", asked.t("circle-join-who-missing"));
    mistakes.unless(part.is_some(), "part", asked.t("circle-join-part-missing"));
    let until = super::day(&asked, "until");
    mistakes.unless(until.is_ok(), "until", asked.t("circle-day-unreadable"));
    need(&asked, &mut mistakes, "reason", "circle-reason-missing");
    if let (Some(person), Some(part), Ok(until), false) = (person, part, until, mistakes.any()) {
        let today = asked.now().date();
        let joining = Joining { staff: person.id, agency: person.agency, part, from: today, until };
        let result =
            commands::join(&asked.house, &asked.visit, opened.record, joining, asked.form.text("reason")).await;
        if let Some(outcome) = done(&asked, result, "staff", format!("{}?done=joined", opened.path()), &mut mistakes) {
            return outcome;
        }
    }
    page(&asked, &around, &asked.form, &mistakes).await
}

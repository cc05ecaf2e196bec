//! Accepting, for one's agency, the conditions under which the police share a record.

use super::{Around, Opened, buttons, done};
use crate::{commands, queries};
use components::InsetText;
use std::sync::Arc;
use web::{Asked, Mistakes, Outcome};

const MAY: (&str, &str) = ("people.flag", "circle.accept_conditions");

pub(super) async fn show(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    page(&asked, &around, &Mistakes::none()).await
}

async fn page(asked: &Asked, around: &Arc<dyn Around>, mistakes: &Mistakes) -> Outcome {
    let opened = Opened::of(asked, around, MAY).await?;
    let mut reader = asked.house.look(&opened.permit, "conditions").await?;
    let conditions = queries::conditions(&mut reader, opened.record).await?;
    drop(reader);
    let form = opened.form(asked, "conditions").button(buttons(asked, "circle-conditions-button", "/people"));
    let page = opened.page(asked, "circle-conditions-title", mistakes).back("/people");
    page.with(asked.paragraph("circle-conditions-what")).with(InsetText::new(conditions).html()).form(form).answer()
}

pub(super) async fn submit(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let mut mistakes = Mistakes::none();
    if !asked.switching_language {
        let opened = Opened::of(&asked, &around, MAY).await?;
        let result = commands::accept_conditions(&asked.house, &asked.visit, opened.record).await;
        let to = format!("/people/{}", opened.record);
        if let Some(outcome) = done(&asked, result, "conditions", to, &mut mistakes) {
            return outcome;
        }
    }
    page(&asked, &around, &mistakes).await
}

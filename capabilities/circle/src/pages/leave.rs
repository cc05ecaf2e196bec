//! Leaving the circle: at the next request they see no more than their role shows them.

use super::{Around, Opened, buttons, done, need, shown};
use crate::commands;
use kernel::ActorId;
use std::sync::Arc;
use web::{Asked, Fields, Filled, Mistakes, Outcome};

const MAY: (&str, &str) = ("people.view", "circle.manage");

pub(super) async fn show(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    page(&asked, &around, &Fields::default(), &Mistakes::none()).await
}

async fn page(asked: &Asked, around: &Arc<dyn Around>, fields: &Fields, mistakes: &Mistakes) -> Outcome {
    let opened = Opened::of(asked, around, MAY).await?;
    let staff: ActorId = asked.id("staff")?;
    let people = around.staff(asked, vec![staff]).await?;
    let who = asked.t_with("circle-leave-who", &[("name", shown::name(asked, &people, staff).into())]);
    let form = opened
        .form(asked, &format!("leave/{staff}"))
        .field(Filled::new(asked, fields, mistakes).textarea("reason", "circle-reason").html())
        .button(buttons(asked, "circle-leave-button", &opened.path()));
    opened
        .page(asked, "circle-leave-title", mistakes)
        .with(components::Paragraph::new(who))
        .with(asked.paragraph("circle-leave-what"))
        .form(form)
        .answer()
}

pub(super) async fn submit(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let mut mistakes = Mistakes::none();
    if asked.switching_language {
        return page(&asked, &around, &asked.form, &mistakes).await;
    }
    let opened = Opened::of(&asked, &around, MAY).await?;
    need(&asked, &mut mistakes, "reason", "circle-reason-missing");
    if !mistakes.any() {
        let (staff, reason) = (asked.id("staff")?, asked.form.text("reason"));
        let result = commands::leave(&asked.house, &asked.visit, opened.record, staff, reason).await;
        if let Some(outcome) = done(&asked, result, "reason", format!("{}?done=left", opened.path()), &mut mistakes) {
            return outcome;
        }
    }
    page(&asked, &around, &asked.form, &mistakes).await
}

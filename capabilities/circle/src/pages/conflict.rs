//! Saying that one is related to a person, and for the information-governance desk that this has ended.

use super::{Around, Opened, buttons, done, need, shown};
use crate::words::Nature;
use crate::{commands, queries};
use components::{Choice, Paragraph, WarningText};
use kernel::ActorId;
use std::sync::Arc;
use store::Stop;
use vocabulary::RecordId;
use web::{Asked, Fields, Filled, Mistakes, Outcome, Page};

const MAY: (&str, &str) = ("people.summarise", "circle.declare_conflict");

pub(super) async fn show(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    page(&asked, &around, &Fields::default(), &Mistakes::none()).await
}

async fn page(asked: &Asked, around: &Arc<dyn Around>, fields: &Fields, mistakes: &Mistakes) -> Outcome {
    let opened = Opened::of(asked, around, MAY).await?;
    let filled = Filled::new(asked, fields, mistakes);
    let natures = Nature::ALL.iter().map(|nature| Choice::new(nature.code(), asked.t(nature.key()))).collect();
    let form = opened
        .form(asked, "conflict")
        .field(filled.radios("nature", "circle-nature", natures).html())
        .field(filled.textarea("words", "circle-conflict-words").html())
        .button(buttons(asked, "circle-conflict-button", &opened.path()));
    opened
        .page(asked, "circle-conflict-title", mistakes)
        .with(WarningText::new(asked.t("circle-warning"), asked.t("circle-conflict-what")).html())
        .form(form)
        .answer()
}

pub(super) async fn submit(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let mut mistakes = Mistakes::none();
    if asked.switching_language {
        return page(&asked, &around, &asked.form, &mistakes).await;
    }
    let opened = Opened::of(&asked, &around, MAY).await?;
    let nature = Nature::from_code(asked.form.text("nature"));
    mistakes.unless(nature.is_some(), "nature", asked.t("circle-nature-missing"));
    if let Some(nature) = nature {
        let words = asked.form.text("words");
        let result = commands::declare_conflict(&asked.house, &asked.visit, opened.record, nature, words).await;
        // From now on they are not to be told of anything there.
        if let Some(outcome) = done(&asked, result, "nature", "/home".to_owned(), &mut mistakes) {
            return outcome;
        }
    }
    page(&asked, &around, &asked.form, &mistakes).await
}

pub(super) async fn end_show(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    end_page(&asked, &around, &Fields::default(), &Mistakes::none()).await
}

async fn end_page(asked: &Asked, around: &Arc<dyn Around>, fields: &Fields, mistakes: &Mistakes) -> Outcome {
    let (record, staff): (RecordId, ActorId) = (asked.id("record")?, asked.id("staff")?);
    let thing = queries::conflict_of(&mut asked.house.facts().await?, record, staff).await?.ok_or(Stop::NotFound)?;
    let permit = asked.house.ask(&asked.visit, "circle.end_conflict", thing).await?;
    drop(asked.house.look(&permit, "conflict").await?);
    let people = around.staff(asked, vec![staff]).await?;
    let who = asked.t_with("circle-conflict-end-who", &[("name", shown::name(asked, &people, staff).into())]);
    let form = asked
        .form(&format!("/governance/conflicts/{record}/{staff}"))
        .field(Filled::new(asked, fields, mistakes).textarea("reason", "circle-reason").html())
        .button(buttons(asked, "circle-conflict-end-button", "/governance"));
    Page::new(asked.t("circle-conflict-end-title"))
        .back("/governance")
        .menu("governance")
        .mistakes(mistakes)
        .with(Paragraph::new(who))
        .form(form)
        .answer()
}

pub(super) async fn end_submit(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let mut mistakes = Mistakes::none();
    if asked.switching_language {
        return end_page(&asked, &around, &asked.form, &mistakes).await;
    }
    need(&asked, &mut mistakes, "reason", "circle-reason-missing");
    if !mistakes.any() {
        let (record, staff) = (asked.id("record")?, asked.id("staff")?);
        let reason = asked.form.text("reason");
        let result = commands::end_conflict(&asked.house, &asked.visit, record, staff, reason).await;
        let to = "/governance?done=conflict".to_owned();
        if let Some(outcome) = done(&asked, result, "reason", to, &mut mistakes) {
            return outcome;
        }
    }
    end_page(&asked, &around, &asked.form, &mistakes).await
}

//! How far a record is open: chosen, then shown with whom that lets in and shuts out, then done.

use super::{Around, Opened, buttons, done, need, preview, shown};
use crate::commands;
use crate::queries;
use crate::words::Level;
use components::{Choice, Html, InsetText};
use kernel::ActorId;
use std::collections::BTreeSet;
use std::sync::Arc;
use store::Stop;
use web::{Asked, Fields, Filled, Mistakes, Outcome};

const MAY: (&str, &str) = ("people.view", "circle.set_level");

pub(super) async fn show(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let opened = Opened::of(&asked, &around, MAY).await?;
    let open = opened.openness(&asked).await?;
    let mut now = vec![("level".to_owned(), open.level.code().to_owned())];
    now.extend(open.flagged.then(|| ("flagged".to_owned(), "yes".to_owned())));
    now.extend(open.named.iter().map(|id| ("named".to_owned(), id.to_string())));
    page(&asked, &around, &Fields::new(now), &Mistakes::none(), Html::default()).await
}

/// Those who can be named: oneself, the circle, and those who are named now.
async fn nameable(asked: &Asked, opened: &Opened) -> Result<Vec<ActorId>, Stop> {
    let mut reader = asked.house.look(&opened.permit, "level").await?;
    let today = asked.now().date();
    let members = queries::members(&mut reader, &[opened.record]).await?;
    let open = queries::openness(&mut reader, &[opened.record]).await?.remove(&opened.record).unwrap_or_default();
    let mut ids: BTreeSet<ActorId> = asked.visit.actor().staff().into_iter().collect();
    ids.extend(members.iter().filter(|member| member.is_in(today)).map(|member| member.staff));
    ids.extend(open.named);
    Ok(ids.into_iter().collect())
}

async fn page(asked: &Asked, around: &Arc<dyn Around>, fields: &Fields, mistakes: &Mistakes, preview: Html) -> Outcome {
    let opened = Opened::of(asked, around, MAY).await?;
    let ids = nameable(asked, &opened).await?;
    let people = around.staff(asked, ids.clone()).await?;
    let filled = Filled::new(asked, fields, mistakes);
    let levels: Vec<&str> = Level::ALL.iter().map(|level| level.code()).collect();
    let named = ids.iter().map(|id| {
        let agency = people.get(id).map(|person| person.agency_name.clone()).unwrap_or_default();
        Choice::new(id.to_string(), shown::name(asked, &people, *id)).hint(agency)
    });
    let previewed = !preview.is_empty();
    let form = opened
        .form(asked, "level")
        .field(filled.radios("level", "circle-level", filled.choices("circle-level", &levels)).html())
        .field(
            filled
                .checkboxes("flagged", "circle-flagged", vec![Choice::new("yes", asked.t("circle-flagged-yes"))])
                .html(),
        )
        .field(filled.checkboxes("named", "circle-named-who", named.collect()).html())
        .field(filled.textarea("reason", "circle-reason").html());
    let form = if previewed {
        form.hidden("seen", chosen(fields)).field(preview).button(buttons(asked, "circle-level-button", &opened.path()))
    } else {
        form.button(buttons(asked, "circle-preview-button", &opened.path()))
    };
    opened
        .page(asked, "circle-level-title", mistakes)
        .with(InsetText::new(asked.t("circle-level-what")).html())
        .form(form)
        .answer()
}

/// What was chosen, in one text: the preview holds for this and nothing else.
fn chosen(fields: &Fields) -> String {
    let mut named = fields.all("named");
    named.sort_unstable();
    format!("{}/{}/{}", fields.text("level"), fields.text("flagged"), named.join(","))
}

pub(super) async fn submit(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let mut mistakes = Mistakes::none();
    if asked.switching_language {
        return page(&asked, &around, &asked.form, &mistakes, Html::default()).await;
    }
    let opened = Opened::of(&asked, &around, MAY).await?;
    let level = Level::from_code(asked.form.text("level"));
    mistakes.unless(level.is_some(), "level", asked.t("circle-level-missing"));
    need(&asked, &mut mistakes, "reason", "circle-reason-missing");
    let nameable = nameable(&asked, &opened).await?;
    let named: BTreeSet<ActorId> = asked.form.all("named").into_iter().filter_map(|id| id.parse().ok()).collect();
    let known = named.iter().all(|id| nameable.contains(id));
    mistakes.unless(known, "named", asked.t("circle-named-unknown"));
    let Some(level) = level.filter(|_| !mistakes.any()) else {
        return page(&asked, &around, &asked.form, &mistakes, Html::default()).await;
    };
    let flagged = asked.form.text("flagged") == "yes";
    if asked.form.text("seen") != chosen(&asked.form) {
        let preview = preview::of(&asked, &around, &opened, (level, flagged, &named)).await?;
        return page(&asked, &around, &asked.form, &mistakes, preview).await;
    }
    let reason = asked.form.text("reason");
    let result = commands::set_level(&asked.house, &asked.visit, opened.record, level, flagged, named, reason).await;
    match done(&asked, result, "level", format!("{}?done=level", opened.path()), &mut mistakes) {
        Some(outcome) => outcome,
        None => page(&asked, &around, &asked.form, &mistakes, Html::default()).await,
    }
}

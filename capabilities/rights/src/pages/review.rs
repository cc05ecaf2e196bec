//! One thing is reviewed: kept with a reason until it is looked at again, or proposed for destruction.

use super::{called, class_name, declined, own};
use crate::commands;
use crate::holdings::Holdings;
use crate::queries::{self, register};
use crate::words::{Because, Held, KeptThing};
use components::{Button, Choice, SelectItem, SummaryList, SummaryRow, Textarea, WarningText};
use std::sync::Arc;
use store::Stop;
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

/// Shows the thing and the form.
pub(super) async fn show(asked: Asked, holdings: Arc<dyn Holdings>) -> Outcome {
    page(&asked, &*holdings, &Fields::default(), &Mistakes::none()).await
}

fn thing(asked: &Asked) -> Result<KeptThing, Stop> {
    asked.param("thing").parse().map_err(|_| Stop::NotFound)
}

/// Keeps it, or proposes its destruction.
pub(super) async fn submit(asked: Asked, holdings: Arc<dyn Holdings>) -> Outcome {
    let (form, mut mistakes) = (&asked.form, Mistakes::none());
    if asked.switching_language {
        return page(&asked, &*holdings, form, &mistakes).await;
    }
    mistakes.unless(form.some("class").is_some(), "class", asked.t("declined-rights-class"));
    let outcome = form.text("outcome");
    mistakes.unless(["keep", "destroy"].contains(&outcome), "outcome", asked.t("rights-review-outcome-missing"));
    let again_on = match form.date("again") {
        Ok(Some(day)) => day.bounds().map(|(from, _)| from),
        _ => None,
    };
    let because = Because::from_code(form.text("because"));
    if outcome == "keep" {
        mistakes.unless(again_on.is_some(), "again", asked.t("rights-review-again-missing"));
        mistakes.unless(form.some("reason").is_some(), "reason", asked.t("declined-rights-reason"));
    } else if outcome == "destroy" {
        mistakes.unless(because.is_some(), "because", asked.t("rights-review-because-missing"));
    }
    if mistakes.any() {
        return page(&asked, &*holdings, form, &mistakes).await;
    }
    let (house, visit, thing, class) = (&asked.house, &asked.visit, thing(&asked)?, form.text("class"));
    let done = match (again_on, because) {
        (Some(day), _) if outcome == "keep" => {
            commands::keep(house, visit, &*holdings, thing, class, day, form.text("reason"))
                .await
                .map(|()| "/retention?told=kept".to_owned())
        }
        (_, Some(because)) => commands::propose(house, visit, &*holdings, thing, class, because, form.text("note"))
            .await
            .map(|id| format!("/retention/destructions/{id}?told=proposed")),
        _ => Err(Stop::NotFound),
    };
    match done {
        Ok(then) => Ok(Answer::Redirect(then)),
        Err(stop) => {
            let field = match &stop {
                Stop::Declined(no) if no.0 == "rights-again-past" => "again",
                _ => "outcome",
            };
            declined(&asked, &mut mistakes, field, stop)?;
            page(&asked, &*holdings, form, &mistakes).await
        }
    }
}

async fn page(asked: &Asked, holdings: &dyn Holdings, fields: &Fields, mistakes: &Mistakes) -> Outcome {
    let (agency, thing) = (own(asked)?, thing(asked)?);
    let permit = asked.permit("rights.review", &register(agency))?;
    let mut reader = asked.house.look(&permit, &thing.to_string()).await?;
    let held = holdings.one(&mut reader, thing).await?.filter(|held| held.agency == agency).ok_or(Stop::NotFound)?;
    let holds = queries::holds(&mut reader, agency).await?;
    let today = asked.now().date();
    let suggested = catalogue::retention().iter().find(|class| class.holds.as_deref() == held.holds);
    let mut fields = fields.clone();
    if let (None, Some(class)) = (fields.some("class"), suggested) {
        fields.set("class", class.code.clone());
    }
    let covering = holds.iter().find(|hold| hold.stands_on(today) && hold.covers(thing, fields.text("class")));
    let mut page = Page::new(called(asked, thing, &held.title))
        .caption(asked.t("rights-review-title"))
        .menu("retention")
        .back("/retention")
        .mistakes(mistakes)
        .with(about(asked, &held));
    if let Some(hold) = covering {
        let told = asked.t_with("rights-review-held", &[("who", hold.ordered_by.as_str().into())]);
        page = page.with(WarningText::new(asked.t("rights-warning"), told).html());
    }
    page.form(form(asked, &fields, mistakes)).answer()
}

fn about(asked: &Asked, held: &Held) -> components::Html {
    let suggested = catalogue::retention().iter().find(|class| class.holds.as_deref() == held.holds);
    let mut rows = vec![
        SummaryRow::new(asked.t("rights-kind"), asked.t(&format!("rights-thing-{}", held.thing.kind()))),
        SummaryRow::new(asked.t("rights-since"), asked.texts.date(held.since.date())),
    ];
    if let Some(class) = suggested {
        rows.push(SummaryRow::new(asked.t("rights-class"), class_name(asked, &class.code)));
    }
    SummaryList::new(rows).html()
}

fn form(asked: &Asked, fields: &Fields, mistakes: &Mistakes) -> components::Form {
    let filled = Filled::new(asked, fields, mistakes);
    let mut classes = vec![SelectItem::new("", asked.t("rights-choose"))];
    let item = |c: &catalogue::RetentionClass| SelectItem::new(c.code.clone(), c.name(asked.visit.language).to_owned());
    classes.extend(catalogue::retention().iter().map(item));
    let keep = components::Html::join([
        filled.date("again", "rights-review-again").html(),
        Textarea { rows: 3, ..filled.textarea("reason", "rights-review-reason") }.html(),
    ]);
    let codes: Vec<&str> = Because::ALL.iter().map(|because| because.code()).collect();
    let destroy = components::Html::join([
        filled.radios("because", "rights-review-because", filled.choices("rights-because", &codes)).html(),
        Textarea { rows: 3, ..filled.textarea("note", "rights-review-note") }.html(),
    ]);
    let outcomes = vec![
        Choice::new("keep", asked.t("rights-review-keep")).reveals(keep),
        Choice::new("destroy", asked.t("rights-review-destroy")).reveals(destroy),
    ];
    asked
        .form(&asked.path)
        .field(filled.select("class", "rights-review-class", classes).html())
        .field(filled.radios("outcome", "rights-review-outcome", outcomes).html())
        .button(Button::new(asked.t("rights-save")))
}

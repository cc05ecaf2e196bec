//! How long each class is kept: what the catalogue says, how sure that is, and what the agency has set itself.

use super::{declined, link, may, own, standing_tag, table};
use crate::commands;
use crate::queries::{self, register};
use catalogue::{RetentionClass, RunsFrom};
use components::{Button, Cell, Html, Input, Textarea};
use kernel::{Language, Standing};
use store::Stop;
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

/// Shows all classes.
pub(super) async fn show(asked: Asked) -> Outcome {
    let agency = own(&asked)?;
    let permit = asked.permit("rights.view", &register(agency))?;
    let periods = queries::periods(&mut asked.house.look(&permit, "schedule").await?, agency).await?;
    let reviews = may(&asked, "rights.review");
    let rows = catalogue::retention().iter().map(|class| {
        let own = periods.get(&class.code);
        let years = i64::from(own.map_or(class.years, |own| own.years));
        let source = own.map_or_else(|| source(&asked, class), |own| own.source.clone());
        let standing = if own.is_some() { Standing::Local } else { class.standing };
        let mut cells = vec![
            Cell::new(class.name(asked.visit.language).to_owned()),
            Cell::new(asked.t_with(from_key(class), &[("count", years.into())])),
            Cell::new(Html::join([standing_tag(&asked, standing), Html::trusted("<br>"), Html::text(&source)])),
        ];
        if reviews {
            let text = asked.t("rights-schedule-change");
            cells.push(Cell::new(link(&asked, &format!("/retention/schedule/{}", class.code), text)));
        }
        cells
    });
    let mut head = vec!["rights-class", "rights-period", "rights-source"];
    if reviews {
        head.push("rights-do");
    }
    let table = table(&asked, "rights-schedule-title", &head, rows.collect());
    Page::new(asked.t("rights-schedule-title"))
        .menu("retention")
        .full()
        .back("/retention")
        .notice(asked.query.is("told", "set").then(|| asked.t("rights-told-set")))
        .with(asked.paragraph("rights-schedule-lead"))
        .with(table)
        .answer()
}

fn source(asked: &Asked, class: &RetentionClass) -> String {
    match asked.visit.language {
        Language::Cy => class.source.cy.clone(),
        Language::En => class.source.en.clone(),
    }
}

const fn from_key(class: &RetentionClass) -> &'static str {
    match class.runs_from {
        RunsFrom::Birth => "rights-years-birth",
        RunsFrom::Closure => "rights-years-closure",
        RunsFrom::Decision => "rights-years-decision",
        RunsFrom::Change => "rights-years-change",
        RunsFrom::Order => "rights-years-order",
        RunsFrom::LastContact => "rights-years-last_contact",
    }
}

/// The form for one class.
pub(super) async fn form(asked: Asked) -> Outcome {
    page(&asked, &Fields::default(), &Mistakes::none()).await
}

/// Sets the agency's own period.
pub(super) async fn submit(asked: Asked) -> Outcome {
    let mut mistakes = Mistakes::none();
    if asked.switching_language {
        return page(&asked, &asked.form, &mistakes).await;
    }
    let years = asked.form.number("years").and_then(|years| u32::try_from(years).ok());
    mistakes.unless(years.is_some_and(|y| (1..=150).contains(&y)), "years", asked.t("declined-rights-years"));
    mistakes.unless(asked.form.some("source").is_some(), "source", asked.t("rights-source-missing"));
    let (Some(years), false) = (years, mistakes.any()) else { return page(&asked, &asked.form, &mistakes).await };
    let done = commands::set_period(&asked.house, &asked.visit, asked.param("class"), years, asked.form.text("source"));
    match done.await {
        Ok(()) => Ok(Answer::Redirect("/retention/schedule?told=set".to_owned())),
        Err(stop) => {
            declined(&asked, &mut mistakes, "years", stop)?;
            page(&asked, &asked.form, &mistakes).await
        }
    }
}

async fn page(asked: &Asked, fields: &Fields, mistakes: &Mistakes) -> Outcome {
    asked.permit("rights.review", &register(own(asked)?))?;
    let class = catalogue::retention_class(asked.param("class")).ok_or(Stop::NotFound)?;
    let filled = Filled::new(asked, fields, mistakes);
    let years = Input {
        inputmode: "numeric".to_owned(),
        classes: "govuk-input--width-3".to_owned(),
        ..filled.input("years", "rights-schedule-years")
    };
    let form = asked
        .form(&asked.path)
        .field(years.html())
        .field(Textarea { rows: 3, ..filled.textarea("source", "rights-schedule-source") }.html())
        .button(Button::new(asked.t("rights-save")));
    Page::new(class.name(asked.visit.language).to_owned())
        .caption(asked.t("rights-schedule-title"))
        .menu("retention")
        .back("/retention/schedule")
        .mistakes(mistakes)
        .with(asked.paragraph("rights-schedule-change-lead"))
        .form(form)
        .answer()
}

//! A telephone report is confirmed in writing.

use super::clocks;
use crate::commands;
use crate::queries::{self, ConcernRow};
use crate::words::{Account, Door};
use kernel::Reference;
use store::{Declined, Stop};
use vocabulary::ConcernId;
use web::components::{Button, InsetText, SummaryList, SummaryRow};
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

pub(super) async fn show(asked: Asked) -> Outcome {
    page(&asked, &Fields::default(), &Mistakes::none()).await?.answer()
}

async fn page(asked: &Asked, typed: &Fields, mistakes: &Mistakes) -> Result<Page, Stop> {
    let id: ConcernId = asked.id("id")?;
    let permit = asked.permit("concerns.work", &queries::concern_thing(&asked.house, id).await?)?;
    let (_, _, row) = queries::concern(&asked.house, &permit, id).await?;
    let page = Page::new(asked.t("confirm-title")).menu("desk").back(format!("/concerns/{id}")).mistakes(mistakes);
    if row.door != Door::Telephone || row.confirmed_at.is_some() {
        let why = if row.door == Door::Telephone { "declined-confirmed-before" } else { "declined-not-by-telephone" };
        return Ok(page.with(InsetText::new(asked.t(why))));
    }
    let filled = Filled::new(asked, typed, mistakes);
    let form = asked
        .form(&format!("/concerns/{id}/confirm"))
        .field(filled.textarea("what", "confirm-what"))
        .field(filled.input("reference", "confirm-reference"))
        .button(Button::new(asked.t("confirm-save")));
    Ok(page.with(SummaryList::new(due(asked, &row))).form(form))
}

fn due(asked: &Asked, row: &ConcernRow) -> Vec<SummaryRow> {
    let reference = SummaryRow::new(asked.t("confirm-concern"), row.reference.as_str());
    let due = clocks::row(asked, "report.confirm_in_writing", "referral-by-confirm", row.reported_at);
    std::iter::once(reference).chain(due).collect()
}

pub(super) async fn send(asked: Asked) -> Outcome {
    if asked.switching_language {
        return page(&asked, &asked.form, &Mistakes::none()).await?.answer();
    }
    let id: ConcernId = asked.id("id")?;
    let typed = &asked.form;
    let reference = typed.some("reference").map(str::parse::<Reference>);
    let mut mistakes = Mistakes::none();
    let told = typed.some("what").is_some() || matches!(reference, Some(Ok(_)));
    mistakes.unless(told, "what", asked.t("confirm-what-missing"));
    mistakes.unless(!matches!(reference, Some(Err(_))), "reference", asked.t("confirm-reference-wrong"));
    if mistakes.any() {
        return page(&asked, typed, &mistakes).await?.answer();
    }
    let account = Account { what: typed.text("what").to_owned(), ..Account::default() };
    let (house, visit) = (&asked.house, &asked.visit);
    let Some(Ok(reference)) = reference else {
        commands::confirm_in_writing(house, visit, id, account).await?;
        return Ok(Answer::Redirect(format!("/concerns/{id}")));
    };
    let confirmed = match queries::by_reference(house, &reference).await? {
        Some(written) => commands::confirm_by_report(house, visit, id, account, written).await,
        None => Err(Stop::NotFound),
    };
    match confirmed {
        Ok(_) => Ok(Answer::Redirect(format!("/concerns/{id}"))),
        // What does not exist, what may not be seen and what was not written look the same.
        Err(Stop::NotFound | Stop::Refused(_) | Stop::Declined(Declined("not-a-written-report"))) => {
            mistakes.add("reference", asked.t("confirm-reference-unknown"));
            page(&asked, typed, &mistakes).await?.answer()
        }
        Err(other) => Err(other),
    }
}

//! Marking a record: its tier, what is to be done with it, and for the police how it may be shared.

use super::{Around, Opened, buttons, day, done, need};
use crate::commands;
use crate::words::{Handling, Marking, PoliceCode, Tier};
use components::Choice;
use std::sync::Arc;
use web::{Asked, Fields, Filled, Mistakes, Outcome};

const MAY: (&str, &str) = ("people.view", "circle.mark");

pub(super) async fn show(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let opened = Opened::of(&asked, &around, MAY).await?;
    let open = opened.openness(&asked).await?;
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let mut now = vec![field("tier", open.marking.tier.code())];
    now.extend(open.marking.handling.iter().map(|handling| field("handling", handling.code())));
    now.push(field("code", open.code.map_or("none", PoliceCode::code)));
    if let Some(day) = open.marking.embargo_until {
        let parts = [("day", i32::from(day.day())), ("month", i32::from(day.month())), ("year", i32::from(day.year()))];
        now.extend(parts.map(|(part, number)| field(&format!("embargo-{part}"), &number.to_string())));
    }
    page(&asked, &around, &Fields::new(now), &Mistakes::none()).await
}

async fn page(asked: &Asked, around: &Arc<dyn Around>, fields: &Fields, mistakes: &Mistakes) -> Outcome {
    let opened = Opened::of(asked, around, MAY).await?;
    let filled = Filled::new(asked, fields, mistakes);
    let mut tiers: Vec<Choice> = Tier::ALL.iter().map(|tier| Choice::new(tier.code(), asked.t(tier.key()))).collect();
    tiers.push(Choice::new("secret", asked.t("circle-tier-secret")));
    let handling = Handling::ALL.iter().map(|handling| Choice::new(handling.code(), asked.t(handling.key()))).collect();
    let mut form = opened
        .form(asked, "mark")
        .field(filled.radios("tier", "circle-tier", tiers).html())
        .field(filled.checkboxes("handling", "circle-handling", handling).html())
        .field(filled.date("embargo", "circle-embargo").html());
    if opened.may(asked, "circle.code") {
        let codes = filled.choices("circle-police", &["none", "p", "c"]);
        form = form
            .field(filled.radios("code", "circle-police-code", codes).html())
            .field(filled.textarea("conditions", "circle-police-conditions").html());
    }
    let form = form.field(filled.textarea("reason", "circle-reason").html()).button(buttons(
        asked,
        "circle-mark-button",
        &opened.path(),
    ));
    opened.page(asked, "circle-mark-title", mistakes).form(form).answer()
}

pub(super) async fn submit(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let mut mistakes = Mistakes::none();
    if asked.switching_language {
        return page(&asked, &around, &asked.form, &mistakes).await;
    }
    let opened = Opened::of(&asked, &around, MAY).await?;
    let tier = Tier::from_code(asked.form.text("tier"));
    let high = asked.form.text("tier") == "secret";
    mistakes.unless(!high, "tier", asked.t("circle-marking-too-high"));
    mistakes.unless(tier.is_some() || high, "tier", asked.t("circle-tier-missing"));
    let handling = asked.form.all("handling").into_iter().filter_map(Handling::from_code).collect();
    let embargo = day(&asked, "embargo");
    mistakes.unless(embargo.is_ok(), "embargo", asked.t("circle-day-unreadable"));
    let mut marking =
        Marking { tier: tier.unwrap_or(Tier::Official), handling, embargo_until: embargo.unwrap_or(None) };
    let embargoed = marking.handling.contains(&Handling::Embargoed);
    mistakes.unless(!embargoed || marking.embargo_until.is_some(), "embargo", asked.t("circle-embargo-missing"));
    if !embargoed {
        marking.embargo_until = None;
    }
    need(&asked, &mut mistakes, "reason", "circle-reason-missing");
    let codes = opened.may(&asked, "circle.code");
    let code = PoliceCode::from_code(asked.form.text("code"));
    let conditions = asked.form.text("conditions");
    let told = !codes || code != Some(PoliceCode::Conditions) || !conditions.is_empty();
    mistakes.unless(told, "conditions", asked.t("declined-circle-no-conditions"));
    if !mistakes.any() {
        let (house, visit, record) = (&asked.house, &asked.visit, opened.record);
        if codes {
            let coded = commands::code(house, visit, record, code, conditions).await;
            match coded {
                // It may be only the marking that changes.
                Ok(()) | Err(store::Stop::Declined(store::Declined("circle-unchanged"))) => {}
                Err(other) => return Err(other),
            }
        }
        let result = commands::mark(house, visit, record, marking, asked.form.text("reason")).await;
        let result = match result {
            Err(store::Stop::Declined(store::Declined("circle-unchanged"))) if codes => Ok(()),
            other => other,
        };
        if let Some(outcome) = done(&asked, result, "tier", format!("{}?done=marked", opened.path()), &mut mistakes) {
            return outcome;
        }
    }
    page(&asked, &around, &asked.form, &mistakes).await
}

//! Orders that nothing is destroyed: the list, a new one, and the end of one.

use super::{class_name, declined, link, may, own, table};
use crate::commands::{self, NewHold};
use crate::queries::{self, register};
use crate::words::{Hold, HoldScope};
use components::{Button, Cell, Choice, Html, SelectItem, Tag, TagColour, Textarea};
use store::Stop;
use vocabulary::HoldId;
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

/// Shows all holds.
pub(super) async fn show(asked: Asked) -> Outcome {
    let agency = own(&asked)?;
    let permit = asked.permit("rights.view", &register(agency))?;
    let holds = queries::holds(&mut asked.house.look(&permit, "holds").await?, agency).await?;
    let mut page = Page::new(asked.t("rights-holds-title"))
        .menu("retention")
        .full()
        .back("/retention")
        .with(asked.paragraph("rights-holds-lead"));
    if may(&asked, "rights.hold") {
        page = page.with(Button::link(asked.url("/retention/holds/new"), asked.t("rights-hold-new")).html());
    }
    if holds.is_empty() {
        return page.with(asked.paragraph("rights-holds-none")).answer();
    }
    let head = ["rights-hold-covers", "rights-hold-ordered", "rights-hold-until", "rights-state", "rights-do"];
    let rows = holds.iter().map(|hold| row(&asked, hold)).collect();
    page.with(table(&asked, "rights-holds-title", &head, rows)).answer()
}

fn covers(asked: &Asked, hold: &Hold) -> String {
    let what = match hold.scope {
        HoldScope::Everything => asked.t("rights-scope-everything"),
        HoldScope::Class => class_name(asked, &hold.what),
        HoldScope::Thing => asked.t("rights-scope-thing"),
    };
    let whose = asked.t(if hold.agency.is_none() { "rights-hold-everywhere" } else { "rights-hold-own" });
    format!("{what} ({whose})")
}

fn row(asked: &Asked, hold: &Hold) -> Vec<Cell> {
    let stands = hold.stands_on(asked.now().date());
    let tag = if stands {
        Tag::new(asked.t("rights-hold-stands"), TagColour::Orange)
    } else {
        Tag::new(asked.t("rights-hold-ended"), TagColour::Grey)
    };
    let action = if hold.agency.is_none() { "rights.hold_everywhere" } else { "rights.hold" };
    let release = if stands && may(asked, action) {
        link(asked, &format!("/retention/holds/{}/release", hold.id), asked.t("rights-hold-release"))
    } else {
        Html::default()
    };
    let ordered = Html::join([Html::text(&hold.ordered_by), Html::trusted("<br>"), Html::text(&hold.reason)]);
    let until = hold.until.map_or_else(|| asked.t("rights-hold-no-end"), |day| asked.texts.date(day));
    vec![
        Cell::new(covers(asked, hold)),
        Cell::new(ordered),
        Cell::new(until),
        Cell::new(tag.html()),
        Cell::new(release),
    ]
}

/// The form for a new hold.
pub(super) async fn form(asked: Asked) -> Outcome {
    page(&asked, &asked.query, &Mistakes::none())
}

/// Sets a hold.
pub(super) async fn submit(asked: Asked) -> Outcome {
    let (form, mut mistakes) = (&asked.form, Mistakes::none());
    if asked.switching_language {
        return page(&asked, form, &mistakes);
    }
    let scope = HoldScope::from_code(form.text("scope"));
    mistakes.unless(scope.is_some(), "scope", asked.t("rights-hold-scope-missing"));
    let what = match scope {
        Some(HoldScope::Class) => form.text("class").to_owned(),
        Some(HoldScope::Thing) => form.text("thing").to_owned(),
        _ => String::new(),
    };
    mistakes.unless(form.some("ordered").is_some(), "ordered", asked.t("rights-hold-ordered-missing"));
    mistakes.unless(form.some("reason").is_some(), "reason", asked.t("declined-rights-reason"));
    let until = match form.date("until") {
        Ok(day) => day.and_then(|day| day.bounds().map(|(_, last)| last)),
        Err(_) => {
            mistakes.add("until", asked.t("rights-hold-until-wrong"));
            None
        }
    };
    let (Some(scope), false) = (scope, mistakes.any()) else { return page(&asked, form, &mistakes) };
    let new = NewHold {
        everywhere: form.is("everywhere", "yes"),
        scope,
        what,
        until,
        ordered_by: form.text("ordered").to_owned(),
        reason: form.text("reason").to_owned(),
    };
    match commands::set_hold(&asked.house, &asked.visit, new).await {
        Ok(_) => Ok(Answer::Redirect("/retention?told=held".to_owned())),
        Err(stop) => {
            let field = match &stop {
                Stop::Declined(no) if no.0 == "rights-again-past" => "until",
                _ => "scope",
            };
            declined(&asked, &mut mistakes, field, stop)?;
            page(&asked, form, &mistakes)
        }
    }
}

fn page(asked: &Asked, fields: &Fields, mistakes: &Mistakes) -> Outcome {
    asked.permit("rights.hold", &register(own(asked)?))?;
    let filled = Filled::new(asked, fields, mistakes);
    let mut classes = vec![SelectItem::new("", asked.t("rights-choose"))];
    let item = |c: &catalogue::RetentionClass| SelectItem::new(c.code.clone(), c.name(asked.visit.language).to_owned());
    classes.extend(catalogue::retention().iter().map(item));
    let mut scopes = vec![
        Choice::new("everything", asked.t("rights-scope-everything")),
        Choice::new("class", asked.t("rights-scope-class"))
            .reveals(filled.select("class", "rights-class", classes).html()),
    ];
    if fields.some("thing").is_some() {
        scopes.push(Choice::new("thing", asked.t("rights-scope-thing")));
    }
    let mut form = asked.form("/retention/holds/new").field(filled.radios("scope", "rights-hold-scope", scopes).html());
    if let Some(thing) = fields.some("thing") {
        form = form.hidden("thing", thing);
    }
    if may(asked, "rights.hold_everywhere") {
        let choice = vec![Choice::new("yes", asked.t("rights-hold-everywhere-choice"))];
        form = form.field(filled.checkboxes("everywhere", "rights-hold-everywhere-question", choice).html());
    }
    let form = form
        .field(filled.input("ordered", "rights-hold-ordered").html())
        .field(Textarea { rows: 3, ..filled.textarea("reason", "rights-hold-reason") }.html())
        .field(filled.date("until", "rights-hold-until-question").html())
        .button(Button::new(asked.t("rights-hold-set")));
    Page::new(asked.t("rights-hold-new"))
        .menu("retention")
        .back("/retention/holds")
        .mistakes(mistakes)
        .with(asked.paragraph("rights-hold-lead"))
        .form(form)
        .answer()
}

/// The form that ends a hold.
pub(super) async fn release_form(asked: Asked) -> Outcome {
    release_page(&asked, &Fields::default(), &Mistakes::none()).await
}

/// Ends a hold.
pub(super) async fn release(asked: Asked) -> Outcome {
    let mut mistakes = Mistakes::none();
    if asked.switching_language {
        return release_page(&asked, &asked.form, &mistakes).await;
    }
    match commands::release_hold(&asked.house, &asked.visit, asked.id("id")?, asked.form.text("reason")).await {
        Ok(()) => Ok(Answer::Redirect("/retention?told=released".to_owned())),
        Err(stop) => {
            declined(&asked, &mut mistakes, "reason", stop)?;
            release_page(&asked, &asked.form, &mistakes).await
        }
    }
}

async fn release_page(asked: &Asked, fields: &Fields, mistakes: &Mistakes) -> Outcome {
    let (agency, id): (_, HoldId) = (own(asked)?, asked.id("id")?);
    let permit = asked.permit("rights.hold", &register(agency))?;
    let holds = queries::holds(&mut asked.house.look(&permit, "hold").await?, agency).await?;
    let hold = holds.into_iter().find(|hold| hold.id == id).ok_or(Stop::NotFound)?;
    let filled = Filled::new(asked, fields, mistakes);
    let form = asked
        .form(&asked.path)
        .field(Textarea { rows: 3, ..filled.textarea("reason", "rights-hold-release-reason") }.html())
        .button(Button::new(asked.t("rights-hold-release")));
    Page::new(asked.t("rights-hold-release"))
        .caption(covers(asked, &hold))
        .menu("retention")
        .back("/retention/holds")
        .mistakes(mistakes)
        .with(asked.paragraph("rights-hold-release-lead"))
        .form(form)
        .answer()
}

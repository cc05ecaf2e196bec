//! An agreement from a file: read, shown with what is wrong or what it changes, and adopted.

use super::agreements::title;
use super::shown::Names;
use crate::around::Around;
use crate::commands;
use crate::decide::agreements::{Terms, faults};
use crate::queries::{self, agreements_thing};
use components::{Button, Form, Html, List, ListKind, SummaryList, SummaryRow};
use std::sync::Arc;
use store::{Declined, Stop};
use vocabulary::AgreementId;
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

/// The most that a file may hold.
const MOST: usize = 256 * 1024;

/// Terms as they are written in a file: TOML, or JSON where it begins with a brace.
///
/// # Errors
/// Where it is neither, in the words of the reader: the place, never more than the file says itself.
pub fn read_terms(text: &str) -> Result<Terms, String> {
    if text.trim_start().starts_with('{') {
        serde_json::from_str(text).map_err(|why| why.to_string())
    } else {
        toml::from_str(text).map_err(|why| why.message().to_owned())
    }
}

/// Asks for a file.
pub(super) async fn show(asked: Asked) -> Outcome {
    page(&asked, &Mistakes::none()).await
}

async fn page(asked: &Asked, mistakes: &Mistakes) -> Outcome {
    asked.permit("sharing.keep_agreements", &agreements_thing())?;
    let fields = Fields::default();
    let filled = Filled::new(asked, &fields, mistakes);
    let form = Form { multipart: true, ..asked.form("/sharing/agreements/import") }
        .field(filled.file("file", "sharing-import-file", ".toml,.json").html())
        .button(Button::new(asked.t("sharing-import-read")).html());
    Page::new(asked.t("sharing-import-title"))
        .menu(super::MENU)
        .back("/sharing/agreements")
        .mistakes(mistakes)
        .with(asked.paragraph("sharing-import-lead"))
        .form(form)
        .answer()
}

/// Reads the file and shows what it says.
pub(super) async fn read(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let mut mistakes = Mistakes::none();
    if asked.switching_language {
        return page(&asked, &mistakes).await;
    }
    asked.permit("sharing.keep_agreements", &agreements_thing())?;
    let upload = asked.uploads.iter().find(|upload| upload.field == "file" && !upload.bytes.is_empty());
    let Some(upload) = upload else {
        mistakes.add("file", asked.t("sharing-import-missing"));
        return page(&asked, &mistakes).await;
    };
    let text = std::str::from_utf8(&upload.bytes).ok().filter(|text| text.len() <= MOST);
    let Some(text) = text else {
        mistakes.add("file", asked.t("sharing-import-unreadable"));
        return page(&asked, &mistakes).await;
    };
    preview(&asked, &*around, text).await
}

async fn preview(asked: &Asked, around: &dyn Around, text: &str) -> Outcome {
    let mut mistakes = Mistakes::none();
    let permit = asked.permit("sharing.keep_agreements", &agreements_thing())?;
    let terms = match read_terms(text) {
        Ok(terms) => commands::found(&around.partners(&asked.house).await?, terms),
        Err(why) => {
            mistakes.add("file", asked.t_with("sharing-import-wrong", &[("why", why.as_str().into())]));
            return page(asked, &mistakes).await;
        }
    };
    let mut wrong: Vec<String> = faults(&terms, crate::law())
        .into_iter()
        .map(|(key, what)| asked.t_with(key, &[("what", what.as_str().into())]))
        .collect();
    let mut reader = asked.house.look(&permit, "agreement").await?;
    let held = queries::agreement_versions(&mut reader, AgreementId::named(&terms.code)).await?;
    drop(reader);
    let newest = held.first().map(|row| row.terms.version);
    if newest.is_some_and(|newest| newest >= terms.version) {
        wrong.push(asked.t("declined-sharing-terms-version"));
    }
    if !commands::may_keep(&asked.visit, held.first().map(|row| &row.terms), &terms) {
        wrong.push(asked.t("declined-sharing-terms-not-party"));
    }
    if !wrong.is_empty() {
        let told = asked.t("sharing-import-faults");
        mistakes.add("file", format!("{told} {}", wrong.join(" · ")));
        return page(asked, &mistakes).await;
    }
    let names = Names::of(asked, around, []).await?;
    let signed = terms.signatories.iter().filter_map(|party| party.agency).map(|id| names.agency(asked, id));
    let before = newest.map_or_else(|| asked.t("sharing-import-new"), |version| version.to_string());
    let rows = vec![
        SummaryRow::new(asked.t("sharing-agreement"), title(asked, &terms)),
        SummaryRow::new(asked.t("sharing-code"), terms.code.as_str()),
        SummaryRow::new(asked.t("sharing-version"), terms.version.to_string()),
        SummaryRow::new(asked.t("sharing-version-before"), before),
        SummaryRow::new(asked.t("sharing-standing"), asked.t(&format!("sharing-status-{}", terms.status.code()))),
        SummaryRow::new(asked.t("sharing-effective_from"), asked.texts.date(terms.effective_from)),
        SummaryRow::new(asked.t("sharing-review-on"), asked.texts.date(terms.review_due)),
        SummaryRow::new(asked.t("sharing-signatories"), list(signed.collect())),
        SummaryRow::new(asked.t("sharing-flows"), terms.flows.len().to_string()),
    ];
    let form = asked
        .form("/sharing/agreements/adopt")
        .hidden("terms", text)
        .field(SummaryList::new(rows).html())
        .button(Button::new(asked.t("sharing-adopt")).html());
    Page::new(asked.t("sharing-import-check"))
        .menu(super::MENU)
        .back("/sharing/agreements/import")
        .with(asked.paragraph("sharing-import-check-lead"))
        .form(form)
        .answer()
}

fn list(items: Vec<String>) -> Html {
    List { items: items.into_iter().map(Into::into).collect(), kind: ListKind::Plain, ..List::default() }.html()
}

/// Adopts it.
pub(super) async fn adopt(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let text = asked.form.raw("terms").to_owned();
    if asked.switching_language {
        return preview(&asked, &*around, &text).await;
    }
    asked.permit("sharing.keep_agreements", &agreements_thing())?;
    let Ok(terms) = read_terms(&text) else { return preview(&asked, &*around, &text).await };
    match commands::adopt(&asked.house, &asked.visit, &*around, terms).await {
        Ok(id) => Ok(Answer::Redirect(format!("/sharing/agreements/{id}?done=adopted"))),
        Err(Stop::Declined(Declined(_))) => preview(&asked, &*around, &text).await,
        Err(stop) => Err(stop),
    }
}

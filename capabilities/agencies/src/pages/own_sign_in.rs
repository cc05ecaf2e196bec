//! My account: linking my account to the one that I have in my agency's own sign-in, and parting the two.

use super::{button_link, through_agency};
use crate::commands::account;
use crate::commands::single_sign_on::{self, Setting};
use components::{Button, ButtonVariant, InsetText, WarningText};
use fetch::Client;
use store::Stop;
use web::{Answer, Asked, Outcome, Page};

const PATH: &str = "/account/agency-sign-in";

/// Whether the two are linked, and what can be done.
pub(super) async fn show(asked: Asked) -> Outcome {
    let setting = setting(&asked).await?;
    let linked = single_sign_on::is_linked(&asked.house, &asked.visit).await?;
    let done = (asked.query.text("told") == "linked").then(|| asked.t("agencies-told-linked"));
    let mut page = Page::new(asked.t("agencies-linked-title"))
        .caption(setting.name.get(asked.visit.language))
        .back("/account")
        .notice(done);
    if let Some(told) = through_agency::told(&asked) {
        page = page.with(InsetText::new(told).html());
    }
    page = page.with(asked.paragraph("agencies-linked-why")).with(asked.paragraph("agencies-linked-step"));
    if linked {
        page.with(InsetText::new(asked.t("agencies-linked-now")).html())
            .with(button_link(&asked, &format!("{PATH}/unlink"), "agencies-unlink"))
            .answer()
    } else {
        page.with(button_link(&asked, &format!("{PATH}/link"), "agencies-link")).answer()
    }
}

/// Says what comes, with a link that leads there once.
pub(super) async fn show_link(asked: Asked) -> Outcome {
    account::factors_permit(&asked.house, &asked.visit)?;
    let setting = setting(&asked).await?;
    let token = asked.session_token.as_deref().unwrap_or("");
    let ticket = single_sign_on::ticket_to_link(&asked.house, &asked.visit, token).await?;
    Page::new(asked.t("agencies-link"))
        .caption(setting.name.get(asked.visit.language))
        .back(PATH)
        .with(asked.paragraph("agencies-link-intro"))
        .with(button_link(&asked, &format!("{PATH}/go?ticket={ticket}"), "agencies-continue"))
        .answer()
}

/// Off to the agency's provider.
pub(super) async fn go(asked: Asked, client: Client) -> Outcome {
    let token = asked.session_token.as_deref().unwrap_or("");
    let ticket = asked.query.text("ticket");
    if !single_sign_on::use_ticket_to_link(&asked.house, &asked.visit, token, ticket).await? {
        return Ok(Answer::Redirect(format!("{PATH}?told=begin-again")));
    }
    match single_sign_on::begin_linking(&asked.house, &asked.visit, &client, token).await? {
        Ok(away) => Ok(Answer::Elsewhere(away)),
        Err(why) => Ok(Answer::Redirect(format!("{PATH}?told={}", why.code()))),
    }
}

/// Asks whether to part them.
pub(super) async fn show_unlink(asked: Asked) -> Outcome {
    account::factors_permit(&asked.house, &asked.visit)?;
    unlink_page(&asked).answer()
}

/// Parts them.
pub(super) async fn unlink(asked: Asked) -> Outcome {
    if asked.switching_language {
        return unlink_page(&asked).answer();
    }
    single_sign_on::unlink_own(&asked.house, &asked.visit).await?;
    Ok(Answer::Redirect("/account?told=unlinked".to_owned()))
}

async fn setting(asked: &Asked) -> Result<Setting, Stop> {
    single_sign_on::own_agency_setting(&asked.house, &asked.visit).await?.ok_or(Stop::NotFound)
}

fn unlink_page(asked: &Asked) -> Page {
    let button = Button { variant: ButtonVariant::Warning, ..Button::new(asked.t("agencies-unlink-button")) };
    Page::new(asked.t("agencies-unlink"))
        .back(PATH)
        .with(WarningText::new(asked.t("agencies-warning"), asked.t("agencies-unlink-warning")).html())
        .form(asked.form(&format!("{PATH}/unlink")).button(button.html()))
}

//! Throwing a draft away, after asking.

use super::{MENU, draft_of, draft_path};
use crate::drafts;
use web::components::{Button, ButtonVariant};
use web::{Answer, Asked, Outcome, Page};

pub(super) async fn show(asked: Asked) -> Outcome {
    let draft = draft_of(&asked).await?;
    let form = asked
        .form(&draft_path(&draft, "delete"))
        .button(Button { variant: ButtonVariant::Warning, ..Button::new(asked.t("referral-delete-yes")) })
        .button(Button {
            variant: ButtonVariant::Secondary,
            ..Button::link(asked.url(&draft_path(&draft, "")), asked.t("referral-delete-no"))
        });
    Page::new(asked.t("referral-delete-title"))
        .menu(MENU)
        .back(draft_path(&draft, ""))
        .with(asked.paragraph("referral-delete-lead"))
        .form(form)
        .answer()
}

pub(super) async fn send(asked: Asked) -> Outcome {
    if asked.switching_language {
        return show(asked).await;
    }
    drafts::delete(&asked.house, &asked.visit, asked.id("draft")?).await?;
    Ok(Answer::Redirect("/referrals?done=deleted".to_owned()))
}

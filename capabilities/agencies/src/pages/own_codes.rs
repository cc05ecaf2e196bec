//! My account: recovery codes, shown once.

use super::{button, button_link};
use crate::commands::account;
use components::{List, Panel, WarningText};
use web::{Asked, Outcome, Page};

/// Says what they are for and how many are left.
pub(super) async fn show(asked: Asked) -> Outcome {
    let left = account::recovery_codes_left(&asked.house, &asked.visit).await?;
    let first = asked.query.is("first", "yes");
    let mut page = Page::new(asked.t("agencies-codes-title")).with(asked.paragraph("agencies-codes-why"));
    if left > 0 {
        page = page
            .with(super::text(asked.t_with("agencies-own-codes-left", &[("count", left.into())])))
            .with(WarningText::new(asked.t("agencies-warning"), asked.t("agencies-codes-void")).html());
    }
    if !first {
        page = page.back("/account");
    }
    let key = if left > 0 { "agencies-codes-new-button" } else { "agencies-codes-button" };
    page.form(asked.form("/account/recovery-codes").button(button(&asked, key))).answer()
}

/// Makes ten and shows them: this page cannot be called up again.
pub(super) async fn submit(asked: Asked) -> Outcome {
    if asked.switching_language {
        return show(asked).await;
    }
    let codes = account::new_recovery_codes(&asked.house, &asked.visit).await?;
    let list = List { items: codes.iter().map(|code| code.to_string().into()).collect(), ..List::default() };
    Page::new(asked.t("agencies-codes-shown-title"))
        .own_heading()
        .with(Panel { title: asked.t("agencies-codes-shown-title").into(), ..Panel::default() }.html())
        .with(asked.paragraph("agencies-codes-shown"))
        .with(list.html())
        .with(asked.paragraph("agencies-codes-keep"))
        .with(button_link(&asked, "/home", "agencies-codes-done"))
        .answer()
}

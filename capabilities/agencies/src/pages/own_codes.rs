//! My account: recovery codes, shown once.

use super::own_password::{may_try, present};
use super::{button, button_link};
use crate::commands::account;
use components::{Form, List, Panel, WarningText};
use kernel::ReturnCode;
use web::{Asked, Mistakes, Outcome, Page};

/// Says what they are for and how many are left, and asks for the password.
pub(super) async fn show(asked: Asked) -> Outcome {
    account::factors_permit(&asked.house, &asked.visit)?;
    page(&asked, &Mistakes::none()).await
}

async fn page(asked: &Asked, mistakes: &Mistakes) -> Outcome {
    let left = account::recovery_codes_left(&asked.house, &asked.visit).await?;
    let first = asked.query.is("first", "yes") || asked.form.is("first", "yes");
    let mut page =
        Page::new(asked.t("agencies-codes-title")).mistakes(mistakes).with(asked.paragraph("agencies-codes-why"));
    if left > 0 {
        page = page
            .with(super::text(asked.t_with("agencies-own-codes-left", &[("count", left.into())])))
            .with(WarningText::new(asked.t("agencies-warning"), asked.t("agencies-codes-void")).html());
    }
    if !first {
        page = page.back("/account");
    }
    let key = if left > 0 { "agencies-codes-new-button" } else { "agencies-codes-button" };
    let form = asked.form("/account/recovery-codes").field(present(asked, mistakes));
    let form = if first { form.hidden("first", "yes") } else { form };
    page.form(form.button(button(asked, key))).answer()
}

/// Makes ten and shows them: this page cannot be called up again. Changing the language shows the same ten once more.
pub(super) async fn submit(asked: Asked) -> Outcome {
    account::factors_permit(&asked.house, &asked.visit)?;
    if asked.switching_language {
        let kept: Vec<ReturnCode> = asked.form.all("kept").into_iter().filter_map(|code| code.parse().ok()).collect();
        return if kept.is_empty() { page(&asked, &Mistakes::none()).await } else { shown(&asked, &kept).answer() };
    }
    let mut mistakes = Mistakes::none();
    if !may_try(&asked) {
        mistakes.add("present", super::wait(&asked, 15));
        return page(&asked, &mistakes).await;
    }
    match account::new_recovery_codes(&asked.house, &asked.visit, asked.form.raw("present")).await? {
        Some(codes) => shown(&asked, &codes).answer(),
        None => {
            mistakes.add("present", asked.t("agencies-present-wrong"));
            page(&asked, &mistakes).await
        }
    }
}

fn shown(asked: &Asked, codes: &[ReturnCode]) -> Page {
    let list = List { items: codes.iter().map(|code| code.to_string().into()).collect(), ..List::default() };
    // Carried by the page itself, for the language switch: they are kept nowhere else.
    let carried = |form: Form, code: &ReturnCode| form.hidden("kept", code.to_string());
    Page::new(asked.t("agencies-codes-shown-title"))
        .own_heading()
        .with(Panel { title: asked.t("agencies-codes-shown-title").into(), ..Panel::default() }.html())
        .with(asked.paragraph("agencies-codes-shown"))
        .with(list.html())
        .with(asked.paragraph("agencies-codes-keep"))
        .form(codes.iter().fold(asked.form("/account/recovery-codes"), carried))
        .with(button_link(asked, "/home", "agencies-codes-done"))
}

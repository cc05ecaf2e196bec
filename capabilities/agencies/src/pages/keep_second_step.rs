//! "I have not lost it": the link in the letter that tells of a second step said to be lost.

use super::{link_line, text};
use crate::commands::{LinkFor, door, open_link};
use components::{Button, ButtonVariant};
use web::{Asked, Outcome, Page};

/// Asks once more: programs that read letters also open links.
pub(super) async fn show(asked: Asked) -> Outcome {
    match open_link(&asked.house, LinkFor::KeepSecondStep, asked.param("token"), asked.now()).await? {
        Some(_) => page(&asked).answer(),
        None => spent(&asked).answer(),
    }
}

/// Keeps it.
pub(super) async fn submit(asked: Asked) -> Outcome {
    let opened = open_link(&asked.house, LinkFor::KeepSecondStep, asked.param("token"), asked.now()).await?;
    let Some(opened) = opened else { return spent(&asked).answer() };
    if asked.switching_language {
        return page(&asked).answer();
    }
    if !door::keep_second_step(&asked.house, &asked.visit, &opened).await? {
        return spent(&asked).answer();
    }
    Page::new(asked.t("agencies-keep-done-title"))
        .with(text(asked.t("agencies-keep-done")))
        .with(link_line(&asked, "/sign-in", "agencies-sign-in-title"))
        .answer()
}

fn page(asked: &Asked) -> Page {
    let button = Button { variant: ButtonVariant::Primary, ..Button::new(asked.t("agencies-keep-button")) };
    Page::new(asked.t("agencies-keep-title"))
        .with(asked.paragraph("agencies-keep-intro"))
        .form(asked.form(&asked.path).button(button.html()))
}

fn spent(asked: &Asked) -> Page {
    Page::new(asked.t("agencies-link-spent-title"))
        .status(410)
        .with(asked.paragraph("agencies-keep-spent"))
        .with(link_line(asked, "/sign-in", "agencies-sign-in-title"))
}

//! Signing out.

use super::link_line;
use crate::commands::door;
use web::{Answer, Asked, Outcome, Page};

/// Ends the session.
pub(super) async fn submit(asked: Asked) -> Outcome {
    if let Some(token) = &asked.session_token {
        door::sign_out(&asked.house, &asked.visit, token).await?;
    }
    Ok(Answer::SignedOut("/signed-out".to_owned()))
}

/// Says that it ended.
pub(super) async fn show(asked: Asked) -> Outcome {
    Page::new(asked.t("agencies-signed-out-title"))
        .with(asked.paragraph("agencies-signed-out"))
        .with(link_line(&asked, "/sign-in", "agencies-sign-in-again"))
        .answer()
}

//! It has been sent: the reference, what happens next and by when. What the page says travels sealed in its address, so
//! that it can be shown to somebody who may not follow what they have sent.

use super::{MENU, clocks, places};
use crate::commands::Receipt;
use crate::queries::{concern_thing, list_thing};
use crate::words::{Door, Matter};
use kernel::{Language, Timestamp};
use serde::{Deserialize, Serialize};
use store::{Fault, House, Stop};
use vault::ServerSeal;
use vocabulary::ConcernId;
use web::components::{Button, Content, Heading, List, Panel, Size, SummaryList, SummaryRow};
use web::{Asked, Outcome, Page};

/// What is told of a report that was just sent.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Told {
    /// What kind of matter.
    pub(super) matter: Matter,
    /// Through which door.
    pub(super) door: Door,
    /// In which language answers are written.
    pub(super) language: Language,
    /// The council to whose desk it went, if that is known.
    pub(super) council: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct Slip {
    concern: ConcernId,
    reference: String,
    at: i64,
    told: Told,
}

fn seal(house: &House) -> ServerSeal {
    ServerSeal::new(house.master(), "concerns-receipt")
}

/// The address of the confirmation.
pub(super) fn address(asked: &Asked, receipt: &Receipt, told: &Told) -> Result<String, Fault> {
    let slip = Slip {
        concern: receipt.concern,
        reference: receipt.reference.to_string(),
        at: asked.now().millis(),
        told: told.clone(),
    };
    let sealed = seal(&asked.house).seal(&serde_json::to_vec(&slip)?, asked.house.chance());
    Ok(format!("/referrals/sent?receipt={sealed}"))
}

pub(super) async fn show(asked: Asked) -> Outcome {
    asked.permit("concerns.follow_own", &list_thing())?;
    let plain = seal(&asked.house).open(asked.query.text("receipt")).map_err(|_| Stop::NotFound)?;
    let slip: Slip = serde_json::from_slice(&plain).map_err(Fault::from)?;
    let at = Timestamp::from_millis(slip.at);
    let thing = concern_thing(&asked.house, slip.concern).await?;
    let follows = asked.house.permit(&asked.visit, "concerns.follow", &thing).is_ok();
    let by_telephone = slip.told.door == Door::Telephone;
    let panel = Panel {
        title: asked.t(if by_telephone { "referral-noted" } else { "referral-sent" }).into(),
        content: Content::Html(web::Html::trusted(
            asked.texts.rich("referral-reference", &[("reference", slip.reference.as_str().into())]),
        )),
        ..Panel::default()
    };
    let mut rows = Vec::new();
    if let Some(council) = slip.told.council.as_deref().and_then(|key| places().council(key)) {
        rows.push(SummaryRow::new(asked.t("referral-went-to"), council.name(asked.visit.language)));
    }
    rows.extend(clocks::promised(&asked, slip.told.matter, slip.told.door, at));
    let words = match slip.told.language {
        Language::Cy => "referral-in-welsh",
        Language::En => "referral-in-english",
    };
    rows.push(SummaryRow::new(asked.t("referral-answers-in"), asked.t(words)));
    let next = match (by_telephone, slip.told.matter) {
        (true, _) => ["referral-next-telephone-1", "referral-next-telephone-2"],
        (false, Matter::Child) => ["referral-next-child-1", "referral-next-child-2"],
        (false, Matter::PositionOfTrust) => ["referral-next-worker-1", "referral-next-worker-2"],
    };
    let mut page = Page::new(asked.t(if by_telephone { "referral-noted" } else { "referral-sent" }))
        .own_heading()
        .menu(MENU)
        .with(panel)
        .with(Heading::new(2, Size::M, asked.t("referral-next-title")))
        .with(List::bullet(next.map(|key| asked.t(key))))
        .with(SummaryList::new(rows))
        .with(asked.paragraph("referral-danger-after"));
    page = if follows && !by_telephone {
        page.with(Button::link(asked.url(&format!("/referrals/{}", slip.concern)), asked.t("referral-follow-button")))
    } else if by_telephone {
        page.with(Button::link(asked.url("/desk"), asked.t("referral-to-desk")))
    } else {
        page.with(Button::link(asked.url("/referrals"), asked.t("referral-to-list")))
    };
    page.answer()
}

//! Requests for what is held about somebody: the list, a new one, one with its steps, and its pieces.

mod gather;
mod list;
mod new;
mod one;
mod piece;

use super::own;
use crate::decide::access::Request;
use crate::holdings::Holdings;
use crate::queries::{self, register};
use components::{Html, Tag, TagColour};
use std::sync::Arc;
use store::Stop;
use vocabulary::AccessRequestId;
use web::{Asked, Door, Routes};

/// Their addresses.
pub(super) fn routes(holdings: &Arc<dyn Holdings>) -> Routes {
    macro_rules! with {
        ($handler:path) => {{
            let holdings = Arc::clone(holdings);
            move |asked| $handler(asked, Arc::clone(&holdings))
        }};
    }
    Routes::new()
        .get("/access-requests", Door::Staff, "rights.answer", list::show)
        .get("/access-requests/new", Door::Staff, "rights.answer", new::show)
        .post("/access-requests/new", Door::Staff, "rights.answer", new::submit)
        .get("/access-requests/{id}", Door::Staff, "rights.answer", one::show)
        .post("/access-requests/{id}", Door::Staff, "rights.answer", one::submit)
        .get("/access-requests/{id}/gather", Door::Staff, "rights.answer", with!(gather::show))
        .post("/access-requests/{id}/gather", Door::Staff, "rights.answer", with!(gather::submit))
        .get("/access-requests/{id}/pieces/{piece}", Door::Staff, "rights.answer", with!(piece::show))
        .post("/access-requests/{id}/pieces/{piece}", Door::Staff, "rights.answer", with!(piece::submit))
        .post("/access-requests/{id}/answer", Door::Staff, "rights.answer", one::answer)
}

/// The request of the address, with the trace of the look.
async fn known(asked: &Asked) -> Result<(AccessRequestId, Request), Stop> {
    let (agency, id) = (own(asked)?, asked.id("id")?);
    let permit = asked.permit("rights.answer", &register(agency))?;
    let mut reader = asked.house.look(&permit, "access request").await?;
    let request = queries::request(&mut reader, agency, id).await?.ok_or(Stop::NotFound)?;
    Ok((id, request))
}

/// How a request stands.
fn standing_tag(asked: &Asked, standing: crate::words::RequestStanding) -> Html {
    use crate::words::RequestStanding as S;
    let colour = match standing {
        S::Open => TagColour::Usual,
        S::Paused | S::ToCheck => TagColour::Yellow,
        S::Checked => TagColour::Teal,
        S::Sent => TagColour::Green,
        S::Refused => TagColour::Grey,
    };
    Tag::new(asked.t(&format!("rights-request-{}", standing.code())), colour).html()
}

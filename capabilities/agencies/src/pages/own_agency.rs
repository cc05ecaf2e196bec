//! Short addresses for one's own agency, for menus and letters.

use crate::commands::region;
use crate::words::Role;
use store::Stop;
use web::{Answer, Asked, Outcome};

/// The people of one's own agency; all agencies for a system administrator, who helps in each of them.
pub(super) async fn people(asked: Asked) -> Outcome {
    asked.permit("agencies.view_region", &region::region())?;
    let own = asked.visit.who.agency.ok_or(Stop::NotFound)?;
    let everywhere = asked.visit.who.roles.contains(Role::SystemAdministrator.code());
    Ok(Answer::Redirect(if everywhere { "/agencies".to_owned() } else { format!("/agencies/{own}/people") }))
}

/// The rota of one's own agency.
pub(super) async fn rota(asked: Asked) -> Outcome {
    asked.permit("agencies.view_region", &region::region())?;
    let own = asked.visit.who.agency.ok_or(Stop::NotFound)?;
    Ok(Answer::Redirect(format!("/agencies/{own}/rota")))
}

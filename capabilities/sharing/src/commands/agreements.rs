//! Agreements are adopted, version by version.

use crate::around::Around;
use crate::decide::{self, agreements::Terms};
use crate::events::Event;
use crate::queries::agreements_thing;
use access::Visit;
use store::{Declined, House, Stop, Stream};
use vocabulary::AgreementId;

/// Adopts a version of an agreement. What was shared under an older one keeps that one.
///
/// # Errors
/// A refusal, a no of the domain when the version is not newer or something in the terms is wrong, or a fault.
pub async fn adopt(house: &House, visit: &Visit, around: &dyn Around, terms: Terms) -> Result<AgreementId, Stop> {
    let permit = house.permit(visit, "sharing.keep_agreements", &agreements_thing())?;
    let terms = found(&around.partners(house).await?, terms);
    let id = AgreementId::named(&terms.code);
    let mut work = house.begin(visit).await?;
    let history = work.history::<Event>(&Stream::of(id)).await?;
    let held = history.events.iter().rev().find_map(|told| match &told.event {
        Event::Adopted { terms } => Some(&**terms),
        _ => None,
    });
    if !may_keep(visit, held, &terms) {
        return Err(Declined("sharing-terms-not-party").into());
    }
    let event = decide::adopt(held, terms, crate::law())?;
    work.append(&permit, &Stream::of(id), history.place, &[event]).await?;
    work.commit().await?;
    Ok(id)
}

/// Whether somebody may adopt these terms in place of those held: an agency keeps the agreements that it signs, whoever
/// looks after the system keeps all.
pub(crate) fn may_keep(visit: &Visit, held: Option<&Terms>, terms: &Terms) -> bool {
    let Some(agency) = visit.who.agency.filter(|_| !visit.who.roles.contains("system_administrator")) else {
        return true;
    };
    let signs = |terms: &Terms| terms.signatories.iter().any(|party| party.agency == Some(agency));
    signs(terms) && held.is_none_or(signs)
}

/// The same terms with the agencies of their signatories, found by either of their names.
pub(crate) fn found(partners: &[crate::around::Partner], mut terms: Terms) -> Terms {
    for party in &mut terms.signatories {
        let named = catalogue::fold(&party.partner);
        let is = |partner: &&crate::around::Partner| {
            catalogue::fold(&partner.cy) == named || catalogue::fold(&partner.en) == named
        };
        party.agency = partners.iter().find(is).map(|partner| partner.id);
    }
    terms
}

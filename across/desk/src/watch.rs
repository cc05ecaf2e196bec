//! The watch over urgent concerns that nobody has opened: it alerts the rota, one step after another.

use access::Visit;
use agencies::queries::{self, OnCall};
use concerns::commands;
use concerns::queries::{ConcernRow, any_unopened_urgent, list_thing, unopened_urgent};
use concerns::words::Matter;
use kernel::{Language, Timestamp};
use store::{Fault, House, Letter, Stop};

/// The written reason why the house acts by itself here.
const REASON: &str = "alerts the rota of urgent concerns that nobody has opened";

/// Alerts the next step of the rota for every urgent concern whose time has come, and gives how many alerts that were.
///
/// The first step is alerted when `report.urgent_opened` has run out; each further one after the rota's own interval,
/// or `rota.climb` where it has none. After the last step it goes round again: something urgent never stops being
/// somebody's business.
///
/// # Errors
/// A fault. A concern that could not be seen to is logged and tried again in the next round.
pub async fn watch(house: &House, now: Timestamp) -> Result<usize, Fault> {
    let visit = Visit::system("watch", REASON, now);
    let permit = house.permit(&visit, "concerns.watch", &list_thing()).map_err(|e| Fault::new(e.to_string()))?;
    // Looking leaves a trace; a quiet house must not fill its ledger every half minute.
    if !any_unopened_urgent(house).await? {
        return Ok(0);
    }
    let mut alerts = 0;
    for row in unopened_urgent(house, &permit, &[]).await? {
        match alert(house, &visit, &row).await {
            Ok(alerted) => alerts += usize::from(alerted),
            Err(Stop::Fault(fault)) => tracing::error!("the watch: {fault}"),
            Err(other) => tracing::error!("the watch: {other}"),
        }
    }
    Ok(alerts)
}

async fn alert(house: &House, visit: &Visit, row: &ConcernRow) -> Result<bool, Stop> {
    let mut reader = house.facts().await?;
    let rota = queries::rota(&mut reader, row.agency).await?;
    let due = match row.alerted_at {
        None => house.limits().due("report.urgent_opened", row.reported_at),
        Some(last) if rota.climb_minutes > 0 => Some(last.plus_minutes(rota.climb_minutes)),
        Some(last) => house.limits().due("rota.climb", last),
    };
    if due.is_none_or(|due| visit.now < due) {
        return Ok(false);
    }
    // A closed desk has its own people on call: the rest of the agency may not know of it.
    let mut order = if row.matter == Matter::PositionOfTrust { Vec::new() } else { rota.order };
    if order.is_empty() {
        let members = queries::members(&mut reader, row.desk, visit.now.date()).await?;
        order.extend(members.into_iter().map(|member| OnCall {
            staff: member.id,
            name: member.name,
            email: member.email,
            language: member.language,
        }));
    }
    drop(reader);
    let step = usize::try_from(row.alerted_step).unwrap_or(0);
    let called = order.get(step % order.len().max(1));
    let to = called.map(|called| called.staff);
    let letter = called.and_then(|called| called.email.as_deref()).map(|address| letter(house, address));
    Ok(commands::alert(house, visit, row.concern, to, letter).await?.is_some())
}

/// Nothing personal: something waits, sign in. Both languages, Welsh first.
fn letter(house: &House, address: &str) -> Letter {
    let desk = |language: Language| format!("{}/{}/desk", house.settings().public_address, language.code());
    let part = |key: &str, language: Language| house.texts(language).with(key, &[("address", desk(language).into())]);
    let both = |key: &str, between: &str| Language::ALL.map(|language| part(key, language)).join(between);
    Letter {
        to: address.to_owned(),
        subject: both("desk-alert-subject", " / "),
        body: format!("{}\n", both("desk-alert-body", "\n\n—\n\n")),
    }
}

//! Rows about people become records of the agency that sent them.

use super::{Prepared, What};
use crate::imports::Import;
use access::Visit;
use people::commands::{Added, NewRecord, add_records_in};
use store::{House, Stop, Work};

/// Gives how many of them the agency's register held already.
pub(super) async fn take(
    house: &House,
    visit: &Visit,
    work: &mut Work,
    import: &Import,
    rows: Vec<Prepared>,
) -> Result<u64, Stop> {
    let records = rows.into_iter().filter_map(|row| match row.what {
        What::Person(details) => Some(NewRecord { key: row.key, details: *details }),
        What::Referral(_) => None,
    });
    let added = add_records_in(house, visit, work, import.agency, Some(import.id), records.collect()).await?;
    Ok(added.iter().map(|added| u64::from(matches!(added, Added::Known(_)))).sum())
}

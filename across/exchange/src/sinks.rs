//! Where rows go: to the commands of the capabilities that own them, inside the run's unit of work.

mod people;
mod referrals;

use crate::imports::Import;
use crate::{Item, Sort};
use access::Visit;
use catalogue::Places;
use concerns::Routing;
use concerns::commands::{Report, report_in};
use std::sync::Arc;
use store::{House, Stop, Work};

/// What an import needs to know beside the house.
#[derive(Clone)]
pub struct Surroundings {
    /// Knows the desks.
    pub routing: Arc<dyn Routing>,
    /// Knows which council a place lies in.
    pub places: Arc<Places>,
}

/// A row that is ready to be taken in: everything that must be looked up has been looked up.
pub(crate) struct Prepared {
    /// Keyed hash by which it is known when it is sent again.
    pub(crate) key: String,
    /// Whether something in it should be looked at.
    pub(crate) doubted: bool,
    pub(crate) what: What,
}

/// What is taken in.
pub(crate) enum What {
    Person(Box<::people::RecordDetails>),
    Referral(Box<Report>),
}

/// Looks up what must be known of a row before the unit of work begins.
pub(crate) async fn prepare(house: &House, visit: &Visit, around: &Surroundings, item: Item) -> Result<Prepared, Stop> {
    let (key, doubted) = (crate::imports::key_hash(house, item.key()), !item.doubts().is_empty());
    let what = match item {
        Item::Person(row) => What::Person(Box::new(row.details)),
        Item::Referral(row) => What::Referral(Box::new(referrals::report(house, visit, around, *row).await?)),
    };
    Ok(Prepared { key, doubted, what })
}

/// Takes rows in; gives how many of them turned out to be known already.
pub(crate) async fn take(
    house: &House,
    visit: &Visit,
    work: &mut Work,
    import: &Import,
    rows: Vec<Prepared>,
) -> Result<u64, Stop> {
    match import.sort {
        Sort::People => people::take(house, visit, work, import, rows).await,
        Sort::Referrals => {
            for row in rows {
                if let What::Referral(report) = row.what {
                    report_in(house, visit, work, *report).await?;
                }
            }
            Ok(0)
        }
    }
}

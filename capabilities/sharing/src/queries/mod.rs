//! Asking: things with their facts for a decision, and what pages may show once they have a permit.

mod agreements;
mod checks;
mod disclosures;
mod requests;

pub use agreements::{AgreementRow, agreement_versions, agreements, newest};
pub use checks::{CheckRow, LookUpRow, checks_by, checks_since, look_ups};
pub(crate) use disclosures::standing_of;
pub use disclosures::{
    DisclosureRow, FeedbackRow, ListWanted, ReadingRow, RecipientRow, about_records, disclosure, disclosure_thing,
    disclosures, in_force_for, not_reviewed, reached, received, waiting_for_basis,
};
pub use requests::{RequestRow, request, request_thing, requests};

use access::Thing;
use kernel::AgencyId;
use vocabulary::RecordId;

/// Rows on a page of a list.
pub const PAGE: i64 = 25;

/// What an agency shares and receives, as a thing.
pub fn register(agency: AgencyId) -> Thing {
    Thing::new("SharingRegister", agency).text("agency", agency)
}

/// A record that may be shared: the agency is its owner's.
pub fn shared_record(record: RecordId, agency: AgencyId) -> Thing {
    Thing::new("SharedRecord", record).text("agency", agency)
}

/// All agreements.
pub fn agreements_thing() -> Thing {
    Thing::new("Agreements", "agreements")
}

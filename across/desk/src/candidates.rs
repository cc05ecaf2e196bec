//! Possible matches for what is mentioned: records that may be meant, with reasons in words, never a verdict.

use concerns::words::{MentionDetails, MentionKind};
use people::panels::matches;
use people::queries::{LikelyMatch, Scope};
use people::{RecordDetails, RecordKind};
use store::Stop;
use web::Asked;

/// How many are shown beside one mention.
const MOST: usize = 5;

/// What was told of a mention, as a record would say it.
pub(crate) fn described(kind: MentionKind, told: &MentionDetails) -> RecordDetails {
    let some = |text: &str| Some(text.trim().to_owned()).filter(|t| !t.is_empty());
    let many = |text: &str| some(text).into_iter().collect::<Vec<_>>();
    let kind = match kind {
        MentionKind::Child | MentionKind::PersonOfConcern | MentionKind::Adult => RecordKind::Person,
        MentionKind::Vehicle => RecordKind::Vehicle,
        MentionKind::Phone => RecordKind::Phone,
        MentionKind::Account => RecordKind::Account,
        MentionKind::Place => RecordKind::Place,
    };
    let place = kind == RecordKind::Place;
    let vehicle = kind == RecordKind::Vehicle;
    let account = kind == RecordKind::Account;
    // A handle is told as "platform: handle" or alone.
    let (platform, handle) = match told.handle.split_once(':') {
        Some((platform, handle)) => (some(platform), some(handle)),
        None => (None, some(&told.handle)),
    };
    RecordDetails {
        kind,
        given_names: some(&told.given_names),
        family_name: some(&told.family_name),
        known_as: some(&told.known_as),
        date_of_birth: told.date_of_birth,
        gender: some(&told.gender),
        addresses: many(&told.address),
        postcode: some(&told.postcode),
        phones: many(&told.phone),
        nhs_number: some(&told.nhs_number),
        upn: some(&told.upn),
        first_language: some(&told.first_language),
        school: some(&told.school),
        vehicle_plate: some(&told.plate),
        vehicle_make: vehicle.then(|| some(&told.description)).flatten(),
        account_platform: account.then_some(platform).flatten(),
        account_handle: handle,
        place_name: place.then(|| some(&told.description)).flatten(),
        ..RecordDetails::default()
    }
    .tidy()
}

/// Records that may be meant, the likeliest first; `None` when this visitor may not search records at all.
pub(crate) async fn candidates(asked: &Asked, wanted: &RecordDetails) -> Result<Option<Vec<LikelyMatch>>, Stop> {
    if Scope::widest(&asked.house, &asked.visit).is_err() {
        return Ok(None);
    }
    matches(asked, wanted, MOST).await.map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_told_becomes_what_a_record_says() {
        let told = MentionDetails {
            given_names: " Elin ".into(),
            family_name: "Puw".into(),
            phone: "01632 960101".into(),
            description: "tall".into(),
            ..MentionDetails::default()
        };
        let child = described(MentionKind::Child, &told);
        assert_eq!((child.kind, child.title().as_str()), (RecordKind::Person, "Elin Puw"));
        assert_eq!(child.phones, ["01632 960101"]);
        assert_eq!((child.vehicle_make, child.place_name), (None, None));
        let car = MentionDetails { plate: "CX99".into(), description: "silver".into(), ..MentionDetails::default() };
        assert_eq!(described(MentionKind::Vehicle, &car).title(), "CX99 silver");
        let account = MentionDetails { handle: "Snapchat: gwylan7".into(), ..MentionDetails::default() };
        assert_eq!(described(MentionKind::Account, &account).title(), "Snapchat gwylan7");
        assert!(described(MentionKind::Child, &MentionDetails::default()).is_empty());
    }
}

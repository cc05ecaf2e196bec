//! Vehicles, telephones, accounts and places that share an exact key.

use super::{FROM, Near};
use crate::{
    events::Pair,
    likeness::{contacts, fold, places, plates},
    weighing::weigh,
    words::{RecordDetails, RecordKind},
};
use std::collections::{BTreeMap, HashSet};
use store::{Fault, Reader};
use vocabulary::RecordId;

/// Of the records that share one key each is compared with so many that follow: what so many share says little.
const MOST: usize = 50;

struct Thing {
    id: RecordId,
    person: String,
    details: RecordDetails,
}

/// Pairs of things that share a key, come near each other and are not taken for one.
pub(super) async fn near(reader: &mut Reader) -> Result<Vec<Near>, Fault> {
    let sql = "SELECT id, person, details FROM people_record WHERE record_kind <> 'person' ORDER BY number";
    let mut things = Vec::new();
    let mut keys: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for row in reader.rows(sql, &[]).await? {
        let details: RecordDetails = serde_json::from_str(&row.text("details")?)?;
        for key in keys_of(&details) {
            keys.entry(key).or_default().push(things.len());
        }
        things.push(Thing { id: row.id("id")?, person: row.text("person")?, details });
    }
    let shared = keys.values().flat_map(|sharing| {
        let follow = |at: usize, a: usize| sharing[at + 1..].iter().take(MOST).map(move |b| (a, *b));
        sharing.iter().enumerate().flat_map(move |(at, a)| follow(at, *a))
    });
    let (mut found, mut compared) = (Vec::new(), HashSet::new());
    for (a, b) in shared.chain(seen_in_part(&things)) {
        let (a, b) = (&things[a], &things[b]);
        let Some(pair) = Pair::of(a.id, b.id).filter(|_| a.person != b.person) else { continue };
        if !compared.insert((pair.one, pair.other)) {
            continue;
        }
        let Some(weighed) = weigh(&a.details, &[&b.details]).pop() else { continue };
        if weighed.probability() >= FROM {
            found.push(Near { pair, bits: weighed.explanation.bits });
        }
    }
    Ok(found)
}

/// Number plates that were seen in part, each with the whole ones that it fits.
fn seen_in_part(things: &[Thing]) -> Vec<(usize, usize)> {
    let (mut seen, mut whole) = (Vec::new(), Vec::new());
    for (at, thing) in things.iter().enumerate() {
        let Some(text) = thing.details.vehicle_plate.as_deref() else { continue };
        match plates::plate(text).filter(|plate| is_whole(text) && plate.len() >= 7) {
            Some(plate) => whole.push((at, plate)),
            None => seen.extend(plates::PartialPlate::read(text).map(|part| (at, part))),
        }
    }
    let fitting = |(at, part): &(usize, plates::PartialPlate)| -> Vec<(usize, usize)> {
        whole.iter().filter(|(_, plate)| part.fits(plate)).take(MOST).map(|(of, _)| (*at, *of)).collect()
    };
    seen.iter().flat_map(fitting).collect()
}

fn is_whole(plate: &str) -> bool {
    !plate.contains(['?', '*', '_', '…'])
}

/// The keys of a thing, each with its kind.
fn keys_of(details: &RecordDetails) -> Vec<String> {
    let keys: Vec<String> = match details.kind {
        RecordKind::Person => Vec::new(),
        RecordKind::Vehicle => {
            let whole = details.vehicle_plate.as_deref().filter(|plate| is_whole(plate));
            let plate = whole.and_then(plates::plate).and_then(|plate| linkage::names::plate::plate(&plate));
            plate.map(|plate| plate.look_alike().as_str().to_owned()).into_iter().collect()
        }
        RecordKind::Phone => details.phones.iter().filter_map(|text| contacts::phone(text)).collect(),
        RecordKind::Account => {
            let now = details.account_handle.iter().map(String::as_str);
            let before = details.known_as.iter().flat_map(|text| text.split(','));
            now.chain(before).filter_map(contacts::handle_only).collect()
        }
        RecordKind::Place => {
            let uprns = details.identifiers.iter().filter(|i| fold::run_together(&i.scheme) == "uprn");
            let uprns = uprns.map(|i| format!("uprn {}", fold::digits(&i.value).trim_start_matches('0')));
            let postcode = details.postcode.as_deref().and_then(places::postcode);
            let address = details.addresses.iter().map(|address| places::address_words(address).join(" "));
            let name = details.place_name.iter().map(|name| places::address_words(name).join(" "));
            uprns.chain(postcode).chain(address).chain(name).collect()
        }
    };
    keys.into_iter().filter(|key| key.len() > 2).map(|key| format!("{} {key}", details.kind.code())).collect()
}

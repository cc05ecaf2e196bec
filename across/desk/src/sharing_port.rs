//! What sharing is told of the rest of the house: agencies, staff, desks and records, each after its own decision.

use crate::directory::Directory;
use access::{Fact, Permit, Visit};
use agencies::queries as partnership;
use agencies::words::{Standing, TeamType};
use kernel::{ActorId, AgencyId};
use people::queries::{self as records, Scope};
use people::words::RecordDetails;
use sharing::around::{About, Around, DeskToRing, Given, Met, Partner, Wanted};
use std::collections::BTreeMap;
use store::House;
use vocabulary::RecordId;
use web::Asked;
use web::components::Html;

/// How many records that may be of somebody are looked at.
const LOOKED_AT: usize = 20;
/// How sure it must be that a record is of somebody before its owner's desk is named.
const SURE: f64 = 0.5;

/// Knows the partnership.
pub struct Partners;

impl Around for Partners {
    fn partners<'a>(&'a self, house: &'a House) -> Given<'a, Vec<Partner>> {
        Box::pin(async move {
            let rows = partnership::agencies(&mut house.facts().await?).await?;
            let partner = |row: partnership::AgencyRow| Partner {
                id: row.id,
                kind: row.agency_type.code().to_owned(),
                cy: row.name.cy,
                en: row.name.en,
            };
            Ok(rows.into_iter().map(partner).collect())
        })
    }

    fn record<'a>(&'a self, house: &'a House, visit: &'a Visit, record: RecordId) -> Given<'a, Option<About>> {
        Box::pin(async move {
            let thing = records::record_thing(&mut house.facts().await?, record).await?;
            let Some(thing) = thing else { return Ok(None) };
            let Some(Ok(permit)) = house.decide(visit, "people.view", vec![thing]).await?.pop() else {
                return Ok(None);
            };
            let mut reader = house.look(&permit, "for sharing").await?;
            let row = records::record(&mut reader, record).await?;
            Ok(row.map(|row| About {
                agency: row.agency,
                title: row.title,
                born: row.details.date_of_birth.map(|date| date.to_string()).unwrap_or_default(),
            }))
        })
    }

    fn same_person<'a>(&'a self, house: &'a House, visit: &'a Visit, record: RecordId) -> Given<'a, Vec<RecordId>> {
        Box::pin(async move {
            let mut reader = house.facts().await?;
            let cluster = records::cluster_of(&mut reader, Scope::of(visit), record).await?;
            Ok(cluster.records.into_iter().map(|row| row.id).collect())
        })
    }

    fn parts<'a>(
        &'a self,
        asked: &'a Asked,
        permit: &'a Permit,
        record: RecordId,
        classes: Vec<String>,
    ) -> Given<'a, Html> {
        Box::pin(async move {
            let has = |code: &str| classes.iter().any(|class| class == code);
            people::panels::parts(asked, permit, record, has("identity"), has("contact")).await
        })
    }

    fn staff<'a>(&'a self, asked: &'a Asked, staff: Vec<ActorId>) -> Given<'a, BTreeMap<ActorId, String>> {
        Box::pin(async move {
            if staff.is_empty() {
                return Ok(BTreeMap::new());
            }
            let names = Directory::of(asked, staff.iter().copied()).await?;
            Ok(staff.into_iter().map(|id| (id, names.staff(id).to_owned())).collect())
        })
    }

    fn member<'a>(&'a self, house: &'a House, email: &'a str) -> Given<'a, Option<(ActorId, AgencyId)>> {
        Box::pin(async move {
            let Some(address) = agencies::words::email(email) else { return Ok(None) };
            let row = partnership::staff_by_email(&mut house.facts().await?, &address).await?;
            Ok(row.filter(|row| row.standing == Standing::Active).map(|row| (row.id, row.agency)))
        })
    }

    fn known<'a>(&'a self, house: &'a House, visit: &'a Visit, wanted: &'a Wanted) -> Given<'a, Vec<Met>> {
        Box::pin(async move {
            let mut names: Vec<&str> = wanted.name.split_whitespace().collect();
            let family = names.pop().unwrap_or_default().to_owned();
            let description = RecordDetails {
                given_names: Some(names.join(" ")),
                family_name: Some(family),
                date_of_birth: wanted.born.to_string().parse().ok(),
                ..RecordDetails::default()
            };
            // The house itself looks, in a named role that sees all but what is sealed; what it finds goes into no page.
            let matching = Visit::system("matching", "whether somebody is known to a partner", visit.now);
            let mut reader = house.facts().await?;
            let today = visit.now.date();
            let near =
                records::likely_matches(&mut reader, Scope::of(&matching), today, &description, LOOKED_AT).await?;
            let mut met: BTreeMap<RecordId, AgencyId> = BTreeMap::new();
            for found in near {
                let born = found.record.details.date_of_birth == description.date_of_birth;
                if !born || found.weighed.probability() < SURE {
                    continue;
                }
                // Whoever holds a record that people have joined to this one knows them too.
                for row in records::cluster_of(&mut reader, Scope::of(&matching), found.record.id).await?.records {
                    met.insert(row.id, row.agency);
                }
            }
            // Whoever is kept from the person is told nothing, as if nobody knew them.
            let barred = reader.barred(visit, "Record").await?;
            let told = |record: &RecordId| !barred.contains(&record.to_string());
            Ok(met.into_iter().map(|(record, owner)| Met { owner, record, may_be_told: told(&record) }).collect())
        })
    }

    fn desk<'a>(&'a self, house: &'a House, agency: AgencyId) -> Given<'a, Option<DeskToRing>> {
        Box::pin(async move {
            let mut reader = house.facts().await?;
            let teams = partnership::teams_of(&mut reader, agency).await?;
            let order = [TeamType::DutyDesk, TeamType::Specialist, TeamType::OutOfHours];
            let desk = order.iter().find_map(|wanted| teams.iter().find(|team| team.team_type == *wanted));
            let row = partnership::agency(&mut reader, agency).await?;
            let phone = row.and_then(|row| {
                crate::routing::places()
                    .councils()
                    .iter()
                    .find(|council| crate::routing::is_named(&row, council))
                    .map(|council| council.contact.telephone.clone())
            });
            Ok(desk.map(|team| DeskToRing {
                cy: team.name.cy.clone(),
                en: team.name.en.clone(),
                phone: phone.unwrap_or_default(),
            }))
        })
    }
}

/// The agency that a record is of, from its facts.
pub(crate) fn owner(thing: &access::Thing) -> Option<AgencyId> {
    match thing.known("agency") {
        Some(Fact::Text(agency)) => agency.parse().ok(),
        _ => None,
    }
}

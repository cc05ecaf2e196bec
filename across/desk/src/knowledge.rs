//! What the pages about who may know are told of staff, agencies and records.

use crate::directory::Directory;
use agencies::queries::{self, StaffFilter};
use circle::{Around, Given, Person};
use kernel::{ActorId, AgencyId};
use std::collections::BTreeMap;
use store::Stop;
use vocabulary::RecordId;
use web::Asked;

/// Tells them.
pub struct Knowledge;

async fn people(asked: &Asked, rows: Vec<queries::PersonRow>) -> Result<Vec<Person>, Stop> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let directory = Directory::of(asked, []).await?;
    let person = |row: queries::PersonRow| Person {
        agency_name: directory.agency(row.agency).to_owned(),
        id: row.id,
        name: row.name,
        agency: row.agency,
    };
    Ok(rows.into_iter().map(person).collect())
}

impl Around for Knowledge {
    fn staff<'a>(&'a self, asked: &'a Asked, ids: Vec<ActorId>) -> Given<'a, BTreeMap<ActorId, Person>> {
        Box::pin(async move {
            let mut rows = Vec::new();
            {
                let mut reader = asked.house.facts().await?;
                for id in ids.into_iter().collect::<std::collections::BTreeSet<_>>() {
                    rows.extend(queries::person(&mut reader, id).await?);
                }
            }
            Ok(people(asked, rows).await?.into_iter().map(|person| (person.id, person)).collect())
        })
    }

    fn named<'a>(&'a self, asked: &'a Asked, name: &'a str) -> Given<'a, Vec<Person>> {
        Box::pin(async move {
            let permit = asked.permit("agencies.search_staff", &access::Thing::new("Region", "region"))?;
            let filter = StaffFilter { name: name.to_owned(), ..StaffFilter::default() };
            let mut found = {
                let mut reader = asked.house.look(&permit, "colleagues").await?;
                queries::search_staff(&mut reader, &filter).await?.rows
            };
            found.truncate(20);
            people(asked, found).await
        })
    }

    fn everybody<'a>(&'a self, asked: &'a Asked, most: usize) -> Given<'a, Vec<(Person, access::Visit)>> {
        Box::pin(async move {
            let (mut rows, mut page) = (Vec::new(), 1);
            {
                let mut reader = asked.house.facts().await?;
                while rows.len() < most {
                    let filter = StaffFilter { page, ..StaffFilter::default() };
                    let found = queries::search_staff(&mut reader, &filter).await?;
                    rows.extend(found.rows);
                    if page >= found.pages {
                        break;
                    }
                    page += 1;
                }
            }
            rows.truncate(most);
            let mut all = Vec::new();
            for person in people(asked, rows).await? {
                let visit = agencies::seeding::visit_of(&asked.house, asked.now(), person.id).await?;
                all.push((person, visit));
            }
            Ok(all)
        })
    }

    fn record_name<'a>(&'a self, asked: &'a Asked, record: RecordId) -> Given<'a, Option<String>> {
        Box::pin(async move {
            let scope = people::queries::Scope::of(&asked.visit);
            let mut reader = asked.house.facts().await?;
            let found = people::queries::summaries(&mut reader, scope, &[record]).await?;
            Ok(found.get(&record).map(|row| people::panels::title(asked, &row.title)))
        })
    }

    fn agencies<'a>(&'a self, asked: &'a Asked) -> Given<'a, BTreeMap<AgencyId, String>> {
        Box::pin(async move { Ok(Directory::of(asked, []).await?.agencies()) })
    }
}

//! Reading all records of people, page by page, into the form in which the engine holds them.

use crate::{
    queries::permitted,
    weighing::{Model, columns},
    words::RecordDetails,
};
use access::Visit;
use kernel::Timestamp;
use linkage::Records;
use std::collections::{BTreeMap, BTreeSet};
use store::{Fault, House, Reader};
use vocabulary::RecordId;

/// What is kept of a record beside what the engine keeps.
pub(super) struct Read {
    pub(super) id: RecordId,
    pub(super) person: String,
    /// What may contradict another record, and nothing else.
    pub(super) says: RecordDetails,
}

/// All records of people.
pub(super) struct All {
    pub(super) records: Records,
    pub(super) read: Vec<Read>,
}

const PAGE: i64 = 2000;

/// Reads them, and says on the way how far it is.
pub(super) async fn all(house: &House, reader: &mut Reader, model: &Model, started: Timestamp) -> Result<All, Fault> {
    let mut all = All { records: model.region(), read: Vec::new() };
    let mut after = -1;
    loop {
        let sql = "SELECT number, id, agency, person, details FROM people_record \
                   WHERE record_kind = 'person' AND number > $1 ORDER BY number LIMIT $2";
        let rows = reader.rows(sql, &[after.into(), PAGE.into()]).await?;
        let Some(last) = rows.last() else { return Ok(all) };
        after = last.int("number")?;
        for row in &rows {
            let details: RecordDetails = serde_json::from_str(&row.text("details")?)?;
            let columns = columns::of(&details);
            let texts = model.texts(&columns);
            let id: RecordId = row.id("id")?;
            let agency = row.text("agency")?;
            all.records.push(model.settings(), &id.to_string(), &agency, 0, |field| texts[field].as_str());
            all.read.push(Read {
                id,
                person: row.text("person")?,
                says: RecordDetails {
                    nhs_number: details.nhs_number,
                    date_of_birth: details.date_of_birth,
                    ..RecordDetails::default()
                },
            });
        }
        super::step(house, started, "reading").await?;
    }
}

/// Every record of a person as columns, with its name and agency: as far as a model may be learned from it.
pub(super) async fn columns(reader: &mut Reader, visit: &Visit) -> Result<Vec<BTreeMap<String, String>>, Fault> {
    let sql = "SELECT id, agency, details FROM people_record WHERE record_kind = 'person' ORDER BY number";
    let rows = reader.rows(sql, &[]).await?;
    let mut open = BTreeSet::new();
    for run in rows.chunks(1000) {
        let ids = run.iter().map(|row| Ok((row.id("id")?, row.id("agency")?))).collect::<Result<Vec<_>, Fault>>()?;
        open.extend(permitted(reader, visit, "people.learn_from", ids).await?);
    }
    let one = |row: &store::Row| {
        let details: RecordDetails = serde_json::from_str(&row.text("details")?)?;
        let mut columns = columns::of(&details);
        columns.insert("record".to_owned(), row.text("id")?);
        columns.insert("agency".to_owned(), row.text("agency")?);
        Ok(columns)
    };
    rows.iter().filter(|row| row.id("id").is_ok_and(|id| open.contains(&id))).map(one).collect()
}

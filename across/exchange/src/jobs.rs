//! Work that nobody waits for: runs that were begun are carried on, and what is no longer needed is thrown away.

use crate::commands::NotSent;
use crate::imports::{self, COLUMNS, Import};
use crate::sinks::Surroundings;
use crate::{commands, running};
use access::{Visit, Who};
use kernel::{AgencyId, Language, Timestamp};
use store::{Fault, House, Stop};
use tokio::task::JoinHandle;
use vocabulary::ImportId;

/// Minutes without a batch after which a run is taken to be broken off.
const BROKEN_OFF: i64 = 2;
/// Hours after which a file that was sent and not taken in is thrown away.
const FORGOTTEN: i64 = 24 * 7;
/// Hours for which refused rows are kept to be fetched.
const FETCHED: i64 = 24 * 30;

/// The visit with which rows are taken in: a named role with a written reason. Who asked for it stands in the event
/// with which the run began.
pub(crate) fn importer(agency: AgencyId, id: ImportId, language: Language, now: Timestamp) -> Visit {
    let mut visit = Visit::system("import", &format!("import:{id}"), now);
    visit.who = Who { agency: Some(agency), ..visit.who };
    visit.language = language;
    visit
}

/// Carries a run on to its end.
///
/// # Errors
/// A refusal or a fault; the run can be taken up again.
pub async fn carry_on(house: &House, around: &Surroundings, import: &Import, language: Language) -> Result<(), Stop> {
    let visit = importer(import.agency, import.id, language, house.clock().now());
    let reading = match commands::open(house, import).await {
        Ok(Some(reading)) => reading,
        // Without its file, or with one that cannot be read as it was when it was begun, nothing more can come of it.
        Ok(None) | Err(NotSent::Unreadable(_)) => return running::stop(house, &visit, import.id).await,
        Err(NotSent::Stop(stop)) => return Err(stop),
    };
    match running::run(house, &visit, around, import.id, reading, &mut |_| {}).await {
        // Somebody else is at it.
        Ok(_) | Err(Stop::Stale(_)) => Ok(()),
        Err(other) => Err(other),
    }
}

/// Carries on in the background. Whatever goes wrong is logged without content; [`tick`] takes the run up again.
pub(crate) fn spawn(house: &House, around: &Surroundings, import: Import, language: Language) -> JoinHandle<()> {
    let (house, around) = (house.clone(), around.clone());
    tokio::spawn(async move {
        if let Err(stop) = carry_on(&house, &around, &import, language).await {
            tracing::warn!(import = %import.id, "an import was broken off: {stop}");
        }
    })
}

/// Takes up runs that were broken off, by a crash or otherwise, and throws away what is old. To be called every minute
/// or oftener by whoever keeps the house. The runs go on in the background, so that nothing else waits for them.
///
/// # Errors
/// A fault of the database.
pub async fn tick(house: &House, around: &Surroundings) -> Result<Vec<JoinHandle<()>>, Fault> {
    let now = house.clock().now();
    let visit = Visit::system("import", "takes up imports that were broken off", now);
    let mut work = house.begin(&visit).await?;
    let sql = format!(
        "SELECT {COLUMNS} FROM exchange_import WHERE state = 'running' AND file IS NOT NULL AND touched_at < $1 ORDER BY made_at, id"
    );
    let rows = work.tables().rows(&sql, &[now.plus_minutes(-BROKEN_OFF).into()]).await?;
    let broken_off: Vec<Import> = rows.iter().map(|row| imports::of_row(house, row)).collect::<Result<_, _>>()?;
    let old = "state IN ('sent', 'ready') AND touched_at < $1";
    work.tables()
        .run(&format!("DELETE FROM exchange_import WHERE {old}"), &[now.plus_hours(-FORGOTTEN).into()])
        .await?;
    let sql = "DELETE FROM exchange_refused WHERE import IN \
               (SELECT id FROM exchange_import WHERE state IN ('finished', 'stopped') AND touched_at < $1)";
    work.tables().run(sql, &[now.plus_hours(-FETCHED).into()]).await?;
    work.commit().await?;
    Ok(broken_off.into_iter().map(|import| spawn(house, around, import, Language::Cy)).collect())
}

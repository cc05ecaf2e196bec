//! The tallies of failed attempts, as they are kept.

use crate::credentials::attempts::{Scope, Tally, held_back_until};
use crate::credentials::tokens::{HashKey, Purpose};
use crate::events::DoorId;
use kernel::{Date, Timestamp};
use store::{Arg, Fault, Reader, Row, Work};

/// What one attempt is counted for: hashes only.
#[derive(Debug, Clone)]
pub(crate) struct Names {
    names: [(Scope, String); 3],
    pub(crate) network: String,
}

impl Names {
    /// For an address as it was typed and the network it was typed from.
    pub(crate) fn new(key: &HashKey, address: &str, network: &str) -> Self {
        let address = key.hash(Purpose::Account, address.as_bytes());
        let network = key.hash(Purpose::Network, network.as_bytes());
        let both = format!("{address}.{network}");
        let names = [(Scope::AddressFromNetwork, both), (Scope::Address, address), (Scope::Network, network.clone())];
        Names { names, network }
    }

    /// The history of attempts at this address on a day: one for each day, so that none grows long.
    pub(crate) fn door(&self, day: Date) -> DoorId {
        DoorId::named(&format!("{} {day}", self.names[1].1))
    }

    fn args(&self) -> Vec<Arg> {
        self.names.iter().flat_map(|(scope, name)| [Arg::from(scope.code()), Arg::from(name)]).collect()
    }
}

const TALLIES: &str = "SELECT scope, failures, last_at FROM agencies_attempt \
     WHERE (scope = $1 AND name = $2) OR (scope = $3 AND name = $4) OR (scope = $5 AND name = $6)";

fn tallies(rows: &[Row]) -> Result<Vec<(Scope, Tally)>, Fault> {
    let read = |row: &Row| {
        let code = row.text("scope")?;
        let scope =
            Scope::ALL.into_iter().find(|scope| scope.code() == code).ok_or_else(|| Fault::new("an unknown scope"))?;
        let failures = u32::try_from(row.int("failures")?).unwrap_or(u32::MAX);
        Ok((scope, Tally { failures, last: row.time("last_at")? }))
    };
    rows.iter().map(read).collect()
}

/// Until when attempts are held back.
pub(crate) async fn held_back(reader: &mut Reader, names: &Names, now: Timestamp) -> Result<Option<Timestamp>, Fault> {
    Ok(held_back_until(&tallies(&reader.rows(TALLIES, &names.args()).await?)?, now))
}

/// The same inside a unit of work: what others used up while this attempt waited for its turn counts before it.
pub(crate) async fn held_back_by_now(work: &mut Work, names: &Names) -> Result<Option<Timestamp>, Fault> {
    let now = work.now();
    Ok(held_back_until(&tallies(&work.tables().rows(TALLIES, &names.args()).await?)?, now))
}

/// Counts a failure; gives until when the next attempt is held back by it.
pub(crate) async fn count_failure(work: &mut Work, names: &Names) -> Result<Option<Timestamp>, Fault> {
    let now = work.now();
    let before = tallies(&work.tables().rows(TALLIES, &names.args()).await?)?;
    let mut after = Vec::new();
    for (scope, name) in &names.names {
        let old = before.iter().find(|(known, _)| known == scope).map(|(_, tally)| *tally);
        let tally = Tally::after_failure(old, *scope, now);
        let args = [scope.code().into(), name.into(), i64::from(tally.failures).into(), tally.last.into()];
        let sql = "INSERT INTO agencies_attempt (scope, name, failures, last_at) VALUES ($1, $2, $3, $4) \
                   ON CONFLICT (scope, name) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at";
        work.tables().run(sql, &args).await?;
        after.push((*scope, tally));
    }
    // What no schedule remembers any more need not be kept.
    work.tables().run("DELETE FROM agencies_attempt WHERE last_at < $1", &[now.plus_hours(-24).into()]).await?;
    Ok(held_back_until(&after, now))
}

/// Forgets what is held against an address, after it was proved to be its owner; the network's own tally stays.
pub(crate) async fn forgive(work: &mut Work, names: &Names) -> Result<(), Fault> {
    let sql = "DELETE FROM agencies_attempt WHERE (scope = $1 AND name = $2) OR (scope = $3 AND name = $4)";
    work.tables().run(sql, &names.args()[..4]).await.map(drop)
}

/// Forgets what is held against an address from wherever: an administrator has made sure who is asking.
pub(crate) async fn forgive_everywhere(work: &mut Work, key: &HashKey, address: &str) -> Result<(), Fault> {
    let hash = key.hash(Purpose::Account, address.as_bytes());
    let args = [(&hash).into(), format!("{hash}.%").into()];
    work.tables().run("DELETE FROM agencies_attempt WHERE name = $1 OR name LIKE $2", &args).await.map(drop)
}

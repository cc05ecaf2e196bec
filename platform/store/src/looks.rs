//! Reading traces: who has looked at a thing, and what the people of an agency have looked at.

use crate::{Arg, Fault, Reader, Row};
use kernel::{AgencyId, Timestamp};

/// One look, or one that was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked {
    /// When.
    pub at: Timestamp,
    /// Who, as written: an id, `public` or `system:<role>`.
    pub actor: String,
    /// For which agency, as an id; empty for none.
    pub agency: String,
    /// What was asked.
    pub action: String,
    /// Whether it was refused.
    pub refused: bool,
    /// Of what, as `Kind:id`.
    pub thing: String,
    /// The rules that decided.
    pub rules: String,
}

const COLUMNS: &str = "recorded_at, actor, agency, kind, subjects, rules";

fn looked(row: &Row) -> Result<Looked, Fault> {
    let kind = row.text("kind")?;
    let (what, action) = kind.split_once('.').unwrap_or(("", &kind));
    Ok(Looked {
        at: row.time("recorded_at")?,
        actor: row.text("actor")?,
        agency: row.text("agency")?,
        action: action.to_owned(),
        refused: what == "refused",
        thing: row.text("subjects")?,
        rules: row.text("rules")?,
    })
}

impl Reader {
    /// One page of the looks at a thing (`Kind`, id), the newest first, and how many there are.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn looks_at(
        &mut self,
        kind: &str,
        id: &str,
        most: i64,
        offset: i64,
    ) -> Result<(Vec<Looked>, i64), Fault> {
        let thing = Arg::from(format!("{kind}:{id}"));
        let sql = "SELECT COUNT(*) AS n FROM ledger_entries WHERE place = 0 AND subjects = $1";
        let total =
            self.row(sql, std::slice::from_ref(&thing)).await?.map(|row| row.int("n")).transpose()?.unwrap_or(0);
        let sql = format!(
            "SELECT {COLUMNS} FROM ledger_entries WHERE place = 0 AND subjects = $1 ORDER BY idx DESC LIMIT $2 OFFSET $3"
        );
        let rows = self.rows(&sql, &[thing, most.into(), offset.into()]).await?;
        Ok((rows.iter().map(looked).collect::<Result<_, _>>()?, total))
    }

    /// The looks of an agency's people since an instant at things of a kind, the newest first; at most so many.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn looks_by(
        &mut self,
        agency: AgencyId,
        kind: &str,
        since: Timestamp,
        most: i64,
    ) -> Result<Vec<Looked>, Fault> {
        let sql = format!(
            "SELECT {COLUMNS} FROM ledger_entries WHERE place = 0 AND agency = $1 AND recorded_at >= $2 \
             AND subjects LIKE $3 ORDER BY recorded_at DESC, idx DESC LIMIT $4"
        );
        let args = [agency.into(), since.into(), format!("{kind}:%").into(), most.into()];
        self.rows(&sql, &args).await?.iter().map(looked).collect()
    }
}

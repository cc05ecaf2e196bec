//! Agreements in all their versions.

use crate::decide::agreements::{Agreement, Terms};
use kernel::Timestamp;
use store::{Fault, Reader, Row};
use vocabulary::AgreementId;

/// A version of an agreement as pages show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreementRow {
    /// Its id.
    pub id: AgreementId,
    /// Its terms.
    pub terms: Terms,
    /// When this version was adopted here.
    pub adopted_at: Timestamp,
    /// By whom, as written.
    pub adopted_by: String,
}

fn row(row: &Row) -> Result<AgreementRow, Fault> {
    Ok(AgreementRow {
        id: row.id("agreement")?,
        terms: serde_json::from_str(&row.text("terms")?)?,
        adopted_at: row.time("adopted_at")?,
        adopted_by: row.text("adopted_by")?,
    })
}

const NEWEST: &str = "SELECT a.* FROM sharing_agreement a WHERE a.version = (SELECT MAX(b.version) FROM \
    sharing_agreement b WHERE b.agreement = a.agreement) ORDER BY a.code";

/// Every agreement in its newest version.
///
/// # Errors
/// A fault of the database.
pub async fn agreements(reader: &mut Reader) -> Result<Vec<AgreementRow>, Fault> {
    reader.rows(NEWEST, &[]).await?.iter().map(row).collect()
}

/// Every agreement in its newest version, as decisions need them.
///
/// # Errors
/// A fault of the database.
pub async fn newest(reader: &mut Reader) -> Result<Vec<Agreement>, Fault> {
    let rows = agreements(reader).await?;
    Ok(rows.into_iter().map(|row| Agreement { id: row.id, terms: row.terms }).collect())
}

/// All versions of one agreement, newest first.
///
/// # Errors
/// A fault of the database.
pub async fn agreement_versions(reader: &mut Reader, id: AgreementId) -> Result<Vec<AgreementRow>, Fault> {
    let sql = "SELECT * FROM sharing_agreement WHERE agreement = $1 ORDER BY version DESC";
    reader.rows(sql, &[id.into()]).await?.iter().map(row).collect()
}

//! Questions that one agency asks another about two records.

use super::index;
use crate::events::Pair;
use kernel::{AgencyId, Timestamp};
use store::{Fault, Recorded, Tables};
use vault::Sealed;
use vocabulary::RecordId;

/// A question is asked.
pub(super) async fn asked(
    tables: &mut Tables<'_>,
    entry: &Recorded,
    pair: Pair,
    (about, asked_of): (RecordId, AgencyId),
    (due, nearness): (Option<Timestamp>, &str),
    question: &Sealed<String>,
) -> Result<(), Fault> {
    let args = [
        index(entry)?.into(),
        pair.one.into(),
        pair.other.into(),
        about.into(),
        asked_of.into(),
        (&entry.agency).into(),
        (&entry.actor).into(),
        entry.at.into(),
        due.into(),
        nearness.into(),
        question.content.clone().unwrap_or_default().into(),
    ];
    let sql = "INSERT INTO people_question (idx, one, other, about, asked_of, asked_for, asked_by, at, due, nearness, question, \
               standing) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'open')";
    tables.run(sql, &args).await.map(drop)
}

/// The question that waits is answered or taken back.
pub(super) async fn closed(
    tables: &mut Tables<'_>,
    entry: &Recorded,
    pair: Pair,
    standing: &str,
    reason: &Sealed<String>,
) -> Result<(), Fault> {
    let reason = reason.content.clone().unwrap_or_default();
    close(tables, entry, pair, standing, reason).await
}

/// Somebody decided while a question waited: nothing more is wanted.
pub(super) async fn decided(tables: &mut Tables<'_>, entry: &Recorded, pair: Pair) -> Result<(), Fault> {
    close(tables, entry, pair, "decided", String::new()).await
}

async fn close(
    tables: &mut Tables<'_>,
    entry: &Recorded,
    pair: Pair,
    standing: &str,
    reason: String,
) -> Result<(), Fault> {
    let args = [
        pair.one.into(),
        pair.other.into(),
        standing.to_owned().into(),
        entry.at.into(),
        (&entry.actor).into(),
        reason.into(),
    ];
    let sql = "UPDATE people_question SET standing = $3, answered_at = $4, answered_by = $5, reason = $6 \
               WHERE one = $1 AND other = $2 AND standing = 'open'";
    tables.run(sql, &args).await.map(drop)
}

//! Referrals begun and not yet sent: kept on the server after every step, sealed under the house's own key, each its
//! owner's alone. They are no part of the ledger: nothing has been said yet.

use crate::commands::{Receipt, Report, report_in};
use crate::queries::list_thing;
use crate::words::Matter;
use access::{Permit, Visit};
use kernel::{ActorId, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::{Fault, House, Row, Stop, Work};
use vault::ServerSeal;
use vocabulary::DraftId;

/// What was typed on one page of a draft.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Names and values as they were typed.
    pub fields: Vec<(String, String)>,
    /// The version of the draft that first held them so.
    pub version: i64,
}

/// What a draft holds. Neither this nor a part of it can be printed into a log.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// What kind of matter it is.
    pub matter: Matter,
    /// Page by page.
    pub parts: BTreeMap<String, Part>,
    /// The number of the next child or person that is added; numbers are not used again.
    pub next: u32,
}

impl Written {
    /// A draft with nothing in it.
    pub fn about(matter: Matter) -> Self {
        Written { matter, parts: BTreeMap::new(), next: 1 }
    }
    /// Fills a page before anybody has seen it.
    #[must_use]
    pub fn with(mut self, part: &str, fields: Vec<(String, String)>) -> Self {
        self.parts.insert(part.to_owned(), Part { fields, version: 1 });
        self
    }
    /// The first value of a field, without blanks at its ends; empty when it is missing.
    pub fn text(&self, part: &str, name: &str) -> &str {
        self.all(part, name).into_iter().next().unwrap_or("")
    }
    /// All values of a field.
    pub fn all(&self, part: &str, name: &str) -> Vec<&str> {
        let fields = self.parts.get(part).map_or(&[][..], |p| &p.fields);
        fields.iter().filter(|(n, _)| n == name).map(|(_, v)| v.trim()).collect()
    }
    /// The numbers of the things of one kind, such as `child` in `child-2-who`, in the order in which they were added.
    pub fn numbers(&self, stem: &str) -> Vec<u32> {
        let number = |key: &String| key.strip_prefix(stem)?.strip_prefix('-')?.split('-').next()?.parse().ok();
        let mut numbers: Vec<u32> = self.parts.keys().filter_map(number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }
}

/// A draft.
#[derive(Clone)]
pub struct Draft {
    /// Its id.
    pub id: DraftId,
    /// How often it was saved: to be sent back with a form, so that a stale page is noticed.
    pub version: i64,
    /// When it was last saved.
    pub saved_at: Timestamp,
    /// What it holds.
    pub written: Written,
}

fn permit(house: &House, visit: &Visit) -> Result<(Permit, ActorId), Stop> {
    let permit = house.permit(visit, "concerns.draft", &list_thing())?;
    let owner = visit.actor().staff().ok_or(Stop::NotFound)?;
    Ok((permit, owner))
}

/// The id is part of the seal's purpose: the content of one row does not open in another.
fn seal(house: &House, draft: DraftId) -> ServerSeal {
    ServerSeal::new(house.master(), &format!("concerns-draft:{draft}"))
}

fn sealed(house: &House, draft: DraftId, written: &Written) -> Result<String, Fault> {
    Ok(seal(house, draft).seal(&serde_json::to_vec(written)?, house.chance()))
}

fn opened(house: &House, row: &Row) -> Result<Draft, Fault> {
    let id: DraftId = row.id("draft")?;
    let plain = seal(house, id).open(&row.text("sealed")?).map_err(|_| Fault::new("a draft does not open"))?;
    Ok(Draft {
        id,
        version: row.int("version")?,
        saved_at: row.time("saved_at")?,
        written: serde_json::from_slice(&plain)?,
    })
}

const ONE: &str = "SELECT draft, saved_at, version, sealed FROM concerns_draft WHERE draft = $1 AND owner = $2";

/// Begins a draft.
///
/// # Errors
/// When the visitor is no member of staff.
pub async fn begin(house: &House, visit: &Visit, written: Written) -> Result<DraftId, Stop> {
    let (_, owner) = permit(house, visit)?;
    let draft = DraftId::mint(visit.now, house.chance());
    let mut work = house.begin(visit).await?;
    let sql = "INSERT INTO concerns_draft (draft, owner, saved_at, version, sealed) VALUES ($1, $2, $3, 1, $4)";
    let args = [draft.into(), owner.into(), visit.now.into(), sealed(house, draft, &written)?.into()];
    work.tables().run(sql, &args).await?;
    work.commit().await?;
    Ok(draft)
}

/// The visitor's own drafts, the last saved first.
///
/// # Errors
/// When the visitor is no member of staff, or a fault.
pub async fn drafts(house: &House, visit: &Visit) -> Result<Vec<Draft>, Stop> {
    let (permit, owner) = permit(house, visit)?;
    let sql = "SELECT draft, saved_at, version, sealed FROM concerns_draft WHERE owner = $1 ORDER BY saved_at DESC, draft LIMIT 100";
    let rows = house.look(&permit, "drafts").await?.rows(sql, &[owner.into()]).await?;
    Ok(rows.iter().map(|row| opened(house, row)).collect::<Result<_, _>>()?)
}

/// One of the visitor's own drafts.
///
/// # Errors
/// [`Stop::NotFound`] when there is none of this id, or it is somebody else's.
pub async fn draft(house: &House, visit: &Visit, draft: DraftId) -> Result<Draft, Stop> {
    let (permit, owner) = permit(house, visit)?;
    let row = house.look(&permit, "draft").await?.row(ONE, &[draft.into(), owner.into()]).await?;
    Ok(opened(house, &row.ok_or(Stop::NotFound)?)?)
}

async fn change<T>(
    house: &House,
    visit: &Visit,
    draft: DraftId,
    change: impl FnOnce(&mut Written, i64) -> Result<T, Stop>,
) -> Result<T, Stop> {
    let (_, owner) = permit(house, visit)?;
    let mut work = house.begin(visit).await?;
    let row = work.tables().row(ONE, &[draft.into(), owner.into()]).await?.ok_or(Stop::NotFound)?;
    let Draft { version, mut written, .. } = opened(house, &row)?;
    let made = change(&mut written, version)?;
    let sql = "UPDATE concerns_draft SET saved_at = $3, version = $4, sealed = $5 WHERE draft = $1 AND version = $2";
    let args =
        [draft.into(), version.into(), visit.now.into(), (version + 1).into(), sealed(house, draft, &written)?.into()];
    if work.tables().run(sql, &args).await? == 0 {
        return Err(Stop::Stale(u64::try_from(version).unwrap_or(0)));
    }
    work.commit().await?;
    Ok(made)
}

/// Saves one page of a draft. `seen` is the version that the page was shown with: when this page was saved in between
/// with something else in it, nothing is written. What others wrote on other pages stands in nobody's way.
///
/// # Errors
/// [`Stop::Stale`] when somebody saved this page in between; [`Stop::NotFound`] when there is no such draft.
pub async fn save(
    house: &House,
    visit: &Visit,
    draft: DraftId,
    part: &str,
    fields: Vec<(String, String)>,
    seen: i64,
) -> Result<(), Stop> {
    change(house, visit, draft, |written, version| {
        if let Some(there) = written.parts.get(part) {
            if there.version > seen && there.fields != fields {
                return Err(Stop::Stale(u64::try_from(version).unwrap_or(0)));
            }
            if there.fields == fields {
                return Ok(());
            }
        }
        written.parts.insert(part.to_owned(), Part { fields, version: version + 1 });
        Ok(())
    })
    .await
}

/// Adds a child or a person with its first page; gives its number.
///
/// # Errors
/// [`Stop::NotFound`] when there is no such draft.
pub async fn add(
    house: &House,
    visit: &Visit,
    draft: DraftId,
    stem: &str,
    page: &str,
    fields: Vec<(String, String)>,
) -> Result<u32, Stop> {
    change(house, visit, draft, |written, version| {
        let number = written.next;
        written.next += 1;
        written.parts.insert(format!("{stem}-{number}-{page}"), Part { fields, version: version + 1 });
        Ok(number)
    })
    .await
}

/// Takes a child or a person out again, with all of its pages.
///
/// # Errors
/// [`Stop::NotFound`] when there is no such draft.
pub async fn take_out(house: &House, visit: &Visit, draft: DraftId, stem: &str, number: u32) -> Result<(), Stop> {
    let prefix = format!("{stem}-{number}-");
    change(house, visit, draft, |written, _| {
        written.parts.retain(|key, _| !key.starts_with(&prefix));
        Ok(())
    })
    .await
}

/// Throws a draft away.
///
/// # Errors
/// [`Stop::NotFound`] when there is no such draft.
pub async fn delete(house: &House, visit: &Visit, draft: DraftId) -> Result<(), Stop> {
    let (_, owner) = permit(house, visit)?;
    let mut work = house.begin(visit).await?;
    let sql = "DELETE FROM concerns_draft WHERE draft = $1 AND owner = $2";
    if work.tables().run(sql, &[draft.into(), owner.into()]).await? == 0 {
        return Err(Stop::NotFound);
    }
    work.commit().await?;
    Ok(())
}

/// Sends what was written as a report. The draft goes and the concern comes in one unit of work: a second press of the
/// button finds no draft and sends nothing twice.
///
/// # Errors
/// [`Stop::Stale`] when the draft was saved since version `seen`; [`Stop::NotFound`] when it was sent or thrown away;
/// otherwise see [`crate::commands::report`].
pub async fn send(house: &House, visit: &Visit, draft: DraftId, seen: i64, report: Report) -> Result<Receipt, Stop> {
    let (_, owner) = permit(house, visit)?;
    let mut work: Work = house.begin(visit).await?;
    let row = work.tables().row(ONE, &[draft.into(), owner.into()]).await?.ok_or(Stop::NotFound)?;
    let version = row.int("version")?;
    let sql = "DELETE FROM concerns_draft WHERE draft = $1 AND owner = $2 AND version = $3";
    if work.tables().run(sql, &[draft.into(), owner.into(), seen.into()]).await? == 0 {
        return Err(Stop::Stale(u64::try_from(version).unwrap_or(0)));
    }
    let receipt = report_in(house, visit, &mut work, report).await?;
    work.commit().await?;
    Ok(receipt)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_numbered_in_the_order_in_which_they_were_added() {
        let mut written = Written::about(Matter::Child);
        for key in ["child-10-who", "child-2-who", "child-2-contact", "children", "person-1-who", "child-x-who"] {
            written.parts.insert(key.to_owned(), Part::default());
        }
        assert_eq!(written.numbers("child"), [2, 10]);
        assert_eq!(written.numbers("person"), [1]);
        assert!(written.numbers("chil").is_empty());
    }

    #[test]
    fn the_first_value_counts_and_blanks_do_not() {
        let fields = [("harms", " online "), ("harms", "missing"), ("what", "  ")].map(|(n, v)| (n.into(), v.into()));
        let written = Written::about(Matter::Child).with("what", fields.to_vec());
        assert_eq!(written.text("what", "harms"), "online");
        assert_eq!(written.all("what", "harms"), ["online", "missing"]);
        assert_eq!(written.text("what", "what"), "");
        assert_eq!(written.text("elsewhere", "what"), "");
    }
}

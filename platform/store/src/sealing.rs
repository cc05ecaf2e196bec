//! Personal content: sealed with its subject's own key before it is written, opened when it is read.

use crate::{Declined, Fault, Stop, erasure::erased_among, sql::Tables};
use kernel::{Chance, Timestamp};
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};
use vault::{MasterKey, SubjectKey};

/// How many opened keys are kept at hand.
const AT_HAND: usize = 20_000;

/// Stands for the newest erasure while there was none.
const NOBODY: i64 = -1;

/// The subjects' keys.
pub(crate) struct Keys {
    master: MasterKey,
    at_hand: Mutex<AtHand>,
}

/// Keys that were opened, good as long as nobody has been erased since: another process may have done so.
#[derive(Default)]
struct AtHand {
    newest_erasure: i64,
    keys: HashMap<String, Arc<SubjectKey>>,
}

impl Keys {
    pub(crate) fn new(master: MasterKey) -> Self {
        Keys { master, at_hand: Mutex::new(AtHand { newest_erasure: NOBODY, keys: HashMap::new() }) }
    }
    pub(crate) const fn master(&self) -> &MasterKey {
        &self.master
    }

    /// The keys at hand of these subjects, and the erasure up to which they are good.
    fn remembered(&self, subjects: &BTreeSet<String>, newest_erasure: i64) -> HashMap<String, Arc<SubjectKey>> {
        let mut at_hand = self.at_hand.lock().unwrap_or_else(PoisonError::into_inner);
        if at_hand.newest_erasure != newest_erasure {
            *at_hand = AtHand { newest_erasure, keys: HashMap::new() };
        }
        let known = |subject: &String| at_hand.keys.get(subject).map(|key| (subject.clone(), Arc::clone(key)));
        subjects.iter().filter_map(known).collect()
    }
    fn remember(&self, subject: &str, key: &Arc<SubjectKey>, newest_erasure: i64) {
        let mut at_hand = self.at_hand.lock().unwrap_or_else(PoisonError::into_inner);
        // Read before somebody was erased: it may be theirs.
        if at_hand.newest_erasure != newest_erasure {
            return;
        }
        if at_hand.keys.len() >= AT_HAND {
            at_hand.keys.clear();
        }
        at_hand.keys.insert(subject.to_owned(), Arc::clone(key));
    }
    /// Forgets what is at hand: after a unit of work that made keys was given up.
    pub(crate) fn forget(&self, subjects: impl IntoIterator<Item = String>) {
        let mut at_hand = self.at_hand.lock().unwrap_or_else(PoisonError::into_inner);
        for subject in subjects {
            at_hand.keys.remove(&subject);
        }
    }

    /// Forgets everything at hand.
    pub(crate) fn forget_all(&self) {
        self.at_hand.lock().unwrap_or_else(PoisonError::into_inner).keys.clear();
    }

    /// The keys of these subjects; those that are missing from the table are missing from the answer.
    async fn fetch(
        &self,
        tables: &mut Tables<'_>,
        subjects: &BTreeSet<String>,
    ) -> Result<(HashMap<String, Arc<SubjectKey>>, i64), Fault> {
        if subjects.is_empty() {
            return Ok((HashMap::new(), NOBODY));
        }
        let newest = tables.row("SELECT MAX(idx) AS newest FROM vault_erased", &[]).await?;
        let newest = newest.map(|row| row.maybe_int("newest")).transpose()?.flatten().unwrap_or(NOBODY);
        let mut keys = self.remembered(subjects, newest);
        let unknown: Vec<String> = subjects.iter().filter(|subject| !keys.contains_key(*subject)).cloned().collect();
        if unknown.is_empty() {
            return Ok((keys, newest));
        }
        let sql = "SELECT subject, wrapped FROM vault_keys WHERE subject IN (EACH $1)";
        for row in tables.rows(sql, &[crate::Arg::each(unknown)]).await? {
            let subject = row.text("subject")?;
            let key = SubjectKey::unwrap(&row.bytes("wrapped")?, &self.master, &subject);
            let key = Arc::new(
                key.map_err(|_| Fault::new("the key of a subject does not open: is it the right master key?"))?,
            );
            self.remember(&subject, &key, newest);
            keys.insert(subject, key);
        }
        Ok((keys, newest))
    }

    /// Seals every personal part of these events in place; makes the keys that are missing. Gives the subjects met in
    /// each event and the subjects whose keys are new.
    pub(crate) async fn seal(
        &self,
        tables: &mut Tables<'_>,
        events: &mut [(String, Value)],
        chance: &Chance,
        now: Timestamp,
    ) -> Result<(Vec<BTreeSet<String>>, Vec<String>), Stop> {
        let met: Vec<BTreeSet<String>> = events.iter().map(|(_, value)| subjects(value)).collect::<Result<_, _>>()?;
        let all: BTreeSet<String> = met.iter().flatten().cloned().collect();
        let (mut keys, newest) = self.fetch(tables, &all).await?;
        let missing: BTreeSet<String> = all.into_iter().filter(|s| !keys.contains_key(s)).collect();
        // A new key for somebody who was erased would bring them back.
        if !missing.is_empty() && !erased_among(tables, &missing).await?.is_empty() {
            return Err(Declined("subject-erased").into());
        }
        let missing: Vec<String> = missing.into_iter().collect();
        let mut rows = Vec::new();
        for subject in &missing {
            let key = Arc::new(SubjectKey::mint(chance));
            rows.push(vec![subject.into(), key.wrap(&self.master, subject, chance).into(), now.into()]);
            self.remember(subject, &key, newest);
            keys.insert(subject.clone(), key);
        }
        tables.insert_many("INSERT INTO vault_keys (subject, wrapped, made_at)", 3, &rows, "").await?;
        for (kind, value) in events.iter_mut() {
            let mut keyless = false;
            let sealed = vault::seal_value(value, &mut |subject, plain| match keys.get(subject) {
                Some(key) => key.seal(subject, kind, plain, chance),
                None => {
                    keyless = true;
                    Vec::new()
                }
            });
            sealed.map_err(|_| Fault::new("personal content inside personal content cannot be sealed"))?;
            if keyless {
                return Err(Fault::new("a subject has no key: nothing was sealed").into());
            }
        }
        Ok((met, missing))
    }

    /// Opens every sealed part of these events in place; what was erased is marked so.
    pub(crate) async fn open(&self, tables: &mut Tables<'_>, events: &mut [(String, Value)]) -> Result<(), Fault> {
        let all = events.iter().map(|(_, value)| subjects(value)).collect::<Result<Vec<_>, _>>()?;
        let all: BTreeSet<String> = all.into_iter().flatten().collect();
        let (keys, _) = self.fetch(tables, &all).await?;
        for (kind, value) in events.iter_mut() {
            let mut failed = false;
            vault::open_value(value, &mut |subject, sealed| {
                let key = keys.get(subject)?;
                let plain = key.open(subject, kind, sealed);
                failed |= plain.is_err();
                plain.ok()
            })
            .map_err(|_| Fault::new("sealed content has another shape than expected"))?;
            if failed {
                return Err(Fault::new(format!("sealed content of an event `{kind}` does not open: it was altered")));
            }
        }
        Ok(())
    }
}

fn subjects(value: &Value) -> Result<BTreeSet<String>, Fault> {
    vault::subjects_of(value).map_err(|_| Fault::new("sealed content has another shape than expected"))
}

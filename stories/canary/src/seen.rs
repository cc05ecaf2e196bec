//! What is looked at in every answer, whoever asked: addresses, headers, and that nobody is told where they came from.

use crate::canaries::{Canaries, Canary, Form};
use crate::logs::Logs;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use testkit::Shown;
use testkit::page::{forms, links};

/// Where a canary must not be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// In what is logged.
    Log,
    /// In what is measured.
    Metric,
    /// In an address: asked for, led to, linked or come from.
    Address,
    /// In another header of an answer.
    Header,
    /// In a letter.
    Mail,
    /// In a file that is no database: temporary, left over, backed up.
    File,
    /// On an error page of somebody else than its typist.
    ErrorPage,
    /// In the files of the database as they lie on the disk.
    RawFile,
    /// In a table that is not told by the ledger, or in the ledger itself, unsealed.
    Table,
    /// On a page of somebody who may not know of it.
    Page,
}

/// A canary where it must not be.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Where that is.
    pub class: Class,
    /// Which, and in which form; nothing where a rule of its own was broken.
    pub canary: Option<(usize, Form)>,
    /// Where exactly.
    pub place: String,
}

/// Keeps what was found.
pub(crate) struct Seen<'c> {
    pub(crate) canaries: &'c Canaries,
    logs: Logs,
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    answers: u64,
    bytes: u64,
    by_class: BTreeMap<Class, u64>,
    findings: Vec<Finding>,
}

impl<'c> Seen<'c> {
    pub(crate) fn new(canaries: &'c Canaries) -> Seen<'c> {
        let logs = Logs::kept();
        drop(logs.take());
        Seen { canaries, logs, kept: Mutex::default() }
    }

    /// Looks through what was logged since the last time.
    pub(crate) fn logged(&self) {
        for line in self.logs.take().split(|byte| *byte == b'\n') {
            let begins = String::from_utf8_lossy(&line[..line.len().min(110)]).into_owned();
            self.search(Class::Log, &begins, line);
        }
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Looks for canaries where there must be none.
    pub(crate) fn search(&self, class: Class, place: &str, bytes: &[u8]) {
        self.search_but(class, place, bytes, |_| false);
    }

    /// The same, but for canaries that may be there.
    pub(crate) fn search_but(&self, class: Class, place: &str, bytes: &[u8], may: impl Fn(&Canary) -> bool) {
        let mut found = self.canaries.found(bytes);
        found.retain(|number, _| !self.canaries.get(*number).is_some_and(|canary| may(&canary)));
        let mut kept = self.kept();
        kept.bytes += bytes.len() as u64;
        *kept.by_class.entry(class).or_default() += bytes.len() as u64;
        let findings = found.into_iter().map(|canary| Finding { class, canary: Some(canary), place: place.to_owned() });
        kept.findings.extend(findings);
    }

    /// Keeps what was found otherwise.
    pub(crate) fn find(&self, class: Class, canary: Option<(usize, Form)>, place: String) {
        self.kept().findings.push(Finding { class, canary, place });
    }

    /// Looks at what every answer must keep: where it leads, what its headers say.
    pub(crate) fn answer(&self, who: &str, asked: &str, shown: &Shown) {
        self.kept().answers += 1;
        self.search(Class::Address, &format!("{who} asks for it"), asked.as_bytes());
        let at = asked.split('?').next().unwrap_or("");
        for (name, value) in &shown.headers {
            let class = if name == "location" { Class::Address } else { Class::Header };
            self.search(class, &format!("{name} of {at}, for {who}"), value.as_bytes());
        }
        // What opens a letter or a telephone is no address of a page.
        let outside = |link: &String| link.starts_with("mailto:") || link.starts_with("tel:");
        for link in links(&shown.body).into_iter().filter(|link| !outside(link)) {
            self.search(Class::Address, &format!("a link on {at}, for {who}"), link.as_bytes());
        }
        for form in forms(&shown.body) {
            self.search(Class::Address, &format!("a form on {at}, for {who}"), form.action.as_bytes());
            let typed = |field: &&testkit::page::Field| field.kind == testkit::page::Kind::Text;
            if !form.is_post && form.fields.iter().any(|field| typed(&field)) {
                self.find(Class::Address, None, format!("what is typed into a form on {at} comes into an address"));
            }
        }
        let policy = shown.headers.iter().find(|(name, _)| name == "referrer-policy").map(|(_, value)| value.as_str());
        if !matches!(policy, Some("same-origin" | "no-referrer")) {
            self.find(Class::Address, None, format!("{at} tells other places where a visitor comes from"));
        }
    }

    /// Answers, bytes, bytes by class, findings.
    pub(crate) fn told(self) -> (u64, u64, BTreeMap<Class, u64>, Vec<Finding>) {
        let kept = self.kept.into_inner().unwrap_or_else(PoisonError::into_inner);
        (kept.answers, kept.bytes, kept.by_class, kept.findings)
    }
}

//! What is said: as text for people and as JSON for programs.

use crate::tree::Hash;
use serde::Serialize;
use std::fmt;

/// The answer, in one word; the worst that was found counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Everything agrees, and all of it is witnessed by a kept checkpoint.
    Sound,
    /// Nothing disagrees, but no kept checkpoint covers all of it.
    NotYetWitnessed,
    /// It could not be checked: nothing is said about it.
    NotChecked,
    /// Something was altered, taken away or put in.
    Altered,
    /// Partners were shown ledgers that cannot both be true.
    SplitView,
}

impl Verdict {
    /// The exit code of the program.
    pub fn exit_code(self) -> u8 {
        match self {
            Verdict::Sound => 0,
            Verdict::Altered | Verdict::SplitView => 1,
            Verdict::NotChecked => 2,
            Verdict::NotYetWitnessed => 3,
        }
    }
    fn sentence(self) -> &'static str {
        match self {
            Verdict::Sound => "SOUND: nothing was altered.",
            Verdict::NotYetWitnessed => {
                "NOT YET WITNESSED: nothing disagrees, but no kept checkpoint covers all of it."
            }
            Verdict::NotChecked => "NOT CHECKED: nothing is said about it.",
            Verdict::Altered => "ALTERED: this is not what the kept checkpoints, or its own hashes, vouch for.",
            Verdict::SplitView => "SPLIT VIEW: partners were shown ledgers that cannot both be true.",
        }
    }
}

/// Something that is not as it must be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What it means for the verdict.
    pub verdict: Verdict,
    /// A word for programs, which stays as it is.
    pub code: &'static str,
    /// The index of the entry that it is about, where it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<u64>,
    /// In words.
    pub says: String,
}

/// A kept checkpoint and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Weighed {
    /// Where it came from: the name of its file.
    pub who: String,
    /// How many entries it vouches for; absent where it could not be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
    /// When it was signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<i64>,
    /// Whether the evidence agrees with it; absent where that could not be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agrees: Option<bool>,
}

/// What no kept checkpoint covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Unwitnessed {
    /// How many entries.
    pub entries: u64,
    /// The index of the first.
    pub from: u64,
    /// When the oldest of them says that it was recorded.
    pub oldest_recorded_at: i64,
    /// How long ago that is, in seconds.
    pub age_seconds: i64,
}

/// The whole answer.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// In one word.
    pub verdict: Verdict,
    /// The public key that the signatures were held against.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Whether that key was given by whoever asked, and not taken from the evidence itself.
    pub key_was_given: bool,
    /// How many entries were read.
    pub entries: u64,
    /// The root over them, where the evidence is the whole ledger.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub root: Option<Hash>,
    /// The kept checkpoints.
    pub checkpoints: Vec<Weighed>,
    /// How many entries a kept checkpoint covers.
    pub witnessed: u64,
    /// The others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_yet_witnessed: Option<Unwitnessed>,
    /// What is not as it must be.
    pub findings: Vec<Finding>,
}

/// More findings than this say nothing more.
const MOST_FINDINGS: usize = 20;

impl Report {
    /// Before anything was read.
    pub(crate) fn new() -> Self {
        Report {
            verdict: Verdict::Sound,
            key: None,
            key_was_given: false,
            entries: 0,
            root: None,
            checkpoints: Vec::new(),
            witnessed: 0,
            not_yet_witnessed: None,
            findings: Vec::new(),
        }
    }
    /// Takes a finding in.
    pub(crate) fn find(&mut self, verdict: Verdict, code: &'static str, entry: Option<u64>, says: impl Into<String>) {
        self.verdict = self.verdict.max(verdict);
        if self.findings.len() < MOST_FINDINGS {
            self.findings.push(Finding { verdict, code, entry, says: says.into() });
        }
    }
    /// Says that it could not be checked.
    pub(crate) fn not_checked(mut self, says: impl Into<String>) -> Self {
        self.find(Verdict::NotChecked, "not_checked", None, says);
        self
    }
    /// Closes it: what nobody witnessed is not sound.
    pub(crate) fn closed(mut self) -> Self {
        if self.not_yet_witnessed.is_some() {
            self.verdict = self.verdict.max(Verdict::NotYetWitnessed);
        }
        self
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(key) = &self.key {
            writeln!(f, "key                {key}")?;
            if !self.key_was_given {
                writeln!(
                    f,
                    "                   as the evidence itself names it; give the one that you were given with --key"
                )?;
            }
        }
        if self.entries > 0 {
            writeln!(f, "entries            {}", self.entries)?;
        }
        for kept in &self.checkpoints {
            let what = match kept.agrees {
                Some(true) => "agrees",
                Some(false) => "DOES NOT AGREE",
                None => "could not be held against it",
            };
            let size = kept.size.map_or(String::new(), |size| format!("{size} entries, "));
            let at = kept.at.map_or(String::new(), |at| format!("signed {}, ", instant(at)));
            writeln!(f, "checkpoint         {}: {size}{at}{what}", kept.who)?;
        }
        if self.entries > 0 {
            writeln!(f, "witnessed          {}", self.witnessed)?;
        }
        if let Some(rest) = &self.not_yet_witnessed {
            writeln!(
                f,
                "not yet witnessed  {}, from entry {} on; the oldest says it was recorded {}, {} ago",
                rest.entries,
                rest.from,
                instant(rest.oldest_recorded_at),
                length(rest.age_seconds)
            )?;
        }
        for finding in &self.findings {
            writeln!(f, "found              {}", finding.says)?;
        }
        writeln!(f, "{}", self.verdict.sentence())
    }
}

/// An instant as RFC 3339 in UTC.
pub(crate) fn instant(millis: i64) -> String {
    let whole = millis.div_euclid(1000);
    jiff::Timestamp::from_second(whole).map_or_else(|_| format!("{millis} ms"), |at| at.to_string())
}

/// A length of time in the largest unit that tells it well.
fn length(seconds: i64) -> String {
    let (count, unit) = match seconds {
        ..120 => (seconds, "second"),
        120..7_200 => (seconds / 60, "minute"),
        7_200..172_800 => (seconds / 3_600, "hour"),
        _ => (seconds / 86_400, "day"),
    };
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_and_instants() {
        assert_eq!(
            (length(1), length(119), length(7_199)),
            ("1 second".into(), "119 seconds".into(), "119 minutes".into())
        );
        assert_eq!((length(7_200), length(86_400 * 3)), ("2 hours".into(), "3 days".into()));
        assert_eq!(instant(1_795_305_600_123), "2026-11-22T00:00:00Z");
    }

    #[test]
    fn the_worst_counts() {
        let mut report = Report::new();
        report.find(Verdict::Altered, "content", Some(3), "three");
        report.find(Verdict::NotChecked, "proof", None, "none");
        assert_eq!((report.verdict, report.verdict.exit_code()), (Verdict::Altered, 1));
        assert!(report.to_string().ends_with("vouch for.\n"), "{report}");
    }
}

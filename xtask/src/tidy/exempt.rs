//! Exemptions: by name, with a reason, in `xtask/tidy.toml`. They may only shrink: one that is not needed is a finding.

use super::Finding;
use crate::tree::Tree;
use anyhow::Context;
use serde::Deserialize;

const PATH: &str = "xtask/tidy.toml";

#[derive(Deserialize, Default)]
pub(super) struct Exemptions {
    #[serde(default)]
    exempt: Vec<Exemption>,
}

#[derive(Deserialize)]
struct Exemption {
    rule: String,
    path: String,
    #[serde(default)]
    word: String,
    /// For the length of files: no longer than this.
    lines: Option<usize>,
    reason: String,
}

impl Exemptions {
    pub(super) fn read(tree: &Tree) -> anyhow::Result<Exemptions> {
        tree.text(PATH).map_or(Ok(Exemptions::default()), |text| toml::from_str(text).context(PATH))
    }

    pub(super) fn reason(&self, rule: &str, path: &str) -> Option<&str> {
        let covers = |exemption: &&Exemption| exemption.rule == rule && exemption.path == path;
        self.exempt.iter().find(covers).map(|exemption| exemption.reason.as_str())
    }

    /// What is left of the findings, and what is wrong with the exemptions themselves.
    pub(super) fn apply(&self, findings: Vec<Finding>) -> Vec<Finding> {
        let mut needed = vec![false; self.exempt.len()];
        let mut left = Vec::new();
        for finding in findings {
            let covers = |e: &Exemption| {
                e.rule == finding.rule
                    && e.path == finding.path
                    && e.word == finding.word
                    && e.lines.is_none_or(|lines| finding.line <= lines)
            };
            match self.exempt.iter().position(covers) {
                Some(at) => {
                    needed[at] = true;
                    let allowed = self.exempt[at].lines;
                    if let Some(lines) = allowed.filter(|lines| finding.line < *lines) {
                        let what = format!(
                            "{} has {} lines now, not {lines}: exemptions only shrink",
                            finding.path, finding.line
                        );
                        left.push(Finding::new(PATH, 1, "exemption", what));
                    }
                }
                None => left.push(finding),
            }
        }
        for (exemption, needed) in self.exempt.iter().zip(needed) {
            let Exemption { rule, path, word, reason, .. } = exemption;
            if !needed {
                left.push(Finding::new(PATH, 1, "exemption", format!("not needed any more: {rule} {path} {word}")));
            }
            if reason.split_whitespace().count() < 3 {
                left.push(Finding::new(PATH, 1, "exemption", format!("no reason is given: {rule} {path} {word}")));
            }
        }
        left
    }
}

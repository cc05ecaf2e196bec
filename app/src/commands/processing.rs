//! `dolen records-of-processing`: what is processed about whom, why, on which basis and for how long, from the catalogue
//! and the rules of this very program. It is the draft annex of an assessment; a data-protection officer completes it.

use catalogue::{processing, retention_class};
use kernel::{Language, Source, Standing};
use std::fmt::Write;

/// In which language it is printed.
#[derive(Debug, Clone, clap::Args)]
pub struct Asked {
    /// `cy` or `en`.
    #[arg(long, default_value = "en")]
    language: String,
}

impl Asked {
    pub(crate) fn language(&self) -> Language {
        if self.language == "cy" { Language::Cy } else { Language::En }
    }
}

/// Prints it as Markdown.
///
/// # Errors
/// When the rules do not fit together.
pub(crate) fn print(asked: &Asked) -> anyhow::Result<String> {
    let language = asked.language();
    let say = |en: &'static str, cy: &'static str| if language == Language::Cy { cy } else { en };
    let mut out = String::new();
    writeln!(out, "# {}\n", say("Record of processing", "Cofnod prosesu"))?;
    out.push_str(&classes(language)?.replace("### ", "## "));
    writeln!(out, "## {}\n", say("Security", "Diogelwch"))?;
    out.push_str(&security(language)?);
    Ok(out)
}

/// Every class of data, each under a heading of the third level.
pub(crate) fn classes(language: Language) -> Result<String, std::fmt::Error> {
    let say = |en: &'static str, cy: &'static str| if language == Language::Cy { cy } else { en };
    let words = |words: &Source| if language == Language::Cy { words.cy.clone() } else { words.en.clone() };
    let mut out = String::new();
    for class in processing() {
        let name = if language == Language::Cy { &class.cy } else { &class.en };
        writeln!(out, "### {name}\n")?;
        let yes = if class.special { say("yes", "oes") } else { say("no", "nac oes") };
        let kept: Vec<String> = match &class.kept {
            Some(kept) => vec![words(kept)],
            None => class
                .retention
                .iter()
                .filter_map(|code| retention_class(code))
                .map(|c| c.name(language).to_owned())
                .collect(),
        };
        let standing = match class.standing {
            Standing::Confirmed => say("confirmed", "cadarnhawyd"),
            Standing::Local => say("set locally", "gosodwyd yn lleol"),
            Standing::Unconfirmed => say("unconfirmed", "heb ei gadarnhau"),
        };
        for (what, value) in [
            (say("People", "Pobl"), words(&class.people)),
            (say("Purpose", "Diben"), words(&class.purpose)),
            (say("Recipients", "Derbynwyr"), words(&class.recipients)),
            (say("Lawful basis and conditions", "Sail gyfreithlon ac amodau"), class.basis.join(", ")),
            (say("Special categories", "Categorïau arbennig"), yes.to_owned()),
            (say("Kept", "Cedwir"), kept.join("; ")),
            (say("Standing", "Statws"), standing.to_owned()),
            (say("Tables", "Tablau"), class.tables.join(", ")),
        ] {
            writeln!(out, "- **{what}:** {value}")?;
        }
        out.push('\n');
    }
    Ok(out)
}

/// What keeps it safe, as a list.
pub(crate) fn security(language: Language) -> anyhow::Result<String> {
    let say = |en: &'static str, cy: &'static str| if language == Language::Cy { cy } else { en };
    let mut out = String::new();
    let rules = crate::capabilities::policies()?.rule_names().len();
    writeln!(
        out,
        "- {}: {rules}",
        say(
            "Rules that decide who may see and do what (docs/policy/table.txt)",
            "Rheolau sy’n penderfynu pwy gaiff weld a gwneud beth (docs/policy/table.txt)"
        )
    )?;
    for line in [
        say(
            "Personal content in the ledger is sealed with a key for each subject; destroying the key erases it.",
            "Mae cynnwys personol yn y llyfr cofnodion wedi’i selio ag allwedd i bob testun; mae dinistrio’r allwedd yn ei ddileu.",
        ),
        say(
            "Data and keys are backed up apart; a restore replays erasures first.",
            "Mae copïau wrth gefn o’r data a’r allweddi ar wahân; mae adfer yn ailadrodd pob dilead yn gyntaf.",
        ),
        say(
            "No transfer outside the United Kingdom is made by the program itself.",
            "Nid yw’r rhaglen ei hun yn trosglwyddo dim y tu allan i’r Deyrnas Unedig.",
        ),
    ] {
        writeln!(out, "- {line}")?;
    }
    Ok(out)
}

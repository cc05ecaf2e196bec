//! `dolen import`: a partner's spreadsheet, from the command line.

use crate::capabilities;
use crate::folder::Place;
use agencies::queries::AgencyRow;
use anyhow::{Context, bail};
use exchange::Mapping;
use exchange::command_line::{Order, import};
use kernel::{AgencyId, Language};
use std::path::PathBuf;
use std::process::ExitCode;
use store::House;

/// A partner's spreadsheet.
#[derive(Debug, clap::Args)]
pub struct Import {
    /// What each row is.
    #[arg(value_enum)]
    sort: SortName,
    /// CSV or XLSX.
    file: PathBuf,
    #[command(flatten)]
    place: Place,
    /// Whose table it is: the beginning of the agency's name, such as `gwynedd` or `north-wales-police`, or its id.
    #[arg(long)]
    agency: String,
    /// What the columns mean (TOML); without it what was confirmed last for such tables, or else a guess.
    #[arg(long)]
    map: Option<PathBuf>,
    /// Only tell what would happen.
    #[arg(long)]
    dry_run: bool,
    /// Where refused rows go, as .csv or .xlsx, to be mended and sent again.
    #[arg(long)]
    errors: Option<PathBuf>,
    /// Language of what is told: `cy` or `en`.
    #[arg(long, default_value = "en", value_parser = language)]
    language: Language,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum SortName {
    /// Records of people.
    People,
    /// Referrals.
    Referrals,
}

fn language(code: &str) -> Result<Language, String> {
    Language::from_code(code).ok_or_else(|| "cy or en".to_owned())
}

/// Brings a table in, telling how far it is.
///
/// # Errors
/// In words for the operator.
pub(crate) async fn run(asked: Import) -> anyhow::Result<ExitCode> {
    let house = super::open(&asked.place, "http://localhost").await?;
    let mapping = match &asked.map {
        None => None,
        Some(file) => {
            let text = std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
            Some(Mapping::from_toml(&text).with_context(|| format!("the mapping {}", file.display()))?)
        }
    };
    let sort = match asked.sort {
        SortName::People => exchange::Sort::People,
        SortName::Referrals => exchange::Sort::Referrals,
    };
    let agency = agency_of(&house, &asked.agency).await?;
    let order = Order {
        file: asked.file,
        agency,
        sort,
        mapping,
        dry_run: asked.dry_run,
        errors: asked.errors,
        language: asked.language,
    };
    let mut tell =
        |progress: exchange::running::Progress| eprint!("\r{} rows read …", progress.place.saturating_sub(1));
    let told = import(&house, &capabilities::surroundings(), &order, &mut tell).await;
    eprintln!();
    let told = told.context("the import")?;
    println!("{}{}", if told.taken_up { "A run that had been broken off was taken up.\n" } else { "" }, told.counts);
    for (row, sentence) in &told.first_refused {
        println!("row {row}: {sentence}");
    }
    crate::worker::checkpoint(&house).await?;
    house.close().await;
    Ok(ExitCode::SUCCESS)
}

/// The short name by which an agency is called on the command line: its English name in small letters with hyphens.
fn short(agency: &AgencyRow) -> String {
    let folded = i18n::fold(&agency.name.en);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join("-")
}

async fn agency_of(house: &House, asked: &str) -> anyhow::Result<AgencyId> {
    let known = agencies::queries::agencies(&mut house.facts().await?).await?;
    let wanted = asked.to_lowercase();
    let is_it = |agency: &&AgencyRow| short(agency) == wanted || agency.id.to_string() == wanted;
    if let Some(agency) = known.iter().find(is_it) {
        return Ok(agency.id);
    }
    let mut like = known.iter().filter(|agency| short(agency).starts_with(&wanted));
    match (like.next(), like.next()) {
        (Some(agency), None) => Ok(agency.id),
        _ => bail!(
            "no agency, or more than one, is called `{asked}`. Known are: {}",
            known.iter().map(short).collect::<Vec<_>>().join(", ")
        ),
    }
}

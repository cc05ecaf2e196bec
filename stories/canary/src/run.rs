//! One run: a town is built, sown, searched, and told about.

use crate::canaries::Canaries;
use crate::crawl::{Wide, crawl, judge};
use crate::doors::{doors, files, letters};
use crate::planted;
use crate::routes::Routes;
use crate::seen::{Class, Finding, Seen};
use crate::sow::{Reach, Sent, Sower};
use crate::told::Told;
use crate::wire::wire;
use crate::{commands, people};
use anyhow::{Context, ensure};
use kernel::Chance;
use std::collections::{BTreeMap, BTreeSet};
use testkit::page::forms;
use testkit::{Made, Town};
use vault::FileKey;

/// What is run.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Whether the database file is under a key.
    pub encrypted: bool,
    /// How far the sowing goes.
    pub reach: Reach,
    /// How many pages of one route each person opens in each language.
    pub pages: usize,
    /// The chance of all that is drawn.
    pub seed: u64,
    /// Whether leaks of every kind are planted.
    pub planted: bool,
}

/// What came of a run.
#[derive(Debug, Default)]
pub struct Report {
    /// Canaries that were typed or handed over.
    pub canaries: usize,
    /// Routes and fields for which there is one.
    pub fields: usize,
    /// Canaries that the ledger tells of.
    pub landed: usize,
    /// What became of the forms of each route.
    pub sent: BTreeMap<String, Sent>,
    /// Routes that take a form to which nobody came.
    pub not_reached: BTreeSet<String>,
    /// Answers that were looked at.
    pub answers: u64,
    /// Pages of the crawl.
    pub pages: u64,
    /// Canaries on them that may stand there.
    pub rightly: u64,
    /// Answers that were broken on purpose.
    pub broken: u64,
    /// Letters that were sent.
    pub letters: usize,
    /// Bytes that were searched.
    pub bytes: u64,
    /// By where a canary must not be.
    pub by_class: BTreeMap<Class, u64>,
    /// Canaries that can be read in the database file as it lies on the disk: of an encrypted one that is a finding.
    pub raw: usize,
    /// Where canaries were that must not be there: word, field, form and place.
    pub findings: Vec<(Finding, String)>,
}

/// Runs.
///
/// # Errors
/// A fault, or a town in which hardly anything was taken: then nothing is proved.
pub async fn run(plan: &Plan) -> anyhow::Result<Report> {
    let canaries = Canaries::default();
    let seen = Seen::new(&canaries);
    let chance = Chance::seeded(plan.seed);
    let key_folder = key_folder()?;
    let key = match plan.encrypted {
        true => Some(FileKey::create_file(key_folder.join("database.key"), &Chance::system())?),
        false => None,
    };
    let mut made = Made { chance: chance.child("town"), key, ..Made::usual() };
    if plan.planted {
        made.policies = planted::policies()?;
    }
    let town = Town::of(made).await;
    let town = if plan.planted { planted::behind(town) } else { town };
    let routes = Routes::of_the_house();
    let mut sower = Sower {
        town: &town,
        canaries: &canaries,
        routes: &routes,
        chance: chance.child("sowing"),
        reach: plan.reach,
        sent: BTreeMap::new(),
        passwords: BTreeMap::new(),
    };
    commands::sow(&town, &canaries).await.context("the commands")?;
    sower.go(&seen).await;
    doors(&mut sower, &seen).await?;
    // The rules as they should be, even where a hole was made in those of the house.
    let mut told = Told::of(&town, &canaries, dolen::capabilities::policies()?).await?;
    ensure!(told.landed() > 40, "only {} canaries came into the house", told.landed());
    let (pages, rightly) = crawl(&town, &routes, &mut told, &seen, &chance.child("crawl"), &Wide(plan.pages)).await?;
    let broken = faults(&mut sower, &mut told, &seen).await?;
    let sent_letters = letters(&sower).await?;
    let letters = sent_letters.len();
    for letter in sent_letters {
        let text = std::fs::read_to_string(&letter)?;
        // To whom it goes stands in a letter; nothing else of them does.
        let (_, rest) = text.split_once('\n').unwrap_or(("", &text));
        seen.search(Class::Mail, &format!("the letter {:?}", rest.lines().next().unwrap_or("")), rest.as_bytes());
    }
    seen.search(Class::Metric, "/healthz", town.public().get("/healthz").await.body.as_bytes());
    tables(&town, &seen).await?;
    let raw = raw_files(plan, &town, &seen).await?;
    wire(&town, &canaries, &seen).await?;
    seen.logged();
    let sent = sower.sent;
    let not_reached = routes.patterns("POST").filter(|pattern| !sent.contains_key(*pattern)).map(str::to_owned);
    let mut report = Report {
        canaries: canaries.len(),
        fields: canaries.fields().len(),
        landed: told.landed(),
        not_reached: not_reached.collect(),
        sent,
        pages,
        rightly,
        broken,
        letters,
        raw,
        ..Report::default()
    };
    drop(told);
    town.house.close().await;
    std::fs::remove_dir_all(key_folder)?;
    let (answers, bytes, by_class, findings) = seen.told();
    let logged = by_class.get(&Class::Log).copied().unwrap_or(0);
    ensure!(logged > 100_000, "hardly anything was logged: the log is kept elsewhere");
    (report.answers, report.bytes, report.by_class) = (answers, bytes, by_class);
    report.findings = findings
        .into_iter()
        .map(|finding| {
            let words = in_words(&canaries, &finding);
            (finding, words)
        })
        .collect();
    Ok(report)
}

/// Apart from the data, as it should be.
fn key_folder() -> anyhow::Result<std::path::PathBuf> {
    let name = format!("canary-key-{}", hex::encode(Chance::system().bytes::<8>()));
    let folder = std::env::temp_dir().join(name);
    std::fs::create_dir(&folder)?;
    Ok(folder)
}

fn in_words(canaries: &Canaries, finding: &Finding) -> String {
    match finding.canary.and_then(|(number, form)| Some((canaries.get(number)?, form))) {
        Some((canary, form)) => format!(
            "{:?}: what {} typed into «{}» of {} stands, {form:?}, in {}",
            finding.class, canary.typist, canary.field, canary.route, finding.place
        ),
        None => format!("{:?}: {}", finding.class, finding.place),
    }
}

/// The tables without which pages break, one after the other.
const BROKEN: &[&str] = &["people_record", "concerns_concern", "sharing_disclosure", "agencies_agency"];

/// Breaks the house on purpose while people type, and looks at what they and the log are told.
async fn faults(sower: &mut Sower<'_>, told: &mut Told<'_>, seen: &Seen<'_>) -> anyhow::Result<u64> {
    let town = sower.town;
    let visit = access::Visit::system("test", "breaks the house", town.clock.now());
    let rename = async |from: &str, to: &str| -> anyhow::Result<()> {
        let mut work = town.house.begin(&visit).await?;
        work.tables().run(&format!("ALTER TABLE {from} RENAME TO {to}"), &[]).await?;
        work.commit().await?;
        Ok(())
    };
    let pages = ["/en/people/add?kind=person", "/en/sharing/known", "/cy/people", "/en/sharing/requests/new"];
    let mut broken = 0;
    for table in BROKEN {
        let visitor = people::visitor(town, "nia").await;
        let mut filled = Vec::new();
        for page in pages {
            filled.extend(
                forms(&visitor.get(page).await.body)
                    .into_iter()
                    .filter(|form| form.is_post && !form.action.ends_with("/sign-out")),
            );
        }
        rename(table, "put_away").await?;
        for form in filled {
            sower.fill_in(&visitor, "nia", form, seen).await;
        }
        for (name, path) in [("nia", "/en/desk"), ("owain", "/cy/people"), ("public", "/en/"), ("megan", "/en/sharing")]
        {
            let shown = people::visitor(town, name).await.get(path).await;
            broken += u64::from(shown.status == 500);
            seen.answer(name, path, &shown);
            judge(told, seen, name, path, &shown).await?;
        }
        rename("put_away", table).await?;
    }
    ensure!(broken > 2, "only {broken} pages broke: nothing is proved about those");
    Ok(broken)
}

/// What is said of organisations and of nobody stands open in the ledger: what agencies and teams are called, the mailbox of
/// an agency, and the terms of agreements.
const OPEN: &[(&str, &str)] = &[
    ("/agencies/register", "name-cy"),
    ("/agencies/register", "name-en"),
    ("/agencies/register", "mailbox"),
    ("/agencies/{agency}/form-team", "name-cy"),
    ("/agencies/{agency}/form-team", "name-en"),
    ("/sharing/agreements/import", "file: code"),
    ("/sharing/agreements/adopt", "terms"),
];

/// What is no read table holds nothing that can be read: neither the ledger nor drafts, sessions, imports and queues.
async fn tables(town: &Town, seen: &Seen<'_>) -> anyhow::Result<()> {
    let read: BTreeSet<&str> =
        dolen::capabilities::all().iter().flat_map(|c| c.read_tables()).map(|table| table.name).collect();
    for row in town.house.rows_as_text().await? {
        let (table, text) = row.split_once(": ").unwrap_or(("", &row));
        if !read.contains(table) {
            seen.search_but(Class::Table, table, text.as_bytes(), |canary| {
                OPEN.contains(&(canary.route.as_str(), canary.field.as_str()))
            });
        }
    }
    Ok(())
}

/// Every file of the folder as it lies on the disk, and a backup of the data.
async fn raw_files(plan: &Plan, town: &Town, seen: &Seen<'_>) -> anyhow::Result<usize> {
    let mut raw = BTreeSet::new();
    for path in files(town.folder())? {
        let name = path.strip_prefix(town.folder())?.display().to_string();
        let bytes = std::fs::read(&path)?;
        if name.starts_with("dolen.db") {
            raw.extend(seen.canaries.found(&bytes).into_keys());
            if plan.encrypted {
                seen.search(Class::RawFile, &name, &bytes);
            }
        } else if !name.starts_with("letters") {
            seen.search(Class::File, &name, &bytes);
        }
    }
    let mut backup = Vec::new();
    town.house.back_up_data(&mut backup).await?;
    seen.search(Class::File, "a backup of the data", &backup);
    Ok(raw.len())
}

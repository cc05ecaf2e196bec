//! Kills the server at random moments while people send reports and a duty worker takes concerns. Afterwards everything
//! that was acknowledged must be there, whole, once; the ledger must verify and the tables must be what it tells.

use crate::database::{Database, Databases, Server, number};
use crate::http::Visitor;
use crate::journey::{End, come_back, resume};
use crate::load::{Load, sign_in, somewhere, under_load};
use crate::server::Place;
use anyhow::{Context, ensure};
use kernel::Chance;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// What is asked of the kill-test.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// How often the server is killed, on each database.
    #[arg(long, default_value_t = 10)]
    rounds: u32,
    /// On which database.
    #[arg(long, value_enum, default_value = "both")]
    database: Databases,
    /// The same seed kills after the same times.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many people send reports at once.
    #[arg(long, default_value_t = 4)]
    reporters: usize,
    /// The latest moment of the kill, in milliseconds after the load has begun.
    #[arg(long, default_value_t = 1500)]
    latest: usize,
    /// The `dolen` to run; the newest that is built unless said otherwise.
    #[arg(long)]
    dolen: Option<PathBuf>,
}

/// Runs it on each database.
pub async fn run(options: &Options) -> anyhow::Result<ExitCode> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize()?;
    let dolen = options.dolen.clone().map_or_else(|| Place::built(&root), Ok)?;
    println!("kill-test: {} rounds on each database with {}, seed {}", options.rounds, dolen.display(), options.seed);
    let mut sound = true;
    for database in options.database.each() {
        match try_database(options, &root, &dolen, *database).await {
            Ok(summary) => println!("{summary}"),
            Err(trouble) => {
                println!("kill-test: {}: LOST OR BROKEN: {trouble:#}", database.name());
                sound = false;
            }
        }
    }
    Ok(if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn try_database(options: &Options, root: &Path, dolen: &Path, database: Database) -> anyhow::Result<String> {
    let name = format!("kill_{}_{}", std::process::id(), options.seed);
    let folder = root.join("target/kill-test").join(format!("{}-{name}", database.name()));
    let place = Place {
        dolen: dolen.to_owned(),
        folder: folder.clone(),
        database: database.fresh(root, &name, Server::OfTheTests).await?,
        address: Place::free_address()?,
    };
    let url = database.url(&folder, place.database.as_deref());
    place.load_demo()?;
    let before = Counts::of(&url).await?;
    let chance = Chance::seeded(options.seed).child(database.name());
    // Signed in once: a session outlives the server, as it must.
    let mut desk = Visitor::new(place.address, &somewhere(&chance));
    {
        let _server = place.serve()?;
        sign_in(&mut desk, &chance)?;
    }
    let (mut all, mut worked, start) = (Vec::new(), 0, Instant::now());
    for round in 1..=options.rounds {
        let lasts = Duration::from_millis(20 + chance.below(options.latest) as u64);
        let mut server = place.serve()?;
        let load = under_load(&place, options.reporters, &mut desk, &chance.child(&format!("round {round}")), || {
            std::thread::sleep(lasts);
            server.kill();
        });
        drop(server);
        ensure!(load.trouble.is_empty(), "round {round}: {}", load.trouble.join("; "));
        let entries = place.verify().with_context(|| format!("round {round}"))?;
        place.rebuild_check().with_context(|| format!("round {round}"))?;
        let (acknowledged, cut, changes) = (load.codes.len(), load.cut.len(), load.worked);
        worked += changes;
        all.extend(recover(&place, load, &chance).with_context(|| format!("round {round}"))?);
        let now = Counts::of(&url).await?;
        let new = now.concerns - before.concerns;
        ensure!(new == all.len() as i64, "round {round}: {} acknowledged reports, {new} concerns", all.len());
        ensure!(now.codes - before.codes == new, "round {round}: {new} concerns, {} codes", now.codes - before.codes);
        ensure!(
            now.worked - before.worked >= worked as i64,
            "round {round}: {worked} acknowledged changes, {} written",
            now.worked - before.worked
        );
        println!(
            "{} round {round}: killed after {} ms; {acknowledged} acknowledged, {cut} cut off and sent again; {} changes at the desk; \
             {entries} entries, verified, identical",
            database.name(),
            lasts.as_millis(),
            changes,
        );
    }
    all_come_back(&place, &all)?;
    let summary = format!(
        "kill-test: {}: {} rounds in {} s; {} reports acknowledged, {worked} changes at the desk; none lost, none half there, none twice",
        database.name(),
        options.rounds,
        start.elapsed().as_secs(),
        all.len(),
    );
    std::fs::remove_dir_all(&folder).ok();
    Ok(summary)
}

/// What the tables hold.
struct Counts {
    concerns: i64,
    codes: i64,
    worked: i64,
}

impl Counts {
    async fn of(url: &str) -> anyhow::Result<Counts> {
        Ok(Counts {
            concerns: number(url, "SELECT COUNT(*) FROM concerns_concern").await?,
            codes: number(url, "SELECT COUNT(*) FROM concerns_code").await?,
            worked: number(
                url,
                "SELECT COUNT(*) FROM ledger_entries WHERE kind IN ('concerns.taken', 'concerns.question_asked')",
            )
            .await?,
        })
    }
}

/// After the restart: whoever was cut off sends again and gets to the end, and every code of the round is known.
fn recover(place: &Place, load: Load, chance: &Chance) -> anyhow::Result<Vec<String>> {
    let _server = place.serve()?;
    let mut codes = load.codes;
    for sent in &load.cut {
        let mut visitor = Visitor::new(place.address, &somewhere(chance));
        match resume(&mut visitor, sent, chance)? {
            End::Acknowledged(code, _) => codes.push(code),
            End::Cut(_) => anyhow::bail!("the server cut off a visitor by itself"),
        }
    }
    for code in &codes {
        let known = come_back(&mut Visitor::new(place.address, &somewhere(chance)), code)?;
        ensure!(known, "an acknowledged report is gone: its code is not known any more");
    }
    Ok(codes)
}

/// Every code of all rounds, once more at the end. A server lets only so many be tried, so there are several.
fn all_come_back(place: &Place, codes: &[String]) -> anyhow::Result<()> {
    let chance = Chance::seeded(0);
    {
        let _server = place.serve()?;
        let invented = kernel::ReturnCode::mint(&chance).to_string();
        let known = come_back(&mut Visitor::new(place.address, &somewhere(&chance)), &invented)?;
        ensure!(!known, "an invented code is known: then the others prove nothing");
    }
    for run in codes.chunks(900) {
        let _server = place.serve()?;
        for code in run {
            let known = come_back(&mut Visitor::new(place.address, &somewhere(&chance)), code)?;
            ensure!(known, "an acknowledged report is gone: its code is not known any more");
        }
    }
    Ok(())
}

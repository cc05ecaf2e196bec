//! Kills the server at random moments while people send reports and a duty worker takes concerns. Afterwards everything
//! that was acknowledged must be there, whole, once; the ledger must verify and the tables must be what it tells.

use crate::database::{Database, Databases, number};
use crate::http::Visitor;
use crate::journey::{End, Sent, come_back, resume, tell};
use crate::page::{forms, links};
use crate::server::Place;
use anyhow::{Context, ensure};
use kernel::Chance;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
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

/// What a round of load left behind.
#[derive(Default)]
struct Load {
    codes: Vec<String>,
    cut: Vec<Sent>,
    taken: u64,
    trouble: Vec<String>,
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
        database: database.fresh(root, &name).await?,
        address: Place::free_address()?,
    };
    let url = database.url(&folder, place.database.as_deref());
    place.load_demo()?;
    let before = Counts::of(&url).await?;
    let chance = Chance::seeded(options.seed).child(database.name());
    let (mut all, mut taken, start) = (Vec::new(), 0, Instant::now());
    for round in 1..=options.rounds {
        let lasts = Duration::from_millis(20 + chance.below(options.latest) as u64);
        let mut server = place.serve()?;
        let load = under_load(&place, options, &chance.child(&format!("round {round}")), || {
            std::thread::sleep(lasts);
            server.kill();
        });
        drop(server);
        ensure!(load.trouble.is_empty(), "round {round}: {}", load.trouble.join("; "));
        let entries = place.verify().with_context(|| format!("round {round}"))?;
        place.rebuild_check().with_context(|| format!("round {round}"))?;
        let (acknowledged, cut) = (load.codes.len(), load.cut.len());
        taken += load.taken;
        all.extend(recover(&place, load, &chance).with_context(|| format!("round {round}"))?);
        let now = Counts::of(&url).await?;
        let new = now.concerns - before.concerns;
        ensure!(new == all.len() as i64, "round {round}: {} acknowledged reports, {new} concerns", all.len());
        ensure!(now.codes - before.codes == new, "round {round}: {new} concerns, {} codes", now.codes - before.codes);
        ensure!(
            now.taken - before.taken >= taken as i64,
            "round {round}: {taken} taken, {} written",
            now.taken - before.taken
        );
        println!(
            "{} round {round}: killed after {} ms; {acknowledged} acknowledged, {cut} cut off and sent again; {} taken; \
             {entries} entries, verified, identical",
            database.name(),
            lasts.as_millis(),
            load_taken(taken),
        );
    }
    all_come_back(&place, &all)?;
    let summary = format!(
        "kill-test: {}: {} rounds in {} s; {} reports acknowledged, {taken} concerns taken; none lost, none half there, none twice",
        database.name(),
        options.rounds,
        start.elapsed().as_secs(),
        all.len(),
    );
    std::fs::remove_dir_all(&folder).ok();
    Ok(summary)
}

fn load_taken(taken: u64) -> String {
    format!("{taken} so far")
}

/// What the tables hold.
struct Counts {
    concerns: i64,
    codes: i64,
    taken: i64,
}

impl Counts {
    async fn of(url: &str) -> anyhow::Result<Counts> {
        Ok(Counts {
            concerns: number(url, "SELECT COUNT(*) FROM concerns_concern").await?,
            codes: number(url, "SELECT COUNT(*) FROM concerns_code").await?,
            taken: number(url, "SELECT COUNT(*) FROM ledger_entries WHERE kind = 'concerns.taken'").await?,
        })
    }
}

/// Reporters and a duty worker at work until the server is gone.
fn under_load(place: &Place, options: &Options, chance: &Chance, kill: impl FnOnce()) -> Load {
    let gone = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let gone = &gone;
        let mut workers = Vec::new();
        for number in 0..options.reporters {
            let chance = chance.child(&format!("reporter {number}"));
            workers.push(scope.spawn(move || report_until(place, gone, &chance)));
        }
        let desk = chance.child("desk");
        workers.push(scope.spawn(move || take_until(place, gone, &desk)));
        kill();
        gone.store(true, Ordering::Relaxed);
        let mut all = Load::default();
        for worker in workers {
            match worker.join() {
                Ok(load) => {
                    all.codes.extend(load.codes);
                    all.cut.extend(load.cut);
                    all.taken += load.taken;
                    all.trouble.extend(load.trouble);
                }
                Err(_) => all.trouble.push("a visitor panicked".to_owned()),
            }
        }
        all
    })
}

fn somewhere(chance: &Chance) -> String {
    let [a, b, c] = chance.bytes::<3>();
    format!("10.{a}.{b}.{c}")
}

fn report_until(place: &Place, gone: &AtomicBool, chance: &Chance) -> Load {
    let mut load = Load::default();
    while !gone.load(Ordering::Relaxed) {
        let mut visitor = Visitor::new(place.address, &somewhere(chance));
        match tell(&mut visitor, chance) {
            Ok(End::Acknowledged(code)) => load.codes.push(code),
            Ok(End::Cut(sent)) => {
                load.cut.extend(sent);
                break;
            }
            Err(trouble) => {
                load.trouble.push(format!("{trouble:#}"));
                break;
            }
        }
    }
    load
}

/// A duty worker opens concerns and takes those that nobody has.
fn take_until(place: &Place, gone: &AtomicBool, chance: &Chance) -> Load {
    let mut load = Load::default();
    let mut visitor = Visitor::new(place.address, &somewhere(chance));
    // Every failure from here on is the server being gone: what was answered before counts.
    let mut work = || -> anyhow::Result<()> {
        let entrance = visitor.get("/en/demo")?;
        let enter = forms(&entrance.body)
            .into_iter()
            .find(|form| form.action.ends_with("/demo/enter"))
            .context("no sign-in")?;
        visitor.post(&enter.action, &hidden(&enter))?;
        while !gone.load(Ordering::Relaxed) {
            let desk = visitor.get("/en/desk")?;
            let concerns: Vec<String> =
                links(&desk.body).into_iter().filter(|link| link.starts_with("/en/concerns/")).collect();
            if concerns.is_empty() {
                return Ok(());
            }
            let page = visitor.get(&concerns[chance.below(concerns.len())])?;
            let buttons = forms(&page.body);
            let button =
                buttons.iter().find(|form| form.action.ends_with("/take") || form.action.ends_with("/release"));
            if let Some(form) = button {
                let answer = visitor.post(&form.action, &hidden(form))?;
                load.taken += u64::from(answer.location.is_some_and(|to| to.ends_with("done=taken")));
            }
        }
        Ok(())
    };
    let _ = work();
    load
}

fn hidden(form: &crate::page::Form) -> Vec<(String, String)> {
    let hidden = form.fields.iter().filter(|field| field.kind == crate::page::Kind::Hidden);
    hidden.map(|field| (field.name.clone(), field.value.clone())).collect()
}

/// After the restart: whoever was cut off sends again and gets to the end, and every code of the round is known.
fn recover(place: &Place, load: Load, chance: &Chance) -> anyhow::Result<Vec<String>> {
    let _server = place.serve()?;
    let mut codes = load.codes;
    for sent in &load.cut {
        let mut visitor = Visitor::new(place.address, &somewhere(chance));
        match resume(&mut visitor, sent, chance)? {
            End::Acknowledged(code) => codes.push(code),
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
    for run in codes.chunks(900) {
        let _server = place.serve()?;
        for code in run {
            let known = come_back(&mut Visitor::new(place.address, &somewhere(&chance)), code)?;
            ensure!(known, "an acknowledged report is gone: its code is not known any more");
        }
    }
    Ok(())
}

//! `cargo xtask measure --house`: how large the house is, how it is parted, and what stands in it twice.

mod lines;
mod repeats;
#[cfg(test)]
mod tests;
mod timed;

use crate::{tidy, tree::Tree};
use serde::Serialize;
use std::{path::Path, process::ExitCode};

/// What the house's own measuring is told.
#[derive(clap::Args, Debug)]
pub struct Options {
    /// The house as it is written: crates, lines, long files, what stands twice, arrows that break the design.
    #[arg(long)]
    pub house: bool,
    /// Also the seconds from one edited line to a server and to the tests of a capability; builds twice.
    #[arg(long, requires = "house")]
    timed: bool,
    /// The fewest lines of a run that stands twice: shorter ones are alike because they are simple.
    #[arg(long, requires = "house", default_value_t = 12)]
    least: usize,
    /// The same as JSON.
    #[arg(long, requires = "house")]
    json: bool,
}

/// What was found.
#[derive(Serialize)]
struct Measured {
    #[serde(flatten)]
    size: lines::Size,
    /// Arrows between crates that break the design.
    broken_arrows: usize,
    least: usize,
    repeated: Vec<repeats::Repeat>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seconds: Option<timed::Seconds>,
}

/// Measures and prints.
pub fn run(root: &Path, options: &Options) -> anyhow::Result<ExitCode> {
    let mut measured = of(root, options.least)?;
    if options.timed {
        measured.seconds = Some(timed::measure(root)?);
    }
    if options.json {
        println!("{}", serde_json::to_string_pretty(&measured)?);
    } else {
        print!("{}", said(&measured));
    }
    Ok(ExitCode::SUCCESS)
}

fn of(root: &Path, least: usize) -> anyhow::Result<Measured> {
    let tree = Tree::read(root)?;
    let broken_arrows = tidy::check(root)?.iter().filter(|finding| finding.rule == "arrows").count();
    Ok(Measured { size: lines::of(&tree)?, broken_arrows, repeated: repeats::of(&tree, least), least, seconds: None })
}

/// The repeats that are printed; JSON has them all.
const SHOWN: usize = 40;

fn said(measured: &Measured) -> String {
    let Measured { size, broken_arrows, least, repeated, seconds } = measured;
    let lines::File { path, lines } = &size.largest_file;
    let mut said = format!(
        "crates of its own: {}\nlines of Rust: {} in {} files, {:.0}% of them tests\nlines of a file: median {}, 90th \
         percentile {}, largest {lines} ({path})\nlargest crate: {}, {:.0}% of the lines\nfiles over {} lines: {}\n",
        size.crates,
        size.lines,
        size.files,
        size.tests_percent,
        size.median,
        size.ninetieth,
        size.largest_crate,
        size.largest_crate_percent,
        tidy::MOST_LINES,
        size.long_files.len(),
    );
    for long in &size.long_files {
        let reason = long.reason.as_deref().unwrap_or("NO REASON RECORDED");
        said += &format!("  {} ({} lines): {reason}\n", long.file.path, long.file.lines);
    }
    let in_product = repeated.iter().filter(|repeat| !repeat.tests).count();
    said += &format!("arrows that break the design: {broken_arrows}\n");
    said += &format!(
        "runs of {least} lines or more that stand twice: {}, {in_product} of them outside tests\n",
        repeated.len()
    );
    for repeat in repeated.iter().take(SHOWN) {
        let tests = if repeat.tests { " (tests)" } else { "" };
        said += &format!("  {} lines: {} and {}{tests}\n", repeat.lines, repeat.first, repeat.again);
    }
    if let Some(timed::Seconds { server, tests }) = seconds {
        said += &format!(
            "from one edited line in {}: {server:.1} s to a server, {tests:.1} s to its tests\n",
            timed::CAPABILITY
        );
    }
    said
}

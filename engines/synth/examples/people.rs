//! Writes made-up people as CSV: `cargo run --release -p synth --example people -- --records N --seed S --out FILE`.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    process::ExitCode,
};

const USAGE: &str = "people --records N --seed S [--out FILE] [--clean]

  --records N   how many rows
  --seed S      the same seed gives the same bytes
  --out FILE    where to, standard output unless said
  --clean       no mistakes at all";

fn main() -> ExitCode {
    match run(std::env::args().skip(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(told) => {
            eprintln!("{told}");
            ExitCode::from(2)
        }
    }
}

fn run(mut words: impl Iterator<Item = String>) -> Result<(), String> {
    let (mut records, mut seed, mut out, mut clean) = (None, None, None, false);
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("{word} needs a value\n\n{USAGE}"));
        let number = |text: String| text.replace('_', "").parse::<u64>().map_err(|_| format!("{text} is no number"));
        match word.as_str() {
            "--records" => records = Some(number(value()?)?),
            "--seed" => seed = Some(number(value()?)?),
            "--out" => out = Some(value()?),
            "--clean" => clean = true,
            _ => return Err(USAGE.to_owned()),
        }
    }
    let (Some(records), Some(seed)) = (records, seed) else { return Err(USAGE.to_owned()) };
    let mut settings = synth::Settings::new(records, seed);
    if clean {
        settings.rates = synth::Rates::none();
    }
    let told = |fault: io::Error| fault.to_string();
    let sink: Box<dyn Write> = match out {
        Some(path) => Box::new(File::create(&path).map_err(|fault| format!("{path}: {fault}"))?),
        None => Box::new(io::stdout().lock()),
    };
    let summary = synth::write(&settings, &mut BufWriter::with_capacity(1 << 20, sink)).map_err(told)?;
    eprintln!("{} records, {} of them clean, of {} units", summary.records, summary.clean, summary.units);
    Ok(())
}

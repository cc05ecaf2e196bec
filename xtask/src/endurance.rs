//! What needs the whole product, and so is a program of its own under `stories`: kill-test, measure, paired worlds.

use crate::built;
use anyhow::Context;
use std::{
    path::Path,
    process::{Command, ExitCode},
};

/// What is passed on as it is.
#[derive(clap::Args, Debug)]
#[command(disable_help_flag = true)]
pub struct Passed {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,
}

/// Runs the kill-test in the profile that the tests are built in, so that nothing is built twice.
pub fn kill_test(root: &Path, passed: &Passed) -> anyhow::Result<ExitCode> {
    run(root, "endurance", &["kill-test"], &passed.arguments)
}

/// Measures a release build: anything else says nothing.
pub fn measure(root: &Path, passed: &Passed) -> anyhow::Result<ExitCode> {
    let built = Command::new("cargo").args(["build", "--release", "--package", "dolen"]).current_dir(root).status()?;
    anyhow::ensure!(built.success(), "dolen cannot be built");
    let mut cargo = Command::new("cargo");
    cargo.args(["run", "--quiet", "--release", "--package", "endurance", "--", "measure"]);
    finish(cargo.args(&passed.arguments).current_dir(root), "endurance")
}

/// Compares worlds that differ only in what a viewer may not know, in the profile that the tests are built in.
pub fn non_interference(root: &Path, passed: &Passed) -> anyhow::Result<ExitCode> {
    run(root, "paired-worlds", &[], &passed.arguments)
}

/// Compares the policies with the second model, in the profile that the tests are built in.
pub fn access_oracle(root: &Path, passed: &Passed) -> anyhow::Result<ExitCode> {
    run(root, "agreement", &[], &passed.arguments)
}

/// Races reads against revocations, in the profile that the tests are built in.
pub fn revocation_races(root: &Path, passed: &Passed) -> anyhow::Result<ExitCode> {
    run(root, "revocation", &[], &passed.arguments)
}

/// Puts a distinct word into every field and looks for it, in the profile that the tests are built in.
pub fn canary(root: &Path, passed: &Passed) -> anyhow::Result<ExitCode> {
    run(root, "canary", &[], &passed.arguments)
}

fn run(root: &Path, name: &str, tool: &[&str], arguments: &[String]) -> anyhow::Result<ExitCode> {
    finish(Command::new(built::program(root, name)?).args(tool).args(arguments).current_dir(root), name)
}

fn finish(command: &mut Command, name: &str) -> anyhow::Result<ExitCode> {
    let status = command.status().with_context(|| name.to_owned())?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

//! The server as a process: started, killed, and asked whether all is still there.

use crate::http::Visitor;
use anyhow::{Context, bail, ensure};
use std::fs::{self, File};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A data folder, its database and the `dolen` that serves it.
#[derive(Clone)]
pub struct Place {
    pub dolen: PathBuf,
    pub folder: PathBuf,
    pub database: Option<String>,
    pub address: SocketAddr,
}

/// A running server; it is killed when this goes out of use.
pub struct Server {
    process: Child,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

impl Server {
    /// SIGKILL, at once.
    pub fn kill(&mut self) {
        // It may be gone already; then there is nothing to kill.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
    /// The number of the process.
    pub fn id(&self) -> u32 {
        self.process.id()
    }
}

impl Place {
    /// The newest `dolen` that is built.
    pub fn built(root: &Path) -> anyhow::Result<PathBuf> {
        let built = ["target/release/dolen", "target/debug/dolen"].map(|path| root.join(path));
        let newest = built.iter().filter_map(|path| Some((fs::metadata(path).ok()?.modified().ok()?, path))).max();
        newest.map(|(_, path)| path.clone()).context("no dolen is built: cargo build --package dolen")
    }

    /// A free port of the loopback.
    pub fn free_address() -> anyhow::Result<SocketAddr> {
        Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?)
    }

    fn command(&self, name: &str) -> Command {
        let mut command = Command::new(&self.dolen);
        command.arg(name).arg("--data").arg(&self.folder);
        if let Some(database) = &self.database {
            command.arg("--database").arg(database);
        }
        command.env("DOLEN_LOG", "warn").stdin(Stdio::null());
        command
    }

    /// Plays the made-up region into an empty folder.
    pub fn load_demo(&self) -> anyhow::Result<()> {
        let mut command = self.command("demo");
        command.args(["--seed", "7", "--load-only"]);
        self.asked(command).map(drop).context("dolen demo --load-only")
    }

    /// `dolen verify`: how many entries there are.
    pub fn verify(&self) -> anyhow::Result<u64> {
        let said = self.asked(self.command("verify")).context("dolen verify")?;
        ensure!(said.lines().last() == Some("ok"), "dolen verify did not say ok: {said}");
        let entries = said.lines().find_map(|line| line.strip_prefix("entries"));
        entries.and_then(|n| n.trim().parse().ok()).with_context(|| format!("dolen verify: {said}"))
    }

    /// `dolen rebuild --check`.
    pub fn rebuild_check(&self) -> anyhow::Result<()> {
        let mut command = self.command("rebuild");
        command.arg("--check");
        let said = self.asked(command).context("dolen rebuild --check")?;
        ensure!(said.lines().last() == Some("identical"), "dolen rebuild --check did not say identical: {said}");
        Ok(())
    }

    fn asked(&self, mut command: Command) -> anyhow::Result<String> {
        let output = command.output()?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        if !output.status.success() {
            bail!("{}: {said}{}", output.status, String::from_utf8_lossy(&output.stderr));
        }
        Ok(said)
    }

    /// Serves until it is killed; gives it when it answers.
    pub fn serve(&self) -> anyhow::Result<Server> {
        let log = File::options().create(true).append(true).open(self.folder.join("server.log"))?;
        let mut command = self.command("serve");
        command.arg("--listen").arg(self.address.to_string()).arg("--behind-proxy");
        command.stdout(log.try_clone()?).stderr(log);
        let mut server = Server { process: command.spawn().context("dolen serve")? };
        let start = Instant::now();
        loop {
            let healthy = Visitor::new(self.address, "").get("/healthz").is_ok_and(|answer| answer.status == 200);
            if healthy {
                return Ok(server);
            }
            if let Some(status) = server.process.try_wait()? {
                bail!("the server ended by itself ({status}): see {}", self.folder.join("server.log").display());
            }
            ensure!(start.elapsed() < Duration::from_secs(120), "the server does not answer");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

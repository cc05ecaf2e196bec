//! The house's own programs, built as the tests build them.

use anyhow::{Context, ensure};
use serde_json::Value;
use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// Builds a program and says where it is. With the features of the whole workspace, as the tests are built: for one
/// package alone other features would be chosen, and most libraries and crates be built a second time.
pub fn program(root: &Path, name: &str) -> anyhow::Result<PathBuf> {
    let output = Command::new("cargo")
        .args(["build", "--workspace", "--quiet", "--message-format=json-render-diagnostics", "--bin", name])
        .current_dir(root)
        .stderr(Stdio::inherit())
        .output()?;
    ensure!(output.status.success(), "{name} cannot be built");
    executable(&String::from_utf8_lossy(&output.stdout), name).with_context(|| format!("cargo built no {name}"))
}

/// Where cargo says that it put a program.
fn executable(said: &str, name: &str) -> Option<PathBuf> {
    said.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()).find_map(|message| {
        let path = message["executable"].as_str().filter(|_| message["target"]["name"] == name)?;
        Some(PathBuf::from(path))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_is_found_in_what_cargo_says() {
        let said = "{\"reason\":\"compiler-artifact\",\"target\":{\"name\":\"dolen\"},\"executable\":null}\n\
                    {\"reason\":\"compiler-artifact\",\"target\":{\"name\":\"other\"},\"executable\":\"/b/other\"}\n\
                    {\"reason\":\"compiler-artifact\",\"target\":{\"name\":\"dolen\"},\"executable\":\"/b/dolen\"}\n\
                    {\"reason\":\"build-finished\",\"success\":true}\n";
        assert_eq!(executable(said, "dolen"), Some(PathBuf::from("/b/dolen")));
        assert_eq!(executable(said, "verifier"), None);
    }
}

//! Writes two pages to look at: every component on a wide page, and a form for the public.
//!
//! `cargo run -p components --example gallery -- gallery.html` writes `gallery.html` and `gallery-form.html`.

mod every;
mod form;

use std::path::{Path, PathBuf};

use components::AssetUrls;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let out = PathBuf::from(std::env::args().nth(1).ok_or("say which file to write")?);
    let prefix = std::env::args().nth(2).unwrap_or_else(|| {
        let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/dist");
        dist.canonicalize().unwrap_or(dist).display().to_string()
    });
    let assets = AssetUrls::hashed(&prefix, |_| None);
    let form = out.with_file_name(format!("{}-form.html", out.file_stem().unwrap_or_default().to_string_lossy()));
    std::fs::write(&out, every::page(assets.clone()).html().as_str())?;
    std::fs::write(&form, form::page(assets).html().as_str())?;
    println!("{}\n{}", out.display(), form.display());
    Ok(())
}

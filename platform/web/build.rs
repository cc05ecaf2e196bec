//! Says plainly what is missing when the front-end files have not been built yet; builds and downloads nothing.

fn main() {
    println!("cargo::rerun-if-changed=../../assets/dist/manifest.json");
    if !std::path::Path::new("../../assets/dist/manifest.json").exists() {
        println!("cargo::error=The front-end files are missing. Run `assets/build` once, then build again.");
    }
}

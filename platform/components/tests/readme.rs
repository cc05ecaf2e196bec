//! The front page names everything that can be used.

#[test]
fn the_front_page_names_every_component() {
    let (readme, lib) = (include_str!("../README.md"), include_str!("../src/lib.rs"));
    let mut named = 0;
    for line in lib.split("pub use ").skip(1) {
        let list = line.split(';').next().expect("an end");
        let names = list.split("::").nth(1).expect("a path").trim_matches(['{', '}', ' ', '\n']);
        for name in names.split(',').map(str::trim).filter(|name| !name.is_empty()) {
            // Constants and plain names for types are told of where they are used.
            if !["WEATHER", "Plurals", "Html"].contains(&name) {
                assert!(readme.contains(&format!("- **{name}** – ")), "{name} is missing");
            }
            named += 1;
        }
    }
    assert!(named > 70, "only {named} names found");
}

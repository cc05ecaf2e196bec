//! A made-up North Wales played through the real commands, and the page that shows the way through it.

mod guide;
mod play;
pub mod region;

pub use guide::routes;
pub use play::{Loaded, Trouble, load};

/// The texts of the demonstration.
pub const TEXTS: &[i18n::Source] = &[i18n::Source {
    name: "demo",
    en: include_str!("../locales/en/demo.ftl"),
    cy: include_str!("../locales/cy/demo.ftl"),
}];

/// The link at the foot of every page of a demonstration.
pub const FOOT: &[(&str, &str)] = &[("/demo", "demo-title")];

/// The password of everybody in a demonstration.
pub const PASSWORD: &str = "three green lanterns by the harbour";

/// What everybody's app shares with a demonstration. Made-up people only: it is no secret.
const APP: [u8; 20] = *b"made-up-north-wales!";

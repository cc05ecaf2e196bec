#![doc = include_str!("../README.md")]

pub mod commands;
pub mod decide;
pub mod events;
mod knowing;
mod pages;
pub mod project;
pub mod queries;
pub mod words;

pub use pages::{Around, Given, Person, no_more, panel, routes};
pub use project::Circles;

/// The rules of this capability.
pub const POLICY: access::PolicyText = access::PolicyText {
    owner: "circle",
    schema: include_str!("../policy/circle.cedarschema"),
    policies: include_str!("../policy/circle.cedar"),
};

/// The texts of this capability.
pub const TEXTS: &[i18n::Source] = &[i18n::Source {
    name: "circle",
    en: include_str!("../locales/en/circle.ftl"),
    cy: include_str!("../locales/cy/circle.ftl"),
}];

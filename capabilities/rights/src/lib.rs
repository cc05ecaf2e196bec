#![doc = include_str!("../README.md")]

pub mod bundle;
pub mod commands;
pub mod decide;
pub mod events;
pub mod holdings;
pub mod jobs;
pub mod pages;
pub mod panels;
mod project;
pub mod queries;
pub mod words;

pub use holdings::{Holdings, Telling};
pub use pages::routes;
pub use project::Rights;

use access::PolicyText;

/// The texts of this capability.
pub const TEXTS: &[i18n::Source] = &[i18n::Source {
    name: "rights",
    en: include_str!("../locales/en/rights.ftl"),
    cy: include_str!("../locales/cy/rights.ftl"),
}];

/// The rules of this capability.
pub const POLICY: PolicyText = PolicyText {
    owner: "rights",
    schema: include_str!("../policy/rights.cedarschema"),
    policies: include_str!("../policy/rights.cedar"),
};

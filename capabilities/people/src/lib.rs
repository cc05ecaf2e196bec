#![doc = include_str!("../README.md")]

pub mod commands;
pub mod decide;
mod doubtful;
pub mod events;
mod explained;
pub mod keeping;
mod knowing;
pub mod likeness;
pub mod looking;
mod pages;
pub mod panels;
pub mod project;
pub mod queries;
pub mod search;
mod waiting;
mod waterfall;
pub mod weighing;
pub mod words;

pub use pages::{routes, routes_with};
pub use project::People;
pub use waiting::Waiting;
pub use words::{Identifier, RecordDetails, RecordKind};

/// The rules of this capability.
pub const POLICY: access::PolicyText = access::PolicyText {
    owner: "people",
    schema: include_str!("../policy/people.cedarschema"),
    policies: include_str!("../policy/people.cedar"),
};

/// The texts of this capability.
pub const TEXTS: &[i18n::Source] = &[i18n::Source {
    name: "people",
    en: include_str!("../locales/en/people.ftl"),
    cy: include_str!("../locales/cy/people.ftl"),
}];

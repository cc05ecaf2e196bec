//! Organisations, teams, staff, roles and sign-in.

pub mod commands;
pub mod credentials;
pub mod decide;
mod doorkeeper;
pub mod events;
mod pages;
mod project;
pub mod queries;
pub mod seeding;
pub mod words;

pub use doorkeeper::Sessions;
pub use pages::{confirm, routes};
pub use project::Agencies;

/// The rules of this capability.
pub const POLICY: access::PolicyText = access::PolicyText {
    owner: "agencies",
    schema: include_str!("../policy/agencies.cedarschema"),
    policies: include_str!("../policy/agencies.cedar"),
};

/// The texts of this capability.
pub const TEXTS: &[i18n::Source] = &[
    i18n::Source {
        name: "agencies",
        en: include_str!("../locales/en/agencies.ftl"),
        cy: include_str!("../locales/cy/agencies.ftl"),
    },
    i18n::Source {
        name: "single-sign-on",
        en: include_str!("../locales/en/single_sign_on.ftl"),
        cy: include_str!("../locales/cy/single_sign_on.ftl"),
    },
];

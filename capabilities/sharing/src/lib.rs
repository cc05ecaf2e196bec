#![doc = include_str!("../README.md")]

pub mod around;
pub mod commands;
pub mod decide;
pub mod events;
mod knowing;
mod pages;
mod panels;
mod project;
pub mod queries;
pub mod words;

pub use knowing::DISCLOSED;
pub use pages::{read_terms, routes};
pub use panels::{shared_with, waiting};
pub use project::Sharing;

use access::PolicyText;
use catalogue::{Ceilings, Law};
use std::sync::LazyLock;

/// The law as the catalogue has it.
pub fn law() -> &'static Law {
    static LAW: LazyLock<Law> = LazyLock::new(Law::load);
    &LAW
}

/// How often somebody may check whether somebody is known, and in how many minutes.
fn check_ceiling() -> (u32, u32) {
    static CEILING: LazyLock<(u32, u32)> = LazyLock::new(|| {
        let ceilings = Ceilings::load();
        let ceiling = ceilings.get("sharing.check");
        (ceiling.tries, ceiling.per_minutes)
    });
    *CEILING
}

/// The texts of this capability.
pub const TEXTS: &[i18n::Source] = &[
    i18n::Source {
        name: "sharing",
        en: include_str!("../locales/en/sharing.ftl"),
        cy: include_str!("../locales/cy/sharing.ftl"),
    },
    i18n::Source {
        name: "sharing-rules",
        en: include_str!("../locales/en/rules.ftl"),
        cy: include_str!("../locales/cy/rules.ftl"),
    },
];

/// The rules of this capability.
pub const POLICY: PolicyText = PolicyText {
    owner: "sharing",
    schema: include_str!("../policy/sharing.cedarschema"),
    policies: include_str!("../policy/sharing.cedar"),
};

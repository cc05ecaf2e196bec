#![doc = include_str!("../README.md")]

pub mod commands;
pub mod decide;
pub mod drafts;
pub mod events;
pub mod keeping;
mod knowing;
pub mod pages;
mod project;
pub mod queries;
mod routing;
pub mod words;

pub use pages::{public::FOOT, routes};
pub use routing::{Found, Named, Routed, Routing};

use access::PolicyText;
use store::{Capability, Migration, ReadTable, Recorded, Step, Tables};

/// The texts of this capability.
pub const TEXTS: &[i18n::Source] = &[
    i18n::Source {
        name: "concerns",
        en: include_str!("../locales/en/concerns.ftl"),
        cy: include_str!("../locales/cy/concerns.ftl"),
    },
    i18n::Source {
        name: "public",
        en: include_str!("../locales/en/public.ftl"),
        cy: include_str!("../locales/cy/public.ftl"),
    },
    i18n::Source {
        name: "professional",
        en: include_str!("../locales/en/professional.ftl"),
        cy: include_str!("../locales/cy/professional.ftl"),
    },
];

/// The rules of this capability.
pub const POLICY: PolicyText = PolicyText {
    owner: "concerns",
    schema: include_str!("../policy/concerns.cedarschema"),
    policies: include_str!("../policy/concerns.cedar"),
};

/// What the store needs to know.
pub struct Concerns;

impl Capability for Concerns {
    fn name(&self) -> &'static str {
        "concerns"
    }
    fn migrations(&self) -> &'static [Migration] {
        &[
            Migration { name: "0001_concerns.sql", sql: include_str!("../migrations/0001_concerns.sql") },
            Migration { name: "0002_public.sql", sql: include_str!("../migrations/0002_public.sql") },
            Migration { name: "0003_about_staff.sql", sql: include_str!("../migrations/0003_about_staff.sql") },
            Migration { name: "0004_confirmed_by.sql", sql: include_str!("../migrations/0004_confirmed_by.sql") },
        ]
    }
    fn read_tables(&self) -> &'static [ReadTable] {
        &[
            ReadTable { name: "concerns_concern", order: "concern" },
            ReadTable { name: "concerns_mention", order: "mention" },
            ReadTable { name: "concerns_question", order: "question" },
            ReadTable { name: "concerns_code", order: "code_hash" },
        ]
    }
    fn project<'a>(&'a self, tables: &'a mut Tables<'_>, entries: &'a [Recorded]) -> Step<'a, ()> {
        Box::pin(async move {
            for entry in entries {
                project::project(tables, entry).await?;
            }
            Ok(())
        })
    }
    fn knows(&self) -> Option<&dyn store::Knowing> {
        Some(self)
    }
}

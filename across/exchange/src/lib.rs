#![doc = include_str!("../README.md")]

pub mod cells;
pub mod checking;
pub mod command_line;
pub mod commands;
pub mod dates;
pub mod events;
pub mod fields;
pub mod imports;
pub mod jobs;
pub mod mapping;
pub mod mending;
mod mistakes;
pub mod names;
pub mod pages;
mod people_rows;
mod project;
pub mod reading;
mod referral_rows;
mod rows;
pub mod running;
mod sinks;
mod sort;
pub mod wording;

pub use mapping::{BadDates, BadMapping, Mapping};
pub use mistakes::{CODES, Mistake};
pub use pages::routes;
pub use people_rows::{PersonRow, person};
pub use project::Exchange;
pub use reading::Item;
pub use referral_rows::{ReferralRow, referral};
pub use rows::Layout;
pub use sinks::Surroundings;
pub use sort::Sort;

/// The texts of this part of the house.
pub const TEXTS: &[i18n::Source] = &[i18n::Source {
    name: "exchange",
    en: include_str!("../locales/en/exchange.ftl"),
    cy: include_str!("../locales/cy/exchange.ftl"),
}];

/// The rules of this part of the house.
pub const POLICY: access::PolicyText = access::PolicyText {
    owner: "exchange",
    schema: include_str!("../policy/exchange.cedarschema"),
    policies: include_str!("../policy/exchange.cedar"),
};

#[cfg(test)]
mod samples;
#[cfg(test)]
mod texts;

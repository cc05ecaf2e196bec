#![doc = include_str!("../README.md")]

mod answers;
mod banner;
mod candidates;
mod clocks;
mod directory;
mod history;
mod hours;
mod knowledge;
mod menu;
mod pages;
mod panels;
mod routing;
mod sharing_port;
mod shown;
pub mod watch;

pub use hours::in_hours;
pub use knowledge::Knowledge;
pub use menu::menu;
pub use pages::routes;
pub use panels::{Panels, concerns_about};
pub use routing::Desks;
pub use sharing_port::Partners;

/// The rules of the desk.
pub const POLICY: access::PolicyText = access::PolicyText {
    owner: "desk",
    schema: include_str!("../policy/desk.cedarschema"),
    policies: include_str!("../policy/desk.cedar"),
};

/// The texts of the desk.
pub const TEXTS: &[i18n::Source] = &[
    i18n::Source {
        name: "desk",
        en: include_str!("../locales/en/desk.ftl"),
        cy: include_str!("../locales/cy/desk.ftl"),
    },
    i18n::Source {
        name: "concern",
        en: include_str!("../locales/en/concern.ftl"),
        cy: include_str!("../locales/cy/concern.ftl"),
    },
];

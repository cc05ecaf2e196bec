#![doc = include_str!("../README.md")]

mod answer;
mod asked;
mod door;
mod fields;
mod files;
mod filled;
mod frame;
mod front;
mod limiter;
mod paging;
mod respond;
mod routes;
mod search;

pub use answer::{Answer, Download, Outcome, Page};
pub use asked::{Asked, Upload};
pub use components;
pub use components::{Form, Html};
pub use door::{Doorkeeper, Entering, SignedIn};
pub(crate) use fields::encoded;
pub use fields::{Fields, Mistakes};
pub use filled::Filled;
pub use front::{Front, MenuItem, router, serve};
pub use limiter::Limiter;
pub use paging::Paging;
pub use routes::{Door, Handler, Route, Routes};

/// The texts of this crate.
pub const TEXTS: i18n::Source =
    i18n::Source { name: "web", en: include_str!("../locales/en/web.ftl"), cy: include_str!("../locales/cy/web.ftl") };

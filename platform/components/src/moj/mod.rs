//! Components of the Ministry of Justice's pattern library, for desks and records.

mod alert;
mod badge;
mod filter;
mod identity_bar;
mod navigation;
mod timeline;

pub use alert::{Alert, AlertVariant};
pub use badge::Badge;
pub use filter::{Filter, FilterCategory, FilterTag};
pub use identity_bar::IdentityBar;
pub use navigation::{NavigationItem, SideNavigation, SubNavigation};
pub use timeline::{Timeline, TimelineItem};

#![doc = include_str!("../README.md")]

mod answer;
mod backup;
mod capability;
mod database;
mod encrypting;
mod entries;
mod erasure;
mod evidence;
mod history;
mod house;
mod knowing;
mod looks;
mod mail;
mod reader;
mod rebuild;
mod sealing;
mod sql;
mod stop;
mod verify;
mod work;

pub use backup::BackedUp;
pub use capability::{Capability, Migration, ReadTable, Recorded, Step};
pub use database::{Address, Backend};
pub use encrypting::{Encrypted, FileState, encrypt};
pub use entries::Receipt;
pub use erasure::Erased;
pub use evidence::{Note, Wanted, Written};
pub use history::{Event, History, Stream, Told};
pub use house::{House, Ingredients, Settings};
pub use knowing::Knowing;
pub use looks::Looked;
pub use mail::{Letter, Post};
pub use reader::Reader;
pub use rebuild::{Difference, Rebuilt};
pub use sql::{Arg, Row, Tables};
pub use stop::{Declined, Fault, Stop};
pub use work::{Append, Work};

/// The one rule of the store's own: who may replay erasures.
pub const POLICY: access::PolicyText = access::PolicyText {
    owner: "vault",
    schema: include_str!("../policy/vault.cedarschema"),
    policies: include_str!("../policy/vault.cedar"),
};

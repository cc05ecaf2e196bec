//! Sealing of personal content with a key per subject.
#![doc = include_str!("../README.md")]

mod cipher;
mod fault;
mod file_key;
mod key_file;
mod master_key;
mod sealed;
mod server_seal;
mod subject_key;
mod walk;

pub use fault::VaultFault;
pub use file_key::FileKey;
pub use key_file::is_private;
pub use master_key::MasterKey;
pub use sealed::Sealed;
pub use server_seal::ServerSeal;
pub use subject_key::SubjectKey;
pub use walk::{Opener, open_value, seal_value, subjects_of};

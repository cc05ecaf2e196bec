//! Dolen put together: the table of contents of the product, and what the command line does with it.

pub mod capabilities;
pub mod commands;
pub mod folder;
pub mod post;
pub mod serve;
pub mod worker;

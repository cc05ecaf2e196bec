//! A made-up North Wales played through the real commands.

pub mod region;

//! Dolen: the server, the worker and the command line.

fn main() {}

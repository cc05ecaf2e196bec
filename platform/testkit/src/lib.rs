//! The whole system in a test: a real database, a still clock, typed visitors.

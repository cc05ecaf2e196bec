//! Sealing of personal content with a key per subject.

//! The names that a name may be a form of, as hashes: two names that share one are forms of one name.

/// Tells each root of a name.
pub fn roots(_name: &str, _tell: impl FnMut(u32)) {}

/// How a name sounds, as a number that is not 0.
pub fn sound(name: &str) -> u64 {
    name.bytes().fold(7, |sum, byte| sum * 31 + u64::from(byte)) | 1
}

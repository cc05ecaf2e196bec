//! What a name may be a form of, and how it sounds, as numbers.

use crate::names;

/// Tells each name that a name, already written the same everywhere, may be a form of.
pub fn roots(name: &str, tell: impl FnMut(u32)) {
    names::roots(name, tell);
}

/// How the first word of a name sounds, 0 where that says nothing.
pub fn sound(name: &str) -> u64 {
    let word = name.split(' ').next().unwrap_or(name);
    names::sound::sound(word).map_or(0, names::sound::Sound::number)
}

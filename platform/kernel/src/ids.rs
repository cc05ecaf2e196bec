//! Ids that cannot be mixed up: an [`Id`] carries the kind of thing it names in its type.

use crate::{Chance, Timestamp};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{cmp::Ordering, fmt, hash, marker::PhantomData, str::FromStr};
use uuid::Uuid;

/// Names a kind of thing; the name is used in traces and in the ledger's list of subjects.
pub trait Kind {
    /// Lower-case singular noun, for example `team`.
    const NAME: &'static str;
}

/// A time-ordered, unguessable name (UUID version 7) for one thing of kind `K`.
/// Its text form is 26 characters of Crockford's base 32 in lower case.
pub struct Id<K>(Uuid, PhantomData<fn() -> K>);

/// The text was not 26 characters of Crockford's base 32.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct NotAnId;

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

impl<K> Id<K> {
    /// A new id from the given time and randomness.
    pub fn mint(now: Timestamp, chance: &Chance) -> Self {
        let millis = u64::try_from(now.millis()).unwrap_or(0);
        Id(uuid::Builder::from_unix_timestamp_millis(millis, &chance.bytes::<10>()).into_uuid(), PhantomData)
    }

    /// An id that is the same for the same name: for things that are listed in data and not made at run time.
    pub fn named(name: &str) -> Self {
        use sha2::{Digest, Sha256};
        let digest = Sha256::digest(name.as_bytes());
        let mut bytes = [0u8; 16];
        bytes.copy_from_slice(&digest[..16]);
        Id(uuid::Builder::from_custom_bytes(bytes).into_uuid(), PhantomData)
    }
}

impl<K> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0.as_u128();
        let mut text = [0u8; 26];
        for place in text.iter_mut().rev() {
            *place = ALPHABET[(rest & 31) as usize];
            rest >>= 5;
        }
        f.write_str(std::str::from_utf8(&text).map_err(|_| fmt::Error)?)
    }
}

impl<K> FromStr for Id<K> {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        if text.len() != 26 {
            return Err(NotAnId);
        }
        let mut value: u128 = 0;
        for (place, letter) in text.bytes().enumerate() {
            let digit = ALPHABET.iter().position(|l| *l == letter).ok_or(NotAnId)? as u128;
            if place == 0 && digit > 7 {
                return Err(NotAnId);
            }
            value = (value << 5) | digit;
        }
        Ok(Id(Uuid::from_u128(value), PhantomData))
    }
}

impl<K: Kind> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{self}", K::NAME)
    }
}
impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for Id<K> {}
impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<K> Eq for Id<K> {}
impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}
impl<K> hash::Hash for Id<K> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<K> Serialize for Id<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de, K> Deserialize<'de> for Id<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident $id:ident $name:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub enum $kind {}
        impl Kind for $kind {
            const NAME: &'static str = $name;
        }
        $(#[$doc])*
        pub type $id = Id<$kind>;
    )*};
}

kinds! {
    /// Someone or something that acts: a member of staff, a system role.
    ActorKind ActorId "actor";
    /// An organisation of the partnership.
    AgencyKind AgencyId "agency";
    /// A team inside an agency.
    TeamKind TeamId "team";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_back() {
        let chance = Chance::seeded(1);
        let id = AgencyId::mint(Timestamp::from_millis(1_790_000_000_000), &chance);
        assert_eq!(id.to_string().len(), 26);
        assert_eq!(id.to_string().parse(), Ok(id));
        let json = serde_json::to_string(&id).unwrap();
        assert_eq!(serde_json::from_str::<AgencyId>(&json).unwrap(), id);
    }

    #[test]
    fn refuses_what_is_not_an_id() {
        for bad in ["", "abc", "zzzzzzzzzzzzzzzzzzzzzzzzzz", "0000000000000000000000000u"] {
            assert_eq!(bad.parse::<AgencyId>(), Err(NotAnId), "{bad}");
        }
    }

    #[test]
    fn later_ids_sort_after_earlier_ones() {
        let chance = Chance::seeded(2);
        let early = TeamId::mint(Timestamp::from_millis(1_000), &chance);
        let late = TeamId::mint(Timestamp::from_millis(2_000), &chance);
        assert!(early.to_string() < late.to_string());
    }
}

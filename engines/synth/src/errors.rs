//! The kinds of mistakes, each a bit of the truth column `err`.

/// A set of kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kinds(pub u32);

macro_rules! kinds {
    ($($name:ident $bit:literal $about:literal,)*) => {
        impl Kinds {
            $(#[doc = $about] pub const $name: Kinds = Kinds(1 << $bit);)*
        }
        /// Every kind, its bit, and what it is.
        pub const KINDS: [(&str, Kinds, &str); [$($bit),*].len()] = [$((stringify!($name), Kinds(1 << $bit), $about)),*];
    };
}

kinds! {
    GIVEN_TYPO 0 "A slip in the given name.",
    SURNAME_TYPO 1 "A slip in the surname.",
    NICKNAME 2 "A nickname for the given name.",
    VARIANT 3 "The given name or the surname in the other language or another spelling.",
    SWAPPED_NAMES 4 "Given name and surname in each other's place.",
    MARRIED 5 "The name at birth, or an earlier married name.",
    HALF_BARREL 6 "One half of a double surname.",
    DOB_TYPO 7 "A slip in the date of birth.",
    DOB_SWAP 8 "Day and month of birth in each other's place.",
    DOB_JAN1 9 "1 January for a day of birth that was not known.",
    OLD_ADDRESS 10 "An address lived at before, or that of the parent who lives elsewhere.",
    POSTCODE_TYPO 11 "A slip in the postcode.",
    MISSING 12 "Postcode, town, telephone or sex left out.",
    INITIAL 13 "Only the first letter of the given name.",
    BABY 14 "\"Baby\" for a name.",
    PHONE_OTHER 15 "The telephone of another of the household, or an earlier or mistyped one.",
    SEX_WRONG 16 "The wrong sex.",
    MIDDLE 17 "The middle name written with the given name.",
    GIVEN_MISSING 18 "No given name.",
    DOB_MISSING 19 "No date of birth.",
    KIN_DOB 20 "The date of birth of a brother or sister.",
    OTHER_PARENT 21 "The surname of the other parent.",
    BY_MIDDLE_NAME 22 "The middle name alone, by which the person goes.",
}

impl Kinds {
    /// Adds a kind.
    pub fn add(&mut self, kind: Kinds) {
        self.0 |= kind.0;
    }

    /// Whether any of these is in the set.
    pub const fn has(self, kinds: Kinds) -> bool {
        self.0 & kinds.0 != 0
    }

    /// Whether the record was left as the person is.
    pub const fn is_clean(self) -> bool {
        self.0 == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_own_bit() {
        let all = KINDS.iter().fold(0, |sum, (_, kind, _)| sum | kind.0);
        assert_eq!(all.count_ones() as usize, KINDS.len());
        assert_eq!(Kinds::BABY.0, 16_384);
    }
}

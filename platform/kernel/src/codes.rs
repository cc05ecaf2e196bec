//! Fixed lists of words, each with the code under which it is stored, sent and looked up in the texts.

/// An enumeration whose words have codes. With the beginning of its texts' keys after the name, each word also knows the
/// key of its text.
#[macro_export]
macro_rules! codes {
    ($(#[$doc:meta])* $name:ident: $($(#[$each:meta])* $variant:ident $code:literal;)*) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$each])* #[serde(rename = $code)] $variant,)*
        }
        impl $name {
            /// All of them, in the order in which pages offer them.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];
            /// The name in tables, events, forms and texts.
            pub const fn code(self) -> &'static str {
                match self { $($name::$variant => $code,)* }
            }
            /// The one with this code.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some($name::$variant),)* _ => None }
            }
        }
    };
    ($(#[$doc:meta])* $name:ident, $key:literal: $($(#[$each:meta])* $variant:ident $code:literal;)*) => {
        $crate::codes! { $(#[$doc])* $name: $($(#[$each])* $variant $code;)* }
        impl $name {
            /// The key of its text.
            pub const fn key(self) -> &'static str {
                match self { $($name::$variant => concat!($key, "-", $code),)* }
            }
        }
    };
}

#[cfg(test)]
mod tests {
    codes! {
        /// The colour of a light.
        Light, "light":
        /// Stop.
        Red "red";
        /// Stop where it is safe.
        RedAndAmber "red_and_amber";
    }

    #[test]
    fn a_code_is_what_is_stored_and_leads_back() {
        for light in Light::ALL {
            assert_eq!(serde_json::to_value(light).unwrap(), light.code());
            assert_eq!(Light::from_code(light.code()), Some(*light));
        }
        assert_eq!(Light::RedAndAmber.key(), "light-red_and_amber");
        assert_eq!(Light::from_code("green"), None);
    }
}

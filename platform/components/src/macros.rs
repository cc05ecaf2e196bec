//! What every component gets: `html()` and the way into `Html` and `Content`.

/// For a component that is itself a template.
macro_rules! templated {
    ($($name:ident),+) => {$(
        impl $name {
            /// Renders to HTML.
            pub fn html(&self) -> $crate::Html {
                $crate::html::rendered(self)
            }
        }
        into_html!($name);
    )+};
}

/// For a component that puts its HTML together from others.
macro_rules! into_html {
    ($($name:ident),+) => {$(
        impl From<$name> for $crate::Html {
            fn from(component: $name) -> Self {
                component.html()
            }
        }
        impl From<&$name> for $crate::Html {
            fn from(component: &$name) -> Self {
                component.html()
            }
        }
        impl From<$name> for $crate::Content {
            fn from(component: $name) -> Self {
                $crate::Content::Html(component.html())
            }
        }
    )+};
}

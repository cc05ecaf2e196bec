//! Personal content as a part of an event.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error, ser::SerializeStruct};
use std::fmt;

/// The key under which a sealed part stands in JSON.
pub(crate) const MARK: &str = "$sealed";

/// Personal content about one subject inside an event.
///
/// It serialises as `{"$sealed":{"subject":..,"content":..}}`; before anything is written, the content is replaced by
/// a box (see [`seal_value`](crate::seal_value)). After the subject's key is destroyed, `content` is `None`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Sealed<T> {
    /// Whom or what the content is about: the name under which the key is kept. No spaces.
    pub subject: String,
    /// The content; `None` when it was erased.
    pub content: Option<T>,
}

impl<T> Sealed<T> {
    /// Content about a subject.
    pub fn about(subject: impl Into<String>, content: T) -> Self {
        Sealed { subject: subject.into(), content: Some(content) }
    }
    /// What is left when content about a subject was erased.
    pub fn erased(subject: impl Into<String>) -> Self {
        Sealed { subject: subject.into(), content: None }
    }
    /// The content, unless it was erased.
    pub fn get(&self) -> Option<&T> {
        self.content.as_ref()
    }
}

/// Says whom it is about and whether it is there, never the content: logs are not sealed.
impl<T> fmt::Debug for Sealed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealed({}, {})", self.subject, if self.content.is_some() { "held" } else { "erased" })
    }
}

impl<T: Serialize> Serialize for Sealed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut outer = serializer.serialize_struct("Sealed", 1)?;
        outer.serialize_field(MARK, &Within(self))?;
        outer.end()
    }
}

struct Within<'a, T>(&'a Sealed<T>);

impl<T: Serialize> Serialize for Within<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut inner = serializer.serialize_struct("Sealed", 2)?;
        inner.serialize_field("subject", &self.0.subject)?;
        match &self.0.content {
            Some(content) => inner.serialize_field("content", content)?,
            None => inner.serialize_field("erased", &true)?,
        }
        inner.end()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Sealed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Inner { subject, content, erased, boxed } = Outer::deserialize(deserializer)?.inner;
        match (content, erased, boxed) {
            (Some(content), false, None) => Ok(Sealed::about(subject, content)),
            (None, true, None) => Ok(Sealed::erased(subject)),
            // Taking a box that was never opened for erased content would lose it silently.
            (None, false, Some(_)) => Err(D::Error::custom("the part is still sealed")),
            _ => Err(D::Error::custom("a sealed part has either content or a note of erasure")),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "T: Deserialize<'de>"))]
struct Outer<T> {
    #[serde(rename = "$sealed")]
    inner: Inner<T>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "T: Deserialize<'de>"))]
struct Inner<T> {
    subject: String,
    #[serde(default, deserialize_with = "present")]
    content: Option<T>,
    #[serde(default)]
    erased: bool,
    #[serde(default, rename = "box")]
    boxed: Option<serde::de::IgnoredAny>,
}

/// Content that is itself `null` is there all the same.
fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

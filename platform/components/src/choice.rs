//! One choice among radios or checkboxes.

use crate::{Attributes, Content, Hint, Html};

/// One radio or checkbox, or the word that divides two of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// What is sent when it is chosen.
    pub value: String,
    /// The words beside it.
    pub content: Content,
    /// A hint below the words.
    pub hint: Option<Hint>,
    /// Chosen or not, whatever the value of the whole says.
    pub checked: Option<bool>,
    /// Cannot be chosen.
    pub disabled: bool,
    /// Shown only while it is chosen (always shown without JavaScript).
    pub conditional: Html,
    /// Instead of a choice, a word such as "or" between choices.
    pub divider: String,
    /// Checkboxes only: choosing it lets go of all the others, and the other way round.
    pub exclusive: bool,
    /// Checkboxes only: a name of its own.
    pub name: String,
    /// Id of the input; made from the prefix and the place when empty.
    pub id: String,
    /// Further classes of the label.
    pub label_classes: String,
    /// Further attributes of the label.
    pub label_attributes: Attributes,
    /// Further attributes of the input.
    pub attributes: Attributes,
}

impl Choice {
    /// A choice with a value and words.
    pub fn new(value: impl Into<String>, content: impl Into<Content>) -> Self {
        Self { value: value.into(), content: content.into(), ..Self::default() }
    }

    /// The word between choices.
    pub fn divider(word: impl Into<String>) -> Self {
        Self { divider: word.into(), ..Self::default() }
    }

    /// With a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Hint>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// With something shown while it is chosen.
    #[must_use]
    pub fn reveals(mut self, conditional: impl Into<Html>) -> Self {
        self.conditional = conditional.into();
        self
    }

    /// Lets go of all the others when chosen ("none of these").
    #[must_use]
    pub fn exclusive(mut self) -> Self {
        self.exclusive = true;
        self
    }

    pub(crate) fn id_or(&self, prefix: &str, place: usize) -> String {
        match (self.id.is_empty(), place) {
            (false, _) => self.id.clone(),
            (true, 0) => prefix.to_owned(),
            (true, _) => format!("{prefix}-{}", place + 1),
        }
    }

    /// The hint with the id and class it has inside a choice.
    pub(crate) fn hint_html(&self, id: &str, class: &str) -> Html {
        match &self.hint {
            Some(hint) if !hint.content.is_empty() => Hint {
                id: id.to_owned(),
                classes: format!("{class}{}", crate::html::spaced(&hint.classes)),
                ..hint.clone()
            }
            .html(),
            _ => Html::default(),
        }
    }

    pub(crate) fn label_html(&self, id: &str, class: &str) -> Html {
        crate::Label {
            content: self.content.clone(),
            for_id: id.to_owned(),
            classes: format!("{class}{}", crate::html::spaced(&self.label_classes)),
            attributes: self.label_attributes.clone(),
            ..crate::Label::default()
        }
        .html()
    }
}

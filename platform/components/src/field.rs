//! What all form fields share: the group around them, their label, hint and error, and how these describe the input.

use askama::Template;

use crate::html::{self, ids, rendered};
use crate::{Attributes, Content, ErrorMessage, Fieldset, Hint, Html, Label};

/// The group around a field.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FormGroup {
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
    /// Put right before the input or inputs.
    pub before: Content,
    /// Put right after the input or inputs.
    pub after: Content,
}

#[derive(Template)]
#[template(
    source = r##"<div class="govuk-form-group{% if has_error %} govuk-form-group--error{% endif %}{{ html::spaced(group.classes) }}"{{ group.attributes }}>
{{ inner }}
</div>"##,
    ext = "html"
)]
struct Group<'a> {
    group: &'a FormGroup,
    has_error: bool,
    inner: Html,
}

/// The ids that describe a field, and its hint and error with those ids.
pub(crate) fn describe(
    id: &str,
    start: &str,
    hint: &Option<Hint>,
    error_message: &Option<ErrorMessage>,
) -> (String, Html) {
    let mut described_by = start.to_owned();
    let mut above = Html::default();
    if let Some(hint) = hint {
        let hint = Hint { id: format!("{id}-hint"), ..hint.clone() };
        described_by = ids(&described_by, &hint.id);
        above.push(hint);
    }
    if let Some(error) = error_message {
        let error = ErrorMessage { id: format!("{id}-error"), ..error.clone() };
        described_by = ids(&described_by, &error.id);
        above.push(error);
    }
    (described_by, above)
}

/// A field with one label: the label, hint, error and control inside their group.
pub(crate) fn labelled(
    id: &str,
    label: &Label,
    above: Html,
    control: Html,
    group: &FormGroup,
    has_error: bool,
) -> Html {
    let label = Label { for_id: id.to_owned(), ..label.clone() };
    rendered(&Group { group, has_error, inner: Html::join([label.html(), above, control]) })
}

/// A field of several controls: inside a fieldset when there is one, inside their group.
pub(crate) fn grouped(
    group: &FormGroup,
    has_error: bool,
    fieldset: &Option<Fieldset>,
    role: &str,
    described_by: &str,
    inner: Html,
) -> Html {
    let inner = match fieldset {
        Some(fieldset) => Fieldset {
            described_by: described_by.to_owned(),
            role: role.to_owned(),
            content: inner,
            ..fieldset.clone()
        }
        .html(),
        None => inner,
    };
    rendered(&Group { group, has_error, inner })
}

/// The id of a field: its own, or its name.
pub(crate) fn id_or_name<'a>(id: &'a str, name: &'a str) -> &'a str {
    if id.is_empty() { name } else { id }
}

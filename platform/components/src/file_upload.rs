//! A file to send.

use askama::Template;

use crate::field::{describe, id_or_name, labelled};
use crate::html::{self, rendered};
use crate::{Attributes, ErrorMessage, FormGroup, Hint, Html, Label, Plurals};

/// A file to send.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FileUpload {
    /// Name sent with the form.
    pub name: String,
    /// Id; the name when empty.
    pub id: String,
    /// The label.
    pub label: Label,
    /// A hint below the label.
    pub hint: Option<Hint>,
    /// What is wrong.
    pub error_message: Option<ErrorMessage>,
    /// Several files at once.
    pub multiple: bool,
    /// Which kinds the browser offers, such as `.csv,.xlsx`.
    pub accept: String,
    /// Cannot be used. Avoid.
    pub disabled: bool,
    /// With JavaScript: a place to drop files, with the texts below.
    pub javascript: bool,
    /// "Choose file".
    pub choose_files_button_text: String,
    /// "No file chosen".
    pub no_file_chosen_text: String,
    /// "%{count} files chosen", by plural rule.
    pub multiple_files_chosen_text: Plurals,
    /// "or drop file".
    pub drop_instruction_text: String,
    /// Read out over the drop zone.
    pub entered_drop_zone_text: String,
    /// Read out when leaving the drop zone.
    pub left_drop_zone_text: String,
    /// Further classes of the wrapper.
    pub wrapper_classes: String,
    /// Further attributes of the wrapper.
    pub wrapper_attributes: Attributes,
    /// Ids of further elements that describe it.
    pub described_by: String,
    /// The group around it.
    pub form_group: FormGroup,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

#[derive(Template)]
#[template(
    source = r##"{% if of.javascript %}<div class="govuk-file-upload-wrapper{{ html::spaced(of.wrapper_classes) }}" data-module="govuk-file-upload"{{ html::attr("data-i18n.choose-files-button", of.choose_files_button_text) }}{{ html::attr("data-i18n.no-file-chosen", of.no_file_chosen_text) }}{{ crate::character_count::plural_attributes("multiple-files-chosen", of.multiple_files_chosen_text) }}{{ html::attr("data-i18n.drop-instruction", of.drop_instruction_text) }}{{ html::attr("data-i18n.entered-drop-zone", of.entered_drop_zone_text) }}{{ html::attr("data-i18n.left-drop-zone", of.left_drop_zone_text) }}{{ of.wrapper_attributes }}>
{% endif -%}
<input class="govuk-file-upload{{ html::spaced(of.classes) }}{% if of.error_message.is_some() %} govuk-file-upload--error{% endif %}" id="{{ id }}" name="{{ of.name }}" type="file"{{ html::attr("accept", of.accept) }}{% if of.disabled %} disabled{% endif %}{% if of.multiple %} multiple{% endif %}{{ html::attr("aria-describedby", described_by) }}{{ of.attributes }}>
{%- if of.javascript %}
</div>{% endif %}"##,
    ext = "html"
)]
struct Control<'a> {
    of: &'a FileUpload,
    id: &'a str,
    described_by: &'a str,
}

impl FileUpload {
    /// A file with a name and a label. The form must be `multipart`.
    pub fn new(name: impl Into<String>, label: impl Into<Label>) -> Self {
        Self { name: name.into(), label: label.into(), ..Self::default() }
    }

    /// Renders to HTML.
    pub fn html(&self) -> Html {
        let id = id_or_name(&self.id, &self.name);
        let (described_by, above) = describe(id, &self.described_by, &self.hint, &self.error_message);
        let control = rendered(&Control { of: self, id, described_by: &described_by });
        let control = Html::join([self.form_group.before.html(), control, self.form_group.after.html()]);
        labelled(id, &self.label, above, control, &self.form_group, self.error_message.is_some())
    }
}

into_html!(FileUpload);

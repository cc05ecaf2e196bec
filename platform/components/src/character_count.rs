//! Several lines of text with a limit that is counted down.

use crate::html::{attr, spaced};
use crate::{Attributes, Content, ErrorMessage, FormGroup, Hint, Html, Label, Textarea};

/// A text for each plural rule (`zero`, `one`, `two`, `few`, `many`, `other`), with `%{count}` in it.
pub type Plurals = Vec<(String, String)>;

/// Several lines of text with a limit that is counted down. Without JavaScript the limit is said, not counted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CharacterCount {
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
    /// What is typed already.
    pub value: String,
    /// Height in lines; 5 when not given.
    pub rows: u16,
    /// Whether the browser checks the spelling.
    pub spellcheck: Option<bool>,
    /// The limit in characters.
    pub maxlength: Option<u32>,
    /// The limit in words.
    pub maxwords: Option<u32>,
    /// What is counted, where it is not what the limit says: `words`, `characters`, ...
    pub count_type: String,
    /// Begin to say how many are left only from this percentage on.
    pub threshold: Option<u32>,
    /// "You can enter up to %{count} characters"; `%{count}` is put in by us.
    pub textarea_description_text: String,
    /// "You have %{count} characters remaining".
    pub characters_under_limit_text: Plurals,
    /// "You have 0 characters remaining".
    pub characters_at_limit_text: String,
    /// "You have %{count} characters too many".
    pub characters_over_limit_text: Plurals,
    /// "You have %{count} words remaining".
    pub words_under_limit_text: Plurals,
    /// "You have 0 words remaining".
    pub words_at_limit_text: String,
    /// "You have %{count} words too many".
    pub words_over_limit_text: Plurals,
    /// Further classes of the message that counts.
    pub count_message_classes: String,
    /// The group around it.
    pub form_group: FormGroup,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

/// One attribute for each plural rule.
pub(crate) fn plural_attributes(key: &str, texts: &Plurals) -> Html {
    let attributes: String =
        texts.iter().map(|(rule, text)| attr(&format!("data-i18n.{key}.{rule}"), text).into_string()).collect();
    Html::trusted(attributes)
}

impl CharacterCount {
    /// Text with a limit in characters.
    pub fn new(name: impl Into<String>, label: impl Into<Label>, maxlength: u32) -> Self {
        Self { name: name.into(), label: label.into(), maxlength: Some(maxlength), ..Self::default() }
    }

    /// Renders to HTML.
    pub fn html(&self) -> Html {
        let id = crate::field::id_or_name(&self.id, &self.name);
        let limit = self.maxwords.filter(|limit| *limit > 0).or(self.maxlength.filter(|limit| *limit > 0));
        let said = match limit {
            Some(limit) => self.textarea_description_text.replace("%{count}", &limit.to_string()),
            None => String::new(),
        };
        let message = Hint {
            id: format!("{id}-info"),
            content: said.into(),
            classes: format!("govuk-character-count__message{}", spaced(&self.count_message_classes)),
            ..Hint::default()
        };
        Textarea {
            name: self.name.clone(),
            id: id.to_owned(),
            label: self.label.clone(),
            hint: self.hint.clone(),
            error_message: self.error_message.clone(),
            value: self.value.clone(),
            rows: self.rows,
            spellcheck: self.spellcheck,
            described_by: format!("{id}-info"),
            form_group: FormGroup {
                classes: format!("govuk-character-count{}", spaced(&self.form_group.classes)),
                attributes: self.group_attributes(limit.is_none()),
                before: self.form_group.before.clone(),
                after: Content::Html(Html::join([message.html(), self.form_group.after.html()])),
            },
            classes: format!("govuk-js-character-count{}", spaced(&self.classes)),
            attributes: self.attributes.clone(),
            ..Textarea::default()
        }
        .html()
    }

    /// What the script reads: the limit, and every text it may have to say.
    fn group_attributes(&self, no_limit: bool) -> Attributes {
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        let count_type = match (self.count_type.is_empty(), self.maxwords) {
            (true, Some(words)) if words > 0 => "words",
            _ => &self.count_type,
        };
        let mut attributes = Attributes::new()
            .with("data-module", "govuk-character-count")
            .maybe("data-maxlength", &number(self.maxlength))
            .maybe("data-maxwords", &number(self.maxwords))
            .maybe("data-threshold", &number(self.threshold))
            .maybe("data-count-type", count_type);
        if no_limit {
            attributes = attributes.maybe("data-i18n.textarea-description.other", &self.textarea_description_text);
        }
        let plurals = |mut attributes: Attributes, key: &str, texts: &Plurals| {
            for (rule, text) in texts {
                attributes = attributes.maybe(&format!("data-i18n.{key}.{rule}"), text);
            }
            attributes
        };
        attributes = plurals(attributes, "characters-under-limit", &self.characters_under_limit_text);
        attributes = attributes.maybe("data-i18n.characters-at-limit", &self.characters_at_limit_text);
        attributes = plurals(attributes, "characters-over-limit", &self.characters_over_limit_text);
        attributes = plurals(attributes, "words-under-limit", &self.words_under_limit_text);
        attributes = attributes.maybe("data-i18n.words-at-limit", &self.words_at_limit_text);
        attributes = plurals(attributes, "words-over-limit", &self.words_over_limit_text);
        attributes.and(&self.form_group.attributes)
    }
}

into_html!(CharacterCount);

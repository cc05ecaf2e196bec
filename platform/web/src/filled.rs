//! Form fields with what was typed and what is wrong with it.

use crate::{Asked, Fields, Mistakes};
use components::{
    Checkboxes, Choice, DateInput, ErrorMessage, Fieldset, FileUpload, Hint, Input, Label, PasswordInput, Radios,
    Select, SelectItem, Size, Textarea,
};

/// Renders fields with their values and mistakes. Labels and hints are given as keys of texts; a hint is the key
/// `<label>-hint` where the catalogue has one.
pub struct Filled<'a> {
    asked: &'a Asked,
    fields: &'a Fields,
    mistakes: &'a Mistakes,
}

impl<'a> Filled<'a> {
    /// From what was typed and what is wrong.
    pub fn new(asked: &'a Asked, fields: &'a Fields, mistakes: &'a Mistakes) -> Self {
        Filled { asked, fields, mistakes }
    }

    fn hint(&self, label: &str) -> Option<Hint> {
        let key = format!("{label}-hint");
        self.asked.texts.has(&key).then(|| Hint::from(self.asked.t(&key)))
    }
    fn error(&self, name: &str) -> Option<ErrorMessage> {
        self.mistakes.of(name).map(|sentence| ErrorMessage::new(self.asked.t("web-error-word"), sentence))
    }
    fn label(&self, label: &str) -> Label {
        Label::from(self.asked.t(label))
    }

    /// A line of text.
    pub fn input(&self, name: &str, label: &str) -> Input {
        Input {
            hint: self.hint(label),
            error_message: self.error(name),
            value: self.fields.raw(name).to_owned(),
            ..Input::new(name, self.label(label))
        }
    }
    /// A password; what was typed is not shown again.
    pub fn password(&self, name: &str, label: &str, autocomplete: &str) -> PasswordInput {
        PasswordInput {
            hint: self.hint(label),
            error_message: self.error(name),
            autocomplete: autocomplete.to_owned(),
            show_password_text: self.asked.t("web-password-show"),
            hide_password_text: self.asked.t("web-password-hide"),
            show_password_aria_label_text: self.asked.t("web-password-show-label"),
            hide_password_aria_label_text: self.asked.t("web-password-hide-label"),
            password_shown_announcement_text: self.asked.t("web-password-shown"),
            password_hidden_announcement_text: self.asked.t("web-password-hidden"),
            ..PasswordInput::new(name, self.label(label))
        }
    }
    /// Several lines of text.
    pub fn textarea(&self, name: &str, label: &str) -> Textarea {
        Textarea {
            hint: self.hint(label),
            error_message: self.error(name),
            value: self.fields.raw(name).to_owned(),
            ..Textarea::new(name, self.label(label))
        }
    }
    /// One of several; `items` are values and their words.
    pub fn radios(&self, name: &str, question: &str, items: Vec<Choice>) -> Radios {
        Radios {
            hint: self.hint(question),
            error_message: self.error(name),
            value: self.fields.text(name).to_owned(),
            ..Radios::new(name, Fieldset::new(self.asked.t(question), Size::S), items)
        }
    }
    /// Any of several.
    pub fn checkboxes(&self, name: &str, question: &str, items: Vec<Choice>) -> Checkboxes {
        Checkboxes {
            hint: self.hint(question),
            error_message: self.error(name),
            values: self.fields.all(name).into_iter().map(str::to_owned).collect(),
            ..Checkboxes::new(name, Fieldset::new(self.asked.t(question), Size::S), items)
        }
    }
    /// One of many, from a list that drops down; the first item should say "choose".
    pub fn select(&self, name: &str, label: &str, items: Vec<SelectItem>) -> Select {
        Select {
            hint: self.hint(label),
            error_message: self.error(name),
            value: self.fields.text(name).to_owned(),
            ..Select::new(name, self.label(label), items)
        }
    }
    /// A date in three parts: `name-day`, `name-month`, `name-year`; read it with [`Fields::date`].
    pub fn date(&self, name: &str, question: &str) -> DateInput {
        let (day, month, year) = self.fields.date_parts(name);
        let words = [self.asked.t("web-day"), self.asked.t("web-month"), self.asked.t("web-year")];
        let part = |end: &str, word: &String, value: &str, width: u8| components::DateItem {
            width,
            id: format!("{name}-{end}"),
            ..components::DateItem::new(format!("{name}-{end}"), word.clone(), value)
        };
        DateInput {
            id: name.to_owned(),
            fieldset: Some(Fieldset::new(self.asked.t(question), Size::S)),
            hint: self.hint(question),
            error_message: self.error(name),
            items: vec![
                part("day", &words[0], day, 2),
                part("month", &words[1], month, 2),
                part("year", &words[2], year, 4),
            ],
            ..DateInput::default()
        }
    }
    /// A file.
    pub fn file(&self, name: &str, label: &str, accept: &str) -> FileUpload {
        FileUpload {
            hint: self.hint(label),
            error_message: self.error(name),
            accept: accept.to_owned(),
            ..FileUpload::new(name, self.label(label))
        }
    }
    /// Choices whose words are texts under `<prefix>-<value>`.
    pub fn choices(&self, prefix: &str, values: &[&str]) -> Vec<Choice> {
        values
            .iter()
            .map(|value| {
                let key = format!("{prefix}-{value}");
                let choice = Choice::new(*value, self.asked.t(&key));
                match self.hint(&key) {
                    Some(hint) => choice.hint(hint),
                    None => choice,
                }
            })
            .collect()
    }
}

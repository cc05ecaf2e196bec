//! Reads the options of a fixture, with JavaScript's idea of what counts as given.

use components::{Attributes, Content, ErrorMessage, Fieldset, FormGroup, Hint, Html, Label, Legend};
use serde_json::Value;

/// The options of a component, or of a part of one.
#[derive(Clone, Copy)]
pub struct Options<'a>(pub &'a Value);

impl<'a> Options<'a> {
    /// What is there under this name, even if it is empty.
    pub fn raw(self, name: &str) -> Option<&'a Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    /// Whether it is given in the sense of JavaScript.
    pub fn given(self, name: &str) -> bool {
        match self.raw(name) {
            None | Some(Value::Bool(false)) => false,
            Some(Value::String(text)) => !text.is_empty(),
            Some(Value::Number(number)) => number.as_f64() != Some(0.0),
            Some(_) => true,
        }
    }

    /// Whether nothing at all is said.
    pub fn is_empty(self) -> bool {
        self.0.as_object().is_some_and(|options| options.is_empty())
    }

    /// As text; empty when not given.
    pub fn text(self, name: &str) -> String {
        self.raw(name).map(shown).unwrap_or_default()
    }

    /// As text, or the words GOV.UK puts in by itself: our components have no words of their own.
    pub fn text_or(self, name: &str, usual: &str) -> String {
        if self.given(name) { self.text(name) } else { usual.to_owned() }
    }

    /// As a switch that may be left alone.
    pub fn switch(self, name: &str) -> Option<bool> {
        self.raw(name).and_then(Value::as_bool)
    }

    /// As a number.
    pub fn number(self, name: &str) -> Option<u32> {
        self.raw(name).and_then(|value| match value {
            Value::String(text) => text.parse().ok(),
            other => other.as_u64().map(|number| number as u32),
        })
    }

    /// The level of a heading.
    pub fn level(self, name: &str) -> u8 {
        self.number(name).unwrap_or(0) as u8
    }

    /// `html` when given, else `text`.
    pub fn content(self) -> Content {
        self.content_of("text", "html")
    }

    /// The same under other names.
    pub fn content_of(self, text: &str, html: &str) -> Content {
        if self.given(html) { Html::trusted(self.text(html)).into() } else { self.text(text).into() }
    }

    /// A part with options of its own.
    pub fn part(self, name: &str) -> Option<Options<'a>> {
        self.raw(name).filter(|value| value.is_object()).map(Options)
    }

    /// A list of parts; holes are left out.
    pub fn list(self, name: &str) -> Vec<Options<'a>> {
        self.raw(name).and_then(Value::as_array).into_iter().flatten().filter(|v| !falsy(v)).map(Options).collect()
    }

    /// A list of parts with their places; holes count as places.
    pub fn places(self, name: &str) -> Vec<(usize, Options<'a>)> {
        let items = self.raw(name).and_then(Value::as_array).into_iter().flatten().enumerate();
        items.filter(|(_, value)| !falsy(value)).map(|(place, value)| (place + 1, Options(value))).collect()
    }

    /// Further attributes.
    pub fn attributes(self, name: &str) -> Attributes {
        let mut attributes = Attributes::new();
        for (key, value) in self.raw(name).and_then(Value::as_object).into_iter().flatten() {
            match value.as_object() {
                Some(detailed) => match (&detailed["value"], detailed.get("optional")) {
                    (Value::Null | Value::Bool(false), Some(Value::Bool(true))) => {}
                    (Value::Bool(true), Some(Value::Bool(true))) => attributes = attributes.flag(key),
                    (value, _) => attributes = attributes.with(key, shown(value)),
                },
                None => attributes = attributes.with(key, shown(value)),
            }
        }
        attributes
    }

    /// A text for each plural rule.
    pub fn plurals(self, name: &str) -> components::Plurals {
        let texts = self.raw(name).and_then(Value::as_object).into_iter().flatten();
        texts.map(|(rule, text)| (rule.clone(), shown(text))).collect()
    }

    pub fn classes(self) -> String {
        self.text("classes")
    }

    pub fn label(self) -> Label {
        let Some(label) = self.part("label") else { return Label::default() };
        Label {
            content: label.content(),
            for_id: label.text("for"),
            is_page_heading: label.given("isPageHeading"),
            classes: label.classes(),
            attributes: label.attributes("attributes"),
        }
    }

    pub fn hint(self) -> Option<Hint> {
        self.part("hint").map(|hint| Hint {
            content: hint.content(),
            classes: hint.classes(),
            attributes: hint.attributes("attributes"),
            id: String::new(),
        })
    }

    pub fn error_message(self) -> Option<ErrorMessage> {
        self.part("errorMessage").map(|error| ErrorMessage {
            content: error.content(),
            visually_hidden_text: error.text_or("visuallyHiddenText", "Error"),
            classes: error.classes(),
            attributes: error.attributes("attributes"),
            id: String::new(),
        })
    }

    pub fn fieldset(self) -> Option<Fieldset> {
        self.part("fieldset").map(|fieldset| Fieldset {
            legend: fieldset.legend(),
            content: Html::default(),
            described_by: fieldset.text("describedBy"),
            role: fieldset.text("role"),
            classes: fieldset.classes(),
            attributes: fieldset.attributes("attributes"),
        })
    }

    pub fn legend(self) -> Option<Legend> {
        self.part("legend").map(|legend| Legend {
            content: legend.content(),
            classes: legend.classes(),
            is_page_heading: legend.given("isPageHeading"),
        })
    }

    pub fn form_group(self) -> FormGroup {
        let Some(group) = self.part("formGroup") else { return FormGroup::default() };
        let side = |one: &str, several: &str| {
            group.part(one).or(group.part(several)).map(Options::content).unwrap_or_default()
        };
        FormGroup {
            classes: group.classes(),
            attributes: group.attributes("attributes"),
            before: side("beforeInput", "beforeInputs"),
            after: side("afterInput", "afterInputs"),
        }
    }
}

fn falsy(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Number(number) => number.as_f64() == Some(0.0),
        _ => false,
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

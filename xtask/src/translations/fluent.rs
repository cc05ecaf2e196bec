//! One Fluent file: its texts, their arguments, plural forms and words.

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey},
    parser,
};
use std::collections::{BTreeMap, BTreeSet};

/// One text; a term's key begins with `-`, an attribute's is `key.attribute`.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Message {
    pub key: String,
    pub variables: BTreeSet<String>,
    pub references: BTreeSet<String>,
    /// Plural choices: what is counted, and the forms given.
    pub plurals: BTreeMap<String, BTreeSet<String>>,
    /// The words, without what stands in braces; variants follow one another.
    pub text: String,
}

/// The texts in order, and what could not be read.
pub fn read(source: &str) -> (Vec<Message>, Vec<String>) {
    let (resource, errors) = match parser::parse(source) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    };
    let wrong = errors.iter().map(|error| {
        let line = source.get(..error.pos.start).unwrap_or(source).lines().count().max(1);
        format!("line {line}: {error}")
    });
    let mut messages = Vec::new();
    for entry in &resource.body {
        let (key, value, attributes) = match entry {
            Entry::Message(message) => (message.id.name.to_owned(), message.value.as_ref(), &message.attributes),
            Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value), &term.attributes),
            _ => continue,
        };
        let own = value.map(|pattern| (key.clone(), pattern));
        let others = attributes.iter().map(|attribute| (format!("{key}.{}", attribute.id.name), &attribute.value));
        for (key, pattern) in own.into_iter().chain(others) {
            let mut message = Message { key, ..Message::default() };
            message.read(pattern);
            messages.push(message);
        }
    }
    (messages, wrong.collect())
}

impl Message {
    fn read(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.text.push_str(value),
                PatternElement::Placeable { expression } => {
                    // A mark in its place, so that the words on both sides stay two words.
                    self.text.push('…');
                    self.read_expression(expression);
                }
            }
        }
    }

    fn read_expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.read_inline(inline),
            Expression::Select { selector, variants } => {
                self.read_inline(selector);
                self.note_plural(selector, variants);
                for variant in variants {
                    self.text.push('\n');
                    self.read(&variant.value);
                }
            }
        }
    }

    fn note_plural(&mut self, selector: &InlineExpression<&str>, variants: &[Variant<&str>]) {
        let form = |key: &VariantKey<&str>| match key {
            VariantKey::Identifier { name } => (*name).to_owned(),
            // In Welsh these numbers are the only ones of their form.
            VariantKey::NumberLiteral { value } => {
                let name = match *value {
                    "0" => "zero",
                    "1" => "one",
                    "2" => "two",
                    "3" => "few",
                    "6" => "many",
                    other => other,
                };
                name.to_owned()
            }
        };
        let forms: BTreeSet<String> = variants.iter().map(|variant| form(&variant.key)).collect();
        let counts = |form: &String| ["zero", "one", "two", "few", "many"].contains(&form.as_str());
        if forms.iter().any(counts) {
            self.plurals.entry(name_of(selector)).or_default().extend(forms);
        }
    }

    fn read_inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, .. } => {
                self.references.insert(id.name.to_owned());
            }
            InlineExpression::TermReference { id, .. } => {
                self.references.insert(format!("-{}", id.name));
            }
            InlineExpression::FunctionReference { arguments, .. } => {
                for argument in &arguments.positional {
                    self.read_inline(argument);
                }
            }
            InlineExpression::Placeable { expression } => self.read_expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }
}

fn name_of(selector: &InlineExpression<&str>) -> String {
    match selector {
        InlineExpression::VariableReference { id } => id.name.to_owned(),
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.first().map(name_of).unwrap_or_default()
        }
        _ => String::new(),
    }
}

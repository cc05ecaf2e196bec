//! What a text is made of: the arguments it takes and the texts it leans on.

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};
use std::collections::BTreeSet;

/// The names that occur in one text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Shape {
    /// `$name` of every argument.
    pub variables: BTreeSet<String>,
    /// Keys of other texts, and `-name` of terms.
    pub references: BTreeSet<String>,
    /// Functions called.
    pub functions: BTreeSet<String>,
    /// Whether an attribute of another text is asked for.
    pub asks_attribute: bool,
}

impl Shape {
    pub(crate) fn of(pattern: &Pattern<&str>) -> Shape {
        let mut shape = Shape::default();
        shape.read(pattern);
        shape
    }

    fn read(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.read_expression(expression);
            }
        }
    }

    fn read_expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.read_inline(inline),
            Expression::Select { selector, variants } => {
                self.read_inline(selector);
                for variant in variants {
                    self.read(&variant.value);
                }
            }
        }
    }

    fn read_inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, attribute } => {
                self.references.insert(id.name.to_owned());
                self.asks_attribute |= attribute.is_some();
            }
            InlineExpression::TermReference { id, .. } => {
                self.references.insert(format!("-{}", id.name));
            }
            InlineExpression::FunctionReference { id, arguments } => {
                self.functions.insert(id.name.to_owned());
                for argument in &arguments.positional {
                    self.read_inline(argument);
                }
            }
            InlineExpression::Placeable { expression } => self.read_expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }
}

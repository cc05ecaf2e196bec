//! By what a thing of each kind has to be known, as the schema says it.

use crate::Fact;
use cedar_policy::{EntityTypeName, SchemaFragment};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::str::FromStr;

/// The facts of a kind of thing.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shape(BTreeMap<String, Sort>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Text,
    Flag,
    Number,
    Set,
}

impl Shape {
    /// Whether exactly these facts are known, each of its sort.
    pub(crate) fn fits(&self, facts: &BTreeMap<&'static str, Fact>) -> bool {
        let sort = |fact: &Fact| match fact {
            Fact::Text(_) => Sort::Text,
            Fact::Flag(_) => Sort::Flag,
            Fact::Number(_) => Sort::Number,
            Fact::Set(_) => Sort::Set,
        };
        let known = facts.iter().map(|(name, fact)| (*name, sort(fact)));
        known.eq(self.0.iter().map(|(name, sort)| (name.as_str(), *sort)))
    }
}

/// The shape of every kind that the schema knows.
///
/// # Errors
/// A fact is of a sort that things do not have, or may be left out.
pub(crate) fn shapes(schema: &SchemaFragment) -> Result<HashMap<String, (EntityTypeName, Shape)>, String> {
    let json = schema.clone().to_json_value().map_err(|e| e.to_string())?;
    let kinds = json.pointer("//entityTypes").and_then(Value::as_object).ok_or("no kinds of things")?;
    let mut all = HashMap::new();
    for (kind, said) in kinds {
        let mut shape = Shape::default();
        for (name, fact) in said.pointer("/shape/attributes").and_then(Value::as_object).into_iter().flatten() {
            if fact.get("required") == Some(&Value::Bool(false)) {
                return Err(format!("{kind}.{name} may be left out: say it always"));
            }
            shape.0.insert(name.clone(), sort(fact).ok_or_else(|| format!("{kind}.{name}: {fact}"))?);
        }
        let name = EntityTypeName::from_str(kind).map_err(|e| e.to_string())?;
        all.insert(kind.clone(), (name, shape));
    }
    Ok(all)
}

/// Types are written by their own name, or as a name that is looked up.
fn sort(fact: &Value) -> Option<Sort> {
    let word = |value: &Value| {
        let of = value.get("type").and_then(Value::as_str)?;
        Some(if of == "EntityOrCommon" { value.get("name")?.as_str()?.to_owned() } else { of.to_owned() })
    };
    match word(fact)?.as_str() {
        "String" => Some(Sort::Text),
        "Bool" | "Boolean" => Some(Sort::Flag),
        "Long" => Some(Sort::Number),
        "Set" => (word(fact.get("element")?)?.as_str() == "String").then_some(Sort::Set),
        _ => None,
    }
}

//! Models and settings in the JSON of Splink (UK Ministry of Justice), so that a national body runs the same model on its
//! cluster and brings the result back.
//!
//! Splink compares columns as they are: give it a table of the fields written the same everywhere (`dolen linkage
//! standardise`). It knows two classes, matches and others, and divides by how common a value is; a model that came from
//! it, or is to go there, weighs rareness the same way.

mod sql;

use crate::Fault;
use crate::model::{Class, Learned, LearnedLevel, Model, Provenance, Rareness};
use crate::settings::{Comparison, Condition, Field, Kind, Level, Rule, Settings};
use serde_json::{Value, json};

/// Settings and model as Splink's JSON. Faults name what Splink cannot be told.
pub fn write(settings: &Settings, model: &Model) -> Result<String, Fault> {
    model.fits(settings)?;
    if model.classes.len() > 2 {
        return Err(Fault::Model("Splink knows no class of those who live together; learn without `at_home`".into()));
    }
    let mut comparisons = Vec::new();
    for (comparison, learned) in settings.comparisons.iter().zip(&model.comparisons) {
        comparisons.push(write_comparison(comparison, learned)?);
    }
    let rules = settings.blocking.iter().map(write_rule).collect::<Result<Vec<_>, _>>()?;
    let all = json!({
        "link_type": "dedupe_only",
        "sql_dialect": "duckdb",
        "unique_id_column_name": settings.id,
        "probability_two_random_records_match": model.classes[0].prior,
        "retain_matching_columns": true,
        "retain_intermediate_calculation_columns": false,
        "comparisons": comparisons,
        "blocking_rules_to_generate_predictions": rules,
    });
    Ok(serde_json::to_string_pretty(&all).expect("settings are plain data"))
}

fn write_comparison(comparison: &Comparison, learned: &Learned) -> Result<Value, Fault> {
    let first = Condition::Missing(crate::conditions::first_field(&comparison.levels[0].when).to_owned());
    let missing = sql::write(comparison.missing.as_ref().unwrap_or(&first))?;
    let mut levels = vec![json!({
        "sql_condition": missing, "label_for_charts": "not known", "is_null_level": true,
    })];
    for (level, learned) in comparison.levels.iter().zip(&learned.levels) {
        let mut written = json!({
            "sql_condition": sql::write(&level.when)?,
            "label_for_charts": level.name,
            "m_probability": learned.of[0],
            "u_probability": learned.of[1],
        });
        match &level.rare[..] {
            [] => {}
            [field] => {
                written["tf_adjustment_column"] = json!(field);
                written["tf_adjustment_weight"] = json!(1.0);
            }
            _ => return Err(Fault::Model("Splink weighs the rareness of one column in a level".into())),
        }
        levels.push(written);
    }
    let last = &learned.levels[comparison.levels.len()];
    levels.push(json!({
        "sql_condition": "ELSE", "label_for_charts": "differs",
        "m_probability": last.of[0], "u_probability": last.of[1],
    }));
    let name = comparison.name.replace(|c: char| !c.is_alphanumeric(), "_");
    Ok(json!({ "output_column_name": name, "comparison_levels": levels, "comparison_description": comparison.name }))
}

fn write_rule(rule: &Rule) -> Result<Value, Fault> {
    let part = |part: &String| match part.split_once(':') {
        None => Ok(format!("l.\"{part}\" = r.\"{part}\"")),
        Some((field, cut)) => match cut.strip_prefix("first").and_then(|letters| letters.parse::<u32>().ok()) {
            Some(letters) => Ok(format!("SUBSTR(l.\"{field}\", 1, {letters}) = SUBSTR(r.\"{field}\", 1, {letters})")),
            None => Err(Fault::Model(format!("the key `{part}` has no counterpart in SQL"))),
        },
    };
    if !rule.or.is_empty() {
        return Err(Fault::Model("a rule with several keys has no counterpart in Splink".into()));
    }
    let parts = rule.on.iter().map(part).collect::<Result<Vec<_>, _>>()?;
    Ok(json!({ "blocking_rule": parts.join(" AND "), "sql_dialect": "duckdb" }))
}

fn fault(what: &str) -> Fault {
    Fault::Model(what.to_owned())
}

/// Settings and model from Splink's JSON. Faults name what is not known here.
pub fn read(text: &str) -> Result<(Settings, Model), Fault> {
    let all: Value = serde_json::from_str(text).map_err(|fault| Fault::Model(fault.to_string()))?;
    let list = |name: &str| all[name].as_array().cloned().unwrap_or_default();
    let mut comparisons = Vec::new();
    let mut learned = Vec::new();
    for comparison in list("comparisons") {
        let (one, other) = read_comparison(&comparison)?;
        comparisons.push(one);
        learned.push(other);
    }
    let mut blocking = Vec::new();
    for rule in list("blocking_rules_to_generate_predictions") {
        let text = rule["blocking_rule"].as_str().or(rule.as_str()).ok_or_else(|| fault("a rule has no text"))?;
        blocking.push(Rule { on: keys(&sql::read(text)?)?, or: Vec::new() });
    }
    let mut fields: Vec<Field> = Vec::new();
    let mut add = |name: &str| {
        if !fields.iter().any(|field| field.name == name) {
            let columns = vec![name.to_owned()];
            fields.push(Field { name: name.into(), columns, kind: Kind::Raw, missing: Vec::new(), keep: None });
        }
    };
    for comparison in &comparisons {
        comparison.levels.iter().for_each(|level| crate::conditions::fields_of(&level.when, &mut add));
        comparison.missing.iter().for_each(|missing| crate::conditions::fields_of(missing, &mut add));
    }
    blocking.iter().flat_map(|rule| &rule.on).for_each(|part| add(part.split(':').next().unwrap_or(part)));
    let settings = Settings {
        title: "From Splink".into(),
        id: all["unique_id_column_name"].as_str().unwrap_or("unique_id").to_owned(),
        source: None,
        fields,
        comparisons,
        together: None,
        blocking,
        training: Default::default(),
        clustering: Default::default(),
    };
    settings.check()?;
    let prior = all["probability_two_random_records_match"].as_f64().ok_or_else(|| fault("the model has no prior"))?;
    let class = |name: &str, prior: f64| Class { name: name.into(), prior };
    let model = Model {
        version: 1,
        provenance: Provenance { settings: "From Splink".into(), ..Provenance::default() },
        rareness: Rareness::Divided,
        classes: vec![class("one", prior), class("strangers", 1.0 - prior)],
        comparisons: learned,
    };
    model.fits(&settings)?;
    Ok((settings, model))
}

fn read_comparison(comparison: &Value) -> Result<(Comparison, Learned), Fault> {
    let name = comparison["output_column_name"].as_str().unwrap_or("comparison").to_owned();
    let mut missing = None;
    let mut levels = Vec::new();
    let mut learned = Vec::new();
    for level in comparison["comparison_levels"].as_array().ok_or_else(|| fault("a comparison has no levels"))? {
        let text = level["sql_condition"].as_str().ok_or_else(|| fault("a level has no condition"))?;
        if level["is_null_level"].as_bool() == Some(true) {
            missing = Some(sql::read(text)?);
            continue;
        }
        let share = |of: &str| {
            let share = level[of].as_f64();
            share.ok_or_else(|| Fault::Model(format!("`{name}`: `{text}` has no {of}; it was never learned")))
        };
        let of = vec![share("m_probability")?, share("u_probability")?];
        if text.trim().eq_ignore_ascii_case("else") {
            learned.push(LearnedLevel { name: "differs".into(), of });
            continue;
        }
        let label = level["label_for_charts"].as_str().unwrap_or(text).to_owned();
        let rare = level["tf_adjustment_column"].as_str().map(str::to_owned).into_iter().collect();
        if level["tf_adjustment_weight"].as_f64().is_some_and(|weight| weight != 1.0) {
            return Err(fault("only a weight of 1 is known for term frequencies"));
        }
        levels.push(Level { name: label.clone(), when: sql::read(text)?, rare });
        learned.push(LearnedLevel { name: label, of });
    }
    let comparison = Comparison { name: name.clone(), missing, levels, at_home: Default::default() };
    Ok((comparison, Learned { name, levels: learned }))
}

fn keys(condition: &Condition) -> Result<Vec<String>, Fault> {
    match condition {
        Condition::Same(field) => Ok(vec![field.clone()]),
        Condition::Begins { field, letters } => Ok(vec![format!("{field}:first{letters}")]),
        Condition::All(all) => Ok(all.iter().map(keys).collect::<Result<Vec<_>, _>>()?.concat()),
        _ => Err(fault("a blocking rule is more than what is the same")),
    }
}

//! The rules of the house: Cedar policies checked against a schema, and the decision.

use crate::shape::{Shape, shapes};
use crate::{Fact, Permit, Refusal, Thing, Visit, Who};
use cedar_policy::{
    ActionConstraint, Authorizer, Context, Decision, Entities, Entity, EntityId, EntityTypeName, EntityUid, PolicyId,
    PolicySet, Request, RestrictedExpression, Schema, SchemaFragment, ValidationMode, Validator,
};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// One owner's part of the rules.
#[derive(Debug, Clone, Copy)]
pub struct PolicyText {
    /// Whose rules these are.
    pub owner: &'static str,
    /// Kinds of things and actions, in Cedar's schema language. The visitor is the entity type `Visitor`.
    pub schema: &'static str,
    /// The rules; each carries an `@id("…")`.
    pub policies: &'static str,
}

/// The rules could not be read, lack a name, or do not fit the schema.
#[derive(Debug, thiserror::Error)]
#[error("policies of {owner}: {reason}")]
pub struct BadPolicies {
    owner: &'static str,
    reason: String,
}

/// Everything that rules may look at in a thing: its kind and its facts.
type Known<'t> = (&'t str, &'t BTreeMap<&'static str, Fact>);

/// All rules of the house.
#[derive(Debug, Clone)]
pub struct Policies {
    set: PolicySet,
    schema: Schema,
    visitor: EntityTypeName,
    authorizer: Authorizer,
    // Worked out once, since every decision needs them: the rules that can say anything of an action, and what a thing of
    // a kind has to be known by.
    by_action: HashMap<String, (EntityUid, PolicySet)>,
    kinds: HashMap<String, (EntityTypeName, Shape)>,
    spent: Arc<Spent>,
}

/// What deciding has cost since the rules were read.
#[derive(Debug, Default)]
struct Spent {
    decisions: AtomicU64,
    nanoseconds: AtomicU64,
}

/// What rules may know of a visitor; every capability's schema may rely on it.
const VISITOR: &str = r#"
entity Visitor = {
    id: String,
    kind: String,
    agency: String,
    agency_kind: String,
    roles: Set<String>,
    teams: Set<String>,
    freshly_proved: Bool,
    trained: Bool,
};
"#;

impl Policies {
    /// Reads, names and validates all rules.
    ///
    /// # Errors
    /// When a text does not parse, a rule has no `@id` or shares one, or strict validation against the schema fails.
    pub fn new(texts: &[PolicyText]) -> Result<Self, BadPolicies> {
        let schema_text: String =
            std::iter::once(VISITOR).chain(texts.iter().map(|t| t.schema)).collect::<Vec<_>>().join("\n");
        let bad = |owner: &'static str, reason: String| BadPolicies { owner, reason };
        let (fragment, _) =
            SchemaFragment::from_cedarschema_str(&schema_text).map_err(|e| bad("schema", format!("{e:?}")))?;
        let kinds = shapes(&fragment).map_err(|reason| bad("schema", reason))?;
        let schema = Schema::from_schema_fragments([fragment]).map_err(|e| bad("schema", format!("{e:?}")))?;
        let mut set = PolicySet::new();
        for text in texts {
            let parsed = PolicySet::from_str(text.policies).map_err(|e| bad(text.owner, e.to_string()))?;
            for policy in parsed.policies() {
                let id = policy.annotation("id").ok_or_else(|| bad(text.owner, "a rule has no @id".to_owned()))?;
                set.add(policy.new_id(PolicyId::new(id))).map_err(|e| bad(text.owner, e.to_string()))?;
            }
        }
        let checked = Validator::new(schema.clone()).validate(&set, ValidationMode::Strict);
        if let Some(error) = checked.validation_errors().next() {
            return Err(bad("all", error.to_string()));
        }
        let visitor = EntityTypeName::from_str("Visitor").map_err(|e| bad("schema", e.to_string()))?;
        let by_action = by_action(&schema, &set).map_err(|reason| bad("schema", reason))?;
        Ok(Policies { set, schema, visitor, authorizer: Authorizer::new(), by_action, kinds, spent: Arc::default() })
    }

    /// May this visitor do this to this thing?
    ///
    /// # Errors
    /// The refusal, with the rules that forbade it. Anything that cannot be decided is refused.
    pub fn decide(&self, visit: &Visit, action: &str, thing: &Thing) -> Result<Permit, Refusal> {
        let begun = Instant::now();
        let decided = self.decided(visit, action, thing);
        let took = u64::try_from(begun.elapsed().as_nanos()).unwrap_or(u64::MAX);
        self.spent.nanoseconds.fetch_add(took, Ordering::Relaxed);
        self.spent.decisions.fetch_add(1, Ordering::Relaxed);
        decided
    }

    /// How many decisions there were since the rules were read, and how long they took together.
    pub fn spent(&self) -> (u64, Duration) {
        let nanoseconds = self.spent.nanoseconds.load(Ordering::Relaxed);
        (self.spent.decisions.load(Ordering::Relaxed), Duration::from_nanos(nanoseconds))
    }

    fn decided(&self, visit: &Visit, action: &str, thing: &Thing) -> Result<Permit, Refusal> {
        let name = thing.name();
        let refusal = |rules: Vec<String>| Refusal {
            action: action.to_owned(),
            thing: name.clone(),
            rules,
            openly: false,
            confirm: false,
        };
        let Some((request, entities, rules)) = self.request(&visit.who, action, thing) else {
            return Err(refusal(vec!["undecidable".to_owned()]));
        };
        let response = self.authorizer.is_authorized(&request, rules, &entities);
        let mut rules: Vec<String> = response.diagnostics().reason().map(ToString::to_string).collect();
        rules.sort();
        // A rule that fails on its facts is a fault in the rules: it must never be read as permission.
        if response.decision() == Decision::Deny || response.diagnostics().errors().next().is_some() {
            let confirm = self.only_wants_fresh_proof(&rules) && self.would_permit_when_proved(visit, action, thing);
            return Err(Refusal { confirm, ..refusal(rules) });
        }
        Ok(Permit {
            actor: visit.who.actor.clone(),
            agency: visit.who.agency,
            purpose: visit.purpose.clone(),
            action: action.to_owned(),
            thing: name,
            rules,
            at: visit.now,
        })
    }

    /// The same for each of these things. Those of which the same is known are decided once.
    pub fn decide_each(&self, visit: &Visit, action: &str, things: &[Thing]) -> Vec<Result<Permit, Refusal>> {
        let mut decided: BTreeMap<Known<'_>, Result<Permit, Refusal>> = BTreeMap::new();
        let mut answers = Vec::with_capacity(things.len());
        for thing in things {
            let answer = decided.entry((thing.kind, &thing.facts)).or_insert_with(|| self.decide(visit, action, thing));
            answers.push(match answer {
                Ok(permit) => Ok(permit.of(thing)),
                Err(refusal) => Err(refusal.of(thing)),
            });
        }
        answers
    }

    /// Whether nothing forbade it but rules that carry `@confirm`.
    fn only_wants_fresh_proof(&self, forbade: &[String]) -> bool {
        !forbade.is_empty() && forbade.iter().all(|rule| self.set.annotation(&PolicyId::new(rule), "confirm").is_some())
    }

    /// The same once more as if a second factor had just been given: whoever would be refused all the same is told
    /// nothing, not even that.
    fn would_permit_when_proved(&self, visit: &Visit, action: &str, thing: &Thing) -> bool {
        let who = Who { freshly_proved: true, ..visit.who.clone() };
        !visit.who.freshly_proved && self.decided(&Visit { who, ..visit.clone() }, action, thing).is_ok()
    }

    /// For each of these things the first of the actions that is allowed; nothing where none is. Things of which the same
    /// is known are decided once.
    pub fn first_allowed(&self, visit: &Visit, actions: &[&str], things: &[Thing]) -> Vec<Option<Permit>> {
        let mut decided: BTreeMap<Known<'_>, Option<Permit>> = BTreeMap::new();
        let first = |thing: &Thing| actions.iter().find_map(|action| self.decide(visit, action, thing).ok());
        let mut answers = Vec::with_capacity(things.len());
        for thing in things {
            let answer = decided.entry((thing.kind, &thing.facts)).or_insert_with(|| first(thing));
            answers.push(answer.as_ref().map(|permit| permit.of(thing)));
        }
        answers
    }

    /// What Cedar is asked, and which rules. Nothing where the schema knows no such action, or the thing is not known by
    /// exactly the facts that its kind has.
    fn request(&self, who: &Who, action: &str, thing: &Thing) -> Option<(Request, Entities, &PolicySet)> {
        let (action, rules) = self.by_action.get(action)?;
        let (kind, shape) = self.kinds.get(thing.kind)?;
        if !shape.fits(&thing.facts) {
            return None;
        }
        let principal = EntityUid::from_type_name_and_id(self.visitor.clone(), EntityId::new(who.actor.to_string()));
        let resource = EntityUid::from_type_name_and_id(kind.clone(), EntityId::new(&thing.id));
        let facts = thing.facts.iter().map(|(n, f)| ((*n).to_owned(), expression(f))).collect();
        let entities = [
            Entity::new(principal.clone(), visitor_facts(who), HashSet::new()).ok()?,
            Entity::new(resource.clone(), facts, HashSet::new()).ok()?,
        ];
        // Facts were compared with the schema above: Cedar would look at every action of the house once more each time.
        let entities = Entities::from_entities(entities, None).ok()?;
        let request = Request::new(principal, action.clone(), resource, Context::empty(), Some(&self.schema)).ok()?;
        Some((request, entities, rules))
    }

    /// The names of all rules, sorted.
    pub fn rule_names(&self) -> Vec<String> {
        let mut names: Vec<String> = self.set.policies().map(|p| p.id().to_string()).collect();
        names.sort();
        names
    }

    /// The names of all actions that the schema knows, sorted.
    pub fn actions(&self) -> Vec<String> {
        let mut names: Vec<String> = self.schema.actions().map(|a| a.id().unescaped().to_owned()).collect();
        names.sort();
        names
    }
}

/// For each action the rules whose first line names it, or names none.
fn by_action(schema: &Schema, set: &PolicySet) -> Result<HashMap<String, (EntityUid, PolicySet)>, String> {
    let grouped = schema.actions().any(|action| schema.action_groups().any(|group| group == action));
    if grouped {
        return Err("groups of actions: a rule names each action itself".to_owned());
    }
    let mut all = HashMap::new();
    for action in schema.actions() {
        let mut rules = PolicySet::new();
        for rule in set.policies() {
            let speaks = match rule.action_constraint() {
                ActionConstraint::Any => true,
                ActionConstraint::Eq(one) => one == *action,
                ActionConstraint::In(several) => several.contains(action),
            };
            if speaks {
                rules.add(rule.clone()).map_err(|e| e.to_string())?;
            }
        }
        all.insert(action.id().unescaped().to_owned(), (action.clone(), rules));
    }
    Ok(all)
}

fn visitor_facts(who: &Who) -> HashMap<String, RestrictedExpression> {
    let text = |t: String| RestrictedExpression::new_string(t);
    let set =
        |items: Vec<String>| RestrictedExpression::new_set(items.into_iter().map(RestrictedExpression::new_string));
    HashMap::from([
        ("id".to_owned(), text(who.actor.to_string())),
        ("kind".to_owned(), text(who.actor.kind().to_owned())),
        ("agency".to_owned(), text(who.agency.map(|a| a.to_string()).unwrap_or_default())),
        ("agency_kind".to_owned(), text(who.agency_kind.clone())),
        ("roles".to_owned(), set(who.roles.iter().cloned().collect())),
        ("teams".to_owned(), set(who.teams.iter().map(ToString::to_string).collect())),
        ("freshly_proved".to_owned(), RestrictedExpression::new_bool(who.freshly_proved)),
        ("trained".to_owned(), RestrictedExpression::new_bool(who.trained)),
    ])
}

fn expression(fact: &Fact) -> RestrictedExpression {
    match fact {
        Fact::Text(text) => RestrictedExpression::new_string(text.clone()),
        Fact::Flag(flag) => RestrictedExpression::new_bool(*flag),
        Fact::Number(number) => RestrictedExpression::new_long(*number),
        Fact::Set(items) => RestrictedExpression::new_set(items.iter().cloned().map(RestrictedExpression::new_string)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Timestamp;

    const SCHEMA: &str = r#"
        entity Note = { owner: String, sealed: Bool };
        action "notes.view" appliesTo { principal: Visitor, resource: Note };
    "#;
    const RULES: &str = r#"
        @id("notes.own") permit(principal, action == Action::"notes.view", resource) when { resource.owner == principal.id };
        @id("notes.sealed") forbid(principal, action == Action::"notes.view", resource) when { resource.sealed };
    "#;

    fn policies(rules: &'static str) -> Result<Policies, BadPolicies> {
        Policies::new(&[PolicyText { owner: "notes", schema: SCHEMA, policies: rules }])
    }
    fn visit() -> Visit {
        Visit::system("test", "tests", Timestamp::from_millis(0))
    }
    fn note(owner: &str, sealed: bool) -> Thing {
        Thing::new("Note", "n").text("owner", owner).flag("sealed", sealed)
    }

    #[test]
    fn a_permit_names_its_rules_and_a_forbid_wins() {
        let policies = policies(RULES).unwrap();
        let permit = policies.decide(&visit(), "notes.view", &note("system:test", false)).unwrap();
        assert_eq!(permit.rules(), ["notes.own"]);
        let refusal = policies.decide(&visit(), "notes.view", &note("system:test", true)).unwrap_err();
        assert_eq!(refusal.rules, ["notes.sealed"]);
        assert!(policies.decide(&visit(), "notes.view", &note("x", false)).is_err());
    }

    #[test]
    fn what_cannot_be_decided_is_refused() {
        let policies = policies(RULES).unwrap();
        let unknown_action = policies.decide(&visit(), "notes.burn", &note("system:test", false));
        assert_eq!(unknown_action.unwrap_err().rules, ["undecidable"]);
        let facts_missing = policies.decide(&visit(), "notes.view", &Thing::new("Note", "n"));
        assert_eq!(facts_missing.unwrap_err().rules, ["undecidable"]);
    }

    #[test]
    fn whoever_would_be_allowed_after_a_fresh_proof_is_told_so_and_nobody_else() {
        let rules = r#"
            @id("notes.own") permit(principal, action == Action::"notes.view", resource) when { resource.owner == principal.id };
            @id("notes.proved") @confirm("second factor")
            forbid(principal, action == Action::"notes.view", resource) unless { principal.freshly_proved };
            @id("notes.sealed") forbid(principal, action == Action::"notes.view", resource) when { resource.sealed };
        "#;
        let policies = policies(rules).unwrap();
        let confirm = |thing: Thing| policies.decide(&visit(), "notes.view", &thing).unwrap_err().confirm;
        assert!(confirm(note("system:test", false)));
        assert!(!confirm(note("somebody else", false)), "nothing allows it, proved or not");
        assert!(!confirm(note("system:test", true)), "another rule forbids it");
        let mut proved = visit();
        proved.who.freshly_proved = true;
        assert!(policies.decide(&proved, "notes.view", &note("system:test", false)).is_ok());
        assert!(!policies.decide(&proved, "notes.view", &note("x", false)).unwrap_err().confirm);
    }

    #[test]
    fn rules_that_do_not_fit_are_not_accepted() {
        assert!(policies(r#"permit(principal, action, resource);"#).is_err(), "no name");
        assert!(policies(r#"@id("x") permit(principal, action == Action::"notes.view", resource) when { resource.colour == "red" };"#).is_err());
    }
}

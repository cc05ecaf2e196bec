//! Mistakes such as people make in rules. Each must be found by comparing with the second model.

use access::{Policies, PolicyText};

/// One mistake: where, what stood there, and what stands there instead.
#[derive(Debug, Clone, Copy)]
pub struct Fault {
    /// In words.
    pub what: &'static str,
    /// Whose rules.
    pub owner: &'static str,
    /// The rule.
    pub rule: &'static str,
    /// What stood in it.
    pub was: &'static str,
    /// What stands there now.
    pub is: &'static str,
}

const fn fault(
    what: &'static str,
    owner: &'static str,
    rule: &'static str,
    was: &'static str,
    is: &'static str,
) -> Fault {
    Fault { what, owner, rule, was, is }
}

/// The mistakes.
pub const FAULTS: [Fault; 15] = [
    fault(
        "a conflict of interest does not keep the flag",
        "people",
        "people.conflict-of-interest",
        "Action::\"people.flag\",",
        "",
    ),
    fault("emergency access opens a seal", "people", "people.emergency", "resource.level != \"sealed\" &&", ""),
    fault("a disclosure opens a seal", "people", "people.disclosed", "resource.level != \"sealed\" &&", ""),
    fault(
        "a named person needs no casework role",
        "people",
        "people.named",
        "&&\n    principal.roles.containsAny([\"practitioner\", \"duty_worker\", \"designated_officer\", \"police_specialist\", \"supervisor\"])",
        "",
    ),
    fault(
        "the circle sees what is open to the owner",
        "people",
        "people.circle",
        "[\"partnership\", \"circle\"]",
        "[\"partnership\", \"circle\", \"owner\"]",
    ),
    fault(
        "across agencies is not kept to open records",
        "people",
        "people.open-across-agencies",
        "resource.level == \"partnership\" &&",
        "resource.level != \"sealed\" &&",
    ),
    fault(
        "training is not asked of marked records",
        "people",
        "people.training-in-date",
        "|| resource.tier == \"official_sensitive\"",
        "",
    ),
    fault(
        "an emergency lifts police conditions",
        "people",
        "people.police-conditions",
        "!resource.relations.contains(\"accepted\")",
        "!resource.relations.containsAny([\"accepted\", \"emergency\"])",
    ),
    fault(
        "a desk sees all where it may see a summary",
        "people",
        "people.desk-with-an-open-concern",
        "Action::\"people.summarise\"]",
        "Action::\"people.summarise\", Action::\"people.view\"]",
    ),
    fault(
        "whoever broke the glass reviews it",
        "circle",
        "circle.nobody-reviews-their-own",
        "resource.staff == principal.id",
        "resource.staff == principal.agency",
    ),
    fault(
        "a related member of staff works on the concern",
        "concerns",
        "concerns.conflict-of-interest",
        "Action::\"concerns.work\",",
        "",
    ),
    fault(
        "another agency changes a record that it sees",
        "people",
        "people.change-own-agency",
        "resource.agency == principal.agency &&",
        "",
    ),
    fault("what has ended is read on", "sharing", "sharing.recipient-reads", "resource.in_force &&", ""),
    fault("what is shared outlives a seal", "sharing", "sharing.conflict-of-interest", "Action::\"sharing.read\",", ""),
    fault(
        "whoever looks after the machine reads what is shared",
        "sharing",
        "sharing.not-the-system-administrator",
        "Action::\"sharing.read\",",
        "",
    ),
];

/// The rules of the house with one mistake in them.
///
/// # Errors
/// In words, where the mistake has no place in the rules or they do not hold together.
pub fn with(fault: &Fault, texts: &[PolicyText]) -> Result<Policies, String> {
    let mut planted = false;
    let mut mistaken = Vec::new();
    for text in texts {
        let mut policies = text.policies.to_owned();
        if text.owner == fault.owner {
            let begin = policies.find(&format!("@id(\"{}\")", fault.rule)).ok_or("no such rule")?;
            let end = policies[begin + 1..].find("@id(").map_or(policies.len(), |n| begin + 1 + n);
            let rule = policies[begin..end].replacen(fault.was, fault.is, 1);
            planted = rule != policies[begin..end];
            policies.replace_range(begin..end, &rule);
        }
        // A handful of texts for one run of a test.
        mistaken.push(PolicyText { policies: policies.leak(), ..*text });
    }
    if !planted {
        return Err(format!("{}: the words are not in {}", fault.what, fault.rule));
    }
    Policies::new(&mistaken).map_err(|e| e.to_string())
}

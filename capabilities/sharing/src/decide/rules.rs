//! The rules of consistency: each a pure function with a number; a share that breaks one is not made, and whoever makes
//! it is told which rule it was and what would be lawful instead.

use crate::words::{ConsentState, Share};
use catalogue::{Gateway, GatewayKind, Law};
use kernel::Date;

/// Whoever discloses.
#[derive(Debug, Clone, Copy)]
pub struct Discloser<'a> {
    /// Which kind of agency.
    pub kind: &'a str,
    /// Whose law it works under: `W` or `E`.
    pub jurisdiction: &'a str,
}

/// A rule that is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Broken {
    /// Its number, for example `L4`. Texts: `sharing-rule-L4` and, for what would be lawful, `sharing-rule-L4-instead`.
    pub rule: &'static str,
    /// The field of the form that breaks it.
    pub field: &'static str,
}

/// What a rule looks at.
#[derive(Clone, Copy)]
struct Case<'a> {
    share: &'a Share,
    from: Discloser<'a>,
    law: &'a Law,
    on: Date,
}

type Rule = fn(Case<'_>) -> Option<&'static str>;

/// The rules, in their order: number, field to mend, test.
const RULES: &[(&str, &str, Rule)] = &[
    ("L1", "art6", |case| case.art6_needs("not_public_authority").and_then(|()| case.public()).map(|()| "L1")),
    ("L2", "gateways", |case| {
        (case.art6_needs("duty_gateway").is_some() && !case.some_gateway(|g| g.kind == GatewayKind::Duty))
            .then_some("L2")
    }),
    ("L3", "gateways", |case| (case.art6_needs("gateway").is_some() && !case.some_gateway(|_| true)).then_some("L3")),
    ("L4", "special", |case| {
        let share = case.share;
        (case.any_class(|class| class.special) && case.law.basis("special", &share.basis.special).is_none())
            .then_some("L4")
    }),
    ("L5", "limb", |case| {
        let condition = case.law.basis("special", &case.share.basis.special)?;
        let limb = case.law.basis("limb", &case.share.basis.limb);
        (condition.needs("limb") && limb.is_none()).then_some("L5")
    }),
    ("L6", "policy_document", |case| {
        let needs =
            |question: &str, code: &str| case.law.basis(question, code).is_some_and(|b| b.needs("policy_document"));
        let basis = &case.share.basis;
        let asked = needs("special", &basis.special) || needs("criminal", &basis.criminal);
        (asked && basis.policy_document.trim().is_empty()).then_some("L6")
    }),
    ("L7", "criminal", |case| {
        let uk_gdpr = case.share.basis.regime != "DPA-P3";
        let named = case.law.basis("criminal", &case.share.basis.criminal).is_some();
        (uk_gdpr && case.any_class(|class| class.offence) && !named).then_some("L7")
    }),
    ("L8", "gateways", |case| {
        let share = case.share;
        let runs = |gateway: &Gateway| share.recipients.iter().all(|to| gateway.to(&to.kind));
        case.gateways().any(|gateway| !runs(gateway) || !gateway.from(case.from.kind)).then_some("L8")
    }),
    ("L9", "gateways", |case| case.gateways().any(|gateway| !gateway.reaches(case.from.jurisdiction)).then_some("L9")),
    ("L10", "gateways", |case| {
        let known = |code: &String| case.law.gateway(code, case.on).is_some();
        (!case.share.basis.gateways.iter().all(known)).then_some("L10")
    }),
    ("L11", "consent_why", |case| {
        let content = &case.share.content;
        let said = !content.consent_why.trim().is_empty() && !content.decided_by.trim().is_empty();
        (case.share.consent == ConsentState::Refused && !said).then_some("L11")
    }),
    ("L12", "art6", |case| {
        (case.share.basis.art6 == "A6-1A" && case.share.consent != ConsentState::Given).then_some("L12")
    }),
    ("L13", "ground", |case| {
        let ground = case.law.basis("ground", &case.share.basis.ground);
        (case.art6_needs("ground").is_some() && ground.is_none()).then_some("L13")
    }),
    ("L14", "assessment", |case| {
        let missing = case.share.basis.assessment.trim().is_empty();
        (case.art6_needs("assessment").is_some() && missing).then_some("L14")
    }),
    ("L15", "regime", |case| {
        let competent = matches!(case.from.kind, "police" | "probation" | "youth_justice");
        let share = case.share;
        (share.basis.regime == "DPA-P3" && !competent).then_some("L15")
    }),
    ("L16", "statement", |case| {
        let marked = case.share.statement.is_some() && case.share.category.is_some();
        (case.share.basis.regime == "DPA-P3" && !marked).then_some("L16")
    }),
    ("L17", "art6", |case| {
        let basis = &case.share.basis;
        (basis.regime != "DPA-P3" && case.law.basis("art6", &basis.art6).is_none_or(|b| !b.in_force(case.on)))
            .then_some("L17")
    }),
    ("L18", "confidence", |case| case.law.basis("confidence", &case.share.basis.confidence).is_none().then_some("L18")),
    ("L19", "necessity", |case| case.share.content.necessity.trim().is_empty().then_some("L19")),
];

/// The rules that a share breaks, in their order; none when it may be made.
pub fn broken(share: &Share, from: Discloser<'_>, law: &Law, on: Date) -> Vec<Broken> {
    let case = Case { share, from, law, on };
    RULES.iter().filter_map(|(_, field, rule)| rule(case).map(|rule| Broken { rule, field })).collect()
}

/// The numbers of all rules, in their order.
pub fn numbers() -> impl Iterator<Item = &'static str> {
    RULES.iter().map(|(number, ..)| *number)
}

impl Case<'_> {
    fn art6_needs(&self, what: &str) -> Option<()> {
        let basis = &self.share.basis;
        if basis.regime == "DPA-P3" {
            return None;
        }
        self.law.basis("art6", &basis.art6).filter(|b| b.needs(what)).map(drop)
    }
    fn public(&self) -> Option<()> {
        self.law.is_public_authority(self.from.kind).then_some(())
    }
    fn gateways(&self) -> impl Iterator<Item = &Gateway> {
        self.share.basis.gateways.iter().filter_map(|code| self.law.any_gateway(code))
    }
    /// Whether one of the gateways is in force, reaches this body and runs to every recipient, and fits.
    fn some_gateway(&self, fits: impl Fn(&Gateway) -> bool) -> bool {
        self.gateways().any(|gateway| {
            fits(gateway)
                && gateway.in_force(self.on)
                && gateway.reaches(self.from.jurisdiction)
                && gateway.from(self.from.kind)
                && self.share.recipients.iter().all(|to| gateway.to(&to.kind))
        })
    }
    fn any_class(&self, fits: impl Fn(&catalogue::DataClass) -> bool) -> bool {
        self.share.classes.iter().filter_map(|code| self.law.class(code)).any(fits)
    }
}

//! Each numbered rule broken alone, what agreements cover, and how a disclosure stands.

use super::agreements::{Agreement, AgreementStatus, Between, Cover, Terms, cover, faults};
use super::rules::{Discloser, broken, numbers};
use super::*;
use crate::words::{ConsentState, Marking, Recipient, Standing, Statement};
use catalogue::Law;
use kernel::{Chance, Timestamp};
use vocabulary::AgreementId;

const WALES: &str = "W";

fn law() -> Law {
    Law::load()
}
fn today() -> Date {
    "2026-11-28".parse().unwrap()
}
fn record_id() -> RecordId {
    RecordId::mint(Timestamp::from_millis(0), &Chance::seeded(1))
}
fn agency(name: &str) -> AgencyId {
    AgencyId::named(name)
}
fn to(kind: &str) -> Recipient {
    Recipient { agency: agency(kind), kind: kind.to_owned(), person: None, covered: None }
}
fn set<const N: usize>(codes: [&str; N]) -> BTreeSet<String> {
    codes.into_iter().map(str::to_owned).collect()
}
fn from(kind: &str) -> Discloser<'_> {
    Discloser { kind, jurisdiction: WALES }
}

/// A lawful share of the police with a council.
fn lawful() -> Share {
    let mut share = Share::of(record_id());
    share.recipients = vec![to("council")];
    share.purpose = "concern".into();
    share.classes = set(["identity", "concern_summary", "intelligence_sanitised"]);
    share.informed = Informed::RiskToChild;
    share.basis.regime = "UKGDPR".into();
    share.basis.art6 = "A6-1E".into();
    share.basis.special = "S1-18".into();
    share.basis.limb = "NOT_REASONABLE".into();
    share.basis.criminal = "S1-36".into();
    share.basis.gateways = set(["SSW-130"]);
    share.basis.confidence = "PUBLIC_INTEREST".into();
    share.basis.policy_document = "Appropriate policy document, version 4".into();
    share.content.what = "Seen getting into a silver car outside the station.".into();
    share.content.necessity = "The council decides tonight.".into();
    share
}

fn rules_of(share: &Share, kind: &str) -> Vec<&'static str> {
    broken(share, from(kind), &law(), today()).into_iter().map(|broken| broken.rule).collect()
}

#[test]
fn a_lawful_share_breaks_no_rule() {
    assert_eq!(rules_of(&lawful(), "police"), [""; 0]);
}

/// For each rule a share that breaks it: the number, who discloses, and what is changed.
type Breaks = (&'static str, &'static str, fn(&mut Share));

const BREAKS: &[Breaks] = &[
    ("L1", "police", |s| {
        s.basis.art6 = "A6-1EA".into();
        s.basis.ground = "SAFEGUARD".into();
    }),
    ("L2", "police", |s| {
        s.basis.art6 = "A6-1C".into();
        s.basis.gateways = set(["CDA-115"]);
    }),
    ("L3", "police", |s| s.basis.gateways.clear()),
    ("L4", "police", |s| s.basis.special.clear()),
    ("L5", "police", |s| s.basis.limb.clear()),
    ("L6", "police", |s| s.basis.policy_document.clear()),
    ("L7", "police", |s| s.basis.criminal.clear()),
    ("L8", "police", |s| {
        s.recipients = vec![to("charity")];
        s.basis.gateways = set(["CDA-115", "CA04-25"]);
    }),
    ("L9", "police", |s| s.basis.gateways.extend(set(["CA04-16LA"]))),
    ("L10", "police", |s| s.basis.gateways.extend(set(["CPA26-DTR"]))),
    ("L11", "police", |s| s.consent = ConsentState::Refused),
    ("L12", "police", |s| s.basis.art6 = "A6-1A".into()),
    ("L13", "charity", |s| {
        s.basis.art6 = "A6-1EA".into();
        s.basis.gateways.clear();
    }),
    ("L14", "charity", |s| {
        s.basis.art6 = "A6-1F".into();
        s.basis.gateways.clear();
    }),
    ("L15", "council", |s| {
        s.basis.regime = "DPA-P3".into();
        s.basis.gateways = set(["CA04-25"]);
        s.statement = Some(Statement::Fact);
        s.category = Some(crate::words::Category::Victim);
    }),
    ("L16", "police", |s| s.basis.regime = "DPA-P3".into()),
    ("L17", "police", |s| s.basis.art6.clear()),
    ("L18", "police", |s| s.basis.confidence.clear()),
    ("L19", "police", |s| s.content.necessity = "  ".into()),
];

#[test]
fn each_rule_is_broken_by_its_own_share() {
    let tried: Vec<&str> = BREAKS.iter().map(|(rule, ..)| *rule).collect();
    assert_eq!(tried, numbers().collect::<Vec<_>>(), "every rule is tried");
    for (rule, kind, breaks) in BREAKS {
        let mut share = lawful();
        breaks(&mut share);
        let told = rules_of(&share, kind);
        assert!(told.contains(rule), "{rule}: {told:?}");
        // L9 and L10 meet in gateways of England whose beginning is not confirmed; the others are broken alone.
        let alone = told.iter().filter(|other| !matches!(**other, "L8" | "L9" | "L10")).count();
        assert!(alone <= 1, "{rule}: {told:?}");
    }
}

#[test]
fn the_crime_and_disorder_power_runs_to_relevant_authorities_only() {
    for (kind, runs) in
        [("council", true), ("police", true), ("health_board", true), ("charity", false), ("school", false)]
    {
        let mut share = lawful();
        share.recipients = vec![to(kind)];
        share.basis.gateways = set(["CDA-115"]);
        assert_eq!(rules_of(&share, "police").contains(&"L8"), !runs, "{kind}");
    }
}

#[test]
fn refused_consent_never_blocks_once_it_is_said_why_and_by_whom() {
    let mut share = lawful();
    share.consent = ConsentState::Refused;
    share.content.consent_why = "The risk is too great to wait.".into();
    share.content.decided_by = "Sioned Rees, team manager".into();
    assert_eq!(rules_of(&share, "police"), [""; 0]);
}

#[test]
fn a_charity_shares_by_a_recognised_interest() {
    let mut share = lawful();
    share.basis.art6 = "A6-1EA".into();
    share.basis.ground = "SAFEGUARD".into();
    share.basis.gateways.clear();
    assert_eq!(rules_of(&share, "charity"), [""; 0]);
}

/// Every share that a random hand puts together is either lawful by every rule or told at least one number; adding a
/// purpose, an end or conditions never makes a lawful share unlawful.
#[test]
fn rules_do_not_depend_on_what_they_do_not_name() {
    let chance = Chance::seeded(7);
    let pick = |n: usize| usize::from(chance.bytes::<1>()[0]) % n;
    let kinds = ["police", "council", "charity", "school", "health_board", "probation"];
    let mut lawful_ones = 0;
    for _ in 0..2_000 {
        let mut share = lawful();
        let kind = kinds[pick(kinds.len())];
        share.recipients = vec![to(kinds[pick(kinds.len())])];
        for _ in 0..pick(3) {
            (BREAKS[pick(BREAKS.len())].2)(&mut share);
        }
        let before = rules_of(&share, kind);
        lawful_ones += usize::from(before.is_empty());
        share.ends = Some(today());
        share.purpose = "missing".into();
        share.content.conditions = "Ring first.".into();
        share.onward = crate::words::Onward::Never;
        assert_eq!(rules_of(&share, kind), before);
    }
    assert!(lawful_ones > 50, "{lawful_ones} were lawful: the test tries both sides");
}

fn terms() -> Terms {
    crate::read_terms(include_str!("../../../../catalogues/agreements/isp-nw-cse-001.toml")).unwrap()
}
fn held() -> Agreement {
    let mut terms = terms();
    for party in &mut terms.signatories {
        let kind = if party.partner.contains("Police") {
            "police"
        } else if party.partner.contains("Council") {
            "council"
        } else {
            party.partner.as_str()
        };
        party.agency = Some(agency(kind));
    }
    Agreement { id: AgreementId::named(&terms.code), terms }
}
fn covered(held: &Agreement, classes: &BTreeSet<String>, on: Date) -> Cover {
    let between = Between { from: (agency("police"), "police"), to: (agency("council"), "council") };
    cover(std::slice::from_ref(held), between, "concern", classes, Marking::Sensitive, on)
}

#[test]
fn an_agreement_covers_all_some_or_nothing() {
    let held = held();
    let inside = set(["identity", "concern_summary"]);
    assert!(matches!(covered(&held, &inside, today()), Cover::Covered(row) if row.version == 1));
    let more = set(["identity", "health_sexual_health_detail"]);
    assert!(
        matches!(covered(&held, &more, today()), Cover::Except(_, out) if out == set(["health_sexual_health_detail"]))
    );
    assert_eq!(covered(&held, &set(["covert_source"]), today()), Cover::None);
    let mut lapsed = held.clone();
    lapsed.terms.status = AgreementStatus::Lapsed;
    assert!(matches!(covered(&lapsed, &inside, today()), Cover::Lapsed(_)));
    let mut left = held.clone();
    for party in &mut left.terms.signatories {
        party.left_on = Some(today());
    }
    assert!(matches!(covered(&left, &inside, today()), Cover::Lapsed(_)));
    assert!(matches!(covered(&held, &inside, "2020-01-01".parse().unwrap()), Cover::Lapsed(_)), "not yet in force");
}

#[test]
fn review_warns_at_ninety_and_thirty_days_and_on_the_day() {
    let terms = terms();
    let before = |days: i64| terms.review_due.saturating_sub(jiff::Span::new().days(days));
    for (days, warned) in
        [(91, None), (90, Some(90)), (31, Some(90)), (30, Some(30)), (1, Some(30)), (0, Some(0)), (-9, Some(0))]
    {
        assert_eq!(terms.review_warning(before(days)), warned, "{days} days before");
    }
}

#[test]
fn terms_with_faults_are_not_adopted_and_versions_only_rise() {
    let good = held().terms;
    assert_eq!(faults(&good, &law()), []);
    assert_eq!(adopt(Some(&good), good.clone(), &law()), Err(Declined("sharing-terms-version")));
    let mut next = good.clone();
    next.version += 1;
    assert!(adopt(Some(&good), next.clone(), &law()).is_ok());
    next.flows[0].classes.insert("no-such-part".into());
    assert_eq!(adopt(Some(&good), next, &law()), Err(Declined("sharing-terms-faults")));
    let mut unknown = good;
    unknown.signatories[0].agency = None;
    assert!(faults(&unknown, &law()).iter().any(|(key, _)| *key == "sharing-terms-unknown-partner"));
}

#[test]
fn an_urgent_share_needs_three_things_and_no_rule_holds_it_up() {
    let (law, agreements) = (law(), []);
    let ground =
        Ground { agency: agency("police"), from: from("police"), law: &law, agreements: &agreements, on: today() };
    let mut share = Share::of(record_id());
    share.recipients = vec![to("council")];
    share.content.what = "Missing since 19:00.".into();
    assert_eq!(share_urgently(share.clone(), ground), Err(Declined("sharing-urgent-three")));
    share.content.necessity = "To look for her tonight.".into();
    assert!(!broken(&share, ground.from, &law, today()).is_empty(), "its basis is empty");
    assert!(share_urgently(share.clone(), ground).is_ok());
    assert_eq!(super::share(share, ground), Err(Declined("sharing-nothing")));
}

#[test]
fn what_is_outside_every_agreement_goes_once_with_a_reason() {
    let law = law();
    let (none, some) = ([], [held()]);
    let ground =
        |agreements| Ground { agency: agency("police"), from: from("police"), law: &law, agreements, on: today() };
    assert_eq!(super::share(lawful(), ground(&none)), Err(Declined("sharing-one-off-why")));
    let mut once = lawful();
    once.content.one_off_why = "One meeting only.".into();
    assert!(matches!(super::share(once, ground(&none)), Ok(Event::Decided(d)) if d.route == Route::OneOff));
    let Ok(Event::Decided(decided)) = super::share(lawful(), ground(&some)) else { panic!("it is covered") };
    assert_eq!((decided.route, decided.basis.catalogue.as_str()), (Route::Agreement, law.version()));
    assert!(decided.recipients[0].covered.is_some());
}

#[test]
fn how_it_stands_is_asked_of_the_present() {
    let end = Timestamp::from_millis(1_000);
    let at = |now: i64, withdrawn| Standing::at(Timestamp::from_millis(now), Outcome::Shared, withdrawn, Some(end));
    assert_eq!(
        (at(999, false), at(1_000, false), at(999, true)),
        (Standing::InForce, Standing::Expired, Standing::Withdrawn)
    );
    assert_eq!(Standing::at(end, Outcome::Withheld, false, None), Standing::Withheld);
}

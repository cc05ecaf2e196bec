//! The visitors and things of the policy table: one of each kind that the rules tell apart.

use access::{Actor, Thing, Who};
use kernel::{ActorId, AgencyId, TeamId};
use std::collections::BTreeSet;

/// One thing, and the actions that are tried on it.
pub(crate) struct Case {
    /// What it is, in words.
    pub(crate) what: &'static str,
    /// The thing.
    pub(crate) thing: Thing,
    /// The actions.
    pub(crate) actions: &'static [&'static str],
}

fn agency(name: &str) -> AgencyId {
    AgencyId::named(name)
}
fn team(name: &str) -> TeamId {
    TeamId::named(name)
}
fn person(name: &str) -> ActorId {
    ActorId::named(name)
}

fn staff(name: &str, at: &str, kind: &str, teams: &[&str], roles: &[&str]) -> Who {
    Who {
        actor: Actor::Staff(person(name)),
        agency: Some(agency(at)),
        agency_kind: kind.to_owned(),
        roles: roles.iter().map(|r| (*r).to_owned()).collect(),
        teams: teams.iter().map(|t| team(t)).collect::<BTreeSet<_>>(),
        freshly_proved: true,
        trained: true,
    }
}

/// One visitor of each kind, by the name at the head of the column.
pub(crate) fn visitors() -> Vec<(&'static str, Who)> {
    vec![
        ("public", Who::public()),
        ("practitioner", staff("practitioner", "council", "council", &["ordinary"], &["practitioner"])),
        ("duty worker", staff("duty", "council", "council", &["desk"], &["practitioner", "duty_worker"])),
        (
            "other desk",
            staff("other-duty", "other council", "council", &["other desk"], &["practitioner", "duty_worker"]),
        ),
        ("supervisor", staff("supervisor", "council", "council", &["ordinary"], &["supervisor"])),
        ("designated officer", staff("designated", "council", "council", &["closed desk"], &["designated_officer"])),
        (
            "police specialist",
            staff("specialist", "police", "police", &["specialists"], &["practitioner", "police_specialist"]),
        ),
        ("governance officer", staff("governance", "council", "council", &[], &["information_governance"])),
        ("Caldicott guardian", staff("guardian", "council", "council", &[], &["caldicott_guardian"])),
        ("agency administrator", staff("administrator", "council", "council", &[], &["agency_administrator"])),
        (
            "not proved lately",
            Who {
                freshly_proved: false,
                ..staff("administrator", "council", "council", &[], &["agency_administrator"])
            },
        ),
        ("system administrator", staff("system", "board", "board", &[], &["system_administrator"])),
        ("board's governance", staff("board-governance", "board", "board", &[], &["information_governance"])),
        ("restore", Who::system("restore")),
        ("scrubber", Who::system("scrubber")),
        ("founder", Who::system("founder")),
        ("watch", Who::system("watch")),
        ("import", Who::system("import")),
        ("operator", Who::system("operator")),
        ("linkage", Who::system("linkage")),
    ]
}

fn concern(desk: &str, closed: bool) -> Thing {
    Thing::new("Concern", desk)
        .text("desk", team(desk))
        .text("agency", agency(if desk == "other desk" { "other council" } else { "council" }))
        .flag("closed", closed)
        .text("reporter", "")
        .set("asked_teams", Vec::<String>::new())
        .set("about_staff", Vec::<String>::new())
        .set("about_teams", Vec::<String>::new())
        .set("related_staff", Vec::<String>::new())
}

const CONCERN: &[&str] = &[
    "concerns.view",
    "concerns.work",
    "concerns.mark_about_staff",
    "concerns.supervise",
    "concerns.follow",
    "concerns.escalate",
    "concerns.answer_question",
    "concerns.come_back",
];

/// One thing of each kind that the rules tell apart.
pub(crate) fn cases() -> Vec<Case> {
    let mut cases = concern_cases();
    cases.extend(sharing_cases());
    cases.extend(rights_cases());
    cases.extend(agency_cases());
    cases.extend(record_cases());
    cases.extend(known_record_cases());
    cases
}

const RECORD: &[&str] = &[
    "people.flag",
    "people.summarise",
    "people.view",
    "people.see_shielded",
    "people.shield",
    "people.change",
    "people.link",
    "people.ask",
    "people.answer",
    "people.answer_beside",
    "people.learn_from",
    "circle.manage",
    "circle.set_level",
    "circle.mark",
    "circle.code",
    "circle.accept_conditions",
    "circle.declare_conflict",
    "circle.declare_for_another",
    "circle.break_glass",
    "circle.see_looks",
];

/// A record of an agency at a level, to which the visitor is related in these ways.
pub(crate) fn record(at: &str, level: &str, relations: &[&str]) -> Thing {
    Thing::new("Record", at)
        .text("agency", agency(at))
        .text("level", level)
        .flag("flagged", false)
        .text("tier", "official")
        .set("handling", [""; 0])
        .text("police_code", "")
        .set("relations", relations)
}

/// Every level with every way of being related, of the council's record and of another council's; then what marks do.
fn known_record_cases() -> Vec<Case> {
    let mut cases = Vec::new();
    let mut case = |what: String, thing: Thing| cases.push(Case { what: what.leak(), thing, actions: RECORD });
    for level in ["partnership", "circle", "owner", "sealed"] {
        for relation in
            ["", "circle", "colleague_in_circle", "desk", "disclosed", "named", "emergency", "conflict", "asked"]
        {
            for at in ["council", "other council"] {
                let relations: Vec<&str> = Some(relation).filter(|r| !r.is_empty()).into_iter().collect();
                let whose = if at == "council" { "the council's" } else { "another council's" };
                let how = if relation.is_empty() { "no relation" } else { relation };
                case(format!("{whose} record, {level}, {how}"), record(at, level, &relations));
            }
        }
    }
    for level in ["circle", "owner"] {
        case(
            format!("another council's record, {level}, flagged"),
            record("other council", level, &[]).flag("flagged", true),
        );
    }
    for handling in ["recipients_only", "owner_use_only", "embargoed", "covert_source"] {
        let thing = record("other council", "partnership", &[]).set("handling", [handling]);
        case(format!("another council's record, {handling}"), thing);
    }
    case("the police's record, code C".to_owned(), record("police", "partnership", &[]).text("police_code", "c"));
    case(
        "the police's record, code C, accepted".to_owned(),
        record("police", "partnership", &["accepted"]).text("police_code", "c"),
    );
    cases
}

fn concern_cases() -> Vec<Case> {
    let door = |name: &str| Thing::new("ConcernDoor", name).text("door", name);
    let desk = |name: &str, at: &str, closed: bool| {
        Thing::new("ConcernDesk", name).text("team", team(name)).text("agency", agency(at)).flag("closed", closed)
    };
    let case = |what: &'static str, thing: Thing, actions: &'static [&'static str]| Case { what, thing, actions };
    let report: &[&str] = &["concerns.report"];
    let view_desk: &[&str] = &["concerns.view_desk"];
    vec![
        case("door: child or young person", door("child"), report),
        case("door: worried about a child", door("public"), report),
        case("door: professional", door("professional"), report),
        case("door: telephone, at a desk", door("telephone"), report),
        case("door: import", door("imported"), report),
        case("the council's duty desk", desk("desk", "council", false), view_desk),
        case("the council's closed desk", desk("closed desk", "council", true), view_desk),
        case("another council's desk", desk("other desk", "other council", false), view_desk),
        case(
            "all concerns, as a list",
            Thing::new("ConcernList", "all"),
            &["concerns.follow_own", "concerns.watch", "concerns.draft"],
        ),
        case("on the council's duty desk", concern("desk", false), CONCERN),
        case("on the council's closed desk", concern("closed desk", true), CONCERN),
        case("on another council's desk", concern("other desk", false), CONCERN),
        case(
            "raised by the practitioner",
            concern("other desk", false).text("reporter", person("practitioner")),
            CONCERN,
        ),
        case("the duty desk was asked", concern("other desk", false).set("asked_teams", [team("desk")]), CONCERN),
        case("about the duty worker", concern("desk", false).set("about_staff", [person("duty")]), CONCERN),
        case("about the duty worker's team", concern("desk", false).set("about_teams", [team("desk")]), CONCERN),
        case(
            "mentions somebody related to the duty worker",
            concern("desk", false).set("related_staff", [person("duty")]),
            CONCERN,
        ),
        case(
            "about the practitioner, closed",
            concern("closed desk", true)
                .set("about_staff", [person("practitioner")])
                .text("reporter", person("practitioner")),
            CONCERN,
        ),
    ]
}

fn sharing_cases() -> Vec<Case> {
    let case = |what: &'static str, thing: Thing, actions: &'static [&'static str]| Case { what, thing, actions };
    let register: &[&str] = &["sharing.view_register", "sharing.ask", "sharing.check_known", "sharing.view_look_ups"];
    let share: &[&str] = &["sharing.share", "sharing.share_urgently"];
    let disclosure: &[&str] = &[
        "sharing.view",
        "sharing.read",
        "sharing.feed_back",
        "sharing.complete",
        "sharing.withdraw",
        "sharing.review",
    ];
    let request: &[&str] = &["sharing.view_request", "sharing.answer_request", "sharing.escalate_request"];
    let register_of = |at: &str| Thing::new("SharingRegister", at).text("agency", agency(at));
    let record_of = |at: &str| Thing::new("SharedRecord", at).text("agency", agency(at));
    let of = |at: &str, to: &[&str], people: &[&str], in_force: bool, by_agreement: bool| {
        Thing::new("Disclosure", at)
            .text("agency", agency(at))
            .set("to", to.iter().map(|name| agency(name)))
            .set("to_people", people.iter().map(|name| person(name)))
            .flag("in_force", in_force)
            .flag("kept_from", false)
            .flag("by_agreement", by_agreement)
    };
    let asks =
        |from: &str, to: &str| Thing::new("InformationRequest", from).text("from", agency(from)).text("to", agency(to));
    vec![
        case("what the council shares and receives", register_of("council"), register),
        case("what another council shares and receives", register_of("other council"), register),
        case("a record of the council's, to be shared", record_of("council"), share),
        case("a record of another council's, to be shared", record_of("other council"), share),
        case("shared by the council with the police", of("council", &["police"], &[], true, true), disclosure),
        case("the same, withdrawn or ended", of("council", &["police"], &[], false, true), disclosure),
        case("shared by the council without an agreement", of("council", &["police"], &[], true, false), disclosure),
        case(
            "shared by another council with one specialist",
            of("other council", &[], &["specialist"], true, true),
            disclosure,
        ),
        case(
            "shared with the police about somebody's own relative",
            of("council", &["police"], &[], true, true).flag("kept_from", true),
            disclosure,
        ),
        case(
            "all agreements",
            Thing::new("Agreements", "all"),
            &["sharing.view_agreements", "sharing.keep_agreements"],
        ),
        case("asked by the council of the police", asks("council", "police"), request),
        case("asked by another council of the police", asks("other council", "police"), request),
    ]
}

fn rights_cases() -> Vec<Case> {
    let of = |at: &str| Thing::new("RightsRegister", at).text("agency", agency(at));
    let desk: &[&str] =
        &["rights.view", "rights.review", "rights.hold", "rights.hold_everywhere", "rights.answer", "rights.scrub"];
    vec![
        Case { what: "the council's desk for rights", thing: of("council"), actions: desk },
        Case { what: "another council's desk for rights", thing: of("other council"), actions: desk },
        Case { what: "the board's desk for rights", thing: of("board"), actions: desk },
        Case { what: "keys of all subjects", thing: Thing::new("Vault", "erasures"), actions: &["vault.replay"] },
    ]
}

fn agency_cases() -> Vec<Case> {
    let case = |what: &'static str, thing: Thing, actions: &'static [&'static str]| Case { what, thing, actions };
    let region: &[&str] = &["agencies.register", "agencies.form_team", "agencies.view_region", "agencies.search_staff"];
    let own: &[&str] = &[
        "agencies.view_people",
        "agencies.invite",
        "agencies.view_movements",
        "agencies.set_rota",
        "agencies.view_rota",
        "agencies.record_training",
        "agencies.view_sign_in",
        "agencies.set_sign_in",
    ];
    let member: &[&str] =
        &["agencies.manage_staff", "agencies.change_staff", "agencies.own_account", "agencies.change_factors"];
    let of = |at: &str| Thing::new("Agency", at).text("agency", agency(at));
    let someone =
        |name: &str, at: &str| Thing::new("StaffMember", name).text("agency", agency(at)).text("staff", person(name));
    vec![
        case("the front door", Thing::new("Door", "door"), &["agencies.sign_in"]),
        case("the partnership", Thing::new("Region", "region"), region),
        case("the ledger", Thing::new("Ledger", "ledger"), &["agencies.take_checkpoint", "agencies.take_evidence"]),
        case("the council", of("council"), own),
        case("another council", of("other council"), own),
        case("the council's practitioner", someone("practitioner", "council"), member),
        case("the council's administrator", someone("administrator", "council"), member),
        case("another council's duty worker", someone("other-duty", "other council"), member),
    ]
}

fn record_cases() -> Vec<Case> {
    let case = |what: &'static str, thing: Thing, actions: &'static [&'static str]| Case { what, thing, actions };
    let register: &[&str] = &["people.search", "people.add", "people.look_through"];
    let table: &[&str] = &["exchange.view", "exchange.import"];
    let desk: &[&str] = &["circle.see_emergencies", "circle.see_conflicts", "circle.see_patterns"];
    let of = |at: &str| if at.is_empty() { String::new() } else { agency(at).to_string() };
    let register_of = |at: &str| Thing::new("Register", at).text("agency", of(at));
    let table_of = |at: &str| Thing::new("Exchange", at).text("agency", of(at)).text("sort", "people");
    vec![
        case("records of the whole partnership", register_of(""), register),
        case("the council's records", register_of("council"), register),
        case("another council's records", register_of("other council"), register),
        case(
            "the council's desk of governance",
            Thing::new("GovernanceDesk", "council").text("agency", of("council")),
            desk,
        ),
        case(
            "another council's desk of governance",
            Thing::new("GovernanceDesk", "other council").text("agency", of("other council")),
            desk,
        ),
        case(
            "emergency access to a record of the council's",
            Thing::new("EmergencyAccess", "e")
                .text("owner", of("council"))
                .text("agency", of("police"))
                .text("staff", person("specialist")),
            &["circle.review_emergency"],
        ),
        case(
            "a conflict of the council's governance officer",
            Thing::new("ConflictOfInterest", "c").text("agency", of("council")).text("staff", person("governance")),
            &["circle.end_conflict"],
        ),
        case(
            "a conflict of the council's practitioner",
            Thing::new("ConflictOfInterest", "c").text("agency", of("council")).text("staff", person("practitioner")),
            &["circle.end_conflict"],
        ),
        case("a table of the council's", table_of("council"), table),
        case("a table of another council's", table_of("other council"), table),
        case("one's own home page", Thing::new("Home", "home"), &["desk.view_home", "desk.view_health"]),
    ]
}

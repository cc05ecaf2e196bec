//! Every rule of a concern, with a case in which it lets through and one in which it does not; and what no order of
//! events can break.

use super::*;
use crate::words::{Account, Mention, MentionDetails, MentionKind, Reporter, ReporterDetails};
use kernel::{AgencyId, Chance, Language, Reference, TeamId};
use proptest::prelude::*;

fn text(words: &str) -> Sealed<String> {
    Sealed::about("concern:test", words.to_owned())
}

fn desk(name: &str) -> Desk {
    Desk { team: TeamId::named(name), agency: AgencyId::named("council") }
}

fn nia() -> ActorId {
    ActorId::named("nia")
}

fn huw() -> ActorId {
    ActorId::named("huw")
}

fn mention() -> MentionId {
    MentionId::named("child")
}

fn question() -> QuestionId {
    QuestionId::named("question")
}

/// A report through a door, named and with something told.
fn reported(door: Door) -> Reported {
    let professional = matches!(door, Door::Professional);
    Reported {
        reference: Reference::mint(&Chance::seeded(7)),
        door,
        matter: Matter::Child,
        urgency: Urgency::Usual,
        desk: desk("duty"),
        council: Some("gwynedd".to_owned()),
        language: Language::Cy,
        held: false,
        reporter: Reporter {
            staff: professional.then(|| ActorId::named("megan")),
            agency: professional.then(|| AgencyId::named("school")),
            withhold_name: false,
            may_contact: true,
        },
        reporter_details: Sealed::about(
            "reporter:test",
            ReporterDetails { name: "Megan Hughes".to_owned(), ..ReporterDetails::default() },
        ),
        account: Sealed::about(
            "concern:test",
            Account { what: "Seen getting into a silver car outside the station.".to_owned(), ..Account::default() },
        ),
        mentions: vec![Mention {
            id: mention(),
            kind: MentionKind::Child,
            details: Sealed::about("mention:test", MentionDetails::default()),
        }],
        return_code: matches!(door, Door::Child | Door::Public).then(|| "00".to_owned()),
        about_staff: Vec::new(),
        about_teams: Vec::new(),
    }
}

fn told(event: ConcernEvent, concern: &mut Concern) {
    let at = Timestamp::from_millis(1_772_618_400_000);
    concern.apply(&Told {
        event,
        place: 1,
        index: 1,
        at,
        occurred_at: None,
        actor: "public".to_owned(),
        agency: String::new(),
    });
}

/// A concern in which all of this has happened.
fn after(door: Door, events: Vec<ConcernEvent>) -> Concern {
    let mut concern = Concern::default();
    told(ConcernEvent::Reported(Box::new(reported(door))), &mut concern);
    for event in events {
        told(event, &mut concern);
    }
    concern
}

fn decided() -> ConcernEvent {
    ConcernEvent::Decided { decision: Decision::Assessment, reason: text("why") }
}

fn no(code: &'static str) -> Option<Declined> {
    Some(Declined(code))
}

#[test]
fn a_professional_is_never_anonymous() {
    assert!(report(reported(Door::Professional)).is_ok());
    let mut nameless = reported(Door::Professional);
    nameless.reporter_details =
        Sealed::about("r", ReporterDetails { name: "  ".to_owned(), ..ReporterDetails::default() });
    assert_eq!(report(nameless.clone()).err(), no("professional-anonymous"));
    nameless.door = Door::Telephone;
    assert_eq!(report(nameless.clone()).err(), no("professional-anonymous"));
    let without_staff = Reported {
        reporter: Reporter { staff: None, ..reported(Door::Professional).reporter },
        ..reported(Door::Professional)
    };
    assert_eq!(report(without_staff).err(), no("professional-anonymous"));
    for door in [Door::Child, Door::Public, Door::Imported] {
        assert!(report(Reported { door, ..nameless.clone() }).is_ok(), "others may be anonymous: {door:?}");
    }
}

#[test]
fn something_must_be_told_and_own_words_or_a_child_are_enough() {
    let with = |what: &str, own_words: &str, mentions: Vec<Mention>| {
        let account = Account { what: what.to_owned(), own_words: own_words.to_owned(), ..Account::default() };
        report(Reported { account: Sealed::about("a", account), mentions, ..reported(Door::Public) })
    };
    assert_eq!(with(" ", "\n", Vec::new()).err(), no("nothing-told"));
    assert!(with("He waits outside.", "", Vec::new()).is_ok());
    assert!(with("", "“He waits outside.”", Vec::new()).is_ok());
    assert!(with("", "", reported(Door::Public).mentions).is_ok());
}

#[test]
fn a_telephone_report_is_confirmed_once() {
    let account = || Sealed::about("a", Account::default());
    let concern = after(Door::Telephone, vec![]);
    assert!(confirm_in_writing(&concern, account(), None).is_ok());
    let confirmed = after(Door::Telephone, vec![ConcernEvent::ConfirmedInWriting { account: account(), by: None }]);
    assert_eq!(confirm_in_writing(&confirmed, account(), None).err(), no("confirmed-before"));
    assert_eq!(confirm_in_writing(&after(Door::Public, vec![]), account(), None).err(), no("not-by-telephone"));
}

#[test]
fn only_the_first_opening_is_an_event() {
    assert_eq!(open(&after(Door::Public, vec![]), nia()), Some(ConcernEvent::Opened { by: nia() }));
    assert_eq!(open(&after(Door::Public, vec![ConcernEvent::Opened { by: huw() }]), nia()), None);
    assert_eq!(open(&Concern::default(), nia()), None);
}

#[test]
fn what_somebody_has_nobody_else_takes() {
    let fresh = after(Door::Public, vec![]);
    let both = vec![ConcernEvent::Opened { by: nia() }, ConcernEvent::Taken { by: nia() }];
    assert_eq!(take(&fresh, nia()), Ok(both.clone()));
    let taken = after(Door::Public, both);
    assert_eq!(take(&taken, nia()), Ok(vec![]), "taking it twice changes nothing");
    assert_eq!(take(&taken, huw()).err(), no("taken-by-other"));
}

#[test]
fn handing_over_needs_a_reason_and_somebody_else() {
    let taken = after(Door::Public, vec![ConcernEvent::Taken { by: nia() }]);
    assert!(hand_over(&taken, huw(), text("on leave")).is_ok());
    assert_eq!(hand_over(&taken, huw(), text(" ")).err(), no("reason-missing"));
    assert_eq!(hand_over(&taken, nia(), text("on leave")).err(), no("has-it-already"));
    assert_eq!(hand_over(&taken, huw(), Sealed::erased("x")).err(), no("reason-missing"));
}

#[test]
fn moving_starts_afresh_and_has_its_limits() {
    let opened = vec![ConcernEvent::Opened { by: nia() }, ConcernEvent::Taken { by: nia() }];
    let mut concern = after(Door::Public, opened);
    let moved = move_desk(&concern, desk("other"), text("it happened in Conwy")).unwrap();
    told(moved, &mut concern);
    assert_eq!((concern.desk.clone(), concern.opened, concern.taken_by), (Some(desk("other")), None, None));
    assert_eq!(move_desk(&concern, desk("other"), text("again")).err(), no("lies-there-already"));
    assert_eq!(move_desk(&concern, desk("duty"), text("")).err(), no("reason-missing"));
    told(decided(), &mut concern);
    assert_eq!(move_desk(&concern, desk("duty"), text("why")).err(), no("decided-before"));
    let mut closed = Concern::default();
    let about_a_worker = Reported { matter: Matter::PositionOfTrust, ..reported(Door::Professional) };
    told(ConcernEvent::Reported(Box::new(about_a_worker)), &mut closed);
    assert_eq!(move_desk(&closed, desk("other"), text("why")).err(), no("closed-desk"));
}

#[test]
fn urgency_changes_with_a_reason() {
    let concern = after(Door::Public, vec![]);
    assert!(set_urgency(&concern, Urgency::Today, text("missing since noon")).is_ok());
    assert_eq!(set_urgency(&concern, Urgency::Usual, text("why")).err(), no("urgency-unchanged"));
    assert_eq!(set_urgency(&concern, Urgency::Today, text("")).err(), no("reason-missing"));
}

#[test]
fn only_what_is_held_is_let_through() {
    let mut held = Concern::default();
    told(ConcernEvent::Reported(Box::new(Reported { held: true, ..reported(Door::Public) })), &mut held);
    assert_eq!(release(&held), Ok(ConcernEvent::Released));
    told(ConcernEvent::Released, &mut held);
    assert_eq!(release(&held).err(), no("not-held"));
}

#[test]
fn questions_go_to_whom_can_be_reached_and_are_answered_once() {
    let coming_back = after(Door::Public, vec![]);
    assert!(ask(&coming_back, question(), Asked::Reporter, text("Which car?")).is_ok());
    let imported = after(Door::Imported, vec![]);
    assert_eq!(ask(&imported, question(), Asked::Reporter, text("Which?")).err(), no("reporter-unreachable"));
    assert!(ask(&imported, question(), Asked::Agency(desk("school")), text("Which?")).is_ok());
    assert_eq!(ask(&coming_back, question(), Asked::Reporter, text(" ")).err(), no("reason-missing"));

    assert_eq!(answer_question(&coming_back, question(), text("Silver.")).err(), no("no-such-question"));
    let mut asked = coming_back;
    told(ask(&asked, question(), Asked::Reporter, text("Which car?")).unwrap(), &mut asked);
    assert_eq!(answer_question(&asked, question(), text("")).err(), no("reason-missing"));
    let answered = answer_question(&asked, question(), text("Silver.")).unwrap();
    told(answered, &mut asked);
    assert_eq!(answer_question(&asked, question(), text("Blue.")).err(), no("answered-before"));
}

#[test]
fn a_match_has_a_reason_and_can_be_undone() {
    let record = vocabulary::RecordId::named("record");
    let mut concern = after(Door::Public, vec![]);
    let linked = || Match::Linked(record);
    assert_eq!(match_mention(&concern, mention(), linked(), text("")).err(), no("reason-missing"));
    let other = MentionId::named("other");
    assert_eq!(match_mention(&concern, other, linked(), text("same")).err(), no("no-such-mention"));
    assert_eq!(undo_match(&concern, mention(), text("wrong")).err(), no("not-matched"));
    told(match_mention(&concern, mention(), Match::LeftOpen, text("too little")).unwrap(), &mut concern);
    told(match_mention(&concern, mention(), linked(), text("same birthday")).unwrap(), &mut concern);
    assert_eq!(match_mention(&concern, mention(), linked(), text("again")).err(), no("matched-before"));
    assert_eq!(undo_match(&concern, mention(), text("")).err(), no("reason-missing"));
    told(undo_match(&concern, mention(), text("another person")).unwrap(), &mut concern);
    assert!(concern.matches.is_empty());
    assert!(match_mention(&concern, mention(), Match::AddedAsNew(record), text("new")).is_ok());
}

#[test]
fn a_decision_has_a_reason_and_stands() {
    let concern = after(Door::Public, vec![]);
    for decision in Decision::ALL {
        assert!(decide(&concern, *decision, text("why")).is_ok());
        assert_eq!(decide(&concern, *decision, text("\t")).err(), no("reason-missing"));
    }
    assert_eq!(
        decide(&after(Door::Public, vec![decided()]), Decision::Advice, text("why")).err(),
        no("decided-before")
    );
}

#[test]
fn a_member_of_the_public_is_never_told_an_outcome() {
    let send = |concern: &Concern, answer| send_answer(concern, answer, text("Thank you."));
    for door in [Door::Child, Door::Public, Door::Imported] {
        let concern = after(door, vec![decided()]);
        assert_eq!(send(&concern, AnswerKind::Decision).err(), no("outcome-to-public"), "{door:?}");
        assert!(send(&concern, AnswerKind::Acknowledgement).is_ok());
    }
    for door in [Door::Professional, Door::Telephone] {
        assert_eq!(send(&after(door, vec![]), AnswerKind::Decision).err(), no("not-decided"));
        assert!(send(&after(door, vec![decided()]), AnswerKind::Decision).is_ok());
    }
    let empty = send_answer(&after(Door::Public, vec![]), AnswerKind::Acknowledgement, text(" "));
    assert_eq!(empty.err(), no("reason-missing"));
}

#[test]
fn a_disagreement_reopens_only_what_was_decided() {
    let mut concern = after(Door::Professional, vec![]);
    assert_eq!(escalate(&concern, text("not safe")).err(), no("not-decided"));
    assert_eq!(answer_escalation(&concern, true, text("yes")).err(), no("not-escalated"));
    told(decided(), &mut concern);
    told(send_answer(&concern, AnswerKind::Decision, text("Assessment.")).unwrap(), &mut concern);
    assert!(concern.is_done());
    assert_eq!(escalate(&concern, text("")).err(), no("reason-missing"));
    told(escalate(&concern, text("not safe")).unwrap(), &mut concern);
    assert!(!concern.is_done(), "nothing is finished while somebody disagrees");
    assert_eq!(escalate(&concern, text("still")).err(), no("escalated-before"));
    let mut upheld = concern.clone();
    told(answer_escalation(&upheld, false, text("It stands.")).unwrap(), &mut upheld);
    assert!(upheld.is_done());
    told(answer_escalation(&concern, true, text("We look again.")).unwrap(), &mut concern);
    assert!(!concern.is_done());
    assert!(decide(&concern, Decision::StrategyDiscussion, text("new facts")).is_ok());
    assert_eq!(answer_escalation(&concern, true, text("twice")).err(), no("not-escalated"));
}

#[test]
fn done_means_decided_and_answered_as_is_owed() {
    let answer = |answer| ConcernEvent::AnswerSent { answer, text: text("Thank you.") };
    let public = |events| after(Door::Public, events).is_done();
    assert!(!public(vec![decided()]));
    assert!(!public(vec![answer(AnswerKind::Acknowledgement)]));
    assert!(public(vec![answer(AnswerKind::Acknowledgement), decided()]));
    let professional = |events| after(Door::Professional, events).is_done();
    assert!(!professional(vec![answer(AnswerKind::Acknowledgement), decided()]));
    assert!(professional(vec![decided(), answer(AnswerKind::Decision)]));
}

#[test]
fn only_the_urgent_and_unopened_climbs_the_rota() {
    let urgent = |mut events: Vec<ConcernEvent>| {
        events.insert(0, ConcernEvent::UrgencySet { urgency: Urgency::Immediate, reason: text("now") });
        after(Door::Child, events)
    };
    assert_eq!(alert(&urgent(vec![]), Some(nia())), Some(ConcernEvent::Alerted { step: 1, to: Some(nia()) }));
    let once = urgent(vec![ConcernEvent::Alerted { step: 1, to: Some(nia()) }]);
    assert_eq!(alert(&once, None), Some(ConcernEvent::Alerted { step: 2, to: None }));
    assert_eq!(alert(&urgent(vec![ConcernEvent::Opened { by: nia() }]), None), None);
    assert_eq!(alert(&urgent(vec![decided()]), None), None);
    assert_eq!(alert(&after(Door::Child, vec![]), None), None, "not urgent");
}

#[test]
fn nothing_happens_to_a_concern_that_was_never_raised() {
    let none = Concern::default();
    let because = || text("why");
    let all = [
        confirm_in_writing(&none, Sealed::about("a", Account::default()), None).err(),
        take(&none, nia()).err(),
        hand_over(&none, nia(), because()).err(),
        move_desk(&none, desk("duty"), because()).err(),
        set_urgency(&none, Urgency::Today, because()).err(),
        release(&none).err(),
        ask(&none, question(), Asked::Reporter, because()).err(),
        match_mention(&none, mention(), Match::LeftOpen, because()).err(),
        decide(&none, Decision::Advice, because()).err(),
        send_answer(&none, AnswerKind::Acknowledgement, because()).err(),
        escalate(&none, because()).err(),
    ];
    assert!(all.iter().all(|declined| *declined == no("no-such-concern")), "{all:?}");
}

/// What may be asked of a concern, by number.
fn tried(concern: &Concern, step: u8) -> Vec<ConcernEvent> {
    let because = || text("why");
    let events = match step % 12 {
        0 => take(concern, nia()),
        1 => take(concern, huw()),
        2 => hand_over(concern, huw(), because()).map(|e| vec![e]),
        3 => move_desk(concern, desk(if step > 127 { "duty" } else { "other" }), because()).map(|e| vec![e]),
        4 => ask(concern, question(), Asked::Reporter, because()).map(|e| vec![e]),
        5 => answer_question(concern, question(), because()).map(|e| vec![e]),
        6 => decide(concern, Decision::Advice, because()).map(|e| vec![e]),
        7 => send_answer(concern, AnswerKind::Decision, because()).map(|e| vec![e]),
        8 => send_answer(concern, AnswerKind::Acknowledgement, because()).map(|e| vec![e]),
        9 => escalate(concern, because()).map(|e| vec![e]),
        10 => answer_escalation(concern, step > 127, because()).map(|e| vec![e]),
        _ => match_mention(concern, mention(), Match::LeftOpen, because()).map(|e| vec![e]),
    };
    events.unwrap_or_default()
}

proptest! {
    /// Whatever is tried in whatever order: a decision is never replaced without a disagreement, the public never hears
    /// an outcome, and a concern always lies on a desk.
    #[test]
    fn no_order_of_events_breaks_a_promise(steps in proptest::collection::vec(any::<u8>(), 0..60), professional in any::<bool>()) {
        let mut concern = after(if professional { Door::Professional } else { Door::Public }, vec![]);
        let mut escalations = 0;
        let mut decisions = 0;
        for step in steps {
            for event in tried(&concern, step) {
                decisions += usize::from(matches!(event, ConcernEvent::Decided { .. }));
                escalations += usize::from(matches!(event, ConcernEvent::EscalationAnswered { reopened: true, .. }));
                told(event, &mut concern);
            }
            prop_assert!(concern.desk.is_some());
            prop_assert!(decisions <= escalations + 1);
            prop_assert!(professional || !concern.answers.contains(&AnswerKind::Decision));
            prop_assert!(!concern.is_done() || (concern.decision.is_some() && !concern.escalated));
        }
    }

    /// Nothing is written without a reason, whatever blanks are typed in its place.
    #[test]
    fn blanks_are_no_reason(blank in "[ \\t\\r\\n\u{a0}]*") {
        let concern = after(Door::Professional, vec![decided()]);
        let declined = no("reason-missing");
        prop_assert_eq!(hand_over(&concern, huw(), text(&blank)).err(), declined);
        prop_assert_eq!(set_urgency(&concern, Urgency::Today, text(&blank)).err(), declined);
        prop_assert_eq!(escalate(&concern, text(&blank)).err(), declined);
        prop_assert_eq!(decide(&concern, Decision::Advice, text(&blank)).err(), declined);
        prop_assert_eq!(match_mention(&concern, mention(), Match::LeftOpen, text(&blank)).err(), declined);
    }
}

#[test]
fn found_to_be_about_staff_it_starts_afresh_on_the_closed_desk_and_is_decided_again() {
    let about = |staff: Vec<ActorId>| AboutStaff {
        staff,
        teams: vec![TeamId::named("duty")],
        desk: desk("closed"),
        named: text("Huw Lloyd"),
    };
    let mut concern = after(
        Door::Professional,
        vec![
            ConcernEvent::Opened { by: nia() },
            ConcernEvent::Taken { by: nia() },
            decided(),
            ConcernEvent::AnswerSent { answer: AnswerKind::Acknowledgement, text: text("a") },
            ConcernEvent::AnswerSent { answer: AnswerKind::Decision, text: text("b") },
            ConcernEvent::Escalated { reason: text("c") },
        ],
    );
    assert_eq!(found_about_staff(&concern, about(vec![huw()]), text(" ")).err(), no("reason-missing"));
    let none = Concern::default();
    assert_eq!(found_about_staff(&none, about(vec![huw()]), text("why")).err(), no("no-such-concern"));
    let found = found_about_staff(&concern, about(vec![huw()]), text("a colleague said so")).unwrap();
    told(found, &mut concern);
    assert_eq!((concern.desk.clone(), concern.matter), (Some(desk("closed")), Some(Matter::PositionOfTrust)));
    assert_eq!((concern.opened, concern.taken_by, concern.decision), (None, None, None));
    assert_eq!((concern.escalated, concern.answers.as_slice()), (false, [AnswerKind::Acknowledgement].as_slice()));
    assert!(!concern.is_done(), "the designated officer decides again");
    assert_eq!(move_desk(&concern, desk("duty"), text("back")).err(), no("closed-desk"));
    // The same again says nothing new; another name does.
    for staff in [vec![], vec![huw()]] {
        assert_eq!(found_about_staff(&concern, about(staff), text("again")).err(), no("about-staff-before"));
    }
    assert!(found_about_staff(&concern, about(vec![nia()]), text("and her")).is_ok());
}

//! What can be asked of a concern: each command finds the state, asks access, decides, and records what follows.

mod matching;

pub use matching::match_mention_in;

use crate::decide::{self, Concern};
use crate::events::{ConcernEvent, Reported};
use crate::queries::concern_thing;
use crate::routing::Found;
use crate::words::{
    Account, AnswerKind, Asked, Decision, Desk, Door, Match, Matter, Mention, MentionDetails, MentionKind, Reporter,
    ReporterDetails, Urgency,
};
use access::{Permit, Thing, Visit};
use kernel::{ActorId, Language, Reference, ReturnCode, TeamId};
use store::{Declined, House, Stop, Stream, Work};
use vault::Sealed;
use vocabulary::{ConcernId, MentionId, QuestionId};

/// A report as it comes from a page, the telephone or a spreadsheet.
#[derive(Debug, Clone)]
pub struct Report {
    /// Through which door.
    pub door: Door,
    /// What kind of matter.
    pub matter: Matter,
    /// How urgent, from the answers given.
    pub urgency: Urgency,
    /// On which desk it belongs.
    pub desk: Desk,
    /// Code of the council where the harm happened, if known.
    pub council: Option<String>,
    /// In which language.
    pub language: Language,
    /// Part of a possible flood.
    pub held: bool,
    /// The professional's name is to be kept from the family.
    pub withhold_name: bool,
    /// Whoever raises it may be contacted.
    pub may_contact: bool,
    /// What they tell of themselves.
    pub reporter: ReporterDetails,
    /// What they tell.
    pub account: Account,
    /// Who and what is mentioned.
    pub mentions: Vec<(MentionKind, MentionDetails)>,
    /// Members of staff whom it is about.
    pub about_staff: Vec<ActorId>,
    /// Their teams.
    pub about_teams: Vec<TeamId>,
}

/// What the reporter is given.
#[derive(Debug, Clone)]
pub struct Receipt {
    /// The concern.
    pub concern: ConcernId,
    /// Its short name.
    pub reference: Reference,
    /// The code with which somebody without an account may come back. Shown once.
    pub code: Option<ReturnCode>,
}

/// The keyed hash under which a return code is known.
pub fn code_hash(house: &House, code: &ReturnCode) -> String {
    hex::encode(house.master().keyed_hash("return-code", code.as_bytes()))
}

/// Takes in a report.
///
/// # Errors
/// When the door is not the visitor's, or nothing was told.
pub async fn report(house: &House, visit: &Visit, report: Report) -> Result<Receipt, Stop> {
    let mut work = house.begin(visit).await?;
    let receipt = report_in(house, visit, &mut work, report).await?;
    work.commit().await?;
    Ok(receipt)
}

/// Takes in a report inside a larger unit of work, such as a row of an import.
///
/// # Errors
/// When the door is not the visitor's, or nothing was told.
pub async fn report_in(house: &House, visit: &Visit, work: &mut Work, report: Report) -> Result<Receipt, Stop> {
    let door = Thing::new("ConcernDoor", report.door.code()).text("door", report.door.code());
    let permit = house.permit(visit, "concerns.report", &door)?;
    let chance = house.chance();
    let concern = ConcernId::mint(visit.now, chance);
    let reference = Reference::mint(chance);
    let code = matches!(report.door, Door::Child | Door::Public).then(|| ReturnCode::mint(chance));
    let subject = Stream::of(concern).to_string();
    let mentions = report.mentions.into_iter().map(|(kind, details)| {
        let id = MentionId::mint(visit.now, chance);
        Mention { id, kind, details: Sealed::about(Stream::of(id).to_string(), details) }
    });
    let reporter = Reporter {
        staff: visit.actor().staff().filter(|_| report.door == Door::Professional),
        agency: visit.who.agency.filter(|_| matches!(report.door, Door::Professional | Door::Imported)),
        withhold_name: report.withhold_name,
        may_contact: report.may_contact,
    };
    let event = decide::report(Reported {
        reference: reference.clone(),
        door: report.door,
        matter: report.matter,
        urgency: report.urgency,
        desk: report.desk,
        council: report.council,
        language: report.language,
        held: report.held,
        reporter,
        // The reporter has a key of their own: their details can be erased and the account kept.
        reporter_details: Sealed::about(format!("reporter:{concern}"), report.reporter),
        account: Sealed::about(subject, report.account),
        mentions: mentions.collect(),
        return_code: code.as_ref().map(|code| code_hash(house, code)),
        about_staff: report.about_staff,
        about_teams: report.about_teams,
    })?;
    work.append(&permit, &Stream::of(concern), 0, &[event]).await?;
    Ok(Receipt { concern, reference, code })
}

/// One change to a concern: asks access for `action`, decides, records. `seen` is the place of the history that the
/// page showed; when somebody saved in between, nothing is written.
async fn change(
    house: &House,
    visit: &Visit,
    concern: ConcernId,
    action: &str,
    seen: Option<u64>,
    decide: impl FnOnce(&Concern) -> Result<Vec<ConcernEvent>, Declined>,
) -> Result<u64, Stop> {
    let thing = concern_thing(house, concern).await?;
    let permit = house.permit(visit, action, &thing)?;
    let mut work = house.begin(visit).await?;
    let place = change_in(&mut work, &permit, concern, seen, decide).await?;
    work.commit().await?;
    Ok(place)
}

async fn change_in(
    work: &mut Work,
    permit: &Permit,
    concern: ConcernId,
    seen: Option<u64>,
    decide: impl FnOnce(&Concern) -> Result<Vec<ConcernEvent>, Declined>,
) -> Result<u64, Stop> {
    let stream = Stream::of(concern);
    let history = work.history::<ConcernEvent>(&stream).await?;
    if seen.is_some_and(|seen| seen != history.place) {
        return Err(Stop::Stale(history.place));
    }
    let events = decide(&history.fold(Concern::apply))?;
    work.append(permit, &stream, history.place, &events).await
}

fn sealed(concern: ConcernId, text: &str) -> Sealed<String> {
    Sealed::about(Stream::of(concern).to_string(), text.trim().to_owned())
}

fn own_id(visit: &Visit) -> Result<ActorId, Stop> {
    visit.actor().staff().ok_or(Stop::NotFound)
}

/// A telephone report is confirmed in writing.
///
/// # Errors
/// See [`decide::confirm_in_writing`].
pub async fn confirm_in_writing(
    house: &House,
    visit: &Visit,
    concern: ConcernId,
    account: Account,
) -> Result<u64, Stop> {
    let account = Sealed::about(Stream::of(concern).to_string(), account);
    change(house, visit, concern, "concerns.work", None, |c| {
        decide::confirm_in_writing(c, account, None).map(|e| vec![e])
    })
    .await
}

/// A telephone report is confirmed by a written one that came through this system: from here on each leads to the other.
///
/// # Errors
/// See [`decide::confirm_in_writing`]; when the visitor may not see the written report, or it is none.
pub async fn confirm_by_report(
    house: &House,
    visit: &Visit,
    concern: ConcernId,
    account: Account,
    written: ConcernId,
) -> Result<u64, Stop> {
    let permit = house.permit(visit, "concerns.view", &concern_thing(house, written).await?)?;
    let (_, _, row) = crate::queries::concern(house, &permit, written).await?;
    if row.door != Door::Professional || written == concern {
        return Err(Declined("not-a-written-report").into());
    }
    let account = Sealed::about(Stream::of(concern).to_string(), account);
    change(house, visit, concern, "concerns.work", None, |c| {
        decide::confirm_in_writing(c, account, Some(written)).map(|e| vec![e])
    })
    .await
}

/// Somebody at the desk opens it; the first time is recorded.
///
/// # Errors
/// When the visitor may not work on it.
pub async fn open(house: &House, visit: &Visit, concern: ConcernId) -> Result<u64, Stop> {
    let by = own_id(visit)?;
    change(house, visit, concern, "concerns.work", None, |c| Ok(decide::open(c, by).into_iter().collect())).await
}

/// Somebody takes it.
///
/// # Errors
/// See [`decide::take`].
pub async fn take(house: &House, visit: &Visit, concern: ConcernId) -> Result<u64, Stop> {
    let by = own_id(visit)?;
    change(house, visit, concern, "concerns.work", None, |c| decide::take(c, by)).await
}

/// It is handed to somebody else at the desk. Whoever has it may do so; otherwise a supervisor.
///
/// # Errors
/// See [`decide::hand_over`].
pub async fn hand_over(
    house: &House,
    visit: &Visit,
    concern: ConcernId,
    to: ActorId,
    reason: &str,
    seen: Option<u64>,
) -> Result<u64, Stop> {
    let reason = sealed(concern, reason);
    let own = visit.actor().staff();
    let supervises = house.permit(visit, "concerns.supervise", &concern_thing(house, concern).await?).is_ok();
    change(house, visit, concern, "concerns.work", seen, |c| {
        if c.taken_by.is_some() && c.taken_by != own && !supervises {
            return Err(Declined("taken-by-other"));
        }
        decide::hand_over(c, to, reason).map(|e| vec![e])
    })
    .await
}

/// It is moved to another desk.
///
/// # Errors
/// See [`decide::move_desk`].
pub async fn move_desk(
    house: &House,
    visit: &Visit,
    concern: ConcernId,
    desk: Desk,
    reason: &str,
    seen: Option<u64>,
) -> Result<u64, Stop> {
    let reason = sealed(concern, reason);
    change(house, visit, concern, "concerns.work", seen, |c| decide::move_desk(c, desk, reason).map(|e| vec![e])).await
}

/// It is found to be about somebody who works with children: it leaves this desk at once.
///
/// # Errors
/// See [`decide::found_about_staff`].
pub async fn found_about_staff(
    house: &House,
    visit: &Visit,
    concern: ConcernId,
    named: &str,
    found: Found,
    reason: &str,
    seen: Option<u64>,
) -> Result<u64, Stop> {
    let reason = sealed(concern, reason);
    let named = sealed(concern, named);
    let about = decide::AboutStaff { staff: found.staff(), teams: found.teams(), desk: found.desk, named };
    change(house, visit, concern, "concerns.mark_about_staff", seen, |c| {
        decide::found_about_staff(c, about, reason).map(|e| vec![e])
    })
    .await
}

/// The desk sets the urgency.
///
/// # Errors
/// See [`decide::set_urgency`].
pub async fn set_urgency(
    house: &House,
    visit: &Visit,
    concern: ConcernId,
    urgency: Urgency,
    reason: &str,
    seen: Option<u64>,
) -> Result<u64, Stop> {
    let reason = sealed(concern, reason);
    change(house, visit, concern, "concerns.work", seen, |c| decide::set_urgency(c, urgency, reason).map(|e| vec![e]))
        .await
}

/// A report that was held back is let through.
///
/// # Errors
/// See [`decide::release`].
pub async fn release(house: &House, visit: &Visit, concern: ConcernId) -> Result<u64, Stop> {
    change(house, visit, concern, "concerns.work", None, |c| decide::release(c).map(|e| vec![e])).await
}

/// A question is asked of the reporter or of another agency's desk.
///
/// # Errors
/// See [`decide::ask`].
pub async fn ask(house: &House, visit: &Visit, concern: ConcernId, of: Asked, text: &str) -> Result<QuestionId, Stop> {
    let question = QuestionId::mint(visit.now, house.chance());
    let text = sealed(concern, text);
    change(house, visit, concern, "concerns.work", None, |c| decide::ask(c, question, of, text).map(|e| vec![e]))
        .await?;
    Ok(question)
}

/// A question is answered by the professional who raised the concern or by the desk that was asked.
///
/// # Errors
/// See [`decide::answer_question`].
pub async fn answer_question(
    house: &House,
    visit: &Visit,
    concern: ConcernId,
    question: QuestionId,
    text: &str,
) -> Result<u64, Stop> {
    let thing = concern_thing(house, concern).await?;
    let permit = house.permit(visit, "concerns.answer_question", &thing)?;
    let (own, text) = (visit.actor().staff(), sealed(concern, text));
    let teams = visit.who.teams.clone();
    let mut work = house.begin(visit).await?;
    let place = change_in(&mut work, &permit, concern, None, |c| {
        // The permit says "some question of this concern"; here it is this one, put to them.
        let theirs = match c.questions.get(&question) {
            Some((Asked::Reporter, _)) => own.is_some() && c.reported.as_ref().is_some_and(|r| r.reporter.staff == own),
            Some((Asked::Agency(desk), _)) => teams.contains(&desk.team),
            None => false,
        };
        if !theirs {
            return Err(Declined("no-such-question"));
        }
        decide::answer_question(c, question, text).map(|e| vec![e])
    });
    let place = place.await?;
    work.commit().await?;
    Ok(place)
}

/// A question is answered by somebody who came back with the return code.
///
/// # Errors
/// [`Stop::NotFound`] for a code that is not good; otherwise see [`decide::answer_question`].
pub async fn answer_with_code(
    house: &House,
    visit: &Visit,
    code: &ReturnCode,
    question: QuestionId,
    text: &str,
) -> Result<u64, Stop> {
    let concern =
        crate::queries::concern_of_code(house, &code_hash(house, code), visit.now).await?.ok_or(Stop::NotFound)?;
    let text = sealed(concern, text);
    change(house, visit, concern, "concerns.come_back", None, |c| match c.questions.get(&question) {
        Some((Asked::Reporter, _)) => decide::answer_question(c, question, text).map(|e| vec![e]),
        _ => Err(Declined("no-such-question")),
    })
    .await
}

/// A person decides which record a mention is, or that this stays open.
///
/// # Errors
/// See [`decide::match_mention`].
pub async fn match_mention(
    house: &House,
    visit: &Visit,
    concern: ConcernId,
    mention: MentionId,
    to: Match,
    reason: &str,
) -> Result<u64, Stop> {
    let reason = sealed(concern, reason);
    change(house, visit, concern, "concerns.work", None, |c| {
        decide::match_mention(c, mention, to, reason).map(|e| vec![e])
    })
    .await
}

/// That decision is taken back.
///
/// # Errors
/// See [`decide::undo_match`].
pub async fn undo_match(
    house: &House,
    visit: &Visit,
    concern: ConcernId,
    mention: MentionId,
    reason: &str,
) -> Result<u64, Stop> {
    let reason = sealed(concern, reason);
    change(house, visit, concern, "concerns.work", None, |c| decide::undo_match(c, mention, reason).map(|e| vec![e]))
        .await
}

/// What follows is decided, with a reason.
///
/// # Errors
/// See [`decide::decide`]; [`Stop::Stale`] when somebody saved since the page was shown.
pub async fn decide(
    house: &House,
    visit: &Visit,
    concern: ConcernId,
    decision: Decision,
    reason: &str,
    seen: Option<u64>,
) -> Result<u64, Stop> {
    let reason = sealed(concern, reason);
    change(house, visit, concern, "concerns.work", seen, |c| decide::decide(c, decision, reason).map(|e| vec![e])).await
}

/// An answer is sent to whoever raised it, as previewed.
///
/// # Errors
/// See [`decide::send_answer`].
pub async fn send_answer(
    house: &House,
    visit: &Visit,
    concern: ConcernId,
    answer: AnswerKind,
    text: &str,
) -> Result<u64, Stop> {
    // What is said to the reporter is about them: it goes when their details go.
    let text = Sealed::about(format!("reporter:{concern}"), text.trim().to_owned());
    change(house, visit, concern, "concerns.work", None, |c| decide::send_answer(c, answer, text).map(|e| vec![e]))
        .await
}

/// The professional who raised it disagrees with the decision.
///
/// # Errors
/// See [`decide::escalate`].
pub async fn escalate(house: &House, visit: &Visit, concern: ConcernId, reason: &str) -> Result<u64, Stop> {
    let reason = sealed(concern, reason);
    change(house, visit, concern, "concerns.escalate", None, |c| decide::escalate(c, reason).map(|e| vec![e])).await
}

/// A supervisor answers the disagreement.
///
/// # Errors
/// See [`decide::answer_escalation`].
pub async fn answer_escalation(
    house: &House,
    visit: &Visit,
    concern: ConcernId,
    reopened: bool,
    text: &str,
) -> Result<u64, Stop> {
    let text = sealed(concern, text);
    change(house, visit, concern, "concerns.supervise", None, |c| {
        decide::answer_escalation(c, reopened, text).map(|e| vec![e])
    })
    .await
}

/// The next step of the rota is told of an urgent concern that nobody has opened. The letter is queued by `post` in the
/// same unit of work. Gives the step, or nothing when somebody has opened it in the meantime.
///
/// # Errors
/// When the visitor is not the watch.
pub async fn alert(
    house: &House,
    visit: &Visit,
    concern: ConcernId,
    to: Option<ActorId>,
    letter: Option<store::Letter>,
) -> Result<Option<u32>, Stop> {
    let permit = house.permit(visit, "concerns.watch", &crate::queries::list_thing())?;
    let mut work = house.begin(visit).await?;
    let stream = Stream::of(concern);
    let history = work.history::<ConcernEvent>(&stream).await?;
    let Some(event) = decide::alert(&history.fold(Concern::apply), to) else { return Ok(None) };
    let step = if let ConcernEvent::Alerted { step, .. } = &event { Some(*step) } else { None };
    work.append(&permit, &stream, history.place, &[event]).await?;
    if let Some(letter) = letter {
        work.post(&letter).await?;
    }
    work.commit().await?;
    Ok(step)
}

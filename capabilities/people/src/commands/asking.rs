//! Asking the agency that keeps the other record, answering, and taking a question back.

use super::{kind_of, permit_record};
use crate::{
    decide::{Answer, Asking, PairStanding, Question},
    events::{Event, Pair},
    queries,
    weighing::{Band, weigh},
};
use access::{Permit, Visit};
use store::{Declined, House, Stop, Stream};
use vocabulary::RecordId;

/// How long the agency that is asked has: a time limit of the catalogue.
const LIMIT: &str = "match.answer";

/// Asks the agency that keeps the record `about` whether both records are about the same one.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn ask_agency(house: &House, visit: &Visit, one: RecordId, about: RecordId, words: &str) -> Result<(), Stop> {
    let pair = Pair::of(one, about).ok_or(Declined("people-same-record"))?;
    let permit = permit_record(house, visit, "people.ask", pair.one).await?;
    permit_record(house, visit, "people.ask", pair.other).await?;
    let mut reader = house.facts().await?;
    let (record, beside) = (queries::record(&mut reader, about).await?, queries::record(&mut reader, one).await?);
    drop(reader);
    let (record, beside) = record.zip(beside).ok_or(Stop::NotFound)?;
    let weighed = weigh(&beside.details, &[&record.details]).pop();
    let question = Question {
        about: (about, record.agency),
        due: house.limits().due(LIMIT, visit.now),
        strong: weighed.is_some_and(|weighed| weighed.band() >= Band::Strong),
        words,
    };
    let mut work = house.begin(visit).await?;
    let stream = Stream::of(pair.id());
    let history = work.history::<Event>(&stream).await?;
    let (standing, asking) = (history.fold(PairStanding::apply), history.fold(Asking::apply));
    let event = asking.ask(pair, standing, visit.who.agency, question)?;
    work.append(&permit, &stream, history.place, &[event]).await?;
    work.commit().await?;
    Ok(())
}

/// Permission to answer about a record of one's own beside another. Where nothing was asked, there is nothing.
pub(crate) async fn permit_to_answer(
    house: &House,
    visit: &Visit,
    own: RecordId,
    other: RecordId,
) -> Result<Permit, Stop> {
    let mut reader = house.facts().await?;
    let things = (queries::record_thing(&mut reader, own).await?, queries::record_thing(&mut reader, other).await?);
    drop(reader);
    let (own, other) = things.0.zip(things.1).ok_or(Stop::NotFound)?;
    let permit = house.ask(visit, "people.answer", own).await?;
    house.ask(visit, "people.answer_beside", other).await?;
    Ok(permit)
}

/// Answers for the agency that keeps `own`. Nobody needs sight of the other record for that: it says what the agency
/// knows of its own.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn answer_question(
    house: &House,
    visit: &Visit,
    own: RecordId,
    other: RecordId,
    answer: Answer,
    reason: &str,
) -> Result<(), Stop> {
    let pair = Pair::of(own, other).ok_or(Declined("people-same-record"))?;
    let permit = permit_to_answer(house, visit, own, other).await?;
    let mut work = house.begin(visit).await?;
    let kinds = (kind_of(&mut work, pair.one).await?, kind_of(&mut work, pair.other).await?);
    let stream = Stream::of(pair.id());
    let history = work.history::<Event>(&stream).await?;
    let (standing, asking) = (history.fold(PairStanding::apply), history.fold(Asking::apply));
    let events = asking.answer(pair, standing, kinds, visit.who.agency, answer, reason)?;
    work.append(&permit, &stream, history.place, &events).await?;
    work.commit().await?;
    Ok(())
}

/// Takes a question back.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn withdraw_question(
    house: &House,
    visit: &Visit,
    a: RecordId,
    b: RecordId,
    reason: &str,
) -> Result<(), Stop> {
    let pair = Pair::of(a, b).ok_or(Declined("people-same-record"))?;
    let permit = permit_record(house, visit, "people.link", pair.one).await?;
    permit_record(house, visit, "people.link", pair.other).await?;
    let mut work = house.begin(visit).await?;
    let stream = Stream::of(pair.id());
    let history = work.history::<Event>(&stream).await?;
    let event = history.fold(Asking::apply).withdraw(pair, reason)?;
    work.append(&permit, &stream, history.place, &[event]).await?;
    work.commit().await?;
    Ok(())
}

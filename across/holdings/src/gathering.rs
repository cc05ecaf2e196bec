//! What is told in records and concerns, in pieces: whom each is about, who told it, and which other people are named.

use concerns::events::ConcernEvent;
use concerns::words::{Match, MentionKind};
use people::events::Event as RecordEvent;
use rights::words::{GapReason, Gathered, KeptThing, Piece};
use std::collections::BTreeSet;
use store::{Fault, Reader, Stream, Told};
use vault::Sealed;
use vocabulary::{ConcernId, RecordId};

/// Gathers it. The records among the things are the person's own; a mention that is matched to one of them is too.
pub(crate) async fn gather(reader: &mut Reader, things: &[KeptThing]) -> Result<Gathered, Fault> {
    let own: BTreeSet<RecordId> = things
        .iter()
        .filter_map(|thing| match thing {
            KeptThing::Record(id) => Some(*id),
            KeptThing::Concern(_) => None,
        })
        .collect();
    let mut gathered = Gathered::default();
    for thing in things {
        match thing {
            KeptThing::Record(id) => record(reader, *id, &mut gathered).await?,
            KeptThing::Concern(id) => concern(reader, *id, &own, &mut gathered).await?,
        }
    }
    gathered.pieces.sort_by_key(|piece| piece.at);
    Ok(gathered)
}

/// A form as lines of text, one for each field that says something.
fn lines(form: &impl serde::Serialize) -> Result<String, Fault> {
    fn said(value: &serde_json::Value) -> String {
        match value {
            serde_json::Value::String(text) => text.trim().to_owned(),
            serde_json::Value::Array(items) => {
                items.iter().map(said).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
            }
            serde_json::Value::Object(fields) => {
                fields.values().map(said).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
            }
            serde_json::Value::Null => String::new(),
            other => other.to_string(),
        }
    }
    let serde_json::Value::Object(fields) = serde_json::to_value(form)? else { return Ok(String::new()) };
    let line = |(name, value): (&String, &serde_json::Value)| {
        let text = said(value);
        (!text.is_empty()).then(|| format!("{}: {text}", name.replace('_', " ")))
    };
    Ok(fields.iter().filter_map(line).collect::<Vec<_>>().join("\n"))
}

struct Telling<'t, E> {
    thing: KeptThing,
    told: &'t Told<E>,
}

impl<E> Telling<'_, E> {
    fn piece(&self, label: &str, about: &str, text: String, whole: Option<GapReason>) -> Option<Piece> {
        (!text.trim().is_empty()).then(|| Piece {
            thing: self.thing,
            label: label.to_owned(),
            at: self.told.at,
            about: vec![about.to_owned()],
            source: self.told.actor.clone(),
            text,
            whole,
        })
    }
    fn sealed(&self, label: &str, text: &Sealed<String>) -> Option<Piece> {
        self.piece(label, &text.subject, text.get()?.clone(), None)
    }
}

async fn record(reader: &mut Reader, id: RecordId, gathered: &mut Gathered) -> Result<(), Fault> {
    let history = reader.history::<RecordEvent>(&Stream::of(id)).await?;
    for told in &history.events {
        let telling = Telling { thing: KeptThing::Record(id), told };
        let (label, details) = match &told.event {
            RecordEvent::RecordAdded { details, .. } | RecordEvent::RecordImported { details, .. } => {
                ("record", details)
            }
            RecordEvent::RecordChanged { details } => ("record-changed", details),
            _ => continue,
        };
        let Some(content) = details.get() else { continue };
        for name in [&content.given_names, &content.family_name, &content.known_as].into_iter().flatten() {
            gathered.own.push(name.clone());
        }
        gathered.pieces.extend(telling.piece(label, &details.subject, lines(content)?, None));
    }
    Ok(())
}

async fn concern(
    reader: &mut Reader,
    id: ConcernId,
    own: &BTreeSet<RecordId>,
    gathered: &mut Gathered,
) -> Result<(), Fault> {
    let history = reader.history::<ConcernEvent>(&Stream::of(id)).await?;
    let mut theirs = BTreeSet::new();
    for told in &history.events {
        match &told.event {
            ConcernEvent::MentionMatched { mention, to: Match::Linked(record) | Match::AddedAsNew(record), .. }
                if own.contains(record) =>
            {
                theirs.insert(*mention);
            }
            ConcernEvent::MentionMatched { mention, .. } | ConcernEvent::MatchUndone { mention, .. } => {
                theirs.remove(mention);
            }
            _ => {}
        }
    }
    for told in &history.events {
        let telling = Telling { thing: KeptThing::Concern(id), told };
        match &told.event {
            ConcernEvent::Reported(reported) => {
                if let Some(account) = reported.account.get() {
                    let text = lines(account)?;
                    gathered.pieces.extend(telling.piece("account", &reported.account.subject, text, None));
                }
                if let Some(details) = reported.reporter_details.get() {
                    gathered.others.push(details.name.clone());
                    let subject = &reported.reporter_details.subject;
                    let whole = Some(GapReason::Source);
                    gathered.pieces.extend(telling.piece("reporter", subject, lines(details)?, whole));
                }
                for mention in &reported.mentions {
                    let Some(details) = mention.details.get() else { continue };
                    let is_theirs = theirs.contains(&mention.id);
                    let person =
                        matches!(mention.kind, MentionKind::Child | MentionKind::PersonOfConcern | MentionKind::Adult);
                    let names = [&details.given_names, &details.family_name, &details.known_as];
                    let names = names.into_iter().filter(|name| !name.trim().is_empty()).cloned();
                    if is_theirs {
                        gathered.own.extend(names)
                    } else if person {
                        gathered.others.extend(names)
                    }
                    // Whatever is not theirs is taken to be about somebody else, until a person says otherwise.
                    let whole = (!is_theirs).then_some(GapReason::ThirdParty);
                    let label = if is_theirs { "mention" } else { "mention-other" };
                    gathered.pieces.extend(telling.piece(label, &mention.details.subject, lines(details)?, whole));
                }
            }
            ConcernEvent::ConfirmedInWriting { account, .. } => {
                if let Some(content) = account.get() {
                    gathered.pieces.extend(telling.piece("account", &account.subject, lines(content)?, None));
                }
            }
            ConcernEvent::FoundAboutStaff { named, reason, .. } => {
                gathered.pieces.extend(telling.sealed("named", named));
                gathered.pieces.extend(telling.sealed("reason", reason));
            }
            ConcernEvent::HandedOver { reason, .. }
            | ConcernEvent::Moved { reason, .. }
            | ConcernEvent::UrgencySet { reason, .. }
            | ConcernEvent::MentionMatched { reason, .. }
            | ConcernEvent::MatchUndone { reason, .. }
            | ConcernEvent::Escalated { reason } => gathered.pieces.extend(telling.sealed("reason", reason)),
            ConcernEvent::Decided { reason, .. } => gathered.pieces.extend(telling.sealed("decision", reason)),
            ConcernEvent::QuestionAsked { text, .. } => gathered.pieces.extend(telling.sealed("question", text)),
            ConcernEvent::QuestionAnswered { text, .. } => gathered.pieces.extend(telling.sealed("reply", text)),
            ConcernEvent::AnswerSent { text, .. } | ConcernEvent::EscalationAnswered { text, .. } => {
                gathered.pieces.extend(telling.sealed("answer", text));
            }
            ConcernEvent::Opened { .. }
            | ConcernEvent::Taken { .. }
            | ConcernEvent::Released
            | ConcernEvent::Alerted { .. } => {}
        }
    }
    Ok(())
}

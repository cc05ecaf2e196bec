//! From events to rows. Uses nothing but the entry and the rows.

use crate::events::{ConcernEvent, Reported};
use crate::words::{AnswerKind, Asked, Match, MentionKind, Urgency};
use store::{Arg, Fault, Recorded, Tables};
use vocabulary::ConcernId;

/// Brings the tables one entry further.
pub(crate) async fn project(tables: &mut Tables<'_>, entry: &Recorded) -> Result<(), Fault> {
    let Some(event) = entry.event::<ConcernEvent>()? else { return Ok(()) };
    let id: ConcernId = entry.id()?;
    let at = Arg::from(entry.at);
    let concern = Arg::from(id);
    match event {
        ConcernEvent::Reported(reported) => raised(tables, id, entry, &reported).await?,
        ConcernEvent::ConfirmedInWriting { by, .. } => {
            set(tables, "confirmed_at = $2, confirmed_by = $3", &[concern.clone(), at, by.into()]).await?;
        }
        ConcernEvent::Opened { .. } => set(tables, "opened_at = $2", &[concern.clone(), at]).await?,
        ConcernEvent::Taken { by } | ConcernEvent::HandedOver { to: by, .. } => {
            set(tables, "taken_by = $2", &[concern.clone(), by.into()]).await?;
        }
        ConcernEvent::Moved { desk, .. } => {
            let change =
                "desk = $2, agency = $3, opened_at = NULL, taken_by = NULL, alerted_step = 0, alerted_at = NULL";
            set(tables, change, &[concern.clone(), desk.team.into(), desk.agency.into()]).await?;
        }
        ConcernEvent::FoundAboutStaff { about_staff, about_teams, desk, .. } => {
            let staff = list(about_staff.iter().map(ToString::to_string).collect());
            let teams = list(about_teams.iter().map(ToString::to_string).collect());
            let change = "matter = 'position_of_trust', about_staff = $2, about_teams = $3, desk = $4, agency = $5, \
                about_since = $6, opened_at = NULL, taken_by = NULL, alerted_step = 0, alerted_at = NULL, held = 0, \
                decision = NULL, decided_at = NULL, answered_at = NULL, escalated_at = NULL";
            let args = [concern.clone(), staff.into(), teams.into(), desk.team.into(), desk.agency.into(), at];
            set(tables, change, &args).await?;
        }
        ConcernEvent::UrgencySet { urgency, .. } => {
            set(
                tables,
                "urgency = $2, urgency_order = $3",
                &[concern.clone(), urgency.code().into(), order(urgency).into()],
            )
            .await?;
        }
        ConcernEvent::Released => set(tables, "held = 0", std::slice::from_ref(&concern)).await?,
        ConcernEvent::QuestionAsked { question, of, .. } => {
            let (team, agency) = match of {
                Asked::Reporter => (None, None),
                Asked::Agency(desk) => (Some(desk.team), Some(desk.agency)),
            };
            let sql = "INSERT INTO concerns_question (question, concern, asked_team, asked_agency, asked_at) VALUES ($1, $2, $3, $4, $5)";
            tables.run(sql, &[question.into(), concern.clone(), team.into(), agency.into(), at]).await?;
            questions(tables, &concern).await?;
        }
        ConcernEvent::QuestionAnswered { question, .. } => {
            tables
                .run("UPDATE concerns_question SET answered_at = $2 WHERE question = $1", &[question.into(), at])
                .await?;
            questions(tables, &concern).await?;
        }
        ConcernEvent::MentionMatched { mention, to, .. } => {
            let (matched, record) = match to {
                Match::Linked(record) => ("linked", Some(record)),
                Match::AddedAsNew(record) => ("new", Some(record)),
                Match::LeftOpen => ("left_open", None),
            };
            let sql = "UPDATE concerns_mention SET matched = $2, record = $3 WHERE mention = $1";
            tables.run(sql, &[mention.into(), matched.into(), record.into()]).await?;
            mentions(tables, &concern).await?;
        }
        ConcernEvent::MatchUndone { mention, .. } => {
            tables
                .run("UPDATE concerns_mention SET matched = '', record = NULL WHERE mention = $1", &[mention.into()])
                .await?;
            mentions(tables, &concern).await?;
        }
        ConcernEvent::Decided { decision, .. } => {
            set(tables, "decision = $2, decided_at = $3", &[concern.clone(), decision.code().into(), at]).await?;
        }
        ConcernEvent::AnswerSent { answer, .. } => {
            let change = match answer {
                AnswerKind::Acknowledgement => "acknowledged_at = $2",
                AnswerKind::Decision => "answered_at = $2",
            };
            set(tables, change, &[concern.clone(), at]).await?;
        }
        ConcernEvent::Escalated { .. } => set(tables, "escalated_at = $2", &[concern.clone(), at]).await?,
        ConcernEvent::EscalationAnswered { reopened, .. } => {
            let change = if reopened {
                "escalated_at = NULL, decision = NULL, decided_at = NULL, answered_at = NULL"
            } else {
                "escalated_at = NULL"
            };
            set(tables, change, std::slice::from_ref(&concern)).await?;
        }
        ConcernEvent::Alerted { step, .. } => {
            set(tables, "alerted_step = $2, alerted_at = $3", &[concern.clone(), i64::from(step).into(), at]).await?;
        }
    }
    let place = i64::try_from(entry.place).unwrap_or(i64::MAX);
    // Done: decided, the answer that is owed was given, and no disagreement is open (decide::Concern::is_done).
    let done = "place = $2, done = CASE WHEN decision IS NOT NULL AND escalated_at IS NULL AND \
        ((professional = 1 AND answered_at IS NOT NULL) OR (professional = 0 AND acknowledged_at IS NOT NULL)) THEN 1 ELSE 0 END";
    set(tables, done, &[concern, place.into()]).await
}

async fn set(tables: &mut Tables<'_>, change: &str, args: &[Arg]) -> Result<(), Fault> {
    tables.run(&format!("UPDATE concerns_concern SET {change} WHERE concern = $1"), args).await.map(drop)
}

/// Ids as one text, as rules and lists look for them.
fn list(ids: Vec<String>) -> String {
    ids.join(" ")
}

const fn order(urgency: Urgency) -> i64 {
    match urgency {
        Urgency::Immediate => 0,
        Urgency::Today => 1,
        Urgency::Usual => 2,
    }
}

async fn raised(tables: &mut Tables<'_>, id: ConcernId, entry: &Recorded, reported: &Reported) -> Result<(), Fault> {
    let labels: Vec<String> =
        reported.mentions.iter().map(|m| m.details.get().map(|d| d.label()).unwrap_or_default()).collect();
    let children = reported.mentions.iter().zip(&labels).filter(|(m, l)| m.kind == MentionKind::Child && !l.is_empty());
    let summary: Vec<&str> = children.map(|(_, l)| l.as_str()).take(4).collect();
    let professional = reported.reporter.staff.is_some()
        || matches!(reported.door, crate::words::Door::Professional | crate::words::Door::Telephone);
    let reachable = reported.return_code.is_some() || reported.reporter.staff.is_some();
    let args = [
        id.into(),
        i64::try_from(entry.place).unwrap_or(1).into(),
        reported.reference.to_string().into(),
        reported.door.code().into(),
        reported.matter.code().into(),
        reported.urgency.code().into(),
        order(reported.urgency).into(),
        reported.desk.team.into(),
        reported.desk.agency.into(),
        reported.council.clone().into(),
        reported.language.code().into(),
        reported.held.into(),
        summary.join(", ").into(),
        reported.reporter.staff.into(),
        reported.reporter.agency.into(),
        professional.into(),
        reachable.into(),
        list(reported.about_staff.iter().map(ToString::to_string).collect()).into(),
        list(reported.about_teams.iter().map(ToString::to_string).collect()).into(),
        entry.at.into(),
        (reported.mentions.len() as i64).into(),
    ];
    let sql = "INSERT INTO concerns_concern (concern, place, reference, door, matter, urgency, urgency_order, desk, agency, council, \
        language, held, summary, reporter_staff, reporter_agency, professional, reachable, about_staff, about_teams, asked_teams, \
        reported_at, open_questions, open_mentions, alerted_step, done) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, '', $20, 0, $21, 0, 0)";
    tables.run(sql, &args).await?;
    let rows: Vec<Vec<Arg>> = (0i64..)
        .zip(reported.mentions.iter().zip(labels))
        .map(|(number, (mention, label))| {
            vec![mention.id.into(), id.into(), number.into(), mention.kind.code().into(), label.into(), "".into()]
        })
        .collect();
    tables
        .insert_many("INSERT INTO concerns_mention (mention, concern, number, kind, label, matched)", 6, &rows, "")
        .await?;
    if let Some(hash) = &reported.return_code {
        let sql = "INSERT INTO concerns_code (code_hash, concern, made_at) VALUES ($1, $2, $3)";
        tables.run(sql, &[hash.into(), id.into(), entry.at.into()]).await?;
    }
    Ok(())
}

async fn mentions(tables: &mut Tables<'_>, concern: &Arg) -> Result<(), Fault> {
    let change = "open_mentions = (SELECT COUNT(*) FROM concerns_mention m WHERE m.concern = $1 AND m.matched = '')";
    set(tables, change, std::slice::from_ref(concern)).await
}

async fn questions(tables: &mut Tables<'_>, concern: &Arg) -> Result<(), Fault> {
    let sql = "SELECT asked_team FROM concerns_question WHERE concern = $1 AND answered_at IS NULL ORDER BY asked_at, question";
    let rows = tables.rows(sql, std::slice::from_ref(concern)).await?;
    let mut teams = Vec::new();
    for row in &rows {
        teams.extend(row.maybe_text("asked_team")?);
    }
    teams.sort();
    teams.dedup();
    let args = [concern.clone(), (rows.len() as i64).into(), teams.join(" ").into()];
    set(tables, "open_questions = $2, asked_teams = $3", &args).await
}

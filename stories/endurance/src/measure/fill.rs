//! Fills a house to a number of entries, through the same commands as people use: records, concerns with their course,
//! and looks, which are half of what a ledger holds.

use super::{names, say};
use access::Visit;
use agencies::seeding;
use anyhow::Context;
use concerns::commands::{self, Report};
use concerns::events::ConcernEvent;
use concerns::queries::concern_thing;
use concerns::words::{
    Account, AnswerKind, Decision, Desk, Door, Matter, MentionDetails, MentionKind, ReporterDetails, Urgency,
};
use kernel::{ActorId, Chance, Language};
use people::commands::{NewRecord, add_records};
use people::queries::Scope;
use store::{House, Stream};
use tokio::task::JoinSet;
use vault::Sealed;
use vocabulary::ConcernId;

/// How many records are added, and how many concerns are worked on, in one unit of work.
const RECORDS: u64 = 500;
const CONCERNS: u64 = 100;
/// Entries of a concern from the report to the answer.
const COURSE: u64 = 5;
/// Concerns that are left open: a desk has so many, however long it has been there.
const OPEN: u64 = 100;
const LOOKS: u64 = 256;

/// A duty worker and their desk.
struct Duty {
    staff: ActorId,
    visit: Visit,
    desk: Desk,
}

/// Fills the house until it has so many entries.
pub(crate) async fn fill(house: &House, entries: u64) -> anyhow::Result<()> {
    let duty = duty(house).await?;
    let chance = Chance::seeded(entries);
    let missing = entries.saturating_sub(entries_of(house).await?);
    let records = missing * 3 / 10;
    let concerns = missing / 5 / COURSE;
    for done in (0..records).step_by(usize::try_from(RECORDS)?) {
        let visit = Visit { now: house.clock().now(), ..duty.visit.clone() };
        let batch = (done..records.min(done + RECORDS))
            .map(|n| NewRecord { key: format!("{n}"), details: names::record(&chance) });
        add_records(house, &visit, duty.desk.agency, None, batch.collect()).await.context("adding records")?;
        if done % 50_000 == 0 {
            say(&format!("{done} of {records} records"));
        }
    }
    for done in (0..concerns).step_by(usize::try_from(CONCERNS)?) {
        let several = concerns.min(done + CONCERNS) - done;
        let reported = report(house, several, &duty, &chance).await?;
        if concerns - done > OPEN {
            work_through(house, &reported, &duty).await?;
        }
        if done % 10_000 == 0 {
            say(&format!("{done} of {concerns} concerns"));
        }
    }
    say("looks");
    let (_, permit) =
        Scope::widest(house, &Visit { now: house.clock().now(), ..duty.visit.clone() }).context("searching")?;
    loop {
        let missing = entries.saturating_sub(entries_of(house).await?);
        if missing == 0 {
            return Ok(());
        }
        // Whoever looks at the same time shares one commit.
        let mut looks = JoinSet::new();
        for _ in 0..missing.min(LOOKS * 32) {
            let (house, permit) = (house.clone(), permit.clone());
            looks.spawn(async move { house.look(&permit, "search").await.map(drop) });
        }
        while let Some(looked) = looks.join_next().await {
            looked?.context("looking")?;
        }
    }
}

async fn entries_of(house: &House) -> anyhow::Result<u64> {
    let row = house.facts().await?.row("SELECT size FROM ledger_head", &[]).await?.context("an empty ledger")?;
    Ok(u64::try_from(row.int("size")?)?)
}

/// Somebody at a duty desk of a council.
async fn duty(house: &House) -> anyhow::Result<Duty> {
    let sql = "SELECT m.staff, t.id, t.agency FROM agencies_member m JOIN agencies_team t ON t.id = m.team \
               JOIN agencies_staff s ON s.id = m.staff \
               WHERE t.team_type = 'duty_desk' AND s.standing = 'active' AND m.until_day IS NULL ORDER BY m.staff";
    let row = house.facts().await?.row(sql, &[]).await?.context("nobody is at a duty desk")?;
    let staff: ActorId = row.id("staff")?;
    let visit = seeding::visit_of(house, house.clock().now(), staff).await.context("a duty worker")?;
    Ok(Duty { staff, visit, desk: Desk { team: row.id("id")?, agency: row.id("agency")? } })
}

/// Reports of people without an account, several in one unit of work.
async fn report(house: &House, several: u64, duty: &Duty, chance: &Chance) -> anyhow::Result<Vec<ConcernId>> {
    let visit = Visit::public(Language::En, house.clock().now());
    let mut work = house.begin(&visit).await?;
    let mut reported = Vec::new();
    for _ in 0..several {
        let (given, family) = names::name(chance);
        let child =
            MentionDetails { known_as: format!("{given} {family}"), age: "15".to_owned(), ..MentionDetails::default() };
        let report = Report {
            door: Door::Public,
            matter: Matter::Child,
            urgency: *chance.pick(&[Urgency::Today, Urgency::Usual, Urgency::Usual]),
            desk: duty.desk.clone(),
            council: None,
            language: Language::En,
            held: false,
            withhold_name: false,
            may_contact: false,
            reporter: ReporterDetails::default(),
            account: Account {
                what: "Seen getting into a silver car outside the station.".to_owned(),
                ..Account::default()
            },
            mentions: vec![(MentionKind::Child, child)],
            about_staff: Vec::new(),
            about_teams: Vec::new(),
        };
        reported.push(commands::report_in(house, &visit, &mut work, report).await.context("reporting")?.concern);
    }
    work.commit().await?;
    Ok(reported)
}

/// What the desk does with each: opened, taken, decided, answered.
async fn work_through(house: &House, concerns: &[ConcernId], duty: &Duty) -> anyhow::Result<()> {
    let visit = Visit { now: house.clock().now(), ..duty.visit.clone() };
    let mut permits = Vec::new();
    for concern in concerns {
        let thing = concern_thing(house, *concern).await.context("a concern")?;
        permits.push((*concern, house.permit(&visit, "concerns.work", &thing)?));
    }
    let mut work = house.begin(&visit).await?;
    for (concern, permit) in permits {
        let stream = Stream::of(concern);
        let reason = Sealed::about(stream.to_string(), "Known to the family support team, who will visit.".to_owned());
        let text =
            Sealed::about(format!("reporter:{concern}"), "Thank you. Somebody has read what you told us.".to_owned());
        let course = [
            ConcernEvent::Opened { by: duty.staff },
            ConcernEvent::Taken { by: duty.staff },
            ConcernEvent::Decided { decision: Decision::OtherHelp, reason },
            ConcernEvent::AnswerSent { answer: AnswerKind::Acknowledgement, text },
        ];
        work.append(&permit, &stream, 1, &course).await.context("working through a concern")?;
    }
    work.commit().await?;
    Ok(())
}

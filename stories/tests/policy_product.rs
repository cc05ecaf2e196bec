//! The complete product of the policy table about records is tried against the running application: every address that is
//! about one record, by every role, for the own agency's record and a partner's, at every level, in every relation, in the
//! circle, never in it, and having left. What the rules allow gets through; what they do not looks like what is not there.

use dolen::capabilities;
use dolen::commands::policy_rows::{Standing, gets_through, record_routes};
use futures::StreamExt;
use kernel::{ActorId, AgencyId};
use people::RecordDetails;
use people::commands::NewRecord;
use std::collections::BTreeMap;
use store::Arg;
use testkit::Town;
use vocabulary::RecordId;

/// A disclosure needs more than a row: its own stories try it.
fn tried() -> Vec<Standing> {
    Standing::all().filter(|standing| standing.relation != "disclosed").collect()
}

async fn register(town: &Town, agency: AgencyId) -> Vec<RecordId> {
    let visit = agencies::seeding::founder(town.clock.now());
    let count = tried().len() / 2;
    let one = |n: usize| {
        let details = RecordDetails {
            given_names: Some("Gwen".to_owned()),
            family_name: Some(format!("Number {n}")),
            ..RecordDetails::default()
        };
        NewRecord { key: format!("{agency} {n}"), details }
    };
    let batch = (0..count).map(one).collect();
    let added = people::commands::add_records(&town.house, &visit, agency, None, batch).await.expect("records");
    added.into_iter().map(people::commands::Added::id).collect()
}

/// Writes into the tables how one visitor stands to each record, as the ledger would have told it.
async fn stand(town: &Town, who: &access::Who, records: &[(RecordId, Standing)]) {
    let now = town.clock.now();
    let visit = agencies::seeding::founder(now);
    let mut work = town.house.begin(&visit).await.expect("a unit of work");
    let mut tables = work.tables();
    for table in ["circle_level", "circle_member", "circle_named", "circle_conflict", "circle_emergency"] {
        tables.run(&format!("DELETE FROM {table}"), &[]).await.expect("emptied");
    }
    for table in ["concerns_mention", "concerns_concern"] {
        tables.run(&format!("DELETE FROM {table}"), &[]).await.expect("emptied");
    }
    let staff = Arg::from(who.actor.to_string());
    let agency = Arg::from(who.agency.map(|agency| agency.to_string()).unwrap_or_default());
    let desk =
        who.teams.iter().next().map_or_else(|| kernel::TeamId::named("nobody's desk").to_string(), ToString::to_string);
    let concern = "INSERT INTO concerns_concern (concern, place, reference, door, matter, urgency, urgency_order, desk, agency, \
                   language, held, summary, professional, reachable, about_staff, about_teams, asked_teams, reported_at, \
                   open_questions, open_mentions, alerted_step, done) VALUES ('01k00000000000000000000001', 1, 'r', 'public', \
                   'child', 'usual', 2, $1, $2, 'en', 0, '', 0, 0, '', '', '', $3, 0, 0, 0, 0)";
    tables.run(concern, &[desk.into(), agency.clone(), now.into()]).await.expect("a concern");
    for (n, (record, standing)) in records.iter().enumerate() {
        let n = Arg::from(i64::try_from(n).expect("few"));
        let record = Arg::from(*record);
        let level = [record.clone(), standing.level.into()];
        let sql = "INSERT INTO circle_level (record, level, flagged, tier, handling, embargo_until, police_code) \
                   VALUES ($1, $2, 0, 'official', '', '', '')";
        tables.run(sql, &level).await.expect("a level");
        let member = "INSERT INTO circle_member (idx, record, staff, agency, role, from_day, joined_at, joined_by, reason, \
                      left_at, left_reason) VALUES ($1, $2, $3, $4, 'other', '2026-01-01', $5, 'x', 'x', $6, '')";
        if standing.membership != "never" {
            let left = (standing.membership == "left").then_some(now);
            let args = [n.clone(), record.clone(), staff.clone(), agency.clone(), now.into(), left.into()];
            tables.run(member, &args).await.expect("a member");
        }
        let pair = [record.clone(), staff.clone()];
        match standing.relation {
            "colleague_in_circle" => {
                let Arg::Int(n) = n else { continue };
                let colleague = Arg::from(ActorId::named("a colleague"));
                let args = [(n + 10_000).into(), record, colleague, agency.clone(), now.into(), None::<i64>.into()];
                tables.run(member, &args).await.map(drop)
            }
            "desk" => {
                let sql = "INSERT INTO concerns_mention (mention, concern, number, kind, label, matched, record) \
                           VALUES ($1, '01k00000000000000000000001', $2, 'child', '', 'linked', $1)";
                tables.run(sql, &[record, n]).await.map(drop)
            }
            "named" => tables.run("INSERT INTO circle_named (record, staff) VALUES ($1, $2)", &pair).await.map(drop),
            "emergency" => {
                let sql = "INSERT INTO circle_emergency (id, record, staff, agency, owner, reason, words, opened_at, until, \
                           review_by, review_words) VALUES ($1, $1, $2, $3, 'x', 'danger', 'x', $4, $5, $5, '')";
                let args = [record, staff.clone(), agency.clone(), now.into(), now.plus_minutes(60).into()];
                tables.run(sql, &args).await.map(drop)
            }
            "conflict" => {
                let sql = "INSERT INTO circle_conflict (record, staff, agency, nature, since) VALUES ($1, $2, $3, 'family', $4)";
                tables.run(sql, &[record, staff.clone(), agency.clone(), now.into()]).await.map(drop)
            }
            _ => Ok(()),
        }
        .expect("a relation");
    }
    work.commit().await.expect("written");
}

/// Asks each agency about its records, so that there is something to answer.
async fn ask(town: &Town, asked_of: AgencyId, asked_for: AgencyId, pairs: Vec<(RecordId, RecordId)>) {
    let visit = agencies::seeding::founder(town.clock.now());
    let mut work = town.house.begin(&visit).await.expect("a unit of work");
    let mut tables = work.tables();
    tables.run("DELETE FROM people_question WHERE asked_of = $1", &[asked_of.into()]).await.expect("emptied");
    for (about, beside) in pairs {
        let row =
            tables.row("SELECT COALESCE(MAX(idx), 0) + 1 AS n FROM people_question", &[]).await.expect("a number");
        let number = row.expect("a row").int("n").expect("a number");
        let args = [
            number.into(),
            about.min(beside).into(),
            about.max(beside).into(),
            about.into(),
            asked_of.into(),
            asked_for.into(),
            town.clock.now().into(),
        ];
        let sql = "INSERT INTO people_question (idx, one, other, about, asked_of, asked_for, asked_by, at, nearness, \
                   question, standing) VALUES ($1, $2, $3, $4, $5, $6, 'x', $7, 'some', 'x', 'open')";
        tables.run(sql, &args).await.expect("a question");
    }
    work.commit().await.expect("written");
}

fn thing(record: RecordId, owner: AgencyId, standing: &Standing, who: &access::Who, action: &str) -> access::Thing {
    // Whoever is at no desk and leads none cannot be related through one.
    let at_a_desk = !who.teams.is_empty() || who.roles.contains("supervisor");
    let relations = standing.relations(action).into_iter().filter(|relation| *relation != "desk" || at_a_desk);
    access::Thing::new("Record", record)
        .text("agency", owner)
        .text("level", standing.level)
        .flag("flagged", false)
        .text("tier", "official")
        .set("handling", [""; 0])
        .text("police_code", "")
        .set("relations", relations)
}

#[tokio::test(flavor = "multi_thread")]
async fn every_address_about_a_record_answers_as_the_rules_say() {
    let town = Town::on_sqlite().await;
    let policies = capabilities::policies().expect("rules");
    let everybody = [
        ("practitioner of a school", town.megan),
        ("practitioner of a charity", town.tom),
        ("duty worker", town.nia),
        ("duty worker of another council", town.owain),
        ("supervisor", town.sioned),
        ("designated officer", town.eleri),
        ("police specialist", town.rhys),
        ("information governance officer", town.mared),
        ("Caldicott Guardian", town.ioan),
        ("agency administrator", town.gwenan),
        ("system administrator", town.alun),
    ];
    let mut registers: BTreeMap<AgencyId, Vec<RecordId>> = BTreeMap::new();
    let (mut answers, mut wrong) = (0_usize, Vec::new());
    for (role, staff) in everybody {
        let visit = town.visit(staff).await;
        let own = visit.who.agency.expect("an agency");
        let partner = if own == town.conwy { town.gwynedd } else { town.conwy };
        for agency in [own, partner] {
            if let std::collections::btree_map::Entry::Vacant(vacant) = registers.entry(agency) {
                vacant.insert(register(&town, agency).await);
            }
        }
        let (mine, theirs) = (&registers[&own], &registers[&partner]);
        let (mut a, mut b) = (mine.iter(), theirs.iter());
        let records: Vec<(RecordId, Standing)> = tried()
            .into_iter()
            .map(|standing| (*if standing.own { a.next() } else { b.next() }.expect("enough"), standing))
            .collect();
        stand(&town, &visit.who, &records).await;
        let beside = |own: bool| {
            let open =
                |(_, s): &&(RecordId, Standing)| s.own == own && s.level == "partnership" && s.relation.is_empty();
            records.iter().rfind(open).expect("an open record").0
        };
        for (asked_of, asked_for, own) in [(own, partner, true), (partner, own, false)] {
            let about = records.iter().filter(|(record, standing)| standing.own == own && *record != beside(own));
            ask(&town, asked_of, asked_for, about.map(|(record, _)| (*record, beside(own))).collect()).await;
        }
        let visitor = town.signed_in(staff).await;
        let mut asks = Vec::new();
        for (method, path, action) in record_routes() {
            for (record, standing) in &records {
                let other = Some(beside(standing.own)).filter(|other| other != record).unwrap_or(mine[0]);
                let nothing_asked = path.contains("/asked/") && *record == beside(standing.own);
                if path.contains("{other}") && (other == *record || nothing_asked) {
                    continue;
                }
                let owner = if standing.own { own } else { partner };
                let allowed =
                    gets_through(&policies, &visit, action, &thing(*record, owner, standing, &visit.who, action));
                let path = path
                    .replace("{record}", &record.to_string())
                    .replace("{other}", &other.to_string())
                    .replace("{staff}", &staff.to_string());
                asks.push((method, format!("/en{path}"), action, standing, allowed));
            }
        }
        let visitor = &visitor;
        let mut found = futures::stream::iter(asks)
            .map(|(method, path, action, standing, allowed)| async move {
                let shown = if method == "GET" {
                    visitor.get(&path).await
                } else {
                    visitor.post(&path, &[("seen", "1")]).await
                };
                (method, path, action, standing, allowed, shown.status)
            })
            .buffer_unordered(6);
        while let Some((method, path, action, standing, allowed, status)) = found.next().await {
            answers += 1;
            let through = matches!(status, 200 | 303 | 409 | 422);
            let kept_out = matches!(status, 403 | 404);
            if (allowed && !through) || (!allowed && !kept_out) {
                wrong.push(format!(
                    "{role}: {method} {path} ({action}) {standing:?}: allowed {allowed}, status {status}"
                ));
            }
        }
    }
    println!("{answers} answers of {} addresses, {} mismatches", record_routes().len(), wrong.len());
    assert!(
        wrong.is_empty(),
        "{} of {answers} are wrong, first:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(20)].join("\n")
    );
    assert!(answers > 25_000, "{answers} were tried");
}

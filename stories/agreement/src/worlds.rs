//! Random worlds: a small partnership whose levels, circles, conflicts and emergencies are drawn anew, and whose searches,
//! counts, persons and panels must be what the second model says record by record.

use access::Visit;
use agencies::seeding::{self, KnownCredentials, NewStaff};
use agencies::words::{AgencyType, Name, Role, TeamType};
use anyhow::{Context, anyhow, ensure};
use dolen::capabilities;
use kernel::{ActorId, AgencyId, Chance, Clock, Language, TeamId, Timestamp};
use oracle::{Record, Sight, Visitor, sight};
use people::queries::{self, Scope, Search};
use people::{RecordDetails, RecordKind};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use store::{Address, Arg, House, Settings};
use vocabulary::RecordId;

/// How many records there are.
const RECORDS: usize = 24;
const NOW: i64 = 1_772_618_400_000;

/// What came of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Compared {
    /// How many worlds were drawn.
    pub worlds: u64,
    /// How many lists, counts, persons and panels were compared in them.
    pub answers: u64,
    /// How many single decisions were compared.
    pub decisions: u64,
}

/// What is true of one record in one world.
#[derive(Debug, Clone)]
struct Truth {
    id: RecordId,
    agency: AgencyId,
    person: usize,
    level: &'static str,
    flagged: bool,
    sensitive: bool,
    handling: &'static str,
    code: &'static str,
    members: BTreeSet<usize>,
    named: BTreeSet<usize>,
    related: BTreeSet<usize>,
    emergencies: BTreeSet<usize>,
    accepted: BTreeSet<AgencyId>,
}

struct Partnership {
    house: House,
    staff: Vec<(ActorId, AgencyId)>,
    visits: Vec<Visit>,
    records: Vec<Truth>,
}

fn name(text: &str) -> Name {
    Name { cy: text.to_owned(), en: text.to_owned() }
}

impl Partnership {
    async fn found(folder: &Path, seed: u64) -> anyhow::Result<Self> {
        let chance = Chance::seeded(seed);
        let master = vault::MasterKey::create_file(folder.join("master.key"), &chance)?;
        let clock = Clock::still(Timestamp::from_millis(NOW));
        let settings = Settings { public_address: "http://worlds.test".to_owned(), demo: true };
        let address = Address::File(folder.join("worlds.db"));
        let house = capabilities::house(address, master, clock.clone(), chance.clone(), settings).await?;
        let now = clock.now();
        let credentials = KnownCredentials::new("three green lanterns", [7; 20], &chance)?;
        let mut staff = Vec::new();
        let agencies = [
            ("One", AgencyType::Council),
            ("Two", AgencyType::Council),
            ("Police", AgencyType::Police),
            ("School", AgencyType::School),
        ];
        let mut ids = Vec::new();
        for (place, (called, kind)) in agencies.into_iter().enumerate() {
            let agency = seeding::agency(&house, now, name(called), kind).await?;
            ids.push(agency);
            let team_type = if kind == AgencyType::Police { TeamType::Specialist } else { TeamType::DutyDesk };
            let team = seeding::team(&house, now, agency, name(&format!("{called} desk")), team_type).await?;
            let posts: [(&str, Vec<Role>, Vec<TeamId>); 3] = [
                ("worker", vec![Role::Practitioner], vec![]),
                ("lead", vec![Role::Supervisor], vec![]),
                ("desk", vec![Role::Practitioner], if place == 3 { vec![] } else { vec![team] }),
            ];
            for (post, roles, teams) in posts {
                let new = NewStaff {
                    agency,
                    name: format!("{called} {post}"),
                    email: format!("{post}@{}.test", called.to_lowercase()),
                    language: Language::En,
                    roles,
                    teams,
                    from: now.date(),
                };
                staff.push((seeding::staff(&house, now, new, &credentials).await?, agency));
            }
        }
        let mut visits = Vec::new();
        for (id, _) in &staff {
            visits.push(seeding::visit_of(&house, now, *id).await?);
        }
        let mut all = Partnership { house, staff, visits, records: Vec::new() };
        all.write(&ids, &chance).await?;
        Ok(all)
    }

    /// Writes the records and joins some of them into persons.
    async fn write(&mut self, agencies: &[AgencyId], chance: &Chance) -> anyhow::Result<()> {
        let visit = seeding::founder(Timestamp::from_millis(NOW));
        for n in 0..RECORDS {
            let agency = agencies[chance.below(agencies.len())];
            let given = ["Gwen", "Nia", "Huw"][chance.below(3)];
            let details = RecordDetails {
                kind: RecordKind::Person,
                given_names: Some(given.to_owned()),
                family_name: Some("Puw".to_owned()),
                phones: vec![format!("01632 9601{n:02}")],
                ..RecordDetails::default()
            };
            let id = people::commands::add_record(&self.house, &visit, agency, details, None).await?;
            self.records.push(Truth {
                id,
                agency,
                person: n,
                level: "partnership",
                flagged: false,
                sensitive: false,
                handling: "",
                code: "",
                members: BTreeSet::new(),
                named: BTreeSet::new(),
                related: BTreeSet::new(),
                emergencies: BTreeSet::new(),
                accepted: BTreeSet::new(),
            });
        }
        let desk = self.visits[2].clone();
        for _ in 0..RECORDS / 2 {
            let (a, b) = (chance.below(RECORDS), chance.below(RECORDS));
            let (one, other) = (self.records[a].person, self.records[b].person);
            if one == other {
                continue;
            }
            let (a, b) = (self.records[a].id, self.records[b].id);
            people::commands::link_records(&self.house, &desk, a, b, "drawn").await?;
            self.records.iter_mut().filter(|r| r.person == other).for_each(|r| r.person = one);
        }
        Ok(())
    }

    /// Draws a world and writes it into the tables as the ledger would have told it.
    async fn draw(&mut self, chance: &Chance) -> anyhow::Result<()> {
        let count = self.staff.len();
        let agencies: Vec<AgencyId> = self.staff.iter().map(|(_, agency)| *agency).collect();
        for truth in &mut self.records {
            let some =
                |one_in: usize| -> BTreeSet<usize> { (0..count).filter(|_| chance.below(one_in) == 0).collect() };
            truth.level = ["partnership", "partnership", "circle", "owner", "sealed"][chance.below(5)];
            truth.flagged = chance.below(2) == 0;
            truth.sensitive = chance.below(4) == 0;
            truth.handling = ["", "", "", "", "recipients_only", "owner_use_only", "covert_source"][chance.below(7)];
            truth.code = ["", "", "p", "c"][chance.below(4)];
            truth.members = some(8);
            truth.named = some(8);
            truth.related = some(20);
            truth.emergencies = some(16);
            truth.accepted = some(4).into_iter().map(|n| agencies[n]).collect();
        }
        let visit = seeding::founder(Timestamp::from_millis(NOW));
        let mut work = self.house.begin(&visit).await?;
        let mut tables = work.tables();
        for table in ["level", "member", "named", "conflict", "emergency", "accepted"] {
            tables.run(&format!("DELETE FROM circle_{table}"), &[]).await?;
        }
        let (mut levels, mut members, mut named) = (Vec::new(), Vec::new(), Vec::new());
        let (mut conflicts, mut emergencies, mut accepted) = (Vec::new(), Vec::new(), Vec::new());
        for truth in &self.records {
            let record = || Arg::from(truth.id);
            levels.push(vec![
                record(),
                truth.level.into(),
                truth.flagged.into(),
                if truth.sensitive { "official_sensitive" } else { "official" }.into(),
                truth.handling.into(),
                "".into(),
                truth.code.into(),
            ]);
            let who = |n: &usize| (Arg::from(self.staff[*n].0), Arg::from(self.staff[*n].1));
            for n in &truth.members {
                let (staff, agency) = who(n);
                let idx = Arg::from(i64::try_from(members.len())?);
                members.push(vec![
                    idx,
                    record(),
                    staff,
                    agency,
                    "other".into(),
                    "2026-01-01".into(),
                    NOW.into(),
                    "x".into(),
                    "x".into(),
                    "".into(),
                ]);
            }
            for n in &truth.named {
                named.push(vec![record(), who(n).0]);
            }
            for n in &truth.related {
                conflicts.push(vec![record(), who(n).0, who(n).1, "family".into(), NOW.into()]);
            }
            for n in &truth.emergencies {
                let (staff, agency) = who(n);
                let id = format!("{} {n}", truth.id);
                emergencies.push(vec![
                    id.into(),
                    record(),
                    staff,
                    agency,
                    truth.agency.into(),
                    "danger".into(),
                    "x".into(),
                    (NOW - 1000).into(),
                    (NOW + 1000).into(),
                    NOW.into(),
                    "".into(),
                ]);
            }
            for agency in &truth.accepted {
                accepted.push(vec![record(), Arg::from(*agency)]);
            }
        }
        tables
            .insert_many(
                "INSERT INTO circle_level (record, level, flagged, tier, handling, embargo_until, police_code)",
                7,
                &levels,
                "",
            )
            .await?;
        tables.insert_many("INSERT INTO circle_member (idx, record, staff, agency, role, from_day, joined_at, joined_by, reason, left_reason)", 10, &members, "").await?;
        tables.insert_many("INSERT INTO circle_named (record, staff)", 2, &named, "").await?;
        tables
            .insert_many("INSERT INTO circle_conflict (record, staff, agency, nature, since)", 5, &conflicts, "")
            .await?;
        tables.insert_many("INSERT INTO circle_emergency (id, record, staff, agency, owner, reason, words, opened_at, until, review_by, review_words)", 11, &emergencies, "").await?;
        tables.insert_many("INSERT INTO circle_accepted (record, agency)", 2, &accepted, "").await?;
        work.commit().await?;
        Ok(())
    }

    /// What the second model says of one record for one visitor.
    fn expected(&self, who: usize, truth: &Truth) -> Sight {
        let visit = &self.visits[who];
        let visitor = Visitor {
            kind: "staff".to_owned(),
            id: visit.actor().to_string(),
            agency: self.staff[who].1.to_string(),
            agency_kind: visit.who.agency_kind.clone(),
            roles: visit.who.roles.clone(),
            teams: visit.who.teams.iter().map(ToString::to_string).collect(),
            trained: visit.who.trained,
            freshly_proved: visit.who.freshly_proved,
        };
        let mut relations = BTreeSet::new();
        for of_person in self.records.iter().filter(|other| other.person == truth.person) {
            if of_person.members.contains(&who) {
                relations.insert("circle".to_owned());
            }
            if of_person.members.iter().any(|n| *n != who && self.staff[*n].1 == self.staff[who].1) {
                relations.insert("colleague_in_circle".to_owned());
            }
            if of_person.related.contains(&who) {
                relations.insert("conflict".to_owned());
            }
        }
        let mut own = |holds: bool, relation: &str| {
            if holds {
                relations.insert(relation.to_owned());
            }
        };
        own(truth.named.contains(&who), "named");
        own(truth.emergencies.contains(&who), "emergency");
        own(truth.accepted.contains(&self.staff[who].1), "accepted");
        let record = Record {
            owner: truth.agency.to_string(),
            level: truth.level.to_owned(),
            flagged: truth.flagged,
            sensitive: truth.sensitive,
            handling: Some(truth.handling.to_owned()).filter(|h| !h.is_empty()).into_iter().collect(),
            code: truth.code.to_owned(),
            relations,
        };
        sight(&visitor, &record)
    }

    /// Compares what a visitor is given with what the second model says, record by record.
    async fn compare(&self, who: usize, chance: &Chance, so_far: &mut Compared) -> anyhow::Result<()> {
        let visit = &self.visits[who];
        let expected: BTreeMap<RecordId, Sight> =
            self.records.iter().map(|truth| (truth.id, self.expected(who, truth))).collect();
        let mut reader = self.house.facts().await?;
        let ids: Vec<String> = self.records.iter().map(|truth| truth.id.to_string()).collect();
        for (action, least) in
            [("people.flag", Sight::Flag), ("people.summarise", Sight::Summary), ("people.view", Sight::Full)]
        {
            let things = reader.things("Record", &ids).await?;
            for thing in things {
                let id: RecordId = thing.id().parse().map_err(|_| anyhow!("no id"))?;
                let allowed = reader.decide(visit, action, vec![thing]).await?.iter().all(Result::is_ok);
                so_far.decisions += 1;
                ensure!(allowed == (expected[&id] >= least), "{action} of {id} by {:?}: {allowed}", visit.who);
            }
        }
        let seen = |truth: &&Truth| expected[&truth.id] >= Sight::Summary;
        if let Ok((scope, _)) = Scope::widest(&self.house, visit) {
            let text = ["gwen puw", "nia puw", "huw puw"][chance.below(3)];
            let given = text.split(' ').next().unwrap_or_default();
            let wanted = Search { text: text.to_owned(), kind: None, page: 1 };
            let found = queries::search(&mut reader, scope, visit.now.date(), &wanted).await?;
            ensure!(found.rows.len() == usize::try_from(found.total)?, "a page holds all lines");
            let mut lines: BTreeMap<usize, usize> = BTreeMap::new();
            for row in &found.rows {
                let truth = self.records.iter().find(|truth| truth.id == row.id).context("a record that is none")?;
                ensure!(seen(&truth), "a search shows {} to {:?}", row.id, visit.who);
                lines.insert(truth.person, row.records);
            }
            ensure!(lines.len() == found.rows.len(), "one line for each person");
            for (person, records) in &lines {
                let all = self.records.iter().filter(|truth| truth.person == *person).filter(seen).count();
                ensure!(all == *records, "{records} records are counted behind a line, {all} are seen");
            }
            // Whoever is called so and seen, in the visitor's own register or in reach, is found.
            for truth in self.records.iter().filter(seen) {
                let title = queries::record(&mut reader, truth.id).await?.context("a record")?.title.to_lowercase();
                let in_reach = scope.is_partnership() || truth.agency == self.staff[who].1 || self.reaches(who, truth);
                let finds = !title.starts_with(given) || !in_reach || lines.contains_key(&truth.person);
                ensure!(finds, "a search does not find {} for {:?}", truth.id, visit.who);
            }
            so_far.answers += 1;
        }
        let one = &self.records[chance.below(self.records.len())];
        let person = queries::cluster_of(&mut reader, Scope::of(visit), one.id).await?;
        let of = |wanted: &dyn Fn(Sight) -> bool| -> BTreeSet<RecordId> {
            let same = self.records.iter().filter(|truth| truth.person == one.person);
            same.filter(|truth| wanted(expected[&truth.id])).map(|truth| truth.id).collect()
        };
        let shown: BTreeSet<RecordId> = person.records.iter().map(|row| row.id).collect();
        ensure!(shown == of(&|sight| sight >= Sight::Summary), "a person shows other records than may be seen");
        let flags: BTreeSet<RecordId> = person.flags.iter().map(|(id, _)| *id).collect();
        ensure!(flags == of(&|sight| sight == Sight::Flag), "a person flags other records than may be flagged");
        let whole = person.records.iter().filter(|row| !row.details.phones.is_empty()).map(|row| row.id).collect();
        ensure!(of(&|sight| sight == Sight::Full) == whole, "a summary holds more than a summary");
        so_far.answers += 3;
        Ok(())
    }

    /// Whether the visitor is related to the person by a record, so that a search beyond their own register looks there.
    fn reaches(&self, who: usize, truth: &Truth) -> bool {
        let same = self.records.iter().filter(|other| other.person == truth.person);
        same.into_iter().any(|r| r.members.contains(&who) || r.named.contains(&who) || r.emergencies.contains(&who))
    }
}

/// Draws so many worlds and compares, for three visitors in each.
///
/// # Errors
/// The first difference, in words; or a fault.
pub async fn compare(folder: &Path, worlds: u64, seed: u64) -> anyhow::Result<Compared> {
    let chance = Chance::seeded(seed).child("worlds");
    let mut all = Partnership::found(folder, seed).await?;
    let mut compared = Compared::default();
    for world in 0..worlds {
        all.draw(&chance).await?;
        for _ in 0..3 {
            let who = chance.below(all.staff.len());
            all.compare(who, &chance, &mut compared).await.with_context(|| format!("world {world}, seed {seed}"))?;
        }
        compared.worlds += 1;
    }
    all.house.close().await;
    Ok(compared)
}

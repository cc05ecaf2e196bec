//! From events to rows: organisations, people, roles, teams, the rota and the list of movements.

use crate::events::{Event, Person};
use crate::words::{Name, Standing};
use kernel::{ActorId, AgencyId, Date, TeamId};
use store::{Arg, Capability, Fault, Migration, ReadTable, Recorded, Step, Tables};
use vault::Sealed;

impl store::Event for Event {
    const OWNER: &'static str = "agencies";
}

/// This capability as the store knows it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Agencies;

impl Capability for Agencies {
    fn name(&self) -> &'static str {
        "agencies"
    }
    fn migrations(&self) -> &'static [Migration] {
        &[
            Migration { name: "0001_agencies.sql", sql: include_str!("../migrations/0001_agencies.sql") },
            Migration { name: "0002_door.sql", sql: include_str!("../migrations/0002_door.sql") },
            Migration { name: "0003_proof.sql", sql: include_str!("../migrations/0003_proof.sql") },
            Migration { name: "0004_accounts.sql", sql: include_str!("../migrations/0004_accounts.sql") },
            Migration { name: "0005_single_sign_on.sql", sql: include_str!("../migrations/0005_single_sign_on.sql") },
        ]
    }
    fn read_tables(&self) -> &'static [ReadTable] {
        &[
            ReadTable { name: "agencies_agency", order: "id" },
            ReadTable { name: "agencies_team", order: "id" },
            ReadTable { name: "agencies_staff", order: "id" },
            ReadTable { name: "agencies_role", order: "staff, role, from_day" },
            ReadTable { name: "agencies_member", order: "staff, team, from_day" },
            ReadTable { name: "agencies_rota", order: "agency, place" },
            ReadTable { name: "agencies_movement", order: "idx" },
            ReadTable { name: "agencies_provider", order: "agency" },
            ReadTable { name: "agencies_subject", order: "hash" },
        ]
    }
    fn project<'a>(&'a self, tables: &'a mut Tables<'_>, entries: &'a [Recorded]) -> Step<'a, ()> {
        Box::pin(async move {
            for entry in entries {
                if let Some(event) = entry.event::<Event>()? {
                    project(tables, entry, event).await?;
                }
            }
            Ok(())
        })
    }
}

async fn project(tables: &mut Tables<'_>, entry: &Recorded, event: Event) -> Result<(), Fault> {
    match event {
        Event::AgencyRegistered { name, agency_type, mailbox } => {
            let Name { cy, en } = name;
            let args = [
                entry.id::<kernel::AgencyKind>()?.into(),
                cy.into(),
                en.into(),
                agency_type.code().into(),
                mailbox.into(),
            ];
            let sql = "INSERT INTO agencies_agency (id, name_cy, name_en, agency_type, mailbox, climb_minutes) VALUES ($1, $2, $3, $4, $5, 0)";
            tables.run(sql, &args).await?;
        }
        Event::RotaSet { order, climb_minutes } => {
            let agency: AgencyId = entry.id()?;
            tables.run("DELETE FROM agencies_rota WHERE agency = $1", &[agency.into()]).await?;
            let place = |(staff, place): (ActorId, i64)| vec![Arg::from(agency), place.into(), staff.into()];
            let rows: Vec<Vec<Arg>> = order.into_iter().zip(1..).map(place).collect();
            tables.insert_many("INSERT INTO agencies_rota (agency, place, staff)", 3, &rows, "").await?;
            let args = [agency.into(), i64::from(climb_minutes).into()];
            tables.run("UPDATE agencies_agency SET climb_minutes = $2 WHERE id = $1", &args).await?;
        }
        Event::TeamFormed { agency, name, team_type } => {
            let Name { cy, en } = name;
            let args =
                [entry.id::<kernel::TeamKind>()?.into(), agency.into(), cy.into(), en.into(), team_type.code().into()];
            let sql = "INSERT INTO agencies_team (id, agency, name_cy, name_en, team_type) VALUES ($1, $2, $3, $4, $5)";
            tables.run(sql, &args).await?;
        }
        Event::AgencySignInSet { issuer, client, words, way } => {
            let (cy, en) = words.map(|Name { cy, en }| (cy, en)).unzip();
            let agency: AgencyId = entry.id()?;
            let args = [agency.into(), issuer.into(), client.into(), cy.into(), en.into(), way.code().into()];
            let sql = "INSERT INTO agencies_provider (agency, issuer, client, words_cy, words_en, way) \
                       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (agency) DO UPDATE SET issuer = excluded.issuer, \
                       client = excluded.client, words_cy = excluded.words_cy, words_en = excluded.words_en, way = excluded.way";
            tables.run(sql, &args).await?;
        }
        Event::AgencySignInSecretKept {}
        | Event::SignInRefused { .. }
        | Event::ResetAsked { .. }
        | Event::LockedOut { .. } => {}
        of_staff => of_one(tables, entry, entry.id()?, of_staff).await?,
    }
    Ok(())
}

async fn of_one(tables: &mut Tables<'_>, entry: &Recorded, staff: ActorId, event: Event) -> Result<(), Fault> {
    match event {
        Event::StaffInvited { agency, person, roles, teams, from } => {
            invited(tables, entry, staff, agency, person).await?;
            for role in roles {
                role_from(tables, staff, role.code(), from, None).await?;
            }
            for team in teams {
                team_from(tables, staff, team, from, None).await?;
            }
            moved(tables, entry, staff, Move { day: Some(from), ..Move::new("invited") }).await
        }
        Event::StaffJoined {} => {
            let sql = "UPDATE agencies_staff SET standing = $2, joined_at = $3 WHERE id = $1";
            tables.run(sql, &[staff.into(), Standing::Active.code().into(), entry.at.into()]).await?;
            moved(tables, entry, staff, Move { day: Some(entry.at.date()), ..Move::new("joined") }).await
        }
        Event::RoleGiven { role, from, until, reason } => {
            role_from(tables, staff, role.code(), from, until).await?;
            let role = Some(role.code());
            moved(
                tables,
                entry,
                staff,
                Move { role, day: Some(from), until, reason: reason.content, ..Move::new("role_given") },
            )
            .await
        }
        Event::RoleTaken { role, last_day, reason } => {
            let sql = "UPDATE agencies_role SET until_day = $3 WHERE staff = $1 AND role = $2 AND (until_day IS NULL OR until_day > $3)";
            tables.run(sql, &[staff.into(), role.code().into(), last_day.to_string().into()]).await?;
            let role = Some(role.code());
            moved(
                tables,
                entry,
                staff,
                Move { role, day: Some(last_day), reason: reason.content, ..Move::new("role_taken") },
            )
            .await
        }
        Event::TeamJoined { team, from, until, reason } => {
            team_from(tables, staff, team, from, until).await?;
            let team = Some(team);
            moved(
                tables,
                entry,
                staff,
                Move { team, day: Some(from), until, reason: reason.content, ..Move::new("team_joined") },
            )
            .await
        }
        Event::TeamLeft { team, last_day, reason } => {
            let sql = "UPDATE agencies_member SET until_day = $3 WHERE staff = $1 AND team = $2 AND (until_day IS NULL OR until_day > $3)";
            tables.run(sql, &[staff.into(), team.into(), last_day.to_string().into()]).await?;
            let team = Some(team);
            moved(
                tables,
                entry,
                staff,
                Move { team, day: Some(last_day), reason: reason.content, ..Move::new("team_left") },
            )
            .await
        }
        Event::StaffLeft { last_day, reason } => {
            let day = last_day.to_string();
            // The address is free again: whoever comes back, here or elsewhere, is invited anew.
            let sql = "UPDATE agencies_staff SET standing = $2, left_on = $3, second_factor = 0, reset_from = NULL, email = NULL WHERE id = $1";
            tables.run(sql, &[staff.into(), Standing::Left.code().into(), (&day).into()]).await?;
            for table in ["agencies_role", "agencies_member"] {
                let sql = format!(
                    "UPDATE {table} SET until_day = $2 WHERE staff = $1 AND (until_day IS NULL OR until_day > $2)"
                );
                tables.run(&sql, &[staff.into(), (&day).into()]).await?;
            }
            tables.run("DELETE FROM agencies_rota WHERE staff = $1", &[staff.into()]).await?;
            unlinked(tables, staff).await?;
            moved(tables, entry, staff, Move { day: Some(last_day), reason: reason.content, ..Move::new("left") }).await
        }
        Event::AgencySignInLinked { issuer, subject, .. } => {
            // Of an account at an earlier provider: one person has one.
            unlinked(tables, staff).await?;
            let Some(hash) = subject.content else { return Ok(()) };
            let args = [hash.into(), staff.into(), issuer.into(), entry.at.into()];
            let sql = "INSERT INTO agencies_subject (hash, staff, issuer, linked_at) VALUES ($1, $2, $3, $4)";
            tables.run(sql, &args).await.map(drop)
        }
        Event::AgencySignInUnlinked { reason } => {
            unlinked(tables, staff).await?;
            match reason {
                Some(reason) => {
                    moved(tables, entry, staff, Move { reason: reason.content, ..Move::new("sign_in_unlinked") }).await
                }
                None => Ok(()),
            }
        }
        Event::LanguageChosen { language } => {
            let args = [staff.into(), language.code().into()];
            tables.run("UPDATE agencies_staff SET language = $2 WHERE id = $1", &args).await.map(drop)
        }
        Event::SecondFactorSet {} => set_second_factor(tables, staff, true).await,
        Event::SecondFactorResetAsked { from, reason } => {
            reset_from(tables, staff, Some(from)).await?;
            moved(tables, entry, staff, Move { reason: reason.content, ..Move::new("second_factor_reset") }).await
        }
        Event::SecondFactorKept {} => reset_from(tables, staff, None).await,
        Event::SecondFactorReset { reason } => {
            set_second_factor(tables, staff, false).await?;
            moved(tables, entry, staff, Move { reason: reason.content, ..Move::new("second_factor_reset") }).await
        }
        Event::TrainingRecorded { on } => {
            let args = [staff.into(), on.to_string().into()];
            tables.run("UPDATE agencies_staff SET training_on = $2 WHERE id = $1", &args).await?;
            moved(tables, entry, staff, Move { day: Some(on), ..Move::new("training_recorded") }).await
        }
        Event::Unlocked { reason } => {
            moved(tables, entry, staff, Move { reason: reason.content, ..Move::new("unlocked") }).await
        }
        Event::SignedIn { .. } => {
            let args = [staff.into(), entry.at.into()];
            tables.run("UPDATE agencies_staff SET signed_in_at = $2 WHERE id = $1", &args).await.map(drop)
        }
        _ => Ok(()),
    }
}

async fn invited(
    tables: &mut Tables<'_>,
    entry: &Recorded,
    staff: ActorId,
    agency: AgencyId,
    person: Sealed<Person>,
) -> Result<(), Fault> {
    // Erased: the row stays, so that old decisions still point at somebody, and says nothing about them.
    let (name, email, language) = match person.content {
        Some(person) => (person.name, Some(person.email), person.language),
        None => (String::new(), None, kernel::Language::Cy),
    };
    let args = [
        staff.into(),
        agency.into(),
        (&name).into(),
        i18n::sort_key(&name).into(),
        i18n::fold(&name).into(),
        email.into(),
        language.code().into(),
        Standing::Invited.code().into(),
        entry.at.into(),
    ];
    let sql = "INSERT INTO agencies_staff (id, agency, name, name_sort, name_fold, email, language, standing, second_factor, \
               invited_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9)";
    tables.run(sql, &args).await.map(drop)
}

async fn role_from(
    tables: &mut Tables<'_>,
    staff: ActorId,
    role: &str,
    from: Date,
    until: Option<Date>,
) -> Result<(), Fault> {
    let args = [staff.into(), role.into(), from.to_string().into(), until.map(|day| day.to_string()).into()];
    let sql = "INSERT INTO agencies_role (staff, role, from_day, until_day) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (staff, role, from_day) DO UPDATE SET until_day = excluded.until_day";
    tables.run(sql, &args).await.map(drop)
}

async fn team_from(
    tables: &mut Tables<'_>,
    staff: ActorId,
    team: TeamId,
    from: Date,
    until: Option<Date>,
) -> Result<(), Fault> {
    let args = [staff.into(), team.into(), from.to_string().into(), until.map(|day| day.to_string()).into()];
    let sql = "INSERT INTO agencies_member (staff, team, from_day, until_day) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (staff, team, from_day) DO UPDATE SET until_day = excluded.until_day";
    tables.run(sql, &args).await.map(drop)
}

/// No account of the agency's own sign-in is linked to somebody any more.
async fn unlinked(tables: &mut Tables<'_>, staff: ActorId) -> Result<(), Fault> {
    tables.run("DELETE FROM agencies_subject WHERE staff = $1", &[staff.into()]).await.map(drop)
}

async fn reset_from(tables: &mut Tables<'_>, staff: ActorId, from: Option<kernel::Timestamp>) -> Result<(), Fault> {
    let sql = "UPDATE agencies_staff SET reset_from = $2 WHERE id = $1";
    tables.run(sql, &[staff.into(), from.into()]).await.map(drop)
}

async fn set_second_factor(tables: &mut Tables<'_>, staff: ActorId, set: bool) -> Result<(), Fault> {
    tables
        .run(
            "UPDATE agencies_staff SET second_factor = $2, reset_from = NULL WHERE id = $1",
            &[staff.into(), set.into()],
        )
        .await
        .map(drop)
}

/// One line of the list of movements.
#[derive(Default)]
struct Move {
    what: &'static str,
    role: Option<&'static str>,
    team: Option<TeamId>,
    day: Option<Date>,
    until: Option<Date>,
    reason: Option<String>,
}

impl Move {
    fn new(what: &'static str) -> Self {
        Move { what, ..Move::default() }
    }
}

async fn moved(tables: &mut Tables<'_>, entry: &Recorded, staff: ActorId, line: Move) -> Result<(), Fault> {
    let index = i64::try_from(entry.index).map_err(|_| Fault::new("an index is too large"))?;
    let args = [
        index.into(),
        entry.at.into(),
        staff.into(),
        line.what.into(),
        line.role.into(),
        line.team.into(),
        line.day.map(|day| day.to_string()).into(),
        line.until.map(|day| day.to_string()).into(),
        (&entry.actor).into(),
        line.reason.into(),
    ];
    let sql = "INSERT INTO agencies_movement (idx, at, agency, staff, what, role, team, day, until_day, actor, reason) \
               SELECT $1, $2, agency, id, $4, $5, $6, $7, $8, $9, $10 FROM agencies_staff WHERE id = $3";
    tables.run(sql, &args).await.map(drop)
}

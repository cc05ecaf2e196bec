//! Names of teams, agencies and staff for a page.

use access::Thing;
use agencies::queries::{self, AgencyRow, TeamRow};
use kernel::{ActorId, AgencyId, Language, TeamId};
use std::collections::{BTreeMap, BTreeSet};
use store::{Fault, Reader, Stop};
use web::Asked;

/// Who is who in the partnership, as far as a page needs it.
pub(crate) struct Directory {
    agencies: BTreeMap<AgencyId, AgencyRow>,
    teams: Vec<TeamRow>,
    staff: BTreeMap<ActorId, String>,
    language: Language,
    nobody: String,
    house: String,
    outside: String,
}

impl Directory {
    /// All teams and agencies, and these members of staff.
    pub(crate) async fn of(asked: &Asked, staff: impl IntoIterator<Item = ActorId>) -> Result<Self, Stop> {
        let permit = asked.permit("agencies.view_region", &Thing::new("Region", "region"))?;
        let mut reader = asked.house.look(&permit, "names").await?;
        let mut wanted: Vec<ActorId> = staff.into_iter().collect();
        wanted.sort_unstable();
        wanted.dedup();
        Ok(Directory::read(asked, &mut reader, &wanted).await?)
    }

    async fn read(asked: &Asked, reader: &mut Reader, staff: &[ActorId]) -> Result<Self, Fault> {
        let agencies = queries::agencies(reader).await?.into_iter().map(|agency| (agency.id, agency)).collect();
        let language = asked.visit.language;
        Ok(Directory {
            agencies,
            teams: queries::teams(reader).await?,
            staff: queries::staff_names(reader, staff).await?,
            language,
            nobody: asked.t("desk-name-unknown"),
            house: asked.t("desk-name-house"),
            outside: asked.t("desk-name-outside"),
        })
    }

    /// All teams and agencies, and whoever works in these teams today: a list of their work needs hardly any other name.
    pub(crate) async fn with_members(asked: &Asked, teams: &BTreeSet<TeamId>) -> Result<Self, Stop> {
        let permit = asked.permit("agencies.view_region", &Thing::new("Region", "region"))?;
        let mut reader = asked.house.look(&permit, "names").await?;
        let mut directory = Directory::read(asked, &mut reader, &[]).await?;
        for team in teams {
            let members = queries::members(&mut reader, *team, asked.now().date()).await?;
            directory.staff.extend(members.into_iter().map(|member| (member.id, member.name)));
        }
        Ok(directory)
    }

    /// The same, knowing these members of staff as well.
    pub(crate) async fn knowing(self, asked: &Asked, staff: impl Iterator<Item = ActorId>) -> Result<Self, Stop> {
        let missing: Vec<ActorId> = staff.filter(|id| !self.staff.contains_key(id)).collect();
        if missing.is_empty() {
            return Ok(self);
        }
        let known = self.staff.keys().copied();
        Directory::of(asked, missing.into_iter().chain(known)).await
    }

    /// The name of an agency.
    pub(crate) fn agency(&self, id: AgencyId) -> &str {
        self.agencies.get(&id).map_or(&self.nobody, |agency| agency.name.get(self.language))
    }
    /// The names of all agencies.
    pub(crate) fn agencies(&self) -> BTreeMap<AgencyId, String> {
        self.agencies.iter().map(|(id, agency)| (*id, agency.name.get(self.language).to_owned())).collect()
    }
    /// The name of a team in the reader's language.
    pub(crate) fn team(&self, id: TeamId) -> &str {
        self.team_in(id, self.language)
    }
    /// The name of a team in a given language: for what is written to others.
    pub(crate) fn team_in(&self, id: TeamId, language: Language) -> &str {
        self.team_row(id).map_or(&self.nobody, |team| team.name.get(language))
    }
    /// A team.
    pub(crate) fn team_row(&self, id: TeamId) -> Option<&TeamRow> {
        self.teams.iter().find(|team| team.id == id)
    }
    /// All teams, by the names of their agencies and then their own.
    pub(crate) fn teams(&self) -> Vec<&TeamRow> {
        let mut teams: Vec<&TeamRow> = self.teams.iter().collect();
        teams.sort_by_cached_key(|team| {
            (i18n::sort_key(self.agency(team.agency)), i18n::sort_key(team.name.get(self.language)))
        });
        teams
    }
    /// The name of a member of staff.
    pub(crate) fn staff(&self, id: ActorId) -> &str {
        self.staff.get(&id).filter(|name| !name.is_empty()).unwrap_or(&self.nobody)
    }
    /// The name of whoever did something, as the ledger writes them.
    pub(crate) fn actor(&self, written: &str) -> &str {
        if written == "public" {
            &self.outside
        } else if written.starts_with("system:") {
            &self.house
        } else {
            written.parse().map_or(&self.nobody, |id| self.staff(id))
        }
    }
}

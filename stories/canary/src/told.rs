//! Where each canary has come to stand in the house, and who may see it there: one decision for each place, asked of the
//! house itself.

use crate::canaries::Canaries;
use crate::people;
use access::{Fact, Policies, Thing, Visit};
use kernel::{AgencyId, Id};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::{Recorded, Stop};
use testkit::Town;

/// One place in the ledger.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Place {
    /// `kind:id` of the history.
    stream: String,
    /// What happened.
    kind: String,
    /// Records that the event names.
    records: Vec<String>,
    /// The agency that the event names, or the first of its history.
    agency: Option<String>,
    /// Whether it stands in what a summary shows: names, and nothing else.
    name: bool,
    /// The parts of a record in which it stands, as disclosures name them.
    parts: BTreeSet<&'static str>,
    /// Agencies that were met.
    met: Vec<String>,
}

/// Where every canary stands.
pub(crate) struct Told<'t> {
    town: &'t Town,
    rules: Policies,
    places: BTreeMap<usize, BTreeSet<Place>>,
    visits: HashMap<&'static str, Visit>,
    decided: HashMap<(&'static str, Place), bool>,
}

/// What an agency holds about people, through which those look who answer for its information.
const HELD: &[&str] = &[
    "record",
    "concern",
    "disclosure",
    "retention_period",
    "retention_review",
    "hold",
    "destruction",
    "access_request",
    "representation",
];

/// What whoever raised a concern, or was asked, follows; the rest is for those who see it.
const FOLLOWED: &[&str] = &[
    "concerns.reported",
    "concerns.confirmed_in_writing",
    "concerns.question_asked",
    "concerns.question_answered",
    "concerns.answer_sent",
    "concerns.escalated",
    "concerns.escalation_answered",
];

impl<'t> Told<'t> {
    /// Reads the whole ledger. Who may see is asked under these rules.
    pub(crate) async fn of(town: &'t Town, canaries: &Canaries, rules: Policies) -> anyhow::Result<Told<'t>> {
        let mut places = BTreeMap::<usize, BTreeSet<Place>>::new();
        let mut agencies = HashMap::<String, String>::new();
        for recorded in town.house.everything_told().await? {
            let text = |name: &str| recorded.payload[name].as_str().map(str::to_owned);
            let of_desk = recorded.payload["desk"]["agency"].as_str().map(str::to_owned);
            if let Some(agency) = text("agency").or(of_desk) {
                agencies.entry(recorded.stream.clone()).or_insert(agency);
            }
            let whole = recorded.payload.to_string();
            let in_names = names(&recorded);
            for number in canaries.found(whole.as_bytes()).into_keys() {
                let records = ["record", "one", "other"].into_iter().filter_map(text).collect();
                let met = recorded.payload["met"].as_array().into_iter().flatten();
                let met = met.filter_map(|pair| pair[0].as_str().map(str::to_owned)).collect();
                places.entry(number).or_default().insert(Place {
                    stream: recorded.stream.clone(),
                    kind: recorded.kind.clone(),
                    records,
                    agency: agencies.get(&recorded.stream).cloned().or_else(|| Some(recorded.agency.clone())),
                    parts: parts(&recorded, number, canaries),
                    name: canaries.found(in_names.as_bytes()).contains_key(&number),
                    met,
                });
            }
        }
        let mut visits = HashMap::new();
        for name in people::ALL {
            let visit = match people::staff(town, name) {
                Some(staff) => town.visit(staff).await,
                None => town.public_visit(kernel::Language::En),
            };
            visits.insert(*name, visit);
        }
        Ok(Told { town, rules, places, visits, decided: HashMap::new() })
    }

    /// How many canaries stand in the ledger.
    pub(crate) fn landed(&self) -> usize {
        self.places.len()
    }

    /// Whether the ledger tells of this one.
    pub(crate) fn knows(&self, number: usize) -> bool {
        self.places.contains_key(&number)
    }

    /// Ids of everything of which the ledger tells, with the kind.
    pub(crate) async fn ids(&self) -> anyhow::Result<BTreeSet<(String, String)>> {
        let told = self.town.house.everything_told().await?;
        let streams =
            told.into_iter().filter_map(|r| r.stream.split_once(':').map(|(k, i)| (k.to_owned(), i.to_owned())));
        Ok(streams.collect())
    }

    /// Whether this visitor may see this canary, by the house's own decision about any of the things in which it stands.
    pub(crate) async fn may(&mut self, name: &'static str, number: usize, typist: &str) -> anyhow::Result<bool> {
        let places: Vec<Place> = self.places.get(&number).into_iter().flatten().cloned().collect();
        for place in places {
            let key = (name, place.clone());
            let may = match self.decided.get(&key) {
                Some(may) => *may,
                None => {
                    let may = self.decide(name, &place).await?;
                    self.decided.insert(key, may);
                    may
                }
            };
            if may {
                return Ok(true);
            }
        }
        // What is still being written is its writer's own; a table that waits to be brought in is its agency's.
        let (Some(mine), Some(theirs)) = (self.agency_of(name), self.agency_of(typist)) else { return Ok(false) };
        Ok(!self.knows(number) && (name == typist || (mine == theirs && self.imports(name, mine).await?)))
    }

    fn agency_of(&self, name: &str) -> Option<AgencyId> {
        self.visits.get(name).and_then(|visit| visit.who.agency)
    }

    async fn imports(&self, name: &str, agency: AgencyId) -> anyhow::Result<bool> {
        for sort in [exchange::Sort::People, exchange::Sort::Referrals] {
            if self.permits(name, &["exchange.view"], exchange::imports::thing(agency, sort)).await? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    async fn permits(&self, name: &str, actions: &[&str], thing: Thing) -> anyhow::Result<bool> {
        let Some(visit) = self.visits.get(name) else { return Ok(false) };
        let Some(thing) = self.town.house.know(visit, vec![thing]).await?.pop() else { return Ok(false) };
        Ok(actions.iter().any(|action| self.rules.decide(visit, action, &thing).is_ok()))
    }

    async fn decide(&self, name: &'static str, place: &Place) -> anyhow::Result<bool> {
        let Some((kind, id)) = place.stream.split_once(':') else { return Ok(false) };
        let agency: Option<AgencyId> = place.agency.as_deref().and_then(|agency| agency.parse().ok());
        let house = &self.town.house;
        let visit = &self.visits[name];
        let staff = visit.who.agency.is_some();
        // Whoever answers for information looks through everything that their own agency holds.
        if let Some(agency) = agency
            && HELD.contains(&kind)
            && self
                .permits(name, &["rights.view", "rights.answer", "rights.review"], rights::queries::register(agency))
                .await?
        {
            return Ok(true);
        }
        Ok(match kind {
            "record" => self.record(name, id, place.name).await? || self.disclosed(name, id, &place.parts).await?,
            "shield" => {
                for record in &place.records {
                    if self.shielded(name, record).await? {
                        return Ok(true);
                    }
                }
                false
            }
            "circle" | "pair" => {
                for record in &place.records {
                    if self.record(name, record, false).await? || self.governs(name, record).await? {
                        return Ok(true);
                    }
                }
                false
            }
            "concern" => {
                let thing = concerns::queries::concern_thing(house, parsed(id)?).await?;
                let follow: &[&str] = &["concerns.follow", "concerns.answer_question"];
                self.permits(name, &["concerns.view", "concerns.supervise", "concerns.work"], thing.clone()).await?
                    || (FOLLOWED.contains(&place.kind.as_str()) && self.permits(name, follow, thing).await?)
            }
            "disclosure" => {
                let thing = sharing::queries::disclosure_thing(&mut house.facts().await?, visit, parsed(id)?).await?;
                match thing {
                    Some(thing) => self.permits(name, &["sharing.view", "sharing.read"], thing).await?,
                    None => false,
                }
            }
            "request" => {
                let thing = sharing::queries::request_thing(&mut house.facts().await?, parsed(id)?).await?;
                match thing {
                    Some(thing) => self.permits(name, &["sharing.view_request"], thing).await?,
                    None => false,
                }
            }
            "check" => {
                let Some(own) = visit.who.agency else { return Ok(false) };
                let register = sharing::queries::register(own);
                let told = place.met.contains(&own.to_string());
                (agency == Some(own) && self.permits(name, &["sharing.check_known"], register.clone()).await?)
                    || (told && self.permits(name, &["sharing.view_look_ups"], register).await?)
            }
            // They hold no case: everybody who is signed in reads them.
            "agreement" | "agency" | "team" => staff,
            "actor" => self.person(name, id, place, agency).await?,
            "import" => match agency {
                Some(agency) => self.imports(name, agency).await?,
                None => false,
            },
            _ => false,
        })
    }

    /// Whether they are named for the record, and see at least its summary.
    async fn shielded(&self, name: &str, id: &str) -> anyhow::Result<bool> {
        let thing = self.town.house.thing("Record", id).await.map_err(|stop| anyhow::anyhow!("{stop}"))?;
        Ok(self.permits(name, &["people.see_shielded"], thing.clone()).await?
            && self.permits(name, &["people.summarise"], thing).await?)
    }

    async fn record(&self, name: &str, id: &str, is_name: bool) -> anyhow::Result<bool> {
        let thing = match self.town.house.thing("Record", id).await {
            Ok(thing) => thing,
            Err(Stop::NotFound) => return Ok(false),
            Err(other) => return Err(other.into()),
        };
        let actions: &[&str] = if is_name { &["people.view", "people.summarise"] } else { &["people.view"] };
        self.permits(name, actions, thing).await
    }

    /// Whether a disclosure in force shares a part of the record with this visitor in which it stands.
    async fn disclosed(&self, name: &str, id: &str, parts: &BTreeSet<&str>) -> anyhow::Result<bool> {
        let (Ok(thing), Some(visit)) = (self.town.house.thing("Record", id).await, self.visits.get(name)) else {
            return Ok(false);
        };
        let known = self.town.house.know(visit, vec![thing]).await?;
        let relations = known.first().and_then(|thing| thing.known("relations"));
        let Some(Fact::Set(relations)) = relations else { return Ok(false) };
        Ok(parts.iter().any(|part| relations.contains(&format!("{}.{part}", sharing::DISCLOSED))))
    }

    /// Emergencies and conflicts are seen by those who answer for the owner's information, or for the visitor's.
    async fn governs(&self, name: &str, record: &str) -> anyhow::Result<bool> {
        let Some(own) = self.agency_of(name) else { return Ok(false) };
        let owner = people::owner(self.town, record).await?;
        let watching = ["circle.see_emergencies", "circle.see_conflicts"];
        Ok(owner == Some(own) && self.permits(name, &watching, circle::queries::governance_thing(own)).await?)
    }

    async fn person(&self, name: &str, id: &str, place: &Place, agency: Option<AgencyId>) -> anyhow::Result<bool> {
        let visit = &self.visits[name];
        if visit.actor().to_string() == id {
            return Ok(true);
        }
        // Colleagues' names are known to everybody who works here; addresses and reasons to whoever looks after accounts.
        if place.name {
            return Ok(visit.who.agency.is_some());
        }
        let Some(agency) = agency else { return Ok(false) };
        let looking_after = ["agencies.view_people", "agencies.view_movements"];
        self.permits(name, &looking_after, agencies::commands::region::agency_thing(agency)).await
    }
}

fn parsed<K>(id: &str) -> anyhow::Result<Id<K>> {
    id.parse().map_err(|_| anyhow::anyhow!("{id} is no id"))
}

/// Where somebody can be found; all else that a record says of them but these is who they are.
const CONTACT: &[&str] = &["addresses", "town", "postcode", "phones", "emails"];
const NEITHER: &[&str] = &["gender", "school", "identifiers", "nhs_number", "upn", "first_language", "occupation"];

fn parts(recorded: &Recorded, number: usize, canaries: &Canaries) -> BTreeSet<&'static str> {
    let details = recorded.payload["details"]["$sealed"]["content"].as_object().into_iter().flatten();
    let holds = |value: &str| canaries.found(value.as_bytes()).contains_key(&number);
    details
        .filter(|(key, value)| !NEITHER.contains(&key.as_str()) && holds(&value.to_string()))
        .map(|(key, _)| if CONTACT.contains(&key.as_str()) { "contact" } else { "identity" })
        .collect()
}

/// What a summary shows of a record, beside the date of birth.
const LEAST: &[&str] = &[
    "given_names",
    "family_name",
    "known_as",
    "name",
    "vehicle_plate",
    "vehicle_colour",
    "vehicle_make",
    "account_platform",
    "account_handle",
    "place_name",
];

/// What of an event a summary shows.
fn names(recorded: &Recorded) -> String {
    let payload = recorded.payload.to_string();
    let mut found = String::new();
    for field in LEAST {
        for (at, _) in payload.match_indices(&format!("\"{field}\":\"")) {
            let rest = &payload[at + field.len() + 4..];
            found.push_str(rest.split('"').next().unwrap_or(""));
            found.push('\n');
        }
    }
    found
}

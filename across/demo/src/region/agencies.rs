//! The partnership's agencies, their teams, and everybody who signs in.

use super::names::Tradition;
use catalogue::{Places, fold};
use kernel::{Chance, Language};

/// What an agency is: codes of the list of agency kinds, and the partnership itself, which hosts the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgencySort {
    /// Social services of a council.
    Council,
    /// The police.
    Police,
    /// The health board.
    Health,
    /// A school.
    School,
    /// Probation.
    Probation,
    /// A charity.
    Charity,
    /// Hosts the system; sees no case.
    Host,
}

/// What a team does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TeamSort {
    /// Takes in concerns in working hours.
    DutyDesk,
    /// Takes them in at night, weekends and bank holidays.
    OutOfHours,
    /// The closed desk for concerns about people who work with children.
    DesignatedOfficer,
    /// The police team for exploitation of children.
    Specialist,
    /// Anything else.
    Other,
}

/// A team of an agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Team {
    /// Stable name inside the region.
    pub code: String,
    /// What it does.
    pub sort: TeamSort,
    /// Its name in English.
    pub en: String,
    /// Its name in Welsh.
    pub cy: String,
}

/// An agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agency {
    /// Stable short name, as used for imports.
    pub code: String,
    /// What it is.
    pub sort: AgencySort,
    /// Its name in English.
    pub en: String,
    /// Its name in Welsh.
    pub cy: String,
    /// The key of the council in whose area it works; empty where it works in all of them.
    pub area: String,
    /// Its teams.
    pub teams: Vec<Team>,
}

/// What somebody does in the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Works on a duty desk.
    DutyPractitioner,
    /// Leads a desk.
    Supervisor,
    /// Works at nights and weekends.
    OutOfHours,
    /// Answers for concerns about people who work with children.
    DesignatedOfficer,
    /// Officer of the police specialist team.
    PoliceOfficer,
    /// Leads the police specialist team.
    PoliceSergeant,
    /// Reports concerns and answers questions in another agency.
    Practitioner,
    /// Watches over how an agency's records are opened.
    InformationGovernance,
    /// Rules on disputes about what is shared of an agency's patients or clients.
    CaldicottGuardian,
    /// Manages an agency's own people.
    AgencyAdministrator,
    /// Looks after the system; sees no case.
    SystemAdministrator,
}

/// Somebody who signs in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staff {
    /// First name.
    pub first: String,
    /// Surname.
    pub surname: String,
    /// Address at a domain that cannot exist.
    pub email: String,
    /// Code of the agency.
    pub agency: String,
    /// Code of the team; empty for those without one.
    pub team: String,
    /// What they do in the system.
    pub role: Role,
    /// Their job in English.
    pub job_en: &'static str,
    /// Their job in Welsh.
    pub job_cy: &'static str,
    /// The language they work in.
    pub language: Language,
}

impl Staff {
    /// First name and surname.
    pub fn name(&self) -> String {
        format!("{} {}", self.first, self.surname)
    }
}

const SCHOOLS: &[(&str, &str, &str, &str)] = &[
    ("ysgol-trwyn-arian", "ynys-mon", "Ysgol Trwyn Arian", "Ysgol Trwyn Arian"),
    ("ysgol-maes-lleuad", "ynys-mon", "Ysgol Maes Lleuad", "Ysgol Maes Lleuad"),
    ("ysgol-dol-y-wennol", "gwynedd", "Ysgol Dôl y Wennol", "Ysgol Dôl y Wennol"),
    ("ysgol-craig-y-gwynt", "gwynedd", "Ysgol Craig y Gwynt", "Ysgol Craig y Gwynt"),
    ("ysgol-traeth-lleuad", "conwy", "Ysgol Traeth Lleuad", "Ysgol Traeth Lleuad"),
    ("puffin-bay", "conwy", "Puffin Bay High School", "Ysgol Uwchradd Bae'r Pâl"),
    ("ysgol-dol-eithin", "sir-ddinbych", "Ysgol Dôl Eithin", "Ysgol Dôl Eithin"),
    ("copper-lane", "sir-ddinbych", "Copper Lane High School", "Ysgol Uwchradd Lôn Gopr"),
    ("ysgol-cae-lleuad", "sir-y-fflint", "Ysgol Cae Lleuad", "Ysgol Cae Lleuad"),
    ("silver-lane", "sir-y-fflint", "Silver Lane High School", "Ysgol Uwchradd Lôn Arian"),
    ("ysgol-parc-eithin", "wrecsam", "Ysgol Parc Eithin", "Ysgol Parc Eithin"),
    ("otter-brook", "wrecsam", "Otter Brook High School", "Ysgol Uwchradd Nant y Dyfrgi"),
];

fn team(code: &str, sort: TeamSort, en: &str, cy: &str) -> Team {
    Team { code: code.to_owned(), sort, en: en.to_owned(), cy: cy.to_owned() }
}

fn agency(code: &str, sort: AgencySort, en: &str, cy: &str, area: &str, teams: Vec<Team>) -> Agency {
    Agency { code: code.to_owned(), sort, en: en.to_owned(), cy: cy.to_owned(), area: area.to_owned(), teams }
}

/// Every agency, councils first.
pub(crate) fn agencies(places: &Places) -> Vec<Agency> {
    let mut all: Vec<Agency> = places
        .councils()
        .iter()
        .map(|c| {
            let teams = vec![
                team(
                    &format!("{}-desk", c.key),
                    TeamSort::DutyDesk,
                    &format!("{} duty desk", c.area_en),
                    &format!("Desg ddyletswydd {}", c.area_cy),
                ),
                team(
                    &format!("{}-night", c.key),
                    TeamSort::OutOfHours,
                    &format!("{} out-of-hours team", c.area_en),
                    &format!("Tîm y tu allan i oriau {}", c.area_cy),
                ),
                team(
                    &format!("{}-officer", c.key),
                    TeamSort::DesignatedOfficer,
                    &format!("{} designated officer", c.area_en),
                    &format!("Swyddog dynodedig {}", c.area_cy),
                ),
            ];
            agency(&c.key, AgencySort::Council, &c.en, &c.cy, &c.key, teams)
        })
        .collect();
    all.push(agency(
        "heddlu",
        AgencySort::Police,
        "North Wales Police",
        "Heddlu Gogledd Cymru",
        "",
        vec![
            team("heddlu-specialist", TeamSort::Specialist, "Child exploitation team", "Tîm camfanteisio ar blant"),
            team("heddlu-high-tech", TeamSort::Other, "High-tech crime unit", "Uned troseddau uwch-dechnoleg"),
        ],
    ));
    all.push(agency(
        "bcuhb",
        AgencySort::Health,
        "Betsi Cadwaladr University Health Board",
        "Bwrdd Iechyd Prifysgol Betsi Cadwaladr",
        "",
        vec![team("bcuhb-safeguarding", TeamSort::Other, "Safeguarding children team", "Tîm diogelu plant")],
    ));
    all.push(agency(
        "nspcc",
        AgencySort::Charity,
        "NSPCC",
        "NSPCC",
        "",
        vec![team("nspcc-programme", TeamSort::Other, "Protect and Respect", "Protect and Respect")],
    ));
    all.push(agency(
        "prawf",
        AgencySort::Probation,
        "Probation, North Wales",
        "Prawf, Gogledd Cymru",
        "",
        vec![team("prawf-public", TeamSort::Other, "Public protection", "Amddiffyn y cyhoedd")],
    ));
    for (code, area, en, cy) in SCHOOLS {
        let staffroom =
            team(&format!("{code}-safeguarding"), TeamSort::Other, "Safeguarding lead", "Arweinydd diogelu");
        all.push(agency(code, AgencySort::School, en, cy, area, vec![staffroom]));
    }
    all.push(agency(
        "bwrdd",
        AgencySort::Host,
        "North Wales Safeguarding Board",
        "Bwrdd Diogelu Gogledd Cymru",
        "",
        Vec::new(),
    ));
    all
}

/// Who works where: team (by its place in the agency's list, or none), role, job in both languages.
type Post = (Option<usize>, Role, &'static str, &'static str);

const COUNCIL: &[Post] = &[
    (Some(0), Role::Supervisor, "Team manager", "Rheolwr tîm"),
    (Some(0), Role::DutyPractitioner, "Duty social worker", "Gweithiwr cymdeithasol ar ddyletswydd"),
    (Some(0), Role::DutyPractitioner, "Duty social worker", "Gweithiwr cymdeithasol ar ddyletswydd"),
    (Some(0), Role::DutyPractitioner, "Duty social worker", "Gweithiwr cymdeithasol ar ddyletswydd"),
    (Some(1), Role::OutOfHours, "Out-of-hours social worker", "Gweithiwr cymdeithasol y tu allan i oriau"),
    (Some(1), Role::OutOfHours, "Out-of-hours social worker", "Gweithiwr cymdeithasol y tu allan i oriau"),
    (Some(2), Role::DesignatedOfficer, "Designated officer", "Swyddog dynodedig"),
    (None, Role::AgencyAdministrator, "Systems officer", "Swyddog systemau"),
];
const POLICE: &[Post] = &[
    (Some(0), Role::PoliceSergeant, "Sergeant", "Rhingyll"),
    (Some(0), Role::PoliceOfficer, "Constable", "Cwnstabl"),
    (Some(0), Role::PoliceOfficer, "Constable", "Cwnstabl"),
    (Some(0), Role::PoliceOfficer, "Constable", "Cwnstabl"),
    (None, Role::AgencyAdministrator, "Systems officer", "Swyddog systemau"),
];
const HEALTH: &[Post] = &[
    (Some(0), Role::Supervisor, "Named nurse for safeguarding", "Nyrs enwebedig diogelu"),
    (Some(0), Role::Practitioner, "Safeguarding nurse", "Nyrs diogelu"),
    (Some(0), Role::Practitioner, "School nurse", "Nyrs ysgol"),
    (Some(0), Role::Practitioner, "Clinic nurse", "Nyrs clinig"),
    (None, Role::AgencyAdministrator, "Systems officer", "Swyddog systemau"),
];
const CHARITY: &[Post] = &[
    (Some(0), Role::Supervisor, "Team manager", "Rheolwr tîm"),
    (Some(0), Role::Practitioner, "Children's services practitioner", "Ymarferydd gwasanaethau plant"),
    (Some(0), Role::Practitioner, "Children's services practitioner", "Ymarferydd gwasanaethau plant"),
    (None, Role::AgencyAdministrator, "Systems officer", "Swyddog systemau"),
];
const PROBATION: &[Post] = &[
    (Some(0), Role::Practitioner, "Probation practitioner", "Ymarferydd prawf"),
    (None, Role::AgencyAdministrator, "Systems officer", "Swyddog systemau"),
];
const SCHOOL: &[Post] = &[
    (Some(0), Role::Practitioner, "Designated safeguarding person", "Person diogelu dynodedig"),
    (None, Role::AgencyAdministrator, "School manager", "Rheolwr ysgol"),
];
const HOST: &[Post] = &[(None, Role::SystemAdministrator, "System administrator", "Gweinyddwr y system")];

/// Everybody who signs in, agency by agency; no two share an address.
pub(crate) fn staff(chance: &Chance, agencies: &[Agency]) -> Vec<Staff> {
    let mut all: Vec<Staff> = Vec::new();
    for agency in agencies {
        let posts = match agency.sort {
            AgencySort::Council => COUNCIL,
            AgencySort::Police => POLICE,
            AgencySort::Health => HEALTH,
            AgencySort::Charity => CHARITY,
            AgencySort::Probation => PROBATION,
            AgencySort::School => SCHOOL,
            AgencySort::Host => HOST,
        };
        let chance = chance.child(&agency.code);
        for (team, role, job_en, job_cy) in posts {
            let tradition = if chance.one_in(2) { Tradition::Welsh } else { Tradition::English };
            let (first, surname, email) = loop {
                let (first, surname) = (tradition.first(&chance, !chance.one_in(3)).name, tradition.surname(&chance));
                let email = format!("{}.{}@{}.example", fold(first), fold(surname), agency.code);
                if all.iter().all(|other| other.email != email) {
                    break (first, surname, email);
                }
            };
            all.push(Staff {
                first: first.to_owned(),
                surname: surname.to_owned(),
                email,
                agency: agency.code.clone(),
                team: team.map_or_else(String::new, |place| agency.teams[place].code.clone()),
                role: *role,
                job_en,
                job_cy,
                language: if tradition == Tradition::Welsh { Language::Cy } else { Language::En },
            });
        }
    }
    all
}

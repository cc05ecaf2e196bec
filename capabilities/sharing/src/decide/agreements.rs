//! What an agreement covers: pure, from its terms and a day. An agreement supports sharing; it never stops what is urgent.

use crate::words::{Covered, Marking, Onward};
use kernel::{AgencyId, Date};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use vocabulary::AgreementId;

/// What kind of agreement it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum AgreementKind {
    /// Information Sharing Protocol: regular sharing both ways.
    #[serde(rename = "ISP")]
    Protocol,
    /// Data Disclosure Agreement: one way.
    #[serde(rename = "DDA")]
    Disclosure,
    /// Joint Controller Agreement.
    #[serde(rename = "JCA")]
    JointControllers,
}

impl AgreementKind {
    /// As it is written in the field.
    pub const fn code(self) -> &'static str {
        match self {
            AgreementKind::Protocol => "ISP",
            AgreementKind::Disclosure => "DDA",
            AgreementKind::JointControllers => "JCA",
        }
    }
}

/// How far an agreement has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum AgreementStatus {
    /// Being written.
    Draft,
    /// Checked for quality, not yet in force.
    QualityAssured,
    /// In force.
    InForce,
    /// Run out.
    Lapsed,
    /// Taken back.
    Withdrawn,
}

impl AgreementStatus {
    /// Its code, for texts.
    pub const fn code(self) -> &'static str {
        match self {
            AgreementStatus::Draft => "draft",
            AgreementStatus::QualityAssured => "quality_assured",
            AgreementStatus::InForce => "in_force",
            AgreementStatus::Lapsed => "lapsed",
            AgreementStatus::Withdrawn => "withdrawn",
        }
    }
}

/// A title in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Title {
    /// In Welsh.
    pub cy: String,
    /// In English.
    pub en: String,
}

/// Somebody who signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signatory {
    /// The agency's name, Welsh or English, as the house knows it.
    pub partner: String,
    /// For example `controller`.
    #[serde(default)]
    pub role: String,
    /// Who signed for it: an office, not a private person.
    #[serde(default)]
    pub signed_by: String,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_on: Option<Date>,
    /// When it left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_on: Option<Date>,
    /// Its appropriate policy document, by name and version.
    #[serde(default)]
    pub policy_document: String,
    /// The agency, once it was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<AgencyId>,
}

/// One row of the allow-list: what may flow from whom to whom for what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flow {
    /// Kinds of agency that disclose.
    pub from: BTreeSet<String>,
    /// Kinds of agency that receive.
    pub to: BTreeSet<String>,
    /// What for.
    pub purposes: BTreeSet<String>,
    /// Which parts.
    pub classes: BTreeSet<String>,
    /// The basis under Article 6 that is usual here.
    #[serde(default)]
    pub art6: String,
    /// Which recognised interest.
    #[serde(default)]
    pub ground: String,
    /// The condition for special-category data.
    #[serde(default)]
    pub special: String,
    /// Which limb of it.
    #[serde(default)]
    pub limb: String,
    /// The condition for data about offences.
    #[serde(default)]
    pub criminal: String,
    /// Powers and duties of other law.
    #[serde(default)]
    pub gateways: BTreeSet<String>,
    /// How the duty of confidence is met.
    #[serde(default)]
    pub confidence: String,
    /// The most sensitive that may flow.
    #[serde(default = "sensitive")]
    pub max_marking: Marking,
    /// What a recipient may do with it.
    #[serde(default = "ask_owner")]
    pub onward: Onward,
    /// How long it is kept, by class of retention.
    #[serde(default)]
    pub retention_class: String,
}

const fn sensitive() -> Marking {
    Marking::Sensitive
}
const fn ask_owner() -> Onward {
    Onward::AskOwner
}

/// Whom to tell of a breach, and how soon.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Breach {
    /// Whom to tell.
    pub report_to: String,
    /// Within how many hours.
    pub within_hours: u32,
}

/// An agreement as it is written: the shape of the file that is imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// Its own code, for example `ISP-NW-CSE-001`.
    pub code: String,
    /// Its version; a higher one replaces a lower one from then on.
    pub version: u32,
    /// What kind it is.
    pub kind: AgreementKind,
    /// Its title.
    pub title: Title,
    /// How far it has come.
    pub status: AgreementStatus,
    /// The first day on which it holds.
    pub effective_from: Date,
    /// The last day on which it holds, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective_to: Option<Date>,
    /// When it must be looked at again.
    pub review_due: Date,
    /// Who signed.
    pub signatories: Vec<Signatory>,
    /// Whom it is about.
    #[serde(default)]
    pub subject_groups: BTreeSet<String>,
    /// The allow-list; nothing outside it is routine.
    pub flows: Vec<Flow>,
    /// Parts that never flow under it.
    #[serde(default)]
    pub excluded: BTreeSet<String>,
    /// Whom to ask about it.
    #[serde(default)]
    pub lead: String,
    /// Where complaints go.
    #[serde(default)]
    pub complaints: String,
    /// What happens after a breach.
    #[serde(default)]
    pub breach: Breach,
}

impl Terms {
    /// Whether it holds on a day, whoever signed.
    pub fn holds(&self, on: Date) -> bool {
        self.status == AgreementStatus::InForce
            && self.effective_from <= on
            && self.effective_to.is_none_or(|last| on <= last)
    }
    /// Whether an agency has signed and not left by a day.
    pub fn is_party(&self, agency: AgencyId, on: Date) -> bool {
        self.signatories.iter().any(|party| {
            party.agency == Some(agency)
                && party.signed_on.is_some_and(|day| day <= on)
                && party.left_on.is_none_or(|day| on < day)
        })
    }
    /// The flow row that is usual from one kind of agency to another for a purpose.
    pub fn usual_flow(&self, from: &str, to: &str, purpose: &str) -> Option<&Flow> {
        let fits = |flow: &&Flow| flow.from.contains(from) && flow.to.contains(to) && flow.purposes.contains(purpose);
        self.flows.iter().find(fits)
    }
    /// The appropriate policy document of a party; empty where none is named.
    pub fn policy_document(&self, agency: AgencyId) -> &str {
        let own = self.signatories.iter().find(|party| party.agency == Some(agency));
        own.map_or("", |party| &party.policy_document)
    }
    fn ever_party(&self, agency: AgencyId) -> bool {
        self.signatories.iter().any(|party| party.agency == Some(agency))
    }
    /// How near the review is: `Some(0)` from the day on which it is due, `Some(30)` and `Some(90)` for the last days
    /// before, `None` where there is time.
    pub fn review_warning(&self, on: Date) -> Option<u32> {
        if matches!(self.status, AgreementStatus::Withdrawn | AgreementStatus::Lapsed) {
            return None;
        }
        let days = on.until(self.review_due).map_or(0, |span| span.get_days());
        [0_u32, 30, 90].into_iter().find(|left| i64::from(days) <= i64::from(*left))
    }
}

/// An agreement as the house holds it: its newest version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// Its id.
    pub id: AgreementId,
    /// Its terms.
    pub terms: Terms,
}

/// Who discloses to whom.
#[derive(Debug, Clone, Copy)]
pub struct Between<'a> {
    /// Whoever discloses, and which kind of agency that is.
    pub from: (AgencyId, &'a str),
    /// Whoever receives, and which kind of agency that is.
    pub to: (AgencyId, &'a str),
}

/// Whether agreements cover a share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cover {
    /// This row covers all of it.
    Covered(Covered),
    /// This row covers it except for these parts.
    Except(Covered, BTreeSet<String>),
    /// An agreement would, but it has run out or one side has left or not signed.
    Lapsed(Covered),
    /// None does.
    None,
}

/// What the agreements make of a share of these parts for this purpose on a day.
pub fn cover(
    agreements: &[Agreement],
    between: Between<'_>,
    purpose: &str,
    classes: &BTreeSet<String>,
    marking: Marking,
    on: Date,
) -> Cover {
    let mut best = Cover::None;
    for agreement in agreements {
        let terms = &agreement.terms;
        let both = |is: &dyn Fn(AgencyId) -> bool| is(between.from.0) && is(between.to.0);
        if between.from.0 == between.to.0 || !both(&|agency| terms.ever_party(agency)) {
            continue;
        }
        let open = terms.holds(on) && both(&|agency| terms.is_party(agency, on));
        for (place, flow) in terms.flows.iter().enumerate() {
            let fits = flow.from.contains(between.from.1)
                && flow.to.contains(between.to.1)
                && flow.purposes.contains(purpose)
                && marking <= flow.max_marking;
            if !fits {
                continue;
            }
            let allowed = |class: &&String| flow.classes.contains(*class) && !terms.excluded.contains(*class);
            let outside: BTreeSet<String> = classes.iter().filter(|class| !allowed(class)).cloned().collect();
            let row =
                Covered { agreement: agreement.id, code: terms.code.clone(), version: terms.version, flow: place };
            let found = match (open, outside.is_empty()) {
                (true, true) => return Cover::Covered(row),
                (true, false) if outside.len() < classes.len() => Cover::Except(row, outside),
                (false, true) => Cover::Lapsed(row),
                _ => continue,
            };
            if rank(&found) < rank(&best) {
                best = found;
            }
        }
    }
    best
}

/// The smaller, the better.
fn rank(cover: &Cover) -> (u8, usize) {
    match cover {
        Cover::Covered(_) => (0, 0),
        Cover::Except(_, outside) => (1, outside.len()),
        Cover::Lapsed(_) => (2, 0),
        Cover::None => (3, 0),
    }
}

/// What is wrong with terms that are to be adopted: keys of texts with what each is about.
pub fn faults(terms: &Terms, law: &catalogue::Law) -> Vec<(&'static str, String)> {
    let mut faults = Vec::new();
    if terms.code.trim().is_empty() || terms.code.contains(char::is_whitespace) {
        faults.push(("sharing-terms-code", terms.code.clone()));
    }
    if terms.title.cy.trim().is_empty() || terms.title.en.trim().is_empty() {
        faults.push(("sharing-terms-title", String::new()));
    }
    if terms.review_due < terms.effective_from || terms.effective_to.is_some_and(|to| to < terms.effective_from) {
        faults.push(("sharing-terms-dates", terms.review_due.to_string()));
    }
    if terms.signatories.len() < 2 {
        faults.push(("sharing-terms-signatories", String::new()));
    }
    for party in terms.signatories.iter().filter(|party| party.agency.is_none()) {
        faults.push(("sharing-terms-unknown-partner", party.partner.clone()));
    }
    if terms.flows.is_empty() {
        faults.push(("sharing-terms-flows", String::new()));
    }
    for flow in &terms.flows {
        let classes = flow.classes.iter().filter(|code| law.class(code).is_none());
        let purposes = flow.purposes.iter().filter(|code| law.purpose(code).is_none());
        let gateways = flow.gateways.iter().filter(|code| law.any_gateway(code).is_none());
        let answers = [
            ("art6", &flow.art6),
            ("ground", &flow.ground),
            ("special", &flow.special),
            ("limb", &flow.limb),
            ("criminal", &flow.criminal),
            ("confidence", &flow.confidence),
        ];
        let answers = answers
            .into_iter()
            .filter(|(question, code)| !code.is_empty() && law.basis(question, code).is_none())
            .map(|(_, code)| code);
        for code in classes.chain(purposes).chain(gateways).chain(answers) {
            faults.push(("sharing-terms-unknown-code", code.clone()));
        }
        for class in flow.classes.intersection(&terms.excluded) {
            faults.push(("sharing-terms-excluded", class.clone()));
        }
    }
    faults
}

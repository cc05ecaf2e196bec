//! The guided share as fields: what they say, what is usual, and what is missing. Nothing is kept on the server until it
//! is shared: each page carries what the others said.

use crate::around::{About, Around, Partner};
use crate::decide::agreements::{Agreement, Flow};
use crate::decide::rules::Discloser;
use crate::decide::{Ground, rules};
use crate::words::{Category, ConsentState, Informed, Marking, Onward, Recipient, Share, Statement};
use kernel::AgencyId;
use std::collections::BTreeSet;
use std::sync::Arc;
use store::Stop;
use vocabulary::{RecordId, RequestId};
use web::{Asked, Fields, Mistakes};

/// A share on its way.
pub(super) struct Journey {
    pub(super) asked: Asked,
    pub(super) around: Arc<dyn Around>,
    pub(super) record: RecordId,
    pub(super) about: About,
    pub(super) partners: Vec<Partner>,
    pub(super) agreements: Vec<Agreement>,
    pub(super) agency: AgencyId,
}

/// The fields that each page asks for itself; the others are carried.
pub(super) fn own_fields(step: &str) -> &'static [&'static str] {
    match step {
        "who" => &["to", "people", "purpose"],
        "what" => &[
            "classes",
            "what",
            "necessity",
            "informed",
            "withheld",
            "withheld_why",
            "conditions",
            "requested",
            "ends-day",
            "ends-month",
            "ends-year",
            "onward",
            "marking",
            "consent",
            "consent_why",
            "decided_by",
        ],
        "basis" => &[
            "regime",
            "art6",
            "ground",
            "special",
            "limb",
            "criminal",
            "gateways",
            "confidence",
            "policy_document",
            "assessment",
            "statement",
            "category",
        ],
        _ => &["one_off_why"],
    }
}

impl Journey {
    /// What everything on its pages stands on.
    pub(super) async fn begin(asked: Asked, around: Arc<dyn Around>, record: RecordId) -> Result<Self, Stop> {
        let about = around.record(&asked.house, &asked.visit, record).await?.ok_or(Stop::NotFound)?;
        let permit = asked.permit("sharing.share", &crate::queries::shared_record(record, about.agency))?;
        let mut reader = asked.house.look(&permit, "what sharing stands on").await?;
        let agreements = crate::queries::newest(&mut reader).await?;
        let partners = around.partners(&asked.house).await?;
        let agency = asked.visit.who.agency.ok_or(Stop::NotFound)?;
        Ok(Journey { asked, around, record, about, partners, agreements, agency })
    }

    /// Who decides, under which law, with which agreements, today.
    pub(super) fn ground(&self) -> Ground<'_> {
        Ground {
            agency: self.agency,
            from: Discloser { kind: &self.asked.visit.who.agency_kind, jurisdiction: "W" },
            law: crate::law(),
            agreements: &self.agreements,
            on: self.asked.now().date(),
        }
    }

    /// The agencies that are ticked.
    pub(super) fn ticked<'j>(&'j self, fields: &Fields) -> Vec<&'j Partner> {
        let wanted: BTreeSet<&str> = fields.all("to").into_iter().collect();
        let wanted = |partner: &&Partner| wanted.contains(partner.id.to_string().as_str()) && partner.id != self.agency;
        self.partners.iter().filter(wanted).collect()
    }

    /// Who receives: each ticked agency, or only the people in it who are named.
    ///
    /// # Errors
    /// A fault; what is wrong with the names is told in `mistakes`.
    pub(super) async fn recipients(&self, fields: &Fields, mistakes: &mut Mistakes) -> Result<Vec<Recipient>, Stop> {
        let mut people = Vec::new();
        for email in fields.text("people").split([',', ';', '\n', ' ']).map(str::trim).filter(|part| !part.is_empty()) {
            match self.around.member(&self.asked.house, email).await? {
                Some((person, agency)) if agency != self.agency => people.push((person, agency)),
                _ => mistakes.add("people", self.asked.t_with("sharing-people-unknown", &[("email", email.into())])),
            }
        }
        let ticked: Vec<AgencyId> = self.ticked(fields).iter().map(|partner| partner.id).collect();
        let kind = |agency: AgencyId| {
            self.partners
                .iter()
                .find(|partner| partner.id == agency)
                .map(|partner| partner.kind.clone())
                .unwrap_or_default()
        };
        let whole = ticked.iter().filter(|agency| people.iter().all(|(_, of)| of != *agency));
        let mut to: Vec<Recipient> = whole
            .map(|agency| Recipient { agency: *agency, kind: kind(*agency), person: None, covered: None })
            .collect();
        to.extend(people.into_iter().map(|(person, agency)| Recipient {
            agency,
            kind: kind(agency),
            person: Some(person),
            covered: None,
        }));
        Ok(to)
    }

    /// What the fields say.
    pub(super) fn share(&self, fields: &Fields, recipients: Vec<Recipient>) -> Share {
        let set = |name: &str| -> BTreeSet<String> {
            fields.all(name).into_iter().filter(|value| !value.is_empty()).map(str::to_owned).collect()
        };
        let text = |name: &str| fields.text(name).to_owned();
        let law = crate::law();
        let mut share = Share { recipients, purpose: text("purpose"), ..Share::of(self.record) };
        share.classes = set("classes");
        share.withheld = set("withheld");
        share.consent = ConsentState::from_code(fields.text("consent")).unwrap_or(ConsentState::NotSought);
        share.informed = Informed::from_code(fields.text("informed")).unwrap_or(Informed::Urgent);
        share.onward = Onward::from_code(fields.text("onward")).unwrap_or(Onward::AskOwner);
        share.marking = Marking::from_code(fields.text("marking")).unwrap_or(Marking::Sensitive);
        share.statement = Statement::from_code(fields.text("statement"));
        share.category = Category::from_code(fields.text("category"));
        share.ends = fields.date("ends").ok().flatten().and_then(whole_day);
        share.request = fields.text("request").parse::<RequestId>().ok();
        let content = &mut share.content;
        content.about = self.about.title.clone();
        content.what = text("what");
        content.necessity = text("necessity");
        content.withheld_why = text("withheld_why");
        content.conditions = text("conditions");
        content.asked = text("requested");
        content.one_off_why = text("one_off_why");
        content.consent_why = text("consent_why");
        content.decided_by = text("decided_by");
        let basis = &mut share.basis;
        basis.regime = text("regime");
        basis.confidence = text("confidence");
        basis.gateways = set("gateways");
        if basis.regime != "DPA-P3" {
            basis.art6 = text("art6");
            let needs = |what: &str| law.basis("art6", &text("art6")).is_some_and(|answer| answer.needs(what));
            basis.ground = if needs("ground") { text("ground") } else { String::new() };
            basis.assessment = if needs("assessment") { text("assessment") } else { String::new() };
        }
        // A question that does not arise has no answer.
        let any = |fits: fn(&catalogue::DataClass) -> bool| share.classes.iter().filter_map(|c| law.class(c)).any(fits);
        if any(|class| class.special) {
            basis.special = text("special");
            let needs = law.basis("special", &basis.special).is_some_and(|answer| answer.needs("limb"));
            basis.limb = if needs { text("limb") } else { String::new() };
        }
        if any(|class| class.offence) && basis.regime != "DPA-P3" {
            basis.criminal = text("criminal");
        }
        let needs = |question: &str, code: &str| law.basis(question, code).is_some_and(|b| b.needs("policy_document"));
        if needs("special", &basis.special) || needs("criminal", &basis.criminal) {
            basis.policy_document = text("policy_document");
        }
        share
    }

    /// The flow row of an agreement that is usual for these recipients and this purpose, with the policy document that the
    /// agreement names for this agency.
    pub(super) fn usual(&self, fields: &Fields) -> Option<(&Agreement, &Flow)> {
        let (today, kind) = (self.asked.now().date(), self.asked.visit.who.agency_kind.as_str());
        let ticked = self.ticked(fields);
        let first = ticked.first()?;
        let holds = |agreement: &&Agreement| {
            agreement.terms.holds(today)
                && agreement.terms.is_party(self.agency, today)
                && ticked.iter().all(|to| agreement.terms.is_party(to.id, today))
        };
        self.agreements.iter().filter(holds).find_map(|agreement| {
            let flow = agreement.terms.usual_flow(kind, &first.kind, fields.text("purpose"))?;
            Some((agreement, flow))
        })
    }

    /// Fills in what is usual, once for each choice of recipients and purpose: from the agreement's flow row, else from
    /// the kind of agency that shares. Whoever shares sees it before they share and may change all of it.
    pub(super) fn fill_in(&self, fields: &mut Fields) {
        let chosen = format!("{} {}", fields.all("to").join(" "), fields.text("purpose"));
        if fields.text("filled") == chosen {
            return;
        }
        fields.set("filled", chosen);
        for name in own_fields("basis") {
            let empty: Vec<(String, String)> = fields.pairs().iter().filter(|(n, _)| n != name).cloned().collect();
            *fields = Fields::new(empty);
        }
        let law = crate::law();
        let kind = self.asked.visit.who.agency_kind.clone();
        let usual = self
            .usual(fields)
            .map(|(agreement, flow)| (agreement.terms.policy_document(self.agency).to_owned(), flow.clone()));
        let public = law.is_public_authority(&kind);
        let or = |value: &str, usual: &str| if value.is_empty() { usual.to_owned() } else { value.to_owned() };
        let flow = usual.as_ref().map(|(_, flow)| flow);
        let of = |get: fn(&Flow) -> &String| flow.map(|flow| get(flow).as_str()).unwrap_or_default();
        fields.set("regime", "UKGDPR");
        fields.set("art6", or(of(|f| &f.art6), if public { "A6-1E" } else { "A6-1EA" }));
        fields.set("ground", or(of(|f| &f.ground), "SAFEGUARD"));
        fields.set("special", or(of(|f| &f.special), "S1-18"));
        fields.set("limb", or(of(|f| &f.limb), "NOT_REASONABLE"));
        fields.set("criminal", or(of(|f| &f.criminal), "S1-36"));
        fields.set("confidence", or(of(|f| &f.confidence), "PUBLIC_INTEREST"));
        fields.set("policy_document", usual.as_ref().map(|(document, _)| document.clone()).unwrap_or_default());
        match flow.filter(|flow| !flow.gateways.is_empty()) {
            Some(flow) => flow.gateways.iter().for_each(|code| fields.add("gateways", code.as_str())),
            None if public => {
                let today = self.asked.now().date();
                let runs = |code: &&&str| {
                    law.gateway(code, today).is_some_and(|gateway| {
                        gateway.from(&kind) && self.ticked(fields).iter().all(|to| gateway.to(&to.kind))
                    })
                };
                let first = ["SSW-130", "SSW-162", "CA04-25", "CLP"].iter().find(runs).copied();
                first.into_iter().for_each(|code| fields.add("gateways", code));
            }
            None => {}
        }
        if let Some(flow) = flow {
            fields.set("onward", flow.onward.code());
        }
        if !fields.has("classes") {
            let usual = ["identity", "concern_summary"];
            let fits = |code: &&&str| flow.is_none_or(|flow| flow.classes.contains(**code));
            usual.iter().filter(fits).for_each(|code| fields.add("classes", *code));
        }
    }

    /// What is missing on a page.
    ///
    /// # Errors
    /// A fault.
    pub(super) async fn missing(&self, step: &str, fields: &Fields) -> Result<Mistakes, Stop> {
        let asked = &self.asked;
        let mut mistakes = Mistakes::none();
        let withheld = fields.is("outcome", "withheld");
        match step {
            "who" => {
                let to = self.recipients(fields, &mut mistakes).await?;
                mistakes.unless(!to.is_empty() || mistakes.any(), "to", asked.t("sharing-to-missing"));
                let purpose = crate::law().purpose(fields.text("purpose")).is_some();
                mistakes.unless(purpose, "purpose", asked.t("sharing-purpose-missing"));
            }
            "what" if withheld => {
                let some = !fields.all("withheld").is_empty();
                mistakes.unless(some, "withheld", asked.t("sharing-withheld-missing"));
                let why = fields.some("withheld_why").is_some();
                mistakes.unless(why, "withheld_why", asked.t("sharing-withheld_why-missing"));
            }
            "what" => {
                let classes = fields.all("classes");
                mistakes.unless(!classes.is_empty(), "classes", asked.t("sharing-classes-missing"));
                let law = crate::law();
                let written = classes.iter().any(|code| law.class(code).is_some_and(|class| !class.record));
                let told = !written || fields.some("what").is_some();
                mistakes.unless(told, "what", asked.t("sharing-what-missing"));
                mistakes.unless(fields.some("necessity").is_some(), "necessity", asked.t("sharing-necessity-missing"));
                let informed = Informed::from_code(fields.text("informed")).is_some();
                mistakes.unless(informed, "informed", asked.t("sharing-informed-missing"));
                let held = fields.all("withheld").is_empty() || fields.some("withheld_why").is_some();
                mistakes.unless(held, "withheld_why", asked.t("sharing-withheld_why-missing"));
                match fields.date("ends") {
                    Ok(None) => {}
                    Ok(Some(date)) => {
                        let open = whole_day(date).is_some_and(|day| day >= asked.now().date());
                        mistakes.unless(open, "ends", asked.t("sharing-ends-past"));
                    }
                    Err(_) => mistakes.add("ends", asked.t("sharing-ends-bad")),
                }
            }
            _ => {}
        }
        Ok(mistakes)
    }

    /// The rules that it breaks.
    pub(super) fn broken(&self, share: &Share) -> Vec<rules::Broken> {
        let ground = self.ground();
        rules::broken(share, ground.from, ground.law, ground.on)
    }
}

/// A date that names a day.
fn whole_day(date: kernel::UncertainDate) -> Option<kernel::Date> {
    date.to_string().parse().ok()
}

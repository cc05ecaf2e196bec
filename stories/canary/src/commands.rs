//! What no form needs to lead to: every field that a command takes, so that the house is full before anybody types.

use crate::canaries::{Canaries, Canary};
use crate::people;
use ::people::RecordDetails;
use circle::decide::Joining;
use circle::words::{Level, Marking, Nature, Part};
use concerns::commands::{Report, report};
use concerns::words::{Account, Asked, Desk, Door, Matter, MentionDetails, MentionKind, ReporterDetails, Urgency};
use kernel::{ActorId, AgencyId, Language};
use sharing::words::{Recipient, Share};
use std::collections::BTreeSet;
use testkit::Town;
use vocabulary::RecordId;

struct Hand<'t> {
    town: &'t Town,
    canaries: &'t Canaries,
}

impl Hand<'_> {
    fn word(&self, command: &str, field: &str, typist: &'static str) -> String {
        self.canaries.word(Canary { route: format!("command {command}"), field: field.to_owned(), typist })
    }
    fn phone(&self, command: &str, field: &str, typist: &'static str) -> String {
        self.canaries.phone(Canary { route: format!("command {command}"), field: field.to_owned(), typist })
    }

    async fn record(&self, by: ActorId, typist: &'static str, agency: AgencyId) -> anyhow::Result<RecordId> {
        let word = |field| self.word("people.add_record", field, typist);
        let some = |field| Some(word(field));
        let details = RecordDetails {
            given_names: some("given_names"),
            family_name: some("family_name"),
            known_as: some("known_as"),
            date_of_birth: "2011-05-14".parse().ok(),
            gender: some("gender"),
            addresses: vec![word("address")],
            town: some("town"),
            phones: vec![self.phone("people.add_record", "phone", typist)],
            emails: vec![format!("{}@dolen.test", word("email"))],
            first_language: some("first_language"),
            school: some("school"),
            identifiers: vec![::people::words::Identifier { scheme: "case".to_owned(), value: word("identifier") }],
            vehicle_make: some("vehicle_make"),
            vehicle_colour: some("vehicle_colour"),
            account_platform: some("account_platform"),
            account_handle: some("account_handle"),
            place_name: some("place_name"),
            occupation: some("occupation"),
            ..RecordDetails::default()
        };
        let visit = self.town.visit(by).await;
        Ok(::people::commands::add_record(&self.town.house, &visit, agency, details, None).await?)
    }

    async fn concern(&self, typist: &'static str, desk: &Desk, council: &str, matter: Matter) -> anyhow::Result<()> {
        let word = |field| self.word("concerns.report", field, typist);
        let staff = people::staff(self.town, typist);
        let report_of = Report {
            door: if staff.is_some() { Door::Professional } else { Door::Public },
            matter,
            urgency: Urgency::Today,
            desk: desk.clone(),
            council: Some(council.to_owned()),
            language: Language::En,
            held: false,
            withhold_name: false,
            may_contact: true,
            reporter: ReporterDetails {
                name: word("reporter name"),
                role: word("reporter role"),
                organisation: word("reporter organisation"),
                phone: self.phone("concerns.report", "reporter phone", typist),
                email: format!("{}@dolen.test", word("reporter email")),
                safe_contact: word("safe_contact"),
                leave_message: word("leave_message"),
                consulted: word("consulted"),
                communication: word("communication"),
            },
            account: Account {
                what: word("what"),
                when: word("when"),
                place: word("place"),
                own_words: word("own_words"),
                wishes: word("wishes"),
                person_of_concern: word("person_of_concern"),
                vehicles: word("vehicles"),
                online: word("online"),
                who_else_knows: word("who_else_knows"),
                history: word("history"),
                already_done: word("already_done"),
                household: word("household"),
                ..Account::default()
            },
            mentions: vec![(
                MentionKind::Child,
                MentionDetails {
                    given_names: word("mention given_names"),
                    family_name: word("mention family_name"),
                    known_as: word("mention known_as"),
                    age: word("mention age"),
                    description: word("mention description"),
                    address: word("mention address"),
                    phone: self.phone("concerns.report", "mention phone", typist),
                    school: word("mention school"),
                    communication_needs: word("mention communication_needs"),
                    additional_needs: word("mention additional_needs"),
                    ..MentionDetails::default()
                },
            )],
            about_staff: Vec::new(),
            about_teams: Vec::new(),
        };
        let visit = match staff {
            Some(staff) => self.town.visit(staff).await,
            None => self.town.public_visit(Language::En),
        };
        let receipt = report(&self.town.house, &visit, report_of).await?;
        // The duty desk asks the police, whose desk answers.
        if desk.team == self.town.gwynedd_desk {
            let of = Asked::Agency(Desk { team: self.town.conwy_desk, agency: self.town.conwy });
            let text = self.word("concerns.ask", "text", "nia");
            let nia = self.town.visit(self.town.nia).await;
            concerns::commands::ask(&self.town.house, &nia, receipt.concern, of, &text).await?;
        }
        Ok(())
    }

    async fn share(&self, typist: &'static str, record: RecordId, to: (AgencyId, &str)) -> anyhow::Result<()> {
        let word = |field| self.word("sharing.share_urgently", field, typist);
        let mut share = Share::of(record);
        share.recipients = vec![Recipient { agency: to.0, kind: to.1.to_owned(), person: None, covered: None }];
        share.purpose = "concern".to_owned();
        share.content.what = word("what");
        share.content.necessity = word("necessity");
        share.content.withheld_why = word("withheld_why");
        share.content.asked = word("asked");
        let Some(by) = people::staff(self.town, typist) else { return Ok(()) };
        let visit = self.town.visit(by).await;
        sharing::commands::share_urgently(&self.town.house, &visit, &desk::Partners, share).await?;
        Ok(())
    }

    async fn circle(&self, record: RecordId, level: Level) -> anyhow::Result<()> {
        let (house, visit) = (&self.town.house, self.town.visit(self.town.nia).await);
        let word = |field| self.word("circle", field, "nia");
        let (megan, nia) = ((self.town.megan, self.town.school), (self.town.nia, self.town.gwynedd));
        for (staff, agency) in [nia, megan] {
            let joining = Joining { staff, agency, part: Part::School, from: visit.now.date(), until: None };
            circle::commands::join(house, &visit, record, joining, &word("join reason")).await?;
        }
        let named = if level == Level::Sealed { BTreeSet::from([nia.0]) } else { BTreeSet::new() };
        circle::commands::set_level(house, &visit, record, level, false, named, &word("level reason")).await?;
        let marking = Marking::read("OFFICIAL-SENSITIVE").map_err(|_| anyhow::anyhow!("a marking"))?;
        circle::commands::mark(house, &visit, record, marking, &word("mark reason")).await?;
        Ok(())
    }
}

/// Hands a canary to every field of these commands.
pub(crate) async fn sow(town: &Town, canaries: &Canaries) -> anyhow::Result<()> {
    let hand = Hand { town, canaries };
    let mut records = Vec::new();
    for (typist, by, agency) in [
        ("nia", town.nia, town.gwynedd),
        ("nia", town.nia, town.gwynedd),
        ("nia", town.nia, town.gwynedd),
        ("nia", town.nia, town.gwynedd),
        ("owain", town.owain, town.conwy),
        ("rhys", town.rhys, town.police),
        ("megan", town.megan, town.school),
        ("tom", town.tom, town.charity),
    ] {
        records.push(hand.record(by, typist, agency).await?);
    }
    let gwynedd = Desk { team: town.gwynedd_desk, agency: town.gwynedd };
    let conwy = Desk { team: town.conwy_desk, agency: town.conwy };
    let closed = Desk { team: town.closed_desk, agency: town.gwynedd };
    hand.concern("public", &gwynedd, "gwynedd", Matter::Child).await?;
    hand.concern("megan", &gwynedd, "gwynedd", Matter::Child).await?;
    hand.concern("tom", &conwy, "conwy", Matter::Child).await?;
    hand.concern("tom", &closed, "gwynedd", Matter::PositionOfTrust).await?;
    hand.share("nia", records[0], (town.police, "police")).await?;
    hand.share("owain", records[4], (town.school, "school")).await?;
    hand.share("megan", records[6], (town.gwynedd, "council")).await?;
    hand.circle(records[1], Level::Circle).await?;
    hand.circle(records[2], Level::Owner).await?;
    hand.circle(records[3], Level::Sealed).await?;
    let owain = town.visit(town.owain).await;
    let words = hand.word("circle.declare_conflict", "words", "owain");
    circle::commands::declare_conflict(&town.house, &owain, records[0], Nature::Family, &words).await?;
    Ok(())
}

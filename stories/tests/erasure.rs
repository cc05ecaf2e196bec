//! A concern and a record are destroyed: two people, thirty days, a last word. Afterwards nothing that was told of them
//! can be read anywhere: in no table, no index, no raw file, no backup made later. The tree still verifies.

use concerns::commands::{self as concern, Report};
use concerns::words::{Account, AnswerKind, Decision, Desk, Door, Match, Matter, MentionDetails, MentionKind};
use concerns::words::{ReporterDetails, Urgency};
use kernel::Language;
use people::words::{Identifier, RecordDetails, RecordKind};
use rights::commands::{agree, last_word, propose, write_files_anew};
use rights::words::{Because, KeptThing};
use serde_json::Value;
use std::cell::Cell;
use std::collections::BTreeSet;
use store::Stop;
use testkit::{Town, each_database};
use vocabulary::{ConcernId, RecordId};

/// Gives a canary for each text: letters and figures only, so that folding leaves it as it is.
#[derive(Default)]
struct Canaries(Cell<u32>);

impl Canaries {
    const STEM: &'static str = "zqcanary";
    fn next(&self) -> String {
        self.0.set(self.0.get() + 1);
        format!("{}{:04}", Self::STEM, self.0.get())
    }
    /// Every text of a form, whatever it is called: a field that is added later is filled too.
    fn fill<T: Default + serde::Serialize + serde::de::DeserializeOwned>(&self) -> T {
        let mut value = serde_json::to_value(T::default()).expect("a form");
        for field in value.as_object_mut().expect("an object").values_mut() {
            match field {
                Value::String(text) => *text = self.next(),
                Value::Array(items) => items.push(self.next().into()),
                _ => {}
            }
        }
        serde_json::from_value(value).expect("the same form")
    }
    /// Every field is named: one that is added later does not compile before it is filled.
    fn record(&self) -> RecordDetails {
        let some = || Some(self.next());
        RecordDetails {
            kind: RecordKind::Person,
            given_names: some(),
            family_name: some(),
            known_as: some(),
            date_of_birth: Some("2011-07-09".parse().expect("a date")),
            sex: some(),
            gender: some(),
            addresses: vec![self.next(), self.next()],
            postcode: some(),
            town: some(),
            phones: vec![self.next()],
            emails: vec![self.next()],
            nhs_number: some(),
            upn: some(),
            first_language: some(),
            school: some(),
            identifiers: vec![Identifier { scheme: self.next(), value: self.next() }],
            vehicle_plate: some(),
            vehicle_make: some(),
            vehicle_colour: some(),
            account_platform: some(),
            account_handle: some(),
            place_name: some(),
            occupation: some(),
        }
    }
}

/// Whether a canary can be read in any row of any table, or in any file beside the database but the master key.
async fn sightings(town: &Town) -> Vec<String> {
    let mut seen: Vec<String> =
        town.house.rows_as_text().await.expect("rows").into_iter().filter(|r| r.contains(Canaries::STEM)).collect();
    for file in std::fs::read_dir(town.folder()).expect("the folder") {
        let path = file.expect("a file").path();
        let bytes = std::fs::read(&path).expect("its bytes");
        let stem = Canaries::STEM.as_bytes();
        if let Some(at) = bytes.windows(stem.len()).position(|run| run == stem) {
            let end = (at + 60).min(bytes.len());
            seen.push(format!("{}: {}", path.display(), String::from_utf8_lossy(&bytes[at..end])));
        }
    }
    seen
}

/// A day's work on a child: a record, a link to another agency's, a concern with everything that can be said of it.
async fn work(town: &Town, canaries: &Canaries) -> (RecordId, ConcernId) {
    let (house, nia, owain) = (&town.house, town.visit(town.nia).await, town.visit(town.owain).await);
    let add = people::commands::add_record;
    let key = canaries.next();
    let record = add(house, &nia, town.gwynedd, canaries.record(), Some(&key)).await.expect("a record");
    let other = RecordDetails { given_names: Some("Mali".into()), ..RecordDetails::default() };
    let other = add(house, &owain, town.conwy, other, None).await.expect("another agency's record");
    people::commands::link_records(house, &nia, record, other, &canaries.next()).await.expect("linked");
    people::commands::undo_link(house, &owain, other, record, &canaries.next()).await.expect("parted");
    people::commands::change_record(house, &nia, record, 1, canaries.record()).await.expect("changed");
    let named = [town.nia].into();
    let level = circle::words::Level::Partnership;
    circle::commands::set_level(house, &nia, record, level, false, named, &canaries.next()).await.expect("named");
    let [address, former_names, adoption] = [canaries.next(), canaries.next(), canaries.next()];
    let shielded = people::words::Shielded { address, former_names, adoption };
    people::commands::shield(house, &nia, record, 0, shielded).await.expect("shielded");
    let report = Report {
        door: Door::Professional,
        matter: Matter::Child,
        urgency: Urgency::Usual,
        desk: Desk { team: town.gwynedd_desk, agency: town.gwynedd },
        council: None,
        language: Language::Cy,
        held: false,
        withhold_name: false,
        may_contact: true,
        reporter: canaries.fill::<ReporterDetails>(),
        account: canaries.fill::<Account>(),
        mentions: vec![
            (MentionKind::Child, canaries.fill::<MentionDetails>()),
            (MentionKind::PersonOfConcern, canaries.fill::<MentionDetails>()),
        ],
        about_staff: Vec::new(),
        about_teams: Vec::new(),
    };
    let megan = town.visit(town.megan).await;
    let draft = concerns::drafts::Written::about(Matter::Child).with("what", vec![("what".into(), canaries.next())]);
    let draft = concerns::drafts::begin(house, &megan, draft).await.expect("a draft");
    let id = concerns::drafts::send(house, &megan, draft, 1, report).await.expect("sent").concern;
    concern::open(house, &nia, id).await.expect("opened");
    concern::take(house, &nia, id).await.expect("taken");
    let asked = concern::ask(house, &nia, id, concerns::words::Asked::Reporter, &canaries.next()).await;
    asked.expect("a question");
    let permit =
        house.permit(&nia, "concerns.view", &concerns::queries::concern_thing(house, id).await.expect("there"));
    let mentions = concerns::queries::mentions(house, &permit.expect("the desk sees it"), id).await.expect("mentions");
    let reason = canaries.next();
    for mention in &mentions {
        concern::match_mention(house, &nia, id, mention.mention, Match::Linked(record), &reason)
            .await
            .expect("matched");
    }
    concern::decide(house, &nia, id, Decision::NoFurtherAction, &canaries.next(), None).await.expect("decided");
    concern::send_answer(house, &nia, id, AnswerKind::Decision, &canaries.next()).await.expect("answered");
    (record, id)
}

async fn destroy(town: &Town, thing: KeptThing, note: &str) {
    let (house, holdings) = (&town.house, holdings::House);
    let (dilys, gareth) = (town.visit(town.dilys).await, town.visit(town.gareth).await);
    let id =
        propose(house, &dilys, &holdings, thing, "record_of_person", Because::Asked, note).await.expect("proposed");
    assert!(matches!(agree(house, &dilys, id).await, Err(Stop::Declined(no)) if no.0 == "rights-second-person"));
    agree(house, &gareth, id).await.expect("agreed");
    let early = last_word(house, &gareth, &holdings, id).await;
    assert!(matches!(early, Err(Stop::Declined(no)) if no.0 == "rights-too-early"));
    town.clock.advance_minutes(31 * 24 * 60);
    let dilys = town.visit(town.dilys).await;
    last_word(house, &dilys, &holdings, id).await.expect("destroyed");
}

#[tokio::test]
async fn nothing_that_was_told_can_be_read_afterwards() {
    each_database(|town| async move {
        let canaries = Canaries::default();
        let (record, concern) = work(&town, &canaries).await;
        assert!(canaries.0.get() > 100, "{} texts were filled", canaries.0.get());
        assert!(sightings(&town).await.len() > 5, "they can be read before");
        destroy(&town, KeptThing::Record(record), &canaries.next()).await;
        destroy(&town, KeptThing::Concern(concern), &canaries.next()).await;
        let scrubber = access::Visit::system("scrubber", "test", town.clock.now());
        assert_eq!(write_files_anew(&town.house, &scrubber).await.expect("written anew"), 2);
        assert_eq!(sightings(&town).await, [""; 0]);
        town.is_sound().await;
        // What is derived of names is gone too: the key by which lists are sorted, the terms, their near spellings.
        let mut reader = town.house.facts().await.expect("a reader");
        let sql = "SELECT sort_key, terms FROM people_record WHERE id = $1";
        let row = reader.row(sql, &[record.into()]).await.expect("a row").expect("it stays");
        assert_eq!(
            (row.bytes("sort_key").expect("a key"), row.text("terms").expect("terms")),
            (i18n::sort_key(""), String::new())
        );
        drop(reader);
        // Pages say so plainly, and nobody can add to it.
        let nia = town.signed_in(town.nia).await;
        for path in [format!("/en/people/{record}"), format!("/cy/concerns/{concern}"), "/en/desk".to_owned()] {
            let page = nia.get(&path).await;
            assert!(page.status == 200 || page.status == 404, "{path}: {}", page.status);
        }
        // Backups made from now on hold nothing of it, and do not bring it back.
        let (mut data, mut keys) = (Vec::new(), Vec::new());
        town.house.back_up_data(&mut data).await.expect("data");
        town.house.back_up_keys(&mut keys).await.expect("keys");
        let restored = town.empty_house_beside().await;
        restored.restore(&mut &data[..], &mut &keys[..], BTreeSet::new()).await.expect("restored");
        restored.verify(|_| {}).await.expect("it verifies");
        assert_eq!(restored.rebuild_check(|_| {}).await.expect("rebuilt").differences, []);
        let rows = restored.rows_as_text().await.expect("rows");
        assert!(!rows.iter().any(|row| row.contains(Canaries::STEM)));
    })
    .await;
}

//! Somebody asks what is held about them: made sure who asks, gathered, gone through, checked by a second person, handed
//! over. What is left out is in no file of the answer, and every gap says why.

use concerns::commands::{self as concern, Report};
use concerns::words::{Account, Desk, Door, Match, Matter, MentionDetails, MentionKind, ReporterDetails, Urgency};
use kernel::Language;
use people::words::RecordDetails;
use std::io::Read;
use testkit::{Town, Visitor, each_database};

/// Who must not be in the answer: another person by name, whoever told it, and words that a person marked.
const SECRETS: [&str; 6] = ["Dafydd", "Prydderch", "Mrs Neighbour", "01632 960111", "grey terrier", "silver car"];

/// A child's record, and a concern about them and somebody else, told by a neighbour.
async fn told(town: &Town) {
    let nia = town.visit(town.nia).await;
    let details = RecordDetails {
        given_names: Some("Lleucu".into()),
        family_name: Some("Wynn".into()),
        school: Some("Ysgol y Bont".into()),
        ..RecordDetails::default()
    };
    let record = people::commands::add_record(&town.house, &nia, town.gwynedd, details, None).await.expect("a record");
    let child =
        MentionDetails { given_names: "Lleucu".into(), family_name: "Wynn".into(), ..MentionDetails::default() };
    let adult =
        MentionDetails { given_names: "Dafydd".into(), family_name: "Prydderch".into(), ..MentionDetails::default() };
    let report = Report {
        door: Door::Public,
        matter: Matter::Child,
        urgency: Urgency::Usual,
        desk: Desk { team: town.gwynedd_desk, agency: town.gwynedd },
        council: None,
        language: Language::En,
        held: false,
        withhold_name: true,
        may_contact: false,
        reporter: ReporterDetails { name: "Mrs Neighbour".into(), phone: "01632 960111".into(), ..ReporterDetails::default() },
        account: Account {
            what: "Lleucu was waiting at the station with DAFYDD. I saw it while walking my grey terrier.\nThey left in a silver car.".into(),
            ..Account::default()
        },
        mentions: vec![(MentionKind::Child, child), (MentionKind::PersonOfConcern, adult)],
        about_staff: Vec::new(),
        about_teams: Vec::new(),
    };
    let visit = town.public_visit(Language::En);
    let id = concern::report(&town.house, &visit, report).await.expect("a report").concern;
    concern::open(&town.house, &nia, id).await.expect("opened");
    let mut reader = town.house.facts().await.expect("a reader");
    let sql = "SELECT mention FROM concerns_mention WHERE concern = $1 AND kind = 'child'";
    let mention = reader.row(sql, &[id.into()]).await.expect("a row").expect("a child").id("mention").expect("an id");
    drop(reader);
    concern::match_mention(&town.house, &nia, id, mention, Match::Linked(record), "Same name and school.")
        .await
        .expect("matched");
}

/// Everything that can be read in the files of a ZIP, their names included.
fn texts(zip: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(zip)).expect("a ZIP");
    let mut all = String::from_utf8_lossy(archive.comment()).into_owned();
    for n in 0..archive.len() {
        let mut file = archive.by_index(n).expect("a file");
        all.push_str(&file.name().expect("its name"));
        file.read_to_string(&mut all).expect("text");
    }
    all
}

async fn act(visitor: &Visitor<'_>, path: &str, what: &str, reason: &str) -> u16 {
    visitor.post(path, &[("act", what), ("reason", reason)]).await.status
}

#[tokio::test]
async fn the_answer_holds_none_of_what_is_left_out() {
    each_database(|town| async move {
        told(&town).await;
        let dilys = town.signed_in(town.dilys).await;
        let new = [
            ("name", "Lleucu Wynn"),
            ("by", "themselves"),
            ("contact", "through school"),
            ("asked_for", "everything"),
            ("how", "spoken"),
            ("received-day", "3"),
            ("received-month", "3"),
            ("received-year", "2026"),
        ];
        let wrong = dilys.post("/cy/access-requests/new", &new[1..]).await;
        assert!(wrong.status == 422 && wrong.says("Rhowch enw’r person"), "{}", wrong.body);
        let to = dilys.post("/en/access-requests/new", &new).await.location.expect("written down");
        let path = to.split('?').next().expect("a path").to_owned();
        assert!(dilys.get("/en/access-requests").await.says("3 April 2026"), "due a month later");
        assert_eq!(dilys.get(&format!("{path}/gather")).await.status, 404, "it is not certain who asks");
        assert_eq!(act(&dilys, &path, "verify", "School knows her.").await, 303);
        let found = dilys.get(&format!("{path}/gather")).await;
        let things: Vec<String> = found
            .body
            .match_indices("value=\"")
            .map(|(at, v)| found.body[at + v.len()..].split('"').next().unwrap_or_default().to_owned())
            .filter(|value| value.starts_with("record:") || value.starts_with("concern:"))
            .collect();
        assert_eq!(things.len(), 2, "{}", found.body);
        let chosen: Vec<(&str, &str)> = things.iter().map(|thing| ("things", thing.as_str())).collect();
        assert_eq!(dilys.post(&format!("{path}/gather"), &chosen).await.status, 303);
        assert_eq!(act(&dilys, &path, "hand_on", "").await, 422, "pieces are left");
        // Each piece is gone through as the page shows it; in the account a person leaves out more.
        let mut pieces = 0;
        loop {
            let at = format!("{path}/pieces/{pieces}");
            let page = dilys.get(&at).await;
            if page.status == 404 {
                break;
            }
            let account = page.says("What was told") && page.says("grey terrier");
            let whole = page.body.contains("name=\"whole\" type=\"checkbox\" value=\"yes\" checked")
                || page.says("[left out: about another person]") && !account
                || page.says("[left out: would show who told it]");
            let mut fields = vec![("kept", "yes"), ("gaps", "0")];
            if account {
                assert!(page.says("DAFYDD"), "the rule proposes the other person's name");
                assert_eq!(dilys.post(&at, &[("kept", "yes"), ("phrases", "grey terrier")]).await.status, 422, "why?");
                let absent = [("kept", "yes"), ("phrases", "no such words"), ("why", "source")];
                assert_eq!(dilys.post(&at, &absent).await.status, 422);
                fields.extend([("phrases", "grey terrier\nsilver car"), ("why", "source")]);
            } else if whole {
                fields.extend([("whole", "yes"), ("why", "third_party")]);
            }
            assert_eq!(dilys.post(&at, &fields).await.status, 303, "{at}");
            pieces += 1;
        }
        assert!(pieces >= 5, "{pieces} pieces");
        assert_eq!(act(&dilys, &path, "hand_on", "").await, 303);
        assert_eq!(act(&dilys, &path, "check", "").await, 422, "somebody else has to");
        assert_eq!(dilys.post(&format!("{path}/answer"), &[]).await.status, 422, "not before that");
        let gareth = town.signed_in(town.gareth).await;
        assert_eq!(act(&gareth, &path, "check", "").await, 303);
        let gareth_visit = town.visit(town.gareth).await;
        let id = path.rsplit('/').next().expect("an id").parse().expect("an id");
        let zip = rights::commands::access::hand_over(&town.house, &gareth_visit, id).await.expect("the answer");
        let all = texts(&zip);
        for secret in SECRETS {
            assert!(!all.to_lowercase().contains(&secret.to_lowercase()), "{secret} is in the answer:\n{all}");
        }
        for there in ["Lleucu", "Ysgol y Bont", "waiting at the station", "about another person", "who told it"] {
            assert!(all.contains(there), "{there} is missing:\n{all}");
        }
        assert!(gareth.get(&path).await.says("Handed over"));
        // Another agency's desk, and other roles, know nothing of it.
        for staff in [town.nia, town.rhys, town.alun, town.owain] {
            assert_eq!(town.signed_in(staff).await.get(&path).await.status, 404);
        }
        town.is_sound().await;
    })
    .await;
}

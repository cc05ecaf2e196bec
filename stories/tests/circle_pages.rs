//! The pages about who may know, in both languages: a circle is made, a record is shut, the glass is broken and reviewed.

use people::RecordDetails;
use testkit::Town;

async fn record(town: &Town) -> String {
    let visit = town.visit(town.nia).await;
    let details = RecordDetails {
        given_names: Some("Gwen".into()),
        family_name: Some("Puw".into()),
        phones: vec!["01632 960101".into()],
        ..RecordDetails::default()
    };
    let added = people::commands::add_record(&town.house, &visit, town.gwynedd, details, None).await;
    added.expect("a record").to_string()
}

#[tokio::test]
async fn a_circle_is_made_and_a_record_shut_with_a_preview() {
    let town = Town::on_sqlite().await;
    let gwen = record(&town).await;
    let nia = town.signed_in(town.nia).await;
    for (language, words) in [("en", "Nobody has joined"), ("cy", "Nid oes neb wedi ymuno")] {
        let page = nia.get(&format!("/{language}/people/{gwen}")).await;
        assert!(page.says(words), "{language}: {}", page.body);
        for end in ["", "/join", "/level", "/mark", "/conflict", "/looks", &format!("/leave/{}", town.nia)] {
            let page = nia.get(&format!("/{language}/circle/{gwen}{end}")).await;
            assert_eq!(page.status, 200, "{language} {end}");
            assert!(!page.body.contains("circle-"), "{language} {end}: a text is missing");
        }
    }
    let empty = nia.post(&format!("/en/circle/{gwen}/join"), &[("reason", "as typed")]).await;
    assert_eq!(empty.status, 422);
    assert!(empty.says("as typed") && empty.says("Choose who works with the child"));
    let me = town.nia.to_string();
    let join = [("staff", me.as_str()), ("part", "social_worker"), ("reason", "allocated")];
    assert_eq!(nia.post(&format!("/en/circle/{gwen}/join"), &join).await.status, 303);
    let found = nia.get(&format!("/en/circle/{gwen}/join?name=megan")).await;
    assert!(found.says("Megan Hughes"), "a colleague of another agency is found");
    let level = [("level", "circle"), ("flagged", "yes"), ("reason", "known locally")];
    let preview = nia.post(&format!("/en/circle/{gwen}/level"), &level).await;
    assert!(preview.says("Would see less: 3"), "who would lose sight is shown first: {}", preview.body);
    assert!(preview.says("Owain Bevan, Conwy County Borough Council: that it exists"));
    let seen = preview.field("seen").expect("what was seen");
    let sure = [level.as_slice(), &[("seen", seen.as_str())]].concat();
    assert_eq!(nia.post(&format!("/en/circle/{gwen}/level"), &sure).await.status, 303);
    let owain = town.signed_in(town.owain).await;
    let flag = owain.get(&format!("/en/people/{gwen}")).await;
    assert_eq!(flag.status, 200);
    assert!(flag.says("A record exists") && flag.says("Gwynedd Council") && !flag.says("Gwen"), "{}", flag.body);
    let secret = nia.post(&format!("/en/circle/{gwen}/mark"), &[("tier", "secret"), ("reason", "x")]).await;
    assert!(secret.says("must not be kept here"), "SECRET is refused with whom to ring");
    town.is_sound().await;
}

#[tokio::test]
async fn the_glass_is_broken_and_reviewed_and_a_conflict_ends() {
    let town = Town::on_sqlite().await;
    let gwen = record(&town).await;
    let nia = town.signed_in(town.nia).await;
    let level = [("level", "owner"), ("flagged", "yes"), ("reason", "ours"), ("seen", "owner/yes/")];
    assert_eq!(nia.post(&format!("/en/circle/{gwen}/level"), &level).await.status, 303);
    let owain = town.signed_in(town.owain).await;
    let path = format!("/en/circle/{gwen}/emergency");
    assert_eq!(owain.get(&path).await.status, 200);
    let short = owain.post(&path, &[("reason", "missing"), ("words", "too short")]).await;
    assert!(short.status == 422 && short.says("too short"), "a reason first");
    let words = "Missing since 19:00; seen getting into a silver car.";
    assert_eq!(owain.post(&path, &[("reason", "missing"), ("words", words)]).await.status, 303);
    assert!(owain.get(&format!("/en/people/{gwen}")).await.says("01632 960101"), "now all of it");
    let looks = nia.get(&format!("/en/circle/{gwen}/looks")).await;
    assert!(looks.says("Owain Bevan") && looks.says("Looked at it with emergency access"));
    let mared = town.signed_in(town.mared).await;
    for language in ["en", "cy"] {
        let desk = mared.get(&format!("/{language}/governance")).await;
        assert!(desk.says("Owain Bevan") && !desk.says("Gwen"), "no content: {}", desk.body);
        assert!(!desk.body.contains("circle-"), "a text is missing");
    }
    let desk = mared.get("/en/governance").await;
    let at = desk.body.find("/en/governance/emergencies/").expect("a link");
    let review: String = desk.body[at..].chars().take_while(|c| *c != '"').collect();
    assert!(mared.get(&review).await.says(words));
    let found = [("outcome", "justified"), ("words", "A child was missing.")];
    assert_eq!(mared.post(&review, &found).await.status, 303);
    let again = mared.post(&review, &found).await;
    assert!(again.says("reviewed already"), "once");
    let ioan = town.signed_in(town.ioan).await;
    assert!(ioan.get("/en/governance").await.says("Owain Bevan"));
    assert_eq!(ioan.get(&review).await.status, 404, "a Caldicott Guardian sees no case and no words about one");
    assert_eq!(owain.get("/en/governance").await.status, 404);
    let huw = town.signed_in(town.huw).await;
    assert_eq!(huw.post(&format!("/en/circle/{gwen}/conflict"), &[("nature", "family")]).await.status, 303);
    let gone = huw.get(&format!("/en/people/{gwen}")).await;
    let absent = huw.get("/en/people/01k00000000000000000000000").await;
    assert_eq!((gone.status, absent.status), (404, 404));
    let plain = |body: &str, id: &str| body.replace(id, "");
    assert_eq!(plain(&gone.body, &gwen), plain(&absent.body, "01k00000000000000000000000"), "byte for byte");
    let end = format!("/en/governance/conflicts/{gwen}/{}", town.huw);
    assert_eq!(mared.get(&end).await.status, 200);
    assert_eq!(mared.post(&end, &[("reason", "a mistake")]).await.status, 303);
    assert_eq!(huw.get(&format!("/en/people/{gwen}")).await.status, 200);
    town.is_sound().await;
}

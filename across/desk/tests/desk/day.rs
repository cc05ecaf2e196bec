//! A concern's whole day, from the desk's first look to an answer, on both databases.

use crate::{by_professional, by_public};
use concerns::queries::concern_thing;
use testkit::{Town, each_database};

#[tokio::test(flavor = "multi_thread")]
async fn a_concern_is_taken_matched_decided_and_answered() {
    each_database(|town| async move { day(&town).await }).await;
}

async fn day(town: &Town) {
    let raised = by_professional(town, town.megan, |_| {}).await;
    let (page, reference) = (format!("/en/concerns/{}", raised.concern), raised.reference.to_string());
    let nia = town.signed_in(town.nia).await;
    // It stands on the desk with its clocks, its words and that nobody has it.
    let list = nia.get("/en/desk").await;
    for words in [
        reference.as_str(),
        "Elin Puw",
        "Gwynedd",
        "Ysgol y Bont",
        "Not opened",
        "Nobody yet",
        "Decide: in",
        "Open (1)",
    ] {
        assert!(list.says(words), "{words}\n{}", list.body);
    }
    assert!(list.says("Wales Safeguarding Procedures, children, section 3, part 1"));
    // The search by reference forgives how it is typed.
    let typed = reference.to_lowercase().replace('-', "+");
    let found = nia.get(&format!("/en/desk?reference={typed}")).await;
    assert_eq!(found.location.as_deref(), Some(page.as_str()));
    let shown = nia.get(&page).await;
    for words in
        ["Seen getting into a silver car", "I did not know them.", "Opened for the first time", "Take this concern"]
    {
        assert!(shown.says(words), "{words}\n{}", shown.body);
    }
    // Looking again opens it no second time.
    assert_eq!(nia.get(&page).await.body.matches("Opened for the first time").count(), 1);
    assert_eq!(nia.post(&format!("{page}/take"), &[]).await.location, Some(format!("{page}?done=taken")));
    let taken = nia.get(&format!("{page}?done=taken")).await;
    assert!(taken.says("You have taken this concern.") && taken.says("Decide who and what is mentioned"));

    // Nobody like her is on record: she is added, and the mention is decided with it.
    let mention = mention_path(&taken.body, &page);
    let form = nia.get(&mention).await;
    assert!(form.says("No record comes near what was told.") && form.says("Leave it open"));
    let missing = nia.post(&mention, &[("to", "new"), ("reason", "")]).await;
    assert!(missing.status == 422 && missing.says("Say why in a few words"));
    let added = nia.post(&mention, &[("to", "new"), ("reason", "Not known to us before")]).await;
    assert_eq!(added.location, Some(format!("{page}?done=added")), "{}", added.body);
    let again = nia.post(&mention, &[("to", "new"), ("reason", "twice")]).await;
    assert!(again.says("Undo that first"), "{}", again.body);
    let undone = nia.post(&format!("{mention}/undo"), &[("reason", "Another child of that name")]).await;
    assert_eq!(undone.location, Some(format!("{page}?done=undone")));
    // The record stays and is now proposed, with reasons and no verdict.
    let proposed = nia.get(&mention).await;
    for words in ["The same:", "family name", "in 100", "Compare: Elin Puw", "How it adds up"] {
        assert!(proposed.says(words), "{words}: {}", proposed.body);
    }
    let record = proposed
        .body
        .split("name=\"to\"")
        .nth(1)
        .and_then(|r| r.split("value=\"").nth(1))
        .and_then(|v| v.split('"').next());
    let record = record.expect("a proposal");
    let linked = nia.post(&mention, &[("to", record), ("reason", "The same child after all")]).await;
    assert_eq!(linked.location, Some(format!("{page}?done=linked")), "{}", linked.body);

    // A decision needs a reason; with one it is recorded, and the reporter waits for an answer.
    let decide = format!("{page}/decide");
    let place = nia.get(&decide).await.field("place").expect("a place");
    let nothing = nia.post(&decide, &[("place", &place)]).await;
    assert!(nothing.says("Choose what follows") && nothing.says("Say why in a few words"));
    let fields =
        [("decision", "strategy_discussion"), ("reason", "Significant harm is likely."), ("place", place.as_str())];
    assert_eq!(nia.post(&decide, &fields).await.location, Some(format!("{page}?done=decided")));
    let answer = format!("{page}/answer");
    let draft = nia.get(&answer).await;
    assert!(
        draft.says("Tell them the decision") && draft.says("What was decided: Strategy discussion."),
        "{}",
        draft.body
    );
    let place = draft.field("place").expect("a place");
    let text = "Thank you.\r\n\r\nA strategy discussion will be held.";
    let fields = [("kind", "decision"), ("text", text), ("place", place.as_str())];
    let preview = nia.post(&answer, &fields).await;
    assert!(preview.says("This is exactly what they will read") && preview.says("A strategy discussion will be held."));
    assert!(preview.location.is_none(), "seeing is not sending");
    let fields = [("kind", "decision"), ("text", text), ("place", place.as_str()), ("step", "send")];
    assert_eq!(nia.post(&answer, &fields).await.location, Some(format!("{page}?done=answered")));
    assert!(nia.get(&page).await.says("It is decided and answered."));
    assert!(nia.get("/en/desk?lane=done").await.says(&reference));
    assert!(!nia.get("/en/desk").await.says(&reference));

    // The reporter reads it and disagrees; the supervisor answers.
    let visit = town.visit(town.megan).await;
    concerns::commands::escalate(&town.house, &visit, raised.concern, "He was seen there again.")
        .await
        .expect("a disagreement");
    assert!(nia.get(&page).await.says("A supervisor answers this."));
    let sioned = town.signed_in(town.sioned).await;
    let escalation = format!("{page}/escalation");
    assert!(sioned.get(&escalation).await.says("He was seen there again."));
    assert_eq!(nia.get(&escalation).await.status, 403, "a duty worker is told plainly that this is the supervisor's");
    let fields = [("outcome", "reopened"), ("text", "You are right. We decide again.")];
    assert_eq!(sioned.post(&escalation, &fields).await.location, Some(format!("{page}?done=escalation-answered")));
    assert!(nia.get("/en/desk").await.says(&reference));
    assert!(concern_thing(&town.house, raised.concern).await.is_ok());
    town.is_sound().await;
}

fn mention_path(body: &str, page: &str) -> String {
    let start = format!("{page}/mentions/");
    let end = body.split(&start).nth(1).and_then(|rest| rest.split(['"', '/']).next()).expect("a link to the mention");
    format!("{start}{end}")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_public_is_never_told_an_outcome() {
    let town = Town::on_sqlite().await;
    let raised = by_public(&town, |report| report.language = kernel::Language::Cy).await;
    let page = format!("/en/concerns/{}", raised.concern);
    let nia = town.signed_in(town.nia).await;
    nia.post(&format!("{page}/take"), &[]).await;
    let fields = [("decision", "no_further_action"), ("reason", "Considered with the police.")];
    nia.post(&format!("{page}/decide"), &fields).await;
    // The decision is made, and still only an acknowledgement is offered, in the language of the report.
    let draft = nia.get(&format!("{page}/answer?kind=decision")).await;
    assert!(draft.says("Write an acknowledgement") && draft.says("is never told what was decided"), "{}", draft.body);
    assert!(draft.says("Diolch am roi gwybod i ni.") && draft.says("The report was made in Welsh"));
    assert!(!draft.says("Dim camau pellach") && !draft.says("No further action"));
    let forced = [("kind", "decision"), ("text", "Dim camau pellach"), ("step", "send")];
    nia.post(&format!("{page}/answer"), &forced).await;
    let visit = town.visit(town.nia).await;
    let direct = concerns::commands::send_answer(
        &town.house,
        &visit,
        raised.concern,
        concerns::words::AnswerKind::Decision,
        "No further action",
    );
    assert!(direct.await.is_err());
    assert!(nia.get(&page).await.says("Answer sent: Acknowledgement"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_outlives_a_change_of_language_and_mistakes() {
    let town = Town::on_sqlite().await;
    let raised = by_public(&town, |_| {}).await;
    let nia = town.signed_in(town.nia).await;
    for (page, field) in
        [("urgency", "reason"), ("decide", "reason"), ("ask", "question"), ("move", "reason"), ("answer", "text")]
    {
        let path = |language: &str| format!("/{language}/concerns/{}/{page}", raised.concern);
        assert_eq!(nia.get(&path("en")).await.status, 200, "{page}");
        let switched = nia.post(&path("en"), &[(field, "half a sentence"), ("_language", "cy")]).await;
        assert!(
            switched.says("half a sentence") && switched.status == 200,
            "{page}: {} {}",
            switched.status,
            switched.body
        );
        if page != "answer" {
            let wrong = nia.post(&path("cy"), &[(field, "hanner brawddeg")]).await;
            assert!(wrong.says("hanner brawddeg") && wrong.status == 422, "{page}: {}", wrong.body);
            assert!(!wrong.body.contains('⟦'), "{page}");
        }
    }
    let shown = nia.get(&format!("/en/concerns/{}", raised.concern)).await;
    assert!(
        !shown.says("Decided:") && !shown.says("Urgency set") && !shown.says("half a sentence"),
        "nothing was saved"
    );
}

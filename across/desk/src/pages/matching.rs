//! Deciding which record a mention is: a record that is there, a new one, or left open; with a reason.

use super::mentions::{self, Mentioned};
use super::opened::{Opened, Then, need, then};
use crate::candidates::{candidates, described};
use concerns::commands;
use concerns::words::Match;
use people::RecordDetails;
use people::panels::{Sides, at_a_glance, explanation, reasons, title};
use people::queries::LikelyMatch;
use store::Stop;
use vocabulary::{ConcernId, MentionId, RecordId};
use web::components::{Choice, Details, Heading, Html, InsetText, Size};
use web::{Asked, Fields, Filled, Mistakes, Outcome};

pub(crate) async fn show(asked: Asked) -> Outcome {
    page(&asked, &Fields::default(), &Mistakes::none()).await
}

async fn page(asked: &Asked, fields: &Fields, mistakes: &Mistakes) -> Outcome {
    let opened = Opened::of(asked, "concerns.work").await?;
    let mentioned = mentions::one(asked, &opened).await?;
    let wanted = described(mentioned.kind, &mentioned.told);
    let found = candidates(asked, &wanted).await?;
    let mut page = opened
        .page(asked, "concern-match-title", mistakes)
        .await?
        .with(Heading::new(2, Size::M, asked.t("concern-match-told")).html())
        .with(mentions::told(asked, &mentioned).html());
    if mentioned.is_decided() {
        return page.with(InsetText::new(asked.t("declined-matched-before")).html()).answer();
    }
    match &found {
        None => page = page.with(InsetText::new(asked.t("concern-match-no-search")).html()),
        Some(found) if found.is_empty() => page = page.with(InsetText::new(asked.t("concern-match-none")).html()),
        Some(found) => page = page.with(side_by_side(asked, &wanted, found)),
    }
    let found = found.unwrap_or_default();
    let filled = Filled::new(asked, fields, mistakes);
    let mut choices: Vec<Choice> = found.iter().map(|likely| offered(asked, &opened, likely)).collect();
    if !choices.is_empty() {
        choices.push(Choice::divider(asked.t("concern-or")));
    }
    if mentioned.may_be_added(asked) {
        choices.push(Choice::new("new", asked.t("concern-match-new")).hint(asked.t("concern-match-new-hint")));
    }
    choices.push(Choice::new("open", asked.t("concern-match-open")).hint(asked.t("concern-match-open-hint")));
    let form = opened
        .form(asked, &format!("mentions/{}", mentioned.id))
        .field(filled.radios("to", "concern-match-question", choices).html())
        .field(filled.textarea("reason", "concern-match-reason").html())
        .button(opened.buttons(asked, "concern-match-button"));
    page.form(form).answer()
}

/// Each proposal beside what was told, the likeliest one open: why it is proposed, and how sure that is.
fn side_by_side(asked: &Asked, wanted: &RecordDetails, found: &[LikelyMatch]) -> Html {
    let one = |(at, likely): (usize, &LikelyMatch)| {
        let sides = Sides {
            left: (asked.t("concern-match-told"), wanted),
            right: (asked.t("concern-match-on-record"), &likely.record.details),
        };
        let name = title(asked, &likely.record.title);
        let summary = asked.t_with("concern-match-beside", &[("name", name.into())]);
        Details { open: at == 0, ..Details::new(summary, explanation(asked, &likely.weighed, &sides)) }.html()
    };
    let heading = Heading::new(2, Size::M, asked.t("concern-match-why")).html();
    Html::join(std::iter::once(heading).chain(found.iter().enumerate().map(one)))
}

/// A record that may be meant: whose it is, what it says, and what speaks for and against it.
fn offered(asked: &Asked, opened: &Opened, likely: &LikelyMatch) -> Choice {
    let record = &likely.record;
    let title = title(asked, &record.title);
    let says = [opened.names.agency(record.agency).to_owned(), at_a_glance(asked, &record.details)];
    let says = says.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let hint = Html::join([Html::text(&says), reasons(asked, &likely.weighed)]);
    Choice {
        hint: Some(web::components::Hint { content: hint.into(), ..Default::default() }),
        ..Choice::new(record.id.to_string(), title)
    }
}

pub(crate) async fn send(asked: Asked) -> Outcome {
    if asked.switching_language {
        return page(&asked, &asked.form, &Mistakes::none()).await;
    }
    let opened = Opened::of(&asked, "concerns.work").await?;
    let mentioned = mentions::one(&asked, &opened).await?;
    let mut mistakes = Mistakes::none();
    let to = match asked.form.text("to") {
        "" => None,
        "new" => Some(Wanted::New),
        "open" => Some(Wanted::Open),
        record => record.parse().ok().map(Wanted::Record),
    };
    mistakes.unless(to.is_some(), "to", asked.t("concern-mistake-match"));
    need(&asked, &mut mistakes, "reason", "concern-mistake-reason");
    let Some(to) = to.filter(|_| !mistakes.any()) else {
        return page(&asked, &asked.form, &mistakes).await;
    };
    let result = decide(&asked, &mentioned, opened.id, to).await;
    match then(&asked, result, "to", to.done()) {
        Then::Go(outcome) => outcome,
        Then::Again(mistakes, _) => page(&asked, &asked.form, &mistakes).await,
    }
}

/// What was chosen.
#[derive(Clone, Copy)]
enum Wanted {
    Record(RecordId),
    New,
    Open,
}

impl Wanted {
    const fn done(self) -> &'static str {
        match self {
            Wanted::Record(_) => "linked",
            Wanted::New => "added",
            Wanted::Open => "left-open",
        }
    }
}

async fn decide(asked: &Asked, mentioned: &Mentioned, concern: ConcernId, to: Wanted) -> Result<u64, Stop> {
    let (house, visit, reason) = (&asked.house, &asked.visit, asked.form.text("reason"));
    let to = match to {
        Wanted::Open => Match::LeftOpen,
        Wanted::Record(record) => {
            // Only a record that the visitor may see can be the one: its id alone proves nothing.
            let thing =
                people::queries::record_thing(&mut house.facts().await?, record).await?.ok_or(Stop::NotFound)?;
            asked.house.ask(visit, "people.view", thing).await?;
            Match::Linked(record)
        }
        Wanted::New => return add(asked, mentioned, concern, mentioned.id, reason).await,
    };
    commands::match_mention(house, visit, concern, mentioned.id, to, reason).await
}

/// A new record of the desk's own agency, and the decision that it is the one: both or neither.
async fn add(
    asked: &Asked,
    mentioned: &Mentioned,
    concern: ConcernId,
    mention: MentionId,
    reason: &str,
) -> Result<u64, Stop> {
    let (house, visit) = (&asked.house, &asked.visit);
    let agency = visit.who.agency.ok_or(Stop::NotFound)?;
    let details = described(mentioned.kind, &mentioned.told);
    // Sent twice, the mention makes one record.
    let key = format!("mention:{mention}");
    let mut work = house.begin(visit).await?;
    let record = people::commands::add_record_in(house, visit, &mut work, agency, details, Some(&key)).await?;
    let to = Match::AddedAsNew(record);
    let place = commands::match_mention_in(house, visit, &mut work, concern, mention, to, reason).await?;
    work.commit().await?;
    Ok(place)
}

//! Asking a question: of whoever raised the concern, or of another team.

use super::opened::{self, Opened, Then, chosen, need, then};
use concerns::commands;
use concerns::words::{Asked as Of, Desk};
use kernel::Language;
use web::components::{Choice, InsetText, SelectItem};
use web::{Asked, Fields, Filled, Mistakes, Outcome};

pub(crate) async fn show(asked: Asked) -> Outcome {
    page(&asked, &Fields::default(), &Mistakes::none()).await
}

async fn page(asked: &Asked, fields: &Fields, mistakes: &Mistakes) -> Outcome {
    let opened = Opened::of(asked, "concerns.work").await?;
    let filled = Filled::new(asked, fields, mistakes);
    let teams = filled.select("team", "concern-ask-team", teams(asked, &opened)).html();
    let mut choices = Vec::new();
    if opened.row.reachable {
        let key = if opened.row.professional { "concern-ask-professional" } else { "concern-ask-public" };
        let language = match opened.row.language {
            Language::Cy => "concern-in-welsh",
            Language::En => "concern-in-english",
        };
        // Two whole sentences, each of the catalogue.
        let hint = format!("{} {}", asked.t(key), asked.t(language));
        choices.push(Choice::new("reporter", asked.t("concern-ask-reporter")).hint(hint));
    }
    choices.push(Choice::new("team", asked.t("concern-ask-other")).reveals(teams));
    let mut page = opened.page(asked, "concern-ask-title", mistakes).await?;
    if !opened.row.reachable {
        page = page.with(InsetText::new(asked.t("declined-reporter-unreachable")).html());
    }
    let form = opened
        .form(asked, "ask")
        .field(filled.radios("of", "concern-ask-of", choices).html())
        .field(filled.textarea("question", "concern-ask-question").html())
        .button(opened.buttons(asked, "concern-ask-button"));
    page.form(form).answer()
}

/// Every team of the partnership but the one whose desk this is.
fn teams(asked: &Asked, opened: &Opened) -> Vec<SelectItem> {
    let about = opened.concern.reported.as_ref().map(|r| r.about_teams.clone()).unwrap_or_default();
    opened::teams(asked, opened, |team| !about.contains(&team.id))
}

pub(crate) async fn send(asked: Asked) -> Outcome {
    if asked.switching_language {
        return page(&asked, &asked.form, &Mistakes::none()).await;
    }
    let opened = Opened::of(&asked, "concerns.work").await?;
    let team = chosen(&opened, &teams(&asked, &opened), asked.form.text("team"));
    let mut mistakes = Mistakes::none();
    let of = match (asked.form.text("of"), team) {
        ("reporter", _) => Some(Of::Reporter),
        ("team", Some(team)) => Some(Of::Agency(Desk { team: team.id, agency: team.agency })),
        ("team", None) => {
            mistakes.add("team", asked.t("concern-mistake-choose-team"));
            None
        }
        _ => {
            mistakes.add("of", asked.t("concern-mistake-of"));
            None
        }
    };
    need(&asked, &mut mistakes, "question", "concern-mistake-question");
    let Some(of) = of.filter(|_| !mistakes.any()) else {
        return page(&asked, &asked.form, &mistakes).await;
    };
    let text = asked.form.text("question");
    let result = commands::ask(&asked.house, &asked.visit, opened.id, of, text).await;
    match then(&asked, result, "of", "asked") {
        Then::Go(outcome) => outcome,
        Then::Again(mistakes, _) => page(&asked, &asked.form, &mistakes).await,
    }
}

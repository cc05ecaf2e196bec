//! One destruction: who proposed it, who agreed, until when it can be called off, and afterwards its proof.

use super::{called, class_name, declined, may, name, own, queue::state_tag};
use crate::commands;
use crate::holdings::Holdings;
use crate::queries::{self, register};
use crate::words::{Destruction, Standing};
use components::{Button, ButtonVariant, Form, Html, SummaryList, SummaryRow, Textarea, WarningText};
use std::sync::Arc;
use store::{Reader, Stop};
use vocabulary::DestructionId;
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

/// Shows it.
pub(super) async fn show(asked: Asked, holdings: Arc<dyn Holdings>) -> Outcome {
    page(&asked, &*holdings, &Fields::default(), &Mistakes::none()).await
}

/// Does what the pressed button says.
pub(super) async fn submit(asked: Asked, holdings: Arc<dyn Holdings>) -> Outcome {
    if asked.switching_language {
        return page(&asked, &*holdings, &asked.form, &Mistakes::none()).await;
    }
    let id: DestructionId = asked.id("id")?;
    let (house, visit, reason) = (&asked.house, &asked.visit, asked.form.text("reason"));
    let (told, done) = match asked.form.text("act") {
        "agree" => ("scheduled", commands::agree(house, visit, id).await),
        "refuse" => ("refused", commands::refuse(house, visit, id, reason).await),
        "call_off" => ("called_off", commands::call_off(house, visit, id, reason).await),
        "last_word" => {
            let done = commands::last_word(house, visit, &*holdings, id).await.map(drop);
            if done.is_ok() {
                // The worker tries again when somebody holds the files just now.
                if let Err(fault) = crate::jobs::tick(house).await {
                    tracing::warn!("the files are written anew later: {fault}");
                }
            }
            ("destroyed", done)
        }
        _ => return Err(Stop::NotFound),
    };
    match done {
        Ok(()) => Ok(Answer::Redirect(format!("/retention/destructions/{id}?told={told}"))),
        Err(stop) => {
            let mut mistakes = Mistakes::none();
            declined(&asked, &mut mistakes, "reason", stop)?;
            page(&asked, &*holdings, &asked.form, &mistakes).await
        }
    }
}

async fn page(asked: &Asked, holdings: &dyn Holdings, fields: &Fields, mistakes: &Mistakes) -> Outcome {
    let agency = own(asked)?;
    let permit = asked.permit("rights.view", &register(agency))?;
    let mut reader = asked.house.look(&permit, "destruction").await?;
    let id: DestructionId = asked.id("id")?;
    let destruction = queries::destruction(&mut reader, id).await?.filter(|d| d.agency == agency);
    let destruction = destruction.ok_or(Stop::NotFound)?;
    let held = holdings.one(&mut reader, destruction.thing).await?;
    let title = held.as_ref().map(|held| held.title.as_str()).unwrap_or_default();
    let told = asked.query.text("told");
    let known = ["proposed", "scheduled", "refused", "called_off", "destroyed"].contains(&told);
    let mut page = Page::new(called(asked, destruction.thing, title))
        .caption(asked.t("rights-destruction-title"))
        .menu("retention")
        .back("/retention")
        .mistakes(mistakes)
        .notice(known.then(|| asked.t(&format!("rights-told-{told}"))))
        .with(facts(asked, holdings, &mut reader, &destruction).await?);
    if may(asked, "rights.review") {
        let own_proposal = destruction.proposed_by == asked.visit.actor().to_string();
        for piece in choices(asked, &destruction, own_proposal, fields, mistakes) {
            page = match piece {
                Piece::Words(html) => page.with(html),
                Piece::Form(form) => page.form(form),
            };
        }
    }
    page.answer()
}

async fn facts(asked: &Asked, holdings: &dyn Holdings, reader: &mut Reader, d: &Destruction) -> Result<Html, Stop> {
    let row = |key: &str, value: String| SummaryRow::new(asked.t(key), value);
    let when = |at| asked.texts.date_time(at);
    let by = |who: &str, at: String| asked.t_with("rights-by", &[("who", who.into()), ("when", at.as_str().into())]);
    let mut rows = vec![
        SummaryRow::new(asked.t("rights-state"), state_tag(asked, d.standing)),
        row("rights-class", class_name(asked, &d.class)),
        row("rights-because", asked.t(&format!("rights-because-{}", d.because.code()))),
    ];
    if !d.note.is_empty() {
        rows.push(row("rights-note", d.note.clone()));
    }
    rows.push(row("rights-proposed", by(&name(holdings, reader, &d.proposed_by).await?, when(d.proposed_at))));
    if let (Some(who), Some(at)) = (&d.decided_by, d.decided_at) {
        let key = if d.standing == Standing::Refused { "rights-refused" } else { "rights-agreed" };
        rows.push(row(key, by(&name(holdings, reader, who).await?, when(at))));
    }
    if let (Standing::Scheduled, Some(day)) = (d.standing, d.not_before) {
        rows.push(row("rights-not-before", asked.texts.date_time(day)));
    }
    if let (Some(who), Some(at)) = (&d.ended_by, d.ended_at) {
        let key = if d.standing == Standing::Destroyed { "rights-destroyed" } else { "rights-called-off" };
        rows.push(row(key, by(&name(holdings, reader, who).await?, when(at))));
    }
    if let Some(index) = d.index {
        let keys =
            asked.t_with("rights-proof-told", &[("keys", d.subjects.into()), ("index", index.to_string().into())]);
        rows.push(row("rights-proof", keys));
        let files = d.scrubbed_at.map_or_else(|| asked.t("rights-files-soon"), when);
        rows.push(row("rights-files", files));
    }
    Ok(SummaryList::new(rows).html())
}

enum Piece {
    Words(Html),
    Form(Form),
}

fn choices(asked: &Asked, d: &Destruction, own_proposal: bool, fields: &Fields, mistakes: &Mistakes) -> Vec<Piece> {
    let filled = Filled::new(asked, fields, mistakes);
    let mut pieces = Vec::new();
    let act = |code: &str, key: &str, variant| Button {
        name: "act".to_owned(),
        value: code.to_owned(),
        variant,
        ..Button::new(asked.t(key))
    };
    let reason = || Textarea { rows: 3, ..filled.textarea("reason", "rights-act-reason") }.html();
    match d.standing {
        Standing::Proposed if own_proposal => {
            pieces.push(Piece::Words(asked.paragraph("rights-second-needed")));
            let form = asked.form(&asked.path).field(reason());
            pieces.push(Piece::Form(form.button(act("call_off", "rights-act-call-off", ButtonVariant::Secondary))));
        }
        Standing::Proposed => {
            pieces.push(Piece::Words(asked.paragraph("rights-agree-lead")));
            let form = asked
                .form(&asked.path)
                .field(reason())
                .button(act("agree", "rights-act-agree", ButtonVariant::Warning))
                .button(act("refuse", "rights-act-refuse", ButtonVariant::Secondary));
            pieces.push(Piece::Form(form));
        }
        Standing::Scheduled => {
            let over = d.not_before.is_some_and(|day| asked.now() >= day);
            if over {
                let warning = WarningText::new(asked.t("rights-warning"), asked.t("rights-last-word-lead"));
                pieces.push(Piece::Words(warning.html()));
            } else {
                pieces.push(Piece::Words(asked.paragraph("rights-scheduled-lead")));
            }
            let mut form = asked.form(&asked.path).field(reason());
            if over {
                form = form.button(act("last_word", "rights-act-last-word", ButtonVariant::Warning));
            }
            pieces.push(Piece::Form(form.button(act("call_off", "rights-act-call-off", ButtonVariant::Secondary))));
        }
        Standing::Destroyed => pieces.push(Piece::Words(asked.paragraph("rights-destroyed-lead"))),
        Standing::Refused | Standing::CalledOff => {}
    }
    pieces
}

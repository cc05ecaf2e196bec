//! One request: its clock, its steps, and what has to be done next.

use super::{known, standing_tag};
use crate::commands::access::{Act, act, hand_over};
use crate::decide::access::Request;
use crate::pages::{declined, link};
use crate::words::{PauseReason, RequestStanding};
use components::{Button, ButtonVariant, Cell, Form, Heading, Html, Size, SummaryList, SummaryRow, Table, Textarea};
use store::Stop;
use vocabulary::AccessRequestId;
use web::{Answer, Asked, Download, Fields, Filled, Mistakes, Outcome, Page};

/// Shows it.
pub(super) async fn show(asked: Asked) -> Outcome {
    page(&asked, &Fields::default(), &Mistakes::none()).await
}

/// Does what the pressed button says.
pub(super) async fn submit(asked: Asked) -> Outcome {
    if asked.switching_language {
        return page(&asked, &asked.form, &Mistakes::none()).await;
    }
    let (id, text): (AccessRequestId, _) = (asked.id("id")?, asked.form.text("reason").to_owned());
    let done = match asked.form.text("act") {
        "verify" => Act::Verify(text),
        "pause_identity" => Act::Pause(PauseReason::Identity),
        "pause_clarification" => Act::Pause(PauseReason::Clarification),
        "resume" => Act::Resume,
        "extend" => Act::Extend(text),
        "hand_on" => Act::HandOn,
        "check" => Act::Check,
        "send_back" => Act::SendBack(text),
        "refuse" => Act::Refuse(text),
        _ => return Err(Stop::NotFound),
    };
    match act(&asked.house, &asked.visit, id, done).await {
        Ok(()) => Ok(Answer::Redirect(format!("/access-requests/{id}?told=done"))),
        Err(stop) => {
            let mut mistakes = Mistakes::none();
            declined(&asked, &mut mistakes, "reason", stop)?;
            page(&asked, &asked.form, &mistakes).await
        }
    }
}

/// Hands over what was checked, as a file whose name says nothing.
pub(super) async fn answer(asked: Asked) -> Outcome {
    let bytes = match hand_over(&asked.house, &asked.visit, asked.id("id")?).await {
        Ok(bytes) => bytes,
        Err(stop) => {
            let mut mistakes = Mistakes::none();
            declined(&asked, &mut mistakes, "reason", stop)?;
            return page(&asked, &Fields::default(), &mistakes).await;
        }
    };
    Ok(Answer::Download(Download { name: "answer.zip".to_owned(), mime: "application/zip", bytes }))
}

async fn page(asked: &Asked, fields: &Fields, mistakes: &Mistakes) -> Outcome {
    let (id, request) = known(asked).await?;
    let standing = request.standing.ok_or(Stop::NotFound)?;
    let name = request.requester.as_ref().map_or_else(|| asked.t("rights-erased"), |r| r.name.clone());
    let told = asked.query.text("told");
    let mut page = Page::new(name)
        .caption(asked.t("rights-request-title"))
        .menu("access-requests")
        .back("/access-requests")
        .mistakes(mistakes)
        .notice(
            ["written", "done", "gathered"].contains(&told).then(|| asked.t(&format!("rights-request-told-{told}"))),
        )
        .with(facts(asked, &request, standing));
    if !request.pieces().is_empty() {
        page = page
            .with(Heading::new(2, Size::M, asked.t("rights-pieces-title")).html())
            .with(asked.paragraph("rights-pieces-lead"))
            .with(pieces(asked, id, &request));
    }
    let filled = Filled::new(asked, fields, mistakes);
    if standing == RequestStanding::Open && request.verified {
        let key = if request.gathered.is_some() { "rights-gather-again" } else { "rights-gather-title" };
        let variant = if request.gathered.is_some() { ButtonVariant::Secondary } else { ButtonVariant::Primary };
        let path = asked.url(&format!("/access-requests/{id}/gather"));
        page = page.with(Button { variant, ..Button::link(path, asked.t(key)) }.html());
    }
    if matches!(standing, RequestStanding::Checked | RequestStanding::Sent) {
        let form = asked.side_form(&format!("/access-requests/{id}/answer"));
        page = page
            .with(asked.paragraph("rights-answer-ready"))
            .with(form.button(Button::new(asked.t("rights-answer-fetch"))).html());
    }
    match form(asked, id, &request, standing, &filled) {
        Some(form) => page.form(form).answer(),
        None => page.answer(),
    }
}

fn facts(asked: &Asked, request: &Request, standing: RequestStanding) -> Html {
    let row = |key: &str, value: String| SummaryRow::new(asked.t(key), value);
    let mut rows = vec![SummaryRow::new(asked.t("rights-state"), standing_tag(asked, standing))];
    if let Some(day) = request.received_on {
        rows.push(row("rights-request-received", asked.texts.date(day)));
    }
    if !matches!(standing, RequestStanding::Sent | RequestStanding::Refused) {
        let due = request.due_on().map_or_else(|| asked.t("rights-request-stopped"), |day| asked.texts.date(day));
        rows.push(row("rights-request-due", due));
    }
    if let Some(by) = request.by {
        rows.push(row("rights-request-by", asked.t(&format!("rights-by-{}", by.code()))));
    }
    if let Some(requester) = &request.requester {
        rows.push(row("rights-reach", requester.contact.clone()));
        rows.push(row("rights-request-wanted", requester.asked_for.clone()));
    }
    let key = if request.verified { "rights-request-verified" } else { "rights-request-not-verified" };
    rows.push(row("rights-request-identity", asked.t(key)));
    SummaryList::new(rows).html()
}

fn pieces(asked: &Asked, id: AccessRequestId, request: &Request) -> Html {
    let rows = request.pieces().iter().zip(0u32..).map(|(piece, n)| {
        let label = asked.t(&format!("rights-piece-{}", piece.label));
        let number = i64::from(n) + 1;
        let text = asked.t_with("rights-piece-one", &[("number", number.into()), ("what", label.as_str().into())]);
        let gaps = request.gaps.get(n as usize).map_or(0, Vec::len);
        let left = match request.withheld.get(&n) {
            Some(reason) => asked.t(&format!("rights-gap-{}", reason.code())),
            None if gaps == 0 => asked.t("rights-gaps-none"),
            None => asked.t_with("rights-gaps", &[("count", i64::try_from(gaps).unwrap_or(0).into())]),
        };
        let through = if request.gone_through.contains_key(&n) { "rights-piece-done" } else { "rights-piece-open" };
        vec![
            Cell::new(link(asked, &format!("/access-requests/{id}/pieces/{n}"), text)),
            Cell::new(left),
            Cell::new(asked.t(through)),
        ]
    });
    Table {
        caption: asked.t("rights-pieces-title"),
        caption_classes: "govuk-visually-hidden".to_owned(),
        head: ["rights-what", "rights-gaps-title", "rights-state"].map(|key| Cell::new(asked.t(key))).to_vec(),
        rows: rows.collect(),
        ..Table::default()
    }
    .html()
}

fn form(
    asked: &Asked,
    id: AccessRequestId,
    request: &Request,
    standing: RequestStanding,
    filled: &Filled<'_>,
) -> Option<Form> {
    let button = |act: &str, variant| Button {
        name: "act".to_owned(),
        value: act.to_owned(),
        variant,
        ..Button::new(asked.t(&format!("rights-request-act-{act}")))
    };
    let mut acts: Vec<&str> = Vec::new();
    match standing {
        RequestStanding::Open => {
            if !request.verified {
                acts.extend(["verify", "pause_identity"]);
            }
            if request.gathered.is_some() && request.gone_through.len() == request.pieces().len() {
                acts.push("hand_on");
            }
            acts.push("pause_clarification");
            if !request.extended {
                acts.push("extend");
            }
            acts.push("refuse");
        }
        RequestStanding::Paused => acts.extend(["resume", "verify", "refuse"]),
        RequestStanding::ToCheck => acts.extend(["check", "send_back"]),
        RequestStanding::Checked | RequestStanding::Sent | RequestStanding::Refused => return None,
    }
    let mut form = asked
        .form(&format!("/access-requests/{id}"))
        .field(Textarea { rows: 3, ..filled.textarea("reason", "rights-request-reason") }.html());
    for (n, act) in acts.into_iter().enumerate() {
        form = form.button(button(act, if n == 0 { ButtonVariant::Primary } else { ButtonVariant::Secondary }));
    }
    Some(form)
}

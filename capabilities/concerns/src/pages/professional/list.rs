//! My reports: drafts to go on with, and what I have raised, newest first, with how each stands.

use super::clocks::is_to_chase;
use super::form::quiet;
use super::waiting::{questions_to_reporter, status};
use super::{MENU, draft_path, places, task_list};
use crate::drafts::{Draft, drafts};
use crate::queries::{ConcernRow, concern_thing, list_thing, raised_by};
use store::Stop;
use web::components::{
    Action, Button, Heading, Html, Paragraph, Size, SummaryCard, SummaryList, SummaryRow, WarningText,
};
use web::{Asked, Outcome, Page, Paging};

pub(super) async fn show(asked: Asked) -> Outcome {
    let permit = asked.permit("concerns.follow_own", &list_thing())?;
    let staff = asked.visit.actor().staff().ok_or(Stop::NotFound)?;
    let paging = Paging::of(&asked, 20);
    let (rows, total) = raised_by(&asked.house, &asked.visit, &permit, staff, paging.size, paging.offset()).await?;
    let waiting = questions_to_reporter(&asked.house, &permit, staff).await?;
    let drafts = drafts(&asked.house, &asked.visit).await?;
    let start =
        Button { is_start_button: true, ..Button::link(asked.url("/referrals/new"), asked.t("referrals-start")) };
    let notice = asked.query.is("done", "deleted").then(|| asked.t("referral-deleted"));
    let mut page = Page::new(asked.t("referrals-title"))
        .menu(MENU)
        .notice(notice)
        .with(asked.paragraph("referrals-lead"))
        .with(start);
    if !drafts.is_empty() {
        page = page.with(Heading::new(2, Size::M, asked.t("referrals-drafts")));
        for draft in &drafts {
            page = page.with(begun(&asked, draft));
        }
    }
    page = page.with(Heading::new(2, Size::M, asked.t("referrals-sent")));
    if rows.is_empty() {
        page = page.with(asked.paragraph("referrals-none"));
    }
    for row in &rows {
        let thing = concern_thing(&asked.house, row.concern).await?;
        let follows = asked.house.permit(&asked.visit, "concerns.follow", &thing).is_ok();
        page = page.with(raised(&asked, row, waiting.contains(&row.concern), follows));
    }
    page.with(paging.html(&asked, total)).answer()
}

fn begun(asked: &Asked, draft: &Draft) -> Html {
    let written = &draft.written;
    let children = written.numbers("child").into_iter().map(|number| {
        let part = format!("child-{number}-who");
        [written.text(&part, "given_names"), written.text(&part, "family_name")].join(" ").trim().to_owned()
    });
    let names: Vec<String> = children.filter(|name| !name.is_empty()).collect();
    let mut rows = vec![SummaryRow::new(asked.t("referrals-saved"), asked.texts.date_time(draft.saved_at))];
    if !names.is_empty() {
        rows.insert(0, SummaryRow::new(asked.t("referrals-children"), names.join(", ")));
    }
    let path = draft_path(draft, "");
    let card = SummaryCard {
        title: asked.t(task_list::title(written.matter)).into(),
        heading_level: 3,
        actions: vec![
            Action::new(asked.url(&path), asked.t("referrals-go-on"), ""),
            Action::new(asked.url(&format!("{path}/delete")), asked.t("referrals-delete"), ""),
        ],
        ..SummaryCard::default()
    };
    SummaryList { card: Some(card), ..SummaryList::new(rows) }.html()
}

fn raised(asked: &Asked, row: &ConcernRow, question_waits: bool, follows: bool) -> Html {
    let mut rows = Vec::new();
    if follows {
        rows.push(SummaryRow::new(asked.t("referrals-status"), status(asked, row, question_waits).html()));
    }
    if !row.summary.is_empty() {
        rows.push(SummaryRow::new(asked.t("referrals-children"), row.summary.as_str()));
    }
    rows.push(SummaryRow::new(asked.t("referrals-about"), asked.t(&format!("referral-about-{}", row.matter.code()))));
    rows.push(SummaryRow::new(asked.t("referrals-sent-at"), asked.texts.date_time(row.reported_at)));
    if follows && is_to_chase(asked, row) {
        rows.push(SummaryRow::new(asked.t("referrals-to-do"), asked.t("referral-chase")));
    }
    let follow = asked.url(&format!("/referrals/{}", row.concern));
    let card = SummaryCard {
        title: row.reference.as_str().into(),
        heading_level: 3,
        actions: if follows { vec![Action::new(follow, asked.t("referrals-follow"), "")] } else { Vec::new() },
        ..SummaryCard::default()
    };
    let mut html = SummaryList { card: Some(card), ..SummaryList::new(rows) }.html();
    if !follows {
        // Whoever shares a team with the person it is about is shut out after sending, as the whole team is.
        html.push(Paragraph::new(asked.t("referrals-closed")).html());
    }
    html
}

/// Nobody has acknowledged it in time: whom to ask again, and where that is laid down.
pub(super) fn chase(asked: &Asked, row: &ConcernRow) -> Html {
    let mut html = WarningText::new(asked.t("referral-warning"), asked.t("referral-chase")).html();
    if let Some(council) = row.council.as_deref().and_then(|key| places().council(key)) {
        let language = asked.visit.language;
        let rows = vec![
            SummaryRow::new(asked.t("referral-chase-council"), council.name(language)),
            SummaryRow::new(asked.t("referral-chase-phone"), council.contact.telephone.as_str()),
            SummaryRow::new(asked.t("referral-chase-out-of-hours"), council.contact.out_of_hours.as_str()),
        ];
        html.push(SummaryList::new(rows).html());
        if council.contact.example {
            html.push(quiet(asked.t("referral-chase-example")));
        }
    }
    if let Some(limit) = asked.house.limits().get("report.chase", row.reported_at.date()) {
        html.push(super::clocks::source(asked, limit));
    }
    html
}

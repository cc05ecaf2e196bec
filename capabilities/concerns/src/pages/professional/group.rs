//! The children of a draft, or the people who cause worry: each with its pages, one more to add, one to take out.

use super::form::{rows, typed};
use super::numbers::advice_on;
use super::steps::{Group, groups};
use super::{MENU, draft_of, draft_path};
use crate::drafts::{self, Draft};
use store::Stop;
use web::components::{
    Action, Button, ButtonGroup, ButtonVariant, Html, InsetText, SummaryCard, SummaryList, SummaryRow,
};
use web::{Answer, Asked, Outcome, Page};

pub(super) fn show(asked: &Asked, draft: &Draft, group: &Group) -> Page {
    let mut page = Page::new(asked.t(group.title)).menu(MENU).back(draft_path(draft, ""));
    let numbers = draft.written.numbers(group.stem);
    if numbers.is_empty() {
        page = page.with(asked.paragraph(group.none));
    }
    for number in numbers {
        page = page.with(card(asked, draft, group, number, ""));
    }
    let add = format!("{}-new-{}", group.stem, group.parts[0].key);
    let buttons = ButtonGroup {
        items: vec![
            Button::link(asked.url(&draft_path(draft, "")), asked.t("referral-group-done")).html(),
            Button {
                variant: ButtonVariant::Secondary,
                ..Button::link(asked.url(&draft_path(draft, &add)), asked.t(group.add))
            }
            .html(),
        ],
        ..ButtonGroup::default()
    };
    page.with(buttons)
}

/// The name of one, as far as it is known.
pub(super) fn name(asked: &Asked, draft: &Draft, group: &Group, number: u32) -> String {
    let part = format!("{}-{number}-{}", group.stem, group.parts[0].key);
    let text = |name: &str| draft.written.text(&part, name);
    let names: Vec<&str> =
        [text("given_names"), text("family_name")].into_iter().filter(|name| !name.is_empty()).collect();
    match (names.is_empty(), text("known_as")) {
        (false, _) => names.join(" "),
        (true, "") => asked.t_with(group.nameless, &[("number", i64::from(number).into())]),
        (true, known_as) => known_as.to_owned(),
    }
}

/// Everything that was told of one, with the ways to change it.
pub(super) fn card(asked: &Asked, draft: &Draft, group: &Group, number: u32, from: &str) -> Html {
    let mut list = Vec::new();
    let mut html = Html::default();
    for part in group.parts {
        let key = format!("{}-{number}-{}", group.stem, part.key);
        let told = rows(asked, part, &typed(&draft.written, &key));
        let told = if told.is_empty() {
            vec![SummaryRow::new(asked.t(part.title), asked.t("referral-not-told"))]
        } else {
            told
        };
        let href = asked.url(&format!("{}{from}", draft_path(draft, &key)));
        for (place, row) in told.into_iter().enumerate() {
            let change = Action::new(href.clone(), asked.t("referral-change"), asked.t(part.title));
            list.push(if place == 0 { row.action(change) } else { row });
        }
        for advice in advice_on(asked, &draft.written, &key) {
            html.push(InsetText::new(advice).html());
        }
    }
    let title = name(asked, draft, group, number);
    let remove = asked.url(&draft_path(draft, &format!("{}-{number}/remove", group.stem)));
    let card = SummaryCard {
        title: title.into(),
        actions: vec![Action::new(remove, asked.t("referral-remove"), "")],
        ..SummaryCard::default()
    };
    let mut shown = SummaryList { card: Some(card), ..SummaryList::new(list) }.html();
    shown.push(html);
    shown
}

/// The group and number of the address, as `child-2`.
fn named(asked: &Asked, draft: &Draft) -> Option<(&'static Group, u32)> {
    let (stem, number) = asked.param("step").split_once('-')?;
    let group = groups(draft.written.matter).find(|group| group.stem == stem)?;
    let number = number.parse().ok()?;
    draft.written.numbers(stem).contains(&number).then_some((group, number))
}

/// Really take it out?
pub(super) async fn ask(asked: Asked) -> Outcome {
    let draft = draft_of(&asked).await?;
    let (group, number) = named(&asked, &draft).ok_or(Stop::NotFound)?;
    Page::new(asked.t("referral-remove-title"))
        .menu(MENU)
        .back(draft_path(&draft, group.key))
        .with(card(&asked, &draft, group, number, ""))
        .form(
            asked
                .form(&draft_path(&draft, &format!("{}/remove", asked.param("step"))))
                .button(Button { variant: ButtonVariant::Warning, ..Button::new(asked.t("referral-remove-yes")) })
                .button(Button {
                    variant: ButtonVariant::Secondary,
                    ..Button::link(asked.url(&draft_path(&draft, group.key)), asked.t("referral-remove-no"))
                }),
        )
        .answer()
}

pub(super) async fn remove(asked: Asked) -> Outcome {
    if asked.switching_language {
        return ask(asked).await;
    }
    let draft = draft_of(&asked).await?;
    let (group, number) = named(&asked, &draft).ok_or(Stop::NotFound)?;
    drafts::take_out(&asked.house, &asked.visit, draft.id, group.stem, number).await?;
    Ok(Answer::Redirect(draft_path(&draft, group.key)))
}

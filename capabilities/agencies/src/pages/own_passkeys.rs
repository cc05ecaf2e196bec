//! My account: passkeys, by name, with their last use; adding, renaming and removing them.

use super::passkey::{Wanted, control};
use super::{button, button_link, text};
use crate::commands::account;
use crate::commands::passkeys::{self, Added, OwnPasskey};
use components::{Button, ButtonVariant, Cell, Html, InsetText, Link, Table, WarningText};
use store::Stop;
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

const PATH: &str = "/account/passkeys";

/// The list.
pub(super) async fn show(asked: Asked) -> Outcome {
    let own = passkeys::own(&asked.house, &asked.visit).await?;
    let told = match asked.query.text("told") {
        "added" => Some(asked.t("agencies-told-passkey-added")),
        "renamed" => Some(asked.t("agencies-told-passkey-renamed")),
        "removed" => Some(asked.t("agencies-told-passkey-removed")),
        _ => None,
    };
    let mut page = Page::new(asked.t("agencies-passkeys-title"))
        .back("/account")
        .notice(told)
        .with(asked.paragraph("agencies-passkeys-why"))
        .with(asked.paragraph("agencies-passkeys-app-stays"));
    page = if own.is_empty() {
        page.with(InsetText::new(asked.t("agencies-passkeys-none")).html())
    } else {
        page.with(table(&asked, &own))
    };
    if passkeys::are_possible(&asked.house) {
        page = page.with(button_link(&asked, "/account/passkeys/add", "agencies-passkey-add"));
    } else {
        page = page.with(text(asked.t("agencies-passkeys-impossible")));
    }
    page.answer()
}

/// Asks for a name and the passkey.
pub(super) async fn show_add(asked: Asked) -> Outcome {
    add_page(&asked, &Fields::default(), &Mistakes::none()).await
}

/// Adds it.
pub(super) async fn add(asked: Asked) -> Outcome {
    let mut mistakes = Mistakes::none();
    let name = asked.form.text("name");
    if asked.switching_language {
        return add_page(&asked, &asked.form, &mistakes).await;
    }
    name_mistakes(&asked, &mut mistakes);
    mistakes.unless(asked.form.some("credential").is_some(), "name", asked.t("agencies-passkey-off-add"));
    if mistakes.any() {
        return add_page(&asked, &asked.form, &mistakes).await;
    }
    let token = asked.session_token.as_deref().unwrap_or("");
    let (ticket, answer) = (asked.form.text("ticket"), asked.form.raw("credential"));
    match passkeys::add(&asked.house, &asked.visit, token, ticket, answer, name).await? {
        Added::Done => return Ok(Answer::Redirect(format!("{PATH}?told=added"))),
        Added::Refused => mistakes.add("name", asked.t("agencies-passkey-refused")),
        Added::TooMany => mistakes.add("name", asked.t("agencies-passkey-too-many")),
    }
    add_page(&asked, &asked.form, &mistakes).await
}

/// Asks for another name.
pub(super) async fn show_rename(asked: Asked) -> Outcome {
    let one = one(&asked).await?;
    rename_page(&asked, &one, &Fields::default().with("name", &one.name), &Mistakes::none()).answer()
}

/// Renames it.
pub(super) async fn rename(asked: Asked) -> Outcome {
    let one = one(&asked).await?;
    let mut mistakes = Mistakes::none();
    if asked.switching_language {
        return rename_page(&asked, &one, &asked.form, &mistakes).answer();
    }
    name_mistakes(&asked, &mut mistakes);
    if mistakes.any() {
        return rename_page(&asked, &one, &asked.form, &mistakes).answer();
    }
    passkeys::rename(&asked.house, &asked.visit, &one.id, asked.form.text("name")).await?;
    Ok(Answer::Redirect(format!("{PATH}?told=renamed")))
}

/// Asks whether to remove it.
pub(super) async fn show_remove(asked: Asked) -> Outcome {
    account::factors_permit(&asked.house, &asked.visit)?;
    let one = one(&asked).await?;
    remove_page(&asked, &one).answer()
}

/// Removes it.
pub(super) async fn remove(asked: Asked) -> Outcome {
    let one = one(&asked).await?;
    if asked.switching_language {
        return remove_page(&asked, &one).answer();
    }
    passkeys::remove(&asked.house, &asked.visit, &one.id).await?;
    Ok(Answer::Redirect(format!("{PATH}?told=removed")))
}

async fn one(asked: &Asked) -> Result<OwnPasskey, Stop> {
    let own = passkeys::own(&asked.house, &asked.visit).await?;
    own.into_iter().find(|one| one.id == asked.param("passkey")).ok_or(Stop::NotFound)
}

fn name_mistakes(asked: &Asked, mistakes: &mut Mistakes) {
    let name = asked.form.text("name");
    mistakes.unless(!name.is_empty(), "name", asked.t("agencies-passkey-name-missing"));
    mistakes.unless(name.chars().count() <= passkeys::LONGEST_NAME, "name", asked.t("agencies-passkey-name-too-long"));
}

async fn add_page(asked: &Asked, fields: &Fields, mistakes: &Mistakes) -> Outcome {
    let token = asked.session_token.as_deref().unwrap_or("");
    let begun = passkeys::begin_adding(&asked.house, &asked.visit, token).await?;
    let name = super::short(Filled::new(asked, fields, mistakes).input("name", "agencies-passkey-name"));
    let form = asked.form("/account/passkeys/add").field(name);
    Page::new(asked.t("agencies-passkey-add"))
        .back(PATH)
        .mistakes(mistakes)
        .with(asked.paragraph("agencies-passkey-add-intro"))
        .form(control(asked, form, &begun, Wanted::Create, "agencies-passkey-add-button"))
        .answer()
}

fn rename_page(asked: &Asked, one: &OwnPasskey, fields: &Fields, mistakes: &Mistakes) -> Page {
    let name = super::short(Filled::new(asked, fields, mistakes).input("name", "agencies-passkey-name"));
    let form = asked.form(&format!("{PATH}/{}/rename", one.id)).field(name);
    Page::new(asked.t("agencies-passkey-rename-title"))
        .back(PATH)
        .mistakes(mistakes)
        .form(form.button(button(asked, "agencies-save")))
}

fn remove_page(asked: &Asked, one: &OwnPasskey) -> Page {
    let button = Button { variant: ButtonVariant::Warning, ..Button::new(asked.t("agencies-passkey-remove-button")) };
    Page::new(asked.t("agencies-passkey-remove-title"))
        .caption(one.name.clone())
        .back(PATH)
        .with(WarningText::new(asked.t("agencies-warning"), asked.t("agencies-passkey-remove-warning")).html())
        .form(asked.form(&format!("{PATH}/{}/remove", one.id)).button(button.html()))
}

/// Its name, and below it since when it is there: three columns fit on a phone.
fn named(asked: &Asked, one: &OwnPasskey) -> Html {
    let added = asked.t_with("agencies-passkey-added", &[("at", asked.texts.date_time(one.added).into())]);
    let line = |text: &str| Html::join([Html::trusted("<div>"), Html::text(text), Html::trusted("</div>")]);
    Html::join([
        line(&one.name),
        Html::trusted("<div class=\"govuk-hint govuk-!-margin-0\">"),
        Html::text(&added),
        Html::trusted("</div>"),
    ])
}

fn table(asked: &Asked, own: &[OwnPasskey]) -> Html {
    let rows = own.iter().map(|one| {
        let used = one.used.map_or_else(|| asked.t("agencies-never"), |at| asked.texts.date_time(at));
        let act = |what: &str, key: &str| {
            let words = Link::new(asked.url(&format!("{PATH}/{}/{what}", one.id)), asked.t(key));
            // Which one, for whoever hears the links without the table around them.
            Link { visually_hidden_text: one.name.clone(), ..words }.html()
        };
        let acts =
            [act("rename", "agencies-passkey-rename"), Html::trusted(" "), act("remove", "agencies-passkey-remove")];
        vec![Cell::from(named(asked, one)), Cell::from(used), Cell::from(Html::join(acts))]
    });
    let head = ["agencies-passkey-name", "agencies-passkey-used", "agencies-changes"];
    Table {
        caption: asked.t("agencies-passkeys-title"),
        caption_classes: "govuk-visually-hidden".to_owned(),
        head: head.iter().map(|key| Cell::from(asked.t(key))).collect(),
        rows: rows.collect(),
        first_cell_is_header: true,
        ..Table::default()
    }
    .html()
}

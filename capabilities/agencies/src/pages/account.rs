//! My account: language, sessions, and the ways to prove who I am.

use super::{button, lesser_button, link, row, training};
use crate::commands::{account, single_sign_on};
use crate::credentials::recovery;
use crate::credentials::sessions::Limits;
use components::{Action, Button, ButtonVariant, Cell, Choice, Heading, Html, InsetText, Size, SummaryList, Table};
use kernel::Language;
use store::Stop;
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

/// The whole account on one page.
pub(super) async fn show(asked: Asked) -> Outcome {
    let token = asked.session_token.as_deref().unwrap_or("");
    let sessions = account::own_sessions(&asked.house, &asked.visit, token).await?;
    let left = account::recovery_codes_left(&asked.house, &asked.visit).await?;
    let signed_in = asked.signed_in.as_ref().ok_or(Stop::NotFound)?;
    let keys = crate::commands::passkeys::own(&asked.house, &asked.visit).await?.len();
    let keys = i64::try_from(keys).unwrap_or(0);
    let trained = account::own_training(&asked.house, &asked.visit).await?;
    let agency = match asked.visit.language {
        Language::Cy => &signed_in.detail.0,
        Language::En => &signed_in.detail.1,
    };
    let change = |path: &str, key: &str| Action::new(asked.url(path), asked.t("agencies-change"), asked.t(key));
    let mut rows = vec![
        row(&asked, "agencies-name", signed_in.name.clone()),
        row(&asked, "agencies-agency", agency.clone()),
        row(&asked, "agencies-roles", role_names(&asked)),
        row(&asked, "agencies-training", training::shown(&asked, trained)),
        row(&asked, "agencies-own-password", asked.t("agencies-own-password-set"))
            .action(change("/account/password", "agencies-own-password")),
        row(&asked, "agencies-own-app", asked.t("agencies-own-app-set"))
            .action(change("/account/app", "agencies-own-app")),
        row(&asked, "agencies-passkeys-title", asked.t_with("agencies-passkeys-count", &[("count", keys.into())]))
            .action(change("/account/passkeys", "agencies-passkeys-title")),
        row(&asked, "agencies-own-codes", asked.t_with("agencies-own-codes-left", &[("count", left.into())]))
            .action(change("/account/recovery-codes", "agencies-own-codes")),
    ];
    if single_sign_on::own_agency_setting(&asked.house, &asked.visit).await?.is_some() {
        let linked = single_sign_on::is_linked(&asked.house, &asked.visit).await?;
        let words = asked.t(if linked { "agencies-linked-yes" } else { "agencies-linked-no" });
        let action = change("/account/agency-sign-in", "agencies-linked-title");
        rows.push(row(&asked, "agencies-linked-title", words).action(action));
    }
    let told = match asked.query.text("told") {
        "recovery" => Some(asked.t("agencies-told-recovery")),
        "password" => Some(asked.t("agencies-told-password")),
        "app" => Some(asked.t("agencies-told-app")),
        "language" => Some(asked.t("agencies-told-language")),
        "ended" => Some(asked.t("agencies-told-ended")),
        "unlinked" => Some(asked.t("agencies-told-unlinked")),
        _ => None,
    };
    let few = left <= i64::try_from(recovery::FEW).unwrap_or(0);
    let mut page = Page::new(asked.t("agencies-account-title")).notice(told);
    if let Some(warning) = training::warning(&asked, trained) {
        page = page.with(warning);
    }
    if few {
        page = page.with(InsetText::new(asked.t("agencies-own-codes-few")).html());
    }
    page.with(SummaryList::new(rows).html())
        .with(language(&asked, signed_in.language))
        .with(heading(&asked, "agencies-sessions-title"))
        .with(asked.paragraph("agencies-sessions-intro"))
        .with(session_limits(&asked))
        .with(own_sessions(&asked, &sessions))
        .answer()
}

/// Keeps the language of messages.
pub(super) async fn choose_language(asked: Asked) -> Outcome {
    let chosen = Language::from_code(asked.form.text("language")).ok_or(Stop::NotFound)?;
    account::choose_language(&asked.house, &asked.visit, chosen).await?;
    Ok(Answer::Redirect("/account?told=language".to_owned()))
}

/// Ends one session, or all others.
pub(super) async fn end_sessions(asked: Asked) -> Outcome {
    let token = asked.session_token.as_deref().unwrap_or("");
    account::end_sessions(&asked.house, &asked.visit, token, asked.form.some("session")).await?;
    Ok(Answer::Redirect("/account?told=ended".to_owned()))
}

fn heading(asked: &Asked, key: &str) -> Html {
    Heading::new(2, Size::M, asked.t(key)).html()
}

/// After how long one is signed out, as it is set.
fn session_limits(asked: &Asked) -> Html {
    let limits = Limits::in_force(asked.house.limits(), asked.now());
    let args = [("idle", limits.idle_minutes.into()), ("whole", limits.whole_hours.into())];
    asked.rich("agencies-sessions-limits", &args)
}

fn role_names(asked: &Asked) -> String {
    let known = asked.visit.who.roles.iter().filter_map(|code| crate::words::Role::from_code(code));
    let names: Vec<String> = known.map(|role| asked.t(role.key())).collect();
    asked.texts.list(&names)
}

fn language(asked: &Asked, chosen: Option<Language>) -> Html {
    let fields = Fields::default().with("language", chosen.unwrap_or(asked.visit.language).code());
    let none = Mistakes::none();
    let items = Language::ALL.iter().map(|language| Choice::new(language.code(), language.own_name())).collect();
    let radios = Filled::new(asked, &fields, &none).radios("language", "agencies-language", items);
    asked.side_form("/account/language").field(radios.html()).button(button(asked, "agencies-save")).html()
}

/// Browser, system and network, as far as they are known, and since when.
fn where_from(asked: &Asked, session: &account::OwnSession) -> Html {
    let lines = [browser(asked, session), session.came_from.network.clone(), since(asked, session)];
    let shown = lines.iter().filter(|line| !line.is_empty());
    Html::join(shown.map(|line| Html::join([Html::trusted("<div>"), Html::text(line), Html::trusted("</div>")])))
}

fn browser(asked: &Asked, session: &account::OwnSession) -> String {
    match (session.came_from.browser.as_str(), session.came_from.system.as_str()) {
        ("", "") => asked.t("agencies-sessions-unknown"),
        (one, "") | ("", one) => one.to_owned(),
        (browser, system) => format!("{browser}, {system}"),
    }
}

fn since(asked: &Asked, session: &account::OwnSession) -> String {
    asked.t_with("agencies-sessions-since", &[("at", asked.texts.date_time(session.started).into())])
}

fn own_sessions(asked: &Asked, sessions: &[account::OwnSession]) -> Html {
    let end = |session: &account::OwnSession| -> Html {
        if session.is_this {
            return Html::text(&asked.t("agencies-sessions-this"));
        }
        let form = asked.side_form("/account/sessions").hidden("session", &session.id);
        // Which one, for whoever hears the buttons without the table around them.
        let which = format!("{}, {}", browser(asked, session), since(asked, session));
        let words = Html::join([
            Html::text(&asked.t("agencies-sessions-end")),
            Html::trusted(" <span class=\"govuk-visually-hidden\">"),
            Html::text(&which),
            Html::trusted("</span>"),
        ]);
        let end = Button { variant: ButtonVariant::Secondary, ..Button::new(words) };
        form.button(end.html()).html()
    };
    let rows = sessions.iter().map(|session| {
        vec![
            Cell::from(where_from(asked, session)),
            Cell::from(asked.texts.date_time(session.seen)),
            Cell::from(end(session)),
        ]
    });
    let table = Table {
        caption: asked.t("agencies-sessions-caption"),
        head: ["agencies-sessions-where", "agencies-sessions-seen", "agencies-sessions-which"]
            .iter()
            .map(|key| Cell::from(asked.t(key)))
            .collect(),
        rows: rows.collect(),
        ..Table::default()
    };
    let mut shown = table.html();
    if sessions.len() > 1 {
        shown.push(
            asked.side_form("/account/sessions").button(lesser_button(asked, "agencies-sessions-end-others")).html(),
        );
    }
    shown.push(components::Paragraph::new(link(asked, "/colleagues", "agencies-colleagues-link")).html());
    shown
}

//! The pages of this capability, one file each, and the list of their addresses.

mod account;
mod agency;
mod agency_sign_in;
mod change;
mod colleagues;
mod confirm;
mod forgotten;
mod invitation;
mod invite;
mod keep_second_step;
mod movements;
mod new_password;
mod own_agency;
mod own_app;
mod own_codes;
mod own_passkeys;
mod own_password;
mod own_sign_in;
mod passkey;
mod people;
mod person;
mod proof;
mod region;
mod register;
mod rota;
mod second_step;
mod set_up;
mod sign_in;
mod signed_out;
mod through_agency;
mod training;

use crate::credentials::{rules::Weakness, second_factor::Secret, square::Square};
use components::{Button, ButtonVariant, Choice, Html, InsetText, Link, Paragraph, SummaryRow};
use fetch::Client;
use kernel::{AgencyId, Date};
use web::{Asked, Door, Fields, Outcome, Routes};

/// All addresses of this capability. Agencies' own sign-ins are asked with this client.
pub fn routes(client: &Client) -> Routes {
    let open = Routes::new()
        .get("/sign-in", Door::Public, "agencies.sign_in", sign_in::show)
        .post("/sign-in", Door::Public, "agencies.sign_in", sign_in::submit)
        .get("/sign-in/code", Door::Public, "agencies.sign_in", second_step::show)
        .post("/sign-in/code", Door::Public, "agencies.sign_in", second_step::submit)
        .get("/sign-in/recovery-code", Door::Public, "agencies.sign_in", second_step::show_recovery)
        .post("/sign-in/recovery-code", Door::Public, "agencies.sign_in", second_step::submit_recovery)
        .get("/sign-in/passkey", Door::Public, "agencies.sign_in", sign_in::show_passkey)
        .post("/sign-in/passkey", Door::Public, "agencies.sign_in", sign_in::passkey)
        .post("/sign-in/code/passkey", Door::Public, "agencies.sign_in", second_step::passkey)
        .get("/sign-in/agency", Door::Public, "agencies.sign_in", through_agency::choose)
        .get("/sign-in/agency/{agency}", Door::Public, "agencies.sign_in", asking(client, through_agency::begin))
        .get(
            "/sign-in/agency/{agency}/return",
            Door::Public,
            "agencies.sign_in",
            asking(client, through_agency::come_back),
        )
        .get("/sign-in/set-up", Door::Public, "agencies.sign_in", set_up::show)
        .post("/sign-in/set-up", Door::Public, "agencies.sign_in", set_up::submit)
        .get("/invitation/{token}", Door::Public, "agencies.sign_in", invitation::show)
        .post("/invitation/{token}", Door::Public, "agencies.sign_in", invitation::submit)
        .get("/forgotten-password", Door::Public, "agencies.sign_in", forgotten::show)
        .post("/forgotten-password", Door::Public, "agencies.sign_in", forgotten::submit)
        .get("/forgotten-password/sent", Door::Public, "", forgotten::sent)
        .get("/new-password/{token}", Door::Public, "agencies.sign_in", new_password::show)
        .post("/new-password/{token}", Door::Public, "agencies.sign_in", new_password::submit)
        .get("/keep-second-step/{token}", Door::Public, "agencies.sign_in", keep_second_step::show)
        .post("/keep-second-step/{token}", Door::Public, "agencies.sign_in", keep_second_step::submit)
        .post("/sign-out", Door::Public, "agencies.sign_in", signed_out::submit)
        .get("/signed-out", Door::Public, "", signed_out::show);
    let own = Routes::new()
        .get("/account", Door::Staff, "agencies.own_account", account::show)
        .post("/account/language", Door::Staff, "agencies.own_account", account::choose_language)
        .post("/account/sessions", Door::Staff, "agencies.own_account", account::end_sessions)
        .get("/account/password", Door::Staff, "agencies.own_account", own_password::show)
        .post("/account/password", Door::Staff, "agencies.own_account", own_password::submit)
        .post("/account/confirm", Door::Staff, "agencies.own_account", confirm::submit)
        .get("/account/recovery-codes", Door::Staff, "agencies.change_factors", own_codes::show)
        .post("/account/recovery-codes", Door::Staff, "agencies.change_factors", own_codes::submit)
        .get("/account/passkeys", Door::Staff, "agencies.own_account", own_passkeys::show)
        .get("/account/passkeys/add", Door::Staff, "agencies.change_factors", own_passkeys::show_add)
        .post("/account/passkeys/add", Door::Staff, "agencies.change_factors", own_passkeys::add)
        .get("/account/passkeys/{passkey}/rename", Door::Staff, "agencies.own_account", own_passkeys::show_rename)
        .post("/account/passkeys/{passkey}/rename", Door::Staff, "agencies.own_account", own_passkeys::rename)
        .get("/account/passkeys/{passkey}/remove", Door::Staff, "agencies.change_factors", own_passkeys::show_remove)
        .post("/account/passkeys/{passkey}/remove", Door::Staff, "agencies.change_factors", own_passkeys::remove)
        .get("/account/agency-sign-in", Door::Staff, "agencies.own_account", own_sign_in::show)
        .get("/account/agency-sign-in/link", Door::Staff, "agencies.change_factors", own_sign_in::show_link)
        .get("/account/agency-sign-in/go", Door::Staff, "agencies.change_factors", asking(client, own_sign_in::go))
        .get("/account/agency-sign-in/unlink", Door::Staff, "agencies.change_factors", own_sign_in::show_unlink)
        .post("/account/agency-sign-in/unlink", Door::Staff, "agencies.change_factors", own_sign_in::unlink)
        .get("/account/app", Door::Staff, "agencies.change_factors", own_app::show)
        .post("/account/app", Door::Staff, "agencies.change_factors", own_app::submit);
    let managed = Routes::new()
        .get("/colleagues", Door::Staff, "agencies.search_staff", colleagues::show)
        .get("/agency/people", Door::Staff, "agencies.view_region", own_agency::people)
        .get("/agency/rota", Door::Staff, "agencies.view_region", own_agency::rota)
        .get("/agencies", Door::Staff, "agencies.view_region", region::show)
        .get("/agencies/proof", Door::Staff, "agencies.take_checkpoint", proof::show)
        .get("/agencies/checkpoint.txt", Door::Staff, "agencies.take_checkpoint", proof::download)
        .get("/agencies/register", Door::Staff, "agencies.register", register::show)
        .post("/agencies/register", Door::Staff, "agencies.register", register::submit)
        .get("/agencies/{agency}", Door::Staff, "agencies.view_region", agency::show)
        .get("/agencies/{agency}/form-team", Door::Staff, "agencies.form_team", agency::show_team)
        .post("/agencies/{agency}/form-team", Door::Staff, "agencies.form_team", agency::submit_team)
        .get("/agencies/{agency}/people", Door::Staff, "agencies.view_people", people::show)
        .get("/agencies/{agency}/training", Door::Staff, "agencies.record_training", training::show)
        .post("/agencies/{agency}/training", Door::Staff, "agencies.record_training", training::submit)
        .with_uploads()
        .get("/agencies/{agency}/invite", Door::Staff, "agencies.invite", invite::show)
        .post("/agencies/{agency}/invite", Door::Staff, "agencies.invite", invite::submit)
        .get("/agencies/{agency}/sign-in", Door::Staff, "agencies.view_sign_in", agency_sign_in::show)
        .get("/agencies/{agency}/sign-in/change", Door::Staff, "agencies.set_sign_in", agency_sign_in::show_change)
        .post(
            "/agencies/{agency}/sign-in/change",
            Door::Staff,
            "agencies.set_sign_in",
            asking(client, agency_sign_in::change),
        )
        .post(
            "/agencies/{agency}/sign-in/try",
            Door::Staff,
            "agencies.view_sign_in",
            asking(client, agency_sign_in::try_out),
        )
        .get("/agencies/{agency}/movements", Door::Staff, "agencies.view_movements", movements::show)
        .get("/agencies/{agency}/movements.csv", Door::Staff, "agencies.view_movements", movements::download)
        .get("/agencies/{agency}/rota", Door::Staff, "agencies.view_rota", rota::show)
        .get("/agencies/{agency}/rota/change", Door::Staff, "agencies.set_rota", rota::show_change)
        .post("/agencies/{agency}/rota/change", Door::Staff, "agencies.set_rota", rota::submit)
        .get("/staff/{staff}", Door::Staff, "agencies.manage_staff", person::show)
        .get("/staff/{staff}/{change}", Door::Staff, "agencies.change_staff", change::show)
        .post("/staff/{staff}/{change}", Door::Staff, "agencies.change_staff", change::submit);
    open.and(own).and(managed)
}

/// A page that asks another server.
fn asking<F, R>(client: &Client, page: F) -> impl Fn(Asked) -> R + Send + Sync + 'static + use<F, R>
where
    F: Fn(Asked, Client) -> R + Send + Sync + 'static,
    R: Future<Output = Outcome> + Send + 'static,
{
    let client = client.clone();
    move |asked| page(asked, client.clone())
}

/// The page that asks for a second factor anew, for requests that wait for one.
pub fn confirm() -> web::Handler {
    std::sync::Arc::new(|asked| Box::pin(confirm::waiting(asked)))
}

/// Where to go after signing in: a plain path of the house, and nothing else, so that no link leads away from it.
fn next(fields: &Fields) -> Option<&str> {
    let path = fields.some("next")?;
    let plain = path.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_'));
    (plain && path.starts_with('/') && !path.starts_with("//")).then_some(path)
}

/// A path with where to go afterwards.
fn with_next(path: &str, next: Option<&str>) -> String {
    next.map_or_else(|| path.to_owned(), |next| format!("{path}?next={next}"))
}

/// "Too many attempts", with how long to wait.
fn wait(asked: &Asked, minutes: i64) -> String {
    asked.t_with("agencies-wait", &[("minutes", minutes.into())])
}

/// The kind reason why a password will not do.
fn weak(asked: &Asked, weakness: Weakness) -> String {
    asked.t_with(weakness.key(), &[("shortest", crate::credentials::rules::SHORTEST.into())])
}

/// Somebody has come all the way in: what they came from is kept with the session.
async fn came_in(asked: &Asked, token: &str) -> Result<(), store::Stop> {
    use crate::commands::devices::{self, CameFrom};
    let from = CameFrom::of(&asked.browser, &asked.network);
    devices::arrived(&asked.house, &asked.visit, token, &asked.device, &from).await
}

fn button(asked: &Asked, key: &str) -> Html {
    Button::new(asked.t(key)).html()
}

fn lesser_button(asked: &Asked, key: &str) -> Html {
    Button { variant: ButtonVariant::Secondary, ..Button::new(asked.t(key)) }.html()
}

fn button_link(asked: &Asked, path: &str, key: &str) -> Html {
    Button::link(asked.url(path), asked.t(key)).html()
}

fn link(asked: &Asked, path: &str, key: &str) -> Html {
    Link::new(asked.url(path), asked.t(key)).html()
}

fn link_line(asked: &Asked, path: &str, key: &str) -> Html {
    Paragraph::new(link(asked, path, key)).html()
}

/// An input for a name, not as wide as the page.
fn short(input: components::Input) -> Html {
    components::Input { classes: "govuk-input--width-20".to_owned(), ..input }.html()
}

fn text(words: impl Into<String>) -> Html {
    Paragraph::new(words.into()).html()
}

fn row(asked: &Asked, key: &str, value: impl Into<components::Content>) -> SummaryRow {
    SummaryRow::new(asked.t(key), value)
}

/// What an app reads, and the same as text for those who type it.
fn square(asked: &Asked, secret: &Secret, account: &str) -> Html {
    let issuer = asked.house_name();
    let address = secret.address(&issuer, account);
    let mut shown = Html::default();
    if let Some(Square { size, path }) = Square::of(&address) {
        // Written here and not in a template because nothing in it was typed by anybody: digits and letters of a path.
        let label = Html::text(&asked.t("agencies-set-up-square"));
        shown.push(Html::trusted(format!(
            "<svg class=\"dolen-square\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" width=\"264\" \
             height=\"264\" role=\"img\" aria-label=\"{}\" shape-rendering=\"crispEdges\"><rect width=\"{size}\" \
             height=\"{size}\" fill=\"#fff\"/><path d=\"{path}\" fill=\"#000\"/></svg>",
            label.as_str()
        )));
    }
    shown.push(asked.paragraph("agencies-set-up-by-hand"));
    shown.push(InsetText::new(secret.in_groups()).html());
    shown
}

/// The roles that the visitor may give.
fn giveable(asked: &Asked) -> Vec<Choice> {
    use crate::words::Role;
    let system = asked.visit.who.roles.contains(Role::SystemAdministrator.code());
    let may = Role::GIVEN.iter().filter(|role| system || **role != Role::SystemAdministrator);
    let choice =
        |role: &Role| Choice::new(role.code(), asked.t(role.key())).hint(asked.t(&format!("{}-hint", role.key())));
    may.map(choice).collect()
}

/// A whole day out of a date field.
fn day(fields: &Fields, name: &str) -> Result<Option<Date>, ()> {
    let (day, month, year) = fields.date_parts(name);
    match fields.date(name) {
        Ok(None) => Ok(None),
        // Only a whole day will do here.
        Ok(Some(date)) if !(day.is_empty() || month.is_empty() || year.is_empty()) => {
            date.to_string().parse().map(Some).map_err(|_| ())
        }
        Ok(Some(_)) | Err(_) => Err(()),
    }
}

/// The fields of a date, filled with a day.
fn with_day(fields: Fields, name: &str, day: Date) -> Fields {
    fields
        .with(&format!("{name}-day"), day.day().to_string())
        .with(&format!("{name}-month"), day.month().to_string())
        .with(&format!("{name}-year"), day.year().to_string())
}

/// Whether the visitor may manage an agency's people: what the buttons on other pages depend on.
fn may(asked: &Asked, action: &str, agency: AgencyId) -> bool {
    asked.permit(action, &crate::commands::region::agency_thing(agency)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leads_away_from_the_house() {
        let next_of = |text: &str| next(&Fields::default().with("next", text)).map(str::to_owned);
        assert_eq!(next_of("/concerns/abc-1"), Some("/concerns/abc-1".to_owned()));
        for away in ["", "//elsewhere", "https://elsewhere", "/\\elsewhere", "elsewhere", "/a?b=c", "/a b"] {
            assert_eq!(next_of(away), None, "{away}");
        }
        assert_eq!(with_next("/sign-in/code", Some("/desk")), "/sign-in/code?next=/desk");
        assert_eq!(with_next("/sign-in/code", None), "/sign-in/code");
    }

    #[test]
    fn only_whole_days_count() {
        let fields = |day: &str, month: &str, year: &str| {
            Fields::default().with("d-day", day).with("d-month", month).with("d-year", year)
        };
        assert_eq!(day(&fields("", "", ""), "d"), Ok(None));
        assert_eq!(day(&fields("3", "12", "2026"), "d"), Ok("2026-12-03".parse().ok()));
        assert_eq!(day(&fields("", "12", "2026"), "d"), Err(()));
        assert_eq!(day(&fields("31", "2", "2026"), "d"), Err(()));
        let filled = with_day(Fields::default(), "d", "2026-12-03".parse().unwrap());
        assert_eq!(day(&filled, "d"), Ok("2026-12-03".parse().ok()));
    }
}

//! One change to one member of staff: what, from when, and why.

use super::{day, giveable, with_day};
use crate::commands::manage::{self, Move};
use crate::decide::Period;
use crate::queries::{self, PersonRow, TeamRow};
use crate::words::Role;
use components::{Button, ButtonVariant, Choice, WarningText};
use kernel::{ActorId, Date};
use store::Stop;
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

/// What is asked for a kind of change.
struct Form {
    what: &'static str,
    role: bool,
    team: bool,
    from: bool,
    until: bool,
    last_day: bool,
    trained: bool,
    reason: bool,
    warns: bool,
}

const PLAIN: Form = Form {
    what: "",
    role: false,
    team: false,
    from: false,
    until: false,
    last_day: false,
    trained: false,
    reason: true,
    warns: false,
};
const FORMS: &[Form] = &[
    Form { what: "give-role", role: true, from: true, until: true, ..PLAIN },
    Form { what: "take-role", role: true, last_day: true, ..PLAIN },
    Form { what: "join-team", team: true, from: true, until: true, ..PLAIN },
    Form { what: "leave-team", team: true, last_day: true, ..PLAIN },
    Form { what: "leave", last_day: true, warns: true, ..PLAIN },
    Form { what: "training", trained: true, reason: false, ..PLAIN },
    Form { what: "unlock", ..PLAIN },
    Form { what: "end-sessions", warns: true, ..PLAIN },
    Form { what: "unlink-sign-in", warns: true, ..PLAIN },
    Form { what: "reset-second-factor", warns: true, ..PLAIN },
    Form { what: "invite-again", reason: false, ..PLAIN },
];

struct Known {
    form: &'static Form,
    person: PersonRow,
    roles: Vec<Choice>,
    teams: Vec<Choice>,
}

/// The form.
pub(super) async fn show(asked: Asked) -> Outcome {
    let known = known(&asked).await?;
    let today = asked.now().date();
    let fields = with_day(with_day(Fields::default(), "from", today), "last-day", today);
    page(&asked, &known, &fields, &Mistakes::none()).answer()
}

/// Makes the change.
pub(super) async fn submit(asked: Asked) -> Outcome {
    let known = known(&asked).await?;
    let mut mistakes = Mistakes::none();
    if asked.switching_language {
        return page(&asked, &known, &asked.form, &mistakes).answer();
    }
    let reason = asked.form.text("reason");
    let Some(step) = read(&asked, &known, &mut mistakes) else {
        return page(&asked, &known, &asked.form, &mistakes).answer();
    };
    match manage::make(&asked.house, &asked.visit, known.person.id, step, reason).await {
        Ok(()) => Ok(Answer::Redirect(format!("/staff/{}?told=done", known.person.id))),
        Err(Stop::Declined(declined)) => {
            mistakes.add(known.form.first_field(), asked.t(&format!("declined-{}", declined.0)));
            page(&asked, &known, &asked.form, &mistakes).answer()
        }
        Err(other) => Err(other),
    }
}

impl Form {
    fn first_field(&self) -> &'static str {
        match (self.role, self.team, self.last_day) {
            (true, ..) => "role",
            (_, true, _) => "team",
            (.., true) => "last-day",
            _ if self.trained => "trained",
            _ if self.reason => "reason",
            _ => "main-form",
        }
    }
}

async fn known(asked: &Asked) -> Result<Known, Stop> {
    let id: ActorId = asked.id("staff")?;
    let form = FORMS.iter().find(|form| form.what == asked.param("change")).ok_or(Stop::NotFound)?;
    manage::permit(&asked.house, &asked.visit, id).await?;
    let mut reader = asked.house.facts().await?;
    let person = queries::person(&mut reader, id).await?.ok_or(Stop::NotFound)?;
    let (held_roles, held_teams) = queries::held(&mut reader, id).await?;
    let today = asked.now().date();
    let open_roles: Vec<Role> = held_roles.iter().filter(|held| held.is_open(today)).map(|held| held.what).collect();
    let held = |role: &Choice| open_roles.iter().any(|open| open.code() == role.value);
    let wants_held = form.last_day;
    let roles = giveable(asked).into_iter().filter(|role| held(role) == wants_held).collect();
    let teams = queries::teams_of(&mut reader, person.agency).await?;
    let belongs = |team: &TeamRow| held_teams.iter().any(|held| held.what == team.id && held.is_open(today));
    let teams = teams.iter().filter(|team| belongs(team) == wants_held).map(|team| {
        Choice::new(team.id.to_string(), team.name.get(asked.visit.language)).hint(asked.t(team.team_type.key()))
    });
    Ok(Known { form, person, roles, teams: teams.collect() })
}

fn read(asked: &Asked, known: &Known, mistakes: &mut Mistakes) -> Option<Move> {
    let (form, fields) = (known.form, &asked.form);
    let role = Role::from_code(fields.text("role"));
    let team = fields.text("team").parse().ok();
    mistakes.unless(!form.role || role.is_some(), "role", asked.t("agencies-role-missing"));
    mistakes.unless(!form.team || team.is_some(), "team", asked.t("agencies-team-missing"));
    let mut a_day = |wanted: bool, name: &str, may_be_empty: bool| -> Option<Date> {
        let read = day(fields, name);
        let fits = matches!(read, Ok(Some(_))) || (may_be_empty && read == Ok(None));
        mistakes.unless(!wanted || fits, name, asked.t("agencies-day-wrong"));
        read.ok().flatten()
    };
    let from = a_day(form.from, "from", false);
    let until = a_day(form.until, "until", true);
    let last_day = a_day(form.last_day, "last-day", false);
    let trained = a_day(form.trained, "trained", false);
    mistakes.unless(!form.reason || !fields.text("reason").is_empty(), "reason", asked.t("agencies-reason-missing"));
    if mistakes.any() {
        return None;
    }
    let period = from.map(|from| Period { from, until });
    match (form.what, role, team) {
        ("give-role", Some(role), _) => Some(Move::GiveRole(role, period?)),
        ("take-role", Some(role), _) => Some(Move::TakeRole(role, last_day?)),
        ("join-team", _, Some(team)) => Some(Move::JoinTeam(team, period?)),
        ("leave-team", _, Some(team)) => Some(Move::LeaveTeam(team, last_day?)),
        ("leave", ..) => Some(Move::Leave(last_day?)),
        ("training", ..) => Some(Move::Training(trained?)),
        ("unlock", ..) => Some(Move::Unlock),
        ("reset-second-factor", ..) => Some(Move::ResetSecondFactor),
        ("end-sessions", ..) => Some(Move::EndSessions),
        ("unlink-sign-in", ..) => Some(Move::UnlinkSignIn),
        ("invite-again", ..) => Some(Move::InviteAgain),
        _ => None,
    }
}

fn page(asked: &Asked, known: &Known, fields: &Fields, mistakes: &Mistakes) -> Page {
    let (form, what) = (known.form, known.form.what);
    let back = format!("/staff/{}", known.person.id);
    let page = Page::new(asked.t(&format!("agencies-change-{what}")))
        .caption(super::people::name_of(asked, &known.person.name))
        .menu("agency")
        .back(back)
        .mistakes(mistakes);
    if (form.role && known.roles.is_empty()) || (form.team && known.teams.is_empty()) {
        return page.with(asked.paragraph("agencies-change-nothing"));
    }
    let filled = Filled::new(asked, fields, mistakes);
    let mut shown = asked.form(&asked.path);
    if form.role {
        shown = shown.field(filled.radios("role", "agencies-role", known.roles.clone()).html());
    }
    if form.team {
        shown = shown.field(filled.radios("team", "agencies-team", known.teams.clone()).html());
    }
    if form.from {
        shown = shown.field(filled.date("from", "agencies-first-day").html());
    }
    if form.until {
        shown = shown.field(filled.date("until", "agencies-until-question").html());
    }
    if form.last_day {
        shown = shown.field(filled.date("last-day", "agencies-last-day").html());
    }
    if form.trained {
        shown = shown.field(filled.date("trained", "agencies-training-question").html());
    }
    if form.reason {
        shown = shown.field(filled.textarea("reason", &reason_key(what)).html());
    }
    let variant = if form.warns { ButtonVariant::Warning } else { ButtonVariant::Primary };
    let button = Button { variant, ..Button::new(asked.t(&format!("agencies-change-{what}-button"))) };
    let intro = format!("agencies-change-{what}-intro");
    let page = if form.warns {
        page.with(WarningText::new(asked.t("agencies-warning"), asked.t(&intro)).html())
    } else {
        page.with(asked.paragraph(&intro))
    };
    page.form(shown.button(button.html()))
}

/// Where it opens a door again, the question is how the administrator made sure who was asking.
fn reason_key(what: &str) -> String {
    match what {
        "unlock" | "reset-second-factor" => "agencies-reason-sure".to_owned(),
        _ => "agencies-reason".to_owned(),
    }
}

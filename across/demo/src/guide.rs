//! The page that shows the way through a demonstration: whom to sign in as, and a short walk.

use agencies::credentials::second_factor::Secret;
use agencies::queries::{self, PersonRow, StaffFilter};
use agencies::seeding;
use agencies::words::{AgencyType, Role, Standing, TeamType};
use kernel::ActorId;
use std::collections::BTreeMap;
use store::{Fault, Stop};
use web::components::{Button, ButtonVariant, Cell, Details, Heading, Html, InsetText, Size, Table, scroll};
use web::{Answer, Asked, Door, Outcome, Page, Routes};

/// The addresses of the guide; only a demonstration has them.
pub fn routes() -> Routes {
    Routes::new().get("/demo", Door::Public, "", show).post("/demo/enter", Door::Public, "agencies.sign_in", enter)
}

/// Somebody to sign in as.
struct SignIn {
    person: PersonRow,
    agency: String,
    /// Their team, or what they do where they have none.
    place: String,
    sees: &'static str,
}

async fn show(asked: Asked) -> Outcome {
    demonstration(&asked)?;
    let everybody = everybody(&asked).await?;
    // One of each, of Gwynedd and of the partners; everybody else below.
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut first = Vec::new();
    for (place, one) in everybody.iter().enumerate() {
        if !seen.contains_key(one.sees) {
            seen.insert(one.sees, place);
            first.push(place);
        }
    }
    let chosen: Vec<&SignIn> = first.iter().map(|place| &everybody[*place]).collect();
    let rest: Vec<&SignIn> = everybody.iter().collect();
    let page = Page::new(asked.t("demo-title"))
        .full()
        .with(asked.paragraph("demo-lead"))
        .with(heading(&asked, "demo-walk"))
        .with(walk(&asked, &chosen))
        .with(heading(&asked, "demo-sign-ins"))
        .with(asked.paragraph("demo-sign-ins-help"))
        .with(table(&asked, "demo-sign-ins", &chosen))
        .with(Details {
            summary: asked.t("demo-all").into(),
            content: table(&asked, "demo-all", &rest).into(),
            ..Details::default()
        })
        .with(heading(&asked, "demo-by-hand"))
        .with(asked.rich("demo-by-hand-help", &[("password", crate::PASSWORD.into())]))
        .with(InsetText::new(asked.t_with("demo-code", &[("code", code(&asked)?.as_str().into())])))
        .with(Button {
            variant: ButtonVariant::Secondary,
            ..Button::link(asked.url("/demo"), asked.t("demo-code-again"))
        });
    page.answer()
}

async fn enter(asked: Asked) -> Outcome {
    demonstration(&asked)?;
    let who: ActorId = asked.form.text("who").parse().map_err(|_| Stop::NotFound)?;
    let person = queries::person(&mut asked.house.facts().await?, who).await?.ok_or(Stop::NotFound)?;
    if person.standing != Standing::Active {
        return Err(Stop::NotFound);
    }
    let token = seeding::session(&asked.house, asked.now(), who).await?;
    // The language of the visitor stays: they came to look, not to work.
    Ok(Answer::SignedIn { token, then: "/home".to_owned(), language: None })
}

/// Made-up people only: elsewhere this page is not there.
fn demonstration(asked: &Asked) -> Result<(), Stop> {
    if asked.house.settings().demo { Ok(()) } else { Err(Stop::NotFound) }
}

fn code(asked: &Asked) -> Result<String, Fault> {
    let secret = Secret::from_bytes(&crate::APP).ok_or_else(|| Fault::new("an app's secret of another length"))?;
    Ok(secret.code_at(asked.now()))
}

async fn everybody(asked: &Asked) -> Result<Vec<SignIn>, Stop> {
    let mut reader = asked.house.facts().await?;
    let mut found = Vec::new();
    for agency in queries::agencies(&mut reader).await? {
        let teams = queries::teams_of(&mut reader, agency.id).await?;
        let filter = StaffFilter { standing: Some(Standing::Active), ..StaffFilter::default() };
        for person in queries::people(&mut reader, agency.id, &filter).await?.rows {
            let (roles, mine) = queries::held(&mut reader, person.id).await?;
            let today = asked.now().date();
            let roles: Vec<Role> = roles.iter().filter(|held| held.is_open(today)).map(|held| held.what).collect();
            let team = teams.iter().find(|team| mine.iter().any(|held| held.what == team.id && held.is_open(today)));
            let sees = sees(&roles, team.map(|team| team.team_type), agency.agency_type);
            let words: Vec<String> = roles.iter().map(|role| asked.t(role.key())).collect();
            let place =
                team.map_or_else(|| asked.texts.list(&words), |team| team.name.get(asked.visit.language).to_owned());
            found.push(SignIn { person, agency: agency.name.get(asked.visit.language).to_owned(), place, sees });
        }
    }
    // Gwynedd's desk first, then in the order in which a concern meets them.
    let order = |one: &SignIn| ORDER.iter().position(|sees| *sees == one.sees).unwrap_or(ORDER.len());
    found.sort_by_key(|one| (order(one), !one.agency.contains("Gwynedd"), one.agency.clone(), one.person.name.clone()));
    Ok(found)
}

const ORDER: &[&str] = &[
    "demo-sees-duty",
    "demo-sees-supervisor",
    "demo-sees-out-of-hours",
    "demo-sees-designated",
    "demo-sees-police",
    "demo-sees-practitioner",
    "demo-sees-governance",
    "demo-sees-guardian",
    "demo-sees-administrator",
    "demo-sees-system",
];

/// The key of what somebody will see.
fn sees(roles: &[Role], team: Option<TeamType>, agency: AgencyType) -> &'static str {
    match team {
        _ if roles.contains(&Role::SystemAdministrator) => "demo-sees-system",
        _ if roles.contains(&Role::InformationGovernance) => "demo-sees-governance",
        _ if roles.contains(&Role::CaldicottGuardian) => "demo-sees-guardian",
        _ if roles.contains(&Role::AgencyAdministrator) => "demo-sees-administrator",
        Some(TeamType::Specialist) if agency == AgencyType::Police => "demo-sees-police",
        Some(TeamType::DutyDesk) if roles.contains(&Role::Supervisor) => "demo-sees-supervisor",
        Some(TeamType::DutyDesk) => "demo-sees-duty",
        Some(TeamType::OutOfHours) => "demo-sees-out-of-hours",
        Some(TeamType::DesignatedDesk) => "demo-sees-designated",
        _ => "demo-sees-practitioner",
    }
}

fn heading(asked: &Asked, key: &str) -> Html {
    Heading::new(2, Size::M, asked.t(key)).html()
}

fn table(asked: &Asked, caption: &str, people: &[&SignIn]) -> Html {
    let rows = people.iter().map(|one| {
        let label = asked.t_with("demo-enter-as", &[("name", one.person.name.as_str().into())]);
        let button = Button { variant: ButtonVariant::Secondary, ..Button::new(label) };
        let form = asked.side_form("/demo/enter").hidden("who", one.person.id.to_string()).button(button.html());
        let lines = [one.agency.as_str(), one.place.as_str(), one.person.email.as_deref().unwrap_or_default()];
        let lines = lines
            .iter()
            .filter(|line| !line.is_empty())
            .map(|line| Html::join([Html::trusted("<div>"), Html::text(line), Html::trusted("</div>")]));
        vec![Cell::new(form.html()), Cell::new(Html::join(lines)), Cell::new(asked.t(one.sees))]
    });
    let head = ["demo-name", "demo-agency", "demo-sees"];
    let table = Table {
        caption: asked.t(caption),
        caption_classes: "govuk-visually-hidden".to_owned(),
        head: head.iter().map(|key| Cell::new(asked.t(key))).collect(),
        rows: rows.collect(),
        ..Table::default()
    };
    scroll(&asked.t(caption), table.html())
}

/// The steps of the walk, in order.
const WALK: &[&str] = &[
    "demo-walk-1",
    "demo-walk-2",
    "demo-walk-3",
    "demo-walk-4",
    "demo-walk-5",
    "demo-walk-6",
    "demo-walk-7",
    "demo-walk-8",
];

fn walk(asked: &Asked, chosen: &[&SignIn]) -> Html {
    let name = |sees: &str| {
        let found = chosen.iter().find(|one| one.sees == sees);
        found.map(|one| format!("{} ({})", one.person.name, one.agency)).unwrap_or_default()
    };
    let (public, back) = (asked.url("/"), asked.url("/return"));
    // At night, at weekends and on bank holidays a report goes to the out-of-hours team.
    let staffed = asked.house.limits().calendar().is_working_day(asked.now().date())
        && (9..17).contains(&asked.now().time_of_day().0);
    let duty = name(if staffed { "demo-sees-duty" } else { "demo-sees-out-of-hours" });
    let supervisor = name("demo-sees-supervisor");
    let (practitioner, system) = (name("demo-sees-practitioner"), name("demo-sees-system"));
    let args = [
        ("public", public.as_str().into()),
        ("return", back.as_str().into()),
        ("town", "Caernarfon".into()),
        ("duty", duty.as_str().into()),
        ("supervisor", supervisor.as_str().into()),
        ("practitioner", practitioner.as_str().into()),
        ("system", system.as_str().into()),
        ("search", "Sian Llewellyn".into()),
    ];
    let steps = WALK.iter().map(|step| {
        let text = asked.texts.rich(step, &args);
        Html::join([Html::trusted("<li>"), Html::trusted(text), Html::trusted("</li>")])
    });
    Html::join([
        Html::trusted(r#"<ol class="govuk-list govuk-list--number govuk-list--spaced">"#),
        Html::join(steps),
        Html::trusted("</ol>"),
    ])
}

//! An agency's own sign-in, as its administrators set it up and try it out.

use super::{button, button_link, lesser_button, row};
use crate::commands::region::agency_thing;
use crate::commands::single_sign_on::{self, Setting, Tried, Wanted};
use crate::queries::{self, AgencyRow};
use crate::words::{self, Name, SignInWay};
use components::{Choice, Input, InsetText, SummaryList};
use fetch::Client;
use kernel::AgencyId;
use store::Stop;
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

/// Most letters of an address and of a name at a provider; most of a secret; most of words on a link.
const LONGEST: usize = 300;
const LONGEST_SECRET: usize = 1000;
const LONGEST_WORDS: usize = 120;

fn path(agency: AgencyId) -> String {
    format!("/agencies/{agency}/sign-in")
}

/// How it is set, and the address that the provider must be told.
pub(super) async fn show(asked: Asked) -> Outcome {
    let id: AgencyId = asked.id("agency")?;
    let (setting, kept) = single_sign_on::own_setting(&asked.house, &asked.visit, id).await?;
    let agency = agency(&asked, id).await?;
    let done = (asked.query.text("told") == "saved").then(|| asked.t("agencies-told-provider"));
    let mut page = Page::new(asked.t("agencies-provider-title"))
        .caption(agency.name.get(asked.visit.language))
        .menu("agency")
        .back(format!("/agencies/{id}"))
        .notice(done)
        .with(asked.paragraph("agencies-provider-intro"))
        .with(asked.paragraph("agencies-provider-step"));
    let tried = Tried::ALL.iter().find(|tried| tried.code() == asked.query.text("tried"));
    if let Some(tried) = tried {
        page = page.with(InsetText::new(asked.t(&format!("agencies-tried-{}", tried.code()))).html());
    }
    let mut rows = vec![row(&asked, "agencies-provider-back", single_sign_on::way_back(&asked.house, id))];
    if let Some(setting) = &setting {
        rows.extend(facts(&asked, setting, kept));
    }
    page = page.with(SummaryList::new(rows).html()).with(button_link(
        &asked,
        &format!("{}/change", path(id)),
        if setting.is_some() { "agencies-provider-change" } else { "agencies-provider-set-up" },
    ));
    if setting.is_some() {
        let form = asked.side_form(&format!("{}/try", path(id)));
        page = page.with(form.button(lesser_button(&asked, "agencies-provider-try")).html());
    }
    page.answer()
}

fn facts(asked: &Asked, setting: &Setting, kept: bool) -> Vec<components::SummaryRow> {
    let mut rows = vec![
        row(asked, "agencies-provider-way", asked.t(setting.way.key())),
        row(asked, "agencies-provider-issuer", setting.issuer.clone()),
        row(asked, "agencies-provider-client", setting.client.clone()),
        row(
            asked,
            "agencies-provider-secret",
            asked.t(if kept { "agencies-provider-secret-kept" } else { "agencies-provider-secret-none" }),
        ),
    ];
    if let Some(words) = &setting.words {
        rows.push(row(asked, "agencies-provider-words-cy", words.cy.clone()));
        rows.push(row(asked, "agencies-provider-words-en", words.en.clone()));
    }
    rows
}

/// The form, as it is set now.
pub(super) async fn show_change(asked: Asked) -> Outcome {
    let id: AgencyId = asked.id("agency")?;
    asked.permit("agencies.set_sign_in", &agency_thing(id))?;
    let (setting, kept) = single_sign_on::own_setting(&asked.house, &asked.visit, id).await?;
    let mut fields = Fields::default().with("way", SignInWay::Off.code());
    if let Some(setting) = setting {
        fields = Fields::default()
            .with("way", setting.way.code())
            .with("issuer", setting.issuer)
            .with("client", setting.client);
        if let Some(words) = setting.words {
            fields = fields.with("words-cy", words.cy).with("words-en", words.en);
        }
    }
    page(&asked, &agency(&asked, id).await?, kept, &fields, &Mistakes::none()).answer()
}

/// Sets it.
pub(super) async fn change(asked: Asked, client: Client) -> Outcome {
    let id: AgencyId = asked.id("agency")?;
    asked.permit("agencies.set_sign_in", &agency_thing(id))?;
    let (_, kept) = single_sign_on::own_setting(&asked.house, &asked.visit, id).await?;
    let agency = agency(&asked, id).await?;
    let mut mistakes = Mistakes::none();
    if asked.switching_language {
        return page(&asked, &agency, kept, &asked.form, &mistakes).answer();
    }
    let Some(wanted) = read(&asked, &client, &mut mistakes) else {
        return page(&asked, &agency, kept, &asked.form, &mistakes).answer();
    };
    match single_sign_on::set(&asked.house, &asked.visit, id, wanted).await {
        Ok(()) => Ok(Answer::Redirect(format!("{}?told=saved", path(id)))),
        Err(Stop::Declined(declined)) => {
            mistakes.add("client-password", asked.t(&format!("declined-{}", declined.0)));
            page(&asked, &agency, kept, &asked.form, &mistakes).answer()
        }
        Err(other) => Err(other),
    }
}

/// Asks the provider, and tells what is wrong.
pub(super) async fn try_out(asked: Asked, client: Client) -> Outcome {
    let id: AgencyId = asked.id("agency")?;
    asked.permit("agencies.view_sign_in", &agency_thing(id))?;
    if !asked.may_try(&format!("try-provider:{id}"), 20, 10) {
        return Ok(Answer::Redirect(format!("{}?tried={}", path(id), Tried::Slow.code())));
    }
    let tried = single_sign_on::try_out(&asked.house, &asked.visit, &client, id).await?;
    Ok(Answer::Redirect(format!("{}?tried={}", path(id), tried.code())))
}

async fn agency(asked: &Asked, id: AgencyId) -> Result<AgencyRow, Stop> {
    queries::agency(&mut asked.house.facts().await?, id).await?.ok_or(Stop::NotFound)
}

fn read(asked: &Asked, client: &Client, mistakes: &mut Mistakes) -> Option<Wanted> {
    let form = &asked.form;
    let way = SignInWay::from_code(form.text("way"));
    mistakes.unless(way.is_some(), "way", asked.t("agencies-provider-way-missing"));
    let issuer = words::issuer(form.text("issuer"));
    let allowed = |issuer: &String| url::Url::parse(issuer).is_ok_and(|address| client.allows(&address).is_ok());
    let issuer = issuer.filter(allowed);
    mistakes.unless(issuer.is_some(), "issuer", asked.t("agencies-provider-issuer-wrong"));
    let name = form.text("client");
    let fits = |text: &str, most: usize| text.chars().count() <= most && !text.contains(char::is_control);
    let known = !name.is_empty() && fits(name, LONGEST);
    mistakes.unless(known, "client", asked.t("agencies-provider-client-missing"));
    let secret = form.some("client-password");
    let sound = secret.is_none_or(|secret| fits(secret, LONGEST_SECRET));
    mistakes.unless(sound, "client-password", asked.t("agencies-provider-secret-wrong"));
    let (cy, en) = (form.text("words-cy"), form.text("words-en"));
    for (field, own, other) in [("words-cy", cy, en), ("words-en", en, cy)] {
        let both = own.is_empty() == other.is_empty() || !own.is_empty();
        let fits = both && own.chars().count() <= LONGEST_WORDS;
        mistakes.unless(fits, field, asked.t("agencies-provider-words-wrong"));
    }
    if mistakes.any() {
        return None;
    }
    let words = (!cy.is_empty()).then(|| Name { cy: cy.to_owned(), en: en.to_owned() });
    let (client, secret) = (name.to_owned(), secret.map(str::to_owned));
    Some(Wanted { issuer: issuer?, client, secret, words, way: way? })
}

fn page(asked: &Asked, agency: &AgencyRow, kept: bool, fields: &Fields, mistakes: &Mistakes) -> Page {
    let filled = Filled::new(asked, fields, mistakes);
    let plain = |input: Input| Input { spellcheck: Some(false), autocomplete: "off".to_owned(), ..input };
    let ways = SignInWay::ALL.iter().map(|way| {
        let choice = Choice::new(way.code(), asked.t(way.key()));
        let hint = format!("{}-hint", way.key());
        if asked.texts.has(&hint) { choice.hint(asked.t(&hint)) } else { choice }
    });
    let ways = filled.radios("way", "agencies-provider-way-question", ways.collect());
    let issuer = Input { input_type: "url".to_owned(), ..plain(filled.input("issuer", "agencies-provider-issuer")) };
    let secret = filled.password("client-password", "agencies-provider-secret", "off");
    let mut shown = Page::new(asked.t("agencies-provider-title"))
        .caption(agency.name.get(asked.visit.language))
        .menu("agency")
        .back(path(agency.id))
        .mistakes(mistakes);
    if kept {
        shown = shown.with(InsetText::new(asked.t("agencies-provider-secret-stays")).html());
    }
    let form = asked
        .form(&asked.path)
        .field(ways.html())
        .field(issuer.html())
        .field(plain(filled.input("client", "agencies-provider-client")).html())
        .field(secret.html())
        .field(filled.input("words-cy", "agencies-provider-words-cy").html())
        .field(filled.input("words-en", "agencies-provider-words-en").html());
    shown.form(form.button(button(asked, "agencies-save")))
}

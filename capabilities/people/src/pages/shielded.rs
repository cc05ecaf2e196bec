//! Protected addresses, former names and adoption, on a page of their own: for those who are named for the record.

use super::search::kind_key;
use crate::{
    commands,
    panels::{Around, title},
    queries::{self, RecordRow, ShieldedRow},
    words::Shielded,
};
use components::{Button, Content, Heading, Html, InsetText, Paragraph, Size, SummaryList, SummaryRow, WarningText};
use std::sync::Arc;
use store::Stop;
use vocabulary::RecordId;
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

/// Each part: its field in the form, its text, and where it stands.
type Part = (&'static str, &'static str, fn(&Shielded) -> &str);
const PARTS: [Part; 3] = [
    ("address", "people-shielded-address", |shielded| &shielded.address),
    ("former_names", "people-shielded-former-names", |shielded| &shielded.former_names),
    ("adoption", "people-shielded-adoption", |shielded| &shielded.adoption),
];

struct Known {
    record: RecordRow,
    row: Option<ShieldedRow>,
    may_write: bool,
}

impl Known {
    fn shielded(&self) -> Shielded {
        self.row.as_ref().map(|row| row.shielded.clone()).unwrap_or_default()
    }
    fn place(&self) -> u64 {
        self.row.as_ref().map_or(0, |row| row.place)
    }
}

async fn known(asked: &Asked) -> Result<Known, Stop> {
    let id: RecordId = asked.id("record")?;
    let thing = queries::known_record(&asked.house, &asked.visit, id).await?.ok_or(Stop::NotFound)?;
    let may_write = asked.permit("people.shield", &thing).is_ok() && asked.permit("people.view", &thing).is_ok();
    let permit = asked.house.ask(&asked.visit, "people.see_shielded", thing.clone()).await?;
    // Being named does not open the record itself: its title is shown here.
    asked.house.ask(&asked.visit, "people.summarise", thing).await?;
    let mut reader = asked.house.look(&permit, "shielded").await?;
    let record = queries::record(&mut reader, id).await?.ok_or(Stop::NotFound)?;
    Ok(Known { record, row: queries::shielded(&mut reader, id).await?, may_write })
}

/// The page: a form for those who may write, the same to read for the others.
pub(super) async fn show(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let known = known(&asked).await?;
    let fields = Fields::new(PARTS.map(|(name, _, of)| (name.to_owned(), of(&known.shielded()).to_owned())).to_vec());
    page(&asked, &around, &known, &fields, &Mistakes::none(), Html::default()).await?.answer()
}

async fn page(
    asked: &Asked,
    around: &Arc<dyn Around>,
    known: &Known,
    fields: &Fields,
    mistakes: &Mistakes,
    before: Html,
) -> Result<Page, Stop> {
    let path = format!("/people/{}", known.record.id);
    let told = (asked.query.text("told") == "shielded").then(|| asked.t("people-done-shielded"));
    let page = Page::new(asked.t("people-shielded-title"))
        .caption(format!("{}: {}", asked.t(kind_key(known.record.kind)), title(asked, &known.record.title)))
        .menu("people")
        .back(path.clone())
        .notice(told)
        .mistakes(mistakes)
        .with(InsetText::new(asked.t("people-shielded-what")).html())
        .with(before)
        .with(written(asked, around, known).await?);
    if !known.may_write {
        return Ok(page.with(list(asked, &known.shielded())));
    }
    let filled = Filled::new(asked, fields, mistakes);
    let field = |(name, label, _): &Part| {
        let mut area = filled.textarea(name, label);
        area.rows = 3;
        area.spellcheck = Some(false);
        area.html()
    };
    let form = asked.form(&format!("{path}/shielded")).hidden("seen", known.place().to_string());
    let form = PARTS.iter().fold(form, |form, part| form.field(field(part)));
    Ok(page.form(form.button(Button::new(asked.t("people-save")))))
}

/// Who wrote it last.
async fn written(asked: &Asked, around: &Arc<dyn Around>, known: &Known) -> Result<Html, Stop> {
    let Some(row) = &known.row else { return Ok(Html::default()) };
    let names = around.names(asked, vec![row.actor.clone()]).await?;
    let said = [("name", names.actor(asked, &row.actor).into()), ("when", asked.texts.date_time(row.at).into())];
    Ok(Paragraph::new(asked.t_with("people-shielded-written", &said)).html())
}

/// What is shielded, to be read.
fn list(asked: &Asked, shielded: &Shielded) -> Html {
    if shielded.is_empty() {
        return Paragraph::new(asked.t("people-shielded-none")).html();
    }
    let lines = |text: &str| {
        Html::trusted(text.lines().map(|line| Html::text(line).into_string()).collect::<Vec<_>>().join("<br>"))
    };
    let said = PARTS.iter().filter(|(_, _, of)| !of(shielded).is_empty());
    let rows = said.map(|(_, label, of)| SummaryRow::new(asked.t(label), Content::Html(lines(of(shielded)))));
    SummaryList::new(rows.collect()).html()
}

/// Saves it, or shows what somebody else saved in between.
pub(super) async fn submit(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let mut known = known(&asked).await?;
    if !known.may_write {
        return Err(Stop::NotFound);
    }
    let mut mistakes = Mistakes::none();
    if asked.switching_language {
        return page(&asked, &around, &known, &asked.form, &mistakes, Html::default()).await?.answer();
    }
    let text = |name: &str| asked.form.text(name).to_owned();
    let now = Shielded { address: text("address"), former_names: text("former_names"), adoption: text("adoption") };
    let seen = asked.form.number("seen").and_then(|seen| u64::try_from(seen).ok()).unwrap_or(0);
    match commands::shield(&asked.house, &asked.visit, known.record.id, seen, now.clone()).await {
        Ok(()) => Ok(Answer::Redirect(format!("/people/{}/shielded?told=shielded", known.record.id))),
        Err(Stop::Stale(_)) => {
            known = self::known(&asked).await?;
            // The same, sent twice: it is saved.
            if known.shielded() == now.tidy() {
                return Ok(Answer::Redirect(format!("/people/{}/shielded?told=shielded", known.record.id)));
            }
            let before = Html::join([
                WarningText::new(asked.t("people-warning"), asked.t("people-shielded-stale")).html(),
                Heading::new(2, Size::M, asked.t("people-head-newest")).html(),
                list(&asked, &known.shielded()),
                Heading::new(2, Size::M, asked.t("people-stale-form")).html(),
            ]);
            page(&asked, &around, &known, &asked.form, &mistakes, before).await?.status(409).answer()
        }
        Err(Stop::Declined(declined)) => {
            mistakes.add(PARTS[0].0, asked.t(&format!("declined-{}", declined.0)));
            page(&asked, &around, &known, &asked.form, &mistakes, Html::default()).await?.answer()
        }
        Err(other) => Err(other),
    }
}

/// The way to it from the record's page, for whoever may see it: whether there is anything stands only behind it, where
/// each look is told.
pub(super) fn way(asked: &Asked, record: RecordId) -> Html {
    let link = Button::link(asked.url(&format!("/people/{record}/shielded")), asked.t("people-shielded-link"));
    let what = Paragraph::new(asked.t("people-shielded-who")).html();
    let link = Button { variant: components::ButtonVariant::Secondary, ..link };
    Html::join([Heading::new(2, Size::M, asked.t("people-shielded-title")).html(), what, link.html()])
}

//! Who and what is mentioned in a concern, as it was told, with possible matches beside it.

use super::opened::Opened;
use crate::candidates::{candidates, described};
use crate::shown::lines;
use concerns::words::{Match, MentionDetails, MentionKind};
use people::panels::{at_a_glance, reasons, record_link};
use people::queries::{LikelyMatch, Scope, Summary, summaries};
use std::collections::BTreeMap;
use std::sync::OnceLock;
use store::Stop;
use vocabulary::{MentionId, RecordId};
use web::Asked;
use web::components::{
    Action, Details, Html, Paragraph, ParagraphKind, SummaryCard, SummaryList, SummaryRow, Tag, TagColour,
};

/// One mention.
pub(crate) struct Mentioned {
    /// Its id.
    pub(crate) id: MentionId,
    /// What it is.
    pub(crate) kind: MentionKind,
    /// What was told; empty when it was erased.
    pub(crate) told: MentionDetails,
    /// What was decided about it.
    pub(crate) matched: Option<Match>,
}

impl Mentioned {
    /// Whether it is decided which record it is.
    pub(crate) const fn is_decided(&self) -> bool {
        matches!(self.matched, Some(Match::Linked(_) | Match::AddedAsNew(_)))
    }
    fn record(&self) -> Option<RecordId> {
        match self.matched {
            Some(Match::Linked(record) | Match::AddedAsNew(record)) => Some(record),
            _ => None,
        }
    }
    /// Whether the visitor may make a record of it: something must be known, and their agency must keep records.
    pub(crate) fn may_be_added(&self, asked: &Asked) -> bool {
        let register = people::queries::register_thing(asked.visit.who.agency);
        !described(self.kind, &self.told).is_empty() && asked.permit("people.add", &register).is_ok()
    }
}

/// All mentions, in the order in which they were told.
pub(crate) fn all(opened: &Opened) -> Result<Vec<Mentioned>, Stop> {
    let mentions = opened.reported()?.mentions.iter().map(|mention| Mentioned {
        id: mention.id,
        kind: mention.kind,
        told: mention.details.get().cloned().unwrap_or_default(),
        matched: opened.concern.matches.get(&mention.id).copied(),
    });
    Ok(mentions.collect())
}

/// The mention of the address.
pub(crate) async fn one(asked: &Asked, opened: &Opened) -> Result<Mentioned, Stop> {
    let id: MentionId = asked.id("mention")?;
    all(opened)?.into_iter().find(|mention| mention.id == id).ok_or(Stop::NotFound)
}

/// Which part of what was told.
#[derive(Clone, Copy)]
enum Told {
    All,
    InSight,
    Folded,
}

fn rows(asked: &Asked, mentioned: &Mentioned, what: Told) -> Vec<SummaryRow> {
    let told = &mentioned.told;
    let code = |list: &str, code: &str| {
        codes().name(list, code, asked.visit.language).map_or_else(|| code.to_owned(), str::to_owned)
    };
    let born = told.date_of_birth.map(|date| asked.texts.uncertain_date(date)).unwrap_or_default();
    // What a match is judged by stands in sight; the rest is folded away on the concern's page.
    let rows = [
        (true, "given-names", told.given_names.clone()),
        (true, "family-name", told.family_name.clone()),
        (true, "known-as", told.known_as.clone()),
        (true, "date-of-birth", born),
        (true, "age", told.age.clone()),
        (false, "gender", code("gender", &told.gender)),
        (true, "description", told.description.clone()),
        (true, "address", told.address.clone()),
        (true, "postcode", told.postcode.clone()),
        (true, "phone", told.phone.clone()),
        (false, "school", told.school.clone()),
        (false, "first-language", told.first_language.clone()),
        (false, "language-of-choice", code("language_of_choice", &told.language_of_choice)),
        (true, "communication-needs", told.communication_needs.clone()),
        (false, "additional-needs", told.additional_needs.clone()),
        (false, "ethnicity", code("ethnicity", &told.ethnicity)),
        (false, "religion", told.religion.clone()),
        (false, "nhs-number", told.nhs_number.clone()),
        (false, "upn", told.upn.clone()),
        (false, "status", told.status.clone()),
        (true, "plate", told.plate.clone()),
        (true, "handle", told.handle.clone()),
    ];
    let wanted = |sight: bool| match what {
        Told::All => true,
        Told::InSight => sight,
        Told::Folded => !sight,
    };
    let said = rows.into_iter().filter(|(sight, _, value)| wanted(*sight) && !value.trim().is_empty());
    said.map(|(_, name, value)| {
        let key = format!("concern-mention-{name}");
        SummaryRow::new(asked.t(&key), lines(asked, &value, None))
    })
    .collect()
}

/// What was told of it: only what was told, and all of it.
pub(crate) fn told(asked: &Asked, mentioned: &Mentioned) -> SummaryList {
    let mut list = SummaryList::new(rows(asked, mentioned, Told::All));
    if list.rows.is_empty() {
        list.rows.push(SummaryRow::new(asked.t("concern-mention-nothing"), Html::default()));
    }
    list
}

/// One card for each mention: what was told, and which records may be meant or were decided on.
pub(crate) async fn cards(asked: &Asked, opened: &Opened, may_work: bool) -> Result<Html, Stop> {
    let mentions = all(opened)?;
    let decided: Vec<RecordId> = mentions.iter().filter_map(Mentioned::record).collect();
    let known = known(asked, &decided).await?;
    let mut cards = Html::default();
    for mentioned in &mentions {
        let mut list = SummaryList::new(rows(asked, mentioned, Told::InSight));
        let folded = rows(asked, mentioned, Told::Folded);
        if !folded.is_empty() {
            let more = SummaryList { classes: "govuk-summary-list--no-border".to_owned(), ..SummaryList::new(folded) };
            let more = Details::new(asked.t("concern-mention-more-words"), more.html());
            list.rows.push(SummaryRow::new(asked.t("concern-mention-more"), more.html()));
        }
        if let Some(match_row) = matched(asked, opened, mentioned, &known) {
            list.rows.push(match_row);
        } else if may_work {
            let found = candidates(asked, &described(mentioned.kind, &mentioned.told)).await?;
            list.rows.extend(found.map(|found| possible(asked, opened, mentioned, &found)));
        }
        let kind = format!("concerns-mention-{}", mentioned.kind.code());
        let label = mentioned.told.label();
        let title = match label.is_empty() {
            true => asked.t(&kind),
            false => {
                asked.t_with("concern-mention-title", &[("kind", asked.t(&kind).into()), ("label", (&label).into())])
            }
        };
        let actions = if may_work { actions(asked, opened, mentioned, &title) } else { Vec::new() };
        list.card = Some(SummaryCard { title: title.into(), heading_level: 3, actions, ..SummaryCard::default() });
        cards.push(list.html());
    }
    Ok(cards)
}

/// The records that were decided on, as far as the visitor may see them.
async fn known(asked: &Asked, records: &[RecordId]) -> Result<BTreeMap<RecordId, Summary>, Stop> {
    let Ok((scope, permit)) = Scope::widest(&asked.house, &asked.visit) else { return Ok(BTreeMap::new()) };
    if records.is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut reader = asked.house.look(&permit, "matched").await?;
    Ok(summaries(&mut reader, scope, records).await?)
}

fn actions(asked: &Asked, opened: &Opened, mentioned: &Mentioned, title: &str) -> Vec<Action> {
    let base = format!("{}/mentions/{}", opened.path(), mentioned.id);
    let action = |end: &str, key: &str| Action::new(asked.url(&format!("{base}{end}")), asked.t(key), title);
    match mentioned.matched {
        None => vec![action("", "concern-mention-match")],
        Some(Match::LeftOpen) => vec![action("", "concern-mention-match"), action("/undo", "concern-mention-undo")],
        Some(_) => vec![action("/undo", "concern-mention-undo")],
    }
}

/// What was decided, as a row; nothing when nobody has decided.
fn matched(
    asked: &Asked,
    opened: &Opened,
    mentioned: &Mentioned,
    known: &BTreeMap<RecordId, Summary>,
) -> Option<SummaryRow> {
    let (key, colour) = match mentioned.matched? {
        Match::Linked(_) => ("concern-matched-linked", TagColour::Green),
        Match::AddedAsNew(_) => ("concern-matched-new", TagColour::Green),
        Match::LeftOpen => ("concern-matched-left-open", TagColour::Grey),
    };
    let mut pieces = vec![Tag::new(asked.t(key), colour).html()];
    if let Some(record) = mentioned.record().and_then(|record| known.get(&record)) {
        pieces.push(record_line(asked, opened, record));
    }
    Some(SummaryRow::new(asked.t("concern-matched"), Html::join(pieces)))
}

fn record_line(asked: &Asked, opened: &Opened, record: &Summary) -> Html {
    let link = record_link(asked, record);
    let says = [opened.names.agency(record.agency).to_owned(), at_a_glance(asked, &record.details)];
    let says = says.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let says = Paragraph { kind: ParagraphKind::Quiet, ..Paragraph::new(says) };
    Html::join([Paragraph::new(link).html(), says.html()])
}

/// Records that may be meant: proposals with reasons, no verdict.
fn possible(asked: &Asked, opened: &Opened, mentioned: &Mentioned, found: &[LikelyMatch]) -> SummaryRow {
    let key = asked.t("concern-possible");
    if found.is_empty() {
        return SummaryRow::new(key, asked.t("concern-possible-none"));
    }
    let most = if mentioned.kind == MentionKind::Child { 3 } else { 2 };
    let pieces = found
        .iter()
        .take(most)
        .flat_map(|likely| [record_line(asked, opened, &likely.record), reasons(asked, &likely.weighed)]);
    SummaryRow::new(key, Html::join(pieces))
}

/// The code lists, read once.
pub(crate) fn codes() -> &'static catalogue::Codes {
    static CODES: OnceLock<catalogue::Codes> = OnceLock::new();
    CODES.get_or_init(catalogue::Codes::load)
}

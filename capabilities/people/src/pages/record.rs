//! One record and the person it is taken to be: identity, other agencies' records, possible matches, what other
//! capabilities know, and the history. Each part is a panel; what the reader may not know of is absent from all.

use super::{
    compare, history, least,
    search::kind_key,
    shielded,
    shown::{below, stacked, summary_rows},
};
use crate::{
    commands::permit_record,
    panels::{Around, Names, at_a_glance, matches, reasons, record_link, title},
    queries::{self, Decision, LikelyMatch, PersonRecords, RecordRow, Scope},
};
use components::{
    Action, Button, ButtonVariant, Content, Heading, Html, Link, Paragraph, Size, SummaryCard, SummaryList, SummaryRow,
};
use std::sync::Arc;
use store::{Stop, Stream};
use vocabulary::RecordId;
use web::{Asked, Outcome, Page};

/// How many possible matches are shown.
const MATCHES: usize = 5;
/// Out of how many: some are decided, and about some the visitor may not decide.
const WEIGHED: usize = 30;

struct Known {
    record: RecordRow,
    person: PersonRecords,
    decisions: Vec<Decision>,
    told: store::History<crate::events::Event>,
    may_change: bool,
    may_link: bool,
    may_see_shielded: bool,
}

async fn known(asked: &Asked) -> Result<Known, Stop> {
    let id: RecordId = asked.id("record")?;
    let permit = permit_record(&asked.house, &asked.visit, "people.view", id).await?;
    let thing = queries::known_record(&asked.house, &asked.visit, id).await?.ok_or(Stop::NotFound)?;
    let scope = Scope::of(&asked.visit);
    let mut reader = asked.house.look(&permit, "record").await?;
    let record = queries::record(&mut reader, id).await?.ok_or(Stop::NotFound)?;
    let own = asked.visit.who.agency == Some(record.agency);
    Ok(Known {
        record,
        person: queries::cluster_of(&mut reader, scope, id).await?,
        decisions: queries::decisions_about(&mut reader, scope, id).await?,
        told: reader.history(&Stream::of(id)).await?,
        // Another agency's record is never one's own to change: that need not be asked.
        may_change: own && asked.permit("people.change", &thing).is_ok(),
        may_link: asked.permit("people.link", &thing).is_ok(),
        may_see_shielded: asked.permit("people.see_shielded", &thing).is_ok(),
    })
}

/// The page.
pub(super) async fn show(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    if let Some(permit) = least::of(&asked).await? {
        return least::show(&asked, &around, &permit).await;
    }
    let known = known(&asked).await?;
    let actors = known.told.events.iter().map(|told| told.actor.clone());
    let actors = actors.chain(known.decisions.iter().map(|decision| decision.actor.clone())).collect();
    let names = around.names(&asked, actors).await?;
    let mut records = vec![known.record.id];
    records.extend(known.person.records.iter().map(|record| record.id).filter(|id| *id != known.record.id));
    let others = around.panels(&asked, records).await?;
    let proposed = proposals(&asked, &known).await?;
    let told = asked.query.text("told");
    let told = matches!(told, "added" | "changed" | "link" | "refuse" | "undo" | "ask" | "withdraw" | "part")
        .then(|| asked.t(&format!("people-done-{told}")));
    Page::new(title(&asked, &known.record.title))
        .caption(asked.t(kind_key(known.record.kind)))
        .menu("people")
        .full()
        .back("/people")
        .notice(told)
        .with(identity(&asked, &known, &names))
        .with(if known.may_see_shielded { shielded::way(&asked, known.record.id) } else { Html::default() })
        .with(same_person(&asked, &known, &names))
        .with(possible(&asked, &known, &proposed, &names))
        .with(others)
        .with(history::panel(&asked, &known.told, &known.decisions, &names))
        .answer()
}

fn identity(asked: &Asked, known: &Known, names: &Names) -> Html {
    let mut rows = summary_rows(asked, &known.record.details);
    if rows.is_empty() {
        rows.push(SummaryRow::new(asked.t("people-what-it-says"), asked.t("people-erased")));
    }
    let mut actions = Vec::new();
    if known.may_change {
        let href = asked.url(&format!("/people/{}/edit", known.record.id));
        actions.push(Action::new(href, asked.t("people-edit-link"), asked.t("people-this-record")));
    }
    let whose = names.agency(asked, known.record.agency);
    let card = SummaryCard {
        title: asked.t_with("people-record-of", &[("agency", whose.into())]).into(),
        actions,
        ..SummaryCard::default()
    };
    SummaryList { card: Some(card), ..SummaryList::new(rows) }.html()
}

/// Other records that are taken to be the same one, and why.
fn same_person(asked: &Asked, known: &Known, names: &Names) -> Html {
    let heading = Heading::new(2, Size::M, asked.t("people-same-title")).html();
    let others: Vec<&RecordRow> = known.person.records.iter().filter(|record| record.id != known.record.id).collect();
    // Of some no more may be known than that they exist, and whose they are.
    let flags: Vec<Html> = known.person.flags.iter().map(|(id, agency)| flag(asked, *id, *agency, names)).collect();
    if others.is_empty() && flags.is_empty() {
        return Html::join([heading, Paragraph::new(asked.t("people-same-none")).html()]);
    }
    let cards = others.into_iter().map(|other| {
        let mut rows = summary_rows(asked, &other.details);
        let links = known.person.links.iter().filter(|link| link.pair.one == other.id || link.pair.other == other.id);
        for link in links {
            let beside = if link.pair.one == other.id { link.pair.other } else { link.pair.one };
            let mut row = SummaryRow::new(
                asked.t("people-why-linked"),
                Content::Html(Html::join(compare::told(asked, link, names))),
            );
            if known.may_link {
                let href = asked.url(&format!("/people/{beside}/compare/{}", other.id));
                row = row.action(Action::new(href, asked.t("people-look-or-undo"), asked.t("people-this-link")));
            }
            rows.push(row);
        }
        let whose = names.agency(asked, other.agency);
        let heading = asked.t_with("people-record-of", &[("agency", whose.into())]);
        // A card is named in the hidden words of each link in it: its own name is no link.
        let see = asked.url(&format!("/people/{}", other.id));
        let card = SummaryCard {
            title: format!("{}: {heading}", title(asked, &other.title)).into(),
            heading_level: 3,
            actions: vec![Action::new(see, asked.t("people-see-link"), "")],
            ..SummaryCard::default()
        };
        SummaryList { card: Some(card), ..SummaryList::new(rows) }.html()
    });
    Html::join(std::iter::once(heading).chain(cards).chain(flags))
}

fn flag(asked: &Asked, id: RecordId, agency: kernel::AgencyId, names: &Names) -> Html {
    let whose = asked.t_with("people-flag-line", &[("agency", names.agency(asked, agency).into())]);
    Paragraph::new(Link::new(asked.url(&format!("/people/{id}")), whose).html()).html()
}

/// Records of others that stand near this one and about which nobody has decided.
async fn proposals(asked: &Asked, known: &Known) -> Result<Vec<(LikelyMatch, bool)>, Stop> {
    if !known.may_link {
        return Ok(Vec::new());
    }
    let found = matches(asked, &known.record.details, WEIGHED).await?;
    let mut reader = asked.house.facts().await?;
    let refused = queries::refused_of(&mut reader, known.record.id).await?;
    let owned = found.iter().map(|found| (found.record.id, found.record.agency));
    let may = queries::decidable(&mut reader, &asked.visit, owned).await?;
    let mut open = Vec::new();
    for found in found {
        if found.record.person == known.record.person || !may.contains(&found.record.id) {
            continue;
        }
        // What was refused is not proposed again, unless one of the two has changed since.
        if let Some(at) = refused.get(&found.record.id) {
            let other = queries::record(&mut reader, found.record.id).await?;
            let newest = other.map(|other| other.changed_at.max(known.record.changed_at));
            if newest.is_none_or(|newest| newest <= *at) {
                continue;
            }
            open.push((found, true));
        } else {
            open.push((found, false));
        }
    }
    open.truncate(MATCHES);
    Ok(open)
}

fn possible(asked: &Asked, known: &Known, proposed: &[(LikelyMatch, bool)], names: &Names) -> Html {
    if !known.may_link {
        return Html::default();
    }
    let mut pieces = vec![Heading::new(2, Size::M, asked.t("people-possible-title")).html()];
    if proposed.is_empty() {
        pieces.push(Paragraph::new(asked.t("people-possible-none")).html());
    } else {
        let row = |(found, changed_since): &(LikelyMatch, bool)| {
            let beside = asked.url(&format!("/people/{}/compare/{}", known.record.id, found.record.id));
            let glance = [at_a_glance(asked, &found.record.details), names.agency(asked, found.record.agency)];
            let glance =
                glance.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" · ");
            let who = below(record_link(asked, &found.record), &glance);
            let mut look = Link::new(beside, asked.t("people-compare-link"));
            look.visually_hidden_text = title(asked, &found.record.title);
            let mut why = vec![reasons(asked, &found.weighed)];
            if *changed_since {
                why.push(Paragraph::new(asked.t("people-changed-since")).html());
            }
            vec![who, Html::join(why), look.html()]
        };
        let head = ["people-head-who", "people-head-why", "people-head-do"].map(|key| asked.t(key));
        pieces.push(stacked(&asked.t("people-possible-title"), &head, proposed.iter().map(row)));
        pieces.push(Paragraph::new(asked.t("people-no-verdict")).html());
    }
    let find = Button::link(asked.url(&format!("/people/{}/find", known.record.id)), asked.t("people-find-link"));
    pieces.push(Button { variant: ButtonVariant::Secondary, ..find }.html());
    Html::join(pieces)
}

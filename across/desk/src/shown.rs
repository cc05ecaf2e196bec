//! Pieces that several pages show: tags, clocks, names and what was told.

use crate::clocks::{Clock, Standing};
use crate::directory::Directory;
use crate::routing::places;
use concerns::queries::ConcernRow;
use concerns::words::{Matter, Urgency};
use kernel::{Language, Standing as Certainty, Timestamp};
use web::Asked;
pub(crate) use web::components::scroll;
use web::components::{Details, Html, List, ListKind, Paragraph, ParagraphKind, Tag, TagColour};

/// How urgent, as a word.
pub(crate) fn urgency_tag(asked: &Asked, urgency: Urgency) -> Tag {
    let colour = match urgency {
        Urgency::Immediate => TagColour::Red,
        Urgency::Today => TagColour::Yellow,
        Urgency::Usual => TagColour::Grey,
    };
    let key = format!("desk-urgency-{}", urgency.code());
    Tag::new(asked.t(&key), colour)
}

/// The states of a concern that a list must not hide.
pub(crate) fn state_tags(asked: &Asked, row: &ConcernRow) -> Vec<Tag> {
    let state = |holds: bool, key: &str, colour| holds.then(|| Tag::new(asked.t(key), colour));
    let waits = row.decision.is_some() && !row.done && row.escalated_at.is_none();
    [
        state(row.opened_at.is_none() && !row.done, "desk-tag-new", TagColour::Teal),
        state(row.held && !row.done, "desk-tag-held", TagColour::Orange),
        state(row.matter == Matter::PositionOfTrust, "desk-tag-closed", TagColour::Purple),
        state(row.escalated_at.is_some(), "desk-tag-disputed", TagColour::Orange),
        state(waits, "desk-tag-unanswered", TagColour::Yellow),
        state(row.done, "desk-tag-done", TagColour::Green),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The children as told, or that no name is known.
pub(crate) fn children(asked: &Asked, row: &ConcernRow) -> String {
    if row.summary.is_empty() { asked.t("desk-name-not-told") } else { row.summary.clone() }
}

/// The council where the harm happened.
pub(crate) fn place_name(asked: &Asked, code: Option<&str>) -> String {
    let council = code.and_then(|code| places().council(code));
    council.map_or_else(|| asked.t("desk-place-unknown"), |council| council.area(asked.visit.language).to_owned())
}

/// Who raised it, by door or agency, never by the name of a member of the public.
pub(crate) fn raised_by(asked: &Asked, row: &ConcernRow, directory: &Directory) -> String {
    match row.reporter_agency {
        Some(agency) => directory.agency(agency).to_owned(),
        None => {
            let key = format!("concerns-door-{}", row.door.code());
            asked.t(&key)
        }
    }
}

/// Short words for a limit.
pub(crate) fn limit_word(asked: &Asked, limit: &str) -> String {
    let key = format!("desk-clock-{}", limit.replace('.', "-"));
    asked.t(&key)
}

/// One clock as a line: its word and when it runs out, or by how much it is late. Late is said in words, not only in red.
pub(crate) fn clock_line(asked: &Asked, clock: &Clock) -> Html {
    let now = asked.now();
    let said = |when: String| {
        let what = limit_word(asked, clock.limit);
        asked.t_with("desk-clock-line", &[("what", what.into()), ("when", when.into())])
    };
    match clock.standing(now) {
        Standing::Late => Tag::new(said(asked.texts.due(clock.due, now)), TagColour::Red).html(),
        Standing::Running => Html::text(&said(asked.texts.due(clock.due, now))),
        Standing::Kept | Standing::DoneLate => Html::text(&said(asked.t("desk-clock-kept"))),
    }
}

/// The clocks of one concern, for a narrow column: what is owed, how it stands, until when.
pub(crate) fn clock_column(asked: &Asked, clocks: &[Clock]) -> Html {
    let shown = clocks.iter().map(|clock| {
        let word = Html::text(&limit_word(asked, clock.limit));
        let by = || small(asked.t_with("desk-clock-by", &[("when", asked.texts.date_time(clock.due).into())]));
        let left = || asked.texts.due(clock.due, asked.now());
        let stands = match (clock.standing(asked.now()), clock.met) {
            (Standing::Running, _) => Html::join([Html::text(&left()), by()]),
            (Standing::Late, _) => Html::join([Tag::new(left(), TagColour::Red).html(), by()]),
            (standing, met) => {
                let when = met.map(|at| asked.texts.date_time(at)).unwrap_or_default();
                let key = if standing == Standing::Kept { "desk-clock-done" } else { "desk-clock-done-late" };
                Html::text(&asked.t_with(key, &[("when", when.into())]))
            }
        };
        let (word, stands) = (word.as_str(), stands.as_str());
        Html::trusted(format!(r#"<div class="govuk-body"><strong>{word}</strong><br>{stands}</div>"#))
    });
    Html::join(shown)
}

/// Where the limits of a page come from, and how sure that is; folded away.
pub(crate) fn sources(asked: &Asked, codes: &[&str]) -> Html {
    let (language, day) = (asked.visit.language, asked.now().date());
    let items = codes.iter().filter_map(|code| asked.house.limits().get(code, day)).map(|limit| {
        let certainty = match limit.standing {
            Certainty::Confirmed => "desk-source-confirmed",
            Certainty::Local => "desk-source-local",
            Certainty::Unconfirmed => "desk-source-unconfirmed",
        };
        let args = [
            ("limit", limit.name(language).into()),
            ("source", limit.source(language).into()),
            ("standing", asked.t(certainty).into()),
        ];
        Html::trusted(asked.texts.rich("desk-source-line", &args)).into()
    });
    let list = List { items: items.collect(), kind: ListKind::Bullet, spaced_out: true, ..List::default() };
    let counted = Paragraph::new(asked.t("desk-source-counted")).html();
    Details::new(asked.t("desk-sources"), Html::join([counted, list.html()])).html()
}

/// A quiet second line.
pub(crate) fn small(text: String) -> Html {
    let classes = "govuk-!-margin-bottom-0".to_owned();
    Paragraph { kind: ParagraphKind::Quiet, classes, ..Paragraph::new(text) }.html()
}

/// What somebody wrote, with its lines kept; marked with its language where that is not the page's.
pub(crate) fn lines(asked: &Asked, text: &str, language: Option<Language>) -> Html {
    let escaped = Html::text(text.trim()).into_string().replace("\r\n", "\n").replace('\n', "<br>");
    match language.filter(|language| *language != asked.visit.language) {
        Some(language) => Html::trusted(format!(r#"<span lang="{}">{escaped}</span>"#, language.code())),
        None => Html::trusted(escaped),
    }
}

/// Pieces below each other.
pub(crate) fn stacked(pieces: impl IntoIterator<Item = Html>) -> Html {
    Html::trusted(pieces.into_iter().map(|piece| format!("<div>{}</div>", piece.as_str())).collect::<String>())
}

/// Tags below each other, with room between them: for a narrow column.
pub(crate) fn tag_column(tags: impl IntoIterator<Item = Tag>) -> Html {
    let tag = |tag: Tag| format!(r#"<div class="govuk-!-margin-bottom-1">{}</div>"#, tag.html().as_str());
    Html::trusted(tags.into_iter().map(tag).collect::<String>())
}

/// An instant with how long ago it is.
pub(crate) fn when(asked: &Asked, at: Timestamp) -> String {
    asked.texts.ago(at, asked.now())
}

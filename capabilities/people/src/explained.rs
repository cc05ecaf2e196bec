//! An explanation on a page: how sure, what agrees, what differs, what is missing, how rare that is, and how it adds up.

use crate::{
    likeness::{contacts, numbers, places},
    pages::stacked,
    waterfall,
    weighing::{Rare, Standing, Weighed},
    words::{RecordDetails, RecordKind},
};
use components::{Details, Html, List, ListKind, Paragraph, Tag, TagColour};
use linkage::Part;
use web::Asked;

/// What stands on both sides of an explanation, with what each is called.
#[derive(Debug, Clone)]
pub struct Sides<'a> {
    /// What was told, or the first record.
    pub left: (String, &'a RecordDetails),
    /// The other record.
    pub right: (String, &'a RecordDetails),
}

/// How sure it is, in words and as a number. No verdict.
pub fn how_sure(asked: &Asked, weighed: &Weighed) -> String {
    let number = i64::from(weighed.out_of_100());
    asked.t_with(&format!("people-band-{}", weighed.band().code()), &[("number", number.into())])
}

/// In a few lines: how sure, what agrees, what is close, what differs.
pub fn reasons(asked: &Asked, weighed: &Weighed) -> Html {
    let group = |standing: Standing| {
        let fields: Vec<String> = weighed.parts(standing).map(|part| field(asked, part)).collect();
        let key = format!("people-likeness-{}", standing.code());
        (!fields.is_empty()).then(|| asked.t_with(&key, &[("fields", asked.texts.list(&fields).into())]))
    };
    let groups = [Standing::Agrees, Standing::Close, Standing::Differs].into_iter().filter_map(group);
    let items = std::iter::once(how_sure(asked, weighed)).chain(groups);
    List { items: items.map(Into::into).collect(), kind: ListKind::Plain, ..List::default() }.html()
}

/// The whole explanation: a sentence, both sides beside each other, and a picture with its table. Of what neither side says
/// there is one line.
pub fn explanation(asked: &Asked, weighed: &Weighed, sides: &Sides<'_>) -> Html {
    let (told, unknown): (Vec<&Part>, Vec<&Part>) = weighed.in_order().into_iter().partition(|part| {
        !lines(asked, part, sides.left.1).is_empty() || !lines(asked, part, sides.right.1).is_empty()
    });
    let head = [
        asked.t("people-head-field"),
        sides.left.0.clone(),
        sides.right.0.clone(),
        asked.t("people-head-stands"),
        asked.t("people-head-says"),
    ];
    let table =
        stacked(&asked.t("people-explained-caption"), &head, told.into_iter().map(|part| row(asked, part, sides)));
    let unknown: Vec<String> = unknown.into_iter().map(|part| field(asked, part)).collect();
    let unknown = (!unknown.is_empty()).then(|| {
        Paragraph::new(asked.t_with("people-neither-says", &[("fields", asked.texts.list(&unknown).into())])).html()
    });
    Html::join([
        Paragraph::lead(how_sure(asked, weighed)).html(),
        table,
        unknown.unwrap_or_default(),
        Details::new(asked.t("people-picture-summary"), picture(asked, weighed)).html(),
    ])
}

/// The fields of a record that a part of an explanation shows.
pub(crate) fn shown_by(comparison: &str) -> &'static [&'static str] {
    match comparison {
        "given_names" => &["people-given-names", "people-known-as"],
        "family_name" => &["people-family-name"],
        "date_of_birth" => &["people-date-of-birth"],
        "home" => &["people-addresses", "people-postcode", "people-phones"],
        "postcode" => &["people-postcode"],
        "phone" => &["people-phones"],
        "email" => &["people-emails"],
        "nhs_number" => &["people-nhs-number"],
        "upn" => &["people-upn"],
        "sex" => &["people-sex"],
        "reference" | "uprn" => &["people-identifiers"],
        "plate" => &["people-vehicle-plate"],
        "make" => &["people-vehicle-make"],
        "colour" => &["people-vehicle-colour"],
        "platform" => &["people-account-platform"],
        "handle" => &["people-account-handle", "people-known-as"],
        "place_name" => &["people-place-name"],
        "address" => &["people-addresses"],
        _ => &[],
    }
}

fn row(asked: &Asked, part: &Part, sides: &Sides<'_>) -> Vec<Html> {
    let standing = Standing::of(part);
    let colour = match standing {
        Standing::Agrees => TagColour::Green,
        Standing::Close => TagColour::Yellow,
        Standing::Differs => TagColour::Orange,
        Standing::Missing => TagColour::Grey,
    };
    let known = part.values.iter().any(|value| !value.left.is_empty() && !value.right.is_empty());
    // The sex is not counted again where the given name says it.
    let code = if standing == Standing::Missing && known { "uncounted" } else { standing.code() };
    let mut stands = vec![Tag::new(asked.t(&format!("people-standing-{code}")), colour).html()];
    let mut lines = Vec::new();
    if !matches!(part.level.as_str(), "same" | "differs" | "not known") {
        lines.push(level(asked, &part.level));
    }
    lines.extend(Weighed::rare(part).map(|rare| how_rare(asked, rare)));
    stands.extend(lines.into_iter().map(|line| Html::join([Html::trusted("<br>"), Html::text(&line)])));
    vec![
        Html::text(&first_letter_large(&field(asked, part))),
        value(asked, part, sides.left.1),
        value(asked, part, sides.right.1),
        Html::join(stands),
        Html::text(&says(asked, standing, part.bits)),
    ]
}

fn how_rare(asked: &Asked, rare: Rare) -> String {
    match rare {
        Rare::OneIn(number) => asked.t_with("people-one-in", &[("number", i64::from(number).into())]),
        Rare::FewerThanOneIn(number) => {
            asked.t_with("people-fewer-than-one-in", &[("number", i64::from(number).into())])
        }
    }
}

/// How much a part says, in words.
fn says(asked: &Asked, standing: Standing, bits: f64) -> String {
    let key = match bits {
        _ if standing == Standing::Missing => "people-says-nothing",
        b if b >= 7.0 => "people-says-strongly-for",
        b if b >= 2.5 => "people-says-for",
        b if b >= 0.5 => "people-says-slightly-for",
        b if b > -0.5 => "people-says-nothing",
        b if b > -2.5 => "people-says-slightly-against",
        b if b > -7.0 => "people-says-against",
        _ => "people-says-strongly-against",
    };
    asked.t(key)
}

/// The field in words; a model of one's own may compare what has no words here.
pub(crate) fn field(asked: &Asked, part: &Part) -> String {
    known(asked, &format!("people-field-{}", part.comparison), &part.comparison)
}

pub(crate) fn level(asked: &Asked, level: &str) -> String {
    known(asked, &format!("people-level-{level}"), level)
}

fn known(asked: &Asked, key: &str, code: &str) -> String {
    if asked.texts.has(key) { asked.t(key) } else { code.replace('_', " ") }
}

fn first_letter_large(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What a description says of what was compared, as it was written.
fn value(asked: &Asked, part: &Part, details: &RecordDetails) -> Html {
    let lines = lines(asked, part, details);
    if lines.is_empty() {
        return Html::text(&asked.t("people-not-known"));
    }
    Html::trusted(lines.iter().map(|line| Html::text(line).into_string()).collect::<Vec<_>>().join("<br>"))
}

fn lines(asked: &Asked, part: &Part, details: &RecordDetails) -> Vec<String> {
    let one = |text: &Option<String>| text.iter().cloned().collect::<Vec<_>>();
    let postcode = || {
        let read = |text: &String| places::postcode(text).map_or_else(|| text.clone(), |code| places::printed(&code));
        details.postcode.iter().map(read).collect::<Vec<_>>()
    };
    match part.comparison.as_str() {
        "given_names" => {
            let also = details.known_as.iter().map(|n| asked.t_with("people-also-known-as", &[("names", n.into())]));
            one(&details.given_names).into_iter().chain(also).collect()
        }
        "family_name" => one(&details.family_name),
        "date_of_birth" => details.date_of_birth.map(|date| asked.texts.uncertain_date(date)).into_iter().collect(),
        "home" => {
            details.addresses.first().cloned().into_iter().chain(postcode()).chain(details.phones.clone()).collect()
        }
        "postcode" => postcode(),
        "phone" => details.phones.clone(),
        "email" => details.emails.clone(),
        "nhs_number" => details.nhs_number.iter().map(|text| numbers::printed(text)).collect(),
        "upn" => one(&details.upn),
        "sex" => one(&details.sex),
        "reference" | "uprn" => details.identifiers.iter().map(|i| format!("{}: {}", i.scheme, i.value)).collect(),
        "plate" => one(&details.vehicle_plate),
        "make" => one(&details.vehicle_make),
        "colour" => one(&details.vehicle_colour),
        "platform" => one(&details.account_platform),
        "handle" => {
            let now = details.account_handle.as_deref().and_then(contacts::handle_only).map(|h| format!("@{h}"));
            let before = details.known_as.iter().filter(|_| details.kind == RecordKind::Account);
            now.into_iter()
                .chain(before.map(|n| asked.t_with("people-also-known-as", &[("names", n.into())])))
                .collect()
        }
        "place_name" => one(&details.place_name),
        "address" => details.addresses.clone(),
        _ => Vec::new(),
    }
}

/// The picture of how the evidence adds up, with the same as a table.
fn picture(asked: &Asked, weighed: &Weighed) -> Html {
    let parts: Vec<&Part> =
        weighed.in_order().into_iter().filter(|part| Standing::of(part) != Standing::Missing).collect();
    let steps: Vec<waterfall::Step> = parts
        .iter()
        .map(|part| waterfall::Step { label: first_letter_large(&field(asked, part)), bits: part.bits })
        .collect();
    let words = waterfall::Words {
        title: asked.t("people-picture-title"),
        description: asked.t_with("people-picture-description", &[("sure", how_sure(asked, weighed).into())]),
        start: asked.t("people-picture-start"),
        end: asked.t("people-picture-end"),
        against: asked.t("people-picture-against"),
        towards: asked.t("people-picture-for"),
    };
    let figure = waterfall::svg(weighed.explanation.start, &steps, &words);
    let mut so_far = weighed.explanation.start;
    let mut rows = vec![[asked.t("people-picture-start"), asked.t("people-picture-start-what"), chance(asked, so_far)]];
    for (part, step) in parts.iter().zip(&steps) {
        so_far += part.bits;
        rows.push([step.label.clone(), times(asked, part.bits), chance(asked, so_far)]);
    }
    let label = asked.t("people-picture-table");
    let head = ["people-picture-step", "people-picture-effect", "people-picture-after"].map(|key| asked.t(key));
    let table = stacked(&label, &head, rows.into_iter().map(|row| row.iter().map(|text| Html::text(text)).collect()));
    Html::join([Paragraph::new(asked.t("people-picture-what")).html(), figure, table])
}

/// How much likelier something makes it.
fn times(asked: &Asked, bits: f64) -> String {
    let factor = bits.abs().exp2();
    let key = match (bits > 0.0, factor) {
        (_, small) if small < 1.5 => "people-times-none",
        (true, large) if large > 1000.0 => "people-times-more-than",
        (true, _) => "people-times-more",
        (false, large) if large > 1000.0 => "people-times-less-than",
        (false, _) => "people-times-less",
    };
    asked.t_with(key, &[("number", grouped(said(factor)).into())])
}

/// A chance that can be said: of 100 cases so many, or one of so many.
fn chance(asked: &Asked, bits: f64) -> String {
    let odds = bits.exp2();
    let probability = odds / (1.0 + odds);
    if probability >= 0.01 {
        let number = (probability * 100.0).round().clamp(1.0, 99.0);
        return asked.t_with("people-chance-of-100", &[("number", (number as i64).into())]);
    }
    let of = (1.0 / probability.max(1e-9)).min(1e9);
    asked.t_with("people-chance-one-in", &[("number", grouped(said(of)).into())])
}

/// A number in two figures.
fn said(number: f64) -> i64 {
    let step = 10_f64.powf((number.log10().floor() - 1.0).max(0.0));
    ((number / step).round() * step) as i64
}

/// A number with a comma between thousands, as both languages write it.
fn grouped(number: i64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

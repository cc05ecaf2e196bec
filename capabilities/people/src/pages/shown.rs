//! What a record says, as rows that people read.

use crate::{
    likeness::{contacts, numbers, places},
    words::RecordDetails,
};
use components::{Cell, Content, Html, SummaryRow, Table};
use web::Asked;

/// A field's text key and its value, for fields that hold something. Several values stand one below another.
pub(crate) fn rows(asked: &Asked, details: &RecordDetails) -> Vec<(&'static str, Html)> {
    let one = |text: &Option<String>| text.as_deref().map(Html::text);
    let lines = |texts: Vec<String>| {
        (!texts.is_empty())
            .then(|| Html::trusted(texts.iter().map(|t| Html::text(t).into_string()).collect::<Vec<_>>().join("<br>")))
    };
    let born = details.date_of_birth.map(|date| {
        let written = asked.texts.uncertain_date(date);
        let age = date.age_on(asked.now().date()).filter(|(least, most)| least == most && (0..110).contains(least));
        match age {
            Some((age, _)) => {
                asked.t_with("people-born-and-age", &[("date", written.into()), ("age", i64::from(age).into())])
            }
            None => written,
        }
    });
    let postcode = details
        .postcode
        .as_deref()
        .map(|text| places::postcode(text).map_or_else(|| text.to_owned(), |code| places::printed(&code)));
    let nhs = details.nhs_number.as_deref().map(numbers::printed);
    let identifiers = details.identifiers.iter().map(|i| format!("{}: {}", i.scheme, i.value)).collect();
    let handle = details
        .account_handle
        .as_deref()
        .map(|text| contacts::handle_only(text).map_or_else(|| text.to_owned(), |h| format!("@{h}")));
    let all = [
        ("people-given-names", one(&details.given_names)),
        ("people-family-name", one(&details.family_name)),
        ("people-known-as", one(&details.known_as)),
        ("people-place-name", one(&details.place_name)),
        ("people-date-of-birth", born.as_deref().map(Html::text)),
        ("people-sex", one(&details.sex)),
        ("people-gender", one(&details.gender)),
        ("people-vehicle-plate", one(&details.vehicle_plate)),
        ("people-vehicle-make", one(&details.vehicle_make)),
        ("people-vehicle-colour", one(&details.vehicle_colour)),
        ("people-account-platform", one(&details.account_platform)),
        ("people-account-handle", handle.as_deref().map(Html::text)),
        ("people-addresses", lines(details.addresses.clone())),
        ("people-town", one(&details.town)),
        ("people-postcode", postcode.as_deref().map(Html::text)),
        ("people-phones", lines(details.phones.clone())),
        ("people-emails", lines(details.emails.clone())),
        ("people-nhs-number", nhs.as_deref().map(Html::text)),
        ("people-upn", one(&details.upn)),
        ("people-first-language", one(&details.first_language)),
        ("people-school", one(&details.school)),
        ("people-occupation", one(&details.occupation)),
        ("people-identifiers", lines(identifiers)),
    ];
    all.into_iter().filter_map(|(key, value)| value.map(|value| (key, value))).collect()
}

/// The same as rows of a summary list.
pub(super) fn summary_rows(asked: &Asked, details: &RecordDetails) -> Vec<SummaryRow> {
    rows(asked, details).into_iter().map(|(key, value)| SummaryRow::new(asked.t(key), Content::Html(value))).collect()
}

/// Two descriptions side by side: a row for each field that either has, and whether they differ.
pub(super) fn side_by_side(
    asked: &Asked,
    left: &RecordDetails,
    right: &RecordDetails,
) -> Vec<(&'static str, Html, Html, bool)> {
    let (left, right) = (rows(asked, left), rows(asked, right));
    let mut keys: Vec<&'static str> = left.iter().map(|(key, _)| *key).collect();
    for (place, (key, _)) in right.iter().enumerate() {
        if !keys.contains(key) {
            let after = right[..place].iter().rev().find_map(|(k, _)| keys.iter().position(|have| have == k));
            keys.insert(after.map_or(0, |at| at + 1), key);
        }
    }
    let of = |rows: &[(&'static str, Html)], key: &str| {
        rows.iter().find(|(k, _)| *k == key).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    keys.into_iter()
        .map(|key| {
            let (l, r) = (of(&left, key), of(&right, key));
            let differs = l != r;
            (key, l, r, differs)
        })
        .collect()
}

/// A name with something quieter below it.
pub(super) fn below(name: Html, quiet: &str) -> Html {
    if quiet.is_empty() {
        return name;
    }
    let quiet = Html::text(quiet).into_string();
    Html::join([name, Html::trusted(format!(r#"<br><span class="govuk-!-font-weight-regular">{quiet}</span>"#))])
}

/// A table whose cells stand below each other on a narrow screen, each with the words of its column: nothing has to be moved
/// sideways. The first cell of each row is its heading.
pub(crate) fn stacked(caption: &str, head: &[String], rows: impl Iterator<Item = Vec<Html>>) -> Html {
    let label = |column: usize, content: Html| {
        let words = head.get(column).filter(|words| column > 0 && !words.is_empty());
        let words = words.map(|words| Html::text(words).into_string()).unwrap_or_default();
        let label = if words.is_empty() {
            String::new()
        } else {
            format!(r#"<span class="dolen-stack__label">{words}</span>"#)
        };
        Html::join([Html::trusted(label), content])
    };
    let row = |cells: Vec<Html>| {
        cells.into_iter().enumerate().map(|(column, cell)| Cell::new(label(column, cell))).collect::<Vec<_>>()
    };
    let table = Table {
        caption: caption.to_owned(),
        caption_classes: "govuk-visually-hidden".to_owned(),
        head: head.iter().map(|words| Cell::new(words.as_str())).collect(),
        rows: rows.map(row).collect(),
        first_cell_is_header: true,
        classes: "dolen-stack".to_owned(),
        ..Table::default()
    };
    table.html()
}

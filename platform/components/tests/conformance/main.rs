//! Every published fixture of GOV.UK Frontend for the components we have: their options, through our structs, must give
//! their HTML. What is left out is listed here by name, with the reason; nothing is left out in silence.

mod content;
mod fields;
mod hostile;
mod options;
mod tree;

use std::path::Path;

use components::Html;
use options::Options;
use serde_json::Value;

/// Components of GOV.UK Frontend that we do not have, and why.
const NOT_OURS: [(&str, &str); 5] = [
    ("accordion", "hides what people need to read; details and headings do its work"),
    ("cookie-banner", "the only cookies are strictly necessary ones"),
    ("feedback", "the link for feedback stands in the foot of our pages"),
    ("footer", "carries the crown and the royal arms; our own foot takes its place"),
    ("header", "carries the crown; our own head takes its place"),
];

/// Single fixtures that we answer differently, and why.
const DIFFERENT: [(&str, &str, &str); 2] = [
    ("panel", "interruption, no actions items", "a box for actions without any action in it is left away"),
    ("task-list", "with empty values", "numbers count what is there; our lists have no holes to count"),
];

fn ours(component: &str, options: Options<'_>) -> Option<Html> {
    content::render(component, options).or_else(|| fields::render(component, options))
}

/// Every component of GOV.UK Frontend with its fixtures.
fn published() -> Vec<(String, Vec<Value>)> {
    let folder =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/node_modules/govuk-frontend/dist/govuk/components");
    assert!(folder.is_dir(), "{} is not there: run assets/build first", folder.display());
    let mut components: Vec<(String, Vec<Value>)> = std::fs::read_dir(&folder)
        .expect("the folder can be read")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.join("fixtures.json").is_file())
        .map(|path| {
            let text = std::fs::read_to_string(path.join("fixtures.json")).expect("the fixtures can be read");
            let file: Value = serde_json::from_str(&text).expect("the fixtures are JSON");
            let fixtures = file["fixtures"].as_array().expect("a list of fixtures").clone();
            (path.file_name().expect("a name").to_string_lossy().into_owned(), fixtures)
        })
        .collect();
    components.sort_by(|one, other| one.0.cmp(&other.0));
    assert!(components.len() > 30, "only {} components found", components.len());
    components
}

#[test]
fn every_fixture_of_govuk_frontend() {
    let (mut equal, mut left_out, mut wrong) = (0, 0, Vec::new());
    for (name, fixtures) in published() {
        if let Some((_, reason)) = NOT_OURS.iter().find(|(component, _)| *component == name) {
            println!("{name}: {} fixtures left out: {reason}", fixtures.len());
            left_out += fixtures.len();
            continue;
        }
        let before = equal;
        for fixture in &fixtures {
            let title = fixture["name"].as_str().expect("a name");
            let expected = fixture["html"].as_str().expect("some HTML");
            let found = difference(expected, ours(&name, Options(&fixture["options"])));
            let allowed = DIFFERENT.iter().find(|(component, fixture, _)| *component == name && *fixture == title);
            match (found, allowed) {
                (None, None) => equal += 1,
                (Some(_), Some((_, _, reason))) => {
                    println!("{name}, {title}: left out: {reason}");
                    left_out += 1;
                }
                (Some(difference), None) => wrong.push(format!("{name}, {title}: {difference}")),
                (None, Some(_)) => wrong.push(format!("{name}, {title}: is equal now and needs no exemption")),
            }
        }
        println!("{name}: {} of {} fixtures equal", equal - before, fixtures.len());
    }
    println!("{equal} fixtures equal, {left_out} left out by name, {} wrong", wrong.len());
    assert!(wrong.is_empty(), "{} fixtures differ:\n\n{}", wrong.len(), wrong.join("\n\n"));
    assert!(equal > 600, "only {equal} fixtures were compared");
}

fn difference(expected: &str, html: Option<Html>) -> Option<String> {
    let Some(html) = html else { return Some("we have no such component".to_owned()) };
    let theirs = match tree::read(expected) {
        Ok(nodes) => nodes,
        Err(error) => return Some(format!("the fixture cannot be read: {error}\n{expected}")),
    };
    let ours = match tree::read(html.as_str()) {
        Ok(nodes) => nodes,
        Err(error) => return Some(format!("ours cannot be read: {error}\n{html}")),
    };
    if tree::trimmed(&theirs) != tree::trimmed(&ours) {
        return Some(format!("\n--- theirs\n{}\n--- ours\n{html}", expected.trim()));
    }
    let (their_words, our_words) = (tree::words(&theirs), tree::words(&ours));
    (their_words != our_words).then(|| format!("words: theirs {their_words:?}, ours {our_words:?}"))
}

#[test]
fn the_reader_is_strict() {
    for broken in ["<p>", "<p></div>", "<p class=a></p>", "<p id=\"a\" id=\"b\"></p>", "<a href=\"a\"class=\"b\"></a>"]
    {
        assert!(tree::read(broken).is_err(), "{broken} was taken");
    }
    let same = ("<p  class=\"a  b\" id=\"c\">x &amp;\n y</p>", "<p id=\"c\" class=\"a b\"> x &#38; y </p>");
    let read = |html| tree::trimmed(&tree::read(html).expect("whole HTML"));
    assert_eq!(read(same.0), read(same.1));
    assert_ne!(read("<p>a</p>"), read("<p>b</p>"));
    assert_ne!(read("<p id=\"a\">a</p>"), read("<p>a</p>"));
    assert_ne!(tree::words(&tree::read("<a>a</a><a>b</a>").unwrap()), "a b", "a lost space is seen");
}

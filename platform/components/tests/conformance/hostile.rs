//! Text that wants to be more than text: wherever it is put in, it comes out as text.

use components::*;
use serde_json::Value;

use crate::options::Options;
use crate::tree::{self, Node};

const HOSTILE: &str = "\"'><script>alert(1)</script><!-- </textarea></title>&amp; onload=x";

/// The same options with every text hostile; what is given as HTML is taken away, so that nothing else can stand in.
fn poisoned(value: &Value) -> Value {
    match value {
        Value::String(_) => Value::String(HOSTILE.to_owned()),
        Value::Array(items) => Value::Array(items.iter().map(poisoned).collect()),
        Value::Object(options) => {
            let kept = options
                .iter()
                .filter(|(key, _)| !(key.as_str() == "html" || key.ends_with("Html") || key.as_str() == "slots"));
            Value::Object(kept.map(|(key, value)| (key.clone(), poisoned(value))).collect())
        }
        other => other.clone(),
    }
}

fn scripts(nodes: &[Node]) -> usize {
    nodes
        .iter()
        .map(|node| match node {
            Node::Text(_) => 0,
            Node::Element { name, attributes, children } => {
                let active = attributes.keys().filter(|key| key.starts_with("on")).count();
                usize::from(name == "script" && !attributes.contains_key("src")) + active + scripts(children)
            }
        })
        .sum()
}

fn assert_tame(what: &str, html: &Html) {
    let nodes = tree::read(html.as_str()).unwrap_or_else(|error| panic!("{what}: {error}\n{html}"));
    assert_eq!(scripts(&nodes), 0, "{what}:\n{html}");
    assert!(!html.as_str().contains("<script>"), "{what}:\n{html}");
}

#[test]
fn no_text_option_of_any_fixture_comes_through_raw() {
    let mut tried = 0;
    for (name, fixtures) in crate::published() {
        for fixture in &fixtures {
            let options = poisoned(&fixture["options"]);
            if let Some(html) = crate::ours(&name, Options(&options)) {
                assert_tame(&format!("{name}, {}", fixture["name"]), &html);
                tried += usize::from(html.as_str().contains("alert(1)"));
            }
        }
    }
    assert!(tried > 550, "only {tried} fixtures took the text in");
}

#[test]
fn what_was_typed_into_a_textarea_stays_as_it_was() {
    for typed in ["\nbegins with a line break", HOSTILE, "a\r\nb", "  spaces  "] {
        let html = Textarea { value: typed.into(), ..Textarea::new("story", "Story") }.html();
        let nodes = tree::read(html.as_str()).expect("whole HTML");
        assert_eq!(textarea(&nodes), Some(typed.to_owned()), "{html}");
    }
}

fn textarea(nodes: &[Node]) -> Option<String> {
    nodes.iter().find_map(|node| match node {
        Node::Element { name, children, .. } if name == "textarea" => match children.first() {
            Some(Node::Text(text)) => Some(text.clone()),
            _ => Some(String::new()),
        },
        Node::Element { children, .. } => textarea(children),
        Node::Text(_) => None,
    })
}

#[test]
fn no_text_of_our_own_components_comes_through_raw() {
    let h = || HOSTILE.to_owned();
    let link = || Link { visually_hidden_text: h(), ..Link::new(h(), h()) };
    let language = |form: &str| LanguageSwitch {
        label: h(),
        items: vec![LanguageItem::current("en", h()), LanguageItem::other(h(), h(), h())],
        form: form.to_owned(),
        name: h(),
        ..LanguageSwitch::default()
    };
    let header = Header {
        name: h(),
        href: h(),
        tagline: h(),
        language: Some(language(HOSTILE)),
        account: Some(Account {
            label: h(),
            name: h(),
            detail: h(),
            links: vec![link()],
            sign_out: Html::text(HOSTILE),
        }),
        ..Header::default()
    };
    let items = || vec![NavigationItem::new(h(), h(), true), NavigationItem::new(h(), h(), false)];
    let pieces: Vec<(&str, Html)> = vec![
        ("heading", Heading { caption: h().into(), id: h(), ..Heading::new(2, Size::M, h()) }.into()),
        ("paragraph", Paragraph { classes: h(), ..Paragraph::lead(h()) }.into()),
        ("list", List::bullet([h(), h()]).into()),
        ("link", link().into()),
        ("columns", Columns { items: vec![Column { width: h(), content: Html::text(HOSTILE) }] }.into()),
        ("form", Form::post(h(), h()).hidden(h(), h()).field(Input::code(h(), h())).button(Button::new(h())).into()),
        ("language as links", language("").into()),
        ("language as buttons", language("form").into()),
        ("header", header.clone().into()),
        (
            "footer",
            Footer { title: h(), links: vec![FooterLink::new(h(), h())], content: h().into(), ..Footer::default() }
                .into(),
        ),
        ("badge", Badge::new(h(), h()).into()),
        ("alert", Alert { label: h(), heading: h().into(), content: h().into(), role: h(), ..Alert::default() }.into()),
        (
            "identity bar",
            IdentityBar { title: h().into(), actions: vec![link().into()], ..IdentityBar::default() }.into(),
        ),
        ("sub navigation", SubNavigation { label: h(), items: items(), ..SubNavigation::default() }.into()),
        (
            "side navigation",
            SideNavigation { label: h(), title: h().into(), items: items(), ..SideNavigation::default() }.into(),
        ),
        (
            "timeline",
            Timeline {
                items: vec![TimelineItem {
                    title: h().into(),
                    byline: h().into(),
                    datetime: h(),
                    date: h(),
                    content: h().into(),
                    ..TimelineItem::default()
                }],
                ..Timeline::default()
            }
            .into(),
        ),
        (
            "filter",
            Filter {
                heading: h().into(),
                selected_heading: h().into(),
                selected: vec![FilterCategory {
                    heading: h().into(),
                    items: vec![FilterTag { href: h(), text: h(), visually_hidden_text: h() }],
                }],
                clear_href: h(),
                clear_text: h(),
                ..Filter::default()
            }
            .into(),
        ),
        (
            "sortable table",
            Table { head: vec![Cell::sortable(h(), h(), Direction::Ascending)], ..Table::default() }.into(),
        ),
    ];
    for (what, html) in &pieces {
        assert_tame(what, html);
        assert!(html.as_str().contains("alert(1)"), "{what} did not take the text in");
    }
    let layout = Layout {
        lang: h(),
        title: h(),
        site_name: h(),
        skip_link: h(),
        header,
        side: Html::text(HOSTILE),
        side_label: h(),
        main: Html::text(HOSTILE),
        body_classes: h(),
        ..Layout::default()
    };
    let page = layout.html();
    let document = page.as_str().strip_prefix("<!DOCTYPE html>").expect("a document");
    assert_tame("layout", &Html::trusted(document));
}

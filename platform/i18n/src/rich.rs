//! Small mark-up in texts: links and strong words, with everything else escaped.

use crate::{Texts, Value};

impl Texts {
    /// A text as HTML, in which `[words](address)` is a link and `**words**` is strong; everything else is escaped.
    /// Arguments are plain text always: whatever they hold, they cannot become mark-up. An address must begin with
    /// one `/`, or with `https://`, `tel:` or `mailto:`; otherwise only its words are shown.
    pub fn rich(&self, key: &str, arguments: &[(&str, Value<'_>)]) -> String {
        let veiled: Vec<(&str, Value<'_>)> = arguments
            .iter()
            .map(|(name, value)| match value {
                Value::Text(text) => (*name, Value::Text(veil(text).into())),
                Value::Number(number) => (*name, Value::Number(*number)),
            })
            .collect();
        let mut html = String::new();
        render(&self.with(key, &veiled), &mut html);
        html
    }
}

/// Plain text made safe inside an HTML element or a quoted attribute.
pub fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    escape_into(text, &mut html);
    html
}

/// Characters that could act as mark-up, and the private-use characters that stand for them while the text's own
/// mark-up is read.
const VEILS: [(char, char); 5] =
    [('[', '\u{F8F0}'), (']', '\u{F8F1}'), ('(', '\u{F8F2}'), (')', '\u{F8F3}'), ('*', '\u{F8F4}')];

fn veil(text: &str) -> String {
    text.chars()
        .map(|c| match VEILS.iter().find(|(plain, veiled)| c == *plain || c == *veiled) {
            Some((plain, veiled)) if c == *plain => *veiled,
            Some(_) => char::REPLACEMENT_CHARACTER,
            None => c,
        })
        .collect()
}

fn unveil(c: char) -> char {
    VEILS.iter().find(|(_, veiled)| c == *veiled).map_or(c, |(plain, _)| *plain)
}

fn escape_into(text: &str, html: &mut String) {
    for c in text.chars() {
        match unveil(c) {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            plain => html.push(plain),
        }
    }
}

fn render(text: &str, html: &mut String) {
    let mut rest = text;
    while let Some(start) = rest.find(['[', '*']) {
        let (before, from) = rest.split_at(start);
        escape_into(before, html);
        if let Some((words, after)) = strong(from) {
            html.push_str("<strong>");
            render(words, html);
            html.push_str("</strong>");
            rest = after;
        } else if let Some((words, address, after)) = link(from) {
            if allowed(&address) {
                html.push_str("<a class=\"govuk-link\" href=\"");
                escape_into(&address, html);
                html.push_str("\">");
                render(words, html);
                html.push_str("</a>");
            } else {
                render(words, html);
            }
            rest = after;
        } else {
            let (mark, after) = from.split_at(1);
            html.push_str(mark);
            rest = after;
        }
    }
    escape_into(rest, html);
}

fn strong(from: &str) -> Option<(&str, &str)> {
    from.strip_prefix("**")?.split_once("**").filter(|(words, _)| !words.is_empty())
}

fn link(from: &str) -> Option<(&str, String, &str)> {
    let (words, rest) = from.strip_prefix('[')?.split_once("](")?;
    // An opening bracket in between belongs to the link, this one does not.
    if words.contains('[') {
        return None;
    }
    let (address, after) = rest.split_once(')')?;
    Some((words, address.chars().map(unveil).collect(), after))
}

fn allowed(address: &str) -> bool {
    // Browsers drop control characters and read a backslash as a slash, so that "/\t/elsewhere" would leave the site.
    if address.chars().any(|c| c.is_control() || c.is_whitespace() || c == '\\') {
        return false;
    }
    let own = address.starts_with('/') && !address.starts_with("//");
    own || ["https://", "tel:", "mailto:"].iter().any(|scheme| address.starts_with(scheme))
}

//! Reads HTML into a small tree, strictly: what a browser would mend is an error here.

use std::collections::BTreeMap;

/// An element with its children, or text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    Element { name: String, attributes: BTreeMap<String, String>, children: Vec<Node> },
    Text(String),
}

const VOID: [&str; 6] = ["input", "br", "hr", "img", "link", "meta"];
const INLINE: [&str; 9] = ["a", "span", "strong", "em", "b", "i", "button", "label", "time"];

/// Reads a piece of HTML. Runs of white space become one space; text is trimmed, except inside a textarea.
pub fn read(html: &str) -> Result<Vec<Node>, String> {
    let mut reader = Reader { rest: html };
    let nodes = reader.children("")?;
    Ok(nodes)
}

/// The words a person sees, with a space wherever a block begins or ends: shows where a space between words got lost.
pub fn words(nodes: &[Node]) -> String {
    fn gather(nodes: &[Node], out: &mut String) {
        for node in nodes {
            match node {
                Node::Text(text) => out.push_str(text),
                Node::Element { name, children, .. } => {
                    let block = !INLINE.contains(&name.as_str());
                    if block {
                        out.push(' ');
                    }
                    gather(children, out);
                    if block {
                        out.push(' ');
                    }
                }
            }
        }
    }
    let mut out = String::new();
    gather(nodes, &mut out);
    collapse(&out).trim().to_owned()
}

/// The same tree with every text trimmed and empty texts left out.
pub fn trimmed(nodes: &[Node]) -> Vec<Node> {
    nodes
        .iter()
        .filter_map(|node| match node {
            Node::Text(text) if text.trim().is_empty() => None,
            Node::Text(text) => Some(Node::Text(text.trim().to_owned())),
            Node::Element { name, attributes, children } if name == "textarea" => {
                let (name, attributes) = (name.clone(), attributes.clone());
                Some(Node::Element { name, attributes, children: children.clone() })
            }
            Node::Element { name, attributes, children } => {
                Some(Node::Element { name: name.clone(), attributes: attributes.clone(), children: trimmed(children) })
            }
        })
        .collect()
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    /// Everything up to the end tag of `parent`, or to the very end when there is none.
    fn children(&mut self, parent: &str) -> Result<Vec<Node>, String> {
        let mut nodes = Vec::new();
        loop {
            let text = self.upto('<');
            if !text.is_empty() {
                nodes.push(Node::Text(collapse(&decoded(text)?)));
            }
            if self.rest.is_empty() {
                return if parent.is_empty() { Ok(nodes) } else { Err(format!("<{parent}> is not closed")) };
            }
            if let Some(rest) = self.rest.strip_prefix("</") {
                let (name, rest) = rest.split_once('>').ok_or("an end tag without an end")?;
                if name.trim() != parent {
                    return Err(format!("</{name}> where </{parent}> was due"));
                }
                self.rest = rest;
                return Ok(nodes);
            }
            nodes.push(self.element()?);
        }
    }

    fn element(&mut self) -> Result<Node, String> {
        self.rest = &self.rest[1..];
        let name = self.name()?;
        let mut attributes = BTreeMap::new();
        loop {
            let spaced = self.rest.starts_with(char::is_whitespace);
            self.rest = self.rest.trim_start();
            if let Some(rest) = self.rest.strip_prefix("/>") {
                self.rest = rest;
                return Ok(Node::Element { name, attributes, children: Vec::new() });
            }
            if let Some(rest) = self.rest.strip_prefix('>') {
                self.rest = rest;
                break;
            }
            if !spaced {
                return Err(format!("<{name}> has attributes without a space between them"));
            }
            let (key, value) = self.attribute()?;
            if attributes.insert(key.clone(), value).is_some() {
                return Err(format!("<{name}> has {key} twice"));
            }
        }
        if VOID.contains(&name.as_str()) {
            return Ok(Node::Element { name, attributes, children: Vec::new() });
        }
        if name == "textarea" {
            let (text, rest) = self.rest.split_once("</textarea>").ok_or("a textarea without an end")?;
            self.rest = rest;
            // As browsers do: one line break right after the start tag does not count.
            let text = decoded(text.strip_prefix('\n').unwrap_or(text))?;
            let children = if text.is_empty() { Vec::new() } else { vec![Node::Text(text)] };
            return Ok(Node::Element { name, attributes, children });
        }
        let children = self.children(&name)?;
        Ok(Node::Element { name, attributes, children })
    }

    fn name(&mut self) -> Result<String, String> {
        let end = self
            .rest
            .find(|c: char| c.is_whitespace() || matches!(c, '>' | '=' | '/' | '<' | '"'))
            .ok_or("a name without an end")?;
        if end == 0 {
            return Err(format!("a name was due before {:?}", self.rest.chars().take(20).collect::<String>()));
        }
        let (name, rest) = self.rest.split_at(end);
        self.rest = rest;
        Ok(name.to_owned())
    }

    fn attribute(&mut self) -> Result<(String, String), String> {
        let key = self.name()?;
        let Some(rest) = self.rest.strip_prefix('=') else {
            return Ok((key, String::new()));
        };
        let rest = rest.strip_prefix('"').ok_or_else(|| format!("{key} is not in quotes"))?;
        let (value, rest) = rest.split_once('"').ok_or_else(|| format!("{key} has no end"))?;
        self.rest = rest;
        let value = decoded(value)?;
        let value =
            if key == "class" || key == "aria-describedby" { collapse(&value).trim().to_owned() } else { value };
        Ok((key, value))
    }

    fn upto(&mut self, stop: char) -> &'a str {
        let end = self.rest.find(stop).unwrap_or(self.rest.len());
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest;
        text
    }
}

fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            ' ' | '\n' | '\t' | '\r' => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            other => out.push(other),
        }
    }
    out
}

fn decoded(text: &str) -> Result<String, String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some((entity, after)) = rest[1..].split_once(';').filter(|(entity, _)| entity.len() < 10) else {
            out.push('&');
            rest = &rest[1..];
            continue;
        };
        let character = match entity {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "nbsp" => '\u{a0}',
            "copy" => '©',
            "ctdot" => '⋯',
            _ => match entity.strip_prefix('#') {
                Some(number) => match number.strip_prefix('x') {
                    Some(hex) => u32::from_str_radix(hex, 16).ok(),
                    None => number.parse().ok(),
                }
                .and_then(char::from_u32)
                .ok_or_else(|| format!("&{entity}; is no character"))?,
                None => return Err(format!("&{entity}; is not known here")),
            },
        };
        out.push(character);
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

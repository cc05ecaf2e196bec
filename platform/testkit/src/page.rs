//! Pages as somebody with a plain browser meets them: forms to fill in, links to follow.

/// A form.
#[derive(Debug, Clone, Default)]
pub struct Form {
    /// Its id.
    pub id: String,
    /// Where it is sent.
    pub action: String,
    /// Whether it is sent as a form, rather than as an address.
    pub is_post: bool,
    /// Its fields, in their order.
    pub fields: Vec<Field>,
}

/// What a field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What no person sees.
    Hidden,
    /// A line.
    Text,
    /// Several lines.
    Long,
    /// One of several.
    Choice,
    /// On or off.
    Tick,
    /// An entry of a list.
    List,
    /// A file.
    File,
    /// What sends the form.
    Button,
}

/// One field, or one choice of several under the same name.
#[derive(Debug, Clone)]
pub struct Field {
    /// What it is.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// What it holds, or sends when it is chosen.
    pub value: String,
}

/// A tag with its attributes, and where the text after it begins.
struct Tag<'p> {
    name: &'p str,
    attributes: Vec<(&'p str, String)>,
    after: usize,
}

impl Tag<'_> {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| *n == name).map(|(_, v)| v.as_str())
    }
    fn text(&self, name: &str) -> String {
        self.get(name).unwrap_or_default().to_owned()
    }
}

/// The forms of a page, in their order.
pub fn forms(page: &str) -> Vec<Form> {
    let mut forms: Vec<Form> = Vec::new();
    let mut open = false;
    let mut list = String::new();
    for tag in tags(page) {
        match tag.name {
            "form" => {
                let is_post = tag.get("method").is_some_and(|m| m.eq_ignore_ascii_case("post"));
                forms.push(Form { id: tag.text("id"), action: tag.text("action"), is_post, fields: Vec::new() });
                open = true;
            }
            "/form" => open = false,
            "select" => list = tag.text("name"),
            _ if open => {
                if let (Some(form), Some(field)) = (forms.last_mut(), field(&tag, page, &list)) {
                    form.fields.push(field);
                }
            }
            _ => {}
        }
    }
    forms
}

fn field(tag: &Tag<'_>, page: &str, list: &str) -> Option<Field> {
    let kind = match (tag.name, tag.get("type").unwrap_or("text")) {
        ("input", "hidden") => Kind::Hidden,
        ("input", "radio") => Kind::Choice,
        ("input", "checkbox") => Kind::Tick,
        ("input", "submit") | ("button", _) => Kind::Button,
        ("input", "file") => Kind::File,
        ("input", _) => Kind::Text,
        ("textarea", _) => Kind::Long,
        ("option", _) => Kind::List,
        _ => return None,
    };
    let value = match kind {
        Kind::Long => {
            let rest = page.get(tag.after..)?;
            unescaped(rest.split("</textarea").next()?.trim_start_matches('\n'))
        }
        Kind::Choice | Kind::Tick => tag.get("value").unwrap_or("on").to_owned(),
        _ => tag.text("value"),
    };
    let name = if kind == Kind::List { list.to_owned() } else { tag.text("name") };
    Some(Field { kind, name, value })
}

/// The addresses that a page links to.
pub fn links(page: &str) -> Vec<String> {
    tags(page).into_iter().filter(|tag| tag.name == "a").filter_map(|tag| tag.get("href").map(str::to_owned)).collect()
}

/// The words of a page, without its tags.
pub fn words(page: &str) -> String {
    let mut text = String::new();
    let mut rest = page;
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        text.push(' ');
        rest = rest[open..].find('>').map_or("", |end| &rest[open + end + 1..]);
    }
    text.push_str(rest);
    unescaped(&text)
}

fn tags(page: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(open) = page[at..].find('<').map(|n| at + n) {
        let Some((tag, end)) = tag(page, open + 1) else { break };
        at = end;
        tags.push(tag);
    }
    tags
}

fn tag(page: &str, start: usize) -> Option<(Tag<'_>, usize)> {
    let bytes = page.as_bytes();
    let name_end = start + page[start..].find(|c: char| c.is_whitespace() || c == '>')?;
    let mut tag = Tag { name: &page[start..name_end], attributes: Vec::new(), after: 0 };
    let mut at = name_end;
    loop {
        at += page[at..].find(|c: char| !c.is_whitespace() && c != '/')?;
        if bytes[at] == b'>' {
            tag.after = at + 1;
            return Some((tag, at + 1));
        }
        let end = at + page[at..].find(|c: char| c.is_whitespace() || c == '=' || c == '>')?;
        let name = &page[at..end.max(at + 1)];
        at = end.max(at + 1);
        if bytes.get(end) == Some(&b'=') && bytes.get(end + 1) == Some(&b'"') {
            let close = end + 2 + page[end + 2..].find('"')?;
            tag.attributes.push((name, unescaped(&page[end + 2..close])));
            at = close + 1;
        } else {
            tag.attributes.push((name, String::new()));
        }
    }
}

fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let end = rest[at..].find(';').filter(|end| *end < 10).map(|end| at + end);
        let Some(end) = end else {
            out.push('&');
            rest = &rest[at + 1..];
            continue;
        };
        let name = &rest[at + 1..end];
        let number = name.strip_prefix("#x").map_or_else(
            || name.strip_prefix('#').and_then(|n| n.parse().ok()),
            |hex| u32::from_str_radix(hex, 16).ok(),
        );
        let letter = match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "nbsp" => Some('\u{a0}'),
            _ => number.and_then(char::from_u32),
        };
        match letter {
            Some(letter) => out.push(letter),
            None => out.push_str(&rest[at..=end]),
        }
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r##"<p>a &lt; b</p><a class="x" href="/en/a?b=1&amp;c=2">c</a>
<form id="main-form" action="/en/steps" method="post" novalidate><input type="hidden" name="state" value="a&#34;b">
<input class="r" type="radio" name="now" value="danger" checked><input type="radio" name="now" value="fine">
<textarea name="what" rows="3">
one &amp; two</textarea><select name="year"><option value="1">One</option><option value="2" selected>Two</option></select>
<button type="submit" name="_begin" value="child">Go</button></form><form method="get" action="/s"><input name="q"></form>"##;

    #[test]
    fn forms_are_read_as_a_browser_reads_them() {
        let forms = forms(PAGE);
        assert_eq!(forms.len(), 2);
        assert_eq!(
            (forms[0].id.as_str(), forms[0].action.as_str(), forms[0].is_post),
            ("main-form", "/en/steps", true)
        );
        let told: Vec<_> = forms[0].fields.iter().map(|f| (f.kind, f.name.as_str(), f.value.as_str())).collect();
        assert_eq!(
            told,
            [
                (Kind::Hidden, "state", "a\"b"),
                (Kind::Choice, "now", "danger"),
                (Kind::Choice, "now", "fine"),
                (Kind::Long, "what", "one & two"),
                (Kind::List, "year", "1"),
                (Kind::List, "year", "2"),
                (Kind::Button, "_begin", "child"),
            ]
        );
        assert!(!forms[1].is_post);
    }

    #[test]
    fn links_and_words() {
        assert_eq!(links(PAGE), ["/en/a?b=1&c=2"]);
        assert!(words(PAGE).starts_with(" a < b "));
    }
}

//! Rust as text: what is code, what is a comment and what is inside quotation marks, line for line.

/// A file's text with comments blanked out, and again with the insides of strings blanked out too. Both have the same
/// length and the same lines as the file.
pub struct RustText {
    /// Without comments.
    pub uncommented: String,
    /// Without comments and without the insides of strings and characters.
    pub code: String,
}

impl RustText {
    /// Reads a file's text.
    pub fn of(text: &str) -> RustText {
        let bytes = text.as_bytes();
        let (mut uncommented, mut code) = (bytes.to_vec(), bytes.to_vec());
        let mut at = 0;
        while at < bytes.len() {
            let end = match bytes[at] {
                b'/' if bytes.get(at + 1) == Some(&b'/') => {
                    let end = line_end(bytes, at);
                    blank(&mut uncommented, at, end);
                    blank(&mut code, at, end);
                    end
                }
                b'/' if bytes.get(at + 1) == Some(&b'*') => {
                    let end = comment_end(bytes, at);
                    blank(&mut uncommented, at, end);
                    blank(&mut code, at, end);
                    end
                }
                b'r' | b'b' if !is_word(before(bytes, at)) => match raw_end(bytes, at) {
                    Some(end) => {
                        blank(&mut code, at + 1, end);
                        end
                    }
                    None => at + 1,
                },
                b'"' => {
                    let end = string_end(bytes, at);
                    blank(&mut code, at + 1, end.saturating_sub(1));
                    end
                }
                b'\'' => match character_end(bytes, at) {
                    Some(end) => {
                        blank(&mut code, at + 1, end - 1);
                        end
                    }
                    None => at + 1,
                },
                _ => at + 1,
            };
            at = end;
        }
        let whole = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        RustText { uncommented: whole(uncommented), code: whole(code) }
    }
}

/// The number, from one, of the line of a byte.
pub fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1
}

/// Where `word` stands as a whole word.
pub fn words<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = usize> + 't {
    text.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let bytes = text.as_bytes();
        !is_word(before(bytes, *at)) && !is_word(bytes.get(at + word.len()).copied())
    })
}

/// Whether a byte belongs to a name.
pub fn is_word(byte: Option<u8>) -> bool {
    byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// The end of what opens with a bracket at `open`: the place after the bracket that closes it.
pub fn closing(code: &str, open: usize) -> usize {
    let bytes = code.as_bytes();
    let mut depth = 0_usize;
    for (at, byte) in bytes.iter().enumerate().skip(open) {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    bytes.len()
}

fn before(bytes: &[u8], at: usize) -> Option<u8> {
    at.checked_sub(1).and_then(|at| bytes.get(at)).copied()
}

fn blank(bytes: &mut [u8], from: usize, to: usize) {
    for byte in bytes.iter_mut().take(to).skip(from).filter(|byte| **byte != b'\n') {
        *byte = b' ';
    }
}

fn line_end(bytes: &[u8], at: usize) -> usize {
    bytes.iter().skip(at).position(|byte| *byte == b'\n').map_or(bytes.len(), |n| at + n)
}

fn comment_end(bytes: &[u8], start: usize) -> usize {
    let (mut at, mut depth) = (start, 0_usize);
    while at + 1 < bytes.len() {
        match (bytes[at], bytes[at + 1]) {
            (b'/', b'*') => {
                depth += 1;
                at += 2;
            }
            (b'*', b'/') => {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    return at;
                }
            }
            _ => at += 1,
        }
    }
    bytes.len()
}

fn string_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// The end of `r"…"`, `r#"…"#`, `br"…"`, if one begins here.
fn raw_end(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    if bytes[at] == b'b' {
        at += 1;
    }
    if bytes.get(at) != Some(&b'r') {
        return None;
    }
    at += 1;
    let hashes = bytes.iter().skip(at).take_while(|byte| **byte == b'#').count();
    at += hashes;
    if bytes.get(at) != Some(&b'"') {
        return None;
    }
    let close: Vec<u8> = std::iter::once(b'"').chain(std::iter::repeat_n(b'#', hashes)).collect();
    let rest = bytes.get(at + 1..)?;
    let found = rest.windows(close.len()).position(|window| window == close.as_slice())?;
    Some(at + 1 + found + close.len())
}

/// The end of a character in single quotes; nothing where the quote begins a lifetime.
fn character_end(bytes: &[u8], start: usize) -> Option<usize> {
    if bytes.get(start + 1) == Some(&b'\\') {
        let rest = bytes.get(start + 3..)?;
        return rest.iter().position(|byte| *byte == b'\'').map(|n| start + 3 + n + 1);
    }
    let text = std::str::from_utf8(bytes.get(start + 1..(start + 6).min(bytes.len()))?);
    let first = match text {
        Ok(text) => text.chars().next()?.len_utf8(),
        Err(e) => {
            std::str::from_utf8(bytes.get(start + 1..start + 1 + e.valid_up_to())?).ok()?.chars().next()?.len_utf8()
        }
    };
    (bytes.get(start + 1 + first) == Some(&b'\'')).then_some(start + 2 + first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_and_comments_are_told_from_code() {
        let text = "let a = \"x // y\"; // sqlx\n/* axum /* deep */ still */ let c = '\"'; let r = r#\"a \" b\"#; fn f<'a>() {}\n";
        let read = RustText::of(text);
        assert_eq!(read.code.len(), text.len());
        assert!(!read.uncommented.contains("sqlx") && !read.uncommented.contains("axum"));
        assert!(!read.uncommented.contains("still") && read.uncommented.contains("x // y"));
        assert!(!read.code.contains('y') && !read.code.contains("a \" b"));
        assert!(read.code.contains("fn f<'a>() {}"));
    }

    #[test]
    fn whole_words_and_brackets() {
        assert_eq!(words("axum maxum axum_x axum", "axum").collect::<Vec<_>>(), [0, 18]);
        assert_eq!(closing("f(a(b), c) d", 1), 10);
        assert_eq!(line_of("a\nb\nc", 4), 3);
    }
}

//! What a file is, told from its first bytes and never from its name.

/// What the first bytes of a file say that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// Text, which may be separated values.
    Text,
    /// A packed folder, which may be an XLSX workbook.
    Zip,
    /// A workbook or document of the old binary kind (XLS, DOC), or one locked with a password.
    OldOffice,
    /// A picture.
    Picture,
    /// Film or sound.
    Recording,
    /// A PDF document.
    Pdf,
    /// Something else that is not text.
    Unknown,
}

impl Content {
    /// A stable name to translate by.
    pub fn code(self) -> &'static str {
        match self {
            Content::Text => "text",
            Content::Zip => "zip",
            Content::OldOffice => "old-office",
            Content::Picture => "picture",
            Content::Recording => "recording",
            Content::Pdf => "pdf",
            Content::Unknown => "unknown",
        }
    }
}

const PICTURES: [&[u8]; 9] =
    [b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"\0\0\x01\0", b"8BPS", b"\xff\x0a"];
const RECORDINGS: [&[u8]; 5] = [b"ID3", b"OggS", b"fLaC", b"\x1a\x45\xdf\xa3", b"FLV"];

/// What the first bytes are.
pub(crate) fn content(start: &[u8]) -> Content {
    if start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06") {
        return Content::Zip;
    }
    if start.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Content::OldOffice;
    }
    if start.starts_with(b"%PDF") {
        return Content::Pdf;
    }
    // Media containers carry their name a few bytes in.
    let inner = |at: usize| start.get(at..at + 4).unwrap_or(b"");
    match (inner(0), inner(4), inner(8)) {
        (b"RIFF", _, b"WEBP") => return Content::Picture,
        (b"RIFF", _, _) => return Content::Recording,
        (_, b"ftyp", b"heic" | b"heix" | b"mif1" | b"avif") => return Content::Picture,
        (_, b"ftyp", _) => return Content::Recording,
        _ => {}
    }
    let binary = !looks_like_text(start);
    // The two letters `BM` open many an honest table; only with binary content do they mean a picture.
    if binary && PICTURES.iter().any(|mark| start.starts_with(mark)) {
        return Content::Picture;
    }
    if binary && RECORDINGS.iter().any(|mark| start.starts_with(mark)) {
        return Content::Recording;
    }
    if binary { Content::Unknown } else { Content::Text }
}

/// Text has no zero bytes (but for UTF-16) and next to no control characters.
fn looks_like_text(start: &[u8]) -> bool {
    if crate::decode::utf16(start).is_some() {
        return true;
    }
    let strange = start.iter().filter(|byte| matches!(**byte, 1..=8 | 14..=25 | 27..=31)).count();
    !start.contains(&0) && strange * 50 <= start.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn told_from_the_bytes() {
        assert_eq!(content(b"BMI,name\n1,Eleri\n"), Content::Text);
        assert_eq!(content(b"BM\x9a\x00\x00\x00\x00\x00"), Content::Picture);
        assert_eq!(content(b"\x89PNG\r\n\x1a\n\0\0"), Content::Picture);
        assert_eq!(content(b"\xff\xd8\xff\xe0\x00\x10JFIF"), Content::Picture);
        assert_eq!(content(b"\0\0\0\x18ftypheic\0\0"), Content::Picture);
        assert_eq!(content(b"\0\0\0\x18ftypisom\0\0"), Content::Recording);
        assert_eq!(content(b"%PDF-1.7"), Content::Pdf);
        assert_eq!(content(b"\xff\xfea\0,\0b\0"), Content::Text);
        assert_eq!(content(b""), Content::Text);
        assert_eq!(content(b"\x01\x02\x03\x00"), Content::Unknown);
    }
}

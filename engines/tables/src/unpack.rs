//! A workbook is a packed folder: before anything reads it, it is unpacked into nothing to see how much it holds.

use crate::{Content, Fault, Limits};
use std::io::{self, Read, Seek};
use zip::{ZipArchive, result::ZipError};

/// More parts than any honest workbook has.
const PARTS: usize = 10_000;

/// Refuses what is no workbook, is locked, or would unpack to more than the limit whatever its directory claims.
pub(crate) fn check(reader: impl Read + Seek, limits: &Limits) -> Result<(), Fault> {
    let mut archive = ZipArchive::new(reader).map_err(|_| Fault::Damaged)?;
    if archive.len() > PARTS {
        return Err(Fault::TooBigUnpacked { limit: limits.unpacked_bytes });
    }
    if !archive.file_names().flatten().any(|name| name.eq_ignore_ascii_case("xl/workbook.xml")) {
        return Err(Fault::NotATable(Content::Zip));
    }
    let mut left = limits.unpacked_bytes;
    for place in 0..archive.len() {
        let part = match archive.by_index(place) {
            Ok(part) => part,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(Fault::Locked),
            Err(_) => return Err(Fault::Damaged),
        };
        let strings = part.name().map_err(|_| Fault::Damaged)?.to_ascii_lowercase().ends_with("sharedstrings.xml");
        let mut part = part.take(left + 1);
        let size = if strings {
            let mut text = Vec::new();
            part.read_to_end(&mut text).map_err(|_| Fault::Damaged)?;
            honest_count(&text)?;
            u64::try_from(text.len()).unwrap_or(u64::MAX)
        } else {
            io::copy(&mut part, &mut io::sink()).map_err(|_| Fault::Damaged)?
        };
        left = left.checked_sub(size).ok_or(Fault::TooBigUnpacked { limit: limits.unpacked_bytes })?;
    }
    Ok(())
}

/// The list of strings says how many it holds, and the reader sets memory aside for as many: a lie there would take
/// all memory at once. Each string needs at least `<si/>`, so a count above the part's own length is a lie. Parts that
/// are not in a plain encoding, where the count could hide, are refused; spreadsheet programs write UTF-8.
fn honest_count(text: &[u8]) -> Result<(), Fault> {
    if text.iter().any(|byte| matches!(byte, 0..=8 | 11 | 12 | 14..=31)) {
        return Err(Fault::Damaged);
    }
    let name = b"uniqueCount";
    for (at, _) in text.windows(name.len()).enumerate().filter(|(_, window)| window == name) {
        let digits: Vec<u8> = text[at + name.len()..]
            .iter()
            .copied()
            .skip_while(|byte| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'"' | b'\'' | b'+'))
            .take_while(u8::is_ascii_digit)
            .collect();
        let count: Option<usize> = std::str::from_utf8(&digits).ok().and_then(|digits| digits.parse().ok());
        if !digits.is_empty() && count.is_none_or(|count| count > text.len()) {
            return Err(Fault::Damaged);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Write};
    use zip::{ZipWriter, write::SimpleFileOptions};

    fn packed(parts: &[(&str, &[u8])]) -> Cursor<Vec<u8>> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(content).unwrap();
        }
        writer.finish().unwrap()
    }

    #[test]
    fn bombs_and_lies() {
        let limits = Limits { unpacked_bytes: 1_000_000, ..Limits::default() };
        let zeros = vec![b' '; 2_000_000];
        let bomb = packed(&[("xl/workbook.xml", b"<workbook/>"), ("xl/worksheets/sheet1.xml", &zeros)]);
        assert!(bomb.get_ref().len() < 10_000);
        assert_eq!(check(bomb, &limits), Err(Fault::TooBigUnpacked { limit: 1_000_000 }));
        let lie = packed(&[("xl/workbook.xml", b""), ("xl/SharedStrings.xml", b"<sst uniqueCount='99999999999999'>")]);
        assert_eq!(check(lie, &limits), Err(Fault::Damaged));
        let hidden = packed(&[("xl/workbook.xml", b""), ("xl/sharedStrings.xml", b"u\0n\0i\0")]);
        assert_eq!(check(hidden, &limits), Err(Fault::Damaged));
        let folder = packed(&[("photo.jpg", b"\xff\xd8\xff")]);
        assert_eq!(check(folder, &limits), Err(Fault::NotATable(Content::Zip)));
        let honest =
            packed(&[("xl/workbook.xml", b""), ("xl/sharedStrings.xml", b"<sst uniqueCount=\"1\"><si/></sst>")]);
        assert_eq!(check(honest, &limits), Ok(()));
    }
}

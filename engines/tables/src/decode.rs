//! Bytes become letters: the encoding is told from the bytes, and decoding goes piece by piece.

use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::io::{self, Read};

const PIECE: usize = 16 * 1024;

/// UTF-16 by its mark, or by the zeros that plain letters leave in it.
pub(crate) fn utf16(start: &[u8]) -> Option<&'static Encoding> {
    if start.starts_with(b"\xff\xfe") {
        return Some(UTF_16LE);
    }
    if start.starts_with(b"\xfe\xff") {
        return Some(UTF_16BE);
    }
    let pairs = start.len() / 2;
    let zeros = |from: usize| start.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    match pairs {
        0..4 => None,
        _ if second * 2 > pairs && first * 20 < pairs => Some(UTF_16LE),
        _ if first * 2 > pairs && second * 20 < pairs => Some(UTF_16BE),
        _ => None,
    }
}

/// The encoding of a whole text: by its mark, else UTF-8 if all of it is that, else what old Windows programs write.
pub(crate) fn detect(start: &[u8], mut all: impl Read) -> io::Result<&'static Encoding> {
    if let Some(encoding) = utf16(start) {
        return Ok(encoding);
    }
    if start.starts_with(b"\xef\xbb\xbf") {
        return Ok(UTF_8);
    }
    let mut piece = vec![0u8; PIECE];
    let mut carried = 0;
    loop {
        let read = all.read(&mut piece[carried..])?;
        let filled = carried + read;
        match std::str::from_utf8(&piece[..filled]) {
            Ok(_) => carried = 0,
            // The piece ends inside a letter: the rest of it comes with the next.
            Err(error) if error.error_len().is_none() && read > 0 => {
                piece.copy_within(error.valid_up_to()..filled, 0);
                carried = filled - error.valid_up_to();
            }
            Err(_) => return Ok(WINDOWS_1252),
        }
        if read == 0 {
            return Ok(UTF_8);
        }
    }
}

/// Letters one by one from bytes in some encoding, with little memory. What cannot be decoded is U+FFFD.
pub(crate) struct Letters {
    reader: Box<dyn Read + Send>,
    decoder: Decoder,
    bytes: Vec<u8>,
    text: String,
    at: usize,
    ended: bool,
}

impl Letters {
    pub(crate) fn new(reader: Box<dyn Read + Send>, encoding: &'static Encoding) -> Self {
        let decoder = encoding.new_decoder_with_bom_removal();
        let room = decoder.max_utf8_buffer_length(PIECE).unwrap_or(4 * PIECE);
        Letters { reader, decoder, bytes: vec![0; PIECE], text: String::with_capacity(room), at: 0, ended: false }
    }

    /// The next letter, or `None` at the end.
    pub(crate) fn next(&mut self) -> io::Result<Option<char>> {
        loop {
            if let Some(letter) = self.text.get(self.at..).and_then(|rest| rest.chars().next()) {
                self.at += letter.len_utf8();
                return Ok(Some(letter));
            }
            if self.ended {
                return Ok(None);
            }
            let read = match self.reader.read(&mut self.bytes) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                other => other?,
            };
            self.text.clear();
            self.at = 0;
            self.ended = read == 0;
            let _ = self.decoder.decode_to_string(&self.bytes[..read], &mut self.text, self.ended);
        }
    }

    /// The next letter if it is this one.
    pub(crate) fn next_if(&mut self, wanted: char) -> io::Result<bool> {
        match self.next()? {
            Some(letter) if letter == wanted => Ok(true),
            Some(letter) => {
                self.at -= letter.len_utf8();
                Ok(false)
            }
            None => Ok(false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all(bytes: &[u8]) -> String {
        let encoding = detect(bytes, bytes).unwrap();
        let mut letters = Letters::new(Box::new(io::Cursor::new(bytes.to_vec())), encoding);
        std::iter::from_fn(|| letters.next().unwrap()).collect()
    }

    #[test]
    fn encodings_are_told() {
        let text = "enw;ffôn\nSiân;01632 960001\n";
        let wide = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
        assert_eq!(all(text.as_bytes()), text);
        assert_eq!(all(&[b"\xef\xbb\xbf", text.as_bytes()].concat()), text);
        assert_eq!(all(&wide(u16::to_le_bytes)), text);
        assert_eq!(all(&wide(u16::to_be_bytes)), text);
        assert_eq!(all(&[b"\xff\xfe".to_vec(), wide(u16::to_le_bytes)].concat()), text);
        assert_eq!(all(&WINDOWS_1252.encode(text).0), text);
    }

    #[test]
    fn letters_across_pieces() {
        let text = "ŵ".repeat(PIECE);
        assert_eq!(all(format!("a{text}").as_bytes()), format!("a{text}"));
    }

    proptest! {
        #[test]
        fn utf8_is_itself(text in "[^\u{0}\u{feff}]{0,200}") {
            prop_assert_eq!(all(text.as_bytes()), text);
        }
        #[test]
        fn any_bytes_end(bytes in proptest::collection::vec(any::<u8>(), 0..500)) {
            all(&bytes);
        }
    }
}

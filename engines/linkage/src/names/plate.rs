//! Number plates in one form, and in the form in which letters and digits that are mistaken for one another are one.

/// A plate: capitals and digits without blanks, at most eight.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Plate {
    letters: [u8; 8],
    length: u8,
}

impl Plate {
    /// Capitals and digits without a blank.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.letters[..usize::from(self.length)]).unwrap_or("")
    }

    /// The plate as it may have been read from afar or at night: O, Q, D and 0 are one, as are I, L, T and 1, S and 5, B
    /// and 8, Z and 2, G and 6, U and V, M and N. For finding; two plates with one such form are to be looked at.
    pub fn look_alike(mut self) -> Self {
        for letter in &mut self.letters {
            *letter = match *letter {
                b'O' | b'Q' | b'D' => b'0',
                b'I' | b'L' | b'T' => b'1',
                b'S' => b'5',
                b'B' => b'8',
                b'Z' => b'2',
                b'G' => b'6',
                b'V' => b'U',
                b'N' => b'M',
                other => other,
            };
        }
        self
    }
}

impl std::fmt::Debug for Plate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Plate({})", self.as_str())
    }
}

/// A plate, however it was spaced and cased. O and 0, I and 1 look the same in the lettering of British plates, so they
/// are one from the start; in a plate of the present shape (AB12 CDE) each is set to what its place must hold.
pub fn plate(text: &str) -> Option<Plate> {
    let mut letters = [0_u8; 8];
    let mut length = 0;
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => {
                *letters.get_mut(length)? = byte.to_ascii_uppercase();
                length += 1;
            }
            b' ' | b'-' | b'.' | b'\t' => {}
            _ => return None,
        }
    }
    if length < 2 {
        return None;
    }
    const PRESENT: &[u8; 7] = b"AA99AAA";
    let digit = |letter: u8| match letter {
        b'O' => b'0',
        b'I' => b'1',
        other => other,
    };
    let capital = |digit: u8| match digit {
        b'0' => b'O',
        b'1' => b'I',
        other => other,
    };
    let set = |at: usize, c: u8| if PRESENT[at] == b'9' { digit(c) } else { capital(c) };
    let present = length == 7 && (0..7).all(|at| set(at, letters[at]).is_ascii_digit() == (PRESENT[at] == b'9'));
    for (at, letter) in letters.iter_mut().enumerate().take(length) {
        *letter = if present { set(at, *letter) } else { digit(*letter) };
    }
    Some(Plate { letters, length: length as u8 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn plates_in_one_form() {
        let of = |text: &str| plate(text).map(|plate| plate.as_str().to_owned());
        assert_eq!(of("qx07 abz").as_deref(), Some("QX07ABZ"));
        assert_eq!(of("QXO7ABZ"), of("QX07 ABZ"));
        assert_eq!(of("QX07 A0Z"), of("QX07 AOZ"));
        assert_eq!(of("qi ooo").as_deref(), Some("Q1000"));
        for none in ["", "Q", "QX07 ABCDE", "silver car!", "?"] {
            assert_eq!(of(none), None, "{none}");
        }
        let alike = |text: &str| plate(text).unwrap().look_alike();
        assert_eq!(alike("QX58 BZV"), alike("OXSB 82U"));
        assert_ne!(alike("QX58 BZV"), alike("QX57 BZV"));
    }

    proptest! {
        #[test]
        fn any_bytes_can_be_read(bytes in proptest::collection::vec(any::<u8>(), 0..20)) {
            if let Some(read) = plate(&String::from_utf8_lossy(&bytes)) {
                prop_assert_eq!(plate(read.as_str()), Some(read));
                prop_assert_eq!(read.look_alike().look_alike(), read.look_alike());
            }
        }
    }
}

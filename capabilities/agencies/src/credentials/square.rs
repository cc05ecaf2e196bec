//! The square that a telephone's camera reads, as one SVG path: no image file, no script, nothing sent anywhere.

use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write;

/// Blank modules on each side, without which cameras do not find the square.
const MARGIN: i32 = 4;

/// A QR code as the template places it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Square {
    /// Width and height in modules, margins included: the view box.
    pub size: i32,
    /// The `d` of the one path: every run of dark modules as a rectangle.
    pub path: String,
}

impl Square {
    /// The square for a text; `None` where it is too long to be read.
    pub fn of(text: &str) -> Option<Square> {
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
        let mut path = String::new();
        for y in 0..code.size() {
            let mut x = 0;
            while x < code.size() {
                let start = x;
                while code.get_module(x, y) {
                    x += 1;
                }
                let width = x - start;
                if width > 0 {
                    let _ = write!(path, "M{} {}h{width}v1h-{width}z", start + MARGIN, y + MARGIN);
                }
                x += 1;
            }
        }
        Some(Square { size: code.size() + 2 * MARGIN, path })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finder_patterns_stand_in_three_corners_inside_the_margin() {
        let square = Square::of("otpauth://totp/Dolen:nia?secret=GEZDGNBVGY3TQOJQ").unwrap();
        let far = square.size - MARGIN - 7;
        assert!(square.path.starts_with("M4 4h7v1h-7z"), "{}", square.path);
        assert!(square.path.contains(&format!("M{far} 4h7v1h-7z")));
        assert!(square.path.contains(&format!("M4 {far}h7v1h-7z")));
        assert_eq!(Square::of(&"x".repeat(5000)), None);
    }

    #[test]
    fn every_dark_module_is_drawn_once() {
        let text = "dolen";
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).unwrap();
        let dark = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
        let dark = dark.filter(|(x, y)| code.get_module(*x, *y)).count();
        let drawn: usize = Square::of(text)
            .unwrap()
            .path
            .split('h')
            .filter_map(|piece| piece.split('v').next()?.parse::<usize>().ok())
            .sum();
        assert_eq!(drawn, dark);
    }
}

//! A picture of how evidence adds up, step by step, made on the server: bars that stand one below another, each where
//! the last one ended. Its words say the same for whoever does not see it, and a table stands beside it.

use components::Html;
use std::fmt::Write;

/// One step.
pub(crate) struct Step {
    /// What speaks.
    pub(crate) label: String,
    /// For it (above 0) or against it, in bits.
    pub(crate) bits: f64,
}

/// The words of the picture.
pub(crate) struct Words {
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) start: String,
    pub(crate) end: String,
    pub(crate) against: String,
    pub(crate) towards: String,
}

const WIDTH: f64 = 400.0;
const EDGE: f64 = 8.0;
const ROW: f64 = 46.0;
const TOP: f64 = 30.0;

/// The picture. Where it stands on the page it is as wide as its column.
pub(crate) fn svg(start: f64, steps: &[Step], words: &Words) -> Html {
    let mut ends = vec![start];
    for step in steps {
        ends.push(ends.last().copied().unwrap_or(0.0) + step.bits);
    }
    let low = ends.iter().copied().fold(0.0, f64::min) - 1.0;
    let high = ends.iter().copied().fold(0.0, f64::max) + 1.0;
    let x = |bits: f64| EDGE + (bits - low) / (high - low) * (WIDTH - 2.0 * EDGE);
    let height = TOP + ROW * (steps.len() + 2) as f64;
    let text = |text: &str| Html::text(text).into_string();
    let mut out = String::new();
    let (title, description) = (text(&words.title), text(&words.description));
    let (against, towards) = (text(&words.against), text(&words.towards));
    // Nothing can go wrong in writing to a text.
    let _ = write!(
        out,
        r#"<div class="govuk-grid-row"><div class="govuk-grid-column-one-half"><svg role="img" viewBox="0 0 {WIDTH} {height}" width="100%" font-family="inherit" font-size="15"><title>{title}</title><desc>{description}</desc>"#
    );
    let even = x(0.0);
    let _ = write!(
        out,
        r##"<line x1="{even:.1}" y1="{TOP}" x2="{even:.1}" y2="{height}" stroke="#505a5f" stroke-width="2" stroke-dasharray="4 4"/><text x="{EDGE}" y="16" fill="#505a5f">← {against}</text><text x="{:.1}" y="16" text-anchor="end" fill="#505a5f">{towards} →</text>"##,
        WIDTH - EDGE
    );
    let mut row = |at: usize, label: &str, from: f64, to: f64, fill: &str, stroke: &str| {
        let (left, right) = (x(from.min(to)), x(from.max(to)));
        let y = TOP + ROW * at as f64;
        let _ = write!(
            out,
            r#"<text x="{EDGE}" y="{:.1}" fill="currentColor">{}</text><rect x="{left:.1}" y="{:.1}" width="{:.1}" height="16" fill="{fill}" stroke="{stroke}" stroke-width="2"/>"#,
            y + 16.0,
            text(label),
            y + 22.0,
            (right - left).max(2.0),
        );
    };
    row(0, &words.start, 0.0, start, "#b1b4b6", "#505a5f");
    for (at, step) in steps.iter().enumerate() {
        // Full bars speak for it, hollow ones against it: the colour is not the only difference.
        let (fill, sign) = if step.bits >= 0.0 { ("#1d70b8", "+") } else { ("#ffffff", "−") };
        let stroke = if step.bits >= 0.0 { "#1d70b8" } else { "#d4351c" };
        row(at + 1, &format!("{sign} {}", step.label), ends[at], ends[at + 1], fill, stroke);
    }
    row(steps.len() + 1, &words.end, 0.0, ends.last().copied().unwrap_or(0.0), "#0b0c0c", "#0b0c0c");
    out.push_str("</svg></div></div>");
    Html::trusted(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_says_what_it_shows_and_stays_within_its_edges() {
        let words = Words {
            title: "A <title>".into(),
            description: "What it says".into(),
            start: "Start".into(),
            end: "End".into(),
            against: "against".into(),
            towards: "for".into(),
        };
        let steps = [Step { label: "Name".into(), bits: 9.0 }, Step { label: "Born".into(), bits: -4.0 }];
        let svg = svg(-15.0, &steps, &words).into_string();
        assert!(svg.contains(r#"role="img""#) && svg.contains("<title>A &lt;title&gt;</title>"), "{svg}");
        assert!(svg.contains("+ Name") && svg.contains("− Born"), "{svg}");
        assert_eq!(svg.matches("<rect").count(), 4);
        for x in svg.split(r#"<rect x=""#).skip(1).filter_map(|rest| rest.split('"').next()?.parse::<f64>().ok()) {
            assert!((0.0..=WIDTH).contains(&x), "{x}");
        }
    }
}

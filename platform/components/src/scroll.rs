//! What is wider than a phone is moved sideways within itself, and not the whole page.

use crate::Html;

/// Something wide, usually a table. It can be reached and moved with the keyboard, and so needs a name: `label`, in the
/// reader's language.
pub fn scroll(label: &str, wide: Html) -> Html {
    let label = Html::text(label).into_string();
    Html::join([
        Html::trusted(format!(r#"<div class="dolen-scroll" role="region" tabindex="0" aria-label="{label}">"#)),
        wide,
        Html::trusted("</div>"),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_cannot_break_out() {
        let shown = scroll("\"><b>", Html::text("x")).into_string();
        assert!(shown.starts_with("<div class=\"dolen-scroll\"") && !shown.contains("<b>"), "{shown}");
    }
}

//! Signs to notice, in plain words. Nobody is asked to give them a name.

use super::questions::Way;
use super::{leaflet, unnamed};
use web::components::{Heading, Html, List, Paragraph, Size};
use web::{Asked, Outcome};

/// Shows them for both doors.
pub(crate) async fn show(asked: Asked) -> Outcome {
    let asked = unnamed(asked);
    let section = |way: Way, heading: &str| Html::join([title(&asked, heading), of(&asked, way)]);
    leaflet(&asked, "public-signs-title")
        .own_heading()
        .with(Heading::page(asked.t("public-signs-heading")))
        .with(Paragraph::lead(asked.t("public-signs-lead")))
        .with(section(Way::Child, "public-signs-child-heading"))
        .with(section(Way::Adult, "public-signs-adult-heading"))
        .answer()
}

fn title(asked: &Asked, key: &str) -> Html {
    Heading::new(2, Size::M, asked.t(key)).html()
}

/// The signs for one door.
pub(crate) fn of(asked: &Asked, way: Way) -> Html {
    let prefix = match way {
        Way::Child => "public-signs-child",
        Way::Adult => "public-signs-adult",
    };
    let keys = (1..).map(|n| format!("{prefix}-{n}")).take_while(|key| asked.texts.has(key));
    let signs = List { spaced_out: true, ..List::bullet(keys.map(|key| asked.t(&key))) };
    Html::join([signs.html(), Paragraph::new(asked.t(&format!("{prefix}-end"))).html()])
}

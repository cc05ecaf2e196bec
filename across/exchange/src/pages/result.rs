//! How far an import is, and what came of it.

use super::{asked_for, errors_links, faulty, figure, lesser_button, path};
use crate::imports::State;
use crate::{mending, running};
use components::{Button, Panel, SummaryList, SummaryRow};
use web::{Answer, Asked, Outcome, Page};

/// Faulty rows that the page shows.
const SHOWN: usize = 20;

/// Shows it. While rows are being taken in, a link looks again: nothing on the page needs a script.
pub(super) async fn show(asked: Asked) -> Outcome {
    let (import, permit) = asked_for(&asked, "exchange.view").await?;
    match import.state {
        State::Sent => return Ok(Answer::Redirect(path(&import, "/columns"))),
        State::Ready => return Ok(Answer::Redirect(path(&import, "/check"))),
        _ => {}
    }
    let mut reader = asked.house.look(&permit, "result of an import").await?;
    let counts = import.counts;
    let mut rows = vec![
        figure(&asked, "exchange-taken", counts.taken),
        figure(&asked, "exchange-known", counts.known),
        figure(&asked, "exchange-refused", counts.refused),
    ];
    if counts.doubted > 0 {
        rows.push(figure(&asked, "exchange-doubted", counts.doubted));
    }
    rows.push(SummaryRow::new(asked.t("exchange-last-row"), import.place.to_string()));
    rows.push(SummaryRow::new(asked.t("exchange-looked-at"), asked.texts.date_time(import.touched_at)));
    let title = asked.t(&format!("exchange-result-{}", import.state.code()));
    let mut page = Page::new(title.clone()).caption(import.file_name.clone()).menu("import").back("/import");
    if import.state == State::Finished {
        page = Page { own_heading: true, ..page }.with(Panel { title: title.into(), ..Panel::default() }.html());
    }
    page = page.with(SummaryList::new(rows).html());
    if import.state == State::Running {
        let again = Button::link(asked.url(&path(&import, "")), asked.t("exchange-look-again"));
        let stop = asked.side_form(&path(&import, "/stop")).button(lesser_button(&asked, "exchange-stop"));
        page = page.with(asked.paragraph("exchange-running-help")).with(again.html()).with(stop.html());
    } else if counts.refused > 0 {
        let refused = mending::refused(&asked.house, &mut reader, import.id, SHOWN).await?;
        page = page.with(faulty(&asked, &refused)).with(errors_links(&asked, &import));
    }
    page.answer()
}

/// Ends it early.
pub(super) async fn stop(asked: Asked) -> Outcome {
    let (import, _) = asked_for(&asked, "exchange.import").await?;
    running::stop(&asked.house, &asked.visit, import.id).await?;
    Ok(Answer::Redirect(path(&import, "")))
}

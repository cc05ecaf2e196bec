//! What would happen, and the button that makes it happen.

use super::{asked_for, button, errors_links, faulty, figure, path};
use crate::commands::{self, NotSent};
use crate::imports::State;
use crate::sinks::Surroundings;
use crate::{checking, jobs, wording};
use components::{InsetText, List, SummaryList};
use store::Stop;
use web::{Answer, Asked, Outcome, Page};

/// The dry run.
pub(super) async fn show(asked: Asked) -> Outcome {
    let (import, permit) = asked_for(&asked, "exchange.import").await?;
    match import.state {
        State::Sent => return Ok(Answer::Redirect(path(&import, "/columns"))),
        State::Ready => {}
        _ => return Ok(Answer::Redirect(path(&import, ""))),
    }
    let reading = match commands::open(&asked.house, &import).await {
        Ok(Some(reading)) => reading,
        Ok(None) => return Err(Stop::NotFound),
        Err(NotSent::Unreadable(_)) => return Ok(Answer::Redirect(path(&import, "/columns"))),
        Err(NotSent::Stop(stop)) => return Err(stop),
    };
    let mut reader = asked.house.look(&permit, "check of an import").await?;
    let foreseen = checking::foresee(&asked.house, &mut reader, &import, reading).await?;
    let counts = foreseen.counts;
    let mut rows = vec![
        figure(&asked, "exchange-would-take", counts.taken),
        figure(&asked, "exchange-would-know", counts.known),
        figure(&asked, "exchange-would-refuse", counts.refused),
    ];
    if counts.doubted > 0 {
        rows.push(figure(&asked, "exchange-would-doubt", counts.doubted));
    }
    let mut page = Page::new(asked.t("exchange-check-title"))
        .caption(import.file_name.clone())
        .menu("import")
        .back(path(&import, "/columns"))
        .with(asked.paragraph("exchange-check-lead"))
        .with(SummaryList::new(rows).html());
    if let Some(fault) = &foreseen.cut_short {
        page = page.with(InsetText::new(wording::fault(&asked.texts, fault)).html());
    }
    if !foreseen.doubts.is_empty() {
        let line = |(doubt, count): &(crate::Mistake, u64)| {
            let sentence = wording::sentence(&asked.texts, doubt);
            asked.t_with("exchange-doubt-line", &[("sentence", sentence.into()), ("count", count.to_string().into())])
        };
        page = page.with(asked.paragraph("exchange-doubts-lead"));
        page = page
            .with(List::bullet(foreseen.doubts.values().map(line).map(|line| components::Html::text(&line))).html());
    }
    page = page.with(faulty(&asked, &foreseen.refused));
    if counts.refused > 0 {
        page = page.with(errors_links(&asked, &import));
    }
    if counts.taken == 0 {
        return page.with(asked.paragraph("exchange-nothing-to-take")).answer();
    }
    let form = asked.form(&path(&import, "/check")).button(button(&asked, "exchange-begin"));
    page.form(form).answer()
}

/// Has it begun.
pub(super) async fn submit(asked: Asked, around: Surroundings) -> Outcome {
    if asked.switching_language {
        return show(asked).await;
    }
    let (import, _) = asked_for(&asked, "exchange.import").await?;
    commands::begin(&asked.house, &asked.visit, import.id).await?;
    if import.state == State::Ready {
        // Nobody waits for it: the next page shows how far it is.
        drop(jobs::spawn(&asked.house, &around, import.clone(), asked.visit.language));
    }
    Ok(Answer::Redirect(path(&import, "")))
}

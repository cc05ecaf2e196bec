//! Pages of a running server: how many in a second, and how long one takes.

use super::{names, rounded, say};
use crate::database::connect;
use crate::http::Visitor;
use crate::journey::{End, tell};
use crate::load::{sign_in, somewhere};
use crate::server::Place;
use anyhow::{bail, ensure};
use kernel::Chance;
use serde_json::{Value, json};
use sqlx::{Connection, Row};
use std::time::{Duration, Instant};

/// Records whose pages are asked for.
const RECORDS: &str = "SELECT id FROM people_record WHERE record_kind = 'person' ORDER BY id LIMIT 5000";

/// What is asked for.
#[derive(Clone, Copy)]
pub(crate) enum Page {
    Desk,
    Person,
    Search,
    Report,
}

impl Page {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Page::Desk => "desk",
            Page::Person => "person",
            Page::Search => "search",
            Page::Report => "sending a report",
        }
    }
}

/// The records whose pages are asked for.
pub(crate) async fn records(url: &str) -> anyhow::Result<Vec<String>> {
    let mut connection = connect(url).await?;
    let rows = sqlx::query(RECORDS).fetch_all(&mut connection).await?;
    let records = rows.iter().map(|row| row.try_get::<String, _>(0)).collect::<Result<Vec<_>, _>>()?;
    connection.close().await?;
    ensure!(!records.is_empty(), "there is no person to show");
    Ok(records)
}

/// Each page in its turn.
pub(crate) async fn measure(place: &Place, url: &str, seconds: u64, visitors: usize) -> anyhow::Result<Vec<Value>> {
    let records = records(url).await?;
    let mut measured = Vec::new();
    for page in [Page::Desk, Page::Person, Page::Search, Page::Report] {
        say(&format!("page: {}", page.name()));
        // Once to warm up, then in earnest.
        ask(place, page, &records, Duration::from_secs(1), visitors)?;
        let start = Instant::now();
        let mut times = ask(place, page, &records, Duration::from_secs(seconds), visitors)?;
        let took = start.elapsed().as_secs_f64();
        times.sort_by(f64::total_cmp);
        let at =
            |share: f64| times.get((times.len() as f64 * share) as usize).or(times.last()).copied().unwrap_or_default();
        measured.push(json!({
            "page": page.name(),
            "asked": times.len(),
            "per_second": rounded(times.len() as f64 / took),
            "p50_ms": rounded(at(0.5)),
            "p99_ms": rounded(at(0.99)),
        }));
    }
    Ok(measured)
}

/// All visitors ask for one page until the time is over. How long each answer took, in milliseconds.
pub(crate) fn ask(
    place: &Place,
    page: Page,
    records: &[String],
    lasts: Duration,
    visitors: usize,
) -> anyhow::Result<Vec<f64>> {
    std::thread::scope(|scope| {
        let workers: Vec<_> =
            (0..visitors).map(|n| scope.spawn(move || one_visitor(place, page, records, lasts, n))).collect();
        let mut times = Vec::new();
        for worker in workers {
            match worker.join() {
                Ok(own) => times.extend(own?),
                Err(_) => bail!("a visitor panicked"),
            }
        }
        Ok(times)
    })
}

fn one_visitor(
    place: &Place,
    page: Page,
    records: &[String],
    lasts: Duration,
    number: usize,
) -> anyhow::Result<Vec<f64>> {
    let chance = Chance::seeded(number as u64);
    let mut visitor = Visitor::new(place.address, &somewhere(&chance));
    if !matches!(page, Page::Report) {
        sign_in(&mut visitor, &chance)?;
    }
    let (mut times, start) = (Vec::new(), Instant::now());
    while start.elapsed() < lasts {
        let path = match page {
            Page::Desk => "/en/desk".to_owned(),
            Page::Person => format!("/en/people/{}", records[chance.below(records.len())]),
            Page::Search => {
                let (given, family) = names::name(&chance);
                let typed = format!("{given} {}", names::mistyped(&family, &chance));
                format!(
                    "/en/people?{}",
                    url::form_urlencoded::Serializer::new(String::new()).append_pair("q", &typed).finish()
                )
            }
            Page::Report => {
                // Every report comes from somewhere else; only the sending of it is timed.
                let mut reporter = Visitor::new(place.address, &somewhere(&chance));
                match tell(&mut reporter, &chance)? {
                    End::Acknowledged(_, took) => times.push(took.as_secs_f64() * 1000.0),
                    End::Cut(_) => bail!("the server cut off a visitor"),
                }
                continue;
            }
        };
        let asked = Instant::now();
        let answer = visitor.get(&path)?;
        times.push(asked.elapsed().as_secs_f64() * 1000.0);
        ensure!(answer.status == 200, "{path} answered {}", answer.status);
    }
    Ok(times)
}

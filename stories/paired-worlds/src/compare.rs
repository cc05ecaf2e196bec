//! One viewer asks the same of both worlds, and the answers are laid side by side.

use crate::addresses::addresses;
use crate::plan::Plan;
use crate::world::{Make, Side, World};
use testkit::{Shown, Visitor};

/// An address at which the worlds did not answer the same.
#[derive(Debug, Clone)]
pub struct Difference {
    /// Which pair of worlds.
    pub seed: u64,
    /// Through whose eyes.
    pub viewer: &'static str,
    /// What was asked for.
    pub path: String,
    /// What differs, and around where.
    pub what: String,
}

/// What came of comparing a pair.
#[derive(Debug, Default)]
pub struct Compared {
    /// How many answers were compared.
    pub asked: usize,
    /// How many of them were pages with something on them (status 200).
    pub pages: usize,
    /// Where the worlds differ.
    pub differences: Vec<Difference>,
}

/// Builds both worlds of a plan and asks everything of both. Stops after `most` differences.
///
/// # Errors
/// A fault while the worlds are built.
pub async fn compare(plan: &Plan, make: &Make, most: usize) -> anyhow::Result<Compared> {
    let usual = Make::usual();
    let spare = [World::of(plan, Side::First, &usual).await?, World::of(plan, Side::Second, &usual).await?];
    let paths = addresses(plan, [&spare[0], &spare[1]]).await;
    drop(spare);
    let worlds = [World::of(plan, Side::First, make).await?, World::of(plan, Side::Second, make).await?];
    anyhow::ensure!(worlds[0].happened > 6 && worlds[1].happened > 6, "hardly anything happened in these worlds");
    for world in &worlds {
        world.begin_anew(u64::MAX);
    }
    let viewers = [worlds[0].visitor(plan.viewer.name).await, worlds[1].visitor(plan.viewer.name).await];
    let mut compared = Compared::default();
    for (number, path) in paths.iter().enumerate() {
        for language in ["cy", "en"] {
            let path = format!("/{language}{path}");
            let begin = 1_000_000 + number as u64;
            let mut shown = ask(&worlds, &viewers, &path, begin, plan.viewer.counts_entries).await;
            // The trace of a look is written beside the answer: whether a page that lists looks has that very look in it
            // already is chance. What a viewer can tell apart differs every time.
            for _ in 0..AGAIN {
                if difference(&shown[0], &shown[1]).is_none() {
                    break;
                }
                shown = ask(&worlds, &viewers, &path, begin, plan.viewer.counts_entries).await;
            }
            compared.asked += 1;
            compared.pages += usize::from(shown[0].status == 200);
            if let Some(what) = difference(&shown[0], &shown[1]) {
                compared.differences.push(Difference { seed: plan.seed, viewer: plan.viewer.name, path, what });
                if compared.differences.len() >= most {
                    return Ok(compared);
                }
            }
        }
    }
    Ok(compared)
}

/// How often a difference is looked at again before it counts.
const AGAIN: usize = 3;

/// What both worlds answer.
async fn ask(worlds: &[World; 2], viewers: &[Visitor<'_>; 2], path: &str, begin: u64, counts: bool) -> [Shown; 2] {
    worlds[0].begin_anew(begin);
    let first = viewers[0].get(path).await;
    worlds[1].begin_anew(begin);
    let mut both = [first, viewers[1].get(path).await];
    if counts {
        both.iter_mut().for_each(without_counts);
    }
    both
}

/// Whoever looks after the machine may know how many entries there are. How many there are just now depends on whether the
/// trace of this very look is among them already.
fn without_counts(shown: &mut Shown) {
    const VALUE: &str = "<dd class=\"govuk-summary-list__value\">";
    let mut parts = shown.body.split(VALUE);
    let mut body = parts.next().unwrap_or("").to_owned();
    for part in parts {
        body.push_str(VALUE);
        body.push_str(part.trim_start_matches(|c: char| c.is_ascii_digit() || c == ','));
    }
    shown.body = body;
    shown.headers.retain(|(name, _)| name != "content-length");
}

/// What differs between two answers, if anything does.
fn difference(first: &Shown, second: &Shown) -> Option<String> {
    if first.status != second.status {
        return Some(format!("status {} and {}", first.status, second.status));
    }
    if first.headers != second.headers {
        let odd = first.headers.iter().zip(&second.headers).find(|(a, b)| a != b);
        return Some(format!("headers: {odd:?}"));
    }
    if first.body == second.body {
        return None;
    }
    let (a, b) = (first.body.as_bytes(), second.body.as_bytes());
    let at = a.iter().zip(b).position(|(x, y)| x != y).unwrap_or(a.len().min(b.len()));
    let around = |bytes: &[u8]| {
        let text = &bytes[at.saturating_sub(60)..bytes.len().min(at + 60)];
        String::from_utf8_lossy(text).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    Some(format!("«{}» and «{}»", around(a), around(b)))
}

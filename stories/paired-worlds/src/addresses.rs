//! Every address that anybody could open in either world: what the pages of those who know lead to, every route of the
//! house with ids put in, and searches for whatever is told anywhere.

use crate::plan::{Plan, WORDS};
use crate::world::World;
use kernel::Chance;
use std::collections::{BTreeSet, VecDeque};
use store::Settings;

/// Whose eyes find the addresses: together they know of everything.
const SCOUTS: &[&str] = &["nia", "owain", "eleri", "rhys", "megan", "tom"];
/// Pages that one scout opens at most.
const PAGES: usize = 35;
/// How many ways each route's variable parts are filled.
const WAYS: usize = 10;
/// An id that nothing has.
const ABSENT: &str = "01k00000000000000000000000";

/// The addresses without their language, sorted. The worlds are used up by being looked around in: give them spare ones.
pub async fn addresses(plan: &Plan, spare: [&World; 2]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut ids = BTreeSet::new();
    for world in spare {
        for scout in SCOUTS {
            look_around(world, scout, plan, &mut found).await;
        }
        ids.extend(ids_of(world).await);
    }
    // The page of everything that was written down, whoever may know of it.
    for (kind, page) in [("concern", "concerns"), ("record", "people"), ("agency", "agencies")] {
        found.extend(ids.iter().filter(|(of, _)| of == kind).map(|(_, id)| format!("/{page}/{id}")));
    }
    let teams: Vec<String> = ids.iter().filter(|(kind, _)| kind == "team").map(|(_, id)| id.clone()).collect();
    let ids: Vec<String> = ids.into_iter().map(|(_, id)| id).collect();
    found.extend(filled_routes(plan, &ids));
    found.extend(teams.iter().map(|team| format!("/desk?team={team}")));
    found.extend(searches(plan));
    found
}

/// Follows links from page to page as one member of staff.
async fn look_around(world: &World, scout: &str, plan: &Plan, found: &mut BTreeSet<String>) {
    let visitor = world.visitor(scout).await;
    let mut waiting: VecDeque<String> = ["/home", "/desk", "/questions", "/referrals", "/referrals/sent", "/agencies"]
        .into_iter()
        .map(str::to_owned)
        .chain(searches(plan))
        .collect();
    let mut seen: BTreeSet<String> = waiting.iter().cloned().collect();
    let mut opened = 0;
    while let Some(path) = waiting.pop_front() {
        if opened >= PAGES {
            break;
        }
        opened += 1;
        let shown = visitor.get(&format!("/en{path}")).await;
        for link in links(&shown.body) {
            if seen.insert(link.clone()) {
                waiting.push_back(link);
            }
        }
    }
    found.extend(seen);
}

/// Addresses of the house that a page leads to, without their language.
fn links(page: &str) -> BTreeSet<String> {
    let attributes = ["href=\"/en/", "action=\"/en/", "href=\"/cy/"];
    let mut found = BTreeSet::new();
    for attribute in attributes {
        for (at, _) in page.match_indices(attribute) {
            let rest = &page[at + attribute.len() - 1..];
            let link = rest.split('"').next().unwrap_or("").replace("&#38;", "&").replace("&amp;", "&");
            let link = link.split('#').next().unwrap_or("").to_owned();
            found.insert(link);
        }
    }
    found
}

/// The ids of everything that the ledger of a world tells of, each with its kind.
async fn ids_of(world: &World) -> BTreeSet<(String, String)> {
    let mut reader = world.town.house.facts().await.expect("a reader");
    let sql = "SELECT DISTINCT stream FROM ledger_entries WHERE stream <> '' ORDER BY stream";
    let rows = reader.rows(sql, &[]).await.expect("the streams");
    let ids = rows.iter().filter_map(|row| row.text("stream").ok());
    ids.filter_map(|stream| stream.split_once(':').map(|(kind, id)| (kind.to_owned(), id.to_owned()))).collect()
}

/// Every page of the house, its variable parts filled with ids of all kinds.
fn filled_routes(plan: &Plan, ids: &[String]) -> BTreeSet<String> {
    let settings = Settings { public_address: String::new(), demo: true };
    let chance = Chance::seeded(plan.seed).child("routes");
    let mut found = BTreeSet::new();
    for route in dolen::capabilities::routes(&settings).all().iter().filter(|route| route.method == "GET") {
        let ways = if route.path.contains('{') { WAYS } else { 1 };
        for way in 0..ways {
            let parts = route.path.split('/').skip(1).map(|part| {
                let variable = part.starts_with('{');
                match part.rsplit_once('}') {
                    Some((_, end)) if variable && way == 0 => format!("{ABSENT}{end}"),
                    Some((_, end)) if variable && !ids.is_empty() => format!("{}{end}", chance.pick(ids)),
                    _ => part.to_owned(),
                }
            });
            found.insert(format!("/{}", parts.collect::<Vec<_>>().join("/")));
        }
    }
    found
}

/// Searches for everything that is told in either world, and lists turned over and narrowed.
fn searches(plan: &Plan) -> BTreeSet<String> {
    let query = |path: &str, pairs: &[(&str, &str)]| {
        let written = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        format!("{path}?{written}")
    };
    let mut found = BTreeSet::new();
    for told in plan.told() {
        let (year, month, day) = told.born;
        let born = format!("{day}.{month}.{year}");
        for text in
            [told.given, told.family, told.phone, told.school, &born, &format!("{} {}", told.given, told.family)]
        {
            found.insert(query("/people", &[("q", text)]));
        }
        found.insert(query("/people", &[("q", &format!("{} {} {year}", told.given, told.family)), ("page", "2")]));
    }
    for word in WORDS {
        found.insert(query("/people", &[("q", word)]));
    }
    for lane in ["open", "held", "done", "mine"] {
        found.insert(query("/desk", &[("lane", lane)]));
    }
    for name in ["a", "n", "Huw"] {
        found.insert(query("/colleagues", &[("name", name)]));
    }
    found
}

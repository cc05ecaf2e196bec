//! Every page, through everybody's eyes, in both languages: a canary stands only where the house itself says that this
//! visitor may see the thing in which it stands.

use crate::people;
use crate::routes::Routes;
use crate::seen::{Class, Seen};
use crate::told::Told;
use kernel::Chance;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use testkit::page::links;
use testkit::{Shown, Town};

/// How many pages of one route each person opens in each language.
pub(crate) struct Wide(pub(crate) usize);

/// Pages from which everybody starts, besides every route that names nothing.
const STARTS: &[&str] = &["/sharing?list=given", "/sharing?list=withheld", "/desk?lane=done", "/desk?lane=held"];
/// The page of everything of which the ledger tells.
const OWN: &[(&str, &str)] = &[
    ("record", "/people"),
    ("record", "/circle"),
    ("record", "/sharing/about"),
    ("record", "/sharing/new"),
    ("concern", "/concerns"),
    ("concern", "/referrals/sent"),
    ("disclosure", "/sharing/disclosures"),
    ("request", "/sharing/requests"),
    ("agreement", "/sharing/agreements"),
    ("agency", "/agencies"),
    ("actor", "/staff"),
    ("hold", "/retention/holds"),
    ("destruction", "/retention/destructions"),
    ("access_request", "/access-requests"),
    ("representation", "/representations"),
    ("import", "/import"),
    ("draft", "/referrals"),
];
/// What changes something by being opened.
const NOT: &[&str] = &["/demo", "/agencies/checkpoint.txt"];

/// Opens everything; gives how many pages were shown, and how often a canary stood on one where it may.
pub(crate) async fn crawl(
    town: &Town,
    routes: &Routes,
    told: &mut Told<'_>,
    seen: &Seen<'_>,
    chance: &Chance,
    wide: &Wide,
) -> anyhow::Result<(u64, u64)> {
    let ids = told.ids().await?;
    let own: Vec<String> = ids
        .iter()
        .flat_map(|(kind, id)| {
            OWN.iter().filter(move |(of, _)| of == kind).map(move |(_, page)| format!("{page}/{id}"))
        })
        .collect();
    let (mut pages, mut rightly) = (0, 0);
    for name in people::ALL {
        let visitor = people::visitor(town, name).await;
        for language in ["en", "cy"] {
            let mut waiting: VecDeque<String> = STARTS.iter().map(|path| format!("/{language}{path}")).collect();
            for pattern in routes.patterns("GET").filter(|pattern| !NOT.iter().any(|not| pattern.starts_with(not))) {
                let ways = if pattern.contains('{') { wide.0 } else { 1 };
                waiting.extend((0..ways).map(|_| format!("/{language}{}", filled(pattern, &ids, chance))));
            }
            waiting.extend(own.iter().map(|page| format!("/{language}{page}")));
            let mut known: BTreeSet<String> = waiting.iter().cloned().collect();
            let mut opened = BTreeMap::<&str, usize>::new();
            while let Some(address) = waiting.pop_front() {
                let Some(pattern) = routes.pattern("GET", &address) else { continue };
                let shown = visitor.get(&address).await;
                seen.answer(name, &address, &shown);
                pages += u64::from(shown.status == 200);
                rightly += judge(told, seen, name, &address, &shown).await?;
                let times = opened.entry(pattern).or_default();
                // What is shown leads further; what is not there does not use up the room for what is.
                if shown.status != 200 {
                    continue;
                }
                *times += 1;
                for link in links(&shown.body) {
                    let led = routes.pattern("GET", &link).filter(|_| link.starts_with(&format!("/{language}/")));
                    let room = led.is_some_and(|led| opened.get(led).copied().unwrap_or(0) < wide.0 * 2);
                    if room && !NOT.iter().any(|not| link[3..].starts_with(not)) && known.insert(link.clone()) {
                        waiting.push_back(link);
                    }
                }
            }
        }
        seen.logged();
    }
    Ok((pages, rightly))
}

/// A route whose variable parts are ids: of what belongs there, and now and then of anything at all.
fn filled(pattern: &str, ids: &BTreeSet<(String, String)>, chance: &Chance) -> String {
    let kind = OWN.iter().filter(|(_, page)| pattern.starts_with(page)).max_by_key(|(_, page)| page.len());
    let fit: Vec<&String> =
        ids.iter().filter(|(of, _)| kind.is_some_and(|(kind, _)| kind == of)).map(|(_, id)| id).collect();
    let all: Vec<&String> = ids.iter().map(|(_, id)| id).collect();
    let part = |part: &str| match part.strip_prefix('{').and_then(|_| part.rsplit_once('}')) {
        Some((_, end)) if !fit.is_empty() && !chance.one_in(5) => format!("{}{end}", chance.pick(&fit)),
        Some((_, end)) if !all.is_empty() => format!("{}{end}", chance.pick(&all)),
        _ => part.to_owned(),
    };
    pattern.split('/').map(part).collect::<Vec<_>>().join("/")
}

/// Whether every canary on a page may stand there.
pub(crate) async fn judge(
    told: &mut Told<'_>,
    seen: &Seen<'_>,
    name: &'static str,
    address: &str,
    shown: &Shown,
) -> anyhow::Result<u64> {
    let mut rightly = 0;
    for (number, form) in seen.canaries.found(shown.body.as_bytes()) {
        let Some(canary) = seen.canaries.get(number) else { continue };
        if told.may(name, number, canary.typist).await? {
            rightly += 1;
        } else {
            let class = if shown.status >= 400 { Class::ErrorPage } else { Class::Page };
            let path = address.split('?').next().unwrap_or("");
            seen.find(class, Some((number, form)), format!("{path} ({}), shown to {name}", shown.status));
        }
    }
    Ok(rightly)
}

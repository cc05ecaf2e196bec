//! Before a level is changed: who would gain sight of the record, and who would lose it.

use super::{Around, Opened, Person};
use crate::words::Level;
use access::{Fact, RELATIONS, Thing};
use components::{Heading, Html, List, Paragraph, Size};
use kernel::ActorId;
use std::collections::BTreeSet;
use std::sync::Arc;
use store::Stop;
use web::Asked;

/// At most so many people are looked at.
const MOST: usize = 500;
/// The actions that give sight, the most first.
const SIGHTS: [&str; 3] = ["people.view", "people.summarise", "people.flag"];

/// Each of everybody, with how the house would decide before and after.
pub(super) async fn of(
    asked: &Asked,
    around: &Arc<dyn Around>,
    opened: &Opened,
    (level, flagged, named): (Level, bool, &BTreeSet<ActorId>),
) -> Result<Html, Stop> {
    let bare = asked.house.thing("Record", &opened.record.to_string()).await?;
    let (mut gain, mut lose) = (Vec::new(), Vec::new());
    for (person, visit) in around.everybody(asked, MOST).await? {
        let Some(now) = asked.house.know(&visit, vec![bare.clone()]).await?.pop() else { continue };
        let mut then = now.clone();
        then.learn("level", Fact::Text(level.code().to_owned()));
        then.learn("flagged", Fact::Flag(flagged));
        name(&mut then, named.contains(&person.id));
        let sight = |thing: &Thing| SIGHTS.iter().position(|action| asked.house.permit(&visit, action, thing).is_ok());
        match (sight(&now).unwrap_or(SIGHTS.len()), sight(&then).unwrap_or(SIGHTS.len())) {
            (before, after) if after < before => gain.push((person, after)),
            (before, after) if after > before => lose.push((person, after)),
            _ => {}
        }
    }
    Ok(Html::join([list(asked, "circle-preview-gain", gain), list(asked, "circle-preview-lose", lose)]))
}

fn name(thing: &mut Thing, named: bool) {
    let Some(Fact::Set(words)) = thing.known(RELATIONS) else { return };
    let mut words = words.clone();
    if named {
        words.insert("named".to_owned())
    } else {
        words.remove("named")
    };
    thing.learn(RELATIONS, Fact::Set(words));
}

fn list(asked: &Asked, key: &str, mut people: Vec<(Person, usize)>) -> Html {
    let heading = Heading::new(2, Size::M, asked.t_with(key, &[("count", people.len().into())])).html();
    if people.is_empty() {
        return Html::join([heading, Paragraph::new(asked.t("circle-preview-nobody")).html()]);
    }
    people.sort_by_cached_key(|(person, _)| (i18n::sort_key(&person.agency_name), i18n::sort_key(&person.name)));
    let lines = people.into_iter().map(|(person, sight)| {
        let key =
            ["circle-sight-full", "circle-sight-summary", "circle-sight-flag", "circle-sight-nothing"][sight.min(3)];
        Html::text(&format!("{}, {}: {}", person.name, person.agency_name, asked.t(key)))
    });
    Html::join([heading, List::bullet(lines).html()])
}

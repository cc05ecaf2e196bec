//! What this capability tells everybody who is asked about a record: how far it is open, how it is marked, and how this
//! visitor is related to it now.

use crate::Circles;
use access::{Fact, Thing, Visit};
use std::collections::{BTreeMap, BTreeSet};
use store::{Arg, Fault, Knowing, Row, Step, Tables};

/// One line of the one question.
struct Line {
    what: String,
    texts: [String; 4],
    flag: bool,
}

const LEVEL: &str = "level";

impl Knowing for Circles {
    fn kinds(&self) -> &'static [&'static str] {
        &["Record"]
    }

    fn tell<'a>(&'a self, tables: &'a mut Tables<'_>, visit: &'a Visit, things: &'a mut [Thing]) -> Step<'a, ()> {
        Box::pin(async move {
            let named: BTreeSet<String> = things.iter().flat_map(|t| t.all_of("Record")).map(str::to_owned).collect();
            let mut lines: BTreeMap<String, Vec<Line>> = BTreeMap::new();
            for row in tables.rows(&question(), &arguments(visit, named)).await? {
                lines.entry(row.text("record")?).or_default().push(line(&row)?);
            }
            let (who, today) = (visit.actor().to_string(), visit.now.date().to_string());
            for thing in things {
                tell(thing, &lines, &who, &today);
            }
            Ok(())
        })
    }

    fn barred<'a>(
        &'a self,
        tables: &'a mut Tables<'_>,
        visit: &'a Visit,
        kind: &'static str,
    ) -> Step<'a, BTreeSet<String>> {
        Box::pin(async move {
            let sql = match kind {
                "Record" => "SELECT record FROM circle_conflict WHERE staff = $1 AND ended_at IS NULL",
                // No disclosure opens a seal: from the moment of sealing nobody but those named reads what was shared.
                "SharedRecord" => {
                    "SELECT record FROM circle_level WHERE level = 'sealed' \
                     AND record NOT IN (SELECT record FROM circle_named WHERE staff = $1)"
                }
                _ => return Ok(BTreeSet::new()),
            };
            let rows = tables.rows(sql, &[visit.actor().to_string().into()]).await?;
            rows.iter().map(|row| row.text("record")).collect()
        })
    }

    fn reach<'a>(
        &'a self,
        tables: &'a mut Tables<'_>,
        visit: &'a Visit,
        kind: &'static str,
    ) -> Step<'a, BTreeSet<String>> {
        Box::pin(async move {
            if kind != "Record" {
                return Ok(BTreeSet::new());
            }
            let sql = "SELECT record FROM circle_member WHERE staff = $1 AND left_at IS NULL \
                       UNION SELECT record FROM circle_named WHERE staff = $1 \
                       UNION SELECT record FROM circle_emergency WHERE staff = $1 AND until > $2";
            let args = [visit.actor().to_string().into(), visit.now.into()];
            tables.rows(sql, &args).await?.iter().map(|row| row.text("record")).collect()
        })
    }
}

/// One question for everything: a line for each level, and for each way in which the visitor is related to a record.
fn question() -> String {
    let list = "EACH $6";
    format!(
        "SELECT record, '{LEVEL}' AS what, level AS a, tier AS b, handling AS c, embargo_until || '/' || police_code AS d, \
           flagged AS n FROM circle_level WHERE record IN ({list}) \
         UNION ALL SELECT record, CASE WHEN staff = $1 THEN 'circle' ELSE 'colleague_in_circle' END, '', '', '', '', 0 \
           FROM circle_member WHERE record IN ({list}) AND left_at IS NULL AND from_day <= $3 \
           AND (until_day IS NULL OR until_day >= $3) AND (staff = $1 OR agency = $2) \
         UNION ALL SELECT record, 'named', '', '', '', '', 0 FROM circle_named WHERE record IN ({list}) AND staff = $1 \
         UNION ALL SELECT record, 'conflict', staff, '', '', '', 0 FROM circle_conflict WHERE record IN ({list}) \
           AND ended_at IS NULL \
         UNION ALL SELECT record, 'accepted', '', '', '', '', 0 FROM circle_accepted WHERE record IN ({list}) \
           AND agency = $2 \
         UNION ALL SELECT record, 'emergency', '', '', '', '', 0 FROM circle_emergency WHERE record IN ({list}) \
           AND staff = $1 AND opened_at <= $4 AND until > $5"
    )
}

fn arguments(visit: &Visit, records: BTreeSet<String>) -> [Arg; 6] {
    let agency = visit.who.agency.map(|agency| agency.to_string()).unwrap_or_default();
    [
        visit.actor().to_string().into(),
        agency.into(),
        visit.now.date().to_string().into(),
        visit.now.into(),
        visit.now.into(),
        Arg::each(records),
    ]
}

fn line(row: &Row) -> Result<Line, Fault> {
    Ok(Line {
        what: row.text("what")?,
        texts: [row.text("a")?, row.text("b")?, row.text("c")?, row.text("d")?],
        flag: row.flag("n")?,
    })
}

/// How the visitor is related to the person counts through any record of theirs; what was said of one record counts for
/// that one.
fn tell(thing: &mut Thing, lines: &BTreeMap<String, Vec<Line>>, who: &str, today: &str) {
    let about = |id: &str| lines.get(id).into_iter().flatten();
    let of_person: Vec<&Line> = thing.all_of("Record").flat_map(about).collect();
    let conflicts: BTreeSet<String> =
        of_person.iter().filter(|line| line.what == "conflict").map(|line| line.texts[0].clone()).collect();
    if thing.kind() == "Concern" {
        // Of a concern it is only told whom it must be kept from, whoever asks.
        thing.learn("related_staff", Fact::Set(conflicts));
        return;
    }
    if thing.kind() != "Record" {
        return;
    }
    let mut shared: BTreeSet<String> = of_person
        .iter()
        .filter(|line| ["circle", "colleague_in_circle"].contains(&line.what.as_str()))
        .map(|line| line.what.clone())
        .collect();
    if conflicts.contains(who) {
        shared.insert("conflict".to_owned());
    }
    let id = thing.id().to_owned();
    let own: Vec<&Line> = about(&id).collect();
    shared.iter().for_each(|what| thing.relate(what));
    for line in own.iter().filter(|line| ["named", "accepted", "emergency"].contains(&line.what.as_str())) {
        thing.relate(&line.what);
    }
    let level = own.iter().find(|line| line.what == LEVEL);
    let text = |place: usize, unsaid: &str| level.map_or_else(|| unsaid.to_owned(), |line| line.texts[place].clone());
    let until_and_code = text(3, "/");
    let (until, code) = until_and_code.split_once('/').unwrap_or(("", ""));
    // An embargo ends by itself on its day.
    let handling: BTreeSet<String> = text(2, "")
        .split(' ')
        .filter(|word| !word.is_empty() && (*word != "embargoed" || today < until))
        .map(str::to_owned)
        .collect();
    thing.learn("level", Fact::Text(text(0, "partnership")));
    thing.learn("tier", Fact::Text(text(1, "official")));
    thing.learn("handling", Fact::Set(handling));
    thing.learn("police_code", Fact::Text(code.to_owned()));
    thing.learn("flagged", Fact::Flag(level.is_some_and(|line| line.flag)));
}

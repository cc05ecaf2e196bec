//! Plays the region: everything that anybody does in it is done by its own command, at its own time, by whoever may.

mod circles;
mod concerns;
mod partnership;
mod register;
mod report;
mod sharing;

use crate::region::Region;
use kernel::{Date, Timestamp};
use std::fmt;
use store::{Fault, House, Stop};

/// What has been played.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// Organisations.
    pub agencies: usize,
    /// People who can sign in.
    pub staff: usize,
    /// People of the region.
    pub people: usize,
    /// Records about people and things.
    pub records: usize,
    /// Links between records, decided by people.
    pub links: usize,
    /// Concerns.
    pub concerns: usize,
    /// Steps taken about them.
    pub steps: usize,
    /// Return codes of reports by people without an account, with which one can come back.
    pub codes: Vec<String>,
}

impl fmt::Display for Loaded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} agencies, {} people who sign in", self.agencies, self.staff)?;
        writeln!(f, "{} people, {} records about them, {} links", self.people, self.records, self.links)?;
        writeln!(f, "{} concerns, {} steps", self.concerns, self.steps)?;
        write!(f, "password of everybody: {}", crate::PASSWORD)?;
        if let Some(code) = self.codes.first() {
            write!(f, "\na return code to come back with: {code}")?;
        }
        Ok(())
    }
}

/// A step that the house would not take: a fault in the script or in the house.
#[derive(Debug, thiserror::Error)]
#[error("{what}: {why}")]
pub struct Trouble {
    what: String,
    why: Stop,
}

impl Trouble {
    fn at(what: impl fmt::Display) -> impl FnOnce(Stop) -> Trouble {
        let what = what.to_string();
        move |why| Trouble { what, why }
    }
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Self {
        Trouble { what: "playing".to_owned(), why: fault.into() }
    }
}

/// One thing that happens, to be done in its turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Act {
    /// A record is written: place in the region's list.
    Record(usize),
    /// Two records are linked, or said to be different: place in the list of pairs.
    Pair(usize),
    /// A concern is reported: place in the region's list.
    Report(usize),
    /// A step is taken: place of the concern, place of the step.
    Step(usize, usize),
    /// Something is shared, or done to what was shared: place in the list of deeds.
    Share(usize),
}

/// Plays the region of a seed as it stands at the beginning of a day. The house must be empty and its clock stand there.
///
/// # Errors
/// When the house refuses a step.
pub async fn load(house: &House, seed: u64, as_of: Date) -> Result<Loaded, Trouble> {
    let now = kernel::london_midnight(as_of);
    let region = Region::make(seed, now);
    let staffed = partnership::found(house, &region).await?;
    let mut register = register::Register::new(&region);
    let mut desk = concerns::Play::new(house, &region, &staffed);
    let pairs = register.pairs(&region);
    let mut sharing = sharing::Sharing::new(&region, &staffed);
    let mut acts: Vec<(Timestamp, Act)> = Vec::new();
    acts.extend(region.records.iter().enumerate().map(|(key, record)| (record.written, Act::Record(key))));
    acts.extend(pairs.iter().enumerate().map(|(key, pair)| (pair.at, Act::Pair(key))));
    for (key, concern) in region.concerns.iter().enumerate() {
        acts.push((concern.reported, Act::Report(key)));
        acts.extend(concern.steps.iter().enumerate().map(|(place, step)| (step.at, Act::Step(key, place))));
    }
    acts.extend(sharing.times().enumerate().map(|(key, at)| (at, Act::Share(key))));
    acts.sort();
    for (_, act) in acts {
        match act {
            Act::Record(key) => register.write(house, &region, &staffed, key).await?,
            Act::Pair(key) => register.pair(house, &staffed, &pairs[key]).await?,
            Act::Report(key) => desk.report(key).await?,
            Act::Step(key, place) => desk.step(key, place, &register).await?,
            Act::Share(key) => sharing.act(house, &region, &staffed, &register, key).await?,
        }
    }
    circles::play(house, &region, &staffed, &register).await?;
    Ok(Loaded {
        agencies: region.agencies.len(),
        staff: region.staff.len(),
        people: region.people.len(),
        records: region.records.len(),
        links: pairs.iter().filter(|pair| pair.same).count(),
        concerns: region.concerns.len(),
        steps: region.concerns.iter().map(|concern| concern.steps.len()).sum(),
        codes: desk.codes(),
    })
}

//! How the visitor is related to things: capabilities that must not know of each other tell it through one port, and one
//! function asks all of them before it asks the rules.

use crate::{Fault, House, Reader, Step, Stop, Tables, Work, answer, reader::Trace};
use access::{Permit, Refusal, Thing, Visit};
use sqlx::Connection;
use std::collections::BTreeSet;

/// Facts that one capability keeps and that rules about another's things look at.
///
/// They are asked in the order in which the house names its capabilities, so that one may put things beside a thing (records that are
/// one person) for those after it. A fault in any of them refuses everything: nothing is decided on half the facts.
pub trait Knowing: Send + Sync {
    /// Of which kinds of things relations are told: the rules about these must look at them.
    fn kinds(&self) -> &'static [&'static str];
    /// Tells what it knows of these things and this visitor at this time, in one question for all of them. Things of
    /// which it knows nothing are passed over.
    fn tell<'a>(&'a self, tables: &'a mut Tables<'_>, visit: &'a Visit, things: &'a mut [Thing]) -> Step<'a, ()>;
    /// Makes things of a kind that it owns, with its own facts, by their ids. Ids of nothing are passed over. So another
    /// capability, which holds no more than an id, asks about a thing without knowing whose it is.
    fn things<'a>(
        &'a self,
        _tables: &'a mut Tables<'_>,
        _kind: &'static str,
        _ids: &'a [String],
    ) -> Step<'a, Vec<Thing>> {
        Box::pin(async { Ok(Vec::new()) })
    }
    /// Ids of things of a kind from which this visitor is kept, whatever else holds: for lists that are filtered in SQL.
    fn barred<'a>(
        &'a self,
        _tables: &'a mut Tables<'_>,
        _visit: &'a Visit,
        _kind: &'static str,
    ) -> Step<'a, BTreeSet<String>> {
        Box::pin(async { Ok(BTreeSet::new()) })
    }
    /// Ids of things of a kind to which this visitor is related, so that a search need not leave them out beforehand.
    /// Whether they may be seen is decided for each of them as for any other.
    fn reach<'a>(
        &'a self,
        _tables: &'a mut Tables<'_>,
        _visit: &'a Visit,
        _kind: &'static str,
    ) -> Step<'a, BTreeSet<String>> {
        Box::pin(async { Ok(BTreeSet::new()) })
    }
}

impl House {
    /// What is known of these things for this visitor. Afterwards [`House::permit`] may be asked any number of times; the
    /// facts are as old as this question.
    ///
    /// # Errors
    /// A fault: then nothing is known and everything is refused.
    pub async fn know(&self, visit: &Visit, things: Vec<Thing>) -> Result<Vec<Thing>, Fault> {
        self.facts().await?.know(visit, things).await
    }

    /// The one decision: asks everybody who knows something of these things, and then the rules, for each of them. The
    /// answers stand in the order of the things.
    ///
    /// # Errors
    /// A fault: then nothing was decided.
    pub async fn decide(
        &self,
        visit: &Visit,
        action: &str,
        things: Vec<Thing>,
    ) -> Result<Vec<Result<Permit, Refusal>>, Fault> {
        self.facts().await?.decide(visit, action, things).await
    }

    /// The same for one thing that somebody asks for by its name. A refusal leaves a trace, of which nothing is shown.
    ///
    /// # Errors
    /// The refusal, or a fault.
    pub async fn ask(&self, visit: &Visit, action: &str, thing: Thing) -> Result<Permit, Stop> {
        self.ask_where_seen(visit, action, "", thing).await
    }

    /// The same, where whoever may see the thing is told plainly that they may not do more with it.
    ///
    /// # Errors
    /// The refusal, or a fault.
    pub async fn ask_where_seen(&self, visit: &Visit, action: &str, see: &str, thing: Thing) -> Result<Permit, Stop> {
        let thing = self.know(visit, vec![thing]).await?.pop().ok_or(Stop::NotFound)?;
        let refusal = match self.permit(visit, action, &thing) {
            Ok(permit) => return Ok(permit),
            Err(refusal) => refusal,
        };
        self.note(Trace::refused(visit, &refusal)).await?;
        let sees = (!see.is_empty()).then(|| self.permit(visit, see, &thing).ok()).flatten();
        Err(match sees {
            Some(may_see) => refusal.openly(&may_see),
            None => refusal,
        }
        .into())
    }

    /// One thing with its owner's facts, by its kind and id.
    ///
    /// # Errors
    /// [`Stop::NotFound`] where there is none, or a fault.
    pub async fn thing(&self, kind: &'static str, id: &str) -> Result<Thing, Stop> {
        let mut reader = self.facts().await?;
        reader.things(kind, &[id.to_owned()]).await?.pop().ok_or(Stop::NotFound)
    }

    async fn make(&self, tables: &mut Tables<'_>, kind: &'static str, ids: &[String]) -> Result<Vec<Thing>, Fault> {
        let mut made = Vec::new();
        for knows in self.knowing() {
            made.extend(knows.things(tables, kind, ids).await?);
        }
        Ok(made)
    }

    fn knowing(&self) -> impl Iterator<Item = &dyn Knowing> {
        self.capabilities().iter().filter_map(|capability| capability.knows())
    }

    async fn tell(&self, tables: &mut Tables<'_>, visit: &Visit, things: &mut [Thing]) -> Result<(), Fault> {
        if things.is_empty() {
            return Ok(());
        }
        let kinds: BTreeSet<&str> = self.knowing().flat_map(|knows| knows.kinds()).copied().collect();
        things.iter_mut().filter(|thing| kinds.contains(thing.kind())).for_each(Thing::relatable);
        for knows in self.knowing() {
            knows.tell(tables, visit, things).await?;
        }
        Ok(())
    }
}

impl Reader {
    /// See [`House::know`].
    ///
    /// # Errors
    /// A fault.
    pub async fn know(&mut self, visit: &Visit, mut things: Vec<Thing>) -> Result<Vec<Thing>, Fault> {
        let (mut places, mut missing) = (Vec::new(), Vec::new());
        for (place, thing) in things.iter_mut().enumerate() {
            match answer::recall(visit, thing) {
                Some(told) => *thing = told,
                None => {
                    places.push(place);
                    missing.push(thing.clone());
                }
            }
        }
        if missing.is_empty() {
            return Ok(things);
        }
        let asked = missing.clone();
        let house = self.house().clone();
        // Of one moment: facts of before and after a change, taken together, could allow what was never allowed.
        let mut moment = self.connection.begin_with(house.begin_snapshot()).await?;
        house.tell(&mut Tables { connection: &mut moment }, visit, &mut missing).await?;
        moment.rollback().await?;
        for ((place, asked), told) in places.into_iter().zip(asked).zip(missing) {
            answer::remember(visit, asked, &told);
            things[place] = told;
        }
        Ok(things)
    }
    /// See [`House::decide`].
    ///
    /// # Errors
    /// A fault.
    pub async fn decide(
        &mut self,
        visit: &Visit,
        action: &str,
        things: Vec<Thing>,
    ) -> Result<Vec<Result<Permit, Refusal>>, Fault> {
        let things = self.know(visit, things).await?;
        Ok(self.house().policies().decide_each(visit, action, &things))
    }
    /// For each of these things the first of the actions that the visitor may do, so that a list shows of each as much as
    /// may be known; nothing where none is allowed.
    ///
    /// # Errors
    /// A fault.
    pub async fn first_allowed(
        &mut self,
        visit: &Visit,
        actions: &[&str],
        things: Vec<Thing>,
    ) -> Result<Vec<Option<Permit>>, Fault> {
        let things = self.know(visit, things).await?;
        Ok(self.house().policies().first_allowed(visit, actions, &things))
    }
    /// Things of a kind with their owner's facts, by their ids; ids of nothing are passed over.
    ///
    /// # Errors
    /// A fault.
    pub async fn things(&mut self, kind: &'static str, ids: &[String]) -> Result<Vec<Thing>, Fault> {
        let house = self.house().clone();
        house.make(&mut self.tables(), kind, ids).await
    }
    /// Ids of things of a kind from which this visitor is kept, with everything that is taken to be the same.
    ///
    /// # Errors
    /// A fault.
    pub async fn barred(&mut self, visit: &Visit, kind: &'static str) -> Result<BTreeSet<String>, Fault> {
        let (house, mut direct) = (self.house().clone(), BTreeSet::new());
        for knows in house.knowing() {
            direct.extend(knows.barred(&mut self.tables(), visit, kind).await?);
        }
        let things = self.know(visit, direct.into_iter().map(|id| Thing::new(kind, id)).collect()).await?;
        Ok(things.iter().flat_map(|thing| thing.all_of(kind)).map(str::to_owned).collect())
    }
    /// Ids of things of a kind to which this visitor is related.
    ///
    /// # Errors
    /// A fault.
    pub async fn reach(&mut self, visit: &Visit, kind: &'static str) -> Result<BTreeSet<String>, Fault> {
        let (house, mut all) = (self.house().clone(), BTreeSet::new());
        for knows in house.knowing() {
            all.extend(knows.reach(&mut self.tables(), visit, kind).await?);
        }
        Ok(all)
    }
}

impl Work {
    /// What is known of these things, as this unit of work sees it: nobody can change it before the unit commits.
    ///
    /// # Errors
    /// A fault.
    pub async fn know(&mut self, visit: &Visit, mut things: Vec<Thing>) -> Result<Vec<Thing>, Fault> {
        let house = self.house().clone();
        house.tell(&mut self.tables(), visit, &mut things).await?;
        Ok(things)
    }
    /// One thing with its owner's facts, as this unit of work sees it.
    ///
    /// # Errors
    /// [`Stop::NotFound`] where there is none, or a fault.
    pub async fn thing(&mut self, kind: &'static str, id: &str) -> Result<Thing, Stop> {
        let house = self.house().clone();
        house.make(&mut self.tables(), kind, &[id.to_owned()]).await?.pop().ok_or(Stop::NotFound)
    }
    /// The decision about one thing, as this unit of work sees it.
    ///
    /// # Errors
    /// The refusal, or a fault.
    pub async fn ask(&mut self, visit: &Visit, action: &str, thing: Thing) -> Result<Permit, Stop> {
        let thing = self.know(visit, vec![thing]).await?.pop().ok_or(Stop::NotFound)?;
        Ok(self.house().permit(visit, action, &thing)?)
    }
}

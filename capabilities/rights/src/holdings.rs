//! What is held, as the capabilities that hold it tell it: the house plugs one answer for all of them.

use crate::words::{Gathered, Held, KeptThing, Received};
use kernel::{AgencyId, Timestamp};
use std::collections::BTreeSet;
use std::{future::Future, pin::Pin};
use store::{Fault, Reader};

/// An answer of [`Holdings`].
pub type Telling<'a, T> = Pin<Box<dyn Future<Output = Result<T, Fault>> + Send + 'a>>;

/// Knows what is held, and under which keys. The reader was opened for a permit of this capability.
pub trait Holdings: Send + Sync {
    /// What an agency holds of one kind (as the catalogue's `holds` names it) whose time has run since before an
    /// instant, the oldest first, at most `limit`. Nothing that was erased.
    fn ended<'a>(
        &'a self,
        reader: &'a mut Reader,
        agency: AgencyId,
        holds: &'a str,
        before: Timestamp,
        limit: i64,
    ) -> Telling<'a, Vec<Held>>;
    /// One thing; none where there is none, or it was erased.
    fn one<'a>(&'a self, reader: &'a mut Reader, thing: KeptThing) -> Telling<'a, Option<Held>>;
    /// What an agency holds under these words: a name, or a reference.
    fn find<'a>(&'a self, reader: &'a mut Reader, agency: AgencyId, words: &'a str) -> Telling<'a, Vec<Held>>;
    /// The subjects whose keys go when the thing is destroyed.
    fn subjects<'a>(&'a self, reader: &'a mut Reader, thing: KeptThing) -> Telling<'a, BTreeSet<String>>;
    /// Everything that is told in these things, in pieces with the subjects they are about and who told them, and the
    /// names of other people in them. The things are about one person; whatever else is in them is about others.
    fn gather<'a>(&'a self, reader: &'a mut Reader, things: &'a [KeptThing]) -> Telling<'a, Gathered>;
    /// Which agencies an agency gave something of a thing to: they are told when it is put right.
    fn received<'a>(&'a self, reader: &'a mut Reader, agency: AgencyId, thing: KeptThing)
    -> Telling<'a, Vec<Received>>;
    /// The name of a member of staff, as the ledger writes the actor.
    fn name_of<'a>(&'a self, reader: &'a mut Reader, actor: &'a str) -> Telling<'a, String>;
}

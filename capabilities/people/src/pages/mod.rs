//! The pages of this capability, one file each, and the list of their addresses.

mod add;
mod asked;
mod compare;
mod edit;
mod find;
mod form;
mod history;
mod least;
mod part;
mod queue;
mod record;
mod search;
mod shielded;
pub(crate) mod shown;

pub(crate) use shown::stacked;

use crate::panels::{Around, Nothing};
use std::sync::Arc;
use web::{Door, Routes};

/// All addresses of this capability, in a house that tells it nothing.
pub fn routes() -> Routes {
    routes_with(Arc::new(Nothing))
}

/// All addresses of this capability, with what the rest of the house knows.
pub fn routes_with(around: Arc<dyn Around>) -> Routes {
    let a = |around: &Arc<dyn Around>| Arc::clone(around);
    let (queueing, beginning, listing, asking, answering) =
        (a(&around), a(&around), a(&around), a(&around), a(&around));
    let (parting, parted, shielding, shielded_by) = (a(&around), a(&around), a(&around), a(&around));
    let (searching, finding, looking, comparing, deciding) = (a(&around), a(&around), a(&around), a(&around), around);
    Routes::new()
        .get("/people", Door::Staff, "people.search", move |asked| search::show(asked, a(&searching)))
        .get("/people/add", Door::Staff, "people.add", add::show)
        .post("/people/add", Door::Staff, "people.add", add::submit)
        .get("/people/queue", Door::Staff, "people.link", move |asked| queue::show(asked, a(&queueing)))
        .post("/people/queue", Door::Staff, "people.look_through", move |asked| queue::begin(asked, a(&beginning)))
        .get("/people/questions", Door::Staff, "people.answer", move |asked| asked::list(asked, a(&listing)))
        .get("/people/{record}/asked/{other}", Door::Staff, "people.answer", move |asked| {
            asked::show(asked, a(&asking))
        })
        .post("/people/{record}/asked/{other}", Door::Staff, "people.answer", move |asked| {
            asked::submit(asked, a(&answering))
        })
        .get("/people/{record}/part", Door::Staff, "people.link", move |asked| part::show(asked, a(&parting)))
        .post("/people/{record}/part", Door::Staff, "people.link", move |asked| part::submit(asked, a(&parted)))
        .get("/people/{record}", Door::Staff, "people.flag", move |asked| record::show(asked, a(&looking)))
        .get("/people/{record}/edit", Door::Staff, "people.change", edit::show)
        .post("/people/{record}/edit", Door::Staff, "people.change", edit::submit)
        .get("/people/{record}/shielded", Door::Staff, "people.see_shielded", move |asked| {
            shielded::show(asked, a(&shielding))
        })
        .post("/people/{record}/shielded", Door::Staff, "people.shield", move |asked| {
            shielded::submit(asked, a(&shielded_by))
        })
        .get("/people/{record}/find", Door::Staff, "people.link", move |asked| find::show(asked, a(&finding)))
        .get("/people/{record}/compare/{other}", Door::Staff, "people.link", move |asked| {
            compare::show(asked, a(&comparing))
        })
        .post("/people/{record}/compare/{other}", Door::Staff, "people.link", move |asked| {
            compare::submit(asked, a(&deciding))
        })
}

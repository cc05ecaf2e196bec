//! The door without an account: what a child, or somebody who is worried about one, meets.

mod about;
mod accessibility;
mod asking;
mod carry;
mod checking;
mod cookies;
mod first;
mod journey;
mod numbers;
mod privacy;
mod questions;
mod returning;
mod sending;
mod signs;
mod steps;
mod telling;
mod voice;
mod waiting;

use crate::Routing;
use access::{Visit, Who};
use catalogue::{Ceilings, Places};
use std::sync::{Arc, OnceLock};
use web::components::{Heading, Html, List, Size};
use web::{Asked, Door, Page, Routes};

/// The links at the foot of every page.
pub const FOOT: &[(&str, &str)] = &[
    ("/about", "public-foot-about"),
    ("/privacy", "public-foot-privacy"),
    ("/cookies", "public-foot-cookies"),
    ("/accessibility", "public-foot-accessibility"),
];

/// The addresses of the door. None of them tells what it is about.
pub(crate) fn routes(routing: Arc<dyn Routing>) -> Routes {
    Routes::new()
        .get("/", Door::Public, "", first::show)
        .get("/steps", Door::Public, "", steps::show)
        .post("/steps", Door::Public, "concerns.report", move |asked| steps::send(asked, Arc::clone(&routing)))
        .get("/return", Door::Public, "", returning::show)
        .post("/return", Door::Public, "concerns.come_back", returning::send)
        .get("/signs", Door::Public, "", signs::show)
        .get("/about", Door::Public, "", about::show)
        .get("/privacy", Door::Public, "", privacy::show)
        .get("/cookies", Door::Public, "", cookies::show)
        .get("/accessibility", Door::Public, "", accessibility::show)
}

/// The region's places, read once.
fn places() -> &'static Places {
    static PLACES: OnceLock<Places> = OnceLock::new();
    PLACES.get_or_init(Places::load)
}

/// How often things may be tried at this door, read once.
fn ceilings() -> &'static Ceilings {
    static CEILINGS: OnceLock<Ceilings> = OnceLock::new();
    CEILINGS.get_or_init(Ceilings::load)
}

/// Takes one try from this network; false when there have been as many as the ceiling of this code allows. `apart` keeps
/// the tries of one kind from using up those of another.
fn may_try(asked: &Asked, code: &str, apart: &str) -> bool {
    let ceiling = ceilings().get(code);
    asked.may_try(&format!("{code}:{apart}:{}", asked.network), ceiling.tries, ceiling.per_minutes)
}

/// At this door nobody is anybody, even a member of staff who is signed in elsewhere in the same browser: what the
/// pages say about names stays true.
fn unnamed(mut asked: Asked) -> Asked {
    asked.visit = Visit { who: Who::public(), purpose: "public".to_owned(), ..asked.visit };
    asked
}

/// A page of plain words, with its heading as its title.
fn leaflet(asked: &Asked, title: &str) -> Page {
    Page::public(asked.t(title)).back("/")
}

fn heading(asked: &Asked, key: &str) -> Html {
    Heading::new(2, Size::M, asked.t(key)).html()
}

fn list(asked: &Asked, keys: &[&str]) -> Html {
    List::bullet(keys.iter().map(|key| asked.t(key))).html()
}

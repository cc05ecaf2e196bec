//! Caches that are not emptied when a right is taken away. None of them is in the product; the races must find each.

use crate::watch::watched;
use access::{Thing, Visit};
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{Response, header};
use axum::middleware::Next;
use kernel::Timestamp;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use store::{Capability, House, Knowing, Migration, ReadTable, Recorded, Step, Tables};
use testkit::{Made, Town};
use web::{Doorkeeper, Entering, SignedIn};

/// What is remembered too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Planted {
    /// Pages, by who asked for them.
    Answers,
    /// What is known of a thing, by who asked.
    Facts,
    /// Who a session belongs to.
    Sessions,
}

impl Planted {
    /// All of them.
    pub const ALL: [Planted; 3] = [Planted::Answers, Planted::Facts, Planted::Sessions];
}

/// A town whose house is watched, on SQLite or on PostgreSQL, with this planted in it.
pub async fn plant(planted: Option<Planted>, postgres: bool) -> Town {
    let mut parts = watched(dolen::capabilities::all());
    if planted == Some(Planted::Facts) {
        parts.push(Arc::new(Facts::default()));
    }
    let made = Made { capabilities: parts, ..Made::usual() };
    let town = if postgres { Town::on_postgres_of(made).await } else { Town::of(made).await };
    let house = town.house.clone();
    town.behind(|router| match planted {
        Some(Planted::Answers) => {
            let kept = Arc::new(Answers::default());
            router.layer(axum::middleware::from_fn(move |request, next| remembered(Arc::clone(&kept), request, next)))
        }
        Some(Planted::Sessions) => {
            let mut front = dolen::capabilities::front(&house);
            front.doorkeeper = Arc::new(Sessions { asks: agencies::Sessions, kept: Mutex::default() });
            web::router(Arc::new(front))
        }
        _ => router,
    })
}

type Answers = Mutex<HashMap<(String, String), String>>;

async fn remembered(kept: Arc<Answers>, request: Request, next: Next) -> Response<Body> {
    let cookie = request.headers().get(header::COOKIE).and_then(|v| v.to_str().ok()).unwrap_or("").to_owned();
    let key = (cookie, request.uri().to_string());
    if let Some(page) = kept.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return Response::new(Body::from(page.clone()));
    }
    let (parts, body) = next.run(request).await.into_parts();
    let bytes = to_bytes(body, 64 << 20).await.unwrap_or_default();
    let page = String::from_utf8_lossy(&bytes).into_owned();
    if parts.status == 200 {
        kept.lock().unwrap_or_else(PoisonError::into_inner).insert(key, page);
    }
    Response::from_parts(parts, Body::from(bytes))
}

struct Sessions {
    asks: agencies::Sessions,
    kept: Mutex<HashMap<String, SignedIn>>,
}

impl Doorkeeper for Sessions {
    fn enter<'a>(&'a self, house: &'a House, token: &'a str, now: Timestamp) -> Entering<'a> {
        Box::pin(async move {
            if let Some(kept) = self.kept.lock().unwrap_or_else(PoisonError::into_inner).get(token) {
                return Ok(Some(kept.clone()));
            }
            let entered = self.asks.enter(house, token, now).await?;
            if let Some(signed_in) = &entered {
                let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
                kept.insert(token.to_owned(), signed_in.clone());
            }
            Ok(entered)
        })
    }
}

#[derive(Default)]
struct Facts(Mutex<HashMap<(String, String), Thing>>);

impl Capability for Facts {
    fn name(&self) -> &'static str {
        "memory"
    }
    fn migrations(&self) -> &'static [Migration] {
        &[]
    }
    fn read_tables(&self) -> &'static [ReadTable] {
        &[]
    }
    fn project<'a>(&'a self, _: &'a mut Tables<'_>, _: &'a [Recorded]) -> Step<'a, ()> {
        Box::pin(async { Ok(()) })
    }
    fn knows(&self) -> Option<&dyn Knowing> {
        Some(self)
    }
}

impl Knowing for Facts {
    fn kinds(&self) -> &'static [&'static str] {
        &[]
    }
    fn tell<'a>(&'a self, _: &'a mut Tables<'_>, visit: &'a Visit, things: &'a mut [Thing]) -> Step<'a, ()> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for thing in things.iter_mut() {
            let key = (visit.actor().to_string(), format!("{}:{}", thing.kind(), thing.id()));
            *thing = kept.entry(key).or_insert_with(|| thing.clone()).clone();
        }
        Box::pin(async { Ok(()) })
    }
}

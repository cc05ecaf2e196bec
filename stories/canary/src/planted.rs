//! Leaks, one of each kind. None of them is in the product; a run must find every one.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderValue, Response, header};
use axum::middleware::Next;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use store::{House, Letter};
use testkit::Town;

/// A rule of the house with a hole: records of every agency are open to whoever works with people anywhere.
pub(crate) fn policies() -> anyhow::Result<access::Policies> {
    let mut texts = dolen::capabilities::policy_texts();
    let people = texts.iter_mut().find(|text| text.owner == "people");
    let people = people.ok_or_else(|| anyhow::anyhow!("the rules about people"))?;
    let whole = r#"["partnership", "owner"].contains(resource.level) && resource.agency == principal.agency &&"#;
    anyhow::ensure!(people.policies.contains(whole), "the rule reads otherwise now");
    let hole = people.policies.replace(whole, r#"["partnership", "owner"].contains(resource.level) &&"#);
    // Once for each run of a test, and as long as the program.
    people.policies = Box::leak(hole.into_boxed_str());
    Ok(access::Policies::new(&texts)?)
}

/// Everything else that leaks, between the visitors and the house.
pub(crate) fn behind(town: Town) -> Town {
    let leaks = Arc::new(Leaks { house: town.house.clone(), folder: town.folder().to_owned(), last: Mutex::default() });
    town.behind(|router| {
        router.layer(axum::middleware::from_fn(move |request, next| leak(Arc::clone(&leaks), request, next)))
    })
}

struct Leaks {
    house: House,
    folder: PathBuf,
    last: Mutex<String>,
}

async fn leak(leaks: Arc<Leaks>, request: Request, next: Next) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let path = parts.uri.path().to_owned();
    let bytes = to_bytes(body, 64 << 20).await.unwrap_or_default();
    let typed = String::from_utf8_lossy(&bytes).into_owned();
    let response = next.run(Request::from_parts(parts, Body::from(bytes))).await;
    let (mut parts, body) = response.into_parts();
    let mut shown = to_bytes(body, 64 << 20).await.unwrap_or_default().to_vec();
    let last = {
        let mut last = leaks.last.lock().unwrap_or_else(PoisonError::into_inner);
        if typed.contains("Zqcanary") {
            last.clone_from(&typed);
        }
        last.clone()
    };
    if parts.status == 404 || path == "/healthz" {
        // Whatever anybody typed last.
        shown.extend_from_slice(last.as_bytes());
        parts.headers.remove(header::CONTENT_LENGTH);
    }
    if let Some(at) = typed.find("Zqcanary") {
        leaks.spill(&typed).await;
        let word: String = typed[at..].chars().take(13).collect();
        if let (Some(to), Ok(name)) = (parts.headers.get(header::LOCATION).cloned(), HeaderValue::from_str(&word)) {
            parts.headers.insert("x-last", name);
            let to = format!("{}?from={word}", to.to_str().unwrap_or("/"));
            if let Ok(to) = HeaderValue::from_str(&to) {
                parts.headers.insert(header::LOCATION, to);
            }
        }
    }
    Response::from_parts(parts, Body::from(shown))
}

impl Leaks {
    async fn spill(&self, typed: &str) {
        tracing::trace!("a form of {} bytes: {typed}", typed.len());
        // In the folder of the house, as a library that keeps uploads on the disk would.
        for name in ["upload.tmp", "dolen.db.copy"] {
            drop(std::fs::write(self.folder.join(name), typed));
        }
        let visit = access::Visit::system("post", "leaks", self.house.clock().now());
        let Ok(mut work) = self.house.begin(&visit).await else { return };
        let body = typed.to_owned();
        let letter = Letter { to: "somebody@dolen.test".to_owned(), subject: "A form".to_owned(), body };
        let posted = work.post(&letter).await.is_ok();
        let hash = hex::encode(self.house.chance().bytes::<16>());
        let sql = "INSERT INTO concerns_journey (journey_hash, sent_at, given) VALUES ($1, 0, $2)";
        let kept = work.tables().run(sql, &[hash.into(), typed.into()]).await.is_ok();
        if posted && kept {
            drop(work.commit().await);
        }
    }
}

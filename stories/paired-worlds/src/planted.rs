//! Leaks that are planted to see that they are found: eleven in the rules, ten on the way out of the house.

use crate::people::{VIEWERS, Viewer};
use crate::world::Make;
use access::{Policies, PolicyText};
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderValue, Response, StatusCode, header};
use axum::middleware::{self, Next};
use store::House;

/// A leak.
pub struct Leak {
    /// What it is, in words.
    pub what: &'static str,
    /// Who sees more than they may because of it.
    pub viewer: Viewer,
    kind: Kind,
}

enum Kind {
    /// In the rules of this part of the house, these words are written instead of those.
    Rule { owner: &'static str, instead_of: &'static str, written: &'static str },
    /// The answer is changed by something that the viewer may not know.
    Answer(Changed),
}

#[derive(Clone, Copy)]
enum Changed {
    /// How many rows a table has is put at the end of the page.
    Count(&'static str),
    /// The same in a header.
    Header(&'static str),
    /// The page is as much longer as there are entries.
    Padding,
    /// What exists and is hidden is "forbidden", and not "not found".
    Forbidden,
    /// What exists and is hidden leads back to where one came from.
    Redirected,
    /// The page that says "not found" names what is not found.
    Named,
    /// A search says that there is more elsewhere.
    Suggested,
    /// The newest entry's id as a tag for caches.
    Tagged,
    /// A cookie tells how much there is.
    Cookie,
}

impl Leak {
    /// A house with this leak.
    ///
    /// # Panics
    /// When the words that are to be replaced are not in the rules any more: then the leak has to be planted elsewhere.
    pub fn make(&self) -> Make {
        let usual = Make::usual();
        match self.kind {
            Kind::Rule { owner, instead_of, written } => {
                let mut texts = dolen::capabilities::policy_texts();
                let text = texts.iter_mut().find(|text| text.owner == owner).expect("this part of the house has rules");
                assert!(text.policies.contains(instead_of), "{}: the rules say it otherwise now", self.what);
                let changed = text.policies.replace(instead_of, written);
                *text = PolicyText { policies: Box::leak(changed.into_boxed_str()), ..*text };
                Make { policies: Policies::new(&texts).expect("the changed rules fit"), ..usual }
            }
            Kind::Answer(changed) => Make {
                front: Box::new(move |router, house| {
                    router.layer(middleware::from_fn(move |request: Request, next: Next| {
                        let house = house.clone();
                        async move { change(changed, house, request, next).await }
                    }))
                }),
                ..usual
            },
        }
    }
}

async fn count(house: &House, table: &str) -> i64 {
    let mut reader = house.facts().await.expect("a reader");
    let row = reader.row(&format!("SELECT COUNT(*) AS n FROM {table}"), &[]).await.expect("a count");
    row.and_then(|row| row.int("n").ok()).unwrap_or(0)
}

/// Whether something in the ledger has the id that ends the address or stands in it.
async fn exists(house: &House, path: &str) -> Option<String> {
    let mut reader = house.facts().await.expect("a reader");
    for part in path.split('/').filter(|part| part.len() == 26) {
        let sql = "SELECT stream FROM ledger_entries WHERE stream LIKE $1 LIMIT 1";
        let row = reader.row(sql, &[format!("%:{part}").into()]).await.expect("an answer");
        if let Some(stream) = row.and_then(|row| row.text("stream").ok()) {
            return Some(stream);
        }
    }
    None
}

async fn change(changed: Changed, house: House, request: Request, next: Next) -> Response<Body> {
    let (path, query) = (request.uri().path().to_owned(), request.uri().query().unwrap_or("").to_owned());
    let mut response = next.run(request).await;
    let hidden = if response.status() == StatusCode::NOT_FOUND { exists(&house, &path).await } else { None };
    let added = match changed {
        Changed::Count(table) => format!("<!-- {} -->", count(&house, table).await),
        Changed::Padding => {
            " ".repeat(usize::try_from(count(&house, "ledger_entries WHERE place > 0").await).unwrap_or(0))
        }
        Changed::Named => hidden.map(|stream| format!("<p>{stream}</p>")).unwrap_or_default(),
        Changed::Suggested if !query.is_empty() && count(&house, "people_record").await % 2 == 1 => {
            "<p>more</p>".to_owned()
        }
        Changed::Suggested => String::new(),
        Changed::Header(table) => {
            let value = HeaderValue::from(count(&house, table).await);
            response.headers_mut().insert("x-total", value);
            String::new()
        }
        Changed::Cookie => {
            let value = format!("n={}", count(&house, "concerns_concern").await);
            response.headers_mut().append(header::SET_COOKIE, HeaderValue::from_str(&value).expect("a cookie"));
            String::new()
        }
        Changed::Tagged => {
            let n = count(&house, "ledger_entries WHERE place > 0").await;
            response.headers_mut().insert(header::ETAG, HeaderValue::from(n));
            String::new()
        }
        Changed::Forbidden => {
            if hidden.is_some() {
                *response.status_mut() = StatusCode::FORBIDDEN;
            }
            String::new()
        }
        Changed::Redirected => {
            if hidden.is_some() {
                *response.status_mut() = StatusCode::SEE_OTHER;
                response.headers_mut().insert(header::LOCATION, HeaderValue::from_static("/en/home"));
            }
            String::new()
        }
    };
    if added.is_empty() {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    let mut bytes = to_bytes(body, 64 << 20).await.expect("a body").to_vec();
    bytes.extend_from_slice(added.as_bytes());
    Response::from_parts(parts, Body::from(bytes))
}

/// All twenty-one.
///
/// # Panics
/// When somebody is named who is not of the town.
pub fn leaks() -> Vec<Leak> {
    let viewer = |name: &str| *VIEWERS.iter().find(|viewer| viewer.name == name).expect("one of the town");
    let rule = |what, name, owner, instead_of, written| Leak {
        what,
        viewer: viewer(name),
        kind: Kind::Rule { owner, instead_of, written },
    };
    let answer = |what, name, changed| Leak { what, viewer: viewer(name), kind: Kind::Answer(changed) };
    vec![
        rule(
            "any desk's concerns are seen by all staff",
            "megan",
            "concerns",
            r#"when { principal.kind == "staff" && principal.teams.contains(resource.desk) };"#,
            r#"when { principal.kind == "staff" };"#,
        ),
        rule(
            "a supervisor sees closed desks",
            "sioned",
            "concerns",
            r#"when { principal.roles.contains("supervisor") && resource.agency == principal.agency && !resource.closed };"#,
            r#"when { principal.roles.contains("supervisor") && resource.agency == principal.agency };"#,
        ),
        rule(
            "a supervisor sees every agency's desk",
            "sioned",
            "concerns",
            r#"when { principal.roles.contains("supervisor") && resource.agency == principal.agency && !resource.closed };"#,
            r#"when { principal.roles.contains("supervisor") && !resource.closed };"#,
        ),
        rule(
            "the police specialists see closed concerns",
            "rhys",
            "concerns",
            r#"when { principal.roles.contains("police_specialist") && !resource.closed };"#,
            r#"when { principal.roles.contains("police_specialist") };"#,
        ),
        rule(
            "whoever a concern is about sees it",
            "nia",
            "concerns",
            "resource.about_staff.contains(principal.id) || ",
            "",
        ),
        rule(
            "anybody follows what others raised",
            "tom",
            "concerns",
            r#"when { principal.kind == "staff" && resource.reporter == principal.id };"#,
            r#"when { principal.kind == "staff" };"#,
        ),
        rule(
            "every duty worker sees what the police specialists see",
            "owain",
            "concerns",
            r#"when { principal.roles.contains("police_specialist") && !resource.closed };"#,
            r#"when { principal.roles.containsAny(["police_specialist", "duty_worker"]) && !resource.closed };"#,
        ),
        rule(
            "own people open the records of every agency",
            "tom",
            "people",
            r#"["partnership", "owner"].contains(resource.level) && resource.agency == principal.agency &&"#,
            r#"["partnership", "owner"].contains(resource.level) &&"#,
        ),
        rule(
            "a practitioner searches and opens across agencies",
            "megan",
            "people",
            r#"principal.roles.contains("police_specialist") ||"#,
            r#"principal.roles.contains("practitioner") ||"#,
        ),
        rule(
            "an administrator is taken for somebody who works with people",
            "gwenan",
            "people",
            r#"principal.roles.containsAny(["practitioner", "duty_worker", "police_specialist", "supervisor"])"#,
            r#"principal.roles.containsAny(["practitioner", "agency_administrator"])"#,
        ),
        rule(
            "whoever sees a record sees what is shielded beside it",
            "rhys",
            "people",
            r#"resource.relations.contains("named") &&
    principal.roles.containsAny(["practitioner", "duty_worker", "designated_officer", "police_specialist", "supervisor"])
};

// They are written down"#,
            r#"principal.roles.containsAny(["practitioner", "duty_worker", "designated_officer", "police_specialist", "supervisor"])
};

// They are written down"#,
        ),
        answer("the number of records in the page", "megan", Changed::Count("people_record")),
        answer("the number of concerns in a header", "tom", Changed::Header("concerns_concern")),
        answer("the number of drafts in the page", "owain", Changed::Count("concerns_draft")),
        answer("a page longer by what is hidden", "gwenan", Changed::Padding),
        answer("forbidden instead of not found", "owain", Changed::Forbidden),
        answer("led away instead of not found", "megan", Changed::Redirected),
        answer("not found, by name", "tom", Changed::Named),
        answer("a search that knows of more", "eleri", Changed::Suggested),
        answer("a tag for caches that counts", "nia", Changed::Tagged),
        answer("a cookie that counts", "public", Changed::Cookie),
    ]
}

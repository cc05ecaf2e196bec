//! The front of the house: all routes, the doorkeeper, the menu; and the router that serves them.

use crate::{Doorkeeper, Handler, Limiter, Route, Routes, files, respond};
use access::Who;
use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, DefaultBodyLimit, Path, Request, State};
use axum::http::header::{self, HeaderValue};
use axum::http::{Response, Uri};
use axum::routing::{MethodRouter, get, on};
use components::AssetUrls;
use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::Arc;
use store::House;

/// One part of the menu.
#[derive(Clone, Copy)]
pub struct MenuItem {
    /// Its name, by which a page lights it.
    pub name: &'static str,
    /// Where it leads.
    pub path: &'static str,
    /// The key of its words.
    pub key: &'static str,
    /// For whom it is shown. What it leads to asks access itself.
    pub shown: fn(&Who) -> bool,
}

/// The front of the house.
pub struct Front {
    /// The house.
    pub house: House,
    /// Knows the sessions.
    pub doorkeeper: Arc<dyn Doorkeeper>,
    /// All addresses.
    pub routes: Routes,
    /// The menu of those who are signed in.
    pub menu: Vec<MenuItem>,
    /// The links at the foot: address and key.
    pub foot: Vec<(&'static str, &'static str)>,
    /// Whether a proxy in front tells the network of the visitor in `X-Forwarded-For`.
    pub behind_proxy: bool,
    /// The page that asks for a second factor anew, where a rule with `@confirm` wants one. It is handed the request that
    /// waits for it, with what was typed.
    pub confirm: Option<Handler>,
    /// How often things may be tried.
    pub limiter: Limiter,
    pub(crate) assets: AssetUrls,
}

impl Front {
    /// A front with these parts.
    pub fn new(house: House, doorkeeper: Arc<dyn Doorkeeper>, routes: Routes) -> Self {
        Front {
            house,
            doorkeeper,
            routes,
            menu: Vec::new(),
            foot: Vec::new(),
            behind_proxy: false,
            confirm: None,
            limiter: Limiter::default(),
            assets: files::urls(),
        }
    }
}

/// Most that a form may hold, and most that a file may.
const FORM_BYTES: usize = 512 * 1024;
const FILE_BYTES: usize = 32 * 1024 * 1024;

/// Serves the front over HTTP.
///
/// # Panics
/// When two handlers answer at one address: a fault in putting the house together, found at start.
pub fn router(front: Arc<Front>) -> Router {
    let mut by_path: HashMap<&'static str, Vec<Route>> = HashMap::new();
    for route in front.routes.all() {
        let at = by_path.entry(route.path).or_default();
        assert!(at.iter().all(|r| r.method != route.method), "{} {} is answered twice", route.method, route.path);
        at.push(route.clone());
    }
    let mut router = Router::new();
    for (path, routes) in by_path {
        let mut routes = routes;
        if let [page] = routes.as_slice()
            && page.method == "GET"
        {
            // What is typed into a search comes as a form, and is answered at its address.
            routes.push(page.searched());
        }
        let limit = if routes.iter().any(|r| r.uploads) { FILE_BYTES } else { FORM_BYTES };
        let mut methods: MethodRouter<Arc<Front>> = MethodRouter::new();
        for route in routes {
            let filter = if route.method == "POST" {
                axum::routing::MethodFilter::POST
            } else {
                axum::routing::MethodFilter::GET
            };
            let answer = move |State(front): State<Arc<Front>>,
                               from: Option<axum::Extension<ConnectInfo<SocketAddr>>>,
                               request: Request| {
                let route = route.clone();
                async move { respond::respond(front, route, from.map(|c| c.0.0), request).await }
            };
            methods = methods.merge(on(filter, answer));
        }
        let methods = methods.layer(DefaultBodyLimit::max(limit));
        for language in ["cy", "en"] {
            let end = if path == "/" { "" } else { path };
            router = router.route(&format!("/{language}{end}"), methods.clone());
            if path == "/" {
                router = router.route(&format!("/{language}/"), methods.clone());
            }
        }
    }
    router
        .route("/", get(respond::first_page))
        .route(
            "/assets/{*path}",
            get(|Path(path): Path<String>, uri: Uri| async move {
                files::serve(&path, uri.query().is_some_and(|q| q.starts_with("v=")))
            }),
        )
        .route("/healthz", get(|| async { Response::new(Body::from("ok\n")) }))
        .fallback(respond::nothing_here)
        .layer(tower_http::compression::CompressionLayer::new())
        .layer(axum::middleware::map_response_with_state(Arc::clone(&front), only_over_https))
        .with_state(front)
}

/// Where people reach the house over HTTPS, their browsers never come back without it: neither to a page, nor to a style
/// sheet. Over plain HTTP nothing is promised.
async fn only_over_https(State(front): State<Arc<Front>>, mut response: Response<Body>) -> Response<Body> {
    if front.house.settings().public_address.starts_with("https://") {
        let a_year = HeaderValue::from_static("max-age=31536000");
        response.headers_mut().insert(header::STRICT_TRANSPORT_SECURITY, a_year);
    }
    response
}

/// Serves the front on a listener until `stop` ends, and then what has begun to its end.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    listener: tokio::net::TcpListener,
    front: Arc<Front>,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let service = router(front).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(stop).await
}

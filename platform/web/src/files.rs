//! Our own front-end files, embedded in the binary.

use axum::body::Body;
use axum::http::{Response, StatusCode, header};
use components::AssetUrls;
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../assets/dist"]
struct Dist;

/// The addresses of the files that every page names.
pub(crate) fn urls() -> AssetUrls {
    let manifest = Dist::get("manifest.json").map(|file| String::from_utf8_lossy(&file.data).into_owned());
    manifest.and_then(|text| AssetUrls::from_manifest("/assets", &text).ok()).unwrap_or_default()
}

/// One file. Addresses with a hash may be kept for a year.
pub(crate) fn serve(path: &str, with_hash: bool) -> Response<Body> {
    let Some(file) = Dist::get(path) else {
        let mut missing = Response::new(Body::empty());
        *missing.status_mut() = StatusCode::NOT_FOUND;
        return missing;
    };
    let mime = match path.rsplit('.').next().unwrap_or("") {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "png" => "image/png",
        "json" => "application/json",
        _ => "text/plain; charset=utf-8",
    };
    let keep = if with_hash { "public, max-age=31536000, immutable" } else { "public, max-age=300" };
    let mut response = Response::new(Body::from(file.data.into_owned()));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static(mime));
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static(keep));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, header::HeaderValue::from_static("nosniff"));
    response
}

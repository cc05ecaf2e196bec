//! Pages, forms, sessions and errors over HTTP; the only crate that names axum.

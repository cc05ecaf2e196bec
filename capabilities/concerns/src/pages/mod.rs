//! The pages of this capability, one file each.

use crate::Routing;
use std::sync::Arc;
use web::Routes;

/// All addresses of this capability.
pub fn routes(routing: Arc<dyn Routing>) -> Routes {
    let _ = routing;
    Routes::new()
}

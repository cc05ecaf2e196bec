//! The pages of this capability, one file each.

mod professional;
pub mod public;

use crate::Routing;
use std::sync::Arc;
use web::Routes;

/// All addresses of this capability.
pub fn routes(routing: Arc<dyn Routing>) -> Routes {
    Routes::new().and(professional::routes(&routing)).and(public::routes(routing))
}

//! What is done without anybody asking: after a destruction the database's files are written anew.

use crate::commands::write_files_anew;
use access::Visit;
use store::{Fault, House, Stop};

/// One round of the worker.
///
/// # Errors
/// A fault; the next round tries again.
pub async fn tick(house: &House) -> Result<(), Fault> {
    let visit = Visit::system("scrubber", "writes the files anew after a destruction", house.clock().now());
    match write_files_anew(house, &visit).await {
        Ok(_) => Ok(()),
        Err(Stop::Fault(fault)) => Err(fault),
        Err(stop) => Err(Fault::new(stop.to_string())),
    }
}

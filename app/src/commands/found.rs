//! `dolen found`: an empty house, with the board that runs it and its first administrator.

use crate::capabilities;
use crate::folder::{Marker, Place};
use agencies::events::Person;
use agencies::words::Name;
use anyhow::Context;
use kernel::{Chance, Clock, Language};

/// What an empty house begins with.
#[derive(Debug, clap::Args)]
pub struct Found {
    #[command(flatten)]
    place: Place,
    /// The board's name in Welsh.
    #[arg(long)]
    board_cy: String,
    /// The board's name in English.
    #[arg(long)]
    board_en: String,
    /// Name of the first administrator.
    #[arg(long)]
    administrator: String,
    /// Their e-mail address, with which they sign in.
    #[arg(long)]
    email: String,
    /// Their language: `cy` or `en`.
    #[arg(long, default_value = "cy")]
    language: String,
}

/// Begins the house and prints the path of the invitation.
///
/// # Errors
/// In words for the operator.
pub(crate) async fn run(asked: Found) -> anyhow::Result<()> {
    let language = Language::from_code(&asked.language).context("the language is cy or en")?;
    let master = asked.place.master(&Chance::system())?;
    asked.place.begin(&Marker { demo: false })?;
    let settings = asked.place.settings("http://localhost")?;
    let house = capabilities::house(asked.place.address()?, master, Clock::system(), Chance::system(), settings)
        .await
        .context("opening the house")?;
    let person = Person { name: asked.administrator, email: asked.email, language };
    let board = Name { cy: asked.board_cy, en: asked.board_en };
    let path =
        agencies::seeding::found(&house, house.clock().now(), board, person).await.context("founding the house")?;
    println!("The house is founded. Serve it, and open this path there within seven days to choose a password:");
    println!("/{}{path}", language.code());
    house.close().await;
    Ok(())
}

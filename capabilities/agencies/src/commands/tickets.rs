//! Tickets: what must be remembered between two pages, sealed into the first and good once for the second. Nothing of it is
//! stored before it is used, so that nobody fills a table by asking for pages.

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use store::{Fault, House, Work};
use vault::ServerSeal;

/// Minutes for which a ticket is good.
const MINUTES: i64 = 10;

#[derive(Serialize, Deserialize)]
struct Ticket<T> {
    id: String,
    /// What it is for; one for adding a passkey does not sign anybody in.
    what: String,
    /// In which browser: the hash of its session, or of its mark.
    browser: String,
    expires: kernel::Timestamp,
    content: T,
}

/// An opened ticket, still to be spent.
pub(crate) struct Opened<T> {
    id: String,
    expires: kernel::Timestamp,
    pub(crate) content: T,
}

fn seal(house: &House) -> ServerSeal {
    ServerSeal::new(house.master(), "agencies/tickets")
}

/// A ticket for one browser.
pub(crate) fn write<T: Serialize>(
    house: &House,
    now: kernel::Timestamp,
    what: &str,
    browser: &str,
    content: T,
) -> Result<String, Fault> {
    let id = hex::encode(house.chance().bytes::<16>());
    let expires = now.plus_minutes(MINUTES);
    let ticket = Ticket { id, what: what.to_owned(), browser: browser.to_owned(), expires, content };
    Ok(seal(house).seal(&serde_json::to_vec(&ticket)?, house.chance()))
}

/// What a ticket holds, where it is one of ours, for this, for this browser, and not too old.
pub(crate) fn read<T: DeserializeOwned>(
    house: &House,
    now: kernel::Timestamp,
    what: &str,
    browser: &str,
    text: &str,
) -> Option<Opened<T>> {
    let ticket: Ticket<T> = serde_json::from_slice(&seal(house).open(text).ok()?).ok()?;
    let fits = ticket.what == what && ticket.browser == browser && now < ticket.expires;
    fits.then_some(Opened { id: ticket.id, expires: ticket.expires, content: ticket.content })
}

/// Uses a ticket up. False when it was used before.
pub(crate) async fn spend<T>(work: &mut Work, ticket: &Opened<T>) -> Result<bool, Fault> {
    let now = work.now();
    work.tables().run("DELETE FROM agencies_spent WHERE expires < $1", &[now.into()]).await?;
    let sql = "INSERT INTO agencies_spent (id, expires) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING";
    Ok(work.tables().run(sql, &[(&ticket.id).into(), ticket.expires.into()]).await? == 1)
}

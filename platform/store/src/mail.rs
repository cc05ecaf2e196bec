//! Letters by e-mail: queued in the unit of work that causes them, sent afterwards, tried again when that fails.

use crate::{Fault, House};
use access::Visit;
use vault::ServerSeal;

/// Letters lie sealed while they wait: they name an address, and some hold a link that opens an account.
pub(crate) fn seal(house: &House) -> ServerSeal {
    ServerSeal::new(house.master(), "letters")
}

/// A letter. It carries nothing personal: it says that something waits, and where to sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Address of the recipient.
    pub to: String,
    /// Subject line.
    pub subject: String,
    /// Plain text.
    pub body: String,
}

/// A letter that waits to be sent.
#[derive(Debug, Clone)]
pub struct Post {
    /// Its id in the queue.
    pub id: String,
    /// The letter.
    pub letter: Letter,
    /// How often it was tried.
    pub tries: i64,
}

impl House {
    /// Letters that are due to be sent, oldest first.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn waiting_post(&self, visit: &Visit) -> Result<Vec<Post>, Fault> {
        let mut work = self.begin(visit).await?;
        let sql = "SELECT id, recipient, subject, body, tries FROM mail_queue WHERE sent_at IS NULL AND not_before <= $1 ORDER BY queued_at, id LIMIT 50";
        let rows = work.tables().rows(sql, &[visit.now.into()]).await?;
        let seal = seal(self);
        let opened = |text: String| -> Result<String, Fault> {
            // One that was queued by an earlier version lies as it was written.
            let Ok(plain) = seal.open(&text) else { return Ok(text) };
            String::from_utf8(plain).map_err(|_| Fault::new("a letter is no text"))
        };
        rows.iter()
            .map(|row| {
                let text = |column: &str| opened(row.text(column)?);
                let letter = Letter { to: text("recipient")?, subject: text("subject")?, body: text("body")? };
                Ok(Post { id: row.text("id")?, letter, tries: row.int("tries")? })
            })
            .collect()
    }

    /// Marks a letter as sent, or puts it back for a later try: after 1, 2, 4, … minutes, at most an hour.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn post_tried(&self, visit: &Visit, post: &Post, sent: bool) -> Result<(), Fault> {
        let mut work = self.begin(visit).await?;
        if sent {
            // A letter may hold a link that opens an account: nothing of it is kept once it is on its way.
            let sql = "UPDATE mail_queue SET sent_at = $2, tries = tries + 1, body = '' WHERE id = $1";
            work.tables().run(sql, &[(&post.id).into(), visit.now.into()]).await?;
        } else {
            let wait = 1i64 << post.tries.clamp(0, 6);
            let sql = "UPDATE mail_queue SET not_before = $2, tries = tries + 1 WHERE id = $1";
            work.tables().run(sql, &[(&post.id).into(), visit.now.plus_minutes(wait.min(60)).into()]).await?;
        }
        work.commit().await.map(drop)
    }
}

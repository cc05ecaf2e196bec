//! Sends the letters that wait: by SMTP, or into a folder where nobody has set up a mail server.

use access::Visit;
use anyhow::Context;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor, message::Mailbox};
use std::path::PathBuf;
use store::{Fault, House, Letter};

/// How letters leave the house.
pub enum PostOffice {
    /// Written into a folder, one file each.
    Folder(PathBuf),
    /// By SMTP, from this address.
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>, Mailbox),
}

impl PostOffice {
    /// From `smtp://…` or `smtps://…` with a sender, else into a folder.
    ///
    /// # Errors
    /// When the address or the sender is not one.
    pub fn new(smtp: Option<&str>, sender: &str, folder: PathBuf) -> anyhow::Result<Self> {
        let Some(url) = smtp else { return Ok(PostOffice::Folder(folder)) };
        let transport =
            AsyncSmtpTransport::<Tokio1Executor>::from_url(url).context("the address of the mail server")?.build();
        Ok(PostOffice::Smtp(Box::new(transport), sender.parse().context("the sender of letters")?))
    }

    /// Sends all letters that are due.
    ///
    /// # Errors
    /// A fault of the database; a letter that cannot be sent is tried again later.
    pub async fn send_due(&self, house: &House) -> Result<usize, Fault> {
        let visit = Visit::system("post", "sends letters that wait", house.clock().now());
        let waiting = house.waiting_post(&visit).await?;
        for post in &waiting {
            let sent = self.send(&post.id, &post.letter).await;
            // Without the server's own words: some repeat the address that was written to.
            if sent.is_err() {
                tracing::warn!(tries = post.tries, "a letter could not be sent; it will be tried again");
            }
            house.post_tried(&visit, post, sent.is_ok()).await?;
        }
        Ok(waiting.len())
    }

    async fn send(&self, id: &str, letter: &Letter) -> anyhow::Result<()> {
        match self {
            PostOffice::Folder(folder) => {
                tokio::fs::create_dir_all(folder).await?;
                let text = format!("To: {}\nSubject: {}\n\n{}\n", letter.to, letter.subject, letter.body);
                tokio::fs::write(folder.join(format!("{id}.txt")), text).await?;
            }
            PostOffice::Smtp(transport, sender) => {
                let message = Message::builder().from(sender.clone()).to(letter.to.parse()?).subject(&letter.subject);
                transport.send(message.body(letter.body.clone())?).await?;
            }
        }
        Ok(())
    }
}

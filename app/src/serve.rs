//! The server: answers until it is told to stop, and lets what it has begun come to its end.

use crate::capabilities;
use crate::post::PostOffice;
use crate::worker;
use anyhow::Context;
use std::net::SocketAddr;
use std::sync::Arc;
use store::House;

/// How the server is reached.
#[derive(Debug, Clone, clap::Args)]
pub struct Reach {
    /// Address and port to listen on.
    #[arg(long, env = "DOLEN_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// The address under which people reach it, for links in letters and safe cookies.
    #[arg(long, env = "DOLEN_PUBLIC_ADDRESS")]
    pub public_address: Option<String>,
    /// A proxy in front tells where visitors come from (`X-Forwarded-For`).
    #[arg(long, env = "DOLEN_BEHIND_PROXY")]
    pub behind_proxy: bool,
    /// Agencies' own sign-ins may also be asked inside this network over HTTPS, and on this machine over plain HTTP.
    /// Without it, an address that an agency gives can never lead inside.
    #[arg(long, env = "DOLEN_PROVIDERS_INSIDE")]
    pub providers_inside: bool,
    /// Mail server: `smtps://user:password@host`. Without one, letters are written into the data folder.
    #[arg(long, env = "DOLEN_SMTP")]
    pub smtp: Option<String>,
    /// Sender of letters.
    #[arg(long, env = "DOLEN_MAIL_FROM", default_value = "Dolen <dolen@localhost>")]
    pub mail_from: String,
}

impl Reach {
    /// The address under which people reach it.
    pub fn address(&self) -> String {
        self.public_address.clone().unwrap_or_else(|| format!("http://{}", self.listen))
    }
    /// With what agencies' own sign-ins are asked.
    fn client(&self) -> fetch::Client {
        let outside = fetch::Client::outside();
        if self.providers_inside { outside.and_inside() } else { outside }
    }
}

/// Serves until SIGTERM or Ctrl-C.
///
/// # Errors
/// When the address cannot be listened on.
pub async fn serve(house: House, reach: &Reach, letters: std::path::PathBuf) -> anyhow::Result<()> {
    let listener =
        tokio::net::TcpListener::bind(reach.listen).await.with_context(|| format!("listening on {}", reach.listen))?;
    let office = PostOffice::new(reach.smtp.as_deref(), &reach.mail_from, letters)?;
    let working = tokio::spawn(worker::work(house.clone(), office));
    let mut front = capabilities::front_with(&house, &reach.client());
    front.behind_proxy = reach.behind_proxy;
    println!("Dolen is at {}", reach.address());
    web::serve(listener, Arc::new(front), stop_asked()).await.context("serving")?;
    working.abort();
    worker::checkpoint(&house).await?;
    house.close().await;
    Ok(())
}

async fn stop_asked() {
    let mut terminate = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(terminate) => terminate,
        Err(_) => return std::future::pending().await,
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}

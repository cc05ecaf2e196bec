//! The house: everything that a command or a page is handed.

use crate::{
    Address, Backend, Capability, Fault, database,
    reader::{Look, record_looks},
    sealing::Keys,
};
use access::{Permit, Policies, Refusal, Thing, Visit};
use i18n::{Catalogue, Texts};
use kernel::{Chance, Clock, Language, Limits};
use ledger::{SigningKey, VerifyingKey};
use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyPool, Transaction};
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tokio::sync::{Mutex, OwnedMutexGuard, mpsc};
use vault::MasterKey;

/// What a house is made of.
pub struct Ingredients {
    /// Where the database is.
    pub address: Address,
    /// The key that wraps all others.
    pub master: MasterKey,
    /// The capabilities, in the order in which their tables are made.
    pub capabilities: Vec<Arc<dyn Capability>>,
    /// The rules.
    pub policies: Policies,
    /// The texts.
    pub texts: Arc<Catalogue>,
    /// The time limits and the calendar.
    pub limits: Limits,
    /// Where the present comes from.
    pub clock: Clock,
    /// Where randomness comes from.
    pub chance: Chance,
    /// What an operator may choose.
    pub settings: Settings,
}

/// What an operator may choose.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The address under which people reach the server, without a slash at its end.
    pub public_address: String,
    /// Whether everything in it is made up.
    pub demo: bool,
}

/// The whole house. Cheap to clone.
#[derive(Clone)]
pub struct House(Arc<Rooms>);

struct Rooms {
    pool: AnyPool,
    address: Address,
    keys: Keys,
    signing: SigningKey,
    capabilities: Vec<Arc<dyn Capability>>,
    policies: Policies,
    texts: Arc<Catalogue>,
    limits: Limits,
    clock: Clock,
    chance: Chance,
    settings: Settings,
    /// One writer at a time inside this process: they queue here rather than in the database's retry loop.
    turn: Arc<Mutex<()>>,
    looks: OnceLock<mpsc::Sender<Look>>,
}

/// How long closing waits for connections that are still in use. The pool itself waits without end, and a connection whose
/// SQLite thread broke down while it was asked something never comes back to it.
const PATIENCE: Duration = Duration::from_secs(10);

/// The name under which the ledger's checkpoints are signed.
const ORIGIN: &str = "dolen/ledger";

impl House {
    /// Opens the database, brings its tables up to date and starts recording.
    ///
    /// # Errors
    /// When the database cannot be opened or brought up to date.
    pub async fn open(made_of: Ingredients) -> Result<House, Fault> {
        let pool = made_of.address.pool(8).await?;
        let backend = made_of.address.backend();
        database::migrate(&mut *pool.acquire().await?, backend, &made_of.capabilities).await?;
        let signing = SigningKey::from_bytes(ORIGIN, &made_of.master.signing_seed());
        let house = House(Arc::new(Rooms {
            pool,
            address: made_of.address,
            keys: Keys::new(made_of.master),
            signing,
            capabilities: made_of.capabilities,
            policies: made_of.policies,
            texts: made_of.texts,
            limits: made_of.limits,
            clock: made_of.clock,
            chance: made_of.chance,
            settings: made_of.settings,
            turn: Arc::new(Mutex::new(())),
            looks: OnceLock::new(),
        }));
        Ok(house)
    }

    /// May this visitor do this to this thing, of which everything is known? For things whose rules look at relations ask
    /// [`House::ask`] or [`House::decide`], or know first: without relations such a thing is refused.
    ///
    /// # Errors
    /// The refusal.
    pub fn permit(&self, visit: &Visit, action: &str, thing: &Thing) -> Result<Permit, Refusal> {
        let decided = self.0.policies.decide(visit, action, thing);
        if let Err(refusal) = &decided {
            tracing::debug!(trace = visit.trace, action, rules = refusal.rules.join(" "), "refused");
        }
        decided
    }

    /// The texts in a language.
    pub fn texts(&self, language: Language) -> Texts {
        self.0.texts.texts(language)
    }
    /// The time limits.
    pub fn limits(&self) -> &Limits {
        &self.0.limits
    }
    /// Where the present comes from; commands take it from the visit instead.
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }
    /// Where randomness comes from.
    pub fn chance(&self) -> &Chance {
        &self.0.chance
    }
    /// What the operator chose.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }
    /// The rules.
    pub fn policies(&self) -> &Policies {
        &self.0.policies
    }
    /// The master key: for keyed hashes and sealed tokens.
    pub fn master(&self) -> &MasterKey {
        self.0.keys.master()
    }
    /// The public half of the key that signs checkpoints.
    pub fn verifying_key(&self) -> VerifyingKey {
        self.0.signing.verifying_key()
    }
    /// Which database it is.
    pub fn backend(&self) -> Backend {
        self.0.address.backend()
    }
    /// Lets go of all connections. Whoever still holds one is not waited for without end: what was committed is safe.
    pub async fn close(&self) {
        let closed = tokio::time::timeout(PATIENCE, self.0.pool.close()).await;
        if closed.is_err() {
            tracing::warn!("a connection to the database was still in use when the house was closed");
        }
    }

    pub(crate) fn address(&self) -> &Address {
        &self.0.address
    }
    pub(crate) fn keys(&self) -> &Keys {
        &self.0.keys
    }
    pub(crate) fn signing_key(&self) -> &SigningKey {
        &self.0.signing
    }
    pub(crate) fn capabilities(&self) -> &[Arc<dyn Capability>] {
        &self.0.capabilities
    }
    /// Hands looks to the task that records them; the task lives as long as the house is used.
    pub(crate) fn looks(&self) -> mpsc::Sender<Look> {
        let start = || {
            let (sender, receiver) = mpsc::channel(1024);
            tokio::spawn(record_looks(self.clone(), receiver));
            sender
        };
        self.0.looks.get_or_init(start).clone()
    }
    pub(crate) async fn connection(&self) -> Result<PoolConnection<Any>, Fault> {
        Ok(self.0.pool.acquire().await?)
    }
    /// The statement after which everything that is read is of one moment.
    pub(crate) fn begin_snapshot(&self) -> &'static str {
        match self.0.address.backend() {
            Backend::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ",
            Backend::Sqlite => "BEGIN",
        }
    }
    pub(crate) async fn begin_transaction(
        &self,
    ) -> Result<(Transaction<'static, Any>, Option<OwnedMutexGuard<()>>), Fault> {
        let turn = Arc::clone(&self.0.turn).lock_owned().await;
        let transaction = match self.backend() {
            // IMMEDIATE: take the right to write now, not when it is too late to wait for it.
            Backend::Sqlite => self.0.pool.begin_with("BEGIN IMMEDIATE").await?,
            Backend::Postgres => self.0.pool.begin().await?,
        };
        Ok((transaction, Some(turn)))
    }
}

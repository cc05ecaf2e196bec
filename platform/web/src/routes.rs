//! The list of all addresses: who may come to the door, and which action is asked there.

use crate::{Asked, Outcome};
use std::{future::Future, pin::Pin, sync::Arc};

/// Who may come to this door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// Anybody.
    Public,
    /// Somebody who is signed in.
    Staff,
}

/// What answers at an address.
pub type Handler = Arc<dyn Fn(Asked) -> Pin<Box<dyn Future<Output = Outcome> + Send>> + Send + Sync>;

/// One address and method.
#[derive(Clone)]
pub struct Route {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The address without language, with `{name}` for its variable parts.
    pub path: &'static str,
    /// Who may come.
    pub door: Door,
    /// The action that its handler asks access for; empty at public doors that show nothing of anybody.
    pub action: &'static str,
    /// Whether files may be sent to it.
    pub uploads: bool,
    pub(crate) handler: Handler,
}

impl Route {
    /// Where a search is sent that this page answers; nothing else is taken there.
    pub(crate) fn searched(&self) -> Route {
        let nothing = boxed(|_: Asked| async { Err(store::Stop::NotFound) });
        Route { method: "POST", handler: nothing, ..self.clone() }
    }
}

/// The addresses of one part of the house.
#[derive(Clone, Default)]
pub struct Routes(Vec<Route>);

impl Routes {
    /// None yet.
    pub fn new() -> Self {
        Routes::default()
    }
    /// With a page.
    #[must_use]
    pub fn get<F, R>(self, path: &'static str, door: Door, action: &'static str, handler: F) -> Self
    where
        F: Fn(Asked) -> R + Send + Sync + 'static,
        R: Future<Output = Outcome> + Send + 'static,
    {
        self.add("GET", path, door, action, boxed(handler))
    }
    /// With a form's target.
    #[must_use]
    pub fn post<F, R>(self, path: &'static str, door: Door, action: &'static str, handler: F) -> Self
    where
        F: Fn(Asked) -> R + Send + Sync + 'static,
        R: Future<Output = Outcome> + Send + 'static,
    {
        self.add("POST", path, door, action, boxed(handler))
    }
    /// Lets files be sent to the address that was added last.
    #[must_use]
    pub fn with_uploads(mut self) -> Self {
        if let Some(last) = self.0.last_mut() {
            last.uploads = true;
        }
        self
    }
    /// With all of another part's.
    #[must_use]
    pub fn and(mut self, others: Routes) -> Self {
        self.0.extend(others.0);
        self
    }
    /// All of them.
    pub fn all(&self) -> &[Route] {
        &self.0
    }
    fn add(
        mut self,
        method: &'static str,
        path: &'static str,
        door: Door,
        action: &'static str,
        handler: Handler,
    ) -> Self {
        self.0.push(Route { method, path, door, action, uploads: false, handler });
        self
    }
}

fn boxed<F, R>(handler: F) -> Handler
where
    F: Fn(Asked) -> R + Send + Sync + 'static,
    R: Future<Output = Outcome> + Send + 'static,
{
    Arc::new(move |asked| Box::pin(handler(asked)))
}

//! The ways in which somebody reads what is about to be taken away, and whether they were shown it.

use access::Visit;
use anyhow::{Context, bail};
use kernel::ActorId;
use store::Stop;
use testkit::{Town, Visitor};
use vocabulary::{DisclosureId, RecordId};

/// Where to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Surface {
    /// The page of the thing itself.
    Page,
    /// A list in which it stands.
    List,
    /// The decision, the trace and the rows, as every page and job reads them.
    Question,
}

impl Surface {
    pub(crate) const ALL: [Surface; 3] = [Surface::Page, Surface::List, Surface::Question];
    /// Its name in what is printed.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Surface::Page => "page",
            Surface::List => "list",
            Surface::Question => "question",
        }
    }
}

/// What is read.
#[derive(Debug, Clone)]
pub(crate) enum What {
    Record {
        id: RecordId,
        /// By which it is searched for; it stands nowhere else.
        phone: String,
    },
    Disclosure(DisclosureId),
}

/// One reader and what they read.
#[derive(Clone)]
pub(crate) struct Reading {
    pub(crate) town: &'static Town,
    pub(crate) reader: ActorId,
    pub(crate) visitor: Visitor<'static>,
    pub(crate) what: What,
    /// A word of its content that stands in no address and no question.
    pub(crate) word: String,
    /// What the rules knew of the reader when they came, as any longer job would hold it; `None` to come anew each time.
    pub(crate) visit: Option<Visit>,
}

impl Reading {
    /// Reads once. True when the content was shown.
    pub(crate) async fn read(&self, surface: Surface) -> anyhow::Result<bool> {
        let path = match (surface, &self.what) {
            (Surface::Question, What::Record { id, .. }) => return self.record(*id).await,
            (Surface::Question, What::Disclosure(id)) => return self.disclosure(*id).await,
            (Surface::Page, What::Record { id, .. }) => format!("/en/people/{id}"),
            (Surface::Page, What::Disclosure(id)) => format!("/en/sharing/disclosures/{id}"),
            (Surface::List, What::Record { phone, .. }) => format!("/en/people?q={phone}"),
            (Surface::List, What::Disclosure(_)) => "/en/sharing".to_owned(),
        };
        let shown = self.visitor.get(&path).await;
        if shown.status >= 500 {
            bail!("{path} answers {}", shown.status);
        }
        Ok(match (surface, &self.what) {
            // The list names whom it is about; the disclosure itself is what it leads to.
            (Surface::List, What::Disclosure(id)) => shown.body.contains(&id.to_string()),
            _ => shown.body.contains(&self.word),
        })
    }

    /// The visit as of now; nobody is left to visit where the account is closed.
    async fn now(&self) -> anyhow::Result<Option<Visit>> {
        let now = self.town.clock.now();
        match &self.visit {
            Some(visit) => Ok(Some(Visit { now, ..visit.clone() })),
            None => match agencies::seeding::visit_of(&self.town.house, now, self.reader).await {
                Ok(visit) => Ok(Some(visit)),
                Err(Stop::NotFound) => Ok(None),
                Err(other) => Err(other).context("who visits"),
            },
        }
    }

    async fn record(&self, id: RecordId) -> anyhow::Result<bool> {
        let (house, Some(visit)) = (&self.town.house, self.now().await?) else { return Ok(false) };
        for action in ["people.view", "people.summarise"] {
            let thing = house.thing("Record", &id.to_string()).await?;
            let permit = match house.ask(&visit, action, thing).await {
                Ok(permit) => permit,
                Err(Stop::Refused(_)) => continue,
                Err(other) => return Err(other.into()),
            };
            let row = people::queries::record(&mut house.look(&permit, "race").await?, id).await?;
            return Ok(row.is_some_and(|row| row.title.contains(&self.word)));
        }
        Ok(false)
    }

    async fn disclosure(&self, id: DisclosureId) -> anyhow::Result<bool> {
        let (house, Some(visit)) = (&self.town.house, self.now().await?) else { return Ok(false) };
        let thing = sharing::queries::disclosure_thing(&mut house.facts().await?, &visit, id).await?;
        match house.ask(&visit, "sharing.read", thing.context("the disclosure")?).await {
            Ok(permit) => {
                let whole = sharing::queries::disclosure(&mut house.look(&permit, "race").await?, id).await?;
                let content = whole.as_ref().and_then(|(row, ..)| row.decided.content.get());
                Ok(content.is_some_and(|content| content.what.contains(&self.word)))
            }
            Err(Stop::Refused(_)) => Ok(false),
            Err(other) => Err(other.into()),
        }
    }
}

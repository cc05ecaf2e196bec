//! A concern that a page works on, and what becomes of a form about it.

use crate::directory::Directory;
use crate::{banner, history};
use access::{Permit, Thing};
use agencies::queries::TeamRow;
use concerns::decide::Concern;
use concerns::events::{ConcernEvent, Reported};
use concerns::queries::{self, ConcernRow};
use store::{Declined, History, Stop};
use vocabulary::ConcernId;
use web::components::{
    Alert, AlertVariant, Button, ButtonGroup, Form, Heading, Html, Link, Paragraph, SelectItem, Size,
};
use web::{Answer, Asked, Mistakes, Outcome, Page};

/// A concern with everything that its pages need.
pub(crate) struct Opened {
    /// Which.
    pub(crate) id: ConcernId,
    /// The facts that rules look at.
    pub(crate) thing: Thing,
    /// The permit to see it, or to do what the page is for.
    pub(crate) permit: Permit,
    /// As it stands.
    pub(crate) concern: Concern,
    /// What has happened.
    pub(crate) history: History<ConcernEvent>,
    /// As lists show it.
    pub(crate) row: ConcernRow,
    /// Names of whoever has to do with it.
    pub(crate) names: Directory,
}

impl Opened {
    /// The concern of the address, for whoever may do `action` to it.
    pub(crate) async fn of(asked: &Asked, action: &str) -> Result<Opened, Stop> {
        let id: ConcernId = asked.id("id")?;
        let thing = queries::concern_thing(&asked.house, id).await?;
        let permit = match asked.permit(action, &thing) {
            Ok(permit) => permit,
            // Whoever may see the concern is told plainly that they may not change it; for others it is not there.
            Err(refusal) => {
                let view = asked.permit("concerns.view", &thing);
                return Err(view.map_or_else(|_| Stop::NotFound, |may_see| refusal.openly(&may_see).into()));
            }
        };
        let (concern, history, row) = queries::concern(&asked.house, &permit, id).await?;
        let staff = history::staff_in(&history).into_iter().chain(row.taken_by).chain(row.reporter_staff);
        let names = Directory::of(asked, staff).await?;
        Ok(Opened { id, thing, permit, concern, history, row, names })
    }

    /// As it was raised.
    pub(crate) fn reported(&self) -> Result<&Reported, Stop> {
        self.concern.reported.as_deref().ok_or(Stop::NotFound)
    }
    /// Whether the visitor may do this to it.
    pub(crate) fn may(&self, asked: &Asked, action: &str) -> bool {
        asked.permit(action, &self.thing).is_ok()
    }
    /// The address of its page.
    pub(crate) fn path(&self) -> String {
        format!("/concerns/{}", self.id)
    }

    /// A page about it with one question, narrow and calm.
    pub(crate) async fn page(&self, asked: &Asked, title: &str, mistakes: &Mistakes) -> Result<Page, Stop> {
        let banner = banner::of(asked, &self.names).await?;
        let page = Page::new(asked.t(title)).caption(self.row.reference.clone()).back(self.path()).menu("desk");
        Ok(page.mistakes(mistakes).with(banner))
    }

    /// The form of such a page. It sends back what the visitor has seen of the history.
    pub(crate) fn form(&self, asked: &Asked, end: &str) -> Form {
        asked.form(&format!("{}/{end}", self.path())).hidden("place", self.history.place.to_string())
    }

    /// The button of a form, and a link away from it.
    pub(crate) fn buttons(&self, asked: &Asked, key: &str) -> Html {
        let away = Link::new(asked.url(&self.path()), asked.t("concern-cancel")).html();
        ButtonGroup { items: vec![Button::new(asked.t(key)).html(), away], ..ButtonGroup::default() }.html()
    }

    /// What others did while the form was being filled in; nothing when nobody did anything.
    pub(crate) fn overtaken(&self, asked: &Asked, page: Page, since: Option<u64>) -> Page {
        let Some(since) = since else { return page };
        let warning = Alert {
            label: asked.t("concern-stale-title"),
            variant: AlertVariant::Warning,
            heading: asked.t("concern-stale-title").into(),
            content: asked.t("concern-stale").into(),
            role: "alert".to_owned(),
            ..Alert::default()
        };
        let mut page = page.full();
        page.body = Html::join([warning.html(), page.body]);
        page.beside(Heading::new(2, Size::M, asked.t("concern-stale-since")).html())
            .beside(history::timeline(asked, &self.names, &self.history, since, false))
            .beside(Paragraph::new(Link::new(asked.url(&self.path()), asked.t("concern-stale-see")).html()).html())
            .status(409)
    }
}

/// The place of the history that the form had seen.
pub(crate) fn seen(asked: &Asked) -> Option<u64> {
    asked.form.text("place").parse().ok()
}

/// What follows after a command.
pub(crate) enum Then {
    /// That was it.
    Go(Outcome),
    /// The form is shown again, with mistakes, or with what has happened since this place.
    Again(Mistakes, Option<u64>),
}

/// Back to the concern when it was done; the form again where the domain says no, told at this field, or where somebody
/// was quicker.
pub(crate) fn then<T>(asked: &Asked, result: Result<T, Stop>, field: &str, done: &str) -> Then {
    match result {
        Ok(_) => Then::Go(Ok(Answer::Redirect(format!("/concerns/{}?done={done}", asked.param("id"))))),
        Err(Stop::Declined(Declined(code))) => {
            let mut mistakes = Mistakes::none();
            mistakes.add(field, asked.t(&format!("declined-{code}")));
            Then::Again(mistakes, None)
        }
        Err(Stop::Stale(_)) => Then::Again(Mistakes::none(), Some(seen(asked).unwrap_or(0))),
        Err(other) => Then::Go(Err(other)),
    }
}

/// A reason is always given.
pub(crate) fn need(asked: &Asked, mistakes: &mut Mistakes, field: &str, key: &str) {
    mistakes.unless(asked.form.some(field).is_some(), field, asked.t(key));
}

/// Those of the other teams of the partnership that a page offers, by name; nothing chosen at first.
pub(crate) fn teams(asked: &Asked, opened: &Opened, offered: impl Fn(&TeamRow) -> bool) -> Vec<SelectItem> {
    let first = SelectItem::new("", asked.t("concern-choose"));
    let others = opened.names.teams().into_iter().filter(|team| team.id != opened.row.desk && offered(team));
    let named = others.map(|team| {
        let parts =
            [("agency", opened.names.agency(team.agency).into()), ("team", team.name.get(asked.visit.language).into())];
        SelectItem::new(team.id.to_string(), asked.t_with("concern-team-of", &parts))
    });
    std::iter::once(first).chain(named).collect()
}

/// The team that was chosen from those.
pub(crate) fn chosen<'a>(opened: &'a Opened, offered: &[SelectItem], chosen: &str) -> Option<&'a TeamRow> {
    let is_offered = !chosen.is_empty() && offered.iter().any(|item| item.value.as_deref() == Some(chosen));
    chosen.parse().ok().filter(|_| is_offered).and_then(|id| opened.names.team_row(id))
}

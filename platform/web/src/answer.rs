//! What a handler gives back.

use crate::Mistakes;
use components::Html;
use store::Stop;

/// What became of a request.
pub type Outcome = Result<Answer, Stop>;

/// What a handler gives back.
#[derive(Debug)]
pub enum Answer {
    /// A page.
    Page(Box<Page>),
    /// Go there next (an address without language, for example `/home`): after every change, so that a reload repeats nothing.
    Redirect(String),
    /// Go there next, in this language, whatever the language of the address that was asked for.
    RedirectIn(kernel::Language, String),
    /// Go to another house, at this whole address. It never comes from a visitor: only from what somebody of this house set
    /// up. The browser is marked, so that it is known when it comes back.
    Elsewhere(String),
    /// Send the same form on to there: for a form that waited for something else to be asked first.
    SendOn(String),
    /// Signed in: keep this session token and go there next.
    SignedIn {
        /// The token, which the browser keeps.
        token: String,
        /// Where to.
        then: String,
        /// In which language to go on, where the person has chosen one.
        language: Option<kernel::Language>,
    },
    /// Signed out: forget the session and go there next.
    SignedOut(String),
    /// A file.
    Download(Download),
    /// Data for another program.
    Json(serde_json::Value),
}

/// A file that is handed out.
#[derive(Debug)]
pub struct Download {
    /// Its name, which reveals nothing.
    pub name: String,
    /// Its kind, for example `text/csv; charset=utf-8`.
    pub mime: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A page: its title, what is on it, and how it stands in the frame.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// Title, which is also the heading unless [`Page::own_heading`].
    pub title: String,
    /// A smaller line above the heading.
    pub caption: String,
    /// The content brings its own heading: for pages with one question.
    pub own_heading: bool,
    /// The content.
    pub body: Html,
    /// A column beside the content.
    pub side: Html,
    /// Something that was just done, told above the content.
    pub notice: Option<String>,
    /// Where the back link leads (without language).
    pub back: Option<String>,
    /// A ready back control in place of a link: for journeys that go back by a button.
    pub back_control: Html,
    /// What is wrong with the form on it.
    pub mistakes: Mistakes,
    /// How wide it is.
    pub width: components::Width,
    /// For the public: a neutral title and address, and a way to leave at once.
    pub neutral: bool,
    /// It holds a form made by `asked.form`, so the language switch sends it.
    pub has_form: bool,
    /// Which part of the menu is lit.
    pub menu: &'static str,
    /// The status, when it is not 200 (or 422 with mistakes).
    pub status: Option<u16>,
}

impl Page {
    /// A page with a heading.
    pub fn new(title: impl Into<String>) -> Self {
        Page { title: title.into(), ..Page::default() }
    }
    /// A page for the public: neutral, with a way to leave at once.
    pub fn public(title: impl Into<String>) -> Self {
        Page { neutral: true, ..Page::new(title) }
    }
    /// With something more on it.
    #[must_use]
    pub fn with(mut self, piece: impl Into<Html>) -> Self {
        self.body.push(piece);
        self
    }
    /// With a form made by `asked.form`.
    #[must_use]
    pub fn form(mut self, form: components::Form) -> Self {
        self.has_form = true;
        self.body.push(form.html());
        self
    }
    /// With something more beside it.
    #[must_use]
    pub fn beside(mut self, piece: impl Into<Html>) -> Self {
        self.side.push(piece);
        self
    }
    /// With a back link.
    #[must_use]
    pub fn back(mut self, path: impl Into<String>) -> Self {
        self.back = Some(path.into());
        self
    }
    /// With a smaller line above the heading.
    #[must_use]
    pub fn caption(mut self, caption: impl Into<String>) -> Self {
        self.caption = caption.into();
        self
    }
    /// With the mistakes of its form.
    #[must_use]
    pub fn mistakes(mut self, mistakes: &Mistakes) -> Self {
        self.mistakes = mistakes.clone();
        self
    }
    /// With something that was just done.
    #[must_use]
    pub fn notice(mut self, sentence: Option<String>) -> Self {
        self.notice = sentence;
        self
    }
    /// The content brings its own heading.
    #[must_use]
    pub fn own_heading(mut self) -> Self {
        self.own_heading = true;
        self
    }
    /// As wide as a page is.
    #[must_use]
    pub fn full(mut self) -> Self {
        self.width = components::Width::Full;
        self
    }
    /// As wide as the window allows.
    #[must_use]
    pub fn wide(mut self) -> Self {
        self.width = components::Width::Wide;
        self
    }
    /// With this part of the menu lit.
    #[must_use]
    pub fn menu(mut self, item: &'static str) -> Self {
        self.menu = item;
        self
    }
    /// With a status of its own.
    #[must_use]
    pub fn status(mut self, status: u16) -> Self {
        self.status = Some(status);
        self
    }
    /// As the outcome of a handler.
    ///
    /// # Errors
    /// Never.
    pub fn answer(self) -> Outcome {
        Ok(Answer::Page(Box::new(self)))
    }
}

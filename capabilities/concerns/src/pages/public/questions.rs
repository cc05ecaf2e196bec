//! What each door asks, step by step, and what may be put into each field. Pure data.

use serde::{Deserialize, Serialize};

/// Which of the two doors without an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Way {
    /// A child or young person tells of themselves or a friend.
    Child,
    /// Somebody is worried about a child.
    Adult,
}

impl Way {
    /// The code, as texts name it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Way::Child => "child",
            Way::Adult => "adult",
        }
    }
    /// The door for a code.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        match code {
            "child" => Some(Way::Child),
            "adult" => Some(Way::Adult),
            _ => None,
        }
    }
}

macro_rules! steps {
    ($($(#[$told:meta])* $step:ident = $code:literal),* $(,)?) => {
        /// One page of the journey.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub(crate) enum Step { $($(#[$told])* $step),* }
        impl Step {
            /// The code, as texts and the buttons of the last page name it.
            pub(crate) const fn code(self) -> &'static str {
                match self { $(Step::$step => $code),* }
            }
            /// The step for a code.
            pub(crate) fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Step::$step),)* _ => None }
            }
        }
    };
}

steps! {
    /// Is there danger now?
    Now = "now",
    /// The numbers to ring, before anything else.
    Help = "help",
    /// Could it happen today or tonight?
    Soon = "soon",
    /// What is told.
    What = "what",
    /// What the child would like to happen.
    Wishes = "wishes",
    /// When it was.
    When = "when",
    /// Where it was.
    Place = "place",
    /// Which county, where the place is not recognised.
    County = "county",
    /// The child whom a worry is about.
    About = "about",
    /// Who and what causes worry.
    Worry = "worry",
    /// Whether that person works with children.
    Trust = "trust",
    /// What they do, if so.
    Work = "work",
    /// Name or nickname.
    Name = "name",
    /// Age group.
    Age = "age",
    /// May they be reached?
    Reach = "reach",
    /// How and when it is safe.
    How = "how",
    /// May a message be left?
    Message = "message",
    /// May the family know who told?
    Family = "family",
    /// Language and help to communicate.
    Speak = "speak",
    /// All answers, before they are sent.
    Check = "check",
    /// It was sent.
    Sent = "sent",
}

/// What may be put into a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// One line.
    Line,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// Several lines.
    Text,
    /// One of these.
    One(&'static [&'static str]),
    /// One of the councils, elsewhere, or not known.
    County,
}

/// One field of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Field {
    /// Its name, neutral like everything that a browser might keep.
    pub(crate) name: &'static str,
    /// What may be put into it.
    pub(crate) kind: Kind,
    /// Whether the journey waits for it.
    pub(crate) needed: bool,
}

/// Most characters of one line, and of a longer text.
const LINE: usize = 300;
const TEXT: usize = 10_000;

impl Field {
    const fn new(name: &'static str, kind: Kind) -> Self {
        Field { name, kind, needed: false }
    }
    const fn needed(name: &'static str, kind: Kind) -> Self {
        Field { name, kind, needed: true }
    }
    /// How many characters it holds.
    pub(crate) const fn longest(&self) -> usize {
        if matches!(self.kind, Kind::Text) { TEXT } else { LINE }
    }
}

const YES_NO: Kind = Kind::One(&["yes", "no"]);
const YES_NO_UNSURE: Kind = Kind::One(&["yes", "no", "unsure"]);
const AGES: Kind = Kind::One(&["0-10", "11-13", "14-15", "16-17", "18-19", "20-plus"]);
const LANGUAGES: Kind = Kind::One(&["cy", "en", "either", "bfi", "other"]);

/// Besides the councils: somewhere else, or not known.
pub(crate) const OTHER_COUNTIES: [&str; 2] = ["elsewhere", "unknown"];

/// The fields of a page.
pub(crate) const fn fields(way: Way, step: Step) -> &'static [Field] {
    use Kind::{County, Email, Line, One, Phone, Text};
    match (way, step) {
        (Way::Child, Step::Now) => const { &[Field::needed("now", One(&["fine", "danger", "unsure"]))] },
        (Way::Adult, Step::Now) => const { &[Field::needed("now", One(&["danger", "fine", "unsure"]))] },
        (_, Step::Soon) => const { &[Field::needed("soon", YES_NO_UNSURE)] },
        (_, Step::What) => const { &[Field::needed("what", Text)] },
        (_, Step::Wishes) => const { &[Field::new("wishes", Text)] },
        (_, Step::When) => const { &[Field::new("when", Line)] },
        (_, Step::Place) => const { &[Field::new("place", Line)] },
        (_, Step::County) => const { &[Field::needed("county", County)] },
        (_, Step::About) => {
            const {
                &[
                    Field::new("child_name", Line),
                    Field::new("child_age", Line),
                    Field::new("child_school", Line),
                    Field::new("child_address", Line),
                    Field::new("child_others", Text),
                ]
            }
        }
        (_, Step::Worry) => {
            const {
                &[
                    Field::new("person", Text),
                    Field::new("vehicle", Line),
                    Field::new("plate", Line),
                    Field::new("online", Line),
                ]
            }
        }
        (_, Step::Trust) => const { &[Field::needed("trust", YES_NO_UNSURE)] },
        (_, Step::Work) => const { &[Field::new("work", Line)] },
        (Way::Child, Step::Name) => const { &[Field::new("name", Line)] },
        (Way::Adult, Step::Name) => const { &[Field::new("name", Line), Field::new("relation", Line)] },
        (_, Step::Age) => const { &[Field::new("age", AGES)] },
        (_, Step::Reach) => const { &[Field::needed("reach", YES_NO)] },
        (Way::Child, Step::How) => const { &[Field::needed("how", Line), Field::new("times", Line)] },
        (Way::Adult, Step::How) => {
            const { &[Field::new("phone", Phone), Field::new("email", Email), Field::new("times", Line)] }
        }
        (_, Step::Message) => const { &[Field::new("message", YES_NO)] },
        (_, Step::Family) => const { &[Field::needed("family", YES_NO)] },
        (_, Step::Speak) => const { &[Field::new("language", LANGUAGES), Field::new("needs", Line)] },
        (_, Step::Help | Step::Check | Step::Sent) => &[],
    }
}

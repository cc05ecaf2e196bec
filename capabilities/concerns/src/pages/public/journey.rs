//! The journey of one report: which page comes next, what is kept, and what it amounts to. Pure.

use super::questions::{Field, Kind, OTHER_COUNTIES, Step, Way, fields};
use crate::words::{Matter, Urgency};
use catalogue::Places;
use kernel::{Chance, Limits, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How long a journey may take in all, however slowly it goes.
const HOURS: i64 = 24;
/// The limit after which a page that was not sent can no longer be opened again.
const PAGE: &str = "public.page";
/// Nobody reads and answers this fast.
const TOO_QUICK_MILLIS: i64 = 4_000;

/// All answers so far and where the person stands. It travels sealed with every page; nothing is kept on either side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Journey {
    /// Random: a second sending of the same journey makes no second concern.
    pub(crate) id: String,
    /// Which door.
    pub(crate) way: Way,
    /// Which page is shown.
    pub(crate) step: Step,
    /// When it began.
    pub(crate) began: Timestamp,
    /// When its page was last shown.
    pub(crate) shown: Timestamp,
    /// The last page was reached: after a change it is shown again.
    pub(crate) checking: bool,
    /// A field that no person sees was filled in.
    pub(crate) trapped: bool,
    answers: BTreeMap<String, String>,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// Nothing was given, or no choice that there is.
    Missing,
    /// More than this many characters.
    TooLong(usize),
    /// No telephone and no e-mail address.
    NoWay,
}

impl Journey {
    /// Begins at a door.
    pub(crate) fn begin(way: Way, now: Timestamp, chance: &Chance) -> Self {
        Journey {
            id: hex::encode(chance.bytes::<16>()),
            way,
            step: Step::Now,
            began: now,
            shown: now,
            checking: false,
            trapped: false,
            answers: BTreeMap::new(),
        }
    }

    /// The answer in a field; empty when there is none.
    pub(crate) fn answer(&self, field: &str) -> &str {
        self.answers.get(field).map_or("", String::as_str)
    }

    /// The answer in a field, if its page is still on the way: a number given before "no, do not ring" is not told.
    pub(crate) fn told(&self, places: &Places, field: &str) -> &str {
        let asked = |step: &Step| fields(self.way, *step).iter().any(|f| f.name == field);
        if self.path(places).iter().any(asked) { self.answer(field) } else { "" }
    }

    /// Whether its page has lain open too long: whoever finds the device later reads nothing of it. Somebody who writes
    /// slowly loses nothing, for every page begins the time anew.
    pub(crate) fn is_over(&self, limits: &Limits, now: Timestamp) -> bool {
        let closes = limits.due(PAGE, self.shown).unwrap_or(self.shown);
        now > closes || now > self.began.plus_hours(HOURS)
    }

    /// The same on a page that is shown now.
    pub(crate) fn shown(&self, now: Timestamp) -> Self {
        Journey { shown: now, ..self.clone() }
    }

    /// Whether it went faster than people are.
    pub(crate) fn was_too_quick(&self, now: Timestamp) -> bool {
        now.millis() - self.began.millis() < TOO_QUICK_MILLIS
    }

    /// Keeps what was typed on the page that is shown: what is no choice is left out, what is too long is cut.
    pub(crate) fn keep(&mut self, typed: impl Fn(&str) -> String, places: &Places) {
        for field in fields(self.way, self.step) {
            let mut text = typed(field.name).trim().to_owned();
            if !is_choice(field, &text, places) {
                text.clear();
            }
            if let Some((end, _)) = text.char_indices().nth(field.longest()) {
                text.truncate(end);
            }
            if text.is_empty() {
                self.answers.remove(field.name);
            } else {
                self.answers.insert(field.name.to_owned(), text);
            }
        }
    }

    /// What is wrong with the page's fields as typed.
    pub(crate) fn wrong(
        &self,
        step: Step,
        typed: impl Fn(&str) -> String,
        places: &Places,
    ) -> Vec<(&'static str, Wrong)> {
        let mut wrong = Vec::new();
        for field in fields(self.way, step) {
            let text = typed(field.name);
            let text = text.trim();
            if (field.needed && text.is_empty()) || !is_choice(field, text, places) {
                wrong.push((field.name, Wrong::Missing));
            } else if text.chars().count() > field.longest() {
                wrong.push((field.name, Wrong::TooLong(field.longest())));
            }
        }
        let no_way = (self.way, step) == (Way::Adult, Step::How)
            && ["phone", "email"].iter().all(|field| typed(field).trim().is_empty());
        if no_way {
            wrong.push(("phone", Wrong::NoWay));
        }
        wrong
    }

    /// The first page whose answers are not enough to send, if there is one.
    pub(crate) fn unfinished(&self, places: &Places) -> Option<Step> {
        let lacking = |step: &Step| !self.wrong(*step, |field| self.answer(field).to_owned(), places).is_empty();
        self.path(places).into_iter().find(lacking)
    }

    /// All pages of this journey in their order, as the answers so far have it.
    pub(crate) fn path(&self, places: &Places) -> Vec<Step> {
        let child = self.way == Way::Child;
        let now = self.answer("now");
        let unplaced = self.recognised(places).is_none();
        let told_place = !self.answer("place").is_empty();
        let reached = self.answer("reach") == "yes";
        let named = reached || !self.answer("name").is_empty();
        let steps = [
            (Step::Now, true),
            (Step::Help, now == "danger" || now == "unsure"),
            (Step::Soon, now != "danger"),
            (Step::What, true),
            (Step::Wishes, child),
            (Step::When, !child),
            (Step::Place, true),
            (Step::County, unplaced && (told_place || !child)),
            (Step::About, !child),
            (Step::Worry, !child),
            (Step::Trust, !child),
            (Step::Work, self.answer("trust") == "yes"),
            (Step::Name, true),
            (Step::Age, child),
            (Step::Reach, true),
            (Step::How, reached),
            (Step::Message, reached),
            (Step::Family, !child && named),
            (Step::Speak, true),
            (Step::Check, true),
        ];
        steps.into_iter().filter(|(_, asked)| *asked).map(|(step, _)| step).collect()
    }

    /// The place of the page in the journey, from 1.
    pub(crate) fn number(&self, places: &Places) -> usize {
        self.path(places).iter().position(|step| *step == self.step).map_or(1, |place| place + 1)
    }

    /// Goes on. After a change only what the change asks for comes before the last page.
    pub(crate) fn forward(&mut self, places: &Places) {
        let path = self.path(places);
        let place = path.iter().position(|step| *step == self.step).unwrap_or(0);
        let next = path.get(place + 1).copied().unwrap_or(Step::Check);
        let unasked = |step: Step| fields(self.way, step).iter().all(|f| self.answer(f.name).is_empty());
        let follows = matches!(
            next,
            Step::Help | Step::Soon | Step::County | Step::Work | Step::How | Step::Message | Step::Family
        );
        self.step = if self.checking && !(follows && unasked(next)) { Step::Check } else { next };
        if self.step == Step::Check {
            self.checking = true;
        }
    }

    /// Goes back: to the page before, or to the last page when that was reached. False at the very first page.
    pub(crate) fn back(&mut self, places: &Places) -> bool {
        let path = self.path(places);
        let place = path.iter().position(|step| *step == self.step).unwrap_or(0);
        if self.checking && self.step != Step::Check {
            self.step = Step::Check;
        } else if place == 0 {
            return false;
        } else {
            self.step = path[place - 1];
            self.checking = false;
        }
        true
    }

    /// From the last page to one that is to be changed; nothing for a page that is not on the way.
    pub(crate) fn change(&mut self, to: Step, places: &Places) {
        if self.path(places).contains(&to) {
            self.step = to;
        }
    }

    /// What the browser carries after sending: nothing of what was told.
    pub(crate) fn sent(&self) -> Self {
        Journey { step: Step::Sent, answers: BTreeMap::new(), ..self.clone() }
    }

    /// How urgent the answers say it is.
    pub(crate) fn urgency(&self) -> Urgency {
        match (self.answer("now"), self.answer("soon")) {
            ("danger", _) => Urgency::Immediate,
            ("unsure", _) | (_, "yes") => Urgency::Today,
            _ => Urgency::Usual,
        }
    }

    /// About a child; or about somebody who works with children, which goes to a closed desk.
    pub(crate) fn matter(&self) -> Matter {
        if self.way == Way::Adult && self.answer("trust") == "yes" { Matter::PositionOfTrust } else { Matter::Child }
    }

    /// The council that the words for the place point to.
    fn recognised<'p>(&self, places: &'p Places) -> Option<&'p str> {
        let place = self.answer("place");
        if place.is_empty() {
            return None;
        }
        places.council_of_postcode(place).or_else(|| places.council_of_text(place)).map(|c| c.key.as_str())
    }

    /// The council where it happened: by the place, else as it was chosen; nothing where it is not known.
    pub(crate) fn council<'p>(&self, places: &'p Places) -> Option<&'p str> {
        self.recognised(places).or_else(|| places.council(self.answer("county")).map(|c| c.key.as_str()))
    }
}

fn is_choice(field: &Field, text: &str, places: &Places) -> bool {
    match field.kind {
        _ if text.is_empty() => true,
        Kind::One(choices) => choices.contains(&text),
        Kind::County => OTHER_COUNTIES.contains(&text) || places.councils().iter().any(|c| c.key == text),
        _ => true,
    }
}

#[cfg(test)]
#[path = "journey_tests.rs"]
mod tests;

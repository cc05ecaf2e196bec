//! How somebody's training stands, as every page shows it.

use crate::decide::{Training, TrainingStanding};
use components::{Html, InsetText, Tag, TagColour};
use web::Asked;

/// A tag where something is to be done, and the days.
pub(super) fn shown(asked: &Asked, training: Training) -> Html {
    let (key, colour) = match training.standing(asked.now().date()) {
        TrainingStanding::Missing => ("agencies-training-missing", TagColour::Yellow),
        TrainingStanding::Current => ("agencies-training-current", TagColour::Green),
        TrainingStanding::DueSoon => ("agencies-training-due-soon", TagColour::Yellow),
        TrainingStanding::Lapsed => ("agencies-training-lapsed", TagColour::Red),
    };
    let mut shown = Tag::new(asked.t(key), colour).html();
    if let Some(on) = training.on {
        let line = |key: &str, day: kernel::Date| asked.t_with(key, &[("day", asked.texts.date(day).into())]);
        shown.push(super::text(line("agencies-training-on", on)));
        if let Some(until) = training.until {
            shown.push(super::text(line("agencies-training-until", until)));
        }
    }
    shown
}

/// What whoever it is about is told where their training ends soon, has ended, or was never recorded.
pub(super) fn warning(asked: &Asked, training: Training) -> Option<Html> {
    let key = match training.standing(asked.now().date()) {
        TrainingStanding::Current => return None,
        TrainingStanding::Missing => "agencies-training-missing-told",
        TrainingStanding::DueSoon => "agencies-training-due-soon-told",
        TrainingStanding::Lapsed => "agencies-training-lapsed-told",
    };
    Some(InsetText::new(asked.t(key)).html())
}

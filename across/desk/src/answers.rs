//! The words with which answers to whoever raised a concern begin, in the language of their report.

use crate::directory::Directory;
use concerns::queries::ConcernRow;
use concerns::words::{AnswerKind, Door};
use web::Asked;

/// Which answers may be given: the public is never told an outcome.
pub(crate) fn kinds(row: &ConcernRow) -> Vec<AnswerKind> {
    let decided = row.professional && row.decision.is_some();
    let first = [AnswerKind::Acknowledgement];
    // What is owed next stands first.
    if decided { vec![AnswerKind::Decision, AnswerKind::Acknowledgement] } else { first.to_vec() }
}

/// The words to begin with. They are whole sentences of the catalogue in the language of the report; the desk changes
/// them as it sees fit and sees the result before it goes.
pub(crate) fn template(asked: &Asked, row: &ConcernRow, answer: AnswerKind, directory: &Directory) -> String {
    let texts = asked.house.texts(row.language);
    let key = match (answer, row.professional, row.door) {
        (AnswerKind::Decision, ..) => "concern-answer-decision",
        (AnswerKind::Acknowledgement, true, _) => "concern-answer-received-professional",
        (AnswerKind::Acknowledgement, false, Door::Child) => "concern-answer-received-child",
        (AnswerKind::Acknowledgement, false, _) => "concern-answer-received-public",
    };
    let decision = row.decision.map(|d| texts.get(&format!("concerns-decision-{}", d.code()))).unwrap_or_default();
    let args = [
        ("reference", (&row.reference).into()),
        ("desk", directory.team_in(row.desk, row.language).into()),
        ("date", texts.date(row.reported_at.date()).into()),
        ("decision", decision.into()),
    ];
    texts.with(key, &args)
}

//! What waits for this visitor to decide about records. What they may not know of is absent, also from the counts.

use crate::queries::{self, Doubt, Lines, Proposal, QuestionRow, Scope, Summary};
use kernel::AgencyId;
use store::{Reader, Stop};
use vocabulary::RecordId;
use web::Asked;

/// What waits.
#[derive(Default)]
pub struct Waiting {
    /// Joins that are proposed, the likeliest first.
    pub proposals: Lines<Proposal>,
    /// Joins that are doubtful.
    pub doubts: Lines<Doubt>,
    /// Questions that wait for the visitor's agency.
    pub questions: usize,
}

impl Waiting {
    /// What waits for the visitor, so many lines of each at most; nothing where they decide nothing about records.
    ///
    /// # Errors
    /// A fault.
    pub async fn of(asked: &Asked, most: usize) -> Result<Waiting, Stop> {
        let Ok((scope, _)) = Scope::widest(&asked.house, &asked.visit) else { return Ok(Waiting::default()) };
        let mut reader = asked.house.facts().await?;
        let mut waiting = Waiting { questions: of_us(asked, &mut reader).await?.len(), ..Waiting::default() };
        // Whoever searches one agency alone decides about no pair: that need not be asked of each.
        if scope.is_partnership() {
            waiting.proposals = queries::proposals(&mut reader, &asked.visit, most).await?;
            waiting.doubts = queries::doubts(&mut reader, &asked.visit, most).await?;
        }
        Ok(waiting)
    }

    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        self.proposals.lines.is_empty() && self.doubts.lines.is_empty() && self.questions == 0
    }
}

/// A question with the record that the reader knows it by.
pub(crate) type Waits = (QuestionRow, Summary);

/// Questions that wait for the visitor's agency, each with the agency's own record, where the visitor may answer; and what
/// that agency asked, where the visitor may decide about both records.
pub(crate) async fn questions(asked: &Asked) -> Result<(Vec<Waits>, Vec<Waits>), Stop> {
    let mut reader = asked.house.facts().await?;
    let of = of_us(asked, &mut reader).await?;
    let Some(own) = asked.visit.who.agency else { return Ok((of, Vec::new())) };
    let by = queries::questions_by(&mut reader, own).await?;
    let ids = owned(&mut reader, by.iter().flat_map(|q| [q.pair.one, q.pair.other])).await?;
    let may = queries::decidable(&mut reader, &asked.visit, ids).await?;
    let by = by.into_iter().filter(|q| may.contains(&q.pair.one) && may.contains(&q.pair.other)).collect();
    let by = with_records(asked, &mut reader, by, QuestionRow::beside).await?;
    Ok((of, by))
}

async fn of_us(asked: &Asked, reader: &mut Reader) -> Result<Vec<Waits>, Stop> {
    let Some(own) = asked.visit.who.agency else { return Ok(Vec::new()) };
    let of = queries::questions_of(reader, own).await?;
    let abouts: Vec<(RecordId, AgencyId)> = of.iter().map(|q| (q.about, own)).collect();
    let besides = owned(reader, of.iter().map(QuestionRow::beside)).await?;
    let answer = queries::permitted(reader, &asked.visit, "people.answer", abouts).await?;
    let beside = queries::permitted(reader, &asked.visit, "people.answer_beside", besides).await?;
    let of = of.into_iter().filter(|q| answer.contains(&q.about) && beside.contains(&q.beside())).collect();
    with_records(asked, reader, of, |question| question.about).await
}

async fn with_records(
    asked: &Asked,
    reader: &mut Reader,
    questions: Vec<QuestionRow>,
    of: impl Fn(&QuestionRow) -> RecordId,
) -> Result<Vec<Waits>, Stop> {
    let ids: Vec<RecordId> = questions.iter().map(&of).collect();
    let known = queries::summaries(reader, Scope::of(&asked.visit), &ids).await?;
    Ok(questions.into_iter().filter_map(|q| known.get(&of(&q)).cloned().map(|record| (q, record))).collect())
}

/// These records, each with its agency.
async fn owned(reader: &mut Reader, ids: impl Iterator<Item = RecordId>) -> Result<Vec<(RecordId, AgencyId)>, Stop> {
    Ok(queries::owners(reader, &ids.collect::<Vec<_>>()).await?)
}

//! What a record's page shows of what people say against what is held about them.

use crate::queries::disputes;
use components::{Heading, Html, InsetText, Paragraph, Size};
use store::{Fault, Reader};
use vocabulary::RecordId;
use web::Asked;

/// Statements beside these records, each with its day; nothing where there is none. For whoever may see the records, with
/// the reader of that permit.
///
/// # Errors
/// A fault of the database.
pub async fn disputed(asked: &Asked, reader: &mut Reader, records: &[RecordId]) -> Result<Html, Fault> {
    let all = disputes(reader, records).await?;
    if all.is_empty() {
        return Ok(Html::default());
    }
    let one = |dispute: &crate::words::Dispute| {
        let when = asked.t_with("rights-dispute-since", &[("when", asked.texts.date(dispute.since.date()).into())]);
        let said = Html::join([Paragraph::new(when).html(), Paragraph::new(dispute.statement.clone()).html()]);
        InsetText::new(said).html()
    };
    let heading = Heading::new(2, Size::M, asked.t("rights-dispute-panel")).html();
    Ok(Html::join([heading, Html::join(all.iter().map(one))]))
}

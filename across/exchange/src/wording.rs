//! Mistakes and faults in the reader's words.

use crate::Mistake;
use i18n::Texts;
use tables::Fault;

/// What is wrong with a row, as sentences: one for each mistake, the column named where there is one.
pub fn sentences(texts: &Texts, mistakes: &[Mistake]) -> Vec<String> {
    mistakes.iter().map(|mistake| sentence(texts, mistake)).collect()
}

/// One mistake. The column is put as a label before the sentence, because a name inside it would have to mutate.
pub fn sentence(texts: &Texts, mistake: &Mistake) -> String {
    let said = texts.get(&mistake.key());
    match &mistake.column {
        Some(column) => texts.with("exchange-in-column", &[("column", column.into()), ("sentence", said.into())]),
        None => said,
    }
}

/// Why a file is not taken.
pub fn fault(texts: &Texts, fault: &Fault) -> String {
    if let Fault::NotATable(content) = fault {
        return texts.get(&format!("exchange-not-a-table-{}", content.code()));
    }
    let limit = fault.limit().map(|limit| match fault {
        Fault::TooBig { .. } | Fault::TooBigUnpacked { .. } => (limit / (1024 * 1024)).to_string(),
        _ => limit.to_string(),
    });
    let row = fault.row().map(|row| row.to_string());
    let args = [("limit", limit.unwrap_or_default().into()), ("row", row.unwrap_or_default().into())];
    texts.with(&format!("exchange-fault-{}", fault.code()), &args)
}

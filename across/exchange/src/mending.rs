//! Refused rows: kept sealed, and handed out as a file that can be mended and sent again.

use crate::imports;
use crate::{Mistake, wording};
use i18n::Texts;
use serde::{Deserialize, Serialize};
use store::{Arg, Fault, House, Reader};
use tables::{CsvWriter, Mending, Row, Style, XlsxWriter};
use vocabulary::ImportId;

/// A refused row as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    number: u64,
    cells: Vec<String>,
    beyond: Vec<String>,
    mistakes: Vec<Mistake>,
}

/// In which format a file is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// For programs.
    Csv,
    /// For people.
    Xlsx,
}

/// The values of a refused row for its table.
pub(crate) fn kept(house: &House, import: ImportId, row: &Row, mistakes: &[Mistake]) -> Result<Vec<Arg>, Fault> {
    let Row { number, cells, beyond, .. } = row.clone();
    let json = serde_json::to_vec(&Kept { number, cells, beyond, mistakes: mistakes.to_vec() })?;
    let sealed = imports::seal(house).seal(&json, house.chance());
    Ok(vec![import.into(), i64::try_from(number).unwrap_or(i64::MAX).into(), sealed.into()])
}

/// The refused rows that are kept of an import. `reader` comes from a permit to look at it.
///
/// # Errors
/// A fault of the database.
pub async fn refused(
    house: &House,
    reader: &mut Reader,
    import: ImportId,
    most: usize,
) -> Result<Vec<(Row, Vec<Mistake>)>, Fault> {
    let sql = format!("SELECT row FROM exchange_refused WHERE import = $1 ORDER BY number LIMIT {most}");
    let seal = imports::seal(house);
    let mut found = Vec::new();
    for row in reader.rows(&sql, &[import.into()]).await? {
        let json = seal.open(&row.text("row")?).map_err(|_| Fault::new("a refused row could not be opened"))?;
        let Kept { number, cells, beyond, mistakes } = serde_json::from_slice(&json)?;
        found.push((Row { number, cells, beyond, faults: Vec::new() }, mistakes));
    }
    Ok(found)
}

/// The errors file: the rows as they came, and what is wrong in the reader's language beside them.
///
/// # Errors
/// When it cannot be written.
pub fn errors_file(
    texts: &Texts,
    header: &[String],
    rows: impl Iterator<Item = (Row, Vec<Mistake>)>,
    wanted: Wanted,
) -> Result<Vec<u8>, tables::Fault> {
    let to: Mending<Vec<u8>> = match wanted {
        Wanted::Csv => Mending::Csv(Box::new(CsvWriter::new(Vec::new(), Style { mark: true, ..Style::default() })?)),
        Wanted::Xlsx => Mending::Xlsx(Box::new(XlsxWriter::new(&texts.get("exchange-errors-sheet"))?)),
    };
    let mut mending = to.begin(header, &texts.get("exchange-errors-row"), &texts.get("exchange-errors-wrong"))?;
    for (row, mistakes) in rows {
        mending.row(&row, &wording::sentences(texts, &mistakes).join(" "))?;
    }
    match mending {
        Mending::Csv(writer) => writer.finish(),
        Mending::Xlsx(writer) => writer.finish(),
    }
}

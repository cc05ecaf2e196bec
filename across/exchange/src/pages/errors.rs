//! The faulty rows as a file: before the run out of the file that was sent, afterwards as they were kept.

use super::asked_for;
use crate::mending::{self, Wanted};
use crate::{Mistake, commands};
use store::{Fault, Stop};
use tables::Row;
use web::{Answer, Asked, Download, Outcome};

/// More than this nobody mends by hand.
const MOST: usize = 5_000;

/// For programs.
pub(super) async fn csv(asked: Asked) -> Outcome {
    download(&asked, Wanted::Csv).await
}

/// For people.
pub(super) async fn xlsx(asked: Asked) -> Outcome {
    download(&asked, Wanted::Xlsx).await
}

async fn download(asked: &Asked, wanted: Wanted) -> Outcome {
    let (import, permit) = asked_for(asked, "exchange.view").await?;
    let mut reader = asked.house.look(&permit, "refused rows of an import").await?;
    let rows: Vec<(Row, Vec<Mistake>)> = match commands::open(&asked.house, &import).await {
        Ok(Some(reading)) => {
            let refused = reading.map_while(Result::ok).filter_map(|(row, read)| Some((row, read.err()?)));
            refused.take(MOST).collect()
        }
        Ok(None) => mending::refused(&asked.house, &mut reader, import.id, MOST).await?,
        Err(commands::NotSent::Unreadable(_)) => return Err(Stop::NotFound),
        Err(commands::NotSent::Stop(stop)) => return Err(stop),
    };
    let bytes = mending::errors_file(&asked.texts, &import.header, rows.into_iter(), wanted);
    let bytes = bytes.map_err(|fault| Fault::new(format!("writing an errors file: {fault}")))?;
    let (end, mime) = match wanted {
        Wanted::Csv => ("csv", "text/csv; charset=utf-8"),
        Wanted::Xlsx => ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    };
    let name = format!("{}.{end}", asked.t("exchange-errors-file-name"));
    Ok(Answer::Download(Download { name, mime, bytes }))
}

//! The answer as it is handed over: a page to read, the same as a table, and the list of every gap with its reason. What
//! is left out is in none of them.

use crate::decide::access::Request;
use crate::decide::redaction::{Run, redacted};
use components::Html;
use i18n::Texts;
use std::io::Write;
use store::{Fault, House};
use tables::{CsvWriter, Style};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// A keyed hash: nobody without the house's key can try out what was in it.
pub(crate) fn keyed(house: &House, bytes: &[u8]) -> String {
    let hash = house.master().keyed_hash("rights.bundle", bytes);
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What a piece says as it is handed over, with a label in place of each gap.
pub(crate) fn plain(runs: &[Run], texts: &Texts) -> String {
    let run = |run: &Run| match run {
        Run::Shown(text) => text.clone(),
        Run::Left(reason) => format!("[{}]", texts.get(&format!("rights-gap-{}", reason.code()))),
    };
    runs.iter().map(run).collect()
}

/// The same as mark-up.
pub(crate) fn marked(runs: &[Run], texts: &Texts) -> Html {
    Html::join(runs.iter().map(|run| match run {
        Run::Shown(text) => Html::trusted(i18n::escape(text).replace('\n', "<br>")),
        Run::Left(reason) => Html::join([
            Html::trusted("<mark>["),
            Html::text(&texts.get(&format!("rights-gap-{}", reason.code()))),
            Html::trusted("]</mark>"),
        ]),
    }))
}

/// Writes it as a ZIP: `answer.html`, `answer.csv`, `gaps.csv`.
///
/// # Errors
/// When a file cannot be written.
pub fn write(request: &Request, texts: &Texts) -> Result<Vec<u8>, Fault> {
    let odd = |e: zip::result::ZipError| Fault::new(format!("the answer cannot be packed: {e}"));
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let files = [
        ("answer.html", page(request, texts).into_bytes()),
        ("answer.csv", table(request, texts)?),
        ("gaps.csv", gaps(request, texts)?),
    ];
    for (name, content) in files {
        zip.start_file(name, options).map_err(odd)?;
        zip.write_all(&content)?;
    }
    zip.finish().map(std::io::Cursor::into_inner).map_err(odd)
}

/// Each piece with its number, from 1, as it is handed over.
fn runs(request: &Request) -> impl Iterator<Item = (usize, &crate::words::Piece, Vec<Run>)> {
    let none: &[crate::words::Gap] = &[];
    request.pieces().iter().enumerate().map(move |(n, piece)| {
        let gaps = request.gaps.get(n).map_or(none, Vec::as_slice);
        let withheld = u32::try_from(n).ok().and_then(|n| request.withheld.get(&n).copied());
        (n + 1, piece, redacted(piece, gaps, withheld))
    })
}

fn page(request: &Request, texts: &Texts) -> String {
    let t = |key: &str| i18n::escape(&texts.get(key));
    let name = request.requester.as_ref().map(|r| i18n::escape(&r.name)).unwrap_or_default();
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head><meta charset=\"utf-8\"><title>{}</title></head>\n<body>\n<h1>{}</h1>\n<p>{}</p>\n<p>{}</p>\n",
        texts.language().code(),
        t("rights-answer-title"),
        t("rights-answer-title"),
        name,
        t("rights-answer-lead"),
    );
    for (number, piece, runs) in runs(request) {
        let label = t(&format!("rights-piece-{}", piece.label));
        let day = i18n::escape(&texts.date(piece.at.date()));
        out.push_str(&format!("<h2>{number}. {label}</h2>\n<p>{day}</p>\n<p>{}</p>\n", marked(&runs, texts)));
    }
    out.push_str(&format!("<p>{}</p>\n</body>\n</html>\n", t("rights-answer-complain")));
    out
}

fn csv(head: &[String], rows: Vec<Vec<String>>) -> Result<Vec<u8>, Fault> {
    let odd = |e: tables::Fault| Fault::new(format!("the answer's table cannot be written: {e}"));
    let mut writer = CsvWriter::new(Vec::new(), Style::default()).map_err(odd)?;
    writer.header(head).map_err(odd)?;
    for row in rows {
        writer.row(&row).map_err(odd)?;
    }
    writer.finish().map_err(odd)
}

fn table(request: &Request, texts: &Texts) -> Result<Vec<u8>, Fault> {
    let head =
        ["rights-piece-number", "rights-kind", "rights-piece-day", "rights-piece-text"].map(|key| texts.get(key));
    let rows = runs(request).map(|(number, piece, runs)| {
        let label = texts.get(&format!("rights-piece-{}", piece.label));
        vec![number.to_string(), label, piece.at.date().to_string(), plain(&runs, texts)]
    });
    csv(&head, rows.collect())
}

fn gaps(request: &Request, texts: &Texts) -> Result<Vec<u8>, Fault> {
    let head = ["rights-piece-number", "rights-gap-number", "rights-gap-reason"].map(|key| texts.get(key));
    let mut rows = Vec::new();
    for (number, _, runs) in runs(request) {
        let left = runs.iter().filter_map(|run| match run {
            Run::Left(reason) => Some(texts.get(&format!("rights-gap-{}", reason.code()))),
            Run::Shown(_) => None,
        });
        for (gap, reason) in left.enumerate() {
            rows.push(vec![number.to_string(), (gap + 1).to_string(), reason]);
        }
    }
    csv(&head, rows)
}

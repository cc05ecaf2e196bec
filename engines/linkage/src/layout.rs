//! Where the columns that settings name stand in a file.

use crate::Fault;
use crate::records::Records;
use crate::settings::Settings;
use std::path::Path;

/// Where the columns of the settings stand.
pub struct Layout {
    id: usize,
    source: Option<usize>,
    fields: Vec<Vec<usize>>,
    joined: Vec<String>,
}

impl Layout {
    /// The places of the columns, or a fault that names all that are not there.
    pub fn new(settings: &Settings, header: &[String], path: &Path) -> Result<Self, Fault> {
        let mut missing = Vec::new();
        let mut place = |column: &str| {
            header.iter().position(|name| name == column).unwrap_or_else(|| {
                missing.push(column.to_owned());
                0
            })
        };
        let id = place(&settings.id);
        let source = settings.source.as_deref().map(&mut place);
        let mut fields: Vec<Vec<usize>> = Vec::new();
        for field in &settings.fields {
            fields.push(field.columns.iter().map(|column| place(column)).collect());
        }
        if !missing.is_empty() {
            return Err(Fault::columns(path, &missing, header));
        }
        let joined = vec![String::new(); fields.len()];
        Ok(Self { id, source, fields, joined })
    }

    /// The columns of the settings, each once, in their order there.
    pub fn columns(settings: &Settings) -> Vec<&str> {
        let fields = settings.fields.iter().flat_map(|field| &field.columns);
        let mut columns: Vec<&str> = Vec::new();
        for column in std::iter::once(&settings.id).chain(&settings.source).chain(fields) {
            if !columns.contains(&column.as_str()) {
                columns.push(column);
            }
        }
        columns
    }
}

impl Records {
    /// Keeps a row of a file: `cell` gives the bytes of a column by its place. After the last row, [`Records::settle`].
    pub fn push_row<'a>(
        &mut self,
        settings: &Settings,
        layout: &mut Layout,
        table: u8,
        cell: impl Fn(usize) -> &'a [u8],
    ) {
        let cell = |at: usize| String::from_utf8_lossy(cell(at).trim_ascii());
        let Layout { id, source, fields, joined } = layout;
        for (columns, joined) in fields.iter().zip(&mut *joined) {
            joined.clear();
            for column in columns {
                if !joined.is_empty() {
                    joined.push(' ');
                }
                joined.push_str(&cell(*column));
            }
        }
        let file = if table == 0 { "first" } else { "second" };
        let source = source.map_or(file.into(), cell);
        self.queue(settings, &cell(*id), &source, table, |field| joined[field].as_str());
    }

    /// Reads records from a CSV file.
    pub fn read_csv(&mut self, settings: &Settings, path: &Path, table: u8) -> Result<(), Fault> {
        let wrong = |fault| Fault::file(path, fault);
        let mut reader =
            csv::ReaderBuilder::new().buffer_capacity(1 << 20).flexible(true).from_path(path).map_err(wrong)?;
        let header: Vec<String> = reader.byte_headers().map_err(wrong)?.iter().map(column_name).collect();
        let mut layout = Layout::new(settings, &header, path)?;
        let mut row = csv::ByteRecord::new();
        while reader.read_byte_record(&mut row).map_err(wrong)? {
            self.push_row(settings, &mut layout, table, |at| row.get(at).unwrap_or(b""));
        }
        self.settle(settings);
        Ok(())
    }
}

/// A column's name as it stands in a header: without blanks around it, and without the mark that some programs begin a
/// file with.
pub fn column_name(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim_matches(['\u{feff}', ' ']).to_owned()
}

//! Tables are written row by row, as CSV or as Parquet.

use crate::tables::is_parquet;
use arrow_array::builder::{Float64Builder, Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Schema};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;
use std::error::Error;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::sync::Arc;

/// What a column holds.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    Text,
    Count,
    /// With so many places in CSV.
    Number(u32),
}

/// What a cell holds.
pub(crate) enum Cell<'a> {
    Text(&'a str),
    Count(u64),
    Number(f64),
    Nothing,
}

/// A table that is being written.
pub(crate) enum Writer {
    Csv { out: Box<csv::Writer<BufWriter<File>>>, kinds: Vec<Kind>, cell: String },
    Parquet { out: Box<ArrowWriter<BufWriter<File>>>, schema: Arc<Schema>, columns: Vec<Column>, rows: usize },
}

pub(crate) enum Column {
    Text(StringBuilder),
    Count(Int64Builder),
    Number(Float64Builder),
}

const ROWS: usize = 1 << 16;

type Done<T> = Result<T, Box<dyn Error>>;

impl Column {
    fn new(kind: Kind) -> Self {
        match kind {
            Kind::Text => Self::Text(StringBuilder::new()),
            Kind::Count => Self::Count(Int64Builder::new()),
            Kind::Number(_) => Self::Number(Float64Builder::new()),
        }
    }

    fn put(&mut self, cell: &Cell) {
        match (self, cell) {
            (Self::Text(column), Cell::Text(text)) => column.append_value(text),
            (Self::Count(column), Cell::Count(count)) => column.append_value(*count as i64),
            (Self::Number(column), Cell::Number(number)) => column.append_value(*number),
            (Self::Text(column), _) => column.append_null(),
            (Self::Count(column), _) => column.append_null(),
            (Self::Number(column), _) => column.append_null(),
        }
    }

    fn finish(&mut self) -> ArrayRef {
        match self {
            Self::Text(column) => Arc::new(column.finish()),
            Self::Count(column) => Arc::new(column.finish()),
            Self::Number(column) => Arc::new(column.finish()),
        }
    }
}

impl Writer {
    /// Begins a table; the name of the path says which kind.
    pub(crate) fn new(path: &Path, file: BufWriter<File>, columns: &[(&str, Kind)]) -> Done<Self> {
        if !is_parquet(path) {
            let mut out = Box::new(csv::Writer::from_writer(file));
            out.write_record(columns.iter().map(|(name, _)| name))?;
            let kinds = columns.iter().map(|(_, kind)| *kind).collect();
            return Ok(Self::Csv { out, kinds, cell: String::new() });
        }
        let field = |(name, kind): &(&str, Kind)| match kind {
            Kind::Text => Field::new(*name, DataType::Utf8, true),
            Kind::Count => Field::new(*name, DataType::Int64, true),
            Kind::Number(_) => Field::new(*name, DataType::Float64, true),
        };
        let schema = Arc::new(Schema::new(columns.iter().map(field).collect::<Vec<_>>()));
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let out = Box::new(ArrowWriter::try_new(file, schema.clone(), Some(properties))?);
        let columns = columns.iter().map(|(_, kind)| Column::new(*kind)).collect();
        Ok(Self::Parquet { out, schema, columns, rows: 0 })
    }

    /// Writes a row.
    pub(crate) fn row(&mut self, cells: &[Cell]) -> Done<()> {
        match self {
            Self::Csv { out, kinds, cell } => {
                for (kind, value) in kinds.iter().zip(cells) {
                    cell.clear();
                    match (value, kind) {
                        (Cell::Text(text), _) => {
                            out.write_field(text)?;
                            continue;
                        }
                        (Cell::Count(count), _) => write!(cell, "{count}")?,
                        (Cell::Number(number), Kind::Number(places)) => fixed(*number, *places, cell),
                        _ => {}
                    }
                    out.write_field(&*cell)?;
                }
                out.write_record(None::<&[u8]>)?;
            }
            Self::Parquet { columns, rows, .. } => {
                columns.iter_mut().zip(cells).for_each(|(column, cell)| column.put(cell));
                *rows += 1;
                if *rows == ROWS {
                    self.batch()?;
                }
            }
        }
        Ok(())
    }

    fn batch(&mut self) -> Done<()> {
        if let Self::Parquet { out, schema, columns, rows } = self {
            *rows = 0;
            let columns = columns.iter_mut().map(Column::finish).collect();
            out.write(&RecordBatch::try_new(schema.clone(), columns)?)?;
        }
        Ok(())
    }

    /// Ends the table; what is written is with the system.
    pub(crate) fn finish(mut self) -> Done<File> {
        self.batch()?;
        let mut file = match self {
            Self::Csv { out, .. } => out.into_inner().map_err(|fault| fault.error().to_string())?,
            Self::Parquet { out, .. } => out.into_inner()?,
        };
        file.flush()?;
        Ok(file.into_inner()?)
    }
}

/// A number with so many places, several times faster than the standard way.
fn fixed(number: f64, places: u32, out: &mut String) {
    let scale = 10_u64.pow(places);
    let scaled = number.abs() * scale as f64;
    if scaled.is_nan() || scaled >= 9e15 {
        let _ = write!(out, "{number:.0$}", places as usize);
        return;
    }
    let scaled = scaled.round_ties_even() as u64;
    let sign = if number < 0.0 && scaled > 0 { "-" } else { "" };
    let _ = write!(out, "{sign}{}.{:02$}", scaled / scale, scaled % scale, places as usize);
}

#[cfg(test)]
mod tests {
    use super::fixed;

    #[test]
    fn numbers_with_places() {
        for (number, wanted) in [
            (0.0, "0.000000000"),
            (1.0, "1.000000000"),
            (0.987_654_321_4, "0.987654321"),
            (-12.5, "-12.500000000"),
            (-1e-12, "0.000000000"),
            (0.000_000_001, "0.000000001"),
            (123_456_789.25, "123456789.250000000"),
            (f64::INFINITY, "inf"),
        ] {
            let mut out = String::new();
            fixed(number, 9, &mut out);
            assert_eq!(out, wanted);
        }
    }
}

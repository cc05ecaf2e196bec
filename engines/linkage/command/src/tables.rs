//! Tables are read row by row, from CSV or from Parquet, which its name tells apart.

use crate::run::Run;
use arrow_array::cast::AsArray;
use arrow_array::{Array, StringArray};
use arrow_cast::cast;
use arrow_schema::DataType;
use csv::ByteRecord;
use linkage::{Fault, column_name};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use std::fs::File;
use std::path::{Path, PathBuf};

/// A table that is open, its header read.
pub(crate) struct Table {
    path: PathBuf,
    header: Vec<String>,
    rows: Rows,
}

enum Rows {
    Csv(Box<csv::Reader<File>>, u64),
    Parquet(ParquetRecordBatchReaderBuilder<File>),
}

/// One row.
#[derive(Clone, Copy)]
pub(crate) enum Row<'a> {
    Csv(&'a ByteRecord),
    Columns(&'a [Option<StringArray>], usize),
}

impl<'a> Row<'a> {
    /// The bytes of a column by its place; none where the row has none.
    pub(crate) fn cell(self, at: usize) -> &'a [u8] {
        match self {
            Self::Csv(row) => row.get(at).unwrap_or(b""),
            Self::Columns(columns, row) => match &columns[at] {
                Some(column) if column.is_valid(row) => column.value(row).as_bytes(),
                _ => b"",
            },
        }
    }

    /// The text of a column, without blanks around it.
    pub(crate) fn text(self, at: usize) -> std::borrow::Cow<'a, str> {
        String::from_utf8_lossy(self.cell(at).trim_ascii())
    }
}

/// Whether the name says that a table is Parquet.
pub(crate) fn is_parquet(path: &Path) -> bool {
    path.extension().is_some_and(|end| end.eq_ignore_ascii_case("parquet"))
}

impl Table {
    /// Opens a table and reads its header.
    pub(crate) fn open(path: &Path) -> Result<Self, Fault> {
        let file = File::open(path).map_err(|fault| Fault::file(path, fault))?;
        let size = file.metadata().map_or(0, |about| about.len());
        let (header, rows) = if is_parquet(path) {
            let rows = ParquetRecordBatchReaderBuilder::try_new(file).map_err(|fault| Fault::file(path, fault))?;
            let header = rows.schema().fields().iter().map(|field| column_name(field.name().as_bytes())).collect();
            (header, Rows::Parquet(rows))
        } else {
            let mut rows = csv::ReaderBuilder::new().buffer_capacity(1 << 20).flexible(true).from_reader(file);
            let header = rows.byte_headers().map_err(|fault| Fault::file(path, fault))?;
            let header: Vec<String> = header.iter().map(column_name).collect();
            if header.iter().all(String::is_empty) {
                return Err(Fault::file(path, "there is no row with the names of the columns"));
            }
            (header, Rows::Csv(Box::new(rows), size))
        };
        Ok(Self { path: path.to_owned(), header, rows })
    }

    /// The names of the columns.
    pub(crate) fn header(&self) -> &[String] {
        &self.header
    }

    /// The place of a column.
    pub(crate) fn place(&self, column: &str) -> Result<usize, Fault> {
        let place = self.header.iter().position(|name| name == column);
        place.ok_or_else(|| Fault::columns(&self.path, &[column.to_owned()], &self.header))
    }

    /// Tells each row. Only the cells of the wanted columns are there.
    pub(crate) fn each(
        self,
        run: &Run,
        wanted: impl Fn(usize) -> bool,
        mut tell: impl FnMut(Row) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let Self { path, header, rows } = self;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let what = format!("Reading {name}");
        match rows {
            Rows::Csv(mut rows, size) => {
                let wrong = |fault| Fault::file(&path, fault);
                run.begin(&what, size, "bytes");
                let mut row = ByteRecord::new();
                let mut count = 0_u64;
                while rows.read_byte_record(&mut row).map_err(wrong)? {
                    if count.is_multiple_of(8192) {
                        run.go_on()?;
                        run.at(rows.position().byte());
                    }
                    count += 1;
                    tell(Row::Csv(&row))?;
                }
            }
            Rows::Parquet(rows) => {
                let all = rows.metadata().file_metadata().num_rows();
                run.begin(&what, all.max(0) as u64, "rows");
                let mask = ProjectionMask::roots(rows.parquet_schema(), (0..header.len()).filter(|at| wanted(*at)));
                let wrong = |fault: &dyn std::fmt::Display| Fault::file(&path, fault);
                let mut count = 0;
                for batch in rows.with_projection(mask).with_batch_size(8192).build().map_err(|f| wrong(&f))? {
                    run.go_on()?;
                    run.at(count);
                    let batch = batch.map_err(|fault| wrong(&fault))?;
                    let mut columns: Vec<Option<StringArray>> = vec![None; header.len()];
                    for (at, column) in (0..header.len()).filter(|at| wanted(*at)).zip(batch.columns()) {
                        let text = cast(column, &DataType::Utf8).map_err(|_| {
                            wrong(&format!("column `{}` is of type {}, not text", header[at], column.data_type()))
                        })?;
                        columns[at] = Some(text.as_string().clone());
                    }
                    for row in 0..batch.num_rows() {
                        tell(Row::Columns(&columns, row))?;
                    }
                    count += batch.num_rows() as u64;
                }
            }
        }
        run.clear();
        Ok(())
    }
}

//! Makes a workbook of a CSV file: `cargo run -p tables --example to_xlsx -- IN.csv OUT.xlsx SHEET`.

use tables::{Options, Table, XlsxWriter};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [from, to, sheet] = &arguments[..] else { return Err("IN.csv OUT.xlsx SHEET".into()) };
    let table = Table::open(from.as_ref(), &Options::default())?;
    let mut writer = XlsxWriter::new(sheet)?;
    writer.header(table.header())?;
    for row in table {
        let row = row?;
        writer.row(&[row.cells, row.beyond].concat())?;
    }
    std::fs::write(to, writer.finish()?)?;
    Ok(())
}

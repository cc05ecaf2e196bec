//! CSV and spreadsheets in and out, safe cells, row-by-row errors.

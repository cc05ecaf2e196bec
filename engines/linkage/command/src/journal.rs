//! The journal of `find`: new records, on the disk before they count as kept.
//!
//! Each line is one record, a JSON array of texts; the first line names the columns. A line counts once its line break is
//! on the disk, so whatever a run was doing when it was killed or the power failed, the next one finds every record that
//! was kept and no half of one.

use linkage::{Fault, Settings};
use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

pub(crate) struct Journal {
    path: PathBuf,
    file: File,
    columns: Vec<String>,
}

/// What was in a journal.
pub(crate) struct Kept {
    /// The columns of its records.
    pub columns: Vec<String>,
    /// Its records.
    pub rows: Vec<Vec<String>>,
    /// Whether its last line was not whole and was taken away.
    pub torn: bool,
}

impl Journal {
    /// Opens a journal, or begins one, and reads what is in it.
    pub(crate) fn open(path: &Path, settings: &Settings) -> Result<(Self, Kept), Fault> {
        let wrong = |fault: std::io::Error| Fault::file(path, fault);
        let mut file =
            OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path).map_err(wrong)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(std::fs::TryLockError::WouldBlock) => {
                return Err(Fault::file(path, "another run keeps its records here; wait until it ends"));
            }
            Err(std::fs::TryLockError::Error(fault)) => return Err(wrong(fault)),
        }
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(wrong)?;
        let (lines, whole) = lines(path, &bytes)?;
        let torn = whole < bytes.len();
        if torn {
            file.set_len(whole as u64).map_err(wrong)?;
        }
        file.seek(SeekFrom::End(0)).map_err(wrong)?;
        let mut lines = lines.into_iter();
        let needed = linkage::Layout::columns(settings);
        let columns = match lines.next() {
            Some(columns) => columns,
            None => {
                let columns: Vec<String> = needed.iter().map(|column| (*column).to_owned()).collect();
                append(&mut file, &columns).map_err(wrong)?;
                // The name of a new file is only safe once its folder is.
                if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
                    let _ = File::open(folder).and_then(|folder| folder.sync_all());
                }
                columns
            }
        };
        let missing = needed.into_iter().map(str::to_owned).filter(|column| !columns.contains(column));
        let missing: Vec<String> = missing.collect();
        if !missing.is_empty() {
            return Err(Fault::columns(path, &missing, &columns));
        }
        let rows: Vec<Vec<String>> = lines.collect();
        if let Some(bad) = rows.iter().position(|row| row.len() != columns.len()) {
            return Err(Fault::file(path, format!("line {} has not as many columns as the first", bad + 2)));
        }
        let kept = Kept { columns: columns.clone(), rows, torn };
        Ok((Self { path: path.to_owned(), file, columns }, kept))
    }

    /// Keeps a record: when this returns it is on the disk.
    pub(crate) fn keep<'a>(&mut self, value: impl Fn(&str) -> &'a str) -> Result<(), Fault> {
        let row: Vec<&str> = self.columns.iter().map(|column| value(column)).collect();
        append(&mut self.file, &row).map_err(|fault| Fault::file(&self.path, fault))
    }
}

fn append(file: &mut File, row: &[impl serde::Serialize]) -> std::io::Result<()> {
    let mut line = serde_json::to_vec(row)?;
    line.push(b'\n');
    file.write_all(&line)?;
    file.sync_data()
}

/// The whole lines, and how many bytes they are. What follows the last line break was never kept; neither was a last line
/// that cannot be read, for the disk had not yet said that it had it.
fn lines(path: &Path, bytes: &[u8]) -> Result<(Vec<Vec<String>>, usize), Fault> {
    let mut lines = Vec::new();
    let mut whole = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let end = whole + line.len();
        match serde_json::from_slice(line) {
            Ok(row) if line.ends_with(b"\n") => lines.push(row),
            _ if end == bytes.len() => return Ok((lines, whole)),
            _ => {
                let what = format!("line {} is damaged; the records after it are whole", lines.len() + 1);
                return Err(Fault::file(path, what));
            }
        }
        whole = end;
    }
    Ok((lines, whole))
}

#[cfg(test)]
mod tests {
    use super::Journal;
    use linkage::Settings;
    use std::path::Path;

    fn settings() -> Settings {
        let text = r#"{ "id": "id", "fields": [ { "name": "given", "columns": ["given"], "kind": "name" } ],
            "comparisons": [ { "name": "given", "levels": [ { "name": "same", "when": { "same": "given" } } ] } ],
            "blocking": [ { "on": ["given"] } ] }"#;
        Settings::from_json(text).unwrap()
    }

    fn keep(path: &Path, id: &str, given: &str) {
        let (mut journal, _) = Journal::open(path, &settings()).unwrap();
        journal.keep(|column| if column == "id" { id } else { given }).unwrap();
    }

    fn rows(path: &Path) -> Vec<Vec<String>> {
        Journal::open(path, &settings()).unwrap().1.rows
    }

    #[test]
    fn whatever_is_cut_off_the_rest_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        keep(&path, "1", "Siân");
        let before = std::fs::metadata(&path).unwrap().len() as usize;
        keep(&path, "2", "a \"quoted\"\nname, and \\ more");
        let all = std::fs::read(&path).unwrap();
        for length in 0..=all.len() {
            std::fs::write(&path, &all[..length]).unwrap();
            let kept = rows(&path).len();
            let header = all.iter().position(|byte| *byte == b'\n').unwrap() + 1;
            let wanted = usize::from(length >= before.max(header)) + usize::from(length == all.len());
            assert_eq!(kept, wanted, "cut at {length} of {}", all.len());
            keep(&path, "3", "Huw");
            let after = rows(&path);
            assert_eq!(after.len(), wanted + 1, "cut at {length}");
            assert_eq!(after.last().unwrap()[..], ["3", "Huw"]);
        }
    }

    #[test]
    fn a_last_line_of_noughts_was_never_kept_and_damage_before_it_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        keep(&path, "1", "Siân");
        let mut bytes = std::fs::read(&path).unwrap();
        bytes.extend([0; 40]);
        std::fs::write(&path, &bytes).unwrap();
        assert_eq!(rows(&path).len(), 1);
        keep(&path, "2", "Huw");
        let text = std::fs::read_to_string(&path).unwrap().replacen("Siân", "Siâ\"", 1);
        std::fs::write(&path, text).unwrap();
        let fault = Journal::open(&path, &settings()).err().unwrap().to_string();
        assert!(fault.contains("line 2 is damaged"), "{fault}");
    }

    #[test]
    fn one_run_at_a_time_and_the_columns_must_be_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        let (first, _) = Journal::open(&path, &settings()).unwrap();
        assert!(Journal::open(&path, &settings()).err().unwrap().to_string().contains("another run"));
        drop(first);
        std::fs::write(&path, "[\"id\",\"gven\"]\n").unwrap();
        let fault = Journal::open(&path, &settings()).err().unwrap().to_string();
        assert!(fault.contains("did you mean `gven`"), "{fault}");
    }
}

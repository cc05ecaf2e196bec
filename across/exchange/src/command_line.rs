//! The same import from the command line: for files that are too big for a page, and for operators at the machine.

use crate::checking::{self, Foreseen};
use crate::commands::{NotSent, begin_in, saved_mapping};
use crate::events::Counts;
use crate::imports::{self, Import, State, thing};
use crate::jobs::importer;
use crate::mending::{self, Wanted};
use crate::reading::{self, Reading};
use crate::running::{self, Progress};
use crate::sinks::Surroundings;
use crate::{Mapping, Sort};
use kernel::{AgencyId, Language};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use store::{Fault, House, Stop};
use tables::{Options, Table};
use vocabulary::ImportId;

/// What an operator asks for.
#[derive(Debug, Clone)]
pub struct Order {
    /// The file.
    pub file: PathBuf,
    /// Whose table it is.
    pub agency: AgencyId,
    /// What each row is.
    pub sort: Sort,
    /// What its columns mean; without one, what was confirmed last for such tables, or else a guess.
    pub mapping: Option<Mapping>,
    /// Only tell what would happen.
    pub dry_run: bool,
    /// Where refused rows go, as CSV or XLSX by its ending; nowhere when there are none.
    pub errors: Option<PathBuf>,
    /// The language of what is told and of the errors file.
    pub language: Language,
}

/// What came of it.
#[derive(Debug, Clone)]
pub struct Told {
    /// How many rows became what, or would.
    pub counts: Counts,
    /// The mapping that was used.
    pub mapping: Mapping,
    /// Whether a run that had been broken off was taken up.
    pub taken_up: bool,
    /// Sentences about the first refused rows.
    pub first_refused: Vec<(u64, String)>,
}

/// Takes in a table, or tells what would happen. A run that was broken off goes on where it stood when the same file
/// is given again with the same mapping. `tell` is called after each batch.
///
/// # Errors
/// When the file or the mapping cannot be used; a refusal; a fault.
pub async fn import(
    house: &House,
    around: &Surroundings,
    order: &Order,
    tell: &mut (dyn FnMut(Progress) + Send),
) -> Result<Told, NotSent> {
    let texts = house.texts(order.language);
    let options = Options::default();
    let (header, samples) = beginning(&order.file, &options).map_err(reading::Unreadable::from)?;
    let mut import = found_or_made(house, order, header.clone(), &samples).await?;
    let taken_up = import.place > 0;
    let open = |mapping: Mapping| -> Result<Reading, reading::Unreadable> {
        Reading::new(Table::open(&order.file, &options)?, mapping, house.clock().now().date())
    };
    let visit = importer(order.agency, import.id, order.language, house.clock().now());
    let permit = house.permit(&visit, "exchange.import", &thing(order.agency, order.sort)).map_err(Stop::from)?;
    let mapping = import.mapping.clone();
    let told = |counts: Counts, refused: &[(tables::Row, Vec<crate::Mistake>)]| Told {
        counts,
        mapping: mapping.clone(),
        taken_up,
        first_refused: refused
            .iter()
            .map(|(row, mistakes)| (row.number, crate::wording::sentences(&texts, mistakes).join(" ")))
            .collect(),
    };
    if order.dry_run {
        let mut reader = house.look(&permit, "dry run").await?;
        let foreseen: Foreseen = checking::foresee(house, &mut reader, &import, open(import.mapping.clone())?).await?;
        if let Some(fault) = foreseen.cut_short {
            return Err(reading::Unreadable::from(fault).into());
        }
        return Ok(told(foreseen.counts, &foreseen.refused));
    }
    let reading = open(import.mapping.clone())?;
    if import.state != State::Running {
        let mut work = house.begin(&visit).await?;
        imports::put(house, &mut work.tables(), &import, None).await?;
        begin_in(&mut work, &permit, &mut import, &visit).await?;
        work.commit().await?;
    }
    let progress = running::run(house, &visit, around, import.id, reading, tell).await?;
    let mut reader = house.look(&permit, "result of an import").await?;
    if let Some(path) = order.errors.as_deref().filter(|_| progress.counts.refused > 0) {
        let wanted = if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("xlsx")) {
            Wanted::Xlsx
        } else {
            Wanted::Csv
        };
        let rows = mending::refused(house, &mut reader, import.id, usize::MAX >> 1).await?;
        let bytes = mending::errors_file(&texts, &header, rows.into_iter(), wanted);
        std::fs::write(path, bytes.map_err(reading::Unreadable::from)?).map_err(Fault::from)?;
    }
    let refused = mending::refused(house, &mut reader, import.id, 10).await?;
    Ok(told(progress.counts, &refused))
}

fn beginning(file: &Path, options: &Options) -> Result<(Vec<String>, Vec<Vec<String>>), tables::Fault> {
    let table = Table::open(file, options)?;
    let header = table.header().to_vec();
    let samples = table.take(crate::commands::SAMPLES).map(|row| row.map(|row| row.cells)).collect::<Result<_, _>>()?;
    Ok((header, samples))
}

/// The run of this file that was broken off, or a new one.
async fn found_or_made(
    house: &House,
    order: &Order,
    header: Vec<String>,
    samples: &[Vec<String>],
) -> Result<Import, NotSent> {
    let now = house.clock().now();
    let id = ImportId::mint(now, house.chance());
    let visit = importer(order.agency, id, order.language, now);
    let digest = digest_of(&order.file).map_err(Fault::from)?;
    let mut work = house.begin(&visit).await?;
    let saved = saved_mapping(&mut work, order.agency, order.sort).await?.filter(|saved| saved.places(&header).is_ok());
    let mapping = order.mapping.clone().or(saved).unwrap_or_else(|| Mapping::guessed(order.sort, &header, samples));
    let sql = format!(
        "SELECT {} FROM exchange_import WHERE agency = $1 AND sort = $2 AND digest = $3 AND state = 'running' AND file IS NULL",
        imports::COLUMNS
    );
    let rows = work.tables().rows(&sql, &[order.agency.into(), order.sort.code().into(), (&digest).into()]).await?;
    for row in &rows {
        let import = imports::of_row(house, row)?;
        if import.mapping == mapping && !order.dry_run {
            return Ok(import);
        }
    }
    let file_name = order.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Import {
        id,
        agency: order.agency,
        sort: order.sort,
        state: State::Ready,
        asked_by: visit.actor().to_string(),
        made_at: now,
        touched_at: now,
        digest,
        file_name,
        header,
        mapping,
        place: 0,
        counts: Counts::default(),
    })
}

fn digest_of(file: &Path) -> std::io::Result<String> {
    use std::io::Read;
    let (mut file, mut hash, mut piece) = (std::fs::File::open(file)?, Sha256::new(), vec![0u8; 64 * 1024]);
    loop {
        let read = file.read(&mut piece)?;
        if read == 0 {
            return Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect());
        }
        hash.update(&piece[..read]);
    }
}

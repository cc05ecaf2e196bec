//! `dolen doctor`: what is unsafe about a set-up, and the mend.

use crate::folder::{DATABASE_KEY_VARIABLE, KEY_VARIABLE, Place};
use crate::serve::Reach;
use anyhow::Context;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::ExitCode;

/// What is found: whether it is grave, what it is, and how it is mended.
type Find<'a> = dyn FnMut(bool, String, &str) + 'a;

struct Finding {
    grave: bool,
    what: String,
    mend: String,
}

/// Looks and tells. Fails when something grave was found.
///
/// # Errors
/// When the folder cannot be looked at.
pub(crate) async fn run(place: &Place, reach: &Reach) -> anyhow::Result<ExitCode> {
    let mut findings = Vec::new();
    let mut find =
        |grave: bool, what: String, mend: &str| findings.push(Finding { grave, what, mend: mend.to_owned() });
    let marker = place.marker()?;
    match &marker {
        None => find(true, format!("{} holds no house", place.data.display()), "start with `dolen demo --data …`"),
        Some(marker) if !marker.demo => find(
            true,
            "this version is for made-up data only: what each person may know is not complete yet".to_owned(),
            "keep no real person's data in it",
        ),
        Some(_) => {}
    }
    if let Ok(meta) = std::fs::metadata(&place.data)
        && meta.permissions().mode() & 0o077 != 0
    {
        find(true, format!("others on this machine can look into {}", place.data.display()), "chmod 700 on the folder");
    }
    let key = place.key_file();
    if key.exists() {
        if !vault::is_private(&key).unwrap_or(false) {
            find(true, format!("others on this machine can read {}", key.display()), "chmod 600 on the file");
        }
        find(
            false,
            "the master key lies beside the data: whoever copies the folder has both".to_owned(),
            &format!(
                "keep it in a secret store and hand it over in {KEY_VARIABLE}; keep a copy apart from the backups"
            ),
        );
    }
    let address = reach.address();
    if !address.starts_with("https://") && !reach.listen.ip().is_loopback() {
        find(
            true,
            format!("{address} is not encrypted and is reached from other machines"),
            "put a proxy with TLS in front and give --public-address https://…",
        );
    } else if !address.starts_with("https://") {
        find(
            false,
            format!("{address} is not encrypted"),
            "for more than a look on this machine: a proxy with TLS and --public-address https://…",
        );
    }
    if reach.providers_inside {
        find(
            false,
            "an agency's administrator can let this server ask addresses inside its own network, and on this machine \
             over plain HTTP"
                .to_owned(),
            "give --providers-inside only where an agency's sign-in lies there, and only to trusted administrators",
        );
    }
    if reach.smtp.is_none() {
        find(
            false,
            "no mail server: alerts to the rota are only written into the data folder".to_owned(),
            "give --smtp smtps://…",
        );
    }
    let address_of_data = store::Address::of(&place.data, place.database.as_deref());
    match &address_of_data {
        store::Address::Server(url, _) => server(url, place, &mut find),
        file => encryption(file.file().unwrap_or(&place.data), place, &mut find)?,
    }
    if marker.is_some() {
        let house = super::open(place, &address).await?;
        let known_to = house.limits().calendar().known_to();
        if house.clock().now().date().year() >= known_to {
            find(
                true,
                format!("bank holidays are known only to {known_to}: deadlines will be wrong"),
                "update catalogues/calendars",
            );
        }
        house.close().await;
    }
    for finding in &findings {
        println!("{}  {}\n      mend: {}", if finding.grave { "UNSAFE" } else { "note  " }, finding.what, finding.mend);
    }
    let grave = findings.iter().filter(|f| f.grave).count();
    println!("{grave} unsafe, {} to note", findings.len() - grave);
    Ok(if grave == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Whether the database file is encrypted, and whether its key lies where it should.
fn encryption(file: &Path, place: &Place, find: &mut Find<'_>) -> anyhow::Result<()> {
    let shown = file.display();
    let state = store::FileState::of(file).context("looking at the database file")?;
    match state {
        store::FileState::Missing => {}
        store::FileState::Encrypted => println!("good    {shown} is encrypted"),
        store::FileState::Plain => find(
            false,
            format!("{shown} is not encrypted: whoever copies it reads what its read tables hold"),
            "`dolen encrypt --database-key-file …`; or keep the data folder on an encrypted disk",
        ),
    }
    if std::fs::metadata(file).is_ok_and(|meta| meta.permissions().mode() & 0o077 != 0)
        && std::fs::metadata(&place.data).is_ok_and(|meta| meta.permissions().mode() & 0o077 != 0)
    {
        find(true, format!("others on this machine can read {shown}"), "chmod 600 on the file");
    }
    for end in [".old", ".encrypting"] {
        let left = place.data.join(format!("dolen.db{end}"));
        if left.exists() {
            find(
                true,
                format!("{} was left by an encryption that was stopped", left.display()),
                "run `dolen encrypt` again with the same key: it goes on from there",
            );
        }
    }
    let Some(key) = place.database_key_file.as_deref().filter(|key| key.exists()) else { return Ok(()) };
    if !vault::is_private(key).unwrap_or(false) {
        find(true, format!("others on this machine can read {}", key.display()), "chmod 600 on the file");
    }
    if lies_in(key, &place.data) {
        find(
            false,
            "the database key lies beside the data: whoever copies the folder has both".to_owned(),
            &format!("keep it in a secret store and hand it over in {DATABASE_KEY_VARIABLE}, or on another disk"),
        );
    }
    Ok(())
}

fn lies_in(file: &Path, folder: &Path) -> bool {
    match (file.canonicalize(), folder.canonicalize()) {
        (Ok(file), Ok(folder)) => file.starts_with(folder),
        _ => false,
    }
}

fn server(url: &str, place: &Place, find: &mut Find<'_>) {
    find(
        false,
        "PostgreSQL's files rely on the encryption of its disk".to_owned(),
        "keep its data, its own log and its backups on an encrypted disk",
    );
    if place.database_key_file.is_some() || std::env::var(DATABASE_KEY_VARIABLE).is_ok() {
        find(false, "a database key is given, which PostgreSQL does not use".to_owned(), "give none");
    }
    if !url.contains("sslmode=")
        && !url.contains("@localhost")
        && !url.contains("@127.0.0.1")
        && !url.contains("host=/")
    {
        find(
            true,
            "the connection to PostgreSQL may go unencrypted".to_owned(),
            "add ?sslmode=verify-full to the address",
        );
    }
}

//! What is typed at the doors: addresses, passwords, codes; and the letters that lead there.

use crate::canaries::Canary;
use crate::people;
use crate::seen::Seen;
use crate::sow::Sower;
use dolen::post::PostOffice;
use std::path::{Path, PathBuf};
use testkit::page::forms;
use testkit::{PASSWORD, Visitor};

/// Sends the letters that wait into the folder of the town; gives where they lie.
pub(crate) async fn letters(sower: &Sower<'_>) -> anyhow::Result<Vec<PathBuf>> {
    let folder = sower.town.folder().join("letters");
    PostOffice::Folder(folder.clone()).send_due(&sower.town.house).await?;
    Ok(if folder.is_dir() { files(&folder)? } else { Vec::new() })
}

/// All files of a folder and its folders, sorted.
pub(crate) fn files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { found.extend(files(&path)?) } else { found.push(path) }
    }
    found.sort();
    Ok(found)
}

/// Types at every door.
pub(crate) async fn doors(sower: &mut Sower<'_>, seen: &Seen<'_>) -> anyhow::Result<()> {
    let town = sower.town;
    let public = town.public();
    for path in ["/en/sign-in", "/cy/sign-in", "/en/forgotten-password", "/en/return"] {
        page(sower, &public, "public", path, seen).await;
    }
    let wrong = |field: &str| {
        let typed = Canary { route: "/sign-in".to_owned(), field: field.to_owned(), typist: "public" };
        sower.canaries.word(typed)
    };
    let guessed = wrong("password");
    let fields = [("email", "nia@dolen.test"), ("password", guessed.as_str())];
    seen.answer("public", "/en/sign-in", &public.post("/en/sign-in", &fields).await);
    // Half-way in: wrong codes.
    let fields = [("email", "gareth@dolen.test"), ("password", PASSWORD)];
    let half = public.post("/en/sign-in", &fields).await;
    if let Some(token) = &half.token {
        let half = public.clone().with_token(token);
        for path in ["/en/sign-in/code", "/en/sign-in/recovery-code"] {
            page(sower, &half, "gareth", path, seen).await;
        }
    }
    // A password of one's own choice, by a letter.
    public.post("/en/forgotten-password", &[("email", "gareth@dolen.test")]).await;
    for letter in letters(sower).await? {
        let text = std::fs::read_to_string(letter)?;
        let links = text.split_whitespace().filter_map(|word| word.strip_prefix("http://dolen.test"));
        for link in links.filter(|link| link.contains("/invitation/") || link.contains("/new-password/")) {
            page(sower, &public, "public", link, seen).await;
        }
    }
    // One's own account, last: some of it signs out.
    for name in ["dilys", "alun"] {
        let visitor = people::visitor(town, name).await;
        for path in ["/en/account/password", "/en/account/app", "/en/account/recovery-codes", "/en/account"] {
            page(sower, &visitor, name, path, seen).await;
        }
    }
    Ok(())
}

/// Fills in every form of a page.
async fn page(sower: &mut Sower<'_>, visitor: &Visitor<'_>, name: &'static str, path: &str, seen: &Seen<'_>) {
    let shown = visitor.get(path).await;
    seen.answer(name, path, &shown);
    let sign_out = |action: &str| action.ends_with("/sign-out") || action.contains("/demo");
    for form in forms(&shown.body).into_iter().filter(|form| form.is_post && !sign_out(&form.action)) {
        sower.fill_in(visitor, name, form, seen).await;
    }
}

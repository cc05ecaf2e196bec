//! The pages of the import, walked by somebody who is signed in, in both languages.

use testkit::{Shown, Town, Visitor};

fn example(name: &str) -> Vec<u8> {
    std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/import").join(name)).unwrap()
}

/// The page that a redirect leads to.
async fn follow(visitor: &Visitor<'_>, shown: Shown) -> (String, Shown) {
    assert_eq!(shown.status, 303, "{}", shown.body);
    let path = shown.location.unwrap();
    let next = visitor.get(&path).await;
    assert!(!next.body.contains('⟦'), "{path}: {}", next.body);
    (path, next)
}

/// The form of the columns page as it stands: what is chosen in each list and set of radios.
fn chosen(page: &str) -> Vec<(String, String)> {
    let value = |text: &str, name: &str| {
        let from = text.find(&format!("{name}=\""))? + name.len() + 2;
        Some(text[from..].split('"').next()?.to_owned())
    };
    let mut fields = Vec::new();
    for select in page.split("<select").skip(1).filter_map(|rest| rest.split("</select>").next()) {
        let option = select.split("<option").find(|option| option.contains(" selected")).unwrap();
        fields.push((value(select, "name").unwrap(), value(option, "value").unwrap()));
    }
    for input in page.split("<input").skip(1).filter_map(|rest| rest.split('>').next()) {
        if input.contains("type=\"radio\"") && input.contains(" checked") {
            fields.push((value(input, "name").unwrap(), value(input, "value").unwrap()));
        }
    }
    fields
}

/// Sends the form of the columns page with one answer changed, if any is to be.
async fn confirm(visitor: &Visitor<'_>, path: &str, page: &str, change: Option<(&str, &str)>) -> Shown {
    let mut fields = chosen(page);
    for (name, value) in &mut fields {
        if let Some((_, changed)) = change.filter(|(changed, _)| changed == name) {
            *value = changed.to_owned();
        }
    }
    let pairs: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    visitor.post(path, &pairs).await
}

#[tokio::test]
async fn from_a_file_to_records() {
    let town = Town::on_sqlite().await;
    let nia = town.signed_in(town.nia).await;
    for (language, title) in [("en", "Bring in a spreadsheet"), ("cy", "Dod â thaenlen i mewn")] {
        let start = nia.get(&format!("/{language}/import")).await;
        assert_eq!(start.status, 200);
        assert!(start.body.contains(title), "{}", start.body);
        assert!(!start.body.contains('⟦'), "{}", start.body);
    }
    let file = ("file", "pobl.csv", &example("people-sample.csv")[..]);
    let sent = nia.upload("/en/import", &[("sort", "people")], file).await;
    let (path, columns) = follow(&nia, sent).await;
    assert!(columns.body.contains("Eleri · Siân Mair · Dafydd"), "{}", columns.body);
    // Two columns for one field are a mistake at the second of them, and what was chosen stays.
    let wrong = confirm(&nia, &path, &columns.body, Some(("column-3", "given_names"))).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.body.contains("Only one column can be this"), "{}", wrong.body);
    let welsh = nia.get(&path.replace("/en/", "/cy/")).await;
    assert!(welsh.body.contains("Beth yw ystyr y colofnau?") && !welsh.body.contains('⟦'), "{}", welsh.body);
    let (check, foreseen) = follow(&nia, confirm(&nia, &path, &columns.body, None).await).await;
    assert!(foreseen.body.contains("There is no name in this row."), "{}", foreseen.body);
    let errors = nia.get(&format!("{}errors.csv", check.trim_end_matches("check"))).await;
    assert!(
        errors.body.contains("[!] What is wrong") && errors.body.contains("unexpected extra cell"),
        "{}",
        errors.body
    );
    let (result, _) = follow(&nia, nia.post(&check, &[]).await).await;
    let mut shown = nia.get(&result).await;
    for _ in 0..500 {
        if shown.body.contains("The rows have been taken in") {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        shown = nia.get(&result).await;
    }
    assert!(shown.body.contains("The rows have been taken in") && !shown.body.contains('⟦'), "{}", shown.body);
    assert!(shown.body.contains("31/02/2011") || shown.body.contains("There is no such day."), "{}", shown.body);
    let errors = nia.get(&format!("{}/errors.csv", result.replace("/en/", "/cy/"))).await;
    assert!(errors.body.contains("[!] Beth sydd o’i le"), "{}", errors.body);
    // Another agency does not know that it exists; a practitioner without a desk has no such page.
    let owain = town.signed_in(town.owain).await;
    assert_eq!(owain.get(&result).await.status, 404);
    let megan = town.signed_in(town.megan).await;
    assert_ne!(megan.get("/en/import").await.status, 200);
    town.is_sound().await;
}

#[tokio::test]
async fn a_picture_is_refused_kindly() {
    let town = Town::on_sqlite().await;
    let nia = town.signed_in(town.nia).await;
    let picture = ("file", "people.csv", &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0"[..]);
    let refused = nia.upload("/en/import", &[("sort", "people")], picture).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("This is a picture. Pictures are never taken in here"), "{}", refused.body);
    let nothing = nia.upload("/cy/import", &[], ("file", "", b"")).await;
    assert!(nothing.body.contains("Dewiswch beth sydd yn y tabl"), "{}", nothing.body);
    assert!(nothing.body.contains("Dewiswch ffeil CSV neu lyfr gwaith Excel"), "{}", nothing.body);
}

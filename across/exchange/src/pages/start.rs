//! Sending a table, and the list of those that were sent.

use super::{button, own_agency};
use crate::commands::{self, NotSent, Sent};
use crate::imports::{self, Import, State, thing};
use crate::reading::Unreadable;
use crate::{Sort, wording};
use components::{Cell, Form, Html, Link, Table};
use store::Stop;
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

/// Asks for a table.
pub(super) async fn show(asked: Asked) -> Outcome {
    let fields = asked.query.clone();
    page(&asked, &fields, &Mistakes::none()).await
}

/// Takes the table, if it is one.
pub(super) async fn submit(asked: Asked) -> Outcome {
    let fields = asked.form.clone();
    if asked.switching_language {
        return page(&asked, &fields, &Mistakes::none()).await;
    }
    let mut mistakes = Mistakes::none();
    let sort = Sort::from_code(fields.text("sort"));
    mistakes.unless(sort.is_some(), "sort", asked.t("exchange-sort-missing"));
    let upload = asked.uploads.iter().find(|upload| upload.field == "file" && !upload.bytes.is_empty());
    mistakes.unless(upload.is_some(), "file", asked.t("exchange-file-missing"));
    if let (Some(sort), Some(upload)) = (sort, upload) {
        let (file_name, bytes) = (upload.file_name.clone(), upload.bytes.clone());
        let sent = Sent { agency: own_agency(&asked)?, sort, file_name, bytes };
        match commands::send(&asked.house, &asked.visit, sent).await {
            Ok(id) => return Ok(Answer::Redirect(format!("/import/{id}/columns"))),
            Err(NotSent::Unreadable(Unreadable::File(fault))) => {
                mistakes.add("file", wording::fault(&asked.texts, &fault))
            }
            Err(NotSent::Unreadable(Unreadable::Mapping(_))) => {
                mistakes.add("file", asked.t("exchange-fault-table-damaged"))
            }
            Err(NotSent::Stop(stop)) => return Err(stop),
        }
    }
    page(&asked, &fields, &mistakes).await
}

async fn page(asked: &Asked, fields: &Fields, mistakes: &Mistakes) -> Outcome {
    let agency = own_agency(asked)?;
    let permit = asked.permit("exchange.view", &thing(agency, Sort::People))?;
    let mut reader = asked.house.look(&permit, "list of imports").await?;
    let sql = format!(
        "SELECT {} FROM exchange_import WHERE agency = $1 ORDER BY made_at DESC, id DESC LIMIT 25",
        imports::COLUMNS
    );
    let rows = reader.rows(&sql, &[agency.into()]).await?;
    let sent: Vec<Import> =
        rows.iter().map(|row| imports::of_row(&asked.house, row)).collect::<Result<_, _>>().map_err(Stop::from)?;
    let filled = Filled::new(asked, fields, mistakes);
    let sorts = filled.radios("sort", "exchange-sort", filled.choices("exchange-sort", &["people", "referrals"]));
    let form = Form { multipart: true, ..asked.form("/import") }
        .field(sorts.html())
        .field(filled.file("file", "exchange-file", ".csv,.xlsx").html())
        .button(button(asked, "exchange-send"));
    Page::new(asked.t("exchange-title"))
        .menu("import")
        .mistakes(mistakes)
        .with(asked.paragraph("exchange-lead"))
        .form(form)
        .with(list(asked, &sent))
        .answer()
}

fn list(asked: &Asked, sent: &[Import]) -> Html {
    if sent.is_empty() {
        return Html::default();
    }
    let line = |import: &Import| {
        let next = match import.state {
            State::Sent => "/columns",
            State::Ready => "/check",
            _ => "",
        };
        let link = Link::new(asked.url(&super::path(import, next)), import.file_name.clone());
        vec![
            Cell::new(link.html()),
            Cell::new(asked.t(&format!("exchange-sort-{}", import.sort.code()))),
            Cell::new(asked.texts.date_time(import.made_at)),
            Cell::new(asked.t(&format!("exchange-state-{}", import.state.code()))),
        ]
    };
    Table {
        caption: asked.t("exchange-sent-before"),
        caption_classes: "govuk-table__caption--m".to_owned(),
        head: ["exchange-file-name", "exchange-what", "exchange-when", "exchange-standing"]
            .map(|key| Cell::new(asked.t(key)))
            .to_vec(),
        rows: sent.iter().map(line).collect(),
        ..Table::default()
    }
    .html()
}

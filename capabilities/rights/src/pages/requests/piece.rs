//! One piece: what it says, what the rules would leave out, and what a person leaves out.

use super::known;
use crate::bundle::marked;
use crate::commands::access::{Act, act};
use crate::decide::redaction::{gaps_for, merged, redacted};
use crate::holdings::Holdings;
use crate::pages::{declined, name, own};
use crate::queries::register;
use crate::words::{Gap, GapReason, RequestStanding};
use components::{Button, Choice, Details, Heading, InsetText, SelectItem, Size, SummaryList, SummaryRow, Textarea};
use std::sync::Arc;
use store::Stop;
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

/// Shows it.
pub(super) async fn show(asked: Asked, holdings: Arc<dyn Holdings>) -> Outcome {
    page(&asked, &*holdings, &Fields::default(), &Mistakes::none()).await
}

fn number(asked: &Asked) -> Result<u32, Stop> {
    asked.param("piece").parse().map_err(|_| Stop::NotFound)
}

/// Keeps what was decided, and goes on to the next piece.
pub(super) async fn submit(asked: Asked, holdings: Arc<dyn Holdings>) -> Outcome {
    let (form, mut mistakes) = (&asked.form, Mistakes::none());
    if asked.switching_language {
        return page(&asked, &*holdings, form, &mistakes).await;
    }
    let ((id, request), n) = (known(&asked).await?, number(&asked)?);
    let piece = request.pieces().get(n as usize).ok_or(Stop::NotFound)?;
    let whole = form.is("whole", "yes");
    let reason = GapReason::from_code(form.text("why"));
    let phrases: Vec<String> = form.raw("phrases").lines().map(|line| line.trim().to_owned()).collect();
    let phrases: Vec<String> = phrases.into_iter().filter(|phrase| !phrase.is_empty()).collect();
    mistakes.unless(reason.is_some() || (!whole && phrases.is_empty()), "why", asked.t("rights-piece-why-missing"));
    let kept: Vec<Gap> = request
        .gaps
        .get(n as usize)
        .map(|gaps| gaps.iter().zip(0..).filter(|(_, g): &(_, i32)| form.is("gaps", &g.to_string())))
        .into_iter()
        .flatten()
        .map(|(gap, _)| gap.clone())
        .collect();
    let mut gaps = kept;
    if let Some(reason) = reason {
        for phrase in &phrases {
            let found = gaps_for(&piece.text, std::slice::from_ref(phrase), reason, false);
            mistakes.unless(!found.is_empty(), "phrases", asked.t("rights-piece-phrase-missing"));
            gaps.extend(found);
        }
    }
    if mistakes.any() {
        return page(&asked, &*holdings, form, &mistakes).await;
    }
    let withheld = if whole { reason } else { None };
    match act(&asked.house, &asked.visit, id, Act::Piece(n, merged(gaps), withheld)).await {
        Ok(()) => {
            let next = (0u32..)
                .zip(request.pieces())
                .map(|(m, _)| m)
                .find(|m| *m != n && !request.gone_through.contains_key(m));
            Ok(Answer::Redirect(match next {
                Some(next) => format!("/access-requests/{id}/pieces/{next}"),
                None => format!("/access-requests/{id}?told=done"),
            }))
        }
        Err(stop) => {
            declined(&asked, &mut mistakes, "why", stop)?;
            page(&asked, &*holdings, form, &mistakes).await
        }
    }
}

async fn page(asked: &Asked, holdings: &dyn Holdings, fields: &Fields, mistakes: &Mistakes) -> Outcome {
    let ((id, request), n) = (known(asked).await?, number(asked)?);
    let piece = request.pieces().get(n as usize).ok_or(Stop::NotFound)?;
    let none: &[Gap] = &[];
    let gaps = request.gaps.get(n as usize).map_or(none, Vec::as_slice);
    let withheld = request.withheld.get(&n).copied();
    let permit = asked.permit("rights.answer", &register(own(asked)?))?;
    let mut reader = asked.house.look(&permit, "piece").await?;
    let source = match piece.source.as_str() {
        "public" => asked.t("rights-source-public"),
        actor => name(holdings, &mut reader, actor).await?,
    };
    let rows = vec![
        SummaryRow::new(asked.t("rights-piece-day"), asked.texts.date_time(piece.at)),
        SummaryRow::new(asked.t("rights-piece-source"), source),
    ];
    let count = i64::try_from(request.pieces().len()).unwrap_or(0);
    let caption = asked.t_with("rights-piece-of", &[("number", (i64::from(n) + 1).into()), ("count", count.into())]);
    let whole = marked(&redacted(piece, &[], None), &asked.texts);
    let shown = marked(&redacted(piece, gaps, withheld), &asked.texts);
    let mut page = Page::new(asked.t(&format!("rights-piece-{}", piece.label)))
        .caption(caption)
        .menu("access-requests")
        .back(format!("/access-requests/{id}"))
        .mistakes(mistakes)
        .with(SummaryList::new(rows).html())
        .with(Heading::new(2, Size::S, asked.t("rights-piece-handed")).html())
        .with(InsetText::new(shown).html())
        .with(Details::new(asked.t("rights-piece-whole-text"), whole).html());
    if request.standing == Some(RequestStanding::Open) {
        page = page.form(form(asked, fields, mistakes, &piece.text, gaps, withheld));
    }
    page.answer()
}

fn form(
    asked: &Asked,
    fields: &Fields,
    mistakes: &Mistakes,
    text: &str,
    gaps: &[Gap],
    withheld: Option<GapReason>,
) -> components::Form {
    let mut fields = fields.clone();
    if !fields.has("kept") {
        // The form as it was never shown: every gap that the rules propose is ticked.
        for n in 0..gaps.len() {
            fields.add("gaps", n.to_string());
        }
        if let Some(reason) = withheld {
            fields.set("whole", "yes");
            fields.set("why", reason.code());
        }
    }
    let filled = Filled::new(asked, &fields, mistakes);
    let mut form = asked.form(&asked.path).hidden("kept", "yes");
    if !gaps.is_empty() {
        let letters: Vec<char> = text.chars().collect();
        let choice = |(gap, n): (&Gap, i32)| {
            let words: String = letters.get(gap.from..gap.to.min(letters.len())).unwrap_or_default().iter().collect();
            let by = asked.t(if gap.by_rule { "rights-gap-by-rule" } else { "rights-gap-by-person" });
            let why = asked.t(&format!("rights-gap-{}", gap.reason.code()));
            Choice::new(n.to_string(), words).hint(format!("{why} ({by})"))
        };
        form = form
            .field(filled.checkboxes("gaps", "rights-piece-gaps", gaps.iter().zip(0..).map(choice).collect()).html());
    }
    let mut reasons = vec![SelectItem::new("", asked.t("rights-choose"))];
    let item = |reason: &GapReason| SelectItem::new(reason.code(), asked.t(&format!("rights-gap-{}", reason.code())));
    reasons.extend(GapReason::ALL.iter().map(item));
    let whole = vec![Choice::new("yes", asked.t("rights-piece-whole-choice"))];
    form.field(Textarea { rows: 3, ..filled.textarea("phrases", "rights-piece-phrases") }.html())
        .field(filled.checkboxes("whole", "rights-piece-whole", whole).html())
        .field(filled.select("why", "rights-piece-why", reasons).html())
        .button(Button::new(asked.t("rights-piece-next")))
}

//! `dolen impact-assessment`: the draft of a data-protection impact assessment (Article 35 of the UK GDPR), from the house as
//! it stands: who takes part, which agreements are in force, what is processed, what can go wrong and what is done against
//! it. What only people can say stands as a blank to be filled in.

use super::processing;
use agencies::queries::agencies;
use catalogue::{Law, risks};
use kernel::{Date, Language, Source};
use sharing::decide::agreements::Terms;
use sharing::queries::agreements;
use std::fmt::Write;
use store::House;

/// What is left for people to write.
const BLANK: &str = "______";

/// Prints it as Markdown.
///
/// # Errors
/// A fault of the database, or rules that do not fit together.
pub async fn print(house: &House, language: Language) -> anyhow::Result<String> {
    let today = house.clock().now().date();
    let texts = house.texts(language);
    let mut reader = house.facts().await?;
    let (partners, agreed) = (agencies(&mut reader).await?, agreements(&mut reader).await?);
    drop(reader);
    let say = |en: &'static str, cy: &'static str| if language == Language::Cy { cy } else { en };
    let words = |words: &'static Source| if language == Language::Cy { words.cy.as_str() } else { words.en.as_str() };
    let mut out = String::new();
    writeln!(
        out,
        "# {}\n",
        say("Data-protection impact assessment: draft", "Asesiad o’r effaith ar ddiogelu data: drafft")
    )?;
    writeln!(
        out,
        "{}\n",
        say(
            "Printed from the system as it stands. It is a draft: each partner’s data-protection officer completes and \
             signs it.",
            "Argraffwyd o’r system fel y mae. Drafft ydyw: mae swyddog diogelu data pob partner yn ei gwblhau a’i lofnodi."
        )
    )?;
    writeln!(out, "- **{}:** {}", say("Date", "Dyddiad"), texts.date(today))?;
    writeln!(out, "- **{}:** {}\n", say("Version of the program", "Fersiwn y rhaglen"), env!("CARGO_PKG_VERSION"))?;

    writeln!(out, "## 1. {}\n", say("Who takes part", "Pwy sy’n cymryd rhan"))?;
    for partner in &partners {
        writeln!(out, "- {}", if language == Language::Cy { &partner.name.cy } else { &partner.name.en })?;
    }

    writeln!(out, "\n## 2. {}\n", say("Flows under agreements", "Llifoedd o dan gytundebau"))?;
    if agreed.is_empty() {
        let none =
            say("No agreement has been adopted in this system.", "Ni fabwysiadwyd unrhyw gytundeb yn y system hon.");
        writeln!(out, "{none}\n")?;
    }
    for row in &agreed {
        agreement(&mut out, &row.terms, language, today, &texts)?;
    }

    writeln!(out, "## 3. {}\n", say("What is processed", "Yr hyn a brosesir"))?;
    out.push_str(&processing::classes(language)?);

    writeln!(out, "## 4. {}\n", say("Necessity and proportion", "Angenrheidrwydd a chymesuredd"))?;
    for (what, line) in [
        (
            say("Why this is needed", "Pam fod angen hyn"),
            say(
                "Children were failed where each agency held a piece and nobody joined them.",
                "Cafodd plant eu siomi lle’r oedd gan bob asiantaeth ddarn a neb yn eu cysylltu.",
            ),
        ),
        (
            say("Why not less", "Pam nad llai"),
            say(
                "Each person sees only what rules allow them, in levels from nothing to all of it; parts of a record are \
                 shared, not records.",
                "Mae pob person yn gweld dim ond yr hyn y mae rheolau’n ei ganiatáu, mewn lefelau o ddim i’r cyfan; rhannau o \
                 gofnod a rennir, nid cofnodion.",
            ),
        ),
        (say("What each partner adds", "Yr hyn y mae pob partner yn ei ychwanegu"), BLANK),
    ] {
        writeln!(out, "- **{what}:** {line}")?;
    }

    writeln!(out, "\n## 5. {}\n", say("Risks to people, and measures", "Risgiau i bobl, a mesurau"))?;
    let (likely, grave) = (say("How likely", "Pa mor debygol"), say("How grave", "Pa mor ddifrifol"));
    for risk in risks() {
        writeln!(out, "### {}\n", words(&risk.harm))?;
        writeln!(out, "- **{}:** {}", say("Measure", "Mesur"), words(&risk.measure))?;
        writeln!(out, "- **{}:** {}", say("Where it can be seen", "Lle gellir ei weld"), risk.shown)?;
        writeln!(out, "- **{likely}:** {BLANK}   **{grave}:** {BLANK}\n")?;
    }

    writeln!(out, "## 6. {}\n", say("Security", "Diogelwch"))?;
    out.push_str(&processing::security(language)?);

    writeln!(out, "\n## 7. {}\n", say("Consultation and sign-off", "Ymgynghori a llofnodi"))?;
    for what in [
        say("Children and young people who were asked", "Plant a phobl ifanc y gofynnwyd iddynt"),
        say("Families who were asked", "Teuluoedd y gofynnwyd iddynt"),
        say("Staff who were asked", "Staff y gofynnwyd iddynt"),
        say("Advice of the data-protection officer", "Cyngor y swyddog diogelu data"),
        say("What is left of the risks, and who accepts it", "Yr hyn sydd ar ôl o’r risgiau, a phwy sy’n ei dderbyn"),
        say("To be looked at again on", "I’w adolygu ar"),
    ] {
        writeln!(out, "- **{what}:** {BLANK}")?;
    }
    Ok(out)
}

fn agreement(
    out: &mut String,
    terms: &Terms,
    language: Language,
    today: Date,
    texts: &i18n::Texts,
) -> Result<(), std::fmt::Error> {
    let say = |en: &'static str, cy: &'static str| if language == Language::Cy { cy } else { en };
    let law = Law::load();
    let title = if language == Language::Cy { &terms.title.cy } else { &terms.title.en };
    writeln!(out, "### {title} ({}, {})\n", terms.code, terms.version)?;
    let mut review = texts.date(terms.review_due);
    if terms.review_warning(today) == Some(0) {
        review.push_str(say(" – **overdue**", " – **yn hwyr**"));
    } else if !terms.holds(today) {
        review.push_str(say(" – **not in force**", " – **ddim mewn grym**"));
    }
    writeln!(out, "- **{}:** {review}", say("Review due", "Adolygiad i’w wneud"))?;
    let parties: Vec<&str> = terms.signatories.iter().map(|party| party.partner.as_str()).collect();
    writeln!(out, "- **{}:** {}", say("Signed by", "Llofnodwyd gan"), parties.join("; "))?;
    for flow in &terms.flows {
        let kinds = |kinds: &std::collections::BTreeSet<String>| {
            let name = |kind: &String| texts.get(&format!("agencies-type-{kind}"));
            kinds.iter().map(name).collect::<Vec<_>>().join(", ")
        };
        let purposes = flow.purposes.iter().map(|code| law.purpose(code).map_or(code.as_str(), |p| p.name(language)));
        let classes = flow.classes.iter().map(|code| law.class(code).map_or(code.as_str(), |c| c.name(language)));
        writeln!(
            out,
            "- {} → {}: {} ({}; {})",
            kinds(&flow.from),
            kinds(&flow.to),
            classes.collect::<Vec<_>>().join(", "),
            purposes.collect::<Vec<_>>().join(", "),
            flow.art6
        )?;
    }
    writeln!(out)
}

//! A report by telephone is written down at a desk; it then waits to be confirmed in writing.

use super::{places, sent};
use crate::Routing;
use crate::commands::{self, Report};
use crate::words::{Account, Door, Matter, MentionDetails, MentionKind, ReporterDetails, Urgency};
use access::Thing;
use std::sync::Arc;
use store::Stop;
use web::components::{Button, Heading, InsetText, SelectItem, Size};
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

fn may(asked: &Asked) -> Result<(), Stop> {
    let door = Door::Telephone.code();
    asked.permit("concerns.report", &Thing::new("ConcernDoor", door).text("door", door))?;
    Ok(())
}

pub(super) async fn show(asked: Asked) -> Outcome {
    may(&asked)?;
    page(&asked, &Fields::default(), &Mistakes::none()).answer()
}

fn page(asked: &Asked, typed: &Fields, mistakes: &Mistakes) -> Page {
    let filled = Filled::new(asked, typed, mistakes);
    let choose = SelectItem::new("", asked.t("referral-choose"));
    let name = |council: &catalogue::Council| SelectItem::new(&council.key, council.name(asked.visit.language));
    let councils = std::iter::once(choose).chain(places().councils().iter().map(name)).collect();
    let urgencies: Vec<&str> = Urgency::ALL.iter().map(|urgency| urgency.code()).collect();
    let matters: Vec<&str> = Matter::ALL.iter().map(|matter| matter.code()).collect();
    let form = asked
        .form("/desk/telephone")
        .field(Heading::new(2, Size::M, asked.t("telephone-caller")))
        .field(filled.input("name", "telephone-name"))
        .field(filled.input("role", "telephone-role"))
        .field(filled.input("organisation", "telephone-organisation"))
        .field(filled.input("phone", "telephone-phone"))
        .field(Heading::new(2, Size::M, asked.t("telephone-said")))
        .field(filled.radios("matter", "telephone-matter", filled.choices("concerns-matter", &matters)))
        .field(filled.textarea("children", "telephone-children"))
        .field(filled.textarea("what", "telephone-what"))
        .field(filled.textarea("own_words", "referral-own-words"))
        .field(filled.textarea("where", "referral-where"))
        .field(filled.input("postcode", "referral-where-postcode"))
        .field(filled.select("council", "referral-council", councils))
        .field(filled.radios("urgency", "referral-urgency", filled.choices("concerns-urgency", &urgencies)))
        .button(Button { prevent_double_click: Some(true), ..Button::new(asked.t("telephone-save")) });
    Page::new(asked.t("telephone-title"))
        .menu("desk")
        .back("/desk")
        .mistakes(mistakes)
        .with(InsetText::new(asked.paragraph("telephone-lead")))
        .form(form)
}

pub(super) async fn send(asked: Asked, routing: Arc<dyn Routing>) -> Outcome {
    may(&asked)?;
    if asked.switching_language {
        return page(&asked, &asked.form, &Mistakes::none()).answer();
    }
    let typed = &asked.form;
    let urgency = Urgency::from_code(typed.text("urgency"));
    let mut mistakes = Mistakes::none();
    mistakes.unless(typed.some("name").is_some(), "name", asked.t("telephone-name-missing"));
    let told = typed.some("what").is_some() || typed.some("own_words").is_some();
    mistakes.unless(told, "what", asked.t("telephone-what-missing"));
    mistakes.unless(urgency.is_some(), "urgency", asked.t("telephone-urgency-missing"));
    let Some(urgency) = urgency.filter(|_| !mistakes.any()) else {
        return page(&asked, typed, &mistakes).answer();
    };
    let matter = Matter::from_code(typed.text("matter")).unwrap_or(Matter::Child);
    let council = places()
        .council(typed.text("council"))
        .or_else(|| places().council_of_postcode(typed.text("postcode")))
        .or_else(|| places().council_of_text(typed.text("where")))
        .map(|council| council.key.clone());
    let desk = routing.desk_for(&asked.house, council.as_deref(), matter, asked.now()).await?;
    let report = Report {
        door: Door::Telephone,
        matter,
        urgency,
        desk,
        council: council.clone(),
        language: asked.visit.language,
        held: false,
        withhold_name: false,
        may_contact: true,
        reporter: ReporterDetails {
            name: typed.text("name").to_owned(),
            role: typed.text("role").to_owned(),
            organisation: typed.text("organisation").to_owned(),
            phone: typed.text("phone").to_owned(),
            ..ReporterDetails::default()
        },
        account: Account {
            what: typed.text("what").to_owned(),
            own_words: typed.text("own_words").to_owned(),
            place: [typed.text("where"), typed.text("postcode")].join("\n").trim().to_owned(),
            ..Account::default()
        },
        mentions: typed.text("children").lines().filter_map(child).collect(),
        about_staff: Vec::new(),
        about_teams: Vec::new(),
    };
    let told = sent::Told { matter, door: Door::Telephone, language: report.language, council };
    let receipt = commands::report(&asked.house, &asked.visit, report).await?;
    Ok(Answer::Redirect(sent::address(&asked, &receipt, &told)?))
}

/// A child from a line: the name before the first comma, whatever else was said after it.
fn child(line: &str) -> Option<(MentionKind, MentionDetails)> {
    let (name, rest) = line.split_once(',').unwrap_or((line, ""));
    let name = name.trim();
    let (given, family) = name.rsplit_once(' ').unwrap_or((name, ""));
    let details = MentionDetails {
        given_names: given.trim().to_owned(),
        family_name: family.to_owned(),
        description: rest.trim().to_owned(),
        ..MentionDetails::default()
    };
    (!details.label().is_empty()).then_some((MentionKind::Child, details))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_child() {
        let read =
            |line: &str| child(line).map(|(_, d)| [d.given_names, d.family_name, d.description].map(|t| t).join("|"));
        assert_eq!(read(" Mari Wyn Jones, 14, Ysgol y Bont "), Some("Mari Wyn|Jones|14, Ysgol y Bont".to_owned()));
        assert_eq!(read("Mari"), Some("Mari||".to_owned()));
        assert_eq!(read(", about 14"), Some("||about 14".to_owned()));
        assert_eq!(read("  "), None);
    }
}

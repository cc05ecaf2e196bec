//! Pieces that several pages show: names, codes in words, how a disclosure stands, and what a basis says.

use crate::around::{Around, Partner};
use crate::decide::rules::Broken;
use crate::queries::DisclosureRow;
use crate::words::{Content as Said, LegalBasis, Recipient, Standing};
pub(super) use components::scroll;
use components::{Content, Heading, Html, Link, Paragraph, Size, SummaryRow, Tag, TagColour};
use kernel::{ActorId, AgencyId, Standing as Certainty};
use std::collections::{BTreeMap, BTreeSet};
use store::Stop;
use web::{Asked, Mistakes};

/// Who is who, as far as a page needs it.
pub(super) struct Names {
    partners: Vec<Partner>,
    staff: BTreeMap<ActorId, String>,
}

impl Names {
    /// The agencies, and these members of staff as the ledger writes them.
    pub(super) async fn of(
        asked: &Asked,
        around: &dyn Around,
        staff: impl IntoIterator<Item = String>,
    ) -> Result<Self, Stop> {
        let staff: BTreeSet<ActorId> = staff.into_iter().filter_map(|written| written.parse().ok()).collect();
        Ok(Names {
            partners: around.partners(&asked.house).await?,
            staff: around.staff(asked, staff.into_iter().collect()).await?,
        })
    }
    /// An agency's name.
    pub(super) fn agency(&self, asked: &Asked, id: AgencyId) -> String {
        let partner = self.partners.iter().find(|partner| partner.id == id);
        partner.map_or_else(|| asked.t("sharing-unknown-agency"), |p| p.name(asked.visit.language).to_owned())
    }
    /// Whoever acted.
    pub(super) fn actor(&self, asked: &Asked, written: &str) -> String {
        let known = written.parse().ok().and_then(|id: ActorId| self.staff.get(&id).cloned());
        match known {
            Some(name) if !name.is_empty() => name,
            _ if written.starts_with("system:") => asked.house_name(),
            _ => asked.t("sharing-unknown-person"),
        }
    }
    /// A recipient: the agency, and the person where it goes to one only.
    pub(super) fn recipient(&self, asked: &Asked, to: &Recipient) -> String {
        let agency = self.agency(asked, to.agency);
        match to.person {
            None => agency,
            Some(person) => format!("{}, {agency}", self.actor(asked, &person.to_string())),
        }
    }
    /// Recipients, parted by commas and a last word.
    pub(super) fn recipients(&self, asked: &Asked, to: &[Recipient]) -> String {
        asked.texts.list(&to.iter().map(|to| self.recipient(asked, to)).collect::<Vec<_>>())
    }
}

/// The staff whom a list of recipients names.
pub(super) fn people_of(to: &[Recipient]) -> impl Iterator<Item = String> {
    to.iter().filter_map(|to| to.person.map(|person| person.to_string()))
}

/// The name of a part.
pub(super) fn class(asked: &Asked, code: &str) -> String {
    crate::law().class(code).map_or_else(|| code.to_owned(), |class| class.name(asked.visit.language).to_owned())
}

/// Parts by name, one below the other, in the order of the catalogue.
pub(super) fn classes(asked: &Asked, codes: &BTreeSet<String>) -> Html {
    stacked(class_names(asked, codes).iter().map(|name| Html::text(name)))
}

/// The names of parts, in the order of the catalogue.
pub(super) fn class_names(asked: &Asked, codes: &BTreeSet<String>) -> Vec<String> {
    let order = |code: &&String| crate::law().classes().iter().position(|class| class.code == **code);
    let mut codes: Vec<&String> = codes.iter().collect();
    codes.sort_by_key(|code| order(code).unwrap_or(usize::MAX));
    codes.into_iter().map(|code| class(asked, code)).collect()
}

/// The name of a purpose.
pub(super) fn purpose(asked: &Asked, code: &str) -> String {
    crate::law().purpose(code).map_or_else(|| code.to_owned(), |purpose| purpose.name(asked.visit.language).to_owned())
}

/// The name of an answer to a question of data-protection law.
pub(super) fn basis(asked: &Asked, question: &str, code: &str) -> String {
    let found = crate::law().basis(question, code);
    found.map_or_else(|| code.to_owned(), |basis| basis.name(asked.visit.language).to_owned())
}

/// How it stands, as a tag.
pub(super) fn standing(asked: &Asked, standing: Standing) -> Tag {
    let colour = match standing {
        Standing::InForce => TagColour::Green,
        Standing::Withdrawn => TagColour::Red,
        Standing::Expired => TagColour::Grey,
        Standing::Withheld => TagColour::Purple,
    };
    Tag::new(asked.t(&format!("sharing-standing-{}", standing.code())), colour)
}

/// Everything about a decision that a list must not hide.
pub(super) fn tags(asked: &Asked, row: &DisclosureRow) -> Html {
    let mut tags = vec![standing(asked, row.standing(asked.now()))];
    if row.waits_for_basis() {
        tags.push(Tag::new(asked.t("sharing-tag-basis"), TagColour::Yellow));
    }
    stacked(tags.into_iter().map(|tag| tag.html()))
}

/// How sure something of the catalogue is; nothing where it is confirmed.
pub(super) fn certainty(asked: &Asked, standing: Certainty) -> Html {
    match standing {
        Certainty::Confirmed => Html::default(),
        Certainty::Local => Tag::new(asked.t("sharing-standing-local"), TagColour::Grey).html(),
        Certainty::Unconfirmed => Html::join([
            Tag::new(asked.t("sharing-standing-unconfirmed"), TagColour::Yellow).html(),
            quiet(&asked.t("sharing-standing-ask")),
        ]),
    }
}

/// The basis in law, question by question; what does not arise is left out.
pub(super) fn basis_rows(asked: &Asked, of: &LegalBasis) -> Vec<SummaryRow> {
    let law = crate::law();
    let mut rows = Vec::new();
    let answers = [
        ("regime", &of.regime),
        ("art6", &of.art6),
        ("ground", &of.ground),
        ("special", &of.special),
        ("limb", &of.limb),
        ("criminal", &of.criminal),
        ("confidence", &of.confidence),
    ];
    for (question, code) in answers.into_iter().filter(|(_, code)| !code.is_empty()) {
        let sure = law.basis(question, code).map(|basis| certainty(asked, basis.standing)).unwrap_or_default();
        let value = stacked([Html::text(&format!("{} ({code})", basis(asked, question, code))), sure]);
        rows.push(SummaryRow::new(asked.t(&format!("sharing-{question}")), Content::Html(value)));
    }
    let gateways = of.gateways.iter().map(|code| match law.any_gateway(code) {
        Some(gateway) => stacked([
            Html::text(&format!("{} ({code})", gateway.name(asked.visit.language))),
            quiet(gateway.source(asked.visit.language)),
            certainty(asked, gateway.standing),
        ]),
        None => Html::text(code),
    });
    if !of.gateways.is_empty() {
        rows.push(SummaryRow::new(asked.t("sharing-gateways"), Content::Html(stacked(gateways))));
    }
    for (key, value) in [("sharing-policy_document", &of.policy_document), ("sharing-assessment", &of.assessment)] {
        if !value.is_empty() {
            rows.push(SummaryRow::new(asked.t(key), value.as_str()));
        }
    }
    if !of.catalogue.is_empty() {
        rows.push(SummaryRow::new(asked.t("sharing-catalogue"), of.catalogue.as_str()));
    }
    rows
}

/// A row of something said in words; nothing where nothing was said.
pub(super) fn said(asked: &Asked, key: &str, text: &str) -> Option<SummaryRow> {
    (!text.trim().is_empty()).then(|| SummaryRow::new(asked.t(key), Content::Html(lines(text))))
}

/// What is known of whom it is about: the name as it was then, for whoever may know it.
pub(super) fn about(asked: &Asked, content: Option<&Said>, may_name: bool) -> String {
    match content {
        None => asked.t("sharing-erased"),
        Some(_) if !may_name => asked.t("sharing-not-named"),
        Some(content) if content.about.is_empty() => asked.t("sharing-nameless"),
        Some(content) => content.about.clone(),
    }
}

/// Broken rules as mistakes of a form: what is wrong, and what would be lawful.
pub(super) fn told(asked: &Asked, broken: &[Broken]) -> Mistakes {
    let mut mistakes = Mistakes::none();
    for one in broken {
        let args = [
            ("rule", one.rule.into()),
            ("what", asked.t(&format!("sharing-rule-{}", one.rule)).into()),
            ("instead", asked.t(&format!("sharing-rule-{}-instead", one.rule)).into()),
        ];
        mistakes.add(one.field, asked.t_with("sharing-rule-told", &args));
    }
    mistakes
}

/// Text with its lines kept.
pub(super) fn lines(text: &str) -> Html {
    let escaped = Html::text(text.trim()).into_string().replace("\r\n", "\n").replace('\n', "<br>");
    Html::trusted(escaped)
}

/// Pieces below each other.
pub(super) fn stacked(pieces: impl IntoIterator<Item = Html>) -> Html {
    let piece = |piece: Html| format!(r#"<div class="govuk-!-margin-bottom-1">{}</div>"#, piece.as_str());
    Html::trusted(pieces.into_iter().filter(|piece| !piece.is_empty()).map(piece).collect::<String>())
}

/// A quiet second line.
pub(super) fn quiet(text: &str) -> Html {
    if text.is_empty() {
        return Html::default();
    }
    let open = Html::trusted(r#"<div class="govuk-hint govuk-!-margin-bottom-0">"#);
    Html::join([open, Html::text(text), Html::trusted("</div>")])
}

/// A heading inside a page.
pub(super) fn heading(asked: &Asked, key: &str) -> Html {
    Heading::new(2, Size::M, asked.t(key)).html()
}

/// A paragraph that is a link.
pub(super) fn to(asked: &Asked, path: &str, key: &str) -> Html {
    Paragraph::new(Link::new(asked.url(path), asked.t(key)).html()).html()
}

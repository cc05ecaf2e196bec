//! The pages of the guided share: to whom and what for; what; on which basis; and everything once more before it goes.

use super::share_form::{Journey, own_fields};
use super::shown::{self, Names, lines};
use crate::decide::agreements::Cover;
use crate::words::{Category, ConsentState, Informed, Marking, Onward, Share, Statement};
use catalogue::{Basis, Gateway};
use components::{
    Button, ButtonVariant, Choice, Content, Details, Form, Html, InsetText, List, ListKind, SelectItem, SummaryList,
    SummaryRow,
};
use store::Stop;
use web::{Fields, Filled, Mistakes, Outcome, Page};

/// Where the pages lead.
pub(super) struct Way {
    /// The address of the form.
    pub(super) path: String,
    /// Where the first page's back link leads.
    pub(super) back: String,
}

/// A page of the journey.
pub(super) async fn page(journey: &Journey, way: &Way, step: &str, fields: &Fields, mistakes: &Mistakes) -> Outcome {
    let asked = &journey.asked;
    let withheld = fields.is("outcome", "withheld");
    let mut form = asked.form(&way.path).hidden("at", step);
    let carried = |name: &str| !own_fields(step).contains(&name) && !matches!(name, "_csrf" | "at" | "go" | "language");
    for (name, value) in fields.pairs().iter().filter(|(name, _)| carried(name)) {
        form = form.hidden(name.as_str(), value.as_str());
    }
    let filled = Filled::new(asked, fields, mistakes);
    let (title, form) = match step {
        "what" if withheld => ("sharing-withhold-title", not_shared(journey, &filled, form)),
        "what" => ("sharing-what-title", what(journey, &filled, fields, mistakes, form)),
        "basis" => ("sharing-basis-title", basis(journey, &filled, fields, form)),
        "check" => ("sharing-check-title", check(journey, &filled, fields, form).await?),
        _ => (if withheld { "sharing-withhold-title" } else { "sharing-who-title" }, who(journey, &filled, form)),
    };
    let page = Page::new(asked.t(title)).caption(title_of(journey)).menu(super::MENU).mistakes(mistakes);
    let page = if step == "who" {
        page.back(way.back.as_str())
    } else {
        let before = if step == "what" { "to-who" } else { "to-what" };
        Page { back_control: form_button(before, "govuk-back-link", &asked.t("web-back")), ..page }
    };
    page.form(form).answer()
}

fn title_of(journey: &Journey) -> String {
    if journey.about.title.is_empty() { journey.asked.t("sharing-nameless") } else { journey.about.title.clone() }
}

/// A button that sends the form and looks like a link.
fn form_button(value: &str, classes: &str, words: &str) -> Html {
    let words = Html::text(words);
    let words = words.as_str();
    Html::trusted(format!(
        r#"<button type="submit" form="main-form" name="go" value="{value}" formnovalidate class="{classes} dolen-language__button">{words}</button>"#
    ))
}

fn next(journey: &Journey) -> Html {
    Button::new(journey.asked.t("sharing-continue")).html()
}

fn who(journey: &Journey, filled: &Filled<'_>, form: Form) -> Form {
    let asked = &journey.asked;
    let others = journey.partners.iter().filter(|partner| partner.id != journey.agency);
    let others = others.map(|p| Choice::new(p.id.to_string(), p.name(asked.visit.language))).collect();
    let purposes = crate::law().purposes().iter().map(|p| Choice::new(p.code.as_str(), p.name(asked.visit.language)));
    let people =
        components::Textarea { rows: 2, spellcheck: Some(false), ..filled.textarea("people", "sharing-people") };
    form.field(filled.radios("purpose", "sharing-purpose", purposes.collect()).html())
        .field(filled.checkboxes("to", "sharing-to", others).html())
        .field(Details::new(asked.t("sharing-people-only"), Content::Html(people.html())).html())
        .button(next(journey))
}

fn class_choices(journey: &Journey, fields: Option<&Fields>) -> Vec<Choice> {
    let asked = &journey.asked;
    let usual = fields.and_then(|fields| journey.usual(fields));
    let allowed = |code: &str| usual.is_none_or(|(_, flow)| flow.classes.contains(code));
    let choice = |class: &catalogue::DataClass| {
        let notes = [
            (!allowed(&class.code), "sharing-class-outside"),
            (class.special, "sharing-class-special"),
            (class.offence, "sharing-class-offence"),
        ];
        let notes = notes.into_iter().filter(|(holds, _)| *holds).map(|(_, key)| asked.t(key));
        let hint = notes.collect::<Vec<_>>().join(" ");
        let choice = Choice::new(class.code.as_str(), class.name(asked.visit.language));
        if hint.is_empty() { choice } else { choice.hint(hint) }
    };
    let (inside, outside): (Vec<_>, Vec<_>) = crate::law().classes().iter().partition(|class| allowed(&class.code));
    inside.into_iter().chain(outside).map(choice).collect()
}

fn what(journey: &Journey, filled: &Filled<'_>, fields: &Fields, mistakes: &Mistakes, form: Form) -> Form {
    let asked = &journey.asked;
    let choices = |prefix: &str, codes: Vec<&str>| filled.choices(prefix, &codes);
    let informed = choices("sharing-informed", Informed::ALL.iter().map(|i| i.code()).collect());
    let onward = choices("sharing-onward", Onward::ALL.iter().map(|o| o.code()).collect());
    let marking = choices("sharing-marking", Marking::ALL.iter().map(|m| m.code()).collect());
    let consent = choices("sharing-consent", ConsentState::ALL.iter().map(|c| c.code()).collect());
    let withheld = crate::law().classes().iter().map(|c| Choice::new(c.code.as_str(), c.name(asked.visit.language)));
    let more = [
        filled.textarea("conditions", "sharing-conditions").html(),
        filled.textarea("requested", "sharing-requested").html(),
        filled.date("ends", "sharing-ends").html(),
        filled.radios("onward", "sharing-onward", onward).html(),
        filled.radios("marking", "sharing-marking", marking).html(),
        filled.checkboxes("withheld", "sharing-withheld", withheld.collect()).html(),
        filled.textarea("withheld_why", "sharing-withheld_why").html(),
        filled.radios("consent", "sharing-consent", consent).html(),
        filled.textarea("consent_why", "sharing-consent_why").html(),
        filled.input("decided_by", "sharing-decided_by").html(),
    ];
    let folded = ["ends", "withheld_why", "consent_why"];
    let open = folded.iter().any(|name| mistakes.of(name).is_some()) || fields.is("consent", "refused");
    let more = Details { open, ..Details::new(asked.t("sharing-more"), Content::Html(Html::join(more))) };
    form.field(filled.checkboxes("classes", "sharing-classes", class_choices(journey, Some(fields))).html())
        .field(filled.textarea("what", "sharing-what").html())
        .field(components::Textarea { rows: 2, ..filled.textarea("necessity", "sharing-necessity") }.html())
        .field(filled.radios("informed", "sharing-informed", informed).html())
        .field(more.html())
        .button(next(journey))
}

fn not_shared(journey: &Journey, filled: &Filled<'_>, form: Form) -> Form {
    let asked = &journey.asked;
    form.field(asked.paragraph("sharing-withhold-lead"))
        .field(filled.checkboxes("withheld", "sharing-withheld", class_choices(journey, None)).html())
        .field(filled.textarea("withheld_why", "sharing-withheld_why").html())
        .button(next(journey))
}

/// The questions of law. What the catalogue is not sure of says so.
pub(super) fn basis(journey: &Journey, filled: &Filled<'_>, fields: &Fields, form: Form) -> Form {
    let asked = &journey.asked;
    let (law, today, language) = (crate::law(), asked.now().date(), asked.visit.language);
    let unsure = |standing| {
        let unconfirmed = standing == kernel::Standing::Unconfirmed;
        if unconfirmed { format!(" {}", asked.t("sharing-unconfirmed-short")) } else { String::new() }
    };
    let answer = |basis: &Basis| {
        let hint = format!("{}{}", basis.usage(language), unsure(basis.standing));
        let choice = Choice::new(basis.code.as_str(), format!("{} ({})", basis.name(language), basis.code));
        if hint.trim().is_empty() { choice } else { choice.hint(hint) }
    };
    let radios = |question: &str| {
        let items = law.bases(question, today).map(answer).collect();
        filled.radios(question, &format!("sharing-{question}"), items).html()
    };
    let gateway = |gateway: &Gateway| {
        let hint = format!("{} {}.{}", gateway.usage(language), gateway.source(language), unsure(gateway.standing));
        Choice::new(gateway.code.as_str(), format!("{} ({})", gateway.name(language), gateway.code)).hint(hint)
    };
    let kind = asked.visit.who.agency_kind.as_str();
    // What does not reach this body is left out, unless it was chosen: then its rule is told.
    let runs = |g: &Gateway| journey.ticked(fields).iter().all(|to| g.to(&to.kind));
    let offered = |g: &&Gateway| {
        (g.in_force(today) && g.reaches("W") && g.from(kind) && runs(g)) || fields.is("gateways", &g.code)
    };
    let gateways = law.gateways().iter().filter(offered).map(gateway).collect();
    let choices = |prefix: &str, codes: Vec<&str>| filled.choices(prefix, &codes);
    let competent = matches!(kind, "police" | "probation" | "youth_justice");
    let mut form = form.field(asked.paragraph("sharing-basis-lead"));
    if competent {
        let statement = choices("sharing-statement", Statement::ALL.iter().map(|s| s.code()).collect());
        let category = choices("sharing-category", Category::ALL.iter().map(|c| c.code()).collect());
        form = form
            .field(radios("regime"))
            .field(filled.radios("statement", "sharing-statement", statement).html())
            .field(filled.radios("category", "sharing-category", category).html());
    }
    form.field(radios("art6"))
        .field(radios("ground"))
        .field(filled.input("assessment", "sharing-assessment").html())
        .field(filled.checkboxes("gateways", "sharing-gateways", gateways).html())
        .field(radios("special"))
        .field(radios("limb"))
        .field(filled.input("policy_document", "sharing-policy_document").html())
        .field(radios("criminal"))
        .field(radios("confidence"))
        .button(next(journey))
}

/// Everything once more: recipient, parts, marking and basis; what the agreements make of it; and the way out.
async fn check(journey: &Journey, filled: &Filled<'_>, fields: &Fields, form: Form) -> Result<Form, Stop> {
    let asked = &journey.asked;
    let recipients = journey.recipients(fields, &mut Mistakes::none()).await?;
    let share = journey.share(fields, recipients);
    let names = Names::of(asked, &*journey.around, shown::people_of(&share.recipients)).await?;
    let change = |step: &str, what: &str| {
        let button = form_button(&format!("to-{step}"), "govuk-link govuk-!-padding-0", &asked.t(what));
        components::Paragraph::new(Content::Html(button)).html()
    };
    if fields.is("outcome", "withheld") {
        let rows = vec![
            SummaryRow::new(asked.t("sharing-to"), names.recipients(asked, &share.recipients)),
            SummaryRow::new(asked.t("sharing-purpose"), shown::purpose(asked, &share.purpose)),
            SummaryRow::new(asked.t("sharing-withheld"), Content::Html(shown::classes(asked, &share.withheld))),
            SummaryRow::new(asked.t("sharing-withheld_why"), Content::Html(lines(&share.content.withheld_why))),
        ];
        let go =
            Button { name: "go".to_owned(), value: "share".to_owned(), ..Button::new(asked.t("sharing-withhold-now")) };
        return Ok(form
            .field(SummaryList::new(rows).html())
            .field(change("what", "sharing-change-what"))
            .button(go.html()));
    }
    let covers = journey.ground().covers(&share);
    let list = SummaryList::new(rows(journey, &names, &share)).html();
    let basis = SummaryList::new(shown::basis_rows(asked, &share.basis)).html();
    let mut form = form
        .field(list)
        .field(Html::join([change("who", "sharing-change-who"), change("what", "sharing-change-what")]))
        .field(shown::heading(asked, "sharing-basis-title"))
        .field(basis)
        .field(change("basis", "sharing-change-basis"))
        .field(shown::heading(asked, "sharing-agreement"))
        .field(cover_told(journey, &names, &share, &covers));
    if !covers.iter().all(|cover| matches!(cover, Cover::Covered(_))) {
        form = form.field(filled.textarea("one_off_why", "sharing-one_off_why").html());
    }
    let go = Button { name: "go".to_owned(), value: "share".to_owned(), ..Button::new(asked.t("sharing-share-now")) };
    Ok(form.button(Button { prevent_double_click: Some(true), ..go }.html()))
}

/// What goes, to whom, how.
fn rows(journey: &Journey, names: &Names, share: &Share) -> Vec<SummaryRow> {
    let asked = &journey.asked;
    let content = &share.content;
    let mut rows = vec![
        SummaryRow::new(asked.t("sharing-to"), names.recipients(asked, &share.recipients)),
        SummaryRow::new(asked.t("sharing-purpose"), shown::purpose(asked, &share.purpose)),
        SummaryRow::new(asked.t("sharing-classes"), Content::Html(shown::classes(asked, &share.classes))),
        SummaryRow::new(asked.t("sharing-marking"), asked.t(&format!("sharing-marking-{}", share.marking.code()))),
    ];
    rows.extend(shown::said(asked, "sharing-what", &content.what));
    rows.extend(shown::said(asked, "sharing-necessity", &content.necessity));
    rows.push(SummaryRow::new(
        asked.t("sharing-informed"),
        asked.t(&format!("sharing-informed-{}", share.informed.code())),
    ));
    if !share.withheld.is_empty() {
        rows.push(SummaryRow::new(asked.t("sharing-withheld"), Content::Html(shown::classes(asked, &share.withheld))));
        rows.extend(shown::said(asked, "sharing-withheld_why", &content.withheld_why));
    }
    rows.extend(shown::said(asked, "sharing-conditions", &content.conditions));
    rows.extend(shown::said(asked, "sharing-requested", &content.asked));
    let ends = share.ends.map_or_else(|| asked.t("sharing-ends-none"), |day| asked.texts.date(day));
    rows.push(SummaryRow::new(asked.t("sharing-ends"), ends));
    rows.push(SummaryRow::new(asked.t("sharing-onward"), asked.t(&format!("sharing-onward-{}", share.onward.code()))));
    rows
}

/// What the agreements make of it, for each recipient; and, where some parts are outside, a way to leave them out.
fn cover_told(journey: &Journey, names: &Names, share: &Share, covers: &[Cover]) -> Html {
    let asked = &journey.asked;
    let mut outside = std::collections::BTreeSet::new();
    let told = share.recipients.iter().zip(covers).map(|(to, cover)| {
        let who = names.recipient(asked, to);
        let line = |key: &str, row: Option<&crate::words::Covered>| {
            let code = row.map(|row| row.code.clone()).unwrap_or_default();
            let version = row.map_or(0, |row| row.version);
            let args = [("who", who.as_str().into()), ("code", code.as_str().into()), ("version", version.into())];
            asked.t_with(key, &args)
        };
        match cover {
            Cover::Covered(row) => line("sharing-cover-covered", Some(row)),
            Cover::Except(row, parts) => {
                outside.extend(parts.iter().cloned());
                line("sharing-cover-except", Some(row))
            }
            Cover::Lapsed(row) => line("sharing-cover-lapsed", Some(row)),
            Cover::None => line("sharing-cover-none", None),
        }
    });
    let items: Vec<Content> = told.map(Into::into).collect();
    let list = List { items, kind: ListKind::Bullet, ..List::default() }.html();
    let mut html = Html::join([list]);
    let overdue = journey.agreements.iter().filter(|agreement| {
        let used = covers.iter().any(|c| matches!(c, Cover::Covered(row) if row.agreement == agreement.id));
        used && agreement.terms.review_warning(asked.now().date()) == Some(0)
    });
    for agreement in overdue {
        let args = [("code", agreement.terms.code.as_str().into())];
        html.push(InsetText::new(asked.t_with("sharing-review-overdue", &args)).html());
    }
    if !outside.is_empty() {
        let parts: Vec<String> = outside.iter().map(|code| shown::class(asked, code)).collect();
        let words = asked.t_with("sharing-leave-out", &[("parts", asked.texts.list(&parts).into())]);
        let leave = Button {
            name: "go".to_owned(),
            value: format!("without-{}", outside.into_iter().collect::<Vec<_>>().join(",")),
            variant: ButtonVariant::Secondary,
            ..Button::new(words)
        };
        html.push(leave.html());
    }
    html
}

/// A choice that drops down, for pages that ask for an agency.
pub(super) fn agency_items(
    journey_partners: &[crate::around::Partner],
    own: kernel::AgencyId,
    asked: &web::Asked,
) -> Vec<SelectItem> {
    let mut items = vec![SelectItem::new("", asked.t("sharing-choose"))];
    let others = journey_partners.iter().filter(|partner| partner.id != own);
    items.extend(others.map(|partner| SelectItem::new(partner.id.to_string(), partner.name(asked.visit.language))));
    items
}

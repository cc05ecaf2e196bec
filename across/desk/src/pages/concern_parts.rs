//! The parts of a concern's page.

use super::mentions::codes;
use super::opened::Opened;
use crate::clocks;
use crate::shown::{children, clock_column, lines, place_name, raised_by, sources, state_tags, urgency_tag, when};
use concerns::events::{ConcernEvent, Reported};
use concerns::queries;
use concerns::words::{Account, Door};
use kernel::Language;
use store::Stop;
use web::Asked;
use web::components::{
    Button, Heading, Html, InsetText, Link, List, ListKind, Paragraph, Size, SummaryList, SummaryRow, WarningText,
};

/// The heading: the children as told, or that no name is known.
pub(crate) fn title(asked: &Asked, opened: &Opened) -> String {
    if opened.row.summary.is_empty() { asked.t("concern-title-unnamed") } else { children(asked, &opened.row) }
}

/// Urgency and state, where it lies and when it was raised.
pub(crate) fn standing(asked: &Asked, opened: &Opened) -> Html {
    let row = &opened.row;
    let tags = std::iter::once(urgency_tag(asked, row.urgency)).chain(state_tags(asked, row)).map(|tag| tag.html());
    let tags = Paragraph::new(Html::join(tags)).html();
    let args = [
        ("place", place_name(asked, row.council.as_deref()).into()),
        ("by", raised_by(asked, row, &opened.names).into()),
        ("when", when(asked, row.reported_at).into()),
        ("desk", opened.names.team(row.desk).into()),
    ];
    Html::join([tags, Paragraph::new(asked.t_with("concern-standing", &args)).html()])
}

/// The one thing that comes next, with the way to do it.
pub(crate) fn next_thing(asked: &Asked, opened: &Opened) -> Html {
    let (row, own) = (&opened.row, asked.visit.actor().staff());
    let go = |key: &str, end: &str, button: &str| {
        let href = asked.url(&format!("{}/{end}", opened.path()));
        let content = [Paragraph::new(asked.t(key)).html(), Button::link(href, asked.t(button)).html()];
        InsetText::new(Html::join(content)).html()
    };
    let press = |key: &str, end: &str, button: &str| {
        let form = asked.side_form(&format!("{}/{end}", opened.path())).button(Button::new(asked.t(button)).html());
        InsetText::new(Html::join([Paragraph::new(asked.t(key)).html(), form.html()])).html()
    };
    if row.held {
        return press("concern-next-held", "release", "concern-do-release");
    }
    if row.escalated_at.is_some() {
        return match opened.may(asked, "concerns.supervise") {
            true => go("concern-next-disputed", "escalation", "concern-do-escalation"),
            false => InsetText::new(asked.t("concern-next-disputed-wait")).html(),
        };
    }
    if row.done {
        return InsetText::new(asked.t("concern-next-done")).html();
    }
    match row.taken_by {
        None => return press("concern-next-take", "take", "concern-do-take"),
        Some(owner) if Some(owner) != own => {
            let name = [("name", opened.names.staff(owner).into())];
            return InsetText::new(asked.t_with("concern-next-theirs", &name)).html();
        }
        Some(_) => {}
    }
    if row.decision.is_some() {
        return go("concern-next-answer", "answer", "concern-do-answer");
    }
    if row.open_mentions > 0 {
        let first = opened.reported().ok().and_then(|reported| {
            reported.mentions.iter().find(|mention| !opened.concern.matches.contains_key(&mention.id))
        });
        if let Some(first) = first {
            let end = format!("mentions/{}", first.id);
            return go("concern-next-match", &end, "concern-do-match");
        }
    }
    go("concern-next-decide", "decide", "concern-do-decide")
}

/// What was told, each part under its own name; the child's own words apart.
pub(crate) fn told(asked: &Asked, opened: &Opened, account: Option<&Account>) -> Html {
    let Some(account) = account else { return Paragraph::new(asked.t("desk-erased")).html() };
    let language = Some(opened.row.language);
    let own_words = if account.own_words.trim().is_empty() {
        Html::default()
    } else {
        let heading = Heading::new(3, Size::S, asked.t("concern-told-own-words")).html();
        Html::join([heading, InsetText::new(lines(asked, &account.own_words, language)).html()])
    };
    let harms = account
        .harms
        .iter()
        .map(|code| codes().name("harm_types", code, asked.visit.language).map_or_else(|| code.clone(), str::to_owned));
    let harms = harms.collect::<Vec<_>>().join("\n");
    let rows = [
        ("what", &account.what, language),
        ("when", &account.when, language),
        ("place", &account.place, language),
        ("person-of-concern", &account.person_of_concern, language),
        ("vehicles", &account.vehicles, language),
        ("online", &account.online, language),
        ("harms", &harms, None),
        ("worker-safety", &account.worker_safety, language),
        ("wishes", &account.wishes, language),
        ("who-else-knows", &account.who_else_knows, language),
        ("already-done", &account.already_done, language),
        ("history", &account.history, language),
        ("household", &account.household, language),
        ("analysis", &account.analysis, language),
        ("awareness", &account.awareness, language),
        ("consent", &account.consent, language),
    ];
    let rows = rows.into_iter().filter(|(_, text, _)| !text.trim().is_empty()).map(|(name, text, language)| {
        let key = format!("concern-told-{name}");
        SummaryRow::new(asked.t(&key), lines(asked, text, language))
    });
    let rows: Vec<SummaryRow> = rows.collect();
    let rows = if rows.is_empty() { Html::default() } else { SummaryList::new(rows).html() };
    let other = language.filter(|language| *language != asked.visit.language).map(|language| {
        let key = if language == Language::Cy { "concern-told-in-welsh" } else { "concern-told-in-english" };
        Paragraph::new(asked.t(key)).html()
    });
    Html::join([other.unwrap_or_default(), own_words, rows])
}

/// What a written confirmation added to a telephone report.
pub(crate) fn confirmations(asked: &Asked, opened: &Opened) -> Html {
    let added = opened.history.events.iter().find_map(|told| match &told.event {
        ConcernEvent::ConfirmedInWriting { account, .. } => Some(account),
        _ => None,
    });
    let Some(account) = added else { return Html::default() };
    let heading = Heading::new(2, Size::M, asked.t("concern-confirmed-title")).html();
    Html::join([heading, told(asked, opened, account.get())])
}

/// The written report that confirms a telephone report, or the telephone report that this one confirms.
pub(crate) async fn linked(asked: &Asked, opened: &Opened) -> Result<Html, Stop> {
    let rows = queries::confirmations(&asked.house, &asked.visit, &opened.row).await?;
    let lines = rows.iter().map(|row| {
        let confirms = Some(row.concern) == opened.row.confirmed_by;
        let key = if confirms { "concern-confirmed-by" } else { "concern-confirms" };
        let url = asked.url(&format!("/concerns/{}", row.concern));
        asked.rich(key, &[("reference", row.reference.as_str().into()), ("url", url.into())])
    });
    Ok(Html::join(lines))
}

/// Whoever raised it, and how they may be reached.
pub(crate) fn reporter(asked: &Asked, opened: &Opened, reported: &Reported) -> Html {
    let (row, details) = (&opened.row, reported.reporter_details.get());
    let mut list = vec![SummaryRow::new(asked.t("concern-reporter-who"), raised_by(asked, row, &opened.names))];
    let mut say = |key: &str, value: &str| {
        if !value.trim().is_empty() {
            list.push(SummaryRow::new(asked.t(key), lines(asked, value, None)));
        }
    };
    if let Some(details) = details {
        let leave = match details.leave_message.as_str() {
            "yes" => asked.t("concern-yes"),
            "no" => asked.t("concern-no"),
            _ => String::new(),
        };
        say("concern-reporter-name", &details.name);
        say("concern-reporter-role", &details.role);
        say("concern-reporter-organisation", &details.organisation);
        say("concern-reporter-phone", &details.phone);
        say("concern-reporter-email", &details.email);
        say("concern-reporter-safe", &details.safe_contact);
        say("concern-reporter-message", &leave);
        say("concern-reporter-consulted", &details.consulted);
        say("concern-reporter-communication", &details.communication);
    } else {
        say("concern-reporter-name", &asked.t("desk-erased"));
    }
    let reach = if row.reachable { "concern-reporter-reachable" } else { "concern-reporter-unreachable" };
    say("concern-reporter-reach", &asked.t(reach));
    say("concern-reporter-language", row.language.own_name());
    let warning = if reported.reporter.withhold_name {
        WarningText::new(asked.t("concern-warning"), asked.t("concern-reporter-withheld")).html()
    } else {
        Html::default()
    };
    Html::join([warning, SummaryList::new(list).html()])
}

/// What is owed by when, what runs out next first.
pub(crate) fn clocks(asked: &Asked, opened: &Opened) -> Html {
    let mut clocks = clocks::clocks(&opened.row, asked.house.limits());
    clocks.sort_by_key(|clock| (!clock.runs(), clock.due));
    let codes: Vec<&str> = clocks.iter().map(|clock| clock.limit).collect();
    let heading = Heading::new(2, Size::S, asked.t("concern-clocks-title")).html();
    Html::join([heading, clock_column(asked, &clocks), sources(asked, &codes)])
}

/// Who has it.
pub(crate) fn held_by(asked: &Asked, opened: &Opened) -> Html {
    let heading = Heading::new(2, Size::S, asked.t("concern-owner-title")).html();
    let owner = match opened.row.taken_by {
        Some(owner) if Some(owner) == asked.visit.actor().staff() => asked.t("concern-owner-you"),
        Some(owner) => opened.names.staff(owner).to_owned(),
        None => asked.t("desk-owner-nobody"),
    };
    Html::join([heading, Paragraph::new(owner).html()])
}

/// Everything that can be done, each on its own page.
pub(crate) fn actions(asked: &Asked, opened: &Opened, supervises: bool) -> Html {
    let row = &opened.row;
    let own = row.taken_by.is_some() && row.taken_by == asked.visit.actor().staff();
    let telephone = row.door == Door::Telephone && !opened.concern.confirmed;
    let offered = [
        (row.decision.is_none() && !row.held, "decide", "concern-do-decide"),
        (true, "answer", "concern-do-answer"),
        (true, "ask", "concern-do-ask"),
        (row.taken_by.is_some() && (own || supervises), "hand-over", "concern-do-hand-over"),
        (row.decision.is_none(), "urgency", "concern-do-urgency"),
        (row.decision.is_none() && row.matter == concerns::words::Matter::Child, "move", "concern-do-move"),
        (true, "about-staff", "concern-do-about-staff"),
        (telephone, "confirm", "concern-do-confirm"),
        (row.escalated_at.is_some() && supervises, "escalation", "concern-do-escalation"),
    ];
    let items = offered.into_iter().filter(|(holds, ..)| *holds).map(|(_, end, key)| {
        let href = asked.url(&format!("{}/{end}", opened.path()));
        Link { no_visited_state: true, ..Link::new(href, asked.t(key)) }.html().into()
    });
    let list = List { items: items.collect(), kind: ListKind::Plain, spaced_out: true, ..List::default() };
    let heading = Heading::new(2, Size::S, asked.t("concern-actions-title")).html();
    Html::join([heading, list.html()])
}

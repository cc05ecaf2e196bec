//! Everything that is not a form field: from the options of a fixture to our structs.

use components::*;

use crate::options::Options;

pub fn render(component: &str, o: Options<'_>) -> Option<Html> {
    Some(match component {
        "back-link" => BackLink {
            href: o.text("href"),
            content: or(o.content(), "Back"),
            classes: o.classes(),
            attributes: o.attributes("attributes"),
        }
        .html(),
        "breadcrumbs" => breadcrumbs(o).html(),
        "button" => button(o).html(),
        "details" => Details {
            summary: o.content_of("summaryText", "summaryHtml"),
            content: o.content(),
            open: o.given("open"),
            id: o.text("id"),
            classes: o.classes(),
            attributes: o.attributes("attributes"),
        }
        .html(),
        "error-summary" => error_summary(o).html(),
        "exit-this-page" => exit_this_page(o).html(),
        "generic-header" => GenericHeader {
            logo: o.content_of("logoText", "logoHtml"),
            url: o.text("url"),
            container_classes: o.text("containerClasses"),
            classes: o.classes(),
            attributes: o.attributes("attributes"),
        }
        .html(),
        "inset-text" => InsetText {
            content: o.content(),
            id: o.text("id"),
            classes: o.classes(),
            attributes: o.attributes("attributes"),
        }
        .html(),
        "language-navigation" => language_switch(o).html(),
        "notification-banner" => notification_banner(o).html(),
        "pagination" => pagination(o).html(),
        "panel" => panel(o).html(),
        "phase-banner" => PhaseBanner {
            tag: o.part("tag").map(tag).unwrap_or_default(),
            content: o.content(),
            classes: o.classes(),
            attributes: o.attributes("attributes"),
        }
        .html(),
        "service-navigation" => service_navigation(o).html(),
        "skip-link" => SkipLink {
            href: o.text("href"),
            content: o.content(),
            classes: o.classes(),
            attributes: o.attributes("attributes"),
        }
        .html(),
        "summary-list" => summary_list(o).html(),
        "table" => table(o).html(),
        "tabs" => tabs(o).html(),
        "tag" => tag(o).html(),
        "task-list" => task_list(o).html(),
        "warning-text" => WarningText {
            icon_fallback_text: o.text_or("iconFallbackText", "Warning"),
            content: o.content(),
            classes: o.classes(),
            attributes: o.attributes("attributes"),
        }
        .html(),
        _ => return None,
    })
}

fn or(content: Content, usual: &str) -> Content {
    if content.is_empty() { usual.into() } else { content }
}

fn breadcrumbs(o: Options<'_>) -> Breadcrumbs {
    let crumb = |item: Options<'_>| Crumb {
        href: item.text("href"),
        content: item.content(),
        attributes: item.attributes("attributes"),
    };
    Breadcrumbs {
        label: o.text_or("labelText", "Breadcrumb"),
        items: o.list("items").into_iter().map(crumb).collect(),
        collapse_on_mobile: o.given("collapseOnMobile"),
        classes: o.classes(),
        attributes: o.attributes("attributes"),
    }
}

fn button(o: Options<'_>) -> Button {
    let value = |name: &str| if o.given(name) { o.text(name) } else { String::new() };
    Button {
        content: o.content(),
        href: o.text("href"),
        name: value("name"),
        value: value("value"),
        id: o.text("id"),
        button_type: button_type(&o.text("type")),
        variant: ButtonVariant::Primary,
        is_start_button: o.given("isStartButton"),
        disabled: o.given("disabled"),
        prevent_double_click: o.switch("preventDoubleClick"),
        classes: o.classes(),
        attributes: o.attributes("attributes"),
    }
}

fn button_type(kind: &str) -> ButtonType {
    match kind {
        "button" => ButtonType::Button,
        "reset" => ButtonType::Reset,
        _ => ButtonType::Submit,
    }
}

fn error_summary(o: Options<'_>) -> ErrorSummary {
    let link = |item: Options<'_>| ErrorLink {
        href: item.text("href"),
        content: item.content(),
        attributes: item.attributes("attributes"),
    };
    ErrorSummary {
        title: o.content_of("titleText", "titleHtml"),
        description: o.content_of("descriptionText", "descriptionHtml"),
        errors: o.list("errorList").into_iter().map(link).collect(),
        disable_auto_focus: o.switch("disableAutoFocus"),
        classes: o.classes(),
        attributes: o.attributes("attributes"),
    }
}

fn exit_this_page(o: Options<'_>) -> ExitThisPage {
    let usual = Html::trusted("<span class=\"govuk-visually-hidden\">Emergency</span> Exit this page");
    let content = o.content();
    ExitThisPage {
        content: if content.is_empty() { usual.into() } else { content },
        redirect_url: o.text("redirectUrl"),
        activated_text: o.text("activatedText"),
        timed_out_text: o.text("timedOutText"),
        press_two_more_times_text: o.text("pressTwoMoreTimesText"),
        press_one_more_time_text: o.text("pressOneMoreTimeText"),
        id: o.text("id"),
        classes: o.classes(),
        attributes: o.attributes("attributes"),
    }
}

fn language_switch(o: Options<'_>) -> LanguageSwitch {
    let item = |item: Options<'_>| LanguageItem {
        content: item.content(),
        lang: item.text("lang"),
        href: item.text("href"),
        current: item.given("current"),
        href_lang: item.text("hrefLang"),
        dir: item.text("dir"),
        language_description_text: item.text("languageDescriptionText"),
        classes: item.classes(),
        attributes: item.attributes("attributes"),
    };
    LanguageSwitch {
        label: o.text_or("ariaLabel", "Language"),
        items: o.list("items").into_iter().map(item).collect(),
        classes: o.classes(),
        attributes: o.attributes("attributes"),
        ..LanguageSwitch::default()
    }
}

fn notification_banner(o: Options<'_>) -> NotificationBanner {
    let success = o.text("type") == "success";
    NotificationBanner {
        title: or(o.content_of("titleText", "titleHtml"), if success { "Success" } else { "Important" }),
        content: o.content(),
        success,
        role: o.text("role"),
        title_id: o.text("titleId"),
        title_heading_level: o.level("titleHeadingLevel"),
        disable_auto_focus: o.switch("disableAutoFocus"),
        classes: o.classes(),
        attributes: o.attributes("attributes"),
    }
}

fn pagination(o: Options<'_>) -> Pagination {
    let link = |link: Options<'_>, usual: &str| PageLink {
        href: link.text("href"),
        content: match link.content() {
            content if content.is_empty() => {
                Html::trusted(format!("{usual}<span class=\"govuk-visually-hidden\"> page</span>")).into()
            }
            content => content,
        },
        label_text: link.text("labelText"),
        attributes: link.attributes("attributes"),
    };
    let item = |item: Options<'_>| PageItem {
        number: item.text("number"),
        href: item.text("href"),
        visually_hidden_text: item.text_or("visuallyHiddenText", &format!("Page {}", item.text("number"))),
        current: item.given("current"),
        ellipsis: item.given("ellipsis"),
        attributes: item.attributes("attributes"),
    };
    Pagination {
        landmark_label: o.text_or("landmarkLabel", "Pagination"),
        previous: o.part("previous").map(|previous| link(previous, "Previous")),
        next: o.part("next").map(|next| link(next, "Next")),
        items: o.list("items").into_iter().filter(|item| !item.is_empty()).map(item).collect(),
        classes: o.classes(),
        attributes: o.attributes("attributes"),
    }
}

fn panel(o: Options<'_>) -> Panel {
    let actions = o.part("actions");
    let action = |action: Options<'_>| PanelAction {
        content: action.content(),
        href: action.text("href"),
        as_button: action.text("type") == "button",
        button_type: button_type(&action.text_or("type", "button")),
        classes: action.classes(),
        attributes: action.attributes("attributes"),
    };
    // There a class turns the panel into one that interrupts; here a field does.
    let interruption = o.classes().contains("govuk-panel--interruption");
    Panel {
        title: o.content_of("titleText", "titleHtml"),
        content: o.content(),
        heading_level: o.level("headingLevel"),
        interruption,
        actions: actions.map(|a| a.list("items").into_iter().map(action).collect()).unwrap_or_default(),
        actions_classes: actions.map(Options::classes).unwrap_or_default(),
        actions_attributes: actions.map(|a| a.attributes("attributes")).unwrap_or_default(),
        classes: o.classes().replace("govuk-panel--interruption", "").trim().to_owned(),
        attributes: o.attributes("attributes"),
    }
}

fn service_navigation(o: Options<'_>) -> ServiceNavigation {
    let item = |item: Options<'_>| ServiceItem {
        href: item.text("href"),
        content: item.content(),
        current: item.given("current"),
        active: item.given("active"),
        attributes: item.attributes("attributes"),
    };
    let slots = o.part("slots");
    let slot = |name: &str| slots.map(|slots| Html::trusted(slots.text(name))).unwrap_or_default();
    let end = slots.and_then(|slots| slots.part("end"));
    let menu = o.text_or("menuButtonText", "Menu");
    ServiceNavigation {
        aria_label: o.text_or("ariaLabel", "Service information"),
        service_name: o.text("serviceName"),
        service_url: o.text("serviceUrl"),
        items: o.list("navigation").into_iter().map(item).collect(),
        navigation_label: o.text("navigationLabel"),
        navigation_id: o.text("navigationId"),
        navigation_classes: o.text("navigationClasses"),
        menu_button_text: menu,
        menu_button_label: o.text("menuButtonLabel"),
        collapse_navigation_on_mobile: o.switch("collapseNavigationOnMobile"),
        start: slot("start"),
        end: end.map(|end| Html::trusted(end.text("html"))).unwrap_or_else(|| slot("end")),
        end_inline: end.is_some_and(|end| end.text("align") == "inline"),
        navigation_start: slot("navigationStart"),
        navigation_end: slot("navigationEnd"),
        container_classes: String::new(),
        classes: o.classes(),
        attributes: o.attributes("attributes"),
    }
}

fn action(o: Options<'_>) -> Action {
    Action {
        href: o.text("href"),
        content: o.content(),
        visually_hidden_text: o.text("visuallyHiddenText"),
        classes: o.classes(),
        attributes: o.attributes("attributes"),
    }
}

fn actions(o: Options<'_>) -> (Vec<Action>, String) {
    match o.part("actions") {
        Some(actions) => (actions.list("items").into_iter().map(action).collect(), actions.classes()),
        None => (Vec::new(), String::new()),
    }
}

fn summary_list(o: Options<'_>) -> SummaryList {
    let row = |row: Options<'_>| {
        let (row_actions, actions_classes) = actions(row);
        SummaryRow {
            key: row.part("key").map(Options::content).unwrap_or_default(),
            value: row.part("value").map(Options::content).unwrap_or_default(),
            actions: row_actions,
            key_classes: row.part("key").map(Options::classes).unwrap_or_default(),
            value_classes: row.part("value").map(Options::classes).unwrap_or_default(),
            actions_classes,
            classes: row.classes(),
        }
    };
    let card = |card: Options<'_>| {
        let title = card.part("title");
        let (card_actions, actions_classes) = actions(card);
        SummaryCard {
            title: title.map(Options::content).unwrap_or_default(),
            heading_level: title.map(|title| title.level("headingLevel")).unwrap_or_default(),
            title_classes: title.map(Options::classes).unwrap_or_default(),
            actions: card_actions,
            actions_classes,
            classes: card.classes(),
            attributes: card.attributes("attributes"),
        }
    };
    SummaryList {
        rows: o.list("rows").into_iter().map(row).collect(),
        card: o.part("card").map(card),
        classes: o.classes(),
        attributes: o.attributes("attributes"),
    }
}

fn table(o: Options<'_>) -> Table {
    let cell = |cell: Options<'_>| Cell {
        content: cell.content(),
        format: cell.text("format"),
        sort: None,
        colspan: cell.number("colspan"),
        rowspan: cell.number("rowspan"),
        classes: cell.classes(),
        attributes: cell.attributes("attributes"),
    };
    let rows = o.raw("rows").and_then(|rows| rows.as_array()).into_iter().flatten();
    Table {
        caption: o.text("caption"),
        caption_classes: o.text("captionClasses"),
        head: o.list("head").into_iter().map(cell).collect(),
        rows: rows.filter_map(|row| row.as_array()).map(|row| row.iter().map(Options).map(cell).collect()).collect(),
        first_cell_is_header: o.given("firstCellIsHeader"),
        classes: o.classes(),
        attributes: o.attributes("attributes"),
    }
}

fn tabs(o: Options<'_>) -> Tabs {
    let prefix = o.text("idPrefix");
    let tab = |(place, item): (usize, Options<'_>)| {
        let panel = item.part("panel");
        Tab {
            label: item.text("label"),
            panel: panel.map(Options::content).unwrap_or_default(),
            id: item.text_or("id", &format!("{prefix}-{place}")),
            attributes: item.attributes("attributes"),
            panel_attributes: panel.map(|panel| panel.attributes("attributes")).unwrap_or_default(),
        }
    };
    Tabs {
        title: o.text_or("title", "Contents"),
        items: o.places("items").into_iter().map(tab).collect(),
        id_prefix: prefix.clone(),
        id: o.text("id"),
        classes: o.classes(),
        attributes: o.attributes("attributes"),
    }
}

fn tag(o: Options<'_>) -> Tag {
    Tag { content: o.content(), colour: TagColour::Usual, classes: o.classes(), attributes: o.attributes("attributes") }
}

fn task_list(o: Options<'_>) -> TaskList {
    let item = |item: Options<'_>| {
        let (title, status) = (item.part("title"), item.part("status"));
        Task {
            title: title.map(Options::content).unwrap_or_default(),
            href: item.text("href"),
            hint: item.part("hint").map(Options::content).unwrap_or_default(),
            status: status.map(Options::content).unwrap_or_default(),
            tag: status.and_then(|status| status.part("tag")).map(tag),
            title_classes: title.map(Options::classes).unwrap_or_default(),
            status_classes: status.map(Options::classes).unwrap_or_default(),
            classes: item.classes(),
        }
    };
    TaskList {
        items: o.list("items").into_iter().map(item).collect(),
        id_prefix: o.text("idPrefix"),
        classes: o.classes(),
        attributes: o.attributes("attributes"),
    }
}

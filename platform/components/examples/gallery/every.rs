//! Every component on one wide page.

use components::*;

pub fn page(assets: AssetUrls) -> Layout {
    let main = Html::join([identity(), texts(), records(), fields(), files(), notices(), lists()]);
    Layout {
        lang: "en".into(),
        title: "Every component".into(),
        site_name: "Dolen".into(),
        skip_link: "Skip to main content".into(),
        header: header(),
        service_navigation: Some(ServiceNavigation {
            menu_button_text: "Menu".into(),
            items: vec![
                ServiceItem::new("#", "My desk", true),
                ServiceItem::new("#", "Search", false),
                ServiceItem::new("#", "Lamps", false),
                ServiceItem::new("#", "Reports", false),
            ],
            ..ServiceNavigation::default()
        }),
        phase_banner: Some(PhaseBanner {
            tag: Tag::new("Demonstration", TagColour::Usual),
            content: "Everything on this page is made up.".into(),
            ..PhaseBanner::default()
        }),
        before: Breadcrumbs {
            label: "Breadcrumb".into(),
            items: vec![Crumb::new("#", "My desk"), Crumb::new("#", "Lamps"), Crumb::new("", "Lamp 12")],
            ..Breadcrumbs::default()
        }
        .into(),
        main,
        side: side(),
        side_label: "About this lamp".into(),
        width: Width::Wide,
        footer: Footer {
            title: "Support links".into(),
            links: vec![
                FooterLink::new("#", "Privacy"),
                FooterLink::new("#", "Accessibility"),
                FooterLink::new("#", "Help"),
            ],
            content: "Dolen is open source.".into(),
            ..Footer::default()
        },
        assets,
        ..Layout::default()
    }
}

fn header() -> Header {
    let sign_out = Form::post("#", "made-up").button(Button::new("Sign out"));
    Header {
        name: "Dolen".into(),
        tagline: "Linking what we know".into(),
        language: Some(LanguageSwitch {
            label: "Language".into(),
            items: vec![LanguageItem::other("cy", "Cymraeg", "#"), LanguageItem::current("en", "English")],
            ..LanguageSwitch::default()
        }),
        account: Some(Account {
            label: "Your account".into(),
            name: "Rhian Ŵyn Pugh".into(),
            detail: "Lamps team".into(),
            sign_out: sign_out.into(),
            ..Account::default()
        }),
        ..Header::default()
    }
}

fn side() -> Html {
    Html::join([
        Heading::new(2, Size::S, "On this page").html(),
        SideNavigation {
            label: "On this page".into(),
            items: vec![NavigationItem::new("#", "Overview", true), NavigationItem::new("#", "Repairs", false)],
            ..SideNavigation::default()
        }
        .html(),
        Filter {
            heading: "Filter".into(),
            selected_heading: "Selected filters".into(),
            selected: vec![FilterCategory {
                heading: "State".into(),
                items: vec![FilterTag { href: "#".into(), text: "Dark".into(), visually_hidden_text: "Remove".into() }],
            }],
            clear_href: "#".into(),
            clear_text: "Clear filters".into(),
            options: Checkboxes {
                classes: "govuk-checkboxes--small".into(),
                ..Checkboxes::new(
                    "state",
                    Fieldset::new("State", Size::S),
                    vec![Choice::new("dark", "Dark"), Choice::new("lit", "Lit")],
                )
            }
            .into(),
            submit: Button::new("Apply filters").into(),
            ..Filter::default()
        }
        .html(),
    ])
}

fn identity() -> Html {
    Html::join([
        Heading { caption: "Lamps".into(), ..Heading::page("Lamp 12, Stryd y Farchnad") }.html(),
        IdentityBar {
            title: "Lamp 12 · reference LMP-7K2P-4".into(),
            actions: vec![Button { variant: ButtonVariant::Secondary, ..Button::new("Take over") }.into()],
            ..IdentityBar::default()
        }
        .html(),
        SubNavigation {
            label: "Parts of this record".into(),
            items: vec![
                NavigationItem::new("#", "Overview", true),
                NavigationItem::new("#", "Repairs", false),
                NavigationItem::new("#", "Letters", false),
            ],
            ..SubNavigation::default()
        }
        .html(),
    ])
}

fn texts() -> Html {
    Html::join([
        Paragraph::lead("A lead paragraph says what the page is about.").html(),
        Paragraph::new(Html::trusted(format!(
            "A usual paragraph with {} and a badge {}.",
            Link::new("#", "a link"),
            Badge::new("Restricted", "moj-badge--red")
        )))
        .html(),
        List::bullet(["One line", "Another line"]).html(),
        InsetText::new("Inset text stands apart from what is around it.").html(),
        WarningText::new("Warning", "You can be fined if you touch the wires.").html(),
        Details::new("Why we ask", "So that the right person comes with the right ladder.").html(),
        Paragraph { kind: ParagraphKind::Quiet, ..Paragraph::new("Last changed 21 November 2026 by Rhian Ŵyn Pugh") }
            .html(),
        SectionBreak { visible: true, ..SectionBreak::default() }.html(),
    ])
}

fn records() -> Html {
    let colours = [
        ("Received", TagColour::Purple),
        ("New", TagColour::Teal),
        ("Open", TagColour::Usual),
        ("Waiting", TagColour::Yellow),
        ("High", TagColour::Orange),
        ("Overdue", TagColour::Red),
        ("Sent", TagColour::Magenta),
        ("Done", TagColour::Green),
        ("Closed", TagColour::Grey),
    ];
    Html::join([
        SummaryList {
            card: Some(SummaryCard {
                title: "Where it stands".into(),
                actions: vec![Action::new("#", "See on a map", "")],
                ..SummaryCard::default()
            }),
            ..SummaryList::new(vec![
                SummaryRow::new("Street", "Stryd y Farchnad").action(Action::new("#", "Change", "the street")),
                SummaryRow::new("Number", "12").action(Action::new("#", "Change", "the number")),
                SummaryRow::new("Height", "8 metres"),
            ])
        }
        .html(),
        Html::trusted(format!(
            "<p class=\"dolen-tags\">{}</p>",
            Html::join(colours.map(|(word, colour)| Tag::new(word, colour)))
        )),
        Table {
            caption: "Repairs".into(),
            caption_classes: "govuk-table__caption--m".into(),
            head: vec![
                Cell::sortable("Date", "#", Direction::Descending),
                Cell::sortable("What was done", "#", Direction::Unsorted),
                Cell::numeric("Cost"),
            ],
            rows: vec![
                vec!["3 March 2026".into(), "New bulb".into(), Cell::numeric("£12.50")],
                vec!["14 January 2026".into(), "Door closed".into(), Cell::numeric("£0.00")],
            ],
            first_cell_is_header: true,
            ..Table::default()
        }
        .html(),
        Pagination {
            landmark_label: "Pagination".into(),
            previous: Some(PageLink::new("#", "Previous")),
            next: Some(PageLink::new("#", "Next")),
            items: (1..=3)
                .map(|number| PageItem {
                    number: number.to_string(),
                    href: "#".into(),
                    visually_hidden_text: format!("Page {number}"),
                    current: number == 2,
                    ..PageItem::default()
                })
                .collect(),
            ..Pagination::default()
        }
        .html(),
        Timeline {
            items: [("Bulb replaced", "3 March 2026 at 10:15"), ("Reported dark", "1 March 2026 at 18:40")]
                .map(|(title, date)| TimelineItem {
                    title: title.into(),
                    byline: "by Rhian Ŵyn Pugh".into(),
                    datetime: "2026-03-03".into(),
                    date: date.into(),
                    content: Paragraph::new("The lamp is lit again.").into(),
                    ..TimelineItem::default()
                })
                .into(),
            ..Timeline::default()
        }
        .html(),
    ])
}

fn fields() -> Html {
    let form = Form::post("#", "made-up")
        .field(Input { hint: Some("As on the plate".into()), ..Input::new("name", "Name of the lamp") })
        .field(Input { prefix: Some("£".into()), suffix: Some("each".into()), ..Input::new("cost", "Cost") })
        .field(Input { value: "LMP-7K2P-4".into(), ..Input::code("code", "Code") })
        .field(PasswordInput {
            show_password_text: "Show".into(),
            hide_password_text: "Hide".into(),
            show_password_aria_label_text: "Show password".into(),
            hide_password_aria_label_text: "Hide password".into(),
            ..PasswordInput::new("password", "Password")
        })
        .field(Textarea {
            error_message: Some(ErrorMessage::new("Error", "Enter what you saw")),
            ..Textarea::new("saw", "What you saw")
        })
        .field(Select::new(
            "area",
            "Area",
            vec![SelectItem::new("", ""), SelectItem::new("n", "North"), SelectItem::new("s", "South")],
        ))
        .field(DateInput {
            hint: Some("For example, 27 3 2026".into()),
            ..DateInput::day_month_year("seen", "When did you see it?", ["Day", "Month", "Year"], ["3", "", "2026"])
        })
        .field(Checkboxes {
            values: vec!["bent".into()],
            ..Checkboxes::new(
                "signs",
                "What did you see?",
                vec![
                    Choice::new("bent", "It is bent").reveals(Input::new("angle", "By how much?")),
                    Choice::new("rust", "It is rusty").hint("Brown marks"),
                    Choice::divider("or"),
                    Choice::new("none", "None of these").exclusive(),
                ],
            )
        })
        .field(Radios {
            classes: "govuk-radios--inline".into(),
            ..Radios::new("again", "May we ask again?", vec![Choice::new("y", "Yes"), Choice::new("n", "No")])
        })
        .button(Button { prevent_double_click: Some(true), ..Button::new("Save and continue") })
        .button(Button { variant: ButtonVariant::Secondary, ..Button::new("Save for later") })
        .button(Button { variant: ButtonVariant::Warning, ..Button::new("Delete") })
        .button(Link::new("#", "Cancel"));
    Html::join([Heading::new(2, Size::M, "Fields").html(), form.html()])
}

fn files() -> Html {
    Form { multipart: true, ..Form::post("#", "made-up") }
        .field(FileUpload { accept: ".csv,.xlsx".into(), ..FileUpload::new("table", "A table of lamps") })
        .button(Button { is_start_button: true, ..Button::link("#", "Start now") })
        .html()
}

fn notices() -> Html {
    let alert = |variant, label: &str| Alert {
        label: label.into(),
        variant,
        heading: label.into(),
        content: Paragraph::new("More about it, in one or two lines.").into(),
        ..Alert::default()
    };
    Html::join([
        ErrorSummary {
            title: "There is a problem".into(),
            errors: vec![ErrorLink::new("saw", "Enter what you saw")],
            disable_auto_focus: Some(true),
            ..ErrorSummary::default()
        }
        .html(),
        NotificationBanner {
            title: "Important".into(),
            content: "The street is closed on Friday.".into(),
            ..Default::default()
        }
        .html(),
        NotificationBanner {
            title: "Success".into(),
            content: "The lamp was mended.".into(),
            success: true,
            disable_auto_focus: Some(true),
            title_id: "success".into(),
            ..Default::default()
        }
        .html(),
        alert(AlertVariant::Information, "Good to know").html(),
        alert(AlertVariant::Success, "Done").html(),
        alert(AlertVariant::Warning, "No answer for 24 hours").html(),
        alert(AlertVariant::Error, "The letter came back").html(),
        Panel {
            title: "Report received".into(),
            content: Html::trusted("Your reference<br><strong class=\"dolen-reference\">LMP-7K2P-4</strong>").into(),
            heading_level: 2,
            ..Panel::default()
        }
        .html(),
    ])
}

fn lists() -> Html {
    let task = |title: &str, tag: Option<Tag>, status: &str| Task {
        title: title.into(),
        href: "#".into(),
        status: status.into(),
        tag,
        ..Task::default()
    };
    Html::join([
        TaskList {
            items: vec![
                task("Where it is", None, "Completed"),
                task("What is wrong", Some(Tag::new("Incomplete", TagColour::Usual)), ""),
            ],
            ..TaskList::default()
        }
        .html(),
        Tabs {
            title: "Contents".into(),
            items: vec![
                Tab::new("today", "Today", "Nothing is due today."),
                Tab::new("overdue", "Overdue", "One lamp is overdue."),
            ],
            ..Tabs::default()
        }
        .html(),
        Columns {
            items: vec![
                Column { width: "one-half".into(), content: Paragraph::new("One half").into() },
                Column { width: "one-half".into(), content: Paragraph::new("The other half").into() },
            ],
        }
        .html(),
        ButtonGroup {
            items: vec![Button::new("One").into(), Link::new("#", "Other").into()],
            ..ButtonGroup::default()
        }
        .html(),
        Pagination {
            landmark_label: "Pages".into(),
            previous: Some(PageLink { label_text: "Where it stands".into(), ..PageLink::new("#", "Previous") }),
            next: Some(PageLink { label_text: "Who mends it".into(), ..PageLink::new("#", "Next") }),
            ..Pagination::default()
        }
        .html(),
    ])
}

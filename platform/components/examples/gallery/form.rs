//! A page for the public: neutral, one question, a way out, and the other language without losing what was typed.

use components::*;

pub fn page(assets: AssetUrls) -> Layout {
    let choices = vec![
        Choice::new("dark", "Mae'n dywyll"),
        Choice::new("flickers", "Mae'n fflachio").hint("Er enghraifft, dim ond pan fydd hi'n bwrw glaw"),
        Choice::divider("neu"),
        Choice::new("other", "Rhywbeth arall")
            .reveals(Input { classes: "govuk-input--width-20".into(), ..Input::new("other", "Beth yw'r broblem?") }),
    ];
    let form = Form { id: "question".into(), ..Form::post("", "made-up") }
        .field(Radios {
            hint: Some("Dewiswch yr un sy'n disgrifio'r lamp orau".into()),
            error_message: Some(ErrorMessage::new("Gwall", "Dewiswch beth sy'n bod ar y lamp")),
            value: "other".into(),
            ..Radios::new("wrong", Fieldset::page_heading("Beth sy'n bod ar y lamp?"), choices)
        })
        .field(CharacterCount {
            hint: Some("Peidiwch â rhoi eich enw yma".into()),
            value: "Mae'r lamp ger y tŷ dŵr wedi torri ers dydd Llun.".into(),
            textarea_description_text: "Gallwch roi hyd at %{count} nod".into(),
            characters_under_limit_text: plurals([
                "Mae gennych %{count} nod ar ôl",
                "Mae gennych %{count} nod ar ôl",
                "Mae gennych %{count} nod ar ôl",
                "Mae gennych %{count} nod ar ôl",
                "Mae gennych %{count} nod ar ôl",
                "Mae gennych %{count} nod ar ôl",
            ]),
            ..CharacterCount::new("more", Label::sized("Rhywbeth arall i'w ddweud?", Size::M), 500)
        })
        .button(Button::new("Parhau"))
        .button(Link::new("#", "Cadw a dod yn ôl yn nes ymlaen"));
    Layout {
        lang: "cy".into(),
        title: "Gwall: Beth sy'n bod ar y lamp?".into(),
        site_name: "Goleuadau".into(),
        neutral: true,
        skip_link: "Neidio i'r prif gynnwys".into(),
        header: Header {
            name: "Goleuadau".into(),
            language: Some(LanguageSwitch {
                label: "Iaith".into(),
                items: vec![LanguageItem::current("cy", "Cymraeg"), LanguageItem::other("en", "English", "#")],
                form: "question".into(),
                ..LanguageSwitch::default()
            }),
            ..Header::default()
        },
        exit: Some(ExitThisPage {
            content: "Gadael y dudalen hon".into(),
            activated_text: "Yn llwytho.".into(),
            timed_out_text: "Daeth Gadael y dudalen hon i ben.".into(),
            press_two_more_times_text: "Pwyswch Shift ddwywaith eto i adael.".into(),
            press_one_more_time_text: "Pwyswch Shift unwaith eto i adael.".into(),
            ..ExitThisPage::default()
        }),
        before: BackLink::new("#", "Yn ôl").into(),
        notices: ErrorSummary {
            title: "Mae problem".into(),
            errors: vec![ErrorLink::new("wrong", "Dewiswch beth sy'n bod ar y lamp")],
            ..ErrorSummary::default()
        }
        .into(),
        main: form.into(),
        footer: Footer {
            title: "Dolenni".into(),
            links: vec![
                FooterLink::new("#", "Preifatrwydd"),
                FooterLink::new("#", "Hygyrchedd"),
                FooterLink::new("#", "Cysylltu â ni"),
            ],
            content: "Os oes rhywun mewn perygl nawr, ffoniwch 999.".into(),
            ..Footer::default()
        },
        assets,
        ..Layout::default()
    }
}

/// The six plural forms of Welsh, in their usual order.
fn plurals(texts: [&str; 6]) -> Plurals {
    let rules = ["zero", "one", "two", "few", "many", "other"];
    rules.iter().zip(texts).map(|(rule, text)| (rule.to_string(), text.to_owned())).collect()
}

//! Form fields: from the options of a fixture to our structs.

use components::*;

use crate::options::Options;

pub fn render(component: &str, o: Options<'_>) -> Option<Html> {
    Some(match component {
        "input" => input(o).html(),
        "textarea" => textarea(o).html(),
        "select" => select(o).html(),
        "file-upload" => file_upload(o).html(),
        "password-input" => without_usual_words(password_input(o).html(), o),
        "character-count" => character_count(o).html(),
        "date-input" => date_input(o).html(),
        "radios" => radios(o).html(),
        "checkboxes" => checkboxes(o).html(),
        "fieldset" => Fieldset {
            legend: o.legend(),
            content: Html::trusted(o.text("html")),
            described_by: o.text("describedBy"),
            role: o.text("role"),
            classes: o.classes(),
            attributes: o.attributes("attributes"),
        }
        .html(),
        "label" => Label {
            content: o.content(),
            for_id: o.text("for"),
            is_page_heading: o.given("isPageHeading"),
            classes: o.classes(),
            attributes: o.attributes("attributes"),
        }
        .html(),
        "hint" => Hint {
            content: o.content(),
            id: o.text("id"),
            classes: o.classes(),
            attributes: o.attributes("attributes"),
        }
        .html(),
        "error-message" => ErrorMessage {
            content: o.content(),
            // Only a text that is not there at all is replaced by the usual word; `false` means none.
            visually_hidden_text: match o.raw("visuallyHiddenText") {
                None => "Error".to_owned(),
                Some(_) if !o.given("visuallyHiddenText") => String::new(),
                Some(_) => o.text("visuallyHiddenText"),
            },
            id: o.text("id"),
            classes: o.classes(),
            attributes: o.attributes("attributes"),
        }
        .html(),
        _ => return None,
    })
}

fn affix(o: Options<'_>) -> Affix {
    Affix { content: o.content(), classes: o.classes(), attributes: o.attributes("attributes") }
}

fn input(o: Options<'_>) -> Input {
    let wrapper = o.part("inputWrapper");
    Input {
        name: o.text("name"),
        id: o.text("id"),
        label: o.label(),
        hint: o.hint(),
        error_message: o.error_message(),
        value: o.text("value"),
        input_type: o.text("type"),
        inputmode: o.text("inputmode"),
        autocomplete: o.text("autocomplete"),
        autocapitalize: o.text("autocapitalize"),
        spellcheck: o.switch("spellcheck"),
        pattern: o.text("pattern"),
        disabled: o.given("disabled"),
        prefix: o.part("prefix").map(affix),
        suffix: o.part("suffix").map(affix),
        wrapper_classes: wrapper.map(Options::classes).unwrap_or_default(),
        wrapper_attributes: wrapper.map(|w| w.attributes("attributes")).unwrap_or_default(),
        described_by: o.text("describedBy"),
        form_group: o.form_group(),
        classes: o.classes(),
        attributes: o.attributes("attributes"),
    }
}

fn textarea(o: Options<'_>) -> Textarea {
    Textarea {
        name: o.text("name"),
        id: o.text("id"),
        label: o.label(),
        hint: o.hint(),
        error_message: o.error_message(),
        value: o.text("value"),
        rows: o.number("rows").unwrap_or(0) as u16,
        spellcheck: o.switch("spellcheck"),
        autocomplete: o.text("autocomplete"),
        disabled: o.given("disabled"),
        described_by: o.text("describedBy"),
        form_group: o.form_group(),
        classes: o.classes(),
        attributes: o.attributes("attributes"),
    }
}

fn select(o: Options<'_>) -> Select {
    let item = |item: Options<'_>| SelectItem {
        value: item.raw("value").map(|_| item.text("value")),
        text: item.text("text"),
        selected: item.switch("selected"),
        disabled: item.given("disabled"),
        attributes: item.attributes("attributes"),
    };
    Select {
        name: o.text("name"),
        id: o.text("id"),
        label: o.label(),
        hint: o.hint(),
        error_message: o.error_message(),
        items: o.list("items").into_iter().map(item).collect(),
        value: o.text("value"),
        disabled: o.given("disabled"),
        described_by: o.text("describedBy"),
        form_group: o.form_group(),
        classes: o.classes(),
        attributes: o.attributes("attributes"),
    }
}

fn file_upload(o: Options<'_>) -> FileUpload {
    FileUpload {
        name: o.text("name"),
        id: o.text("id"),
        label: o.label(),
        hint: o.hint(),
        error_message: o.error_message(),
        multiple: o.given("multiple"),
        accept: String::new(),
        disabled: o.given("disabled"),
        javascript: o.given("javascript"),
        choose_files_button_text: o.text("chooseFilesButtonText"),
        no_file_chosen_text: o.text("noFileChosenText"),
        multiple_files_chosen_text: o.plurals("multipleFilesChosenText"),
        drop_instruction_text: o.text("dropInstructionText"),
        entered_drop_zone_text: o.text("enteredDropZoneText"),
        left_drop_zone_text: o.text("leftDropZoneText"),
        wrapper_classes: o.text("wrapperClasses"),
        wrapper_attributes: o.attributes("wrapperAttributes"),
        described_by: o.text("describedBy"),
        form_group: o.form_group(),
        classes: o.classes(),
        attributes: o.attributes("attributes"),
    }
}

fn password_input(o: Options<'_>) -> PasswordInput {
    PasswordInput {
        name: o.text("name"),
        id: o.text("id"),
        label: o.label(),
        hint: o.hint(),
        error_message: o.error_message(),
        value: o.text("value"),
        autocomplete: o.text("autocomplete"),
        disabled: o.given("disabled"),
        show_password_text: o.text_or("showPasswordText", "Show"),
        hide_password_text: o.text("hidePasswordText"),
        show_password_aria_label_text: o.text_or("showPasswordAriaLabelText", "Show password"),
        hide_password_aria_label_text: o.text("hidePasswordAriaLabelText"),
        password_shown_announcement_text: o.text("passwordShownAnnouncementText"),
        password_hidden_announcement_text: o.text("passwordHiddenAnnouncementText"),
        button_classes: o.part("button").map(Options::classes).unwrap_or_default(),
        described_by: o.text("describedBy"),
        form_group: o.form_group(),
        classes: o.classes(),
        attributes: o.attributes("attributes"),
    }
}

/// GOV.UK's script knows the English words on the button by itself; ours is always told them. Where the options say
/// nothing, exactly those two attributes are taken away before comparing.
fn without_usual_words(html: Html, o: Options<'_>) -> Html {
    let mut html = html.into_string();
    for (option, attribute) in [
        ("showPasswordText", " data-i18n.show-password=\"Show\""),
        ("showPasswordAriaLabelText", " data-i18n.show-password-aria-label=\"Show password\""),
    ] {
        if !o.given(option) {
            assert!(html.contains(attribute), "the script is told its words");
            html = html.replacen(attribute, "", 1);
        }
    }
    Html::trusted(html)
}

fn character_count(o: Options<'_>) -> CharacterCount {
    let words = o.given("maxwords") || o.text("countType") == "words";
    let usual = format!("You can enter up to %{{count}} {}", if words { "words" } else { "characters" });
    let limited = o.given("maxwords") || o.given("maxlength");
    CharacterCount {
        name: o.text("name"),
        id: o.text("id"),
        label: o.label(),
        hint: o.hint(),
        error_message: o.error_message(),
        value: o.text("value"),
        rows: o.number("rows").unwrap_or(0) as u16,
        spellcheck: o.switch("spellcheck"),
        maxlength: o.number("maxlength"),
        maxwords: o.number("maxwords"),
        count_type: o.text("countType"),
        threshold: o.number("threshold"),
        textarea_description_text: o.text_or("textareaDescriptionText", if limited { &usual } else { "" }),
        characters_under_limit_text: o.plurals("charactersUnderLimitText"),
        characters_at_limit_text: o.text("charactersAtLimitText"),
        characters_over_limit_text: o.plurals("charactersOverLimitText"),
        words_under_limit_text: o.plurals("wordsUnderLimitText"),
        words_at_limit_text: o.text("wordsAtLimitText"),
        words_over_limit_text: o.plurals("wordsOverLimitText"),
        count_message_classes: o.part("countMessage").map(Options::classes).unwrap_or_default(),
        form_group: o.form_group(),
        classes: o.classes(),
        attributes: o.attributes("attributes"),
    }
}

/// GOV.UK's component knows three parts by itself and names them in English; ours is given its parts.
fn date_input(o: Options<'_>) -> DateInput {
    let prefix = o.text("namePrefix");
    let typed = |name: &str| {
        let full = if prefix.is_empty() { name.to_owned() } else { format!("{prefix}-{name}") };
        o.part("values").map(|values| if values.given(&full) { values.text(&full) } else { String::new() })
    };
    let part_named = |usual: &str| {
        let part = o.part(usual);
        let name = part.map(|part| part.text_or("name", usual)).unwrap_or(usual.to_owned());
        let given = part.map(|part| part.text("value")).filter(|value| !value.is_empty());
        let plain = o.part("values").map(|values| values.text(usual)).filter(|_| part.is_none());
        let value = given.or(plain.filter(|value| !value.is_empty())).or_else(|| typed(&name)).unwrap_or_default();
        (part, name, value)
    };
    let capital = |name: &str| {
        let mut letters = name.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters.flat_map(char::to_lowercase)).collect::<String>())
    };
    let item = |part: Option<Options<'_>>, name: String, value: String, width: u8| DateItem {
        label: part
            .filter(|part| part.given("label"))
            .map(|part| part.text("label"))
            .or_else(|| capital(&name))
            .unwrap_or_default(),
        name,
        value,
        width,
        error: part.and_then(|part| part.switch("error")),
        id: part.map(|part| part.text("id")).unwrap_or_default(),
        inputmode: part.map(|part| part.text("inputmode")).unwrap_or_default(),
        autocomplete: part.map(|part| part.text("autocomplete")).unwrap_or_default(),
        pattern: part.map(|part| part.text("pattern")).unwrap_or_default(),
        classes: part.map(Options::classes).unwrap_or_default(),
        attributes: part.map(|part| part.attributes("attributes")).unwrap_or_default(),
    };
    let listed = o.list("items");
    let items = if listed.is_empty() {
        [("day", 2), ("month", 2), ("year", 4)]
            .into_iter()
            .filter(|(usual, _)| o.raw(usual).is_none_or(|part| part.is_object()))
            .map(|(usual, width)| {
                let (part, name, value) = part_named(usual);
                item(part, name, value, width)
            })
            .collect()
    } else {
        listed
            .into_iter()
            .map(|part| {
                let name = part.text("name");
                let known = ["day", "month", "year"].contains(&name.as_str());
                let own = Some(part.text("value")).filter(|value| !value.is_empty());
                let value =
                    own.or_else(|| known.then(|| part_named(&name).2)).or_else(|| typed(&name)).unwrap_or_default();
                item(Some(part), name, value, 0)
            })
            .collect()
    };
    DateInput {
        id: o.text("id"),
        name_prefix: prefix.clone(),
        fieldset: o.fieldset(),
        hint: o.hint(),
        error_message: o.error_message(),
        items,
        form_group: o.form_group(),
        classes: o.classes(),
        attributes: o.attributes("attributes"),
    }
}

/// Holes in the list of choices count as places there; ours has no holes, so the id is given where one came before.
fn choices(o: Options<'_>, prefix: &str) -> Vec<Choice> {
    o.places("items")
        .into_iter()
        .enumerate()
        .map(|(ours, (place, item))| Choice {
            value: item.text("value"),
            content: item.content(),
            hint: item.hint(),
            checked: item.switch("checked"),
            disabled: item.given("disabled"),
            conditional: match item.part("conditional").filter(|part| part.given("html")) {
                Some(part) => Html::trusted(part.text("html")),
                None => Html::default(),
            },
            divider: item.text("divider"),
            exclusive: item.text("behaviour") == "exclusive",
            name: item.text("name"),
            id: match (item.given("id"), ours + 1 == place) {
                (true, _) => item.text("id"),
                (false, true) => String::new(),
                (false, false) => format!("{prefix}-{place}"),
            },
            label_classes: item.part("label").map(Options::classes).unwrap_or_default(),
            label_attributes: item.part("label").map(|l| l.attributes("attributes")).unwrap_or_default(),
            attributes: item.attributes("attributes"),
        })
        .collect()
}

fn radios(o: Options<'_>) -> Radios {
    Radios {
        name: o.text("name"),
        id_prefix: o.text("idPrefix"),
        fieldset: o.fieldset(),
        hint: o.hint(),
        error_message: o.error_message(),
        items: choices(o, &o.text_or("idPrefix", &o.text("name"))),
        value: o.text("value"),
        form_group: o.form_group(),
        classes: o.classes(),
        attributes: o.attributes("attributes"),
    }
}

fn checkboxes(o: Options<'_>) -> Checkboxes {
    let values = o.raw("values").and_then(|values| values.as_array()).into_iter().flatten();
    Checkboxes {
        name: o.text("name"),
        id_prefix: o.text("idPrefix"),
        fieldset: o.fieldset(),
        hint: o.hint(),
        error_message: o.error_message(),
        items: choices(o, &o.text_or("idPrefix", &o.text("name"))),
        values: values.map(|value| value.as_str().map(str::to_owned).unwrap_or(value.to_string())).collect(),
        described_by: o.text("describedBy"),
        form_group: o.form_group(),
        classes: o.classes(),
        attributes: o.attributes("attributes"),
    }
}

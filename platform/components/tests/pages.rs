//! What the document, the form and the way to the other language promise.

use components::*;

fn page() -> Layout {
    Layout {
        lang: "cy".into(),
        title: "Beth sy'n bod ar y lamp?".into(),
        site_name: "Goleuadau".into(),
        main: Html::text("y cynnwys"),
        ..Layout::default()
    }
}

#[test]
fn a_page_holds_nothing_inline() {
    let layout = Layout {
        header: Header { name: "Dolen".into(), account: Some(Account::default()), ..Header::default() },
        exit: Some(ExitThisPage::default()),
        service_navigation: Some(ServiceNavigation::default()),
        phase_banner: Some(PhaseBanner::default()),
        ..page()
    };
    let html = layout.html().into_string();
    assert_eq!(html.matches("<script").count(), 1, "{html}");
    assert!(html.contains("<script type=\"module\" src=\"/assets/init.js\"></script>"), "{html}");
    for wrong in ["<style", " style=", "javascript:", " onclick", " onload"] {
        assert!(!html.contains(wrong), "{wrong} in {html}");
    }
    let outside: Vec<&str> = html.split("https://").skip(1).collect();
    assert!(outside.iter().all(|rest| rest.starts_with("www.bbc.co.uk/weather")), "{outside:?}");
}

#[test]
fn a_neutral_page_has_no_mark_and_only_the_given_names() {
    let neutral = Layout { neutral: true, header: Header { name: "Goleuadau".into(), ..Header::default() }, ..page() };
    let html = neutral.html().into_string();
    assert!(!html.contains("<svg"), "{html}");
    assert!(html.contains("<title>Beth sy&#39;n bod ar y lamp? – Goleuadau</title>"), "{html}");
    // The words a person can read: our own name is not among them.
    let body = html.split("<body").nth(1).expect("a body");
    let words: String = body.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text).collect();
    assert!(!words.contains("Dolen"), "{words}");
    let marked = Layout { neutral: false, header: neutral.header.clone(), ..page() };
    assert!(marked.html().as_str().contains("dolen-header__mark"));
}

#[test]
fn the_column_at_the_side_and_the_width_go_together() {
    let side = Layout { side: Html::text("beside"), side_label: "Aside".into(), width: Width::Wide, ..page() };
    let html = side.html().into_string();
    assert!(html.contains("<aside class=\"govuk-grid-column-one-third dolen-side\" aria-label=\"Aside\">"), "{html}");
    assert!(html.matches("dolen-width-container--wide").count() >= 3, "head, page and foot are equally wide: {html}");
    assert!(!Layout { width: Width::Full, ..page() }.html().as_str().contains("two-thirds"));
    assert!(page().html().as_str().contains("govuk-grid-column-two-thirds"));
}

#[test]
fn the_addresses_of_files_carry_their_hash() {
    let manifest =
        r#"{"files": {"dolen.css": {"sha256": "0123456789abcdef"}, "init.js": {"sha256": "fedcba9876543210"}}}"#;
    let assets = AssetUrls::from_manifest("/assets", manifest).expect("a manifest");
    assert_eq!(assets.stylesheet, "/assets/dolen.css?v=0123456789ab");
    assert_eq!(assets.script, "/assets/init.js?v=fedcba987654");
    assert_eq!(assets.favicon, "/assets/favicon.svg", "a file that is not listed keeps its plain name");
    assert!(AssetUrls::from_manifest("/assets", "no manifest").is_err());
}

#[test]
fn a_form_keeps_its_secret_and_is_checked_by_the_server() {
    let html = Form::post("/report", "s3cret").hidden("step", "2").button(Button::new("Go")).html().into_string();
    assert!(html.contains("<form action=\"/report\" method=\"post\" novalidate>"), "{html}");
    assert!(html.contains("<input type=\"hidden\" name=\"_csrf\" value=\"s3cret\">"), "{html}");
    assert!(html.contains("<input type=\"hidden\" name=\"step\" value=\"2\">"), "{html}");
    assert!(!html.contains("multipart"), "{html}");
    let search = Form::get("/search").html().into_string();
    assert!(search.contains("method=\"get\"") && !search.contains("_csrf"), "{search}");
    let upload = Form { multipart: true, ..Form::post("", "s") }.html().into_string();
    assert!(upload.contains("enctype=\"multipart/form-data\"") && !upload.contains("action="), "{upload}");
}

#[test]
fn enter_in_a_field_never_changes_the_language() {
    let switch = LanguageSwitch {
        items: vec![LanguageItem::current("en", "English"), LanguageItem::other("cy", "Cymraeg", "/cy")],
        form: "question".into(),
        ..LanguageSwitch::default()
    };
    let html = switch.html().into_string();
    let buttons: Vec<&str> = html.split("<button ").skip(1).collect();
    assert_eq!(buttons.len(), 2, "{html}");
    assert!(!buttons[0].contains("name="), "the first button of the form is the one Enter presses: {html}");
    assert!(buttons[0].contains("form=\"question\"") && buttons[0].contains("tabindex=\"-1\""), "{html}");
    assert!(buttons[1].contains("name=\"_language\" value=\"cy\"") && buttons[1].contains("lang=\"cy\""), "{html}");
    let links = LanguageSwitch { form: String::new(), ..switch }.html().into_string();
    assert!(links.contains("href=\"/cy\" rel=\"alternate\" lang=\"cy\" hreflang=\"cy\""), "{links}");
    assert!(!links.contains("<button"), "{links}");
}

#[test]
fn the_way_out_is_a_plain_link_in_the_same_tab() {
    let html = ExitThisPage { content: "Leave".into(), ..ExitThisPage::default() }.html().into_string();
    assert!(html.contains(&format!("<a href=\"{WEATHER}\"")), "{html}");
    assert!(html.contains("rel=\"nofollow noreferrer\"") && !html.contains("target="), "{html}");
}

#[test]
fn pieces_are_joined_without_empty_ones() {
    let joined = Html::join([Html::text("a"), Html::default(), Html::text("<b>")]);
    assert_eq!(joined.as_str(), "a\n&lt;b&gt;");
    assert!(Html::join([Html::default()]).is_empty());
    assert_eq!(Content::from("<i>").html().as_str(), "&lt;i&gt;");
    assert_eq!(Content::from(Html::trusted("<i></i>")).html().as_str(), "<i></i>");
}

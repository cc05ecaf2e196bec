//! The frame around a page: head, menu, language, banner and foot.

use crate::{Asked, Page, asked::MAIN_FORM, front::MenuItem};
use components::{
    Account, BackLink, Button, ButtonVariant, Content, ErrorLink, ErrorSummary, ExitThisPage, Footer, FooterLink,
    Header, Heading, Html, LanguageItem, LanguageSwitch, Layout, NotificationBanner, PhaseBanner, ServiceItem,
    ServiceNavigation, Tag,
};
use kernel::Language;

/// The whole document for a page.
pub(crate) fn document(asked: &Asked, page: &Page) -> Html {
    let t = |key: &str| asked.t(key);
    let title =
        if page.mistakes.any() { format!("{} {}", t("web-error-title"), page.title) } else { page.title.clone() };
    let mut main = Html::default();
    if !page.own_heading {
        let caption = if page.caption.is_empty() { None } else { Some(page.caption.clone()) };
        let heading = Heading { caption: caption.unwrap_or_default().into(), ..Heading::page(page.title.clone()) };
        main.push(heading.html());
    }
    main.push(page.body.clone());
    let layout = Layout {
        lang: asked.visit.language.code().to_owned(),
        title,
        site_name: if page.neutral { t("web-neutral-house") } else { t("web-house") },
        neutral: page.neutral,
        skip_link: t("web-skip"),
        header: header(asked, page),
        service_navigation: menu(asked, page),
        phase_banner: asked.house.settings().demo.then(|| PhaseBanner {
            tag: Tag { content: t("web-demo-tag").into(), ..Tag::default() },
            content: Content::Text(t(if page.neutral { "web-demo-neutral" } else { "web-demo" })),
            ..PhaseBanner::default()
        }),
        exit: page.neutral.then(|| exit(asked)),
        before: before(asked, page),
        notices: notices(asked, page),
        main,
        side: page.side.clone(),
        side_label: t("web-side"),
        width: page.width,
        footer: footer(asked),
        assets: asked.front.assets.clone(),
        ..Layout::default()
    };
    layout.html()
}

fn header(asked: &Asked, page: &Page) -> Header {
    let account = asked.signed_in.as_ref().filter(|_| !page.neutral).map(|signed_in| {
        let sign_out = Button {
            variant: ButtonVariant::Secondary,
            classes: "dolen-sign-out".to_owned(),
            ..Button::new(asked.t("web-sign-out"))
        };
        Account {
            label: asked.t("web-account"),
            name: signed_in.name.clone(),
            detail: match asked.visit.language {
                Language::Cy => signed_in.detail.0.clone(),
                Language::En => signed_in.detail.1.clone(),
            },
            links: vec![components::Link::new(asked.url("/account"), asked.t("web-my-account"))],
            sign_out: asked.side_form("/sign-out").button(sign_out.html()).html(),
        }
    });
    let home = if asked.signed_in.is_some() && !page.neutral { "/home" } else { "/" };
    Header {
        name: if page.neutral { asked.t("web-neutral-house") } else { asked.t("web-house") },
        href: asked.url(home),
        tagline: if page.neutral { String::new() } else { asked.t("web-tagline") },
        neutral: page.neutral,
        language: Some(language(asked, page)),
        account,
        ..Header::default()
    }
}

fn language(asked: &Asked, page: &Page) -> LanguageSwitch {
    let items = Language::ALL
        .into_iter()
        .map(|language| {
            if language == asked.visit.language {
                return LanguageItem::current(language.code(), language.own_name());
            }
            let href = format!("/{}{}", language.code(), asked.address(&asked.path, asked.query.pairs()));
            LanguageItem::other(language.code(), language.own_name(), href)
        })
        .collect();
    let form = if page.has_form { MAIN_FORM.to_owned() } else { String::new() };
    LanguageSwitch { label: asked.t("web-language"), items, form, ..LanguageSwitch::default() }
}

fn menu(asked: &Asked, page: &Page) -> Option<ServiceNavigation> {
    let signed_in = asked.signed_in.as_ref().filter(|_| !page.neutral)?;
    let shown = |item: &&MenuItem| (item.shown)(&signed_in.who);
    let items = asked.front.menu.iter().filter(shown);
    let items =
        items.map(|item| ServiceItem::new(asked.url(item.path), asked.t(item.key), item.name == page.menu)).collect();
    Some(ServiceNavigation {
        items,
        aria_label: asked.t("web-menu-label"),
        menu_button_text: asked.t("web-menu"),
        menu_button_label: asked.t("web-menu"),
        navigation_label: asked.t("web-menu"),
        ..ServiceNavigation::default()
    })
}

fn exit(asked: &Asked) -> ExitThisPage {
    ExitThisPage {
        content: Content::Html(Html::join([
            Html::trusted(r#"<span class="govuk-visually-hidden">"#),
            Html::text(&asked.t("web-exit-emergency")),
            Html::trusted("</span> "),
            Html::text(&asked.t("web-exit")),
        ])),
        activated_text: asked.t("web-exit-activated"),
        timed_out_text: asked.t("web-exit-timed-out"),
        press_two_more_times_text: asked.t("web-exit-two-more"),
        press_one_more_time_text: asked.t("web-exit-one-more"),
        ..ExitThisPage::default()
    }
}

fn before(asked: &Asked, page: &Page) -> Html {
    match &page.back {
        Some(path) => BackLink::new(asked.url(path), asked.t("web-back")).html(),
        None => page.back_control.clone(),
    }
}

fn notices(asked: &Asked, page: &Page) -> Html {
    let mut notices = Html::default();
    if page.mistakes.any() {
        let errors =
            page.mistakes.all().iter().map(|(field, sentence)| ErrorLink::new(field, sentence.as_str())).collect();
        notices.push(ErrorSummary { title: asked.t("web-problem").into(), errors, ..ErrorSummary::default() }.html());
    }
    if let Some(sentence) = &page.notice {
        let content = Html::join([
            Html::trusted(r#"<p class="govuk-notification-banner__heading">"#),
            Html::text(sentence),
            Html::trusted("</p>"),
        ]);
        let banner = NotificationBanner {
            title: asked.t("web-done").into(),
            content: Content::Html(content),
            success: true,
            ..NotificationBanner::default()
        };
        notices.push(banner.html());
    }
    notices
}

fn footer(asked: &Asked) -> Footer {
    let links = asked.front.foot.iter().map(|(path, key)| FooterLink::new(asked.url(path), asked.t(key))).collect();
    Footer { title: asked.t("web-foot"), links, ..Footer::default() }
}

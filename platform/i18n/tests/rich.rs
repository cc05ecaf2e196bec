//! Mark-up in texts, and arguments that would like to be mark-up.

use i18n::{Catalogue, Language, Source, Texts, escape};
use proptest::prelude::*;
use std::sync::{Arc, OnceLock};

const EN: &str = r#"
link = Read [our advice](/en/advice) first.
strong = Call **999** now, or [**the police**](tel:101). **See [the page](https://example.org/?a=1&b=2)**
plain = A < B & "C" are 'D' [not a link] 2 * 3 ** 4
name = Hello **{ $name }**, see [{ $name }]({ $address }).
lone = { $name }
bad = Do [this](javascript:void), [that](//elsewhere) and [more](http://example.org).
nested = [one [two](/b) three](/c)
count = { $count ->
    [one] **{ $count }** message
   *[other] **{ $count }** messages
}
"#;

fn texts() -> Texts {
    static CATALOGUE: OnceLock<Arc<Catalogue>> = OnceLock::new();
    let build = || Arc::new(Catalogue::new(&[Source { name: "tests", en: EN, cy: EN }]).unwrap());
    CATALOGUE.get_or_init(build).texts(Language::En)
}

#[test]
fn links_and_strong_words() {
    let rich = |key: &str| texts().rich(key, &[]);
    assert_eq!(rich("link"), r#"Read <a class="govuk-link" href="/en/advice">our advice</a> first."#);
    assert_eq!(
        rich("strong"),
        "Call <strong>999</strong> now, or \
         <a class=\"govuk-link\" href=\"tel:101\"><strong>the police</strong></a>. \
         <strong>See <a class=\"govuk-link\" href=\"https://example.org/?a=1&amp;b=2\">the page</a></strong>"
    );
    assert_eq!(rich("plain"), "A &lt; B &amp; &quot;C&quot; are &#39;D&#39; [not a link] 2 * 3 ** 4");
    assert_eq!(rich("nested"), r#"[one <a class="govuk-link" href="/b">two</a> three](/c)"#);
    assert_eq!(texts().rich("count", &[("count", 1.into())]), "<strong>1</strong> message");
}

#[test]
fn other_addresses_leave_the_words_alone() {
    assert_eq!(texts().rich("bad", &[]), "Do this, that and more.");
    for address in ["/\t/elsewhere", "/\\elsewhere", " javascript:x", "JAVASCRIPT:x", "data:text/html,x", ""] {
        let html = texts().rich("name", &[("name", "Mair".into()), ("address", address.into())]);
        assert_eq!(html, "Hello <strong>Mair</strong>, see Mair.", "{address:?}");
    }
}

#[test]
fn an_address_may_be_given_as_an_argument() {
    let html = texts().rich("name", &[("name", "Mair".into()), ("address", "/cy/a?b=(1)&c=\"2\"".into())]);
    assert!(html.ends_with(r#"see <a class="govuk-link" href="/cy/a?b=(1)&amp;c=&quot;2&quot;">Mair</a>."#), "{html}");
}

#[test]
fn arguments_are_never_mark_up() {
    let lone = |name: &str| texts().rich("lone", &[("name", name.into())]);
    assert_eq!(lone("<script>"), "&lt;script&gt;");
    assert_eq!(lone("[a](/b)"), "[a](/b)");
    assert_eq!(lone("**a**"), "**a**");
    assert_eq!(lone("&lt;"), "&amp;lt;");
    assert_eq!(lone("{ $name }"), "{ $name }");
    // The stand-ins themselves cannot be brought in from outside.
    assert_eq!(lone("\u{F8F0}a\u{F8F1}\u{F8F2}/b\u{F8F3}"), "\u{FFFD}a\u{FFFD}\u{FFFD}/b\u{FFFD}");
}

/// Takes away the tags that `rich` itself may write; whatever `<` is left came from somewhere else.
fn without_own_tags(html: &str) -> String {
    let mut rest = html.replace("<strong>", "").replace("</strong>", "").replace("</a>", "");
    while let Some(start) = rest.find("<a class=\"govuk-link\" href=\"") {
        let from = start + "<a class=\"govuk-link\" href=\"".len();
        let length = rest[from..].find("\">").expect("an address that ends");
        let address = &rest[from..from + length];
        assert!(["/", "https://", "tel:", "mailto:"].iter().any(|start| address.starts_with(start)), "{address}");
        assert!(!address.starts_with("//") && !address.contains(['"', '<', '>', '\'', '\\']), "{address}");
        rest.replace_range(start..from + length + 2, "");
    }
    rest
}

/// Bits of mark-up, in any order, between any characters.
fn hostile() -> impl Strategy<Value = String> {
    let bits = prop_oneof![
        Just("<script>".to_owned()),
        Just("\"><img src=x onerror=y>".to_owned()),
        Just("[x](javascript:y)".to_owned()),
        Just("](".to_owned()),
        Just("**".to_owned()),
        Just("javascript:alert(1)".to_owned()),
        Just("//elsewhere".to_owned()),
        Just("https://".to_owned()),
        Just("/".to_owned()),
        Just("'".to_owned()),
        Just("&".to_owned()),
        Just("\u{F8F2}".to_owned()),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(bits, 0..12).prop_map(|bits| bits.concat())
}

proptest! {
    #[test]
    fn hostile_arguments_stay_words(name in hostile(), address in hostile()) {
        let texts = texts();
        let html = texts.rich("name", &[("name", name.as_str().into()), ("address", address.as_str().into())]);
        let rest = without_own_tags(&html);
        prop_assert!(!rest.contains(['<', '>', '"', '\'']), "{}", html);
        prop_assert!(!html.contains("href=\"javascript:"));
        let alone = texts.rich("lone", &[("name", name.as_str().into())]);
        prop_assert!(!alone.contains(['<', '>', '"', '\'']));
        if !name.contains(['\u{F8F0}', '\u{F8F1}', '\u{F8F2}', '\u{F8F3}', '\u{F8F4}']) {
            prop_assert_eq!(alone, escape(&name));
        }
    }
}

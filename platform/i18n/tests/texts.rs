//! Catalogues: both languages or none, six Welsh plural forms, lists.

use i18n::{BadTexts, Catalogue, Language, Source, Texts};
use std::sync::Arc;

const CHILDREN_EN: &str = "children = { $count ->\n    [one] { $count } child\n   *[other] { $count } children\n}\n";
const CHILDREN_CY: &str = "children = { $count ->
    [zero] { $count } o blant
    [one] { $count } plentyn
    [two] { $count } blentyn
    [few] { $count } phlentyn
    [many] { $count } phlentyn
   *[other] { $count } o blant
}
";

fn texts(en: &'static str, cy: &'static str, language: Language) -> Texts {
    let catalogue = Catalogue::new(&[Source { name: "tests", en, cy }]).unwrap();
    Arc::new(catalogue).texts(language)
}

fn wrong(sources: &[(&'static str, &'static str, &'static str)]) -> String {
    let sources: Vec<Source> = sources.iter().map(|(name, en, cy)| Source { name, en, cy }).collect();
    let BadTexts(list) = Catalogue::new(&sources).unwrap_err();
    list.join("\n")
}

#[test]
fn six_welsh_plural_forms() {
    let texts = texts(CHILDREN_EN, CHILDREN_CY, Language::Cy);
    let counted = |count: i64| texts.with("children", &[("count", count.into())]);
    assert_eq!(counted(0), "0 o blant");
    assert_eq!(counted(1), "1 plentyn");
    assert_eq!(counted(2), "2 blentyn");
    assert_eq!(counted(3), "3 phlentyn");
    assert_eq!(counted(4), "4 o blant");
    assert_eq!(counted(5), "5 o blant");
    assert_eq!(counted(6), "6 phlentyn");
    assert_eq!(counted(7), "7 o blant");
    assert_eq!(counted(20), "20 o blant");
    assert_eq!(counted(123_456), "123456 o blant");
}

#[test]
fn each_plural_form_is_reached_by_its_own_number() {
    let cy = "form = { $count ->
    [zero] zero
    [one] one
    [two] two
    [few] few
    [many] many
   *[other] other
}
";
    let texts = texts("form = { $count }", cy, Language::Cy);
    let forms: Vec<String> = (0..8usize).map(|count| texts.with("form", &[("count", count.into())])).collect();
    assert_eq!(forms, ["zero", "one", "two", "few", "other", "other", "many", "other"]);
}

#[test]
fn english_has_two_forms() {
    let texts = texts(CHILDREN_EN, CHILDREN_CY, Language::En);
    let counted = |count: u32| texts.with("children", &[("count", count.into())]);
    assert_eq!([counted(0), counted(1), counted(2)], ["0 children", "1 child", "2 children"]);
}

#[test]
fn what_is_missing_shows_and_does_not_panic() {
    let texts = texts("hello = Hello, { $name }", "hello = Helo, { $name }", Language::Cy);
    assert_eq!(texts.get("nowhere"), "⟦nowhere⟧");
    assert_eq!(texts.get("hello"), "Helo, ⟦$name⟧");
    assert!(texts.has("hello") && !texts.has("nowhere"));
    assert_eq!(texts.with("hello", &[("name", String::from("{$name}").into())]), "Helo, {$name}");
}

#[test]
fn arguments_carry_no_invisible_marks() {
    let texts = texts("hello = Hello, { $name }!", "hello = Helo, { $name }!", Language::En);
    assert_eq!(texts.with("hello", &[("name", "Siân".into())]), "Hello, Siân!");
    assert_eq!(texts.other().with("hello", &[("name", "Siân".into())]), "Helo, Siân!");
}

#[test]
fn every_difference_between_the_languages_is_listed() {
    let list = wrong(&[("a", "one = One\ntwo = Two { $x }\n", "two = Dau { $y }\nthree = Tri\n")]);
    assert!(list.contains("a (cy): one: missing"), "{list}");
    assert!(list.contains("a (en): three: missing"), "{list}");
    assert!(list.contains("a: two: arguments differ: en [x], cy [y]"), "{list}");
}

#[test]
fn an_argument_that_stands_only_in_a_selector_counts() {
    let list = wrong(&[("a", "k = { $count ->\n [one] a\n *[other] b\n }\n", "k = c\n")]);
    assert!(list.contains("arguments differ: en [count], cy []"), "{list}");
}

#[test]
fn a_key_has_one_owner() {
    let list = wrong(&[("a", "k = One", "k = Un"), ("b", "k = Two", "k = Dau")]);
    assert!(list.contains("b (cy): k: given before, in a") && list.contains("b (en): k: given before, in a"), "{list}");
    let own = wrong(&[("a", "month-1 = January", "month-1 = Ionawr")]);
    assert!(own.contains("month-1: given before, in time"), "{own}");
}

#[test]
fn what_cannot_be_read_is_named_by_line() {
    let list = wrong(&[("a", "one = One\n\ntwo Two\n", "one = Un\ntwo = Dau\n")]);
    assert!(list.contains("a (en): line 3:"), "{list}");
}

#[test]
fn what_a_text_leans_on_must_be_there() {
    let list =
        wrong(&[("a", "one = { two } { -name } { SHOUT($x) }", "one = { one-more.part } { $x }\n    .title = t")]);
    for part in ["leans on two", "leans on -name", "calls SHOUT", "leans on one-more", "attributes are not used"] {
        assert!(list.contains(part), "{part} in {list}");
    }
}

#[test]
fn terms_may_be_used() {
    let texts =
        texts("-house = Dolen\nk = Use { -house }\n", "-house = Dolen\nk = Defnyddio { -house }\n", Language::Cy);
    assert_eq!(texts.get("k"), "Defnyddio Dolen");
}

#[test]
fn keys_come_in_order_without_terms() {
    let source = Source { name: "a", en: "-t = T\nb = B\na = A\n", cy: "a = A\nb = B\n" };
    let catalogue = Catalogue::new(&[source]).unwrap();
    let keys: Vec<&str> = catalogue.keys().collect();
    assert_eq!(keys[..2], ["a", "ago-days"]);
    assert!(keys.is_sorted() && !keys.iter().any(|key| key.starts_with('-')));
}

#[test]
fn lists() {
    let (en, cy) = (texts("", "", Language::En), texts("", "", Language::Cy));
    let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    assert_eq!(en.list(&list(&["Bangor", "Amlwch", "Conwy"])), "Bangor, Amlwch and Conwy");
    assert_eq!(en.list(&list(&["Bangor", "Amlwch"])), "Bangor and Amlwch");
    assert_eq!(cy.list(&list(&["Bangor", "Conwy", "Amlwch"])), "Bangor, Conwy, Amlwch");
    for texts in [en, cy] {
        assert_eq!(texts.list(&list(&["Bangor"])), "Bangor");
        assert_eq!(texts.list(&[]), "");
    }
}

#[test]
fn texts_can_be_shared_between_threads() {
    fn shared<T: Send + Sync + Clone + 'static>(_: &T) {}
    let texts = texts(CHILDREN_EN, CHILDREN_CY, Language::Cy);
    shared(&texts);
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let texts = texts.clone();
            std::thread::spawn(move || texts.with("children", &[("count", 2.into())]))
        })
        .collect();
    for thread in threads {
        assert_eq!(thread.join().unwrap(), "2 blentyn");
    }
}

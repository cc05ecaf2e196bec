//! Sort keys, search keys and mutations.

use i18n::{fold, mutations, sort_key};
use proptest::prelude::*;

fn in_order(words: &[&str]) {
    for pair in words.windows(2) {
        assert!(sort_key(pair[0]) < sort_key(pair[1]), "{} before {}", pair[0], pair[1]);
    }
}

#[test]
fn digraphs_are_letters() {
    in_order(&["gwn", "ngwely", "hen"]);
    in_order(&["lwc", "Llandudno", "llaw", "Lloyd"]);
    in_order(&["fioled", "ffair"]);
    in_order(&["rym", "rhiw"]);
    in_order(&["tad", "tan", "tân", "thema"]);
    in_order(&["cwm", "Chwilog", "Deganwy", "dyn", "Ddôl", "Ewloe"]);
    let alphabet = "a b c ch d dd e f ff g ng h i j l ll m n o p ph r rh s t th u w y";
    in_order(&alphabet.split(' ').collect::<Vec<_>>());
}

#[test]
fn bangor_is_not_before_bala() {
    in_order(&["Bagillt", "Bala", "Bangor", "Banwy"]);
    in_order(&["BAGILLT", "BALA", "BANGOR", "BANWY"]);
    in_order(&["Bala, Gwynedd", "Bangor-on-Dee", "Bangor, Gwynedd", "Banwy"]);
}

#[test]
fn parted_letters_in_the_names_of_north_wales() {
    in_order(&["Llandudno", "Llanelwy", "Llangefni", "Llangollen", "Llanrwst"]);
    in_order(&["Brynford", "Bryngwran", "Brynsiencyn", "Brynteg"]);
    in_order(&["Caergwrle", "Caerhun", "Caernarfon", "Caerwys"]);
    in_order(&["Penarlâg", "Pengorffwysfa", "Penmaenmawr"]);
    in_order(&["Llwyn", "Llwyngwril", "Llwynmawr"]);
    in_order(&["Ffynnon", "Ffynnongroyw", "Ffynnonoer"]);
    in_order(&["Amlwch", "Anglesey", "Arfon"]);
    in_order(&["Mwnt", "Mwynglawdd", "Mwynhad"]);
    in_order(&["Aberffraw", "Abergwyngregyn", "Abersoch"]);
    in_order(&["Henffordd", "Hengoed", "Henllan"]);
    // In Llanfihangel it is one letter, and stays so.
    in_order(&["Llanfihag", "Llanfihangel", "Llanfihan"]);
}

#[test]
fn joiners_in_the_text_do_not_matter() {
    assert_eq!(sort_key("Ban\u{034F}gor"), sort_key("Bangor"));
    assert_eq!(sort_key("Llan\u{034F}gefni"), sort_key("Llangefni"));
    assert_eq!(sort_key("L\u{034F}landudno"), sort_key("Llandudno"));
}

#[test]
fn composed_and_decomposed_sort_alike() {
    assert_eq!(sort_key("t\u{00E2}n"), sort_key("ta\u{0302}n"));
    assert_eq!(sort_key("d\u{0175}r"), sort_key("dw\u{0302}r"));
}

#[test]
fn folding() {
    for (text, folded) in [
        ("ŴŶ ŵŷ", "wy wy"),
        ("Siân", "sian"),
        ("Sia\u{0302}n", "sian"),
        ("O\u{2019}Brien", "o'brien"),
        ("O`Brien", "o'brien"),
        ("Pont\u{2013}y\u{2011}pŵl", "pont-y-pwl"),
        ("  Tŷ \t Gwyn ", "ty gwyn"),
        ("Ban\u{034F}gor", "bangor"),
        ("zero\u{200B}width", "zerowidth"),
        ("Łódź Ørsted Straße Þór", "lodz orsted strasse thor"),
        ("İstanbul", "istanbul"),
        ("ﬁn", "fin"),
    ] {
        assert_eq!(fold(text), folded, "{text}");
    }
}

#[test]
fn mutated_names_lead_back() {
    for (mutated, radical) in [
        ("Fangor", "Bangor"),
        ("Mangor", "Bangor"),
        ("Gaernarfon", "Caernarfon"),
        ("Nghaernarfon", "Caernarfon"),
        ("Chaernarfon", "Caernarfon"),
        ("Bwllheli", "Pwllheli"),
        ("Mhwllheli", "Pwllheli"),
        ("Phwllheli", "Pwllheli"),
        ("Dywyn", "Tywyn"),
        ("Nhywyn", "Tywyn"),
        ("Thywyn", "Tywyn"),
        ("Wynedd", "Gwynedd"),
        ("Ngwynedd", "Gwynedd"),
        ("Ddolgellau", "Dolgellau"),
        ("Nolgellau", "Dolgellau"),
        ("Fôn", "Môn"),
        ("Landudno", "Llandudno"),
        ("Ruthun", "Rhuthun"),
        ("Lannau", "Glannau"),
        ("fangor", "bangor"),
        ("FANGOR", "BANGOR"),
    ] {
        assert!(mutations(mutated).contains(&radical.to_owned()), "{mutated}: {:?}", mutations(mutated));
    }
}

#[test]
fn radical_letters_lead_nowhere() {
    for word in ["Llandudno", "Rhyl", "Ffestiniog", "Caernarfon", "Pwllheli", "Tywyn", "Hen", "Saltney", ""] {
        assert_eq!(mutations(word), Vec::<String>::new(), "{word}");
    }
}

proptest! {
    #[test]
    fn folding_twice_changes_nothing(text in any::<String>()) {
        prop_assert_eq!(fold(&fold(&text)), fold(&text));
    }

    #[test]
    fn nothing_panics(text in any::<String>()) {
        let _ = (sort_key(&text), mutations(&text));
    }
}

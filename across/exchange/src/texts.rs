//! Every code that can be met has its words, in both languages.

use crate::{CODES, Sort, fields};
use i18n::Catalogue;
use kernel::Language;
use std::sync::Arc;
use tables::{Content, Fault};

#[test]
fn everything_can_be_said() {
    let catalogue = Arc::new(Catalogue::new(crate::TEXTS).unwrap());
    let mut keys: Vec<String> = CODES.iter().map(|code| format!("exchange-mistake-{code}")).collect();
    for &sort in Sort::ALL {
        keys.push(format!("exchange-sort-{}", sort.code()));
        keys.extend(fields::fields(sort).iter().map(|field| format!("exchange-field-{}", field.code)));
    }
    for content in [
        Content::Text,
        Content::Zip,
        Content::OldOffice,
        Content::Picture,
        Content::Recording,
        Content::Pdf,
        Content::Unknown,
    ] {
        keys.push(format!("exchange-not-a-table-{}", content.code()));
    }
    let (limit, row, column, expected, found) = (1, 2, 3, 4, 5);
    for fault in [
        Fault::Locked,
        Fault::Empty,
        Fault::Damaged,
        Fault::NoSuchSheet,
        Fault::TooBig { limit },
        Fault::TooBigUnpacked { limit },
        Fault::TooManyRows { limit },
        Fault::TooManyColumns { limit: 1 },
        Fault::QuoteNotClosed { row },
        Fault::TooManyCells { row, expected, found },
        Fault::TooFewCells { row, expected, found },
        Fault::CellTooLong { row, column, limit: 1 },
        Fault::BadText { row, column },
        Fault::Io(std::io::ErrorKind::Other),
    ] {
        keys.push(format!("exchange-fault-{}", fault.code()));
        for language in Language::ALL {
            assert!(!crate::wording::fault(&catalogue.texts(language), &fault).contains('⟦'), "{fault}");
        }
    }
    for language in Language::ALL {
        let missing: Vec<_> = keys.iter().filter(|key| !catalogue.texts(language).has(key)).collect();
        assert_eq!(missing, Vec::<&String>::new(), "{language:?}");
    }
}

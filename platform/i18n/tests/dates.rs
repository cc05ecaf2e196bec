//! Golden dates and spans of time in both languages.

use i18n::{Catalogue, Language, Texts};
use kernel::{Date, Timestamp, london_midnight};
use std::sync::Arc;

fn both() -> (Texts, Texts) {
    let catalogue = Arc::new(Catalogue::new(&[]).unwrap());
    (catalogue.texts(Language::Cy), catalogue.texts(Language::En))
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn instant(date: &str, hour: i64, minute: i64) -> Timestamp {
    london_midnight(day(date)).plus_minutes(hour * 60 + minute)
}

#[test]
fn twelve_months() {
    let (cy, en) = both();
    let golden = [
        ("1 Ionawr 2026", "1 January 2026"),
        ("2 Chwefror 2026", "2 February 2026"),
        ("3 Mawrth 2026", "3 March 2026"),
        ("4 Ebrill 2026", "4 April 2026"),
        ("5 Mai 2026", "5 May 2026"),
        ("6 Mehefin 2026", "6 June 2026"),
        ("7 Gorffennaf 2026", "7 July 2026"),
        ("8 Awst 2026", "8 August 2026"),
        ("9 Medi 2026", "9 September 2026"),
        ("10 Hydref 2026", "10 October 2026"),
        ("11 Tachwedd 2026", "11 November 2026"),
        ("12 Rhagfyr 2026", "12 December 2026"),
    ];
    for (number, (welsh, english)) in (1i8..).zip(golden) {
        let date = Date::new(2026, number, number).unwrap();
        assert_eq!(cy.date(date), welsh);
        assert_eq!(en.date(date), english);
    }
}

#[test]
fn seven_days() {
    let (cy, en) = both();
    let golden = [
        ("Dydd Llun, 16 Tachwedd 2026", "Monday, 16 November 2026"),
        ("Dydd Mawrth, 17 Tachwedd 2026", "Tuesday, 17 November 2026"),
        ("Dydd Mercher, 18 Tachwedd 2026", "Wednesday, 18 November 2026"),
        ("Dydd Iau, 19 Tachwedd 2026", "Thursday, 19 November 2026"),
        ("Dydd Gwener, 20 Tachwedd 2026", "Friday, 20 November 2026"),
        ("Dydd Sadwrn, 21 Tachwedd 2026", "Saturday, 21 November 2026"),
        ("Dydd Sul, 22 Tachwedd 2026", "Sunday, 22 November 2026"),
    ];
    for (number, (welsh, english)) in (16i8..).zip(golden) {
        let date = Date::new(2026, 11, number).unwrap();
        assert_eq!(cy.long_date(date), welsh);
        assert_eq!(en.long_date(date), english);
    }
}

#[test]
fn times_are_those_of_wales() {
    let (cy, en) = both();
    // 2026-06-30T23:05:00Z is five past midnight in Wales, on the next day.
    let at = Timestamp::from_millis(1_782_860_700_000);
    assert_eq!(cy.date_time(at), "1 Gorffennaf 2026, 00:05");
    assert_eq!(en.date_time(at), "1 July 2026, 00:05");
    assert_eq!(en.time(instant("2026-11-21", 14, 5)), "14:05");
    assert_eq!(cy.date_time(instant("2026-11-21", 14, 5)), "21 Tachwedd 2026, 14:05");
}

#[test]
fn as_much_as_is_known() {
    let (cy, en) = both();
    let golden = [
        ("2026-03-04", "4 Mawrth 2026", "4 March 2026"),
        ("2026-03", "Mawrth 2026", "March 2026"),
        ("2026", "2026", "2026"),
        ("~2026-03-04", "tua 4 Mawrth 2026", "about 4 March 2026"),
        ("2026-03-04/2026-04-09", "o 4 Mawrth 2026 i 9 Ebrill 2026", "between 4 March 2026 and 9 April 2026"),
        ("?", "ddim yn hysbys", "not known"),
    ];
    for (date, welsh, english) in golden {
        let date = date.parse().unwrap();
        assert_eq!(cy.uncertain_date(date), welsh);
        assert_eq!(en.uncertain_date(date), english);
    }
}

#[test]
fn how_long_ago() {
    let (cy, en) = both();
    let now = instant("2026-11-21", 14, 5);
    let golden = [
        (0, "eiliadau yn ôl", "just now"),
        (1, "1 munud yn ôl", "1 minute ago"),
        (2, "2 funud yn ôl", "2 minutes ago"),
        (6, "6 munud yn ôl", "6 minutes ago"),
        (59, "59 munud yn ôl", "59 minutes ago"),
        (60, "1 awr yn ôl", "1 hour ago"),
        (3 * 60, "3 awr yn ôl", "3 hours ago"),
        (24 * 60, "1 diwrnod yn ôl", "1 day ago"),
        (2 * 24 * 60, "2 ddiwrnod yn ôl", "2 days ago"),
        (6 * 24 * 60, "6 diwrnod yn ôl", "6 days ago"),
        (90 * 24 * 60, "23 Awst 2026", "23 August 2026"),
        (-1, "21 Tachwedd 2026, 14:06", "21 November 2026, 14:06"),
    ];
    for (minutes, welsh, english) in golden {
        assert_eq!(cy.ago(now.plus_minutes(-minutes), now), welsh, "{minutes}");
        assert_eq!(en.ago(now.plus_minutes(-minutes), now), english, "{minutes}");
    }
}

#[test]
fn how_soon_and_how_late() {
    let (cy, en) = both();
    let now = instant("2026-11-21", 14, 5);
    let golden = [
        (0, "yn awr", "due now"),
        (30, "ymhen 30 munud", "in 30 minutes"),
        (61, "ymhen 1 awr", "in 1 hour"),
        (2 * 24 * 60, "ymhen 2 ddiwrnod", "in 2 days"),
        (60 * 24 * 60, "ymhen 60 diwrnod", "in 60 days"),
        (61 * 24 * 60, "21 Ionawr 2027", "21 January 2027"),
        (-2, "2 funud yn hwyr", "2 minutes late"),
        (-120, "2 awr yn hwyr", "2 hours late"),
        (-2 * 24 * 60, "2 ddiwrnod yn hwyr", "2 days late"),
    ];
    for (minutes, welsh, english) in golden {
        assert_eq!(cy.due(now.plus_minutes(minutes), now), welsh, "{minutes}");
        assert_eq!(en.due(now.plus_minutes(minutes), now), english, "{minutes}");
    }
}

#[test]
fn days_are_those_of_the_calendar() {
    let (_, en) = both();
    // 25 hours, but two midnights apart.
    assert_eq!(en.ago(instant("2026-11-19", 23, 30), instant("2026-11-21", 0, 30)), "2 days ago");
    // The night on which the clocks go back is 25 hours long.
    assert_eq!(en.ago(instant("2026-10-24", 12, 0), instant("2026-10-25", 13, 0)), "1 day ago");
}

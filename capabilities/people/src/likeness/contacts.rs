//! Telephone numbers, e-mail addresses and online accounts in one form.

use super::fold;

/// A telephone number with its country code, for example `+441632960123`. British unless another country is written.
/// `None` where there are too few or too many digits to be one.
pub fn phone(text: &str) -> Option<String> {
    let text = text.trim();
    let digits = fold::digits(text);
    let full = if text.starts_with('+') {
        // "+44 (0)1632 ..." is often written: the nought falls away.
        digits.strip_prefix("440").map_or(digits.clone(), |rest| format!("44{rest}"))
    } else if let Some(abroad) = digits.strip_prefix("00") {
        abroad.strip_prefix("440").map_or(abroad.to_owned(), |rest| format!("44{rest}"))
    } else if let Some(national) = digits.strip_prefix('0') {
        format!("44{national}")
    } else if digits.starts_with("44") && digits.len() >= 11 {
        digits
    } else if digits.len() == 10 {
        // Spreadsheets drop the leading nought.
        format!("44{digits}")
    } else {
        return None;
    };
    let british = full.starts_with("44");
    let whole = if british { (11..=12).contains(&full.len()) } else { (8..=15).contains(&full.len()) };
    whole.then(|| format!("+{full}"))
}

/// Every run of six digits in a telephone number, for finding it from a part that was remembered.
pub fn phone_runs(full: &str) -> Vec<String> {
    let digits = fold::digits(full);
    let own = digits.strip_prefix("44").unwrap_or(&digits);
    (0..own.len().saturating_sub(5)).filter_map(|at| own.get(at..at + 6)).map(str::to_owned).collect()
}

/// An e-mail address in lower case; a host name never has capitals, and no mail service tells local parts apart by them.
pub fn email(text: &str) -> Option<String> {
    let tight: String = text.trim().trim_matches(['<', '>']).to_lowercase();
    let (local, host) = tight.split_once('@')?;
    let well_formed = !local.is_empty()
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && !tight.chars().any(char::is_whitespace)
        && !host.contains('@');
    well_formed.then_some(tight)
}

/// An online account as `platform:handle`. The handle is taken from an address, without @ and capitals.
pub fn account(platform: &str, handle: &str) -> Option<String> {
    let handle = handle_only(handle)?;
    Some(format!("{}:{handle}", fold::run_together(platform)))
}

/// The handle alone, from `@name`, `name` or an address such as `https://example.org/name?x`.
pub fn handle_only(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let text = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or(&text);
    let text = text.split(['?', '#']).next().unwrap_or(text).trim_end_matches('/');
    let last = text.rsplit('/').next().unwrap_or(text).trim_start_matches('@');
    let handle: String = last.chars().filter(|c| !c.is_whitespace()).collect();
    (!handle.is_empty()).then_some(handle)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn phones_in_one_form() {
        for same in
            ["01632 960123", "(01632) 960 123", "+44 1632 960123", "+44 (0)1632 960123", "00441632960123", "1632960123"]
        {
            assert_eq!(phone(same).as_deref(), Some("+441632960123"), "{same}");
        }
        assert_eq!(phone("07700 900123").as_deref(), Some("+447700900123"));
        assert_eq!(phone("+353 1 555 0123").as_deref(), Some("+35315550123"));
        assert_eq!(phone("960123"), None);
        assert_eq!(phone("none"), None);
        assert_eq!(phone_runs("+441632960123").last().map(String::as_str), Some("960123"));
        assert_eq!(phone_runs("+441632960123").len(), 5);
    }

    #[test]
    fn mail_and_accounts_in_one_form() {
        assert_eq!(email(" Sian.Jones@Example.ORG ").as_deref(), Some("sian.jones@example.org"));
        assert_eq!(email("not an address"), None);
        assert_eq!(email("a@b"), None);
        assert_eq!(account("Snapchat", "@Gwen_99"), account("snap chat", "https://example.org/add/gwen_99?share=1"));
        assert_eq!(account("Snapchat", " @ "), None);
    }

    proptest! {
        #[test]
        fn a_full_number_stays_itself(number in "0[1-9][0-9]{9}") {
            let full = phone(&number).unwrap();
            prop_assert_eq!(phone(&full), Some(full.clone()));
        }
    }
}

//! Names that are forms of each other: Guto and Gruffydd, Mags and Marged, Price and ap Rhys. Data in `variants.csv`.

use super::fold::words;
use std::{collections::HashMap, sync::OnceLock};

struct Table {
    groups: Vec<Vec<String>>,
    by_form: HashMap<String, Vec<usize>>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| read(include_str!("variants.csv")))
}

fn read(text: &str) -> Table {
    let mut table = Table { groups: Vec::new(), by_form: HashMap::new() };
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let mut group: Vec<String> = line.split(',').map(|form| words(form).concat()).collect();
        group.retain(|form| !form.is_empty());
        group.sort();
        group.dedup();
        for form in &group {
            table.by_form.entry(form.clone()).or_default().push(table.groups.len());
        }
        table.groups.push(group);
    }
    table
}

/// Whether one group holds both (folded) names. Names are not forms of each other by way of a third.
pub fn are_forms(a: &str, b: &str) -> bool {
    let table = table();
    match (table.by_form.get(a), table.by_form.get(b)) {
        (Some(of_a), Some(of_b)) => of_a.iter().any(|group| of_b.contains(group)),
        _ => mac(a).as_deref() == Some(b) || mac(b).as_deref() == Some(a),
    }
}

/// The other forms of a (folded) name, without itself.
pub fn forms_of(word: &str) -> Vec<String> {
    let table = table();
    let groups = table.by_form.get(word).map_or(&[][..], Vec::as_slice);
    let mut forms: Vec<String> = groups.iter().flat_map(|group| table.groups[*group].clone()).collect();
    forms.extend(mac(word));
    forms.retain(|form| form != word);
    forms.sort();
    forms.dedup();
    forms
}

/// Mc for Mac and Mac for Mc, where enough follows that it is not Mack or Macey.
fn mac(word: &str) -> Option<String> {
    let longer = |rest: &str| rest.len() > 3 && !rest.starts_with(['a', 'e', 'i', 'o', 'u', 'h', 'k', 's']);
    if let Some(rest) = word.strip_prefix("mac") {
        return longer(rest).then(|| format!("mc{rest}"));
    }
    word.strip_prefix("mc").filter(|rest| longer(rest)).map(|rest| format!("mac{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_large_and_well_made() {
        let table = table();
        assert!(table.groups.len() >= 150, "{}", table.groups.len());
        assert!(table.groups.iter().all(|group| group.len() >= 2), "a group of one says nothing");
        assert!(table.groups.iter().all(|group| group.len() <= 40), "a group of everything says nothing");
        let plain = |form: &String| form.bytes().all(|letter| letter.is_ascii_lowercase());
        assert!(table.groups.iter().flatten().all(plain));
    }

    #[test]
    fn welsh_and_english_forms_meet() {
        for (a, b) in [
            ("guto", "gruffydd"),
            ("wil", "gwilym"),
            ("mags", "marged"),
            ("bethan", "elizabeth"),
            ("dai", "dafydd"),
            ("ifan", "john"),
            ("price", "rhys"),
            ("macdonald", "mcdonald"),
            ("maclean", "mclean"),
        ] {
            assert!(are_forms(a, b) && are_forms(b, a), "{a} {b}");
            assert!(forms_of(a).contains(&b.to_owned()), "{a} {b}");
        }
        assert!(!are_forms("dafydd", "gruffydd"));
        assert!(!are_forms("macey", "mcey"));
        assert!(!forms_of("dai").contains(&"dai".to_owned()));
    }
}

//! How people come by their names.

use crate::{
    draw::Draw,
    pools::{ENGLISH, Sex, WELSH, pools},
};

/// A surname as a woman or a man bears it: Kowalska beside Kowalski.
pub fn borne(surname: &str, tongue: usize, sex: Sex) -> String {
    if pools().tongues[tongue].code == "pl" && sex == Sex::F {
        for (man, woman) in [("ski", "ska"), ("cki", "cka"), ("dzki", "dzka")] {
            if let Some(stem) = surname.strip_suffix(man) {
                return format!("{stem}{woman}");
            }
        }
    }
    surname.to_owned()
}

/// A given name for somebody born in this year that nobody of `taken` has.
pub fn given(tongue: usize, sex: Sex, year: i32, taken: &[String], draw: &mut Draw) -> String {
    // Parents of one language borrow from the other.
    let tongue = match tongue {
        WELSH if draw.one(0.12) => ENGLISH,
        ENGLISH if draw.one(0.10) => WELSH,
        other => other,
    };
    let names = pools().tongues[tongue].given(sex, year);
    let mut name = names.draw(draw);
    for _ in 0..20 {
        if !taken.iter().any(|other| other == name) {
            break;
        }
        name = names.draw(draw);
    }
    name.to_owned()
}

/// A name for a twin, which parents often let begin as the other's does.
pub fn twin(tongue: usize, sex: Sex, year: i32, other: &str, taken: &[String], draw: &mut Draw) -> String {
    if draw.one(0.35) {
        for _ in 0..30 {
            let name = given(tongue, sex, year, taken, draw);
            if name.chars().next() == other.chars().next() && name != other {
                return name;
            }
        }
    }
    given(tongue, sex, year, taken, draw)
}

/// A middle name, where one is given. Welsh parents give shorter ones, and more.
pub fn middle(tongue: usize, sex: Sex, year: i32, first: &str, draw: &mut Draw) -> Option<String> {
    const WELSH_F: [&str; 8] = ["Mair", "Haf", "Wyn", "Elin", "Non", "Mari", "Grug", "Llwyd"];
    const WELSH_M: [&str; 8] = ["Wyn", "Rhys", "Llwyd", "Huw", "Emyr", "Gwyn", "Siôn", "Prys"];
    const ENGLISH_F: [&str; 8] = ["Louise", "Ann", "Jane", "Marie", "Rose", "May", "Elizabeth", "Grace"];
    const ENGLISH_M: [&str; 8] = ["James", "John", "David", "Lee", "Paul", "Michael", "William", "Thomas"];
    if !draw.one(if tongue <= ENGLISH { 0.62 } else { 0.2 }) {
        return None;
    }
    let name = if draw.one(0.55) && tongue <= ENGLISH {
        let list = match (tongue, sex) {
            (WELSH, Sex::F) => WELSH_F,
            (WELSH, Sex::M) => WELSH_M,
            (_, Sex::F) => ENGLISH_F,
            (_, Sex::M) => ENGLISH_M,
        };
        (*draw.pick(&list)).to_owned()
    } else {
        given(tongue, sex, year - 25, &[], draw)
    };
    (name != first).then_some(name)
}

/// The surname of a couple's sons and daughters.
pub fn of_parents(father: &str, mother: &str, tongue: usize, together: bool, draw: &mut Draw) -> String {
    let simple = |name: &str| !name.contains('-') && !name.contains(' ');
    let hers = if together { 0.08 } else { 0.34 };
    if father == mother {
        return father.to_owned();
    }
    match draw.unit() {
        share if share < hers => mother.to_owned(),
        share if share < hers + 0.09 && tongue <= ENGLISH && simple(father) && simple(mother) => {
            format!("{mother}-{father}")
        }
        _ => father.to_owned(),
    }
}

/// A patronymic, as some Welsh parents give again: ap Dafydd, ab Owain, ferch Siôn.
pub fn patronymic(father: &str, sex: Sex) -> String {
    let vowel = father.starts_with(['A', 'E', 'I', 'O', 'U', 'W', 'Y']);
    match (sex, vowel) {
        (Sex::F, _) => format!("ferch {father}"),
        (Sex::M, true) => format!("ab {father}"),
        (Sex::M, false) => format!("ap {father}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::Root;

    #[test]
    fn names_are_borne_and_given() {
        let mut draw = Root::new(5).stream(1);
        let polish = pools().tongues.iter().position(|tongue| tongue.code == "pl").unwrap();
        assert_eq!(borne("Kowalski", polish, Sex::F), "Kowalska");
        assert_eq!(borne("Kowalski", polish, Sex::M), "Kowalski");
        assert_eq!(borne("Nowak", polish, Sex::F), "Nowak");
        assert_eq!(patronymic("Owain", Sex::M), "ab Owain");
        assert_eq!(patronymic("Gruffydd", Sex::M), "ap Gruffydd");
        assert_eq!(patronymic("Gruffydd", Sex::F), "ferch Gruffydd");
        for _ in 0..200 {
            let first = given(WELSH, Sex::F, 2012, &[], &mut draw);
            let second = given(WELSH, Sex::F, 2012, std::slice::from_ref(&first), &mut draw);
            assert_ne!(first, second);
        }
    }
}

//! Parents with sons and daughters: together or apart, brothers, sisters and twins, grown ones who left, grandparents.

use crate::{
    day::Day,
    draw::Draw,
    kin::Making,
    naming,
    person::Person,
    pools::{Sex, pools},
};

fn either(draw: &mut Draw) -> Sex {
    if draw.one(0.5) { Sex::F } else { Sex::M }
}

/// Makes such a unit.
pub fn parents(making: &mut Making<'_>) {
    let home = making.dwelling();
    let before = making.home_before(0.42, home);
    let tongue = pools().tongue(&mut making.draw);
    let his_tongue = if making.draw.one(0.8) { tongue } else { pools().tongue(&mut making.draw) };
    let (his_name, her_name) =
        (pools().surname(his_tongue, &mut making.draw), pools().surname(tongue, &mut making.draw));
    let age = if making.draw.one(0.85) { making.draw.between(22, 46) } else { making.draw.between(47, 68) };
    let together = making.draw.one(0.62);

    let born = making.born(age);
    let mut mother = making.person(Sex::F, tongue, &her_name, born, home);
    let gap = making.draw.between(-3, 8);
    let born = making.born((age + gap).max(19));
    let mut father = making.person(Sex::M, his_tongue, &his_name, born, home);
    mother.home_before = before;
    father.home_before = before;
    let maiden = mother.surname.clone();
    if making.draw.one(if together { 0.55 } else { 0.3 }) {
        let married = naming::borne(&his_name, his_tongue, Sex::F);
        let name = if making.draw.one(0.1) && !maiden.contains('-') { format!("{maiden}-{married}") } else { married };
        if name != maiden {
            mother.earlier_surname = Some(maiden.clone());
            mother.surname = name;
        }
    }
    if !together {
        father.home = if making.draw.one(0.7) { making.dwelling_near(home) } else { making.dwelling() };
    }

    let their_name = naming::of_parents(&his_name, &maiden, tongue, together, &mut making.draw);
    let patronymic = tongue == 0 && making.draw.one(0.03);
    for (born, twin) in births(making, age) {
        offspring(making, &mother, &father, &their_name, patronymic, born, twin, together);
    }
    if !together && making.draw.one(0.35) {
        stepfather(making, &mother, home);
    }
    if making.draw.one(0.12) {
        grandparent(making, &father, &mother, &his_name, &maiden, home);
    }
    // The other parent is not always known to any agency.
    if together || making.draw.one(0.7) {
        making.unit.people.push(father);
    }
    making.unit.people.push(mother);
}

/// Days of birth of the sons and daughters of a mother of this age, and whether each is the twin of the one before.
fn births(making: &mut Making<'_>, age: i32) -> Vec<(Day, bool)> {
    let count = making.draw.weighted(&[0.0, 0.28, 0.38, 0.2, 0.09, 0.05]);
    let first = making.draw.between(17, 31);
    let mut days: Vec<(Day, bool)> = Vec::new();
    let mut at = first * 365 + making.draw.between(0, 364);
    while days.len() < count && at < age * 365 && at < 44 * 365 {
        let born = Day(making.today.0 - age * 365 + at);
        days.push((born, false));
        if making.draw.one(0.018) {
            days.push((born, true));
        }
        at += making.draw.between(330, 330 + 365 * 4);
    }
    if days.is_empty() {
        days.push((Day(making.today.0 - making.draw.between(5, 4 * 365)), false));
    }
    days
}

#[expect(clippy::too_many_arguments, reason = "all of it decides a name")]
fn offspring(
    making: &mut Making<'_>,
    mother: &Person,
    father: &Person,
    their_name: &str,
    patronymic: bool,
    born: Day,
    twin: bool,
    together: bool,
) {
    let sex = either(&mut making.draw);
    let tongue = mother.tongue;
    let year = born.parts().0;
    let taken: Vec<String> = making.unit.people.iter().map(|person| person.given.clone()).collect();
    let parent = if sex == Sex::M { father } else { mother };
    let after = if sex == Sex::M { 0.07 } else { 0.025 };
    let given = match taken.last() {
        Some(other) if twin => naming::twin(tongue, sex, year, other, &taken, &mut making.draw),
        _ if making.draw.one(after) && !taken.contains(&parent.given) => parent.given.clone(),
        _ => naming::given(tongue, sex, year, &taken, &mut making.draw),
    };
    let surname = if patronymic { naming::patronymic(&father.given, sex) } else { their_name.to_owned() };
    let mut one = making.named(sex, tongue, given, &surname, born, mother.home);
    if making.draw.one(0.08) && one.given != parent.given {
        one.middle = Some(parent.given.clone());
    }
    one.parents = 1;
    one.home_before = mother.home_before;
    let other = if surname == mother.surname { &father.surname } else { &mother.surname };
    one.other_parent_surname = (*other != one.surname).then(|| other.clone());
    one.abroad = false;
    let age = one.age(making.today);
    if age < 16 || (age < 25 && making.draw.one(0.4)) {
        let (hers, his) = if making.draw.one(0.8) { (mother, father) } else { (father, mother) };
        one.other_phones = if age >= 11 { vec![his.phone, one.phone] } else { vec![his.phone] };
        one.phone = hers.phone;
        one.other_home = (!together).then_some(father.home);
    } else if age >= 20 && making.draw.one(0.62) {
        one.home_before = Some(one.home);
        one.home = if making.draw.one(0.6) { making.dwelling_near(one.home) } else { making.dwelling() };
        if sex == Sex::F && age >= 24 && making.draw.one(0.35) {
            let married = pools().surname(tongue, &mut making.draw);
            one.earlier_surname = (married != one.surname).then(|| std::mem::replace(&mut one.surname, married));
        }
    }
    making.unit.people.push(one);
}

/// A partner of the mother's, and now and then a half-brother or half-sister.
fn stepfather(making: &mut Making<'_>, mother: &Person, home: usize) {
    let name = pools().surname(mother.tongue, &mut making.draw);
    let born = Day(mother.born.0 + making.draw.between(-3000, 2000));
    let him = making.person(Sex::M, mother.tongue, &name, born, home);
    let youngest = making.unit.people.iter().map(|person| person.born).max().unwrap_or(mother.born);
    if making.draw.one(0.4) && making.today.0 - youngest.0 > 700 {
        let born = Day(making.draw.between(youngest.0 + 500, making.today.0 - 5));
        let sex = either(&mut making.draw);
        let taken: Vec<String> = making.unit.people.iter().map(|person| person.given.clone()).collect();
        let given = naming::given(mother.tongue, sex, born.parts().0, &taken, &mut making.draw);
        let mut half = making.named(sex, mother.tongue, given, &name, born, home);
        half.parents = 2;
        half.phone = mother.phone;
        half.other_phones = vec![him.phone];
        half.abroad = false;
        half.other_parent_surname = (mother.surname != half.surname).then(|| mother.surname.clone());
        making.unit.people.push(half);
    }
    making.unit.people.push(him);
}

/// One of the grandparents, in the same home or near it.
fn grandparent(making: &mut Making<'_>, father: &Person, mother: &Person, his_name: &str, her_name: &str, home: usize) {
    let sex = either(&mut making.draw);
    let (of, name) = if making.draw.one(0.5) { (father, his_name) } else { (mother, her_name) };
    let born = Day(of.born.0 - making.draw.between(19, 38) * 365 - making.draw.between(0, 364));
    let there = if making.draw.one(0.35) { home } else { making.dwelling_near(home) };
    let mut one = making.person(sex, of.tongue, name, born, there);
    // A grandson or granddaughter may have the name.
    if making.draw.one(0.12)
        && let Some(young) = making.unit.people.iter().find(|person| person.sex == sex && person.parents == 1)
    {
        one.given = young.given.clone();
        one.goes_by = None;
    }
    making.unit.people.push(one);
}

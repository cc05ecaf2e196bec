//! Units of others than parents with sons and daughters: people alone, couples, shared houses, foster homes and hostels.

use crate::{
    day::Day,
    kin::Making,
    naming,
    pools::{Sex, pools},
};

fn sex(making: &mut Making<'_>) -> Sex {
    if making.draw.one(0.5) { Sex::F } else { Sex::M }
}

/// Somebody who lives alone.
pub fn alone(making: &mut Making<'_>) {
    let home = making.dwelling();
    let before = making.home_before(0.5, home);
    let age = making.draw.between(18, 88);
    somebody(making, home, before, age);
}

fn somebody(making: &mut Making<'_>, home: usize, before: Option<usize>, age: i32) {
    let tongue = pools().tongue(&mut making.draw);
    let name = pools().surname(tongue, &mut making.draw);
    let (sex, born) = (sex(making), making.born(age));
    let mut one = making.person(sex, tongue, &name, born, home);
    one.home_before = before;
    if sex == Sex::F && age > 24 && making.draw.one(0.35) {
        let earlier = pools().surname(tongue, &mut making.draw);
        one.earlier_surname = (earlier != one.surname).then_some(earlier);
    }
    making.unit.people.push(one);
}

/// Two who live together without sons or daughters at home.
pub fn couple(making: &mut Making<'_>) {
    let home = making.dwelling();
    let before = making.home_before(0.45, home);
    let tongue = pools().tongue(&mut making.draw);
    let age = making.draw.between(20, 85);
    let (his, hers) = (pools().surname(tongue, &mut making.draw), pools().surname(tongue, &mut making.draw));
    let born = making.born(age);
    let mut him = making.person(Sex::M, tongue, &his, born, home);
    let born = Day(born.0 + making.draw.between(-2000, 2500));
    let mut her = making.person(Sex::F, tongue, &hers, born, home);
    if making.draw.one(0.6) && his != hers {
        let married = naming::borne(&his, tongue, Sex::F);
        her.earlier_surname = Some(std::mem::replace(&mut her.surname, married));
    }
    him.home_before = before;
    her.home_before = before;
    him.other_phones.push(her.phone);
    her.other_phones.push(him.phone);
    making.unit.people.extend([him, her]);
}

/// A few grown people who share a house and nothing else.
pub fn shared_house(making: &mut Making<'_>) {
    let home = making.dwelling();
    for _ in 0..making.draw.between(3, 6) {
        let before = making.home_before(0.3, home);
        let age = making.draw.between(18, 34);
        somebody(making, home, before, age);
    }
}

/// Foster parents, and young people of several homes who live with them.
pub fn foster_home(making: &mut Making<'_>) {
    couple(making);
    let carer = making.unit.people[0].phone;
    let home = making.unit.people[0].home;
    for group in 0..making.draw.between(1, 3) {
        let tongue = pools().tongue(&mut making.draw);
        let name = pools().surname(tongue, &mut making.draw);
        let before = Some(making.dwelling());
        for _ in 0..making.draw.between(1, 2) {
            let age = making.draw.between(0, 17);
            let (sex, born) = (sex(making), making.born(age));
            let mut one = making.person(sex, tongue, &name, born, home);
            one.home_before = before;
            one.other_phones = vec![one.phone];
            one.phone = carer;
            one.parents = 3 + group as u8;
            making.unit.people.push(one);
        }
    }
}

/// A hostel: many people, one address, one telephone on the desk.
pub fn hostel(making: &mut Making<'_>) {
    let home = making.dwelling();
    let desk = crate::dwelling::mobile(&mut making.draw);
    for _ in 0..making.draw.between(8, 26) {
        let before = making.home_before(0.2, home);
        let age = making.draw.between(16, 60);
        somebody(making, home, before, age);
        if making.draw.one(0.6)
            && let Some(one) = making.unit.people.last_mut()
        {
            one.other_phones = vec![one.phone];
            one.phone = desk;
        }
    }
}

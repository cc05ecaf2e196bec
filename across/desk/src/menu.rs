//! The menu of those who are signed in.

use access::Who;
use web::MenuItem;

/// The menu, in its order. What an item leads to asks access itself; here only what is of no use to a role is left out.
pub fn menu() -> Vec<MenuItem> {
    let item = |name, path, key, shown| MenuItem { name, path, key, shown };
    vec![
        item("home", "/home", "desk-menu-home", |_| true),
        item("desk", "/desk", "desk-menu-desk", works_at_a_desk),
        item("referrals", "/referrals", "desk-menu-referrals", raises_concerns),
        item("questions", "/questions", "desk-menu-questions", raises_concerns),
        item("people", "/people", "desk-menu-people", |who| {
            is(who, &["practitioner", "duty_worker", "supervisor", "police_specialist"])
        }),
        item("sharing", "/sharing", "desk-menu-sharing", |who| {
            is(who, &["practitioner", "duty_worker", "supervisor", "police_specialist"])
        }),
        item("governance", "/governance", "desk-menu-governance", |who| {
            is(who, &["information_governance", "caldicott_guardian"])
        }),
        item("import", "/import", "desk-menu-import", |who| is(who, &["duty_worker", "agency_administrator"])),
        item("retention", "/retention", "desk-menu-retention", |who| {
            is(who, &["information_governance", "caldicott_guardian"])
        }),
        item("access-requests", "/access-requests", "desk-menu-access-requests", |who| {
            is(who, &["information_governance"])
        }),
        item("representations", "/representations", "desk-menu-representations", |who| {
            is(who, &["information_governance"])
        }),
        item("agency", "/agency/people", "desk-menu-agency", |who| {
            is(who, &["agency_administrator", "system_administrator"])
        }),
    ]
}

/// Whether somebody has one of these roles.
pub(crate) fn is(who: &Who, roles: &[&str]) -> bool {
    roles.iter().any(|role| who.roles.contains(*role))
}

/// Whether somebody works at a desk or answers for one.
pub(crate) fn works_at_a_desk(who: &Who) -> bool {
    is(who, &["duty_worker", "supervisor", "designated_officer"])
}

/// Whether somebody has to do with children and families, and so may have concerns to raise.
pub(crate) fn raises_concerns(who: &Who) -> bool {
    let sees_none = |role: &String| {
        role.ends_with("_administrator") || ["information_governance", "caldicott_guardian"].contains(&role.as_str())
    };
    who.agency.is_some() && !who.roles.iter().all(sees_none)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(roles: &[&str]) -> Vec<&'static str> {
        let who = Who {
            roles: roles.iter().map(|r| (*r).to_owned()).collect(),
            agency: Some(kernel::AgencyId::named("a")),
            ..Who::public()
        };
        menu().iter().filter(|item| (item.shown)(&who)).map(|item| item.name).collect()
    }

    #[test]
    fn each_role_has_what_it_needs() {
        assert_eq!(shown(&["system_administrator"]), ["home", "agency"]);
        assert_eq!(shown(&["practitioner"]), ["home", "referrals", "questions", "people", "sharing"]);
        assert_eq!(shown(&["designated_officer"]), ["home", "desk", "referrals", "questions"]);
        assert!(shown(&["practitioner", "duty_worker"]).contains(&"import"));
    }
}

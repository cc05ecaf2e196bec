//! The words of this capability: kinds of agencies and teams, roles, and what comes with what.

use serde::{Deserialize, Serialize};

kernel::codes! {
    /// What kind of organisation an agency is.
    AgencyType, "agencies-type":
    /// A council with its social services.
    Council "council";
    /// A police force.
    Police "police";
    /// A local health board.
    HealthBoard "health_board";
    /// A school or college.
    School "school";
    /// The probation service.
    Probation "probation";
    /// A charity.
    Charity "charity";
    /// A youth justice team.
    YouthJustice "youth_justice";
    /// Another organisation.
    Other "other";
    /// The regional safeguarding board, which runs the system.
    Board "board";
}

kernel::codes! {
    /// What a team is for.
    TeamType, "agencies-team":
    /// Takes in concerns in working hours and decides on them.
    DutyDesk "duty_desk";
    /// Takes in urgent concerns at night, at weekends and on bank holidays.
    OutOfHours "out_of_hours";
    /// The closed desk for concerns about someone who works with children.
    DesignatedDesk "designated_desk";
    /// The police team for exploitation.
    Specialist "specialist";
    /// Any other team.
    Ordinary "ordinary";
}

kernel::codes! {
    /// What someone may be asked to do. Some are given to a person; others come with a team.
    Role, "agencies-role":
    /// Works with children and families.
    Practitioner "practitioner";
    /// Answers for the work of a team.
    Supervisor "supervisor";
    /// Member of a duty desk or of the out-of-hours team.
    DutyWorker "duty_worker";
    /// Member of the designated officer's desk.
    DesignatedOfficer "designated_officer";
    /// Member of the police specialist team.
    PoliceSpecialist "police_specialist";
    /// Manages the people of their own agency; sees no case by that role.
    AgencyAdministrator "agency_administrator";
    /// Watches over how the agency's records are opened, and reviews emergency access; sees no case by that role.
    InformationGovernance "information_governance";
    /// Sees how the agency's records are looked at, and rules on disputes; sees no case by that role.
    CaldicottGuardian "caldicott_guardian";
    /// Registers agencies and looks after the system; sees no case.
    SystemAdministrator "system_administrator";
}

kernel::codes! {
    /// How someone stands with their agency.
    Standing, "agencies-standing":
    /// Has been invited and has not yet accepted.
    Invited "invited";
    /// Can sign in.
    Active "active";
    /// Has left.
    Left "left";
}

kernel::codes! {
    /// Why a session ended.
    EndReason, "agencies-ended":
    /// The person signed out.
    SignedOut "signed_out";
    /// The person ended it from another device.
    EndedByOwner "ended_by_owner";
    /// The password was changed.
    PasswordChanged "password_changed";
    /// The second factor was taken away.
    SecondFactorReset "second_factor_reset";
    /// The person left.
    LeftAgency "left_agency";
    /// An administrator ended all of them.
    EndedByAdministrator "ended_by_administrator";
    /// What they may do was changed.
    RightsChanged "rights_changed";
}

kernel::codes! {
    /// What led to a new password.
    PasswordReason, "agencies-password":
    /// The invitation was accepted.
    Invitation "invitation";
    /// It was forgotten; the link came by e-mail.
    Forgotten "forgotten";
    /// Changed while signed in.
    Changed "changed";
}

kernel::codes! {
    /// With what somebody proved who they are, beside the password or in its place.
    Factor, "agencies-factor":
    /// A code from the app.
    App "app";
    /// A recovery code.
    RecoveryCode "recovery_code";
    /// A passkey, unlocked by its owner.
    Passkey "passkey";
}

kernel::codes! {
    /// How the people of an agency come in.
    SignInWay, "agencies-way":
    /// With their password of this house.
    Off "off";
    /// With it, or through their agency's own sign-in.
    Beside "beside";
    /// Through their agency's own sign-in and in no other way, but for those who look after the agency's people.
    Only "only";
}

impl Role {
    /// The roles that an administrator gives; the others come with a team.
    pub const GIVEN: &'static [Role] = &[
        Role::Practitioner,
        Role::Supervisor,
        Role::InformationGovernance,
        Role::CaldicottGuardian,
        Role::AgencyAdministrator,
        Role::SystemAdministrator,
    ];

    /// Whether it is given to a person rather than coming with a team.
    pub fn is_given(self) -> bool {
        Role::GIVEN.contains(&self)
    }
}

impl TeamType {
    /// The role that comes with belonging to such a team.
    pub const fn role(self, agency: AgencyType) -> Option<Role> {
        match (self, agency) {
            (TeamType::DutyDesk | TeamType::OutOfHours, _) => Some(Role::DutyWorker),
            (TeamType::DesignatedDesk, _) => Some(Role::DesignatedOfficer),
            (TeamType::Specialist, AgencyType::Police) => Some(Role::PoliceSpecialist),
            (TeamType::Specialist | TeamType::Ordinary, _) => None,
        }
    }

    /// Whether an agency has one of these at most.
    pub const fn is_single(self) -> bool {
        matches!(self, TeamType::DutyDesk | TeamType::OutOfHours | TeamType::DesignatedDesk)
    }
}

/// A name in both languages. Some agencies have one name for both.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Name {
    /// In Welsh.
    pub cy: String,
    /// In English.
    pub en: String,
}

impl Name {
    /// In the reader's language.
    pub fn get(&self, language: kernel::Language) -> &str {
        match language {
            kernel::Language::Cy => &self.cy,
            kernel::Language::En => &self.en,
        }
    }
}

/// An e-mail address as it is compared: without blanks around it and in lower case. `None` where it cannot be one.
pub fn email(typed: &str) -> Option<String> {
    let tidy = typed.trim().to_lowercase();
    let (local, domain) = tidy.rsplit_once('@')?;
    let sound =
        |text: &str| !text.is_empty() && !text.contains(|c: char| c.is_whitespace() || c.is_control() || c == '@');
    let dotted = domain.contains('.') && !domain.starts_with('.') && !domain.ends_with('.') && !domain.contains("..");
    let plain = !tidy.contains(['<', '>', ',', ';', '"', '\\', '(', ')', ':', '[', ']']);
    (sound(local) && sound(domain) && dotted && plain && tidy.len() <= 254).then_some(tidy)
}

/// The address of an agency's own sign-in, as it was typed but for blanks around it: it is compared letter for letter with
/// what is answered there. `None` where it cannot be one.
pub fn issuer(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let url = url::Url::parse(typed).ok()?;
    let bare = url.username().is_empty() && url.password().is_none() && url.host().is_some();
    let plain = bare && url.query().is_none() && url.fragment().is_none();
    let kind = matches!(url.scheme(), "https" | "http");
    (kind && plain && typed.len() <= 300).then(|| typed.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_sign_ins() {
        assert_eq!(issuer(" https://id.example/t/v2.0 "), Some("https://id.example/t/v2.0".to_owned()));
        for bad in [
            "",
            "id.example",
            "ftp://id.example",
            "https://",
            "https://a@id.example",
            "https://id.example/?a",
            "https://id.example/#a",
        ] {
            assert_eq!(issuer(bad), None, "{bad}");
        }
    }

    #[test]
    fn every_word_has_one_code_and_comes_back() {
        for role in Role::ALL {
            assert_eq!(Role::from_code(role.code()), Some(*role));
            assert_eq!(serde_json::to_string(role).unwrap(), format!("\"{}\"", role.code()));
        }
        assert_eq!(TeamType::from_code("duty_desk"), Some(TeamType::DutyDesk));
        assert_eq!(AgencyType::from_code("ministry"), None);
        assert_eq!(Standing::Left.key(), "agencies-standing-left");
    }

    #[test]
    fn roles_come_with_teams() {
        assert_eq!(TeamType::DutyDesk.role(AgencyType::Council), Some(Role::DutyWorker));
        assert_eq!(TeamType::Specialist.role(AgencyType::Police), Some(Role::PoliceSpecialist));
        assert_eq!(TeamType::Specialist.role(AgencyType::Charity), None);
        for team in TeamType::ALL {
            assert!(team.role(AgencyType::Police).is_none_or(|role| !role.is_given()));
        }
    }

    #[test]
    fn addresses() {
        assert_eq!(email(" Nia.Pritchard@YnysMon.example "), Some("nia.pritchard@ynysmon.example".to_owned()));
        for bad in [
            "",
            "nia",
            "nia@",
            "@b.example",
            "nia@b",
            "n ia@b.example",
            "a@b..example",
            "a@b.example>",
            "a@a@b.example",
        ] {
            assert_eq!(email(bad), None, "{bad}");
        }
    }
}

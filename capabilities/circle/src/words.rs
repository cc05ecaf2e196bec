//! The words of this capability: levels, markings, police handling codes, roles in a circle, reasons and outcomes.

use kernel::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

kernel::codes! {
    /// How far a record is open.
    Level, "circle-level":
    /// To the partnership, by role.
    Partnership "partnership";
    /// To the child's circle only.
    Circle "circle";
    /// To the agency whose record it is.
    Owner "owner";
    /// To named people only.
    Sealed "sealed";
}

kernel::codes! {
    /// The tier of a marking. Higher tiers are not held here.
    Tier, "circle-tier":
    /// The ordinary tier.
    Official "official";
    /// A limited part of it, for which need to know is enforced more strictly.
    OfficialSensitive "official_sensitive";
}

kernel::codes! {
    /// A handling instruction: one line that says an action.
    Handling, "circle-handling":
    /// Only those to whom it was given.
    RecipientsOnly "recipients_only";
    /// Only the agency whose record it is.
    OwnerUseOnly "owner_use_only";
    /// Only that agency until a day.
    Embargoed "embargoed";
    /// From a covert source: only that agency, also in an emergency.
    CovertSource "covert_source";
    /// The person whom it is about must not learn of it.
    NotToSubject "not_to_subject";
    /// Ask the agency before it is used.
    ContactOwner "contact_owner";
}

kernel::codes! {
    /// How the police let an item be shared.
    PoliceCode, "circle-police":
    /// May be shared.
    Permitted "p";
    /// May be shared with conditions, which the recipient accepts first.
    Conditions "c";
}

kernel::codes! {
    /// In what part somebody works with the child.
    Part, "circle-part":
    /// Allocated social worker.
    SocialWorker "social_worker";
    /// Support worker.
    SupportWorker "support_worker";
    /// Designated safeguarding person of the school.
    School "school";
    /// Nurse, doctor or therapist.
    Health "health";
    /// Police officer.
    Police "police";
    /// Youth worker or youth justice worker.
    Youth "youth";
    /// Manager of the work.
    Manager "manager";
    /// Another part.
    Other "other";
}

kernel::codes! {
    /// How a member of staff is related to a person.
    Nature, "circle-nature":
    /// Family.
    Family "family";
    /// Friend, or a friend of the family.
    Friend "friend";
    /// Neighbour.
    Neighbour "neighbour";
    /// Partner or former partner.
    Partner "partner";
    /// Something else.
    Other "other";
}

kernel::codes! {
    /// Why the glass was broken.
    Emergency, "circle-emergency":
    /// A child may be in danger now.
    Danger "danger";
    /// A child is missing.
    Missing "missing";
    /// A child needs medical help.
    Medical "medical";
    /// Something else.
    Other "other";
}

kernel::codes! {
    /// What a review of emergency access found.
    Outcome, "circle-outcome":
    /// It was right.
    Justified "justified";
    /// It was not right.
    NotJustified "not_justified";
    /// It was right, and the rules should have allowed it.
    FixRules "fix_rules";
}

/// The police code where there is one.
pub fn police_code(code: Option<PoliceCode>) -> &'static str {
    code.map_or("", PoliceCode::code)
}

/// How a record is marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marking {
    /// The tier.
    pub tier: Tier,
    /// What is to be done with it.
    pub handling: BTreeSet<Handling>,
    /// The first day on which it may be used, where it is embargoed.
    pub embargo_until: Option<Date>,
}

impl Default for Marking {
    fn default() -> Self {
        Marking { tier: Tier::Official, handling: BTreeSet::new(), embargo_until: None }
    }
}

/// Why a marking cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadMarking {
    /// SECRET or TOP SECRET: not held here.
    TooHigh,
    /// It is no marking.
    Unreadable,
    /// An embargo without its day.
    NoDay,
}

impl Marking {
    /// `OFFICIAL[-SENSITIVE] [| HANDLING]…`, as it is written on paper. `day` reads the day of an embargo.
    ///
    /// # Errors
    /// See [`BadMarking`].
    pub fn read(text: &str) -> Result<Self, BadMarking> {
        let mut parts = text.split('|').map(|part| part.trim().to_uppercase());
        let tier = match parts.next().as_deref() {
            Some("OFFICIAL") => Tier::Official,
            Some("OFFICIAL-SENSITIVE") => Tier::OfficialSensitive,
            Some(high) if high.contains("SECRET") => return Err(BadMarking::TooHigh),
            _ => return Err(BadMarking::Unreadable),
        };
        let mut marking = Marking { tier, ..Marking::default() };
        for part in parts {
            if part.contains("SECRET") {
                return Err(BadMarking::TooHigh);
            }
            let handling = match part.as_str() {
                "RECIPIENTS ONLY" => Handling::RecipientsOnly,
                "OWNER USE ONLY" => Handling::OwnerUseOnly,
                "COVERT SOURCE" => Handling::CovertSource,
                "DO NOT DISCLOSE TO SUBJECT" => Handling::NotToSubject,
                "CONTACT OWNER BEFORE USE" => Handling::ContactOwner,
                other => {
                    let day = other.strip_prefix("EMBARGOED").ok_or(BadMarking::Unreadable)?;
                    marking.embargo_until = Some(day.trim().parse().map_err(|_| BadMarking::NoDay)?);
                    Handling::Embargoed
                }
            };
            marking.handling.insert(handling);
        }
        Ok(marking)
    }

    /// As it is written on paper; the same in both languages, as the policy of the government has it.
    pub fn written(&self) -> String {
        let mut parts = vec![match self.tier {
            Tier::Official => "OFFICIAL".to_owned(),
            Tier::OfficialSensitive => "OFFICIAL-SENSITIVE".to_owned(),
        }];
        parts.extend(self.handling.iter().map(|handling| match handling {
            Handling::RecipientsOnly => "RECIPIENTS ONLY".to_owned(),
            Handling::OwnerUseOnly => "OWNER USE ONLY".to_owned(),
            Handling::Embargoed => {
                format!("EMBARGOED {}", self.embargo_until.map(|day| day.to_string()).unwrap_or_default())
            }
            Handling::CovertSource => "COVERT SOURCE".to_owned(),
            Handling::NotToSubject => "DO NOT DISCLOSE TO SUBJECT".to_owned(),
            Handling::ContactOwner => "CONTACT OWNER BEFORE USE".to_owned(),
        }));
        parts.join(" | ")
    }

    /// The marking of what holds several: the highest tier and every instruction of what the viewer can see, and of
    /// nothing else, so that a banner never tells of something hidden.
    pub fn of_all<'m>(visible: impl IntoIterator<Item = &'m Marking>) -> Marking {
        visible.into_iter().fold(Marking::default(), |mut all, one| {
            all.tier = all.tier.max(one.tier);
            all.handling.extend(&one.handling);
            all.embargo_until = all.embargo_until.max(one.embargo_until);
            all
        })
    }

    /// Whether this one asks for less than another.
    pub fn is_lower_than(&self, other: &Marking) -> bool {
        self.tier < other.tier || !other.handling.is_subset(&self.handling)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markings_are_read_as_they_are_written() {
        for text in [
            "OFFICIAL",
            "OFFICIAL-SENSITIVE",
            "OFFICIAL-SENSITIVE | RECIPIENTS ONLY",
            "OFFICIAL | EMBARGOED 2026-12-01 | CONTACT OWNER BEFORE USE",
        ] {
            assert_eq!(Marking::read(text).unwrap().written(), text);
        }
        for high in ["SECRET", "top secret", "OFFICIAL | SECRET", "UK SECRET"] {
            assert_eq!(Marking::read(high), Err(BadMarking::TooHigh), "{high}");
        }
        for bad in ["", "PRIVATE", "OFFICIAL | WHATEVER"] {
            assert_eq!(Marking::read(bad), Err(BadMarking::Unreadable), "{bad}");
        }
        assert_eq!(Marking::read("OFFICIAL | EMBARGOED soon"), Err(BadMarking::NoDay));
    }

    #[test]
    fn the_banner_is_the_highest_of_what_is_seen() {
        let low = Marking::default();
        let high = Marking::read("OFFICIAL-SENSITIVE | CONTACT OWNER BEFORE USE").unwrap();
        assert_eq!(Marking::of_all([&low]), low);
        assert_eq!(Marking::of_all([&low, &high]), high);
        assert_eq!(Marking::of_all([]), Marking::default());
        assert!(low.is_lower_than(&high) && !high.is_lower_than(&low));
    }

    #[test]
    fn every_word_comes_back() {
        for level in Level::ALL {
            assert_eq!(Level::from_code(level.code()), Some(*level));
        }
        assert_eq!(Outcome::FixRules.key(), "circle-outcome-fix_rules");
    }
}

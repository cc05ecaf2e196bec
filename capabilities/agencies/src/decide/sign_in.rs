//! Signing in through an agency's own sign-in: how it is set, whom it lets how far, and who is linked to it.

use super::{Agency, Change, No, Staff};
use crate::credentials::sessions::Stage;
use crate::events::{Event, subject};
use crate::words::{Name, SignInWay, Standing};
use kernel::ActorId;
use vault::Sealed;

/// An agency's own sign-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// The address of the provider.
    pub issuer: String,
    /// What the provider calls this house.
    pub client: String,
    /// The words on the link, where the agency has its own.
    pub words: Option<Name>,
    /// Whether it is used, and whether beside the password or alone.
    pub way: SignInWay,
}

/// The secret that is shared with the provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeptSecret {
    /// There is none yet.
    None,
    /// The one that was kept before.
    Before,
    /// Another one comes with this.
    New,
}

/// How an agency's people come in is set.
///
/// # Errors
/// When there is no such agency, or no secret for a sign-in that is to be used.
pub fn set_sign_in(state: &Agency, wanted: SignIn, secret: KeptSecret) -> Result<Vec<Event>, No> {
    if state.agency_type.is_none() {
        return Err(No::AgencyUnknown);
    }
    // A secret that was agreed with one provider is never shown to another.
    let same = state.sign_in.as_ref().is_some_and(|now| now.issuer == wanted.issuer && now.client == wanted.client);
    let kept = secret == KeptSecret::New || (secret == KeptSecret::Before && same);
    if wanted.way != SignInWay::Off && !kept {
        return Err(No::SecretMissing);
    }
    let mut events = Vec::new();
    if state.sign_in.as_ref() != Some(&wanted) {
        let SignIn { issuer, client, words, way } = wanted;
        events.push(Event::AgencySignInSet { issuer, client, words, way });
    }
    if secret == KeptSecret::New {
        events.push(Event::AgencySignInSecretKept {});
    }
    Ok(events)
}

/// What follows when a provider has said who somebody is. It stands for the password and for nothing more. Whoever is not
/// linked to it yet goes on only to their own second step, which makes the link; without one they are a stranger.
pub fn after_provider(standing: Option<Standing>, linked: bool, has_second_factor: bool) -> Option<Stage> {
    if linked || has_second_factor { super::after_password(standing, true, has_second_factor) } else { None }
}

/// Whether a password is a way in, or a passkey alone. Those who look after people keep it, so that nobody is locked out
/// while the provider is down; an agency is never without one of them.
pub fn may_use_password(way: Option<SignInWay>, looks_after_people: bool) -> bool {
    way != Some(SignInWay::Only) || looks_after_people
}

impl Staff {
    /// An account of the agency's own sign-in is linked. One that was linked at a provider of before gives way.
    ///
    /// # Errors
    /// When they have not joined, or one of this provider is linked.
    pub fn link_sign_in(
        &self,
        to: ActorId,
        issuer: &str,
        hash: &str,
        while_signing_in: bool,
    ) -> Result<Vec<Event>, No> {
        self.has_joined()?;
        if self.linked.as_deref() == Some(issuer) {
            return Err(No::LinkedAlready);
        }
        let account = Sealed::about(subject(to), hash.to_owned());
        Ok(vec![Event::AgencySignInLinked { issuer: issuer.to_owned(), subject: account, while_signing_in }])
    }

    /// Its owner does without it.
    ///
    /// # Errors
    /// When none is linked.
    pub fn unlink_own_sign_in(&self) -> Result<Vec<Event>, No> {
        self.linked.as_ref().map(|_| vec![Event::AgencySignInUnlinked { reason: None }]).ok_or(No::NotLinked)
    }

    /// An administrator takes it away.
    ///
    /// # Errors
    /// When it is oneself, or none is linked.
    pub fn unlink_sign_in(&self, change: Change<'_>) -> Result<Vec<Event>, No> {
        change.not_to_oneself()?;
        self.linked.as_ref().ok_or(No::NotLinked)?;
        Ok(vec![Event::AgencySignInUnlinked { reason: Some(change.reason()) }])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::AgencyType;

    fn wanted(way: SignInWay) -> SignIn {
        SignIn { issuer: "https://id.example".into(), client: "dolen".into(), words: None, way }
    }

    fn council(sign_in: Option<SignIn>) -> Agency {
        Agency { agency_type: Some(AgencyType::Council), sign_in, ..Agency::default() }
    }

    #[test]
    fn it_is_used_only_with_a_secret_that_was_agreed_with_the_same_provider() {
        let set = |state: &Agency, way, secret| set_sign_in(state, wanted(way), secret).map(|events| events.len());
        let fresh = council(None);
        assert_eq!(set(&Agency::default(), SignInWay::Off, KeptSecret::None), Err(No::AgencyUnknown));
        assert_eq!(set(&fresh, SignInWay::Off, KeptSecret::None), Ok(1));
        assert_eq!(set(&fresh, SignInWay::Beside, KeptSecret::None), Err(No::SecretMissing));
        assert_eq!(set(&fresh, SignInWay::Only, KeptSecret::New), Ok(2));
        let known = council(Some(wanted(SignInWay::Beside)));
        assert_eq!(set(&known, SignInWay::Only, KeptSecret::Before), Ok(1));
        assert_eq!(set(&known, SignInWay::Beside, KeptSecret::Before), Ok(0), "nothing changes");
        let other = council(Some(SignIn { issuer: "https://other.example".into(), ..wanted(SignInWay::Beside) }));
        assert_eq!(set(&other, SignInWay::Beside, KeptSecret::Before), Err(No::SecretMissing));
    }

    #[test]
    fn a_provider_stands_for_the_password_and_for_nothing_more() {
        let active = Some(Standing::Active);
        assert_eq!(after_provider(active, true, true), Some(Stage::SecondFactorDue));
        assert_eq!(after_provider(active, true, false), Some(Stage::EnrolmentDue));
        assert_eq!(after_provider(active, false, true), Some(Stage::SecondFactorDue));
        assert_eq!(after_provider(active, false, false), None, "nothing that would make the link");
        for standing in [None, Some(Standing::Invited), Some(Standing::Left)] {
            for (linked, factor) in [(true, true), (true, false), (false, true), (false, false)] {
                assert_eq!(after_provider(standing, linked, factor), None);
            }
        }
    }

    #[test]
    fn whoever_looks_after_people_keeps_the_password() {
        for way in [None, Some(SignInWay::Off), Some(SignInWay::Beside)] {
            assert!(may_use_password(way, false) && may_use_password(way, true));
        }
        assert!(!may_use_password(Some(SignInWay::Only), false));
        assert!(may_use_password(Some(SignInWay::Only), true));
    }

    #[test]
    fn one_account_is_linked_to_one_of_a_provider() {
        let nia = ActorId::named("nia");
        let mut staff = Staff { standing: Some(Standing::Active), ..Staff::default() };
        assert_eq!(staff.unlink_own_sign_in(), Err(No::NotLinked));
        let events = staff.link_sign_in(nia, "https://id.example", "hash", true).unwrap();
        events.iter().for_each(|event| staff.apply(event));
        assert_eq!(staff.link_sign_in(nia, "https://id.example", "other", false), Err(No::LinkedAlready));
        assert!(
            staff.link_sign_in(nia, "https://other.example", "hash", false).is_ok(),
            "the provider of before gives way"
        );
        for event in staff.unlink_own_sign_in().unwrap() {
            staff.apply(&event);
        }
        assert!(staff.link_sign_in(nia, "https://id.example", "hash", false).is_ok());
        staff.standing = Some(Standing::Left);
        assert_eq!(staff.link_sign_in(nia, "https://new.example", "hash", false), Err(No::HasLeft));
    }
}

//! The register of typed ids: capabilities never depend on each other, they name each other's things.
//! Append at the end; a name that has been used in the ledger is never changed.

use kernel::{Id, Kind};

macro_rules! register {
    ($($(#[$doc:meta])* $kind:ident $id:ident $name:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub enum $kind {}
        impl Kind for $kind {
            const NAME: &'static str = $name;
        }
        $(#[$doc])*
        pub type $id = Id<$kind>;
    )*};
}

register! {
    /// A concern about one or more children.
    ConcernKind ConcernId "concern";
    /// One child, adult, vehicle, phone, account or place named in a concern, as it was reported.
    MentionKind MentionId "mention";
    /// One agency's own record of a person, vehicle, phone, account or place.
    RecordKind RecordId "record";
    /// A cluster of records that people have decided are the same one.
    PersonKind PersonId "person";
    /// A question put to a reporter or to an agency.
    QuestionKind QuestionId "question";
    /// One run of an import.
    ImportKind ImportId "import";
    /// Something begun and not yet sent.
    DraftKind DraftId "draft";
    /// A decision of an agency to share parts of a record, or not to.
    DisclosureKind DisclosureId "disclosure";
    /// An agreement to share information, in all its versions.
    AgreementKind AgreementId "agreement";
    /// A question of one agency to another about somebody.
    RequestKind RequestId "request";
    /// One check whether somebody is known to a partner.
    CheckKind CheckId "check";
    /// An order that nothing of some scope is destroyed.
    HoldKind HoldId "hold";
    /// A proposal that something is destroyed, and what came of it.
    DestructionKind DestructionId "destruction";
    /// Somebody's request for what is held about them.
    AccessRequestKind AccessRequestId "access_request";
    /// What somebody says about how an agency treats what it holds about them.
    RepresentationKind RepresentationId "representation";
}

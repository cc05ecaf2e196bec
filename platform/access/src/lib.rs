//! Who may do what: an ask becomes a permit or a refusal; pure.

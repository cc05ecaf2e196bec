-- Told by the ledger: the sign-ins that agencies have of their own, and which accounts there are linked to whom, by keyed
-- hash of agency, provider and account.
CREATE TABLE agencies_provider (
    agency TEXT PRIMARY KEY,
    issuer TEXT NOT NULL,
    client TEXT NOT NULL,
    words_cy TEXT,
    words_en TEXT,
    way TEXT NOT NULL
);
CREATE TABLE agencies_subject (
    hash TEXT PRIMARY KEY,
    staff TEXT NOT NULL,
    issuer TEXT NOT NULL,
    linked_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX agencies_subject_staff ON agencies_subject (staff);
-- Not told by the ledger: what is agreed with a provider, sealed under the server's key.
CREATE TABLE agencies_provider_secret (
    agency TEXT PRIMARY KEY,
    sealed TEXT NOT NULL,
    kept_at BIGINT NOT NULL
);
-- Whether a session began at a provider, and what its second step is to link, sealed.
ALTER TABLE agencies_session ADD COLUMN through_agency BIGINT;
ALTER TABLE agencies_session ADD COLUMN to_link TEXT;

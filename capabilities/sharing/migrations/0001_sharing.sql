-- One row for each decision to share or not to share. Told by the ledger alone, as is everything below.
CREATE TABLE sharing_disclosure (
    disclosure TEXT PRIMARY KEY,
    agency TEXT NOT NULL,
    record TEXT NOT NULL,
    outcome TEXT NOT NULL,
    route TEXT NOT NULL,
    decided TEXT NOT NULL,
    decided_at BIGINT NOT NULL,
    decided_by TEXT NOT NULL,
    ends_before BIGINT,
    completed_at BIGINT,
    withdrawn_at BIGINT,
    withdrawn_by TEXT,
    withdrawn_why TEXT,
    reviewed_at BIGINT,
    reviewed_by TEXT,
    review_note TEXT
);
CREATE INDEX sharing_disclosure_agency ON sharing_disclosure (agency, decided_at, disclosure);
CREATE INDEX sharing_disclosure_record ON sharing_disclosure (record);
-- To whom: an agency, or one person in it (`person` is empty for the whole agency).
CREATE TABLE sharing_recipient (
    disclosure TEXT NOT NULL,
    agency TEXT NOT NULL,
    person TEXT NOT NULL,
    accepted_at BIGINT,
    accepted_by TEXT,
    PRIMARY KEY (disclosure, agency, person)
);
CREATE INDEX sharing_recipient_agency ON sharing_recipient (agency, disclosure);
-- Which parts.
CREATE TABLE sharing_part (
    disclosure TEXT NOT NULL,
    class TEXT NOT NULL,
    PRIMARY KEY (disclosure, class)
);
-- Who has read it, the first time.
CREATE TABLE sharing_reading (
    disclosure TEXT NOT NULL,
    actor TEXT NOT NULL,
    agency TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (disclosure, actor)
);
-- What recipients told came of it.
CREATE TABLE sharing_feedback (
    disclosure TEXT NOT NULL,
    place BIGINT NOT NULL,
    agency TEXT NOT NULL,
    actor TEXT NOT NULL,
    at BIGINT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (disclosure, place)
);
-- Every version of every agreement.
CREATE TABLE sharing_agreement (
    agreement TEXT NOT NULL,
    version BIGINT NOT NULL,
    code TEXT NOT NULL,
    terms TEXT NOT NULL,
    adopted_at BIGINT NOT NULL,
    adopted_by TEXT NOT NULL,
    PRIMARY KEY (agreement, version)
);
-- What agencies ask of each other.
CREATE TABLE sharing_request (
    request TEXT PRIMARY KEY,
    from_agency TEXT NOT NULL,
    to_agency TEXT NOT NULL,
    record TEXT,
    purpose TEXT NOT NULL,
    classes TEXT NOT NULL,
    urgent BIGINT NOT NULL,
    question TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    asked_by TEXT NOT NULL,
    how TEXT,
    answer TEXT,
    disclosure TEXT,
    answered_at BIGINT,
    answered_by TEXT,
    escalated_at BIGINT,
    escalated_why TEXT
);
CREATE INDEX sharing_request_from ON sharing_request (from_agency, asked_at);
CREATE INDEX sharing_request_to ON sharing_request (to_agency, asked_at);
-- Checks whether somebody is known, and the records that they met.
CREATE TABLE sharing_check (
    id TEXT PRIMARY KEY,
    agency TEXT NOT NULL,
    actor TEXT NOT NULL,
    purpose TEXT NOT NULL,
    about TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX sharing_check_actor ON sharing_check (actor, at);
CREATE TABLE sharing_check_met (
    id TEXT NOT NULL,
    owner TEXT NOT NULL,
    record TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (id, record)
);
CREATE INDEX sharing_check_met_owner ON sharing_check_met (owner, at);

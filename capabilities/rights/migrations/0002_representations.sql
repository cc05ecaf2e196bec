-- Told by the ledger. Corrections, objections and complaints: only what a list needs.
CREATE TABLE rights_representation (
    representation TEXT PRIMARY KEY,
    agency TEXT NOT NULL,
    matter TEXT NOT NULL,
    name TEXT NOT NULL,
    received_on TEXT NOT NULL,
    acknowledged_at BIGINT,
    extended BIGINT NOT NULL,
    outcome TEXT,
    ended_at BIGINT
);
CREATE INDEX rights_representation_agency ON rights_representation (agency, received_on);
-- What somebody says against what is held about them, beside it.
CREATE TABLE rights_dispute (
    representation TEXT PRIMARY KEY,
    thing TEXT NOT NULL,
    statement TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX rights_dispute_thing ON rights_dispute (thing);

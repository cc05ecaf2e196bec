-- Told by the ledger. How long an agency keeps a class of records, where it has set its own period.
CREATE TABLE rights_period (
    agency TEXT NOT NULL,
    class TEXT NOT NULL,
    years BIGINT NOT NULL,
    source TEXT NOT NULL,
    set_at BIGINT NOT NULL,
    set_by TEXT NOT NULL,
    PRIMARY KEY (agency, class)
);
-- Orders that nothing of some scope is destroyed: agency is empty for the whole partnership.
CREATE TABLE rights_hold (
    hold TEXT PRIMARY KEY,
    agency TEXT NOT NULL,
    scope TEXT NOT NULL,
    what TEXT NOT NULL,
    until_day TEXT,
    ordered_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    set_at BIGINT NOT NULL,
    set_by TEXT NOT NULL,
    released_at BIGINT,
    released_by TEXT,
    release_reason TEXT
);
CREATE INDEX rights_hold_agency ON rights_hold (agency, released_at);
-- The newest decision to keep a thing, and when it is looked at again.
CREATE TABLE rights_kept (
    thing TEXT PRIMARY KEY,
    agency TEXT NOT NULL,
    class TEXT NOT NULL,
    again_on TEXT NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL
);
CREATE INDEX rights_kept_agency ON rights_kept (agency, again_on);
-- Proposals that a thing is destroyed, and what came of them.
CREATE TABLE rights_destruction (
    destruction TEXT PRIMARY KEY,
    agency TEXT NOT NULL,
    thing TEXT NOT NULL,
    class TEXT NOT NULL,
    because TEXT NOT NULL,
    note TEXT NOT NULL,
    state TEXT NOT NULL,
    proposed_by TEXT NOT NULL,
    proposed_at BIGINT NOT NULL,
    decided_by TEXT,
    decided_at BIGINT,
    not_before BIGINT,
    ended_by TEXT,
    ended_at BIGINT,
    subjects BIGINT NOT NULL,
    idx BIGINT,
    scrubbed_at BIGINT
);
CREATE INDEX rights_destruction_agency ON rights_destruction (agency, state, proposed_at);
CREATE INDEX rights_destruction_thing ON rights_destruction (thing);
-- Requests for what is held about somebody. What is held stays in the ledger; here only what a list needs.
CREATE TABLE rights_request (
    request TEXT PRIMARY KEY,
    agency TEXT NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    received_on TEXT NOT NULL,
    extended BIGINT NOT NULL,
    paused_on TEXT,
    paused_days BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX rights_request_agency ON rights_request (agency, received_on);

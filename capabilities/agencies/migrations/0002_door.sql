-- Not told by the ledger, which holds no secret: hashes, sealed secrets, links, sessions, attempts.
CREATE TABLE agencies_password (
    staff TEXT PRIMARY KEY,
    hash TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);
-- The secret shared with the app is sealed under the server's key; last_step is the last code that was used.
CREATE TABLE agencies_second_factor (
    staff TEXT PRIMARY KEY,
    sealed TEXT NOT NULL,
    last_step BIGINT NOT NULL
);
CREATE TABLE agencies_recovery (
    hash TEXT PRIMARY KEY,
    staff TEXT NOT NULL,
    used_at BIGINT
);
CREATE INDEX agencies_recovery_staff ON agencies_recovery (staff);
-- Invitations and links for forgotten passwords, by keyed hash.
CREATE TABLE agencies_link (
    hash TEXT PRIMARY KEY,
    staff TEXT NOT NULL,
    what TEXT NOT NULL,
    sent_at BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX agencies_link_staff ON agencies_link (staff, what);
CREATE INDEX agencies_link_expires ON agencies_link (expires);
-- Browsers that are signed in or half-way in, by keyed hash. pending is a second factor being set up, sealed.
CREATE TABLE agencies_session (
    hash TEXT PRIMARY KEY,
    id TEXT NOT NULL,
    staff TEXT NOT NULL,
    stage TEXT NOT NULL,
    network TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    ended_at BIGINT,
    pending TEXT,
    wrong BIGINT NOT NULL
);
CREATE INDEX agencies_session_staff ON agencies_session (staff, ended_at);
CREATE INDEX agencies_session_started ON agencies_session (started_at);
-- Failed attempts, by keyed hash of what they are counted for; never by account.
CREATE TABLE agencies_attempt (
    scope TEXT NOT NULL,
    name TEXT NOT NULL,
    failures BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    PRIMARY KEY (scope, name)
);
CREATE INDEX agencies_attempt_last ON agencies_attempt (last_at);

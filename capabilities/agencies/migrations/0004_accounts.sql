-- Passkeys, by keyed hash of what they call themselves; what is checked them by is sealed under the server's key.
CREATE TABLE agencies_passkey (
    hash TEXT PRIMARY KEY,
    id TEXT NOT NULL,
    staff TEXT NOT NULL,
    name TEXT NOT NULL,
    sealed TEXT NOT NULL,
    added_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX agencies_passkey_staff ON agencies_passkey (staff, added_at);
-- Tickets that were used: each counts once. A ticket itself is kept nowhere, but sealed in the page that it belongs to.
CREATE TABLE agencies_spent (
    id TEXT PRIMARY KEY,
    expires BIGINT NOT NULL
);
CREATE INDEX agencies_spent_expires ON agencies_spent (expires);
-- Browsers that somebody signed in with before, by keyed hash of the cookie that marks them.
CREATE TABLE agencies_device (
    staff TEXT NOT NULL,
    hash TEXT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    PRIMARY KEY (staff, hash)
);
-- Which browser and network a session came from, sealed: shown to its owner and to nobody else.
ALTER TABLE agencies_session ADD COLUMN came_from TEXT;
-- From when on a lost second factor may be set up anew (told by the ledger).
ALTER TABLE agencies_staff ADD COLUMN reset_from BIGINT;

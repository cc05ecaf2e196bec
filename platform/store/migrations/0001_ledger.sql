-- The ledger: append-only. Every column of an entry is under its leaf hash.
CREATE TABLE ledger_entries (
    idx BIGINT PRIMARY KEY,
    id TEXT NOT NULL,
    recorded_at BIGINT NOT NULL,
    occurred_at BIGINT,
    actor TEXT NOT NULL,
    agency TEXT NOT NULL,
    purpose TEXT NOT NULL,
    kind TEXT NOT NULL,
    version BIGINT NOT NULL,
    stream TEXT NOT NULL,
    place BIGINT NOT NULL,
    subjects TEXT NOT NULL,
    marking TEXT NOT NULL,
    rules TEXT NOT NULL,
    payload BLOB NOT NULL,
    leaf_hash BLOB NOT NULL
);
CREATE UNIQUE INDEX ledger_entries_stream ON ledger_entries (stream, place) WHERE place > 0;
-- Runs of 256 hashes of the tree, written once when complete.
CREATE TABLE ledger_tiles (
    level BIGINT NOT NULL,
    idx BIGINT NOT NULL,
    hashes BLOB NOT NULL,
    PRIMARY KEY (level, idx)
);
-- Signed statements of the tree's size and root that partners can keep.
CREATE TABLE ledger_checkpoints (
    size BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    note TEXT NOT NULL
);
-- One row: the right-hand edge of the tree. Whoever appends holds it.
CREATE TABLE ledger_head (
    one BIGINT PRIMARY KEY,
    size BIGINT NOT NULL,
    frontier BLOB NOT NULL
);
-- The key of each subject, wrapped by the master key. Destroying a row erases what was sealed with it.
CREATE TABLE vault_keys (
    subject TEXT PRIMARY KEY,
    wrapped BLOB NOT NULL,
    made_at BIGINT NOT NULL
);
-- Letters waiting to be sent; they carry nothing personal.
CREATE TABLE mail_queue (
    id TEXT PRIMARY KEY,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    queued_at BIGINT NOT NULL,
    not_before BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    sent_at BIGINT
);
CREATE INDEX mail_queue_waiting ON mail_queue (not_before) WHERE sent_at IS NULL;

-- Subjects whose key was destroyed, each with the entry that tells it. Nothing is ever sealed about them again.
CREATE TABLE vault_erased (
    subject TEXT PRIMARY KEY,
    idx BIGINT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX vault_erased_idx ON vault_erased (idx);

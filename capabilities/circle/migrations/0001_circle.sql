-- Told by the ledger: how far each record is open, who is around it, who is shut out, who broke the glass.
CREATE TABLE circle_level (
    record TEXT PRIMARY KEY,
    level TEXT NOT NULL,
    flagged BIGINT NOT NULL,
    tier TEXT NOT NULL,
    handling TEXT NOT NULL,
    embargo_until TEXT NOT NULL,
    police_code TEXT NOT NULL
);
-- Those to whom a sealed record and shielded parts are open.
CREATE TABLE circle_named (
    record TEXT NOT NULL,
    staff TEXT NOT NULL,
    PRIMARY KEY (record, staff)
);
CREATE INDEX circle_named_staff ON circle_named (staff);
-- Days as text, year first. left_at is the instant at which somebody left.
CREATE TABLE circle_member (
    idx BIGINT PRIMARY KEY,
    record TEXT NOT NULL,
    staff TEXT NOT NULL,
    agency TEXT NOT NULL,
    role TEXT NOT NULL,
    from_day TEXT NOT NULL,
    until_day TEXT,
    joined_at BIGINT NOT NULL,
    joined_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    left_at BIGINT,
    left_reason TEXT NOT NULL
);
CREATE INDEX circle_member_record ON circle_member (record, left_at);
CREATE INDEX circle_member_staff ON circle_member (staff, left_at);
CREATE TABLE circle_conflict (
    record TEXT NOT NULL,
    staff TEXT NOT NULL,
    agency TEXT NOT NULL,
    nature TEXT NOT NULL,
    since BIGINT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (record, staff)
);
CREATE INDEX circle_conflict_staff ON circle_conflict (staff, ended_at);
CREATE INDEX circle_conflict_agency ON circle_conflict (agency, ended_at);
-- Agencies that have accepted the conditions of a police handling code.
CREATE TABLE circle_accepted (
    record TEXT NOT NULL,
    agency TEXT NOT NULL,
    PRIMARY KEY (record, agency)
);
CREATE TABLE circle_emergency (
    id TEXT PRIMARY KEY,
    record TEXT NOT NULL,
    staff TEXT NOT NULL,
    agency TEXT NOT NULL,
    owner TEXT NOT NULL,
    reason TEXT NOT NULL,
    words TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    until BIGINT NOT NULL,
    review_by BIGINT NOT NULL,
    outcome TEXT,
    reviewed_at BIGINT,
    reviewed_by TEXT,
    review_words TEXT NOT NULL
);
CREATE INDEX circle_emergency_record ON circle_emergency (record, until);
CREATE INDEX circle_emergency_owner ON circle_emergency (owner, outcome, review_by);
CREATE INDEX circle_emergency_staff ON circle_emergency (staff, until);

-- One row for each concern: what desks and lists need. Told by the ledger alone.
CREATE TABLE concerns_concern (
    concern TEXT PRIMARY KEY,
    place BIGINT NOT NULL,
    reference TEXT NOT NULL,
    door TEXT NOT NULL,
    matter TEXT NOT NULL,
    urgency TEXT NOT NULL,
    urgency_order BIGINT NOT NULL,
    desk TEXT NOT NULL,
    agency TEXT NOT NULL,
    council TEXT,
    language TEXT NOT NULL,
    held BIGINT NOT NULL,
    summary TEXT NOT NULL,
    reporter_staff TEXT,
    reporter_agency TEXT,
    professional BIGINT NOT NULL,
    reachable BIGINT NOT NULL,
    about_staff TEXT NOT NULL,
    about_teams TEXT NOT NULL,
    asked_teams TEXT NOT NULL,
    reported_at BIGINT NOT NULL,
    opened_at BIGINT,
    taken_by TEXT,
    confirmed_at BIGINT,
    open_questions BIGINT NOT NULL,
    open_mentions BIGINT NOT NULL,
    decision TEXT,
    decided_at BIGINT,
    acknowledged_at BIGINT,
    answered_at BIGINT,
    escalated_at BIGINT,
    alerted_step BIGINT NOT NULL,
    alerted_at BIGINT,
    done BIGINT NOT NULL
);
CREATE INDEX concerns_concern_desk ON concerns_concern (desk, done, held, urgency_order, reported_at);
CREATE INDEX concerns_concern_agency ON concerns_concern (agency, done, urgency_order, reported_at);
CREATE INDEX concerns_concern_reporter ON concerns_concern (reporter_staff, reported_at);
CREATE INDEX concerns_concern_reference ON concerns_concern (reference);
CREATE INDEX concerns_concern_unopened ON concerns_concern (urgency_order, reported_at) WHERE opened_at IS NULL AND done = 0;
CREATE INDEX concerns_concern_newest ON concerns_concern (reported_at) WHERE matter = 'child' AND held = 0;
-- Who and what is mentioned, and which record that is.
CREATE TABLE concerns_mention (
    mention TEXT PRIMARY KEY,
    concern TEXT NOT NULL,
    number BIGINT NOT NULL,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    matched TEXT NOT NULL,
    record TEXT
);
CREATE INDEX concerns_mention_concern ON concerns_mention (concern, number);
CREATE INDEX concerns_mention_record ON concerns_mention (record) WHERE record IS NOT NULL;
-- Questions to reporters and to other desks.
CREATE TABLE concerns_question (
    question TEXT PRIMARY KEY,
    concern TEXT NOT NULL,
    asked_team TEXT,
    asked_agency TEXT,
    asked_at BIGINT NOT NULL,
    answered_at BIGINT
);
CREATE INDEX concerns_question_team ON concerns_question (asked_team, answered_at);
CREATE INDEX concerns_question_concern ON concerns_question (concern);
-- Return codes: only their keyed hash.
CREATE TABLE concerns_code (
    code_hash TEXT PRIMARY KEY,
    concern TEXT NOT NULL,
    made_at BIGINT NOT NULL
);
-- Referrals begun and not yet sent, sealed under the house's own key. Not part of the ledger: nothing was said yet.
CREATE TABLE concerns_draft (
    draft TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    saved_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    sealed TEXT NOT NULL
);
CREATE INDEX concerns_draft_owner ON concerns_draft (owner, saved_at);

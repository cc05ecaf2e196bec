-- Told by the ledger: what one agency asked another about two records. idx is the entry of the question; nearness is how
-- near the two stood to each other when it was asked.
CREATE TABLE people_question (
    idx BIGINT PRIMARY KEY,
    one TEXT NOT NULL,
    other TEXT NOT NULL,
    about TEXT NOT NULL,
    asked_of TEXT NOT NULL,
    asked_for TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    at BIGINT NOT NULL,
    due BIGINT,
    nearness TEXT NOT NULL,
    question TEXT NOT NULL,
    standing TEXT NOT NULL,
    answered_at BIGINT,
    answered_by TEXT,
    reason TEXT
);
CREATE INDEX people_question_pair ON people_question (one, other, standing);
CREATE INDEX people_question_asked_of ON people_question (asked_of, standing, at);
CREATE INDEX people_question_asked_for ON people_question (asked_for, standing, at);
-- Not told by the ledger: what the last look through all records proposes. It decides nothing and is made anew each time.
-- Every pair stands by itself, so that what a reader may not know of changes nothing for the others.
CREATE TABLE people_proposal (
    one TEXT NOT NULL,
    other TEXT NOT NULL,
    bits BIGINT NOT NULL,
    PRIMARY KEY (one, other)
);
CREATE INDEX people_proposal_order ON people_proposal (bits, one, other);
-- Persons of whom any two records contradict or hardly resemble each other. Whether a reader is told is weighed anew from
-- the records that they may decide about.
CREATE TABLE people_doubt (
    person TEXT PRIMARY KEY
);
-- How a look through all records goes. beat_at: when it last told how far it is.
CREATE TABLE people_look_through (
    started_at BIGINT PRIMARY KEY,
    started_by TEXT NOT NULL,
    beat_at BIGINT NOT NULL,
    standing TEXT NOT NULL,
    step TEXT NOT NULL,
    ended_at BIGINT
);

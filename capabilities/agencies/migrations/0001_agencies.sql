-- Told by the ledger: organisations, teams, people, roles, teams belonged to, who is on call, movements.
CREATE TABLE agencies_agency (
    id TEXT PRIMARY KEY,
    name_cy TEXT NOT NULL,
    name_en TEXT NOT NULL,
    agency_type TEXT NOT NULL,
    mailbox TEXT,
    climb_minutes BIGINT NOT NULL
);
CREATE TABLE agencies_team (
    id TEXT PRIMARY KEY,
    agency TEXT NOT NULL,
    name_cy TEXT NOT NULL,
    name_en TEXT NOT NULL,
    team_type TEXT NOT NULL
);
CREATE INDEX agencies_team_agency ON agencies_team (agency, team_type);
CREATE TABLE agencies_staff (
    id TEXT PRIMARY KEY,
    agency TEXT NOT NULL,
    name TEXT NOT NULL,
    name_sort BLOB NOT NULL,
    name_fold TEXT NOT NULL,
    email TEXT,
    language TEXT NOT NULL,
    standing TEXT NOT NULL,
    second_factor BIGINT NOT NULL,
    invited_at BIGINT NOT NULL,
    joined_at BIGINT,
    left_on TEXT,
    signed_in_at BIGINT
);
CREATE UNIQUE INDEX agencies_staff_email ON agencies_staff (email);
CREATE INDEX agencies_staff_agency ON agencies_staff (agency, standing, name_sort, id);
-- Days as text, year first. A role or team held twice has a row for each first day.
CREATE TABLE agencies_role (
    staff TEXT NOT NULL,
    role TEXT NOT NULL,
    from_day TEXT NOT NULL,
    until_day TEXT,
    PRIMARY KEY (staff, role, from_day)
);
CREATE TABLE agencies_member (
    staff TEXT NOT NULL,
    team TEXT NOT NULL,
    from_day TEXT NOT NULL,
    until_day TEXT,
    PRIMARY KEY (staff, team, from_day)
);
CREATE INDEX agencies_member_team ON agencies_member (team, staff);
CREATE TABLE agencies_rota (
    agency TEXT NOT NULL,
    place BIGINT NOT NULL,
    staff TEXT NOT NULL,
    PRIMARY KEY (agency, place)
);
CREATE TABLE agencies_movement (
    idx BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    agency TEXT NOT NULL,
    staff TEXT NOT NULL,
    what TEXT NOT NULL,
    role TEXT,
    team TEXT,
    day TEXT,
    until_day TEXT,
    actor TEXT NOT NULL,
    reason TEXT
);
CREATE INDEX agencies_movement_agency ON agencies_movement (agency, idx);
CREATE INDEX agencies_movement_staff ON agencies_movement (staff, idx);

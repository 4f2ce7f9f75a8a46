-- Approved bodies, the authority, and what places a doctor: specialties, practices, teams, each with its dates.
-- None of this is secret: it is the directory that accounts are made from. Who reported what is nowhere here.

CREATE TABLE body (
    org_id BIGINT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    scheme TEXT NOT NULL,
    serious_policy TEXT NOT NULL,
    handling_months BIGINT NOT NULL,
    named BIGINT NOT NULL,
    rex_floor BIGINT NOT NULL,
    batch_least BIGINT NOT NULL
) STRICT;

CREATE TABLE body_coverage (
    org_id BIGINT NOT NULL,
    specialty TEXT NOT NULL,
    from_on TEXT NOT NULL,
    to_on TEXT,
    PRIMARY KEY (org_id, specialty, from_on)
) STRICT, WITHOUT ROWID;

-- Risk situations a body targets, dated; wordings in every language.
CREATE TABLE risk_situation (
    org_id BIGINT NOT NULL,
    code TEXT NOT NULL,
    specialty TEXT NOT NULL,
    wording TEXT NOT NULL,
    from_on TEXT NOT NULL,
    to_on TEXT,
    PRIMARY KEY (org_id, code, from_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE doctor (
    person_id BIGINT NOT NULL PRIMARY KEY,
    rpps TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX doctor_rpps ON doctor (rpps);

CREATE TABLE doctor_specialty (
    person_id BIGINT NOT NULL,
    specialty TEXT NOT NULL,
    from_on TEXT NOT NULL,
    to_on TEXT,
    PRIMARY KEY (person_id, specialty, from_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE establishment (
    establishment_id BIGINT NOT NULL PRIMARY KEY,
    finess TEXT NOT NULL,
    name TEXT NOT NULL,
    town TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX establishment_finess ON establishment (finess);

CREATE TABLE practice (
    person_id BIGINT NOT NULL,
    establishment_id BIGINT NOT NULL,
    status TEXT NOT NULL,
    from_on TEXT NOT NULL,
    to_on TEXT,
    PRIMARY KEY (person_id, establishment_id, from_on)
) STRICT, WITHOUT ROWID;
CREATE INDEX practice_establishment ON practice (establishment_id);

CREATE TABLE doctor_team (
    team_id BIGINT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    from_on TEXT NOT NULL,
    to_on TEXT
) STRICT;

-- A team may have members of several bodies: each member's file stays with their own.
CREATE TABLE doctor_team_member (
    team_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    part TEXT NOT NULL,
    from_on TEXT NOT NULL,
    to_on TEXT,
    PRIMARY KEY (team_id, person_id, from_on)
) STRICT, WITHOUT ROWID;
CREATE INDEX doctor_team_member_person ON doctor_team_member (person_id);

-- The day from which a body counts what a doctor does; the rest of an engagement follows from later facts.
CREATE TABLE engagement (
    org_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    specialty TEXT NOT NULL,
    applied_on TEXT NOT NULL,
    accepted_on TEXT,
    ended_on TEXT,
    PRIMARY KEY (org_id, person_id, specialty, applied_on)
) STRICT, WITHOUT ROWID;
CREATE INDEX engagement_person ON engagement (person_id);

CREATE TABLE expert (
    org_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    specialty TEXT NOT NULL,
    from_on TEXT NOT NULL,
    to_on TEXT,
    PRIMARY KEY (org_id, person_id, specialty, from_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE expert_load (
    org_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    cap BIGINT NOT NULL,
    PRIMARY KEY (org_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE expert_absence (
    org_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    from_on TEXT NOT NULL,
    to_on TEXT NOT NULL,
    cover BIGINT,
    PRIMARY KEY (org_id, person_id, from_on)
) STRICT, WITHOUT ROWID;

-- Credits. The holder is a keyed hash and the rest sealed: beside the days of sending, a person here would tell who
-- reported what.
CREATE TABLE credit (
    org_id BIGINT NOT NULL,
    credit_id BIGINT NOT NULL,
    holder BYTES NOT NULL,
    source BYTES NOT NULL,
    fact BYTES NOT NULL,
    PRIMARY KEY (org_id, credit_id)
) STRICT;
CREATE INDEX credit_holder ON credit (org_id, holder);
CREATE UNIQUE INDEX credit_source ON credit (org_id, source);

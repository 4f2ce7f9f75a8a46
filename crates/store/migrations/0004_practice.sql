-- The practice-improvement programme: definitions, cohorts, and what participants do.
-- Every participant's table begins with (org_id, cohort_id, enrolment_id): one participant's rows lie together, and one
-- organisation's rows can be placed on one shard.

CREATE TABLE programme (
    org_id BIGINT NOT NULL,
    programme TEXT NOT NULL,
    version TEXT NOT NULL,
    hash BYTES NOT NULL,
    files TEXT NOT NULL,
    published_ms BIGINT NOT NULL,
    PRIMARY KEY (org_id, programme, version)
) STRICT;

CREATE TABLE cohort (
    org_id BIGINT NOT NULL,
    cohort_id BIGINT NOT NULL,
    programme TEXT NOT NULL,
    version TEXT NOT NULL,
    name TEXT NOT NULL,
    start_date TEXT NOT NULL,
    synthetic SMALLINT NOT NULL,
    ready SMALLINT NOT NULL,
    created_ms BIGINT NOT NULL,
    PRIMARY KEY (org_id, cohort_id)
) STRICT;
CREATE UNIQUE INDEX cohort_name ON cohort (org_id, programme, name);

CREATE TABLE general_measure (
    org_id BIGINT NOT NULL,
    cohort_id BIGINT NOT NULL,
    measure_id BIGINT NOT NULL,
    from_date TEXT NOT NULL,
    to_date TEXT NOT NULL,
    days BIGINT NOT NULL,
    reason TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (org_id, cohort_id, measure_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE applicant (
    org_id BIGINT NOT NULL,
    cohort_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    profession TEXT NOT NULL,
    setting TEXT NOT NULL,
    training TEXT,
    training_year BIGINT,
    test_passed SMALLINT NOT NULL,
    subscription_until TEXT,
    outcome TEXT NOT NULL,
    findings TEXT NOT NULL,
    exception_reason TEXT,
    decided_ms BIGINT,
    invited_ms BIGINT,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (org_id, cohort_id, person_id)
) STRICT;

CREATE TABLE enrolment (
    org_id BIGINT NOT NULL,
    cohort_id BIGINT NOT NULL,
    enrolment_id BIGINT NOT NULL,
    pseudonym TEXT NOT NULL,
    person_key BYTES NOT NULL,
    sealed_person BYTES NOT NULL,
    profession TEXT NOT NULL,
    setting TEXT NOT NULL,
    enrolled_on TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (org_id, cohort_id, enrolment_id)
) STRICT;
CREATE UNIQUE INDEX enrolment_person ON enrolment (org_id, person_key, cohort_id);
CREATE UNIQUE INDEX enrolment_pseudonym ON enrolment (org_id, cohort_id, pseudonym);

CREATE TABLE departure (
    org_id BIGINT NOT NULL,
    cohort_id BIGINT NOT NULL,
    enrolment_id BIGINT NOT NULL,
    on_date TEXT NOT NULL,
    answers BYTES,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (org_id, cohort_id, enrolment_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE leave_period (
    org_id BIGINT NOT NULL,
    cohort_id BIGINT NOT NULL,
    enrolment_id BIGINT NOT NULL,
    from_date TEXT NOT NULL,
    to_date TEXT,
    kind TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (org_id, cohort_id, enrolment_id, from_date)
) STRICT, WITHOUT ROWID;

CREATE TABLE choice (
    org_id BIGINT NOT NULL,
    cohort_id BIGINT NOT NULL,
    enrolment_id BIGINT NOT NULL,
    goal BIGINT NOT NULL,
    chosen_ms BIGINT NOT NULL,
    set_no BIGINT NOT NULL,
    place BIGINT NOT NULL,
    patients BIGINT,
    replaced_ms BIGINT,
    reason TEXT,
    PRIMARY KEY (org_id, cohort_id, enrolment_id, goal, chosen_ms)
) STRICT, WITHOUT ROWID;

CREATE TABLE commitment (
    org_id BIGINT NOT NULL,
    cohort_id BIGINT NOT NULL,
    enrolment_id BIGINT NOT NULL,
    goal BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    started_on TEXT NOT NULL,
    plan BYTES NOT NULL,
    PRIMARY KEY (org_id, cohort_id, enrolment_id, goal, at_ms)
) STRICT;

CREATE TABLE draft (
    org_id BIGINT NOT NULL,
    cohort_id BIGINT NOT NULL,
    enrolment_id BIGINT NOT NULL,
    evaluation TEXT NOT NULL,
    instrument TEXT NOT NULL,
    instrument_version TEXT NOT NULL,
    version BIGINT NOT NULL,
    answers BYTES NOT NULL,
    saved_ms BIGINT NOT NULL,
    PRIMARY KEY (org_id, cohort_id, enrolment_id, evaluation)
) STRICT;

CREATE TABLE response (
    org_id BIGINT NOT NULL,
    cohort_id BIGINT NOT NULL,
    enrolment_id BIGINT NOT NULL,
    evaluation TEXT NOT NULL,
    revision BIGINT NOT NULL,
    instrument TEXT NOT NULL,
    instrument_version TEXT NOT NULL,
    language TEXT NOT NULL,
    submitted_ms BIGINT NOT NULL,
    answers BYTES NOT NULL,
    PRIMARY KEY (org_id, cohort_id, enrolment_id, evaluation, revision)
) STRICT;

-- What measures are made of: small integers, derived at submission from the current revision (wave 0 baseline, 1 short, 2 long).
CREATE TABLE outcome (
    org_id BIGINT NOT NULL,
    cohort_id BIGINT NOT NULL,
    enrolment_id BIGINT NOT NULL,
    goal BIGINT NOT NULL,
    wave BIGINT NOT NULL,
    set_no BIGINT NOT NULL,
    status BIGINT,
    eligible BIGINT,
    implemented BIGINT,
    obstacles BIGINT NOT NULL,
    relevance BIGINT,
    feasibility BIGINT,
    elapsed_days BIGINT NOT NULL,
    PRIMARY KEY (org_id, cohort_id, enrolment_id, goal, wave)
) STRICT, WITHOUT ROWID;

CREATE TABLE team_override (
    org_id BIGINT NOT NULL,
    cohort_id BIGINT NOT NULL,
    enrolment_id BIGINT NOT NULL,
    override_id BIGINT NOT NULL,
    requirement TEXT NOT NULL,
    kind TEXT NOT NULL,
    until_date TEXT,
    reason TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (org_id, cohort_id, enrolment_id, override_id)
) STRICT;

CREATE TABLE annotation (
    org_id BIGINT NOT NULL,
    cohort_id BIGINT NOT NULL,
    enrolment_id BIGINT NOT NULL,
    evaluation TEXT NOT NULL,
    words BYTES NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (org_id, cohort_id, enrolment_id, evaluation)
) STRICT;

CREATE TABLE snapshot (
    org_id BIGINT NOT NULL,
    cohort_id BIGINT NOT NULL,
    wave TEXT NOT NULL,
    hash BYTES NOT NULL,
    body BYTES NOT NULL,
    frozen_ms BIGINT NOT NULL,
    PRIMARY KEY (org_id, cohort_id, wave)
) STRICT;

CREATE TABLE wording (
    org_id BIGINT NOT NULL,
    programme TEXT NOT NULL,
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    revision BIGINT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (org_id, programme, kind, language, revision)
) STRICT;

CREATE TABLE delivery (
    org_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    code TEXT,
    PRIMARY KEY (org_id, person_id, at_ms, kind)
) STRICT;

-- Accreditations of an organisation (authority, number, from-to): data, never assumed; a lapsed one leaves by itself.
CREATE TABLE organisation_accreditation (
    org_id BIGINT NOT NULL,
    accreditation_id BIGINT NOT NULL,
    authority TEXT NOT NULL,
    number TEXT NOT NULL,
    from_date TEXT NOT NULL,
    to_date TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (org_id, accreditation_id)
) STRICT;

-- What leaves a near miss and comes to it: links that are destroyed by rule, drafts that a hospital relays, the yearly
-- synthesis for hospitals, questions between bodies, research extracts.

-- From which age a body's links to the base are destroyed by themselves.
CREATE TABLE link_rule (
    org_id BIGINT NOT NULL PRIMARY KEY,
    months BIGINT NOT NULL,
    set_on TEXT NOT NULL
) STRICT;

-- What was destroyed: how many, a hash of the sealed links that anybody who kept a copy of them can recompute, and why.
CREATE TABLE link_destruction (
    org_id BIGINT NOT NULL,
    destruction_id BIGINT NOT NULL,
    links BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    why BYTES NOT NULL,
    on_date TEXT NOT NULL,
    PRIMARY KEY (org_id, destruction_id)
) STRICT, WITHOUT ROWID;

-- A hospital's own reporting body: the establishment that an organisation of this kind speaks for.
CREATE TABLE hospital (
    org_id BIGINT NOT NULL PRIMARY KEY,
    establishment_id BIGINT NOT NULL
) STRICT;
CREATE UNIQUE INDEX hospital_establishment ON hospital (establishment_id);

-- A draft that a hospital prepares for one of its doctors. The doctor is a keyed hash and, for the hospital, a sealed
-- name; the words are erased as soon as it is answered or has expired. Which body it went to is nowhere.
CREATE TABLE relay (
    org_id BIGINT NOT NULL,
    relay_id BIGINT NOT NULL,
    reference TEXT NOT NULL,
    doctor BYTES NOT NULL,
    who BYTES NOT NULL,
    content BYTES,
    prepared_on TEXT NOT NULL,
    expires_on TEXT NOT NULL,
    answer TEXT,
    answered_on TEXT,
    PRIMARY KEY (org_id, relay_id)
) STRICT;
CREATE UNIQUE INDEX relay_reference ON relay (reference);
CREATE INDEX relay_doctor ON relay (org_id, doctor);

-- What hospitals' reporting bodies get of a year: the same for all of them, frozen once, for good.
CREATE TABLE hospital_year (
    year BIGINT NOT NULL PRIMARY KEY,
    content TEXT NOT NULL,
    frozen_on TEXT NOT NULL
) STRICT;

-- A question that a body asks the others, and what each answered; words and counts sealed with the key of whoever wrote.
CREATE TABLE body_question (
    org_id BIGINT NOT NULL,
    question_id BIGINT NOT NULL,
    reference TEXT NOT NULL,
    over TEXT NOT NULL,
    content BYTES NOT NULL,
    asked_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    PRIMARY KEY (org_id, question_id)
) STRICT;
CREATE UNIQUE INDEX body_question_reference ON body_question (reference);
CREATE INDEX body_question_asked ON body_question (asked_on, question_id);

CREATE TABLE body_answer (
    org_id BIGINT NOT NULL,
    question_id BIGINT NOT NULL,
    by_org BIGINT NOT NULL,
    content BYTES NOT NULL,
    on_date TEXT NOT NULL,
    PRIMARY KEY (org_id, question_id, by_org)
) STRICT, WITHOUT ROWID;

-- A research extract: its protocol sealed with the key of the body that asks, until it is frozen; what is public of it
-- from then on; and its files, sealed.
CREATE TABLE research_extract (
    org_id BIGINT NOT NULL,
    extract_id BIGINT NOT NULL,
    reference TEXT NOT NULL,
    protocol BYTES NOT NULL,
    asked_on TEXT NOT NULL,
    frozen_on TEXT,
    published TEXT,
    files BYTES,
    PRIMARY KEY (org_id, extract_id)
) STRICT;
CREATE UNIQUE INDEX research_extract_reference ON research_extract (reference);

-- The authority and each body concerned decide once.
CREATE TABLE extract_verdict (
    org_id BIGINT NOT NULL,
    extract_id BIGINT NOT NULL,
    by_org BIGINT NOT NULL,
    verdict TEXT NOT NULL,
    why BYTES NOT NULL,
    on_date TEXT NOT NULL,
    PRIMARY KEY (org_id, extract_id, by_org)
) STRICT, WITHOUT ROWID;

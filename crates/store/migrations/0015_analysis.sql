-- What a body says and does while it analyses: its reply texts, its acceptance criteria, second codings; and what of the
-- REX base is published.

-- The body's own wording for one reason, in every language; the newest counts.
CREATE TABLE reply_text (
    org_id BIGINT NOT NULL,
    reason TEXT NOT NULL,
    version BIGINT NOT NULL,
    wording TEXT NOT NULL,
    on_date TEXT NOT NULL,
    PRIMARY KEY (org_id, reason, version)
) STRICT, WITHOUT ROWID;

-- Acceptance criteria as published: a version is never edited.
CREATE TABLE acceptance_criteria (
    org_id BIGINT NOT NULL,
    version BIGINT NOT NULL,
    criteria TEXT NOT NULL,
    from_on TEXT NOT NULL,
    PRIMARY KEY (org_id, version)
) STRICT, WITHOUT ROWID;

-- Who codes a near miss a second time, blind, from what was cleared.
CREATE TABLE near_miss_second (
    org_id BIGINT NOT NULL,
    near_miss_id BIGINT NOT NULL,
    coder BIGINT NOT NULL,
    on_date TEXT NOT NULL,
    PRIMARY KEY (org_id, near_miss_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX near_miss_second_coder ON near_miss_second (org_id, coder);

-- What two coders agreed on after each had coded.
CREATE TABLE near_miss_adjudication (
    org_id BIGINT NOT NULL,
    near_miss_id BIGINT NOT NULL,
    part TEXT NOT NULL,
    codes BYTES NOT NULL,
    on_date TEXT NOT NULL,
    PRIMARY KEY (org_id, near_miss_id, part)
) STRICT, WITHOUT ROWID;

-- Counts of the base as everybody sees them: frozen once a month, for good.
CREATE TABLE rex_public (
    month TEXT NOT NULL PRIMARY KEY,
    counts TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- How many records share a key is asked before each acceptance.
CREATE INDEX rex_record_key ON rex_record (specialty, happened);

-- What comes back to whoever reported, and to their profession: stories told from near misses, alerts, and the digest that
-- people choose.

-- origin holds the near miss and the writer, source is a keyed hash of that near miss by which its author's trail finds the
-- story; drafts and what readers say of them are sealed.
CREATE TABLE story (
    org_id BIGINT NOT NULL,
    story_id BIGINT NOT NULL,
    reference TEXT NOT NULL,
    source BYTES NOT NULL,
    origin BYTES NOT NULL,
    PRIMARY KEY (org_id, story_id)
) STRICT;
CREATE UNIQUE INDEX story_reference ON story (reference);
CREATE INDEX story_source ON story (org_id, source);

CREATE TABLE story_revision (
    org_id BIGINT NOT NULL,
    story_id BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    words BYTES NOT NULL,
    on_date TEXT NOT NULL,
    PRIMARY KEY (org_id, story_id, revision)
) STRICT, WITHOUT ROWID;

-- The reader is a keyed hash of this story alone: two stories of one reader are not seen to be.
CREATE TABLE story_reading (
    org_id BIGINT NOT NULL,
    story_id BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    reader BYTES NOT NULL,
    agrees SMALLINT NOT NULL,
    words BYTES NOT NULL,
    on_date TEXT NOT NULL,
    PRIMARY KEY (org_id, story_id, revision, reader)
) STRICT, WITHOUT ROWID;

-- What everybody reads: no body, no day of what happened. why says what a version corrects.
CREATE TABLE story_published (
    reference TEXT NOT NULL,
    version BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    specialty TEXT,
    themes TEXT NOT NULL,
    words TEXT NOT NULL,
    why TEXT NOT NULL,
    published_on TEXT NOT NULL,
    PRIMARY KEY (reference, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_published_on ON story_published (published_on, reference);

CREATE TABLE story_withdrawal (
    reference TEXT NOT NULL PRIMARY KEY,
    why TEXT NOT NULL,
    replaced_by TEXT,
    on_date TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- An alert: sealed until a second person agrees, then plain. told_to is the last person a mail was enqueued for; handed_ms
-- is there once the last mail has left.
CREATE TABLE alert (
    alert_id BIGINT NOT NULL PRIMARY KEY,
    org_id BIGINT NOT NULL,
    reference TEXT NOT NULL,
    specialty TEXT NOT NULL,
    themes TEXT NOT NULL,
    draft BYTES,
    words TEXT,
    writer BIGINT NOT NULL,
    written_on TEXT NOT NULL,
    agreed_by BIGINT,
    agreed_on TEXT,
    agreed_ms BIGINT,
    hours BIGINT NOT NULL,
    ends_on TEXT,
    ended_on TEXT,
    why TEXT,
    replaced_by TEXT,
    told_to BIGINT,
    enqueued_ms BIGINT,
    handed_ms BIGINT
) STRICT;
CREATE UNIQUE INDEX alert_reference ON alert (reference);
CREATE INDEX alert_org ON alert (org_id, written_on);
CREATE INDEX alert_specialty ON alert (specialty, agreed_on);

-- How many people of each body an alert was sent to.
CREATE TABLE alert_told (
    alert_id BIGINT NOT NULL,
    org_id BIGINT NOT NULL,
    people BIGINT NOT NULL,
    PRIMARY KEY (alert_id, org_id)
) STRICT, WITHOUT ROWID;

-- Who said that they read or applied it, as a keyed hash of this alert alone; words are theirs, sealed.
CREATE TABLE alert_mark (
    alert_id BIGINT NOT NULL,
    person BYTES NOT NULL,
    org_id BIGINT NOT NULL,
    read_on TEXT,
    applied_on TEXT,
    words BYTES,
    PRIMARY KEY (alert_id, person)
) STRICT, WITHOUT ROWID;

-- Whoever wants a digest; stop is what a mail's link carries, beside a signature. sent is the last period that was sent.
CREATE TABLE digest_choice (
    person_id BIGINT NOT NULL PRIMARY KEY,
    rhythm TEXT NOT NULL,
    specialties TEXT NOT NULL,
    themes TEXT NOT NULL,
    stop TEXT NOT NULL,
    sent TEXT
) STRICT;
CREATE UNIQUE INDEX digest_choice_stop ON digest_choice (stop);

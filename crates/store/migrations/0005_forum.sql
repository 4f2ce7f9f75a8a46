-- Forums: threads, voices, posts, what was done to a post, and requests to open a voice.
-- Nothing here names an enrolment or a person who takes part: a voice is a keyed hash whose secret is sealed and, after
-- the thread's retention, destroyed. Days, never instants: a time of day would tell who was signed in.

CREATE TABLE forum_thread (
    org_id BIGINT NOT NULL,
    cohort_id BIGINT NOT NULL,
    thread_id BIGINT NOT NULL,
    forum TEXT NOT NULL,
    reference TEXT NOT NULL,
    title BYTES NOT NULL,
    secret BYTES,
    secret_until TEXT NOT NULL,
    begun_on TEXT NOT NULL,
    latest_on TEXT NOT NULL,
    activity BIGINT NOT NULL,
    posts BIGINT NOT NULL,
    voices BIGINT NOT NULL,
    PRIMARY KEY (org_id, cohort_id, thread_id)
) STRICT;
CREATE UNIQUE INDEX forum_thread_reference ON forum_thread (org_id, cohort_id, reference);
CREATE INDEX forum_thread_activity ON forum_thread (org_id, cohort_id, forum, activity);
CREATE INDEX forum_thread_secret ON forum_thread (secret_until) WHERE secret IS NOT NULL;

CREATE TABLE forum_voice (
    org_id BIGINT NOT NULL,
    cohort_id BIGINT NOT NULL,
    thread_id BIGINT NOT NULL,
    voice BIGINT NOT NULL,
    tag BYTES NOT NULL,
    PRIMARY KEY (org_id, cohort_id, thread_id, voice)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX forum_voice_tag ON forum_voice (org_id, cohort_id, thread_id, tag);

-- Voice 0 is the team's.
CREATE TABLE forum_post (
    org_id BIGINT NOT NULL,
    cohort_id BIGINT NOT NULL,
    thread_id BIGINT NOT NULL,
    post BIGINT NOT NULL,
    voice BIGINT NOT NULL,
    language TEXT NOT NULL,
    words BYTES NOT NULL,
    on_date TEXT NOT NULL,
    PRIMARY KEY (org_id, cohort_id, thread_id, post)
) STRICT;

CREATE TABLE forum_deed (
    org_id BIGINT NOT NULL,
    cohort_id BIGINT NOT NULL,
    thread_id BIGINT NOT NULL,
    post BIGINT NOT NULL,
    deed_no BIGINT NOT NULL,
    deed TEXT NOT NULL,
    reason BYTES NOT NULL,
    on_date TEXT NOT NULL,
    PRIMARY KEY (org_id, cohort_id, thread_id, post, deed_no)
) STRICT;

CREATE TABLE forum_opening (
    org_id BIGINT NOT NULL,
    cohort_id BIGINT NOT NULL,
    opening_id BIGINT NOT NULL,
    reference TEXT NOT NULL,
    thread_id BIGINT NOT NULL,
    post BIGINT NOT NULL,
    voice BIGINT NOT NULL,
    ground TEXT NOT NULL,
    reason BYTES NOT NULL,
    asked_by BIGINT NOT NULL,
    asked_on TEXT NOT NULL,
    answered_by BIGINT,
    answered_on TEXT,
    consented SMALLINT,
    PRIMARY KEY (org_id, cohort_id, opening_id)
) STRICT;
CREATE UNIQUE INDEX forum_opening_reference ON forum_opening (org_id, cohort_id, reference);
CREATE INDEX forum_opening_thread ON forum_opening (org_id, cohort_id, thread_id);

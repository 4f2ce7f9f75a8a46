-- The review: who of the team read what, which themes they saw in it, and what they wrote back.
-- What is read is an evaluation (object_id is its enrolment, part its name, seen the revision read) or a thread
-- (object_id is the thread, part is empty, seen how many posts it had). Coders and readers are of the team.

CREATE TABLE reading (
    org_id BIGINT NOT NULL,
    cohort_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    part TEXT NOT NULL,
    object_id BIGINT NOT NULL,
    reader BIGINT NOT NULL,
    seen BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (org_id, cohort_id, kind, part, object_id, reader)
) STRICT, WITHOUT ROWID;

-- About a goal (its number) in an evaluation, 0 for a thread; codes are those of the codebook, between blanks.
CREATE TABLE coding (
    org_id BIGINT NOT NULL,
    cohort_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    part TEXT NOT NULL,
    object_id BIGINT NOT NULL,
    about BIGINT NOT NULL,
    coder BIGINT NOT NULL,
    codes TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (org_id, cohort_id, kind, part, object_id, about, coder)
) STRICT, WITHOUT ROWID;

-- A private comment back to the author of an evaluation: sealed, read by that author alone.
CREATE TABLE review_comment (
    org_id BIGINT NOT NULL,
    cohort_id BIGINT NOT NULL,
    enrolment_id BIGINT NOT NULL,
    comment_id BIGINT NOT NULL,
    evaluation TEXT NOT NULL,
    author BIGINT NOT NULL,
    words BYTES NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (org_id, cohort_id, enrolment_id, comment_id)
) STRICT;

-- What a team changed in, or added to, the codebook of a programme; the obstacles of the definition are its beginning.
CREATE TABLE theme (
    org_id BIGINT NOT NULL,
    programme TEXT NOT NULL,
    code TEXT NOT NULL,
    kind TEXT NOT NULL,
    labels TEXT NOT NULL,
    retired SMALLINT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (org_id, programme, code)
) STRICT;

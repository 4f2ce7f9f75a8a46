-- What comes between the words of participants and what leaves the team.

-- On which themes the two coders of a text settled once both had given theirs blind; about as in coding.
CREATE TABLE coding_settlement (
    org_id BIGINT NOT NULL,
    cohort_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    part TEXT NOT NULL,
    object_id BIGINT NOT NULL,
    about BIGINT NOT NULL,
    settled_by BIGINT NOT NULL,
    codes TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (org_id, cohort_id, kind, part, object_id, about)
) STRICT, WITHOUT ROWID;

-- A paraphrase whose author is asked to agree. The key of the author is a hash of this request alone, so that two
-- requests to one person are not seen to be; what was paraphrased is inside what is sealed. Days, never instants.
CREATE TABLE paraphrase (
    org_id BIGINT NOT NULL,
    cohort_id BIGINT NOT NULL,
    paraphrase_id BIGINT NOT NULL,
    evaluation TEXT NOT NULL,
    author_key BYTES NOT NULL,
    asked BYTES NOT NULL,
    asked_by BIGINT NOT NULL,
    asked_on TEXT NOT NULL,
    PRIMARY KEY (org_id, cohort_id, paraphrase_id)
) STRICT;

CREATE TABLE paraphrase_answer (
    org_id BIGINT NOT NULL,
    cohort_id BIGINT NOT NULL,
    paraphrase_id BIGINT NOT NULL,
    answer_no BIGINT NOT NULL,
    agrees SMALLINT NOT NULL,
    on_date TEXT NOT NULL,
    PRIMARY KEY (org_id, cohort_id, paraphrase_id, answer_no)
) STRICT;

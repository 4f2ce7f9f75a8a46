-- Syntheses of an evaluation: their words, revision by revision, and what was done with each. The figures they rest on
-- are frozen in snapshot, under the wave synthesis/<evaluation>. Where a synthesis stands is derived from these facts.
CREATE TABLE synthesis_revision (
    org_id BIGINT NOT NULL,
    cohort_id BIGINT NOT NULL,
    evaluation TEXT NOT NULL,
    revision BIGINT NOT NULL,
    author BIGINT NOT NULL,
    writing BYTES NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (org_id, cohort_id, evaluation, revision)
) STRICT;

CREATE TABLE synthesis_deed (
    org_id BIGINT NOT NULL,
    cohort_id BIGINT NOT NULL,
    evaluation TEXT NOT NULL,
    deed BIGINT NOT NULL,
    step TEXT NOT NULL,
    revision BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    reason BYTES NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (org_id, cohort_id, evaluation, deed)
) STRICT;

-- The rows of one wave, person by person, without reading those of the others: a wave is counted when it is frozen.
CREATE INDEX outcome_wave ON outcome (
    org_id, cohort_id, set_no, wave, enrolment_id, goal, status, eligible, implemented, obstacles, relevance, feasibility
);

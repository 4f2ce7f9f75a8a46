-- Helps in practice, and what comes after the last month.

-- One row a patient concerned: the day and the order within it, never the hour, and nothing of the patient. Its author's working
-- notes, like a draft: gone when they leave.
CREATE TABLE tally (
    org_id BIGINT NOT NULL,
    cohort_id BIGINT NOT NULL,
    enrolment_id BIGINT NOT NULL,
    goal BIGINT NOT NULL,
    on_date TEXT NOT NULL,
    place BIGINT NOT NULL,
    done SMALLINT NOT NULL,
    PRIMARY KEY (org_id, cohort_id, enrolment_id, goal, on_date, place)
) STRICT, WITHOUT ROWID;

-- What others found to help against an obstacle, worded by an editor in every language.
CREATE TABLE option_card (
    org_id BIGINT NOT NULL,
    programme TEXT NOT NULL,
    card_id BIGINT NOT NULL,
    goal TEXT NOT NULL,
    obstacle TEXT NOT NULL,
    words TEXT NOT NULL,
    author_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (org_id, programme, card_id)
) STRICT;

-- What was done with a card: signed by a second person, retired with a reason. At most once each.
CREATE TABLE option_card_deed (
    org_id BIGINT NOT NULL,
    programme TEXT NOT NULL,
    card_id BIGINT NOT NULL,
    deed TEXT NOT NULL,
    by_id BIGINT NOT NULL,
    reason TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (org_id, programme, card_id, deed)
) STRICT;

-- « This helped me »: from a day until a day, so that the figure of a month follows from facts alone.
CREATE TABLE option_mark (
    org_id BIGINT NOT NULL,
    cohort_id BIGINT NOT NULL,
    enrolment_id BIGINT NOT NULL,
    card_id BIGINT NOT NULL,
    on_date TEXT NOT NULL,
    until_date TEXT,
    PRIMARY KEY (org_id, cohort_id, enrolment_id, card_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX option_mark_card ON option_mark (org_id, cohort_id, card_id);

-- The yearly look at the goals one has kept; read by nobody but its author.
CREATE TABLE self_check (
    org_id BIGINT NOT NULL,
    cohort_id BIGINT NOT NULL,
    enrolment_id BIGINT NOT NULL,
    year_no BIGINT NOT NULL,
    on_date TEXT NOT NULL,
    answers BYTES NOT NULL,
    PRIMARY KEY (org_id, cohort_id, enrolment_id, year_no)
) STRICT;

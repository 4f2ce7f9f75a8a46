-- Goals as editorial work, and the organisation's public page. Authors and checkers are members of a team, whose work is
-- signed: their names are no secret. Whoever proposes a goal is a participant: theirs is sealed.

-- The draft of the next version of a programme; at most one of a programme is open, which the use case sees to.
CREATE TABLE edition (
    org_id BIGINT NOT NULL,
    edition_id BIGINT NOT NULL,
    programme TEXT NOT NULL,
    base_version TEXT NOT NULL,
    version TEXT NOT NULL,
    begun_by BIGINT NOT NULL,
    begun_ms BIGINT NOT NULL,
    PRIMARY KEY (org_id, edition_id)
) STRICT;
CREATE INDEX edition_programme ON edition (org_id, programme);

-- How an edition ended: published, or put aside with a reason.
CREATE TABLE edition_end (
    org_id BIGINT NOT NULL,
    edition_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    ended_by BIGINT NOT NULL,
    ended_ms BIGINT NOT NULL,
    PRIMARY KEY (org_id, edition_id)
) STRICT, WITHOUT ROWID;

-- Every revision of a goal in an edition: its fields as typed, or the reason to retire it; none is edited.
CREATE TABLE goal_revision (
    org_id BIGINT NOT NULL,
    edition_id BIGINT NOT NULL,
    goal TEXT NOT NULL,
    revision BIGINT NOT NULL,
    kind TEXT NOT NULL,
    asks SMALLINT NOT NULL,
    body TEXT NOT NULL,
    written_by BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (org_id, edition_id, goal, revision)
) STRICT;

-- What a second person found when checking one revision against its sources.
CREATE TABLE goal_check (
    org_id BIGINT NOT NULL,
    edition_id BIGINT NOT NULL,
    goal TEXT NOT NULL,
    revision BIGINT NOT NULL,
    verdict TEXT NOT NULL,
    note TEXT NOT NULL,
    checked_by BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (org_id, edition_id, goal, revision)
) STRICT;

-- A safety alert on a goal, in every version and cohort at once, and its end.
CREATE TABLE goal_suspension (
    org_id BIGINT NOT NULL,
    programme TEXT NOT NULL,
    goal TEXT NOT NULL,
    from_ms BIGINT NOT NULL,
    suspension_id BIGINT NOT NULL,
    reason TEXT NOT NULL,
    suspended_by BIGINT,
    lifted_ms BIGINT,
    lifted_reason TEXT,
    lifted_by BIGINT,
    PRIMARY KEY (org_id, programme, goal, from_ms)
) STRICT;

-- A goal that a participant proposes: words and author are sealed, and the day stands for the time.
CREATE TABLE goal_proposal (
    org_id BIGINT NOT NULL,
    cohort_id BIGINT NOT NULL,
    proposal_id BIGINT NOT NULL,
    programme TEXT NOT NULL,
    author_key BYTES NOT NULL,
    words BYTES NOT NULL,
    proposed_on TEXT NOT NULL,
    verdict TEXT,
    answer BYTES,
    answered_on TEXT,
    PRIMARY KEY (org_id, cohort_id, proposal_id)
) STRICT;
CREATE INDEX goal_proposal_author ON goal_proposal (org_id, cohort_id, author_key);

-- What somebody of the team declares of their own interests; the latest holds. Public only with their consent.
CREATE TABLE interest_declaration (
    org_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    words TEXT NOT NULL,
    listed SMALLINT NOT NULL,
    PRIMARY KEY (org_id, person_id, at_ms)
) STRICT;

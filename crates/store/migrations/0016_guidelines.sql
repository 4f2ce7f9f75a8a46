-- Guidelines: what was done to each, what each version rests on, and what was published. Words are sealed with the key of
-- the body that leads until they are published; from then on they are for everybody.

-- state, version and review_by follow from the deeds and stand here for lists; version is 0 before the first is published.
CREATE TABLE guideline (
    org_id BIGINT NOT NULL,
    guideline_id BIGINT NOT NULL,
    reference TEXT NOT NULL,
    kind TEXT NOT NULL,
    least_graders BIGINT NOT NULL,
    pass_percent BIGINT NOT NULL,
    state TEXT NOT NULL,
    deeds BIGINT NOT NULL,
    version BIGINT NOT NULL,
    review_by TEXT,
    moved_on TEXT NOT NULL,
    PRIMARY KEY (org_id, guideline_id)
) STRICT;
CREATE UNIQUE INDEX guideline_reference ON guideline (reference);
CREATE INDEX guideline_moved ON guideline (moved_on, guideline_id);
CREATE INDEX guideline_review_by ON guideline (review_by) WHERE review_by IS NOT NULL;

-- Deeds are only ever added. Those who make, read and approve guidelines sign what they do: their names are no secret.
-- words holds what was said with it, sealed: the scope, the draft, a declaration, remarks, an answer, a reason.
CREATE TABLE guideline_deed (
    org_id BIGINT NOT NULL,
    guideline_id BIGINT NOT NULL,
    deed_no BIGINT NOT NULL,
    deed TEXT NOT NULL,
    person BIGINT NOT NULL,
    by_org BIGINT NOT NULL,
    is_authority SMALLINT NOT NULL,
    detail TEXT NOT NULL,
    extra TEXT,
    words BYTES,
    on_date TEXT NOT NULL,
    PRIMARY KEY (org_id, guideline_id, deed_no)
) STRICT, WITHOUT ROWID;

-- What a version rests on, as it was frozen by one deed.
CREATE TABLE guideline_evidence (
    org_id BIGINT NOT NULL,
    guideline_id BIGINT NOT NULL,
    deed_no BIGINT NOT NULL,
    kind TEXT NOT NULL,
    reference TEXT NOT NULL,
    PRIMARY KEY (org_id, guideline_id, deed_no, kind, reference)
) STRICT, WITHOUT ROWID;
CREATE INDEX guideline_evidence_reference ON guideline_evidence (kind, reference);

-- A published version: never edited, never removed. frozen_by is the deed that froze what it rests on.
CREATE TABLE guideline_version (
    org_id BIGINT NOT NULL,
    guideline_id BIGINT NOT NULL,
    version BIGINT NOT NULL,
    published_on TEXT NOT NULL,
    frozen_by BIGINT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (org_id, guideline_id, version)
) STRICT;
CREATE INDEX guideline_version_published ON guideline_version (published_on, guideline_id);

-- Themes and specialties of a published version.
CREATE TABLE guideline_topic (
    org_id BIGINT NOT NULL,
    guideline_id BIGINT NOT NULL,
    version BIGINT NOT NULL,
    axis TEXT NOT NULL,
    code TEXT NOT NULL,
    PRIMARY KEY (org_id, guideline_id, version, axis, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX guideline_topic_code ON guideline_topic (axis, code);

-- Themes of risk, open to every body of the installation; what bodies scan and study beside near misses; and what doctors
-- say of guidelines.

-- by_org is 0 for what a scheme brought.
CREATE TABLE risk_theme (
    code TEXT NOT NULL PRIMARY KEY,
    wording TEXT NOT NULL,
    specialty TEXT,
    by_org BIGINT NOT NULL,
    opened_on TEXT NOT NULL,
    closed_on TEXT,
    closed_why TEXT
) STRICT, WITHOUT ROWID;

-- No day and no name: neither may lead from a record to the near miss it came from, or to who filed it.
CREATE TABLE rex_theme (
    rex_id TEXT NOT NULL,
    theme TEXT NOT NULL,
    PRIMARY KEY (rex_id, theme)
) STRICT, WITHOUT ROWID;
CREATE INDEX rex_theme_theme ON rex_theme (theme, rex_id);

-- The themes of an accepted near miss, sealed with its key.
CREATE TABLE near_miss_theme (
    org_id BIGINT NOT NULL,
    near_miss_id BIGINT NOT NULL,
    themes BYTES NOT NULL,
    PRIMARY KEY (org_id, near_miss_id)
) STRICT, WITHOUT ROWID;

-- Horizon scanning: something seen elsewhere, and what was decided about it; words sealed with the key of the body that
-- saw it, read by every body.
CREATE TABLE watch_item (
    org_id BIGINT NOT NULL,
    watch_id BIGINT NOT NULL,
    reference TEXT NOT NULL,
    theme TEXT,
    seen_on TEXT NOT NULL,
    entered_on TEXT NOT NULL,
    content BYTES NOT NULL,
    PRIMARY KEY (org_id, watch_id)
) STRICT;
CREATE UNIQUE INDEX watch_item_reference ON watch_item (reference);
CREATE INDEX watch_item_entered ON watch_item (entered_on, watch_id);

-- Decisions are added; the last one counts.
CREATE TABLE watch_decision (
    org_id BIGINT NOT NULL,
    watch_id BIGINT NOT NULL,
    decision_no BIGINT NOT NULL,
    decision TEXT NOT NULL,
    reviewer BIGINT NOT NULL,
    words BYTES NOT NULL,
    on_date TEXT NOT NULL,
    PRIMARY KEY (org_id, watch_id, decision_no)
) STRICT, WITHOUT ROWID;

-- A risk study: its state follows from its days. version is how often it was saved.
CREATE TABLE study (
    org_id BIGINT NOT NULL,
    study_id BIGINT NOT NULL,
    reference TEXT NOT NULL,
    method TEXT NOT NULL,
    theme TEXT,
    content BYTES NOT NULL,
    version BIGINT NOT NULL,
    planned_on TEXT NOT NULL,
    started_on TEXT,
    finished_on TEXT,
    published_on TEXT,
    PRIMARY KEY (org_id, study_id)
) STRICT;
CREATE UNIQUE INDEX study_reference ON study (reference);

-- What a doctor of a body says of one guideline: the holder is a keyed hash of doctor and guideline, so that what somebody
-- says of two guidelines is not seen to be one person's; day, version and answers are inside the seal.
CREATE TABLE uptake (
    org_id BIGINT NOT NULL,
    guideline TEXT NOT NULL,
    holder BYTES NOT NULL,
    wave TEXT NOT NULL,
    fact BYTES NOT NULL,
    PRIMARY KEY (org_id, guideline, holder, wave)
) STRICT, WITHOUT ROWID;
CREATE INDEX uptake_guideline ON uptake (guideline, wave);

-- What everybody is told of themes and of the uptake of guidelines: frozen once a month, for good.
CREATE TABLE theme_public (
    month TEXT NOT NULL PRIMARY KEY,
    counts TEXT NOT NULL
) STRICT, WITHOUT ROWID;

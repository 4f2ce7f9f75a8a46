-- Near misses: drafts, what was sent, and the deeds done to it. Words are sealed with a key of each near miss, itself
-- sealed with the body's; an author is a keyed hash; days, never instants.

-- who holds the author, sealed: a reminder is addressed without opening a word.
CREATE TABLE near_miss_draft (
    org_id BIGINT NOT NULL,
    draft_id BIGINT NOT NULL,
    reference TEXT NOT NULL,
    author BYTES NOT NULL,
    who BYTES NOT NULL,
    form_version TEXT NOT NULL,
    content BYTES NOT NULL,
    version BIGINT NOT NULL,
    saved_on TEXT NOT NULL,
    PRIMARY KEY (org_id, draft_id)
) STRICT;
CREATE UNIQUE INDEX near_miss_draft_reference ON near_miss_draft (org_id, reference);
CREATE INDEX near_miss_draft_author ON near_miss_draft (org_id, author);

-- state, expert and moved_on are projections of the deeds, written with each: lists are sorted by them. The sending is
-- the row itself and has no deed of its own. who holds the author, the team and whom the author excluded, sealed with
-- the body's key: it serves ties and mails. receipt is the hash of a secret that alone opens state and trail.
CREATE TABLE near_miss (
    org_id BIGINT NOT NULL,
    near_miss_id BIGINT NOT NULL,
    reference TEXT NOT NULL,
    author BYTES NOT NULL,
    team BYTES,
    form_version TEXT NOT NULL,
    data_key BYTES NOT NULL,
    head BYTES NOT NULL,
    who BYTES NOT NULL,
    receipt BYTES NOT NULL,
    state TEXT NOT NULL,
    expert BIGINT,
    sent_on TEXT NOT NULL,
    moved_on TEXT NOT NULL,
    PRIMARY KEY (org_id, near_miss_id)
) STRICT;
CREATE UNIQUE INDEX near_miss_reference ON near_miss (org_id, reference);
CREATE UNIQUE INDEX near_miss_receipt ON near_miss (receipt);
CREATE INDEX near_miss_author ON near_miss (org_id, author, sent_on, near_miss_id);
CREATE INDEX near_miss_team ON near_miss (org_id, team, sent_on, near_miss_id) WHERE team IS NOT NULL;
CREATE INDEX near_miss_state ON near_miss (org_id, state, moved_on, near_miss_id);
CREATE INDEX near_miss_expert ON near_miss (org_id, expert, state, moved_on, near_miss_id) WHERE expert IS NOT NULL;

CREATE TABLE near_miss_revision (
    org_id BIGINT NOT NULL,
    near_miss_id BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    hand TEXT NOT NULL,
    content BYTES NOT NULL,
    on_date TEXT NOT NULL,
    PRIMARY KEY (org_id, near_miss_id, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE near_miss_deed (
    org_id BIGINT NOT NULL,
    near_miss_id BIGINT NOT NULL,
    deed_no BIGINT NOT NULL,
    deed TEXT NOT NULL,
    expert BIGINT,
    reason TEXT,
    words BYTES,
    on_date TEXT NOT NULL,
    PRIMARY KEY (org_id, near_miss_id, deed_no)
) STRICT, WITHOUT ROWID;

-- round is 0, and 1 once another expert was asked for, who sees nothing of the first round.
CREATE TABLE near_miss_exchange (
    org_id BIGINT NOT NULL,
    near_miss_id BIGINT NOT NULL,
    exchange_no BIGINT NOT NULL,
    round BIGINT NOT NULL,
    hand TEXT NOT NULL,
    words BYTES NOT NULL,
    on_date TEXT NOT NULL,
    PRIMARY KEY (org_id, near_miss_id, exchange_no)
) STRICT, WITHOUT ROWID;

CREATE TABLE near_miss_consent (
    org_id BIGINT NOT NULL,
    near_miss_id BIGINT NOT NULL,
    said_no BIGINT NOT NULL,
    use_of TEXT NOT NULL,
    what TEXT NOT NULL,
    on_date TEXT NOT NULL,
    PRIMARY KEY (org_id, near_miss_id, said_no)
) STRICT, WITHOUT ROWID;

-- Every opening of a near miss by somebody other than its author: the author sees each by day and role.
CREATE TABLE near_miss_reading (
    org_id BIGINT NOT NULL,
    near_miss_id BIGINT NOT NULL,
    reading_no BIGINT NOT NULL,
    role TEXT NOT NULL,
    on_date TEXT NOT NULL,
    PRIMARY KEY (org_id, near_miss_id, reading_no)
) STRICT, WITHOUT ROWID;

CREATE TABLE near_miss_coding (
    org_id BIGINT NOT NULL,
    near_miss_id BIGINT NOT NULL,
    coder BIGINT NOT NULL,
    part TEXT NOT NULL,
    codes BYTES NOT NULL,
    on_date TEXT NOT NULL,
    PRIMARY KEY (org_id, near_miss_id, coder, part)
) STRICT, WITHOUT ROWID;

-- What a measure that was promised became; the promise itself is in the content.
CREATE TABLE near_miss_measure (
    org_id BIGINT NOT NULL,
    near_miss_id BIGINT NOT NULL,
    measure BIGINT NOT NULL,
    outcome TEXT NOT NULL,
    words BYTES NOT NULL,
    on_date TEXT NOT NULL,
    PRIMARY KEY (org_id, near_miss_id, measure)
) STRICT, WITHOUT ROWID;

CREATE TABLE near_miss_recommendation (
    org_id BIGINT NOT NULL,
    near_miss_id BIGINT NOT NULL,
    recommendation BIGINT NOT NULL,
    round BIGINT NOT NULL,
    words BYTES NOT NULL,
    due_on TEXT NOT NULL,
    answer BYTES,
    answered_on TEXT,
    verdict TEXT,
    evaluated_on TEXT,
    PRIMARY KEY (org_id, near_miss_id, recommendation)
) STRICT, WITHOUT ROWID;

-- How long reporting took, tied to nothing.
CREATE TABLE near_miss_duration (
    org_id BIGINT NOT NULL,
    duration_id BIGINT NOT NULL,
    seconds BIGINT NOT NULL,
    PRIMARY KEY (org_id, duration_id)
) STRICT, WITHOUT ROWID;

-- The sealed way from a near miss to its record, which can be destroyed; and accepted records that wait for a batch.
CREATE TABLE near_miss_link (
    org_id BIGINT NOT NULL,
    near_miss_id BIGINT NOT NULL,
    link BYTES,
    destroyed_on TEXT,
    PRIMARY KEY (org_id, near_miss_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE rex_waiting (
    org_id BIGINT NOT NULL,
    waiting_id BIGINT NOT NULL,
    near_miss_id BIGINT NOT NULL,
    record BYTES NOT NULL,
    month TEXT NOT NULL,
    PRIMARY KEY (org_id, waiting_id)
) STRICT, WITHOUT ROWID;

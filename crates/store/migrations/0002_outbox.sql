-- What is to be done after the fact: enqueued with it, done at least once. It holds only what it is about (ids).
CREATE TABLE outbox (
    org_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    run_at_ms BIGINT NOT NULL,
    dedupe_key TEXT,
    attempts BIGINT NOT NULL,
    locked_until_ms BIGINT,
    ended_ms BIGINT,
    gave_up_reason TEXT,
    PRIMARY KEY (org_id, id)
) STRICT;
CREATE UNIQUE INDEX outbox_dedupe ON outbox (org_id, dedupe_key) WHERE dedupe_key IS NOT NULL;
CREATE INDEX outbox_open ON outbox (run_at_ms) WHERE ended_ms IS NULL;

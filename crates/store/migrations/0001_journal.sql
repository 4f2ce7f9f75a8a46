-- Who did what when on which object, wearing which hat, and why. Appended with the fact, sealed within a second.
-- Rows stay in order of arrival (no WITHOUT ROWID): the sealer and the verification read them nearly in that order.
CREATE TABLE journal (
    org_id BIGINT NOT NULL,
    entry_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    actor TEXT NOT NULL,
    hat TEXT NOT NULL,
    act TEXT NOT NULL,
    object TEXT NOT NULL,
    why TEXT NOT NULL,
    seq BIGINT,
    hash BYTES,
    PRIMARY KEY (org_id, entry_id)
) STRICT;
CREATE INDEX journal_unsealed ON journal (org_id, at_ms, entry_id) WHERE seq IS NULL;
CREATE UNIQUE INDEX journal_sealed ON journal (org_id, seq) WHERE seq IS NOT NULL;

-- The end of each chain, so that cutting entries off the end is noticed.
CREATE TABLE journal_head (
    org_id BIGINT NOT NULL PRIMARY KEY,
    seq BIGINT NOT NULL,
    hash BYTES NOT NULL,
    sealed_ms BIGINT NOT NULL
) STRICT;

-- Append-only: no entry is removed, and the only change is the seal, once.
-- only sqlite
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;
CREATE TRIGGER journal_seal_only BEFORE UPDATE ON journal
WHEN NOT (
    OLD.seq IS NULL AND OLD.hash IS NULL AND NEW.seq IS NOT NULL AND NEW.hash IS NOT NULL
    AND NEW.org_id = OLD.org_id AND NEW.entry_id = OLD.entry_id AND NEW.at_ms = OLD.at_ms
    AND NEW.actor = OLD.actor AND NEW.hat = OLD.hat AND NEW.act = OLD.act
    AND NEW.object = OLD.object AND NEW.why = OLD.why
)
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;
-- end
-- only postgres
CREATE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the journal is append-only';
END $$;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
FOR EACH ROW EXECUTE FUNCTION journal_refuse();
CREATE TRIGGER journal_no_truncate BEFORE TRUNCATE ON journal
FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse();
CREATE TRIGGER journal_seal_only BEFORE UPDATE ON journal
FOR EACH ROW WHEN (NOT (
    OLD.seq IS NULL AND OLD.hash IS NULL AND NEW.seq IS NOT NULL AND NEW.hash IS NOT NULL
    AND NEW.org_id = OLD.org_id AND NEW.entry_id = OLD.entry_id AND NEW.at_ms = OLD.at_ms
    AND NEW.actor = OLD.actor AND NEW.hat = OLD.hat AND NEW.act = OLD.act
    AND NEW.object = OLD.object AND NEW.why = OLD.why
)) EXECUTE FUNCTION journal_refuse();
-- end

-- What a team saw and did in rehearsals of a definition, known by the hash of its files: another word is another hash,
-- and has to be rehearsed again. Nothing else of a rehearsal is in this database; its data live and end elsewhere.

CREATE TABLE rehearsal (
    org_id BIGINT NOT NULL,
    programme TEXT NOT NULL,
    hash BYTES NOT NULL,
    part TEXT NOT NULL,
    language TEXT NOT NULL,
    person_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (org_id, programme, hash, part, language)
) STRICT, WITHOUT ROWID;

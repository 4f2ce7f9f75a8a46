-- The REX base: no column leads to a person, a place, a day or a report.
-- A batch makes its records visible, all at once; its number is the order in which indexes take them.
CREATE TABLE rex_batch (
    number BIGINT NOT NULL PRIMARY KEY,
    batch_id BIGINT NOT NULL,
    records BIGINT NOT NULL
) STRICT;
CREATE UNIQUE INDEX rex_batch_id ON rex_batch (batch_id);

-- A record belongs to a batch that is there, or to an import that is not finished: then nobody sees it.
CREATE TABLE rex_record (
    batch_id BIGINT NOT NULL,
    rex_id TEXT NOT NULL,
    origin TEXT NOT NULL,
    happened TEXT,
    specialty TEXT NOT NULL,
    phase TEXT,
    factors TEXT NOT NULL,
    actual BIGINT,
    potential BIGINT,
    language TEXT NOT NULL,
    parts TEXT NOT NULL,
    PRIMARY KEY (batch_id, rex_id)
) STRICT;
CREATE UNIQUE INDEX rex_record_id ON rex_record (rex_id);

-- A file of a historic base: how far it was read, by which mapping, and what became of its records.
CREATE TABLE rex_import (
    import_id BIGINT NOT NULL PRIMARY KEY,
    sha256 TEXT NOT NULL,
    mapping_sha256 TEXT NOT NULL,
    begun_ms BIGINT NOT NULL,
    read_records BIGINT NOT NULL,
    landed BIGINT NOT NULL,
    held BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    ended_ms BIGINT
) STRICT;
CREATE INDEX rex_import_file ON rex_import (sha256);

-- Records in which something may lead to a person: sealed, and invisible until somebody has cleared them.
CREATE TABLE rex_held (
    import_id BIGINT NOT NULL,
    place BIGINT NOT NULL,
    line BIGINT NOT NULL,
    labels TEXT NOT NULL,
    record BYTES NOT NULL,
    PRIMARY KEY (import_id, place)
) STRICT, WITHOUT ROWID;

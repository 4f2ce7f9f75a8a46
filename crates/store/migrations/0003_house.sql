-- Tables of the whole installation (organisation, person, invitation, session, attempt) and the hats.
CREATE TABLE organisation (
    org_id BIGINT NOT NULL PRIMARY KEY,
    short_name TEXT NOT NULL,
    names TEXT NOT NULL,
    zone TEXT NOT NULL,
    k BIGINT NOT NULL,
    funding TEXT NOT NULL,
    wrapped_key BYTES NOT NULL,
    created_ms BIGINT NOT NULL
) STRICT;
CREATE UNIQUE INDEX organisation_short_name ON organisation (short_name);

CREATE TABLE person (
    person_id BIGINT NOT NULL PRIMARY KEY,
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    locale TEXT NOT NULL,
    password_hash TEXT,
    created_ms BIGINT NOT NULL,
    closed_ms BIGINT
) STRICT;
CREATE UNIQUE INDEX person_email ON person (email);

-- A role worn by a person in an organisation, from and to a moment; organisation 0 is the installation (its operator).
CREATE TABLE hat (
    org_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES person (person_id),
    role TEXT NOT NULL,
    from_ms BIGINT NOT NULL,
    to_ms BIGINT,
    granted_by BIGINT,
    PRIMARY KEY (org_id, person_id, role, from_ms)
) STRICT, WITHOUT ROWID;
CREATE INDEX hat_person ON hat (person_id);

CREATE TABLE invitation (
    token_hash BYTES NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (person_id),
    org_id BIGINT NOT NULL,
    purpose TEXT NOT NULL,
    created_ms BIGINT NOT NULL,
    expires_ms BIGINT NOT NULL,
    used_ms BIGINT
) STRICT, WITHOUT ROWID;
CREATE INDEX invitation_person ON invitation (person_id);

CREATE TABLE session (
    token_hash BYTES NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (person_id),
    org_id BIGINT,
    hat TEXT,
    created_ms BIGINT NOT NULL,
    seen_ms BIGINT NOT NULL,
    expires_ms BIGINT NOT NULL,
    revoked_ms BIGINT
) STRICT, WITHOUT ROWID;
CREATE INDEX session_person ON session (person_id);

-- Tries counted by key and window, for rate limits; the key is a hash made by the caller.
CREATE TABLE attempt (
    key TEXT NOT NULL,
    window_ms BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    PRIMARY KEY (key, window_ms)
) STRICT, WITHOUT ROWID;
CREATE INDEX attempt_window ON attempt (window_ms);

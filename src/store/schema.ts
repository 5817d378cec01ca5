/** "RETR" in ASCII: how a file says that it is a Retroduce project (`PRAGMA application_id`). */
export const applicationId = 0x52455452

/** The shape of the file that this version writes (`PRAGMA user_version`); see docs/format.md. */
export const formatVersion = 1

/**
 * The project file. Comments inside the statements stay in the file, so that somebody with an SQLite browser and
 * nothing else can read what is there.
 */
export const schema = `
CREATE TABLE meta (
  -- What this file is, for a reader who has nothing else.
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  -- The journal: everything that happened, in order. Nothing here is ever changed or removed; the rest is computed.
  seq INTEGER PRIMARY KEY CHECK (seq > 0), -- 1, 2, 3, without gaps
  id TEXT NOT NULL UNIQUE,                 -- UUID, version 7
  at TEXT NOT NULL,                        -- ISO 8601, UTC, by the clock of the recording machine
  actor TEXT NOT NULL,                     -- who: see person
  act TEXT NOT NULL,                       -- events of one act were recorded, and are undone, together
  undoes TEXT,                             -- the act this one takes back
  fact TEXT NOT NULL CHECK (json_valid(fact)), -- {"type", "id", "from", "to", "why"?, "evidence"?, "apart"?}; apart: the
                                               -- blob with its words, where these can be withdrawn
  hash TEXT NOT NULL, -- sha-256, hexadecimal, of: hash of the event before (first: 64 zeros), a line feed, and the
                      -- JSON text of [seq, id, at, actor, act, undoes or null, fact as text]
  type TEXT NOT NULL GENERATED ALWAYS AS (fact ->> '$.type') STORED,
  thing TEXT NOT NULL GENERATED ALWAYS AS (fact ->> '$.id') STORED
) STRICT;
CREATE INDEX event_by_type ON event (type, thing, seq);
CREATE TRIGGER event_never_changes BEFORE UPDATE ON event
BEGIN SELECT raise(ABORT, 'the journal is append-only: record a new fact instead'); END;
CREATE TRIGGER event_never_goes BEFORE DELETE ON event
BEGIN SELECT raise(ABORT, 'the journal is append-only: undo records the inverse fact'); END;

CREATE TABLE blob (
  -- Files, extracted text and records as imported. Facts name them by hash.
  hash TEXT PRIMARY KEY, -- sha-256 of all bytes, hexadecimal
  media_type TEXT NOT NULL,
  bytes BLOB NOT NULL -- all of them, or the first 4,194,304; those behind stand in blob_rest
) STRICT;
CREATE TRIGGER blob_never_changes BEFORE UPDATE ON blob
BEGIN SELECT raise(ABORT, 'a blob is found by the hash of its bytes, so its bytes never change'); END;
CREATE TABLE blob_rest (
  -- What a large blob has behind its first piece, in pieces as long, the last one shorter.
  hash TEXT NOT NULL REFERENCES blob (hash),
  part INTEGER NOT NULL CHECK (part > 0), -- 1, 2, 3, without gaps
  bytes BLOB NOT NULL,
  PRIMARY KEY (hash, part)
) STRICT;
CREATE TRIGGER blob_rest_never_changes BEFORE UPDATE ON blob_rest
BEGIN SELECT raise(ABORT, 'a blob is found by the hash of its bytes, so its bytes never change'); END;

CREATE TABLE person (
  -- What people are called. Outside the journal, so that a person can be forgotten and history still stands.
  id TEXT PRIMARY KEY, -- per_...
  name TEXT NOT NULL,
  initials TEXT NOT NULL,
  email TEXT
) STRICT;

CREATE TABLE sealed (
  -- Who participants are, encrypted with a key that the team holds and this file does not. One row is the key itself,
  -- locked by their passphrase; see docs/guide/participants.md.
  id TEXT PRIMARY KEY, -- prt_..., or key
  bytes BLOB NOT NULL
) STRICT;
`

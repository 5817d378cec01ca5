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

/** The box in which what invited people answer waits (answer-box.ts); a file that was made before there was one gets it when it is opened. */
export const boxSchema = `CREATE TABLE IF NOT EXISTS answer_link (
  -- Links by which people are let in to answer in a wave of a survey. Of whom a link is for nothing is kept, nor when it was
  -- made or used. Rows here and in the next two tables lie in the order of what is chance, and go when the wave is closed.
  hash TEXT PRIMARY KEY, -- sha-256 of the secret in the link
  wave TEXT NOT NULL,    -- wav_...
  number INTEGER,        -- of a link for one person: which of them; null: for all
  most INTEGER NOT NULL, -- how many answers it may bring; 0: taken back
  used INTEGER NOT NULL  -- how many it brought
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS answer_sent (
  -- Forms that were sent, so that one that is sent twice counts once. Nothing leads from here to a link or an answer.
  once TEXT PRIMARY KEY, -- sha-256 of chance that stood in the form
  wave TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS answer_waiting (
  -- Answers that wait to be taken into the journal, all of a wave in one row, in an order that is made anew each time.
  wave TEXT PRIMARY KEY,
  answers TEXT NOT NULL CHECK (json_valid(answers)) -- [{"id": rsp_..., "value": {...}}]
) STRICT, WITHOUT ROWID;
`

/**
 * The tables of a database of projects, in a schema of their own. Each row says of which project it is, and each key
 * begins with it: a database can be divided by project without a change here. What the columns mean is as in the project
 * file (docs/format.md); comments are kept where the two differ.
 *
 * `migrations[n]` leads from version n to version n + 1. A new version adds, so that processes of the version before can go
 * on while they are replaced one by one.
 */
export const migrations: readonly string[] = [
  `
CREATE TABLE project (
  slug text PRIMARY KEY,
  made boolean NOT NULL DEFAULT false, -- false: still being made, and nobody's to open
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE event (
  project text NOT NULL,
  seq bigint NOT NULL CHECK (seq > 0),
  id text NOT NULL,
  at text NOT NULL,
  actor text NOT NULL,
  act text NOT NULL,
  undoes text,
  fact text NOT NULL, -- the text that was hashed; PostgreSQL's own JSON would refuse some of what JSON may say
  hash text NOT NULL,
  type text NOT NULL,  -- of the fact
  thing text NOT NULL, -- the id in the fact
  PRIMARY KEY (project, seq),
  UNIQUE (project, id)
);
CREATE INDEX event_by_type ON event (project, type, thing, seq);

CREATE TABLE blob (
  project text NOT NULL,
  hash text NOT NULL,
  media_type text NOT NULL,
  size bigint NOT NULL,
  bytes bytea, -- all of them, or the first 4,194,304; null: they lie in the store of documents
  PRIMARY KEY (project, hash)
);
CREATE TABLE blob_rest (
  project text NOT NULL,
  hash text NOT NULL,
  part integer NOT NULL CHECK (part > 0),
  bytes bytea NOT NULL,
  PRIMARY KEY (project, hash, part)
);

-- What is kept aside until the events that name it are written. Not logged: a crash may empty it, and an append that
-- does not find all it staged is not carried out.
CREATE UNLOGGED TABLE staged_blob (
  project text NOT NULL,
  stage text NOT NULL, -- one import of one process
  hash text NOT NULL,
  media_type text NOT NULL,
  size bigint NOT NULL,
  bytes bytea,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (project, stage, hash)
);
CREATE UNLOGGED TABLE staged_blob_rest (
  project text NOT NULL,
  stage text NOT NULL,
  hash text NOT NULL,
  part integer NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (project, stage, hash, part)
);

CREATE TABLE person (
  project text NOT NULL,
  id text NOT NULL,
  name text NOT NULL,
  initials text NOT NULL,
  email text,
  PRIMARY KEY (project, id)
);

-- What holds for the whole database.
CREATE TABLE setting (
  name text PRIMARY KEY, -- documents: where large blobs lie, s3://… without keys
  value text NOT NULL
);

-- Accounts of the servers on this database, and what belongs to them. Secrets are here as hashes alone.
CREATE TABLE kept (
  kind text NOT NULL,
  key text NOT NULL,
  owner text,   -- the account, or what an attempt was made on
  expires text, -- ISO 8601; what is past it counts as gone
  value jsonb NOT NULL,
  n bigint GENERATED ALWAYS AS IDENTITY,
  PRIMARY KEY (kind, key)
);
CREATE INDEX kept_by_owner ON kept (kind, owner);
CREATE INDEX kept_by_end ON kept (expires) WHERE expires IS NOT NULL;

CREATE TABLE sealed (
  project text NOT NULL,
  id text NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (project, id)
);

-- The indexes of words; they can be made anew from the rest.
CREATE TABLE indexed (
  project text PRIMARY KEY,
  words bigint NOT NULL DEFAULT 0, -- the last event whose words are in the table words
  pages bigint NOT NULL DEFAULT 0
);
CREATE TABLE words (
  project text NOT NULL,
  seq bigint NOT NULL,
  words tsvector NOT NULL, -- each word as it is, and again behind the letter of its field
  PRIMARY KEY (project, seq)
);
CREATE INDEX words_found ON words USING gin (words);
CREATE TABLE pages (
  project text NOT NULL,
  seq bigint NOT NULL, -- the event that attached the document
  start integer NOT NULL,
  stop integer NOT NULL,
  words tsvector NOT NULL
);
CREATE INDEX pages_of ON pages (project, seq);
CREATE INDEX pages_found ON pages USING gin (words);

CREATE FUNCTION only_added() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  -- A project that was never finished leaves no history behind.
  IF TG_OP = 'DELETE' AND EXISTS (SELECT FROM project WHERE slug = OLD.project AND NOT made) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'the journal is append-only: record a new fact instead';
END $$;
CREATE TRIGGER event_only_added BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION only_added();
CREATE FUNCTION never_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the journal is append-only';
END $$;
CREATE TRIGGER event_never_emptied BEFORE TRUNCATE ON event EXECUTE FUNCTION never_emptied();
CREATE FUNCTION bytes_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a blob is found by the hash of its bytes, so its bytes never change';
END $$;
CREATE TRIGGER blob_bytes_stay BEFORE UPDATE OF hash, bytes ON blob FOR EACH ROW EXECUTE FUNCTION bytes_stay();
CREATE TRIGGER blob_rest_bytes_stay BEFORE UPDATE ON blob_rest FOR EACH ROW EXECUTE FUNCTION bytes_stay();
`,
  `
-- The box in which what invited people answer waits; see docs/format.md. The row of a wave is what its links are made,
-- used and ended under.
CREATE TABLE IF NOT EXISTS answer_link (
  project text NOT NULL,
  hash text NOT NULL,
  wave text NOT NULL,
  number integer,
  most integer NOT NULL,
  used integer NOT NULL,
  PRIMARY KEY (project, hash)
);
CREATE INDEX IF NOT EXISTS answer_link_by_hash ON answer_link (hash);
CREATE TABLE IF NOT EXISTS answer_sent (
  project text NOT NULL,
  once text NOT NULL,
  wave text NOT NULL,
  PRIMARY KEY (project, once)
);
CREATE TABLE IF NOT EXISTS answer_waiting (
  project text NOT NULL,
  wave text NOT NULL,
  answers text NOT NULL,
  PRIMARY KEY (project, wave)
);
`,
]

-- A journal that cannot be lost, and a past that comes along: one section a subject.

-- Imports: what a file brought, as one batch. The rows outlive what they brought, so that a second import of the same file
-- knows what was here; `digest` is the SHA-256 of the row as it was written. While a batch is undone its rows are set
-- aside: JSON lines, deflated.
CREATE TABLE import_batch (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  source TEXT NOT NULL CHECK (source <> ''),
  file_name TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  imported_at INTEGER NOT NULL,
  from_on TEXT CHECK (date(from_on) = from_on),
  to_on TEXT CHECK (date(to_on) = to_on),
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
  set_aside BLOB
) STRICT;
CREATE TABLE import_row (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  key TEXT NOT NULL CHECK (key <> ''),
  tbl TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  digest TEXT NOT NULL,
  UNIQUE (batch_id, key, tbl)
) STRICT;
CREATE INDEX import_row_key ON import_row (key);
ALTER TABLE undo_op ADD COLUMN batch_id INTEGER REFERENCES import_batch (id);

-- What others wrote about the user, and since when someone is known.
CREATE TABLE recommendation (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  role TEXT NOT NULL,
  text TEXT NOT NULL,
  received_on TEXT CHECK (date(received_on) = received_on),
  person_id INTEGER REFERENCES person (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX recommendation_person ON recommendation (person_id) WHERE person_id IS NOT NULL;
ALTER TABLE person ADD COLUMN known_since TEXT CHECK (date(known_since) = known_since);

-- Of thirty thousand people the page counts the kinds, finds by words and names those there is a reason to meet: each reads
-- an index instead of every row.
CREATE INDEX person_kind ON person (kind);
CREATE INDEX person_sought ON person (sought);
CREATE INDEX person_with_reason ON person (added_on, id) WHERE why <> '' OR habit <> '';

-- The journal's own name, made once and taken along by exports: it tells whether two files are one journal.
CREATE TABLE journal (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL CHECK (length(name) = 32)
) STRICT;
INSERT INTO journal (id, name) VALUES (1, lower(hex(randomblob(16))));

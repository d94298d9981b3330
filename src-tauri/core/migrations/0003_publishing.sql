-- From idea to published: a post is the work, a publication each place it came out in. People and conversations with
-- them, reserve weeks, and the feeds of the user's own.
ALTER TABLE post RENAME TO post_before;

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('role_model', 'peer', 'business', 'partner', 'customer', 'next_generation')),
  role TEXT NOT NULL DEFAULT '',
  where_active TEXT NOT NULL DEFAULT '',
  link TEXT CHECK (link LIKE 'http://%' OR link LIKE 'https://%'),
  why TEXT NOT NULL DEFAULT '',
  habit TEXT NOT NULL DEFAULT '',
  added_on TEXT NOT NULL CHECK (date(added_on) = added_on)
) STRICT;

-- What the user gave to somebody else's conversation, and whether a reply to it still waits for an answer.
CREATE TABLE conversation (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('comment', 'reply', 'invitation', 'call', 'credit')),
  person_id INTEGER REFERENCES person (id) ON DELETE SET NULL,
  network TEXT CHECK (network <> ''),
  link TEXT CHECK (link LIKE 'http://%' OR link LIKE 'https://%'),
  happened_on TEXT NOT NULL CHECK (date(happened_on) = happened_on),
  added TEXT NOT NULL DEFAULT '',
  replied_on TEXT CHECK (date(replied_on) = replied_on),
  answered_on TEXT CHECK (date(answered_on) = answered_on),
  CHECK (answered_on IS NULL OR replied_on IS NOT NULL)
) STRICT;
CREATE INDEX conversation_happened_on ON conversation (happened_on, kind);
CREATE INDEX conversation_person ON conversation (person_id, happened_on);
CREATE INDEX conversation_to_answer ON conversation (replied_on) WHERE replied_on IS NOT NULL AND answered_on IS NULL;

CREATE TABLE post (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL CHECK (title <> ''),
  body TEXT NOT NULL DEFAULT '',
  drafting INTEGER NOT NULL DEFAULT 0 CHECK (drafting IN (0, 1)),
  planned_on TEXT CHECK (date(planned_on) = planned_on),
  archived_on TEXT CHECK (date(archived_on) = archived_on),
  pillar TEXT NOT NULL DEFAULT '',
  network TEXT CHECK (network <> ''),
  claim TEXT NOT NULL DEFAULT '',
  evidence TEXT NOT NULL DEFAULT '',
  takeaway TEXT NOT NULL DEFAULT '',
  question TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  prompt TEXT CHECK (prompt <> ''),
  step TEXT CHECK (step <> ''),
  conversation_id INTEGER REFERENCES conversation (id) ON DELETE SET NULL,
  made_on TEXT NOT NULL CHECK (date(made_on) = made_on)
) STRICT;
CREATE INDEX post_planned_on ON post (planned_on) WHERE planned_on IS NOT NULL;
CREATE INDEX post_conversation ON post (conversation_id) WHERE conversation_id IS NOT NULL;
CREATE INDEX post_prompt ON post (prompt, made_on) WHERE prompt IS NOT NULL;

CREATE TABLE publication (
  id INTEGER PRIMARY KEY,
  post_id INTEGER NOT NULL REFERENCES post (id) ON DELETE CASCADE,
  network TEXT CHECK (network <> ''),
  url TEXT CHECK (url LIKE 'http://%' OR url LIKE 'https://%'),
  published_on TEXT NOT NULL CHECK (date(published_on) = published_on)
) STRICT;
CREATE INDEX publication_post ON publication (post_id, published_on);
CREATE INDEX publication_published_on ON publication (published_on);

INSERT INTO post (id, title, network, note, made_on) SELECT id, title, network, note, posted_on FROM post_before;
INSERT INTO publication (id, post_id, network, url, published_on) SELECT id, id, network, url, posted_on FROM post_before;
DROP TABLE post_before;

-- The history speaks of posts as they were: each change of one becomes a change of the post and one of its publication.
INSERT INTO undo_change (op_id, seq, tbl, row_id, before, after)
  SELECT op_id, seq + 1000000, 'publication', row_id,
    CASE WHEN before IS NOT NULL THEN json_object('id', row_id, 'post_id', row_id, 'network', before ->> 'network', 'url', before ->> 'url',
      'published_on', before ->> 'posted_on') END,
    CASE WHEN after IS NOT NULL THEN json_object('id', row_id, 'post_id', row_id, 'network', after ->> 'network', 'url', after ->> 'url',
      'published_on', after ->> 'posted_on') END
  FROM undo_change WHERE tbl = 'post';
UPDATE undo_change SET
  before = CASE WHEN before IS NOT NULL THEN json_object('id', row_id, 'title', before ->> 'title', 'network', before ->> 'network',
    'note', before ->> 'note', 'made_on', before ->> 'posted_on') END,
  after = CASE WHEN after IS NOT NULL THEN json_object('id', row_id, 'title', after ->> 'title', 'network', after ->> 'network',
    'note', after ->> 'note', 'made_on', after ->> 'posted_on') END
  WHERE tbl = 'post';

-- What the user decided about a place the red-line check found: it may stay.
CREATE TABLE clearance (
  id INTEGER PRIMARY KEY,
  post_id INTEGER NOT NULL REFERENCES post (id) ON DELETE CASCADE,
  class TEXT NOT NULL CHECK (class <> ''),
  words TEXT NOT NULL CHECK (words <> ''),
  cleared_at INTEGER NOT NULL,
  UNIQUE (post_id, class, words)
) STRICT;

ALTER TABLE weekly_goal ADD COLUMN conversations INTEGER NOT NULL DEFAULT 5 CHECK (conversations BETWEEN 0 AND 50);
ALTER TABLE weekly_goal ADD COLUMN invitations INTEGER NOT NULL DEFAULT 3 CHECK (invitations BETWEEN 0 AND 50);

-- A week that the user takes off deliberately, by a civil date within it.
CREATE TABLE reserve_week (
  id INTEGER PRIMARY KEY,
  week_on TEXT NOT NULL UNIQUE CHECK (date(week_on) = week_on)
) STRICT;

CREATE TABLE feed (
  id INTEGER PRIMARY KEY,
  address TEXT NOT NULL UNIQUE CHECK (address LIKE 'http://%' OR address LIKE 'https://%'),
  name TEXT NOT NULL DEFAULT '',
  network TEXT CHECK (network <> ''),
  allow_http INTEGER NOT NULL DEFAULT 0 CHECK (allow_http IN (0, 1)),
  automatic INTEGER NOT NULL DEFAULT 0 CHECK (automatic IN (0, 1)),
  added_on TEXT NOT NULL CHECK (date(added_on) = added_on)
) STRICT;

-- How the last try went; `id` is the feed's.
CREATE TABLE feed_try (
  id INTEGER PRIMARY KEY REFERENCES feed (id) ON DELETE CASCADE,
  tried_at INTEGER NOT NULL,
  read_at INTEGER,
  etag TEXT,
  last_modified TEXT,
  title TEXT NOT NULL DEFAULT '',
  fault TEXT CHECK (fault <> ''),
  faults INTEGER NOT NULL DEFAULT 0 CHECK (faults >= 0)
) STRICT;

-- What a feed was seen to hold. Numbers are never used twice: the machine writes these rows, and must not take the number
-- of one that the history may bring back. Entries that were there before the user could be asked are kept by their key alone.
CREATE TABLE feed_entry (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  feed_id INTEGER NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
  key TEXT NOT NULL CHECK (key <> ''),
  state TEXT NOT NULL CHECK (state IN ('earlier', 'proposed', 'logged', 'dismissed')),
  title TEXT NOT NULL DEFAULT '',
  url TEXT CHECK (url LIKE 'http://%' OR url LIKE 'https://%'),
  published_on TEXT CHECK (date(published_on) = published_on),
  UNIQUE (feed_id, key),
  CHECK (state = 'earlier' OR (title <> '' AND published_on IS NOT NULL))
) STRICT;
CREATE INDEX feed_entry_proposed ON feed_entry (published_on) WHERE state = 'proposed';

-- The same for what became of reminders.
DROP INDEX occurrence_open;
ALTER TABLE occurrence RENAME TO occurrence_before;

CREATE TABLE occurrence (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  rule_id INTEGER NOT NULL REFERENCES reminder_rule (id) ON DELETE CASCADE,
  on_date TEXT NOT NULL CHECK (date(on_date) = on_date),
  state TEXT NOT NULL CHECK (state IN ('claimed', 'posted', 'seen', 'snoozed', 'dismissed', 'done', 'coalesced')),
  due_at INTEGER NOT NULL,
  snoozed_until INTEGER,
  attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  claimed_at INTEGER,
  shown_at INTEGER,
  acted_at INTEGER,
  UNIQUE (rule_id, on_date)
) STRICT;
INSERT INTO occurrence (id, rule_id, on_date, state, due_at, snoozed_until, attempts, claimed_at, shown_at, acted_at)
  SELECT id, rule_id, on_date, state, due_at, snoozed_until, attempts, claimed_at, shown_at, acted_at FROM occurrence_before;
CREATE INDEX occurrence_open ON occurrence (on_date) WHERE state IN ('claimed', 'posted', 'seen', 'snoozed');
DROP TABLE occurrence_before;

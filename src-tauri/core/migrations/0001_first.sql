-- The first schema. Civil dates are text 2026-03-31; instants are whole seconds since 1970, UTC.
-- Steps, tasks and fields of the programme are named by their slugs.
PRAGMA application_id = 0x5374506E; -- "StPn"

CREATE TABLE profile (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  role_now TEXT NOT NULL,
  role_wanted TEXT NOT NULL,
  topic TEXT NOT NULL,
  pace TEXT NOT NULL CHECK (pace IN ('light', 'steady', 'intense')),
  week_start TEXT NOT NULL CHECK (week_start IN ('monday', 'sunday', 'saturday')),
  start_on TEXT NOT NULL CHECK (date(start_on) = start_on),
  joined_on TEXT NOT NULL CHECK (date(joined_on) = joined_on),
  zone TEXT
) STRICT;

CREATE TABLE profile_network (
  id INTEGER PRIMARY KEY,
  network TEXT NOT NULL UNIQUE CHECK (network <> '')
) STRICT;

-- Each goal holds from its date on, so that raising it leaves the weeks before as they were.
CREATE TABLE weekly_goal (
  id INTEGER PRIMARY KEY,
  from_on TEXT NOT NULL UNIQUE CHECK (date(from_on) = from_on),
  posts INTEGER NOT NULL CHECK (posts BETWEEN 1 AND 14)
) STRICT;

CREATE TABLE preference (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  theme TEXT NOT NULL CHECK (theme IN ('system', 'light', 'dark')),
  show_streak INTEGER NOT NULL CHECK (show_streak IN (0, 1))
) STRICT;

CREATE TABLE step_record (
  id INTEGER PRIMARY KEY,
  step TEXT NOT NULL UNIQUE CHECK (step <> ''),
  started_on TEXT CHECK (date(started_on) = started_on),
  done_on TEXT CHECK (date(done_on) = done_on),
  notes TEXT NOT NULL DEFAULT '',
  reflection TEXT NOT NULL DEFAULT ''
) STRICT;

-- A programme task that was done: once (occurrence_on is null) or for one occurrence of a recurring one.
CREATE TABLE completion (
  id INTEGER PRIMARY KEY,
  task TEXT NOT NULL CHECK (task <> ''),
  occurrence_on TEXT CHECK (date(occurrence_on) = occurrence_on),
  done_on TEXT NOT NULL CHECK (date(done_on) = done_on)
) STRICT;
CREATE UNIQUE INDEX completion_once ON completion (task) WHERE occurrence_on IS NULL;
CREATE UNIQUE INDEX completion_occurrence ON completion (task, occurrence_on) WHERE occurrence_on IS NOT NULL;
CREATE INDEX completion_done_on ON completion (done_on);

CREATE TABLE own_task (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL CHECK (title <> ''),
  note TEXT NOT NULL DEFAULT '',
  step TEXT CHECK (step <> ''),
  due_on TEXT CHECK (date(due_on) = due_on),
  minutes INTEGER CHECK (minutes BETWEEN 1 AND 1440),
  done_on TEXT CHECK (date(done_on) = done_on)
) STRICT;
CREATE INDEX own_task_done_on ON own_task (done_on);

CREATE TABLE worksheet_row (
  id INTEGER PRIMARY KEY,
  step TEXT NOT NULL CHECK (step <> ''),
  position INTEGER NOT NULL CHECK (position >= 1),
  UNIQUE (step, position)
) STRICT;

CREATE TABLE worksheet_answer (
  id INTEGER PRIMARY KEY,
  row_id INTEGER NOT NULL REFERENCES worksheet_row (id) ON DELETE CASCADE,
  field TEXT NOT NULL CHECK (field <> ''),
  answer TEXT NOT NULL CHECK (answer <> ''),
  UNIQUE (row_id, field)
) STRICT;

CREATE TABLE post (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL CHECK (title <> ''),
  url TEXT CHECK (url LIKE 'http://%' OR url LIKE 'https://%'),
  network TEXT CHECK (network <> ''),
  posted_on TEXT NOT NULL CHECK (date(posted_on) = posted_on),
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX post_posted_on ON post (posted_on);

CREATE TABLE reminder_rule (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL CHECK (rev >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('weekly_post')),
  weekday TEXT NOT NULL,
  at TEXT NOT NULL CHECK (strftime('%H:%M', at) = at),
  zone TEXT,
  active_from INTEGER NOT NULL,
  enabled INTEGER NOT NULL CHECK (enabled IN (0, 1))
) STRICT;

-- What became of a rule on a civil date. An occurrence without a row is pending.
CREATE TABLE occurrence (
  id INTEGER PRIMARY KEY,
  rule_id INTEGER NOT NULL REFERENCES reminder_rule (id) ON DELETE CASCADE,
  on_date TEXT NOT NULL CHECK (date(on_date) = on_date),
  state TEXT NOT NULL CHECK (state IN ('claimed', 'posted', 'seen', 'snoozed', 'done')),
  snoozed_until INTEGER,
  attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  claimed_at INTEGER,
  UNIQUE (rule_id, on_date)
) STRICT;

-- What each user action changed: the rows before and after, as JSON objects.
CREATE TABLE undo_op (
  id INTEGER PRIMARY KEY,
  label TEXT NOT NULL,
  merge_key TEXT,
  at INTEGER NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

CREATE TABLE undo_change (
  op_id INTEGER NOT NULL REFERENCES undo_op (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  tbl TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  before TEXT,
  after TEXT,
  PRIMARY KEY (op_id, seq)
) STRICT, WITHOUT ROWID;

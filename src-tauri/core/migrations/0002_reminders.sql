-- Reminders of every kind, what holds them back, and what became of each occurrence.
-- Renamed first: dropping a table that others refer to would take their rows along.
ALTER TABLE occurrence RENAME TO occurrence_before;
ALTER TABLE reminder_rule RENAME TO reminder_rule_before;

CREATE TABLE reminder_rule (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL CHECK (rev >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('weekly_post', 'task_due', 'programme', 'review', 'custom')),
  title TEXT NOT NULL DEFAULT '',
  repeats TEXT NOT NULL CHECK (repeats IN ('once', 'weekly', 'monthly', 'as_due')),
  weekdays TEXT NOT NULL DEFAULT '', -- tuesday,thursday
  on_date TEXT CHECK (date(on_date) = on_date),
  month_day INTEGER CHECK (month_day BETWEEN 1 AND 31),
  lead_days INTEGER NOT NULL DEFAULT 0 CHECK (lead_days BETWEEN 0 AND 60),
  at TEXT NOT NULL CHECK (strftime('%H:%M', at) = at),
  zone TEXT,
  active_from INTEGER NOT NULL,
  enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
  CHECK ((repeats = 'weekly') = (weekdays <> '')),
  CHECK ((repeats = 'once') = (on_date IS NOT NULL)),
  CHECK ((repeats = 'monthly') = (month_day IS NOT NULL)),
  CHECK ((kind = 'custom') = (title <> ''))
) STRICT;

INSERT INTO reminder_rule (id, rev, kind, repeats, weekdays, at, zone, active_from, enabled)
  SELECT id, rev, kind, 'weekly', weekday, at, zone, active_from, enabled FROM reminder_rule_before;

-- What became of a rule on a civil date. An occurrence without a row is pending.
CREATE TABLE occurrence (
  id INTEGER PRIMARY KEY,
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
CREATE INDEX occurrence_open ON occurrence (on_date) WHERE state IN ('claimed', 'posted', 'seen', 'snoozed');

INSERT INTO occurrence (id, rule_id, on_date, state, due_at, snoozed_until, attempts, claimed_at, shown_at, acted_at)
  SELECT id, rule_id, on_date, state, ifnull(claimed_at, unixepoch(on_date)), snoozed_until, attempts, claimed_at,
    CASE WHEN state <> 'claimed' THEN claimed_at END,
    CASE WHEN state IN ('seen', 'snoozed', 'done') THEN claimed_at END
  FROM occurrence_before;

DROP TABLE occurrence_before;
DROP TABLE reminder_rule_before;

-- A vacation from the coach, both days included.
CREATE TABLE pause (
  id INTEGER PRIMARY KEY,
  from_on TEXT NOT NULL CHECK (date(from_on) = from_on),
  to_on TEXT NOT NULL CHECK (date(to_on) = to_on AND to_on >= from_on),
  note TEXT NOT NULL DEFAULT ''
) STRICT;

-- When nothing pops up, by the weekday on which it begins; until the next day unless it ends later than it begins.
CREATE TABLE quiet_hours (
  id INTEGER PRIMARY KEY,
  weekday TEXT NOT NULL UNIQUE,
  from_at TEXT NOT NULL CHECK (strftime('%H:%M', from_at) = from_at),
  to_at TEXT NOT NULL CHECK (strftime('%H:%M', to_at) = to_at)
) STRICT;

INSERT INTO quiet_hours (weekday, from_at, to_at)
  VALUES ('monday', '22:00', '07:00'), ('tuesday', '22:00', '07:00'), ('wednesday', '22:00', '07:00'), ('thursday', '22:00', '07:00'),
    ('friday', '22:00', '07:00'), ('saturday', '22:00', '07:00'), ('sunday', '22:00', '07:00');

CREATE TABLE reminder_setting (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  hide_details INTEGER NOT NULL DEFAULT 0 CHECK (hide_details IN (0, 1)),
  sound INTEGER NOT NULL DEFAULT 0 CHECK (sound IN (0, 1)),
  on_close TEXT NOT NULL DEFAULT 'ask' CHECK (on_close IN ('ask', 'stay', 'quit')),
  all_snoozed_until INTEGER
) STRICT;

INSERT INTO reminder_setting (id) VALUES (1);

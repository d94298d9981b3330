-- The coach: minutes and work days of the week, a goal that may be none yet, what is true where the user works, holds,
-- and what it needs to know to suggest one thing at a time.

ALTER TABLE profile ADD COLUMN minutes INTEGER NOT NULL DEFAULT 75 CHECK (minutes BETWEEN 15 AND 600);
ALTER TABLE profile ADD COLUMN work_days TEXT NOT NULL DEFAULT 'monday,tuesday,wednesday,thursday,friday' CHECK (work_days <> '');
-- The first sentence, "I help … do …", as made from the first answers and changed since.
ALTER TABLE profile ADD COLUMN sentence TEXT NOT NULL DEFAULT '';
-- The date the profile was made under these rules; none for a journal that is older, which keeps its weeks as they were.
ALTER TABLE profile ADD COLUMN coached_from TEXT CHECK (date(coached_from) = coached_from);
UPDATE profile SET minutes = CASE pace WHEN 'light' THEN 35 WHEN 'intense' THEN 120 ELSE 75 END;

CREATE TABLE profile_situation (
  id INTEGER PRIMARY KEY,
  situation TEXT NOT NULL UNIQUE CHECK (situation <> '')
) STRICT;

-- When nothing about results may be suggested, both days included.
CREATE TABLE quiet_period (
  id INTEGER PRIMARY KEY,
  from_on TEXT NOT NULL CHECK (date(from_on) = from_on),
  to_on TEXT NOT NULL CHECK (date(to_on) = to_on AND to_on >= from_on),
  every TEXT NOT NULL DEFAULT 'once' CHECK (every IN ('once', 'quarter', 'year'))
) STRICT;

-- A goal may be 0, not yet, and may count every second week.
ALTER TABLE weekly_goal RENAME TO weekly_goal_before;
CREATE TABLE weekly_goal (
  id INTEGER PRIMARY KEY,
  from_on TEXT NOT NULL UNIQUE CHECK (date(from_on) = from_on),
  posts INTEGER NOT NULL CHECK (posts BETWEEN 0 AND 14),
  conversations INTEGER NOT NULL DEFAULT 0 CHECK (conversations BETWEEN 0 AND 50),
  invitations INTEGER NOT NULL DEFAULT 0 CHECK (invitations BETWEEN 0 AND 50),
  every_weeks INTEGER NOT NULL DEFAULT 1 CHECK (every_weeks IN (1, 2))
) STRICT;
INSERT INTO weekly_goal (id, from_on, posts, conversations, invitations)
  SELECT id, from_on, posts, conversations, invitations FROM weekly_goal_before;
DROP TABLE weekly_goal_before;

ALTER TABLE preference ADD COLUMN show_moments INTEGER NOT NULL DEFAULT 1 CHECK (show_moments IN (0, 1));

-- What a completion took, in minutes; none in journals from before this was counted.
ALTER TABLE completion ADD COLUMN minutes INTEGER CHECK (minutes BETWEEN 0 AND 1440);
-- And when it was ticked, so that what was done last can be told.
ALTER TABLE completion ADD COLUMN at INTEGER;

-- A sitting of a task, or the smaller version of one, done on a date. The task itself stays open.
CREATE TABLE task_part (
  id INTEGER PRIMARY KEY,
  task TEXT NOT NULL CHECK (task <> ''),
  occurrence_on TEXT CHECK (date(occurrence_on) = occurrence_on),
  kind TEXT NOT NULL CHECK (kind IN ('sitting', 'smaller')),
  minutes INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 1440),
  done_on TEXT NOT NULL CHECK (date(done_on) = done_on),
  at INTEGER
) STRICT;
CREATE INDEX task_part_task ON task_part (task, done_on);
CREATE INDEX task_part_done_on ON task_part (done_on);

-- A task that depends on somebody else.
CREATE TABLE task_wait (
  id INTEGER PRIMARY KEY,
  task TEXT NOT NULL UNIQUE CHECK (task <> ''),
  for_whom TEXT NOT NULL DEFAULT '',
  since_on TEXT NOT NULL CHECK (date(since_on) = since_on),
  asked_on TEXT CHECK (date(asked_on) = asked_on),
  -- Let go: never suggested again, and no part of finishing the step.
  let_go_on TEXT CHECK (date(let_go_on) = let_go_on)
) STRICT;

-- What the user said to a suggestion: not today, or put off how often.
CREATE TABLE suggestion (
  id INTEGER PRIMARY KEY,
  subject TEXT NOT NULL UNIQUE CHECK (subject <> ''),
  declined_on TEXT CHECK (date(declined_on) = declined_on),
  snoozes INTEGER NOT NULL DEFAULT 0 CHECK (snoozes >= 0)
) STRICT;

-- An offer of the coach's, when it was answered, and how.
CREATE TABLE coach_offer (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind <> ''),
  answered_on TEXT NOT NULL CHECK (date(answered_on) = answered_on),
  accepted INTEGER NOT NULL CHECK (accepted IN (0, 1))
) STRICT;

-- A moment of the journey, once each.
CREATE TABLE moment (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL UNIQUE CHECK (kind <> ''),
  words TEXT NOT NULL DEFAULT '',
  happened_on TEXT NOT NULL CHECK (date(happened_on) = happened_on),
  seen INTEGER NOT NULL DEFAULT 0 CHECK (seen IN (0, 1))
) STRICT;

-- The voice on hold; without an end "until I say so". A week that it touches does not count.
CREATE TABLE voice_hold (
  id INTEGER PRIMARY KEY,
  from_on TEXT NOT NULL CHECK (date(from_on) = from_on),
  until_on TEXT CHECK (date(until_on) = until_on AND until_on >= from_on)
) STRICT;

-- When the user began again after a time away.
CREATE TABLE fresh_start (
  id INTEGER PRIMARY KEY,
  on_date TEXT NOT NULL UNIQUE CHECK (date(on_date) = on_date)
) STRICT;

-- Cases of the Study page: marks on those that come along, by their slug, and the user's own.
CREATE TABLE study_case (
  id INTEGER PRIMARY KEY,
  slug TEXT UNIQUE CHECK (slug <> ''),
  process TEXT NOT NULL DEFAULT '',
  organisation TEXT NOT NULL DEFAULT '',
  year INTEGER CHECK (year BETWEEN 1900 AND 2200),
  problem TEXT NOT NULL DEFAULT '',
  mechanism TEXT NOT NULL DEFAULT '',
  number TEXT NOT NULL DEFAULT '',
  who_says TEXT NOT NULL DEFAULT '',
  caveat TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '',
  url TEXT CHECK (url LIKE 'http://%' OR url LIKE 'https://%'),
  studied_on TEXT CHECK (date(studied_on) = studied_on)
) STRICT;

-- What one of the old lists of leaders became: four answers a name (Study, "What became of them?").
CREATE TABLE study_note (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  answers TEXT NOT NULL DEFAULT '[]'
) STRICT;

-- Why a week was missed, as the user says it when asked, by the first day of that week.
CREATE TABLE missed_week (
  id INTEGER PRIMARY KEY,
  week_on TEXT NOT NULL UNIQUE CHECK (date(week_on) = week_on),
  reason TEXT NOT NULL CHECK (reason <> '')
) STRICT;

-- A post that needs a nod: asked, and of whom.
ALTER TABLE post ADD COLUMN asked_whom TEXT NOT NULL DEFAULT '';
ALTER TABLE post ADD COLUMN asked_on TEXT CHECK (date(asked_on) = asked_on);

-- Tasks that were renamed: what was done of the old one counts for the new one.
UPDATE completion SET task = 'first-export' WHERE task = 'export-reminder'
  AND NOT EXISTS (SELECT 1 FROM completion other WHERE other.task = 'first-export' AND other.occurrence_on IS completion.occurrence_on);
UPDATE completion SET task = 'read-and-comment' WHERE task = 'weekly-comments';
UPDATE undo_change SET before = json_set(before, '$.task', 'first-export') WHERE tbl = 'completion' AND before ->> 'task' = 'export-reminder';
UPDATE undo_change SET after = json_set(after, '$.task', 'first-export') WHERE tbl = 'completion' AND after ->> 'task' = 'export-reminder';
UPDATE undo_change SET before = json_set(before, '$.task', 'read-and-comment') WHERE tbl = 'completion' AND before ->> 'task' = 'weekly-comments';
UPDATE undo_change SET after = json_set(after, '$.task', 'read-and-comment') WHERE tbl = 'completion' AND after ->> 'task' = 'weekly-comments';

-- The first post is a task now: it is done where a post is in the log.
INSERT INTO completion (task, occurrence_on, done_on) SELECT 'first-post', NULL, min(published_on) FROM publication HAVING count(*) > 0;

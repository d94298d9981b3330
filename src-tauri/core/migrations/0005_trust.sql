-- What trust needs kept: one section a subject.

-- Feeds: before when a server does not want to be asked again, how often in a row it said that the feed is gone, and what
-- could not be read of the state read last, with the number of entries that could.
ALTER TABLE feed_try ADD COLUMN not_before INTEGER;
ALTER TABLE feed_try ADD COLUMN times_gone INTEGER NOT NULL DEFAULT 0 CHECK (times_gone >= 0);
ALTER TABLE feed_try ADD COLUMN damage TEXT CHECK (damage <> '');
ALTER TABLE feed_try ADD COLUMN entries_read INTEGER CHECK (entries_read >= 0);

-- Answers: whether the user marked one as private or said that it may be shared. Without a row the programme's own mark holds.
-- Kept apart from the answer, so that it outlives a text that is taken away and written anew.
CREATE TABLE answer_mark (
  id INTEGER PRIMARY KEY,
  row_id INTEGER NOT NULL REFERENCES worksheet_row (id) ON DELETE CASCADE,
  field TEXT NOT NULL CHECK (field <> ''),
  private INTEGER NOT NULL CHECK (private IN (0, 1)),
  UNIQUE (row_id, field)
) STRICT;

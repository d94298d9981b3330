-- What trust needs kept: one section a subject.

-- Feeds: before when a server does not want to be asked again, how often in a row it said that the feed is gone, and what
-- could not be read of the state read last, with the number of entries that could.
ALTER TABLE feed_try ADD COLUMN not_before INTEGER;
ALTER TABLE feed_try ADD COLUMN times_gone INTEGER NOT NULL DEFAULT 0 CHECK (times_gone >= 0);
ALTER TABLE feed_try ADD COLUMN damage TEXT CHECK (damage <> '');
ALTER TABLE feed_try ADD COLUMN entries_read INTEGER CHECK (entries_read >= 0);

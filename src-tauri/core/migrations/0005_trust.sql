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
-- The log: the page each publication is known by, in the one form addresses are compared in (`address::canonical`); where a
-- feed gives one link to several entries, with title and day. None until it is made: for what is older, or after a change
-- of that form, the program makes it while it looks. No two posts are known by one page.
ALTER TABLE publication ADD COLUMN page TEXT CHECK (page <> '');
CREATE UNIQUE INDEX publication_page ON publication (page, ifnull(network, '')) WHERE page IS NOT NULL;
CREATE TRIGGER publication_added_with_page BEFORE INSERT ON publication
  WHEN EXISTS (SELECT 1 FROM publication WHERE page = NEW.page AND post_id <> NEW.post_id AND id <> NEW.id)
  BEGIN SELECT RAISE (ABORT, 'another post is known by that page'); END;
CREATE TRIGGER publication_changed_with_page BEFORE UPDATE OF page, post_id ON publication
  WHEN EXISTS (SELECT 1 FROM publication WHERE page = NEW.page AND post_id <> NEW.post_id AND id <> NEW.id)
  BEGIN SELECT RAISE (ABORT, 'another post is known by that page'); END;

-- What feeds were seen to hold: the page of each entry as above, why one is taken as known, whether its day is known, and
-- the publication it seems to be under another address. Known ones keep title, address and day now, to be looked at.
ALTER TABLE feed_entry ADD COLUMN page TEXT CHECK (page <> '');
ALTER TABLE feed_entry ADD COLUMN why TEXT CHECK (why IN ('older', 'undated', 'in_log', 'other_feed'));
ALTER TABLE feed_entry ADD COLUMN day_known INTEGER NOT NULL DEFAULT 1 CHECK (day_known IN (0, 1));
ALTER TABLE feed_entry ADD COLUMN moves INTEGER;
CREATE INDEX feed_entry_page ON feed_entry (page) WHERE page IS NOT NULL;

-- What the user answered about an entry, by page, title and day: it outlives the feed.
CREATE TABLE feed_answer (
  id INTEGER PRIMARY KEY,
  answer TEXT NOT NULL CHECK (answer IN ('logged', 'dismissed')),
  page TEXT CHECK (page <> ''),
  url TEXT CHECK (url LIKE 'http://%' OR url LIKE 'https://%'),
  title TEXT NOT NULL CHECK (title <> ''),
  published_on TEXT NOT NULL CHECK (date(published_on) = published_on)
) STRICT;
INSERT INTO feed_answer (answer, url, title, published_on)
  SELECT state, url, title, published_on FROM feed_entry WHERE state IN ('logged', 'dismissed');

-- The address a feed was read at when it was last tried, where it says it has moved to, the feeds that a web page at its
-- address names (JSON), and how many entries of the state read last stood in it twice, or were more than are kept.
ALTER TABLE feed_try ADD COLUMN address TEXT CHECK (address <> '');
ALTER TABLE feed_try ADD COLUMN moved_to TEXT CHECK (moved_to LIKE 'http://%' OR moved_to LIKE 'https://%');
ALTER TABLE feed_try ADD COLUMN offers TEXT NOT NULL DEFAULT '[]';
ALTER TABLE feed_try ADD COLUMN repeated INTEGER NOT NULL DEFAULT 0 CHECK (repeated >= 0);
ALTER TABLE feed_try ADD COLUMN beyond INTEGER NOT NULL DEFAULT 0 CHECK (beyond >= 0);

-- People are found by what a reader sees: name, role, place, reason and habit in the one form in which texts are
-- compared. The program writes it beside them; none, as in rows from before, is made up for while searching.
ALTER TABLE person ADD COLUMN sought TEXT;
-- Undo may put back a row whose image knows nothing of the column: then it is none again rather than another's.
CREATE TRIGGER person_sought_lapses AFTER UPDATE OF name, role, where_active, why, habit ON person
WHEN NEW.sought IS NOT NULL AND NEW.sought IS OLD.sought
BEGIN
  UPDATE person SET sought = NULL WHERE id = NEW.id;
END;
CREATE INDEX person_by_name ON person (name COLLATE NOCASE, id);
CREATE INDEX person_by_kind ON person (kind, added_on);

-- Whether a reminder's popup stays on the screen until it is answered; off as it was.
ALTER TABLE reminder_setting ADD COLUMN keep_on_screen INTEGER NOT NULL DEFAULT 0 CHECK (keep_on_screen IN (0, 1));

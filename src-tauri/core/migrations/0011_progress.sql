-- Progress that proves it: looks back at more than a week, a letter to oneself, numbers read from networks, claims with
-- their evidence, and what was copied out for an assistant.

-- A look back at a month or a quarter, halfway or at the end. `starts_on` is the period's first day; halfway and graduation
-- happen once, on the day they were opened.
CREATE TABLE review (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('month', 'quarter', 'halfway', 'graduation')),
  starts_on TEXT NOT NULL CHECK (date(starts_on) = starts_on),
  taken_on TEXT NOT NULL CHECK (date(taken_on) = taken_on),
  -- The day the user called it finished; none while it is half done.
  finished_on TEXT CHECK (date(finished_on) = finished_on),
  UNIQUE (kind, starts_on)
) STRICT;
CREATE UNIQUE INDEX review_once ON review (kind) WHERE kind IN ('halfway', 'graduation');
CREATE TABLE review_answer (
  id INTEGER PRIMARY KEY,
  review_id INTEGER NOT NULL REFERENCES review (id) ON DELETE CASCADE,
  field TEXT NOT NULL CHECK (field <> ''),
  answer TEXT NOT NULL CHECK (answer <> ''),
  UNIQUE (review_id, field)
) STRICT;

-- A letter to oneself; it comes back on `opens_on`.
CREATE TABLE letter (
  id INTEGER PRIMARY KEY,
  written_on TEXT NOT NULL CHECK (date(written_on) = written_on),
  opens_on TEXT NOT NULL CHECK (date(opens_on) = opens_on),
  opened_on TEXT CHECK (date(opened_on) = opened_on),
  text TEXT NOT NULL CHECK (text <> '')
) STRICT;

-- Numbers that networks show, as a file or the user said them. Nothing is deleted because a newer file lacks it.
CREATE TABLE metric_source (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('by_hand', 'linkedin_analytics', 'linkedin_post', 'x_posts', 'x_overview', 'x_archive')),
  -- None by hand.
  file_name TEXT CHECK (file_name <> ''),
  file_sha256 TEXT CHECK (length(file_sha256) = 64),
  -- The days it covers.
  from_on TEXT CHECK (date(from_on) = from_on),
  to_on TEXT CHECK (date(to_on) = to_on),
  -- Unix seconds.
  read_at INTEGER NOT NULL
) STRICT;
CREATE TABLE metric_reading (
  id INTEGER PRIMARY KEY,
  network TEXT NOT NULL CHECK (network <> ''),
  -- The publication, or the key of one that is not in the log yet; with neither, the reading is the account's.
  publication_id INTEGER REFERENCES publication (id) ON DELETE SET NULL,
  post_key TEXT CHECK (post_key <> ''),
  metric TEXT NOT NULL CHECK (metric <> ''),
  span TEXT NOT NULL CHECK (span IN ('day', 'window', 'total')),
  -- Both the same for a day and for a total, which is as it stood that day.
  from_on TEXT NOT NULL CHECK (date(from_on) = from_on),
  to_on TEXT NOT NULL CHECK (date(to_on) = to_on),
  -- A count; a change of one may be negative.
  value INTEGER NOT NULL,
  -- The first and the last day on which a source said so.
  first_as_of TEXT NOT NULL CHECK (date(first_as_of) = first_as_of),
  as_of TEXT NOT NULL CHECK (date(as_of) = as_of),
  source_id INTEGER NOT NULL REFERENCES metric_source (id) ON DELETE CASCADE,
  CHECK (from_on <= to_on AND first_as_of <= as_of AND (span = 'window' OR from_on = to_on))
) STRICT;
CREATE INDEX metric_reading_series ON metric_reading (network, metric, span, from_on);
CREATE INDEX metric_reading_publication ON metric_reading (publication_id) WHERE publication_id IS NOT NULL;
CREATE INDEX metric_reading_source ON metric_reading (source_id);

-- SHA-256 of the post's text in UTF-8, in hexadecimal, as it was when the publication was recorded; none where there was no text.
ALTER TABLE publication ADD COLUMN text_sha256 TEXT CHECK (length(text_sha256) = 64);

-- Claims for a talk about a promotion or with a sponsor, in the user's order.
CREATE TABLE claim (
  id INTEGER PRIMARY KEY,
  position INTEGER NOT NULL,
  text TEXT NOT NULL CHECK (text <> ''),
  -- The initiative (a row of step 9's worksheet) that it is about.
  worksheet_row_id INTEGER REFERENCES worksheet_row (id) ON DELETE SET NULL
) STRICT;
-- What supports a claim: something in the journal, or an address elsewhere.
CREATE TABLE claim_evidence (
  id INTEGER PRIMARY KEY,
  claim_id INTEGER NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
  publication_id INTEGER REFERENCES publication (id) ON DELETE CASCADE,
  conversation_id INTEGER REFERENCES conversation (id) ON DELETE CASCADE,
  recommendation_id INTEGER REFERENCES recommendation (id) ON DELETE CASCADE,
  -- A talk: a row of step 11's worksheet.
  talk_row_id INTEGER REFERENCES worksheet_row (id) ON DELETE CASCADE,
  url TEXT CHECK (url LIKE 'http://%' OR url LIKE 'https://%'),
  -- What a link elsewhere is; empty otherwise.
  note TEXT NOT NULL DEFAULT '',
  CHECK ((publication_id IS NOT NULL) + (conversation_id IS NOT NULL) + (recommendation_id IS NOT NULL)
         + (talk_row_id IS NOT NULL) + (url IS NOT NULL) = 1)
) STRICT;
CREATE INDEX claim_evidence_claim ON claim_evidence (claim_id);

-- What left for an assistant by way of the clipboard. Undo takes no row back: what left, left. `text` is null once forgotten.
CREATE TABLE prompt_copy (
  id INTEGER PRIMARY KEY,
  post_id INTEGER REFERENCES post (id) ON DELETE SET NULL,
  -- Unix seconds.
  copied_at INTEGER NOT NULL,
  question TEXT NOT NULL,
  text TEXT,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  -- Which placeholder stands for which name: a JSON object; empty once forgotten.
  names TEXT NOT NULL CHECK (json_valid(names)),
  failed INTEGER NOT NULL DEFAULT 0 CHECK (failed IN (0, 1))
) STRICT;
-- What an assistant answered, with its names put back.
CREATE TABLE critique (
  id INTEGER PRIMARY KEY,
  post_id INTEGER NOT NULL REFERENCES post (id) ON DELETE CASCADE,
  answered_on TEXT NOT NULL CHECK (date(answered_on) = answered_on),
  text TEXT NOT NULL CHECK (text <> '')
) STRICT;
CREATE INDEX critique_post ON critique (post_id);
ALTER TABLE post ADD COLUMN assisted_on TEXT CHECK (date(assisted_on) = assisted_on);
-- Whether the window offers to copy a draft as a prompt at all.
ALTER TABLE preference ADD COLUMN show_prompts INTEGER NOT NULL DEFAULT 1 CHECK (show_prompts IN (0, 1));
-- Whether charts are shown as tables.
ALTER TABLE preference ADD COLUMN charts_as_tables INTEGER NOT NULL DEFAULT 0 CHECK (charts_as_tables IN (0, 1));
-- New ties a month that the user aims at; none is the default of eight.
ALTER TABLE profile ADD COLUMN ties_a_month INTEGER CHECK (ties_a_month BETWEEN 1 AND 100);

-- The People page is in order of name (person_by_name), or of kind and name, and shows the first hundred of thirty thousand: no
-- one else is read.
DROP INDEX person_kind;
CREATE INDEX person_kind ON person (kind, name COLLATE NOCASE, id);

-- The look back at a week: what was decided for the next one, its first move, and what a partner is asked.
CREATE TABLE look_back (
  id INTEGER PRIMARY KEY,
  week TEXT NOT NULL UNIQUE CHECK (date(week) = week),
  taken_on TEXT NOT NULL CHECK (date(taken_on) = taken_on),
  decision TEXT NOT NULL,
  outcome TEXT CHECK (outcome IN ('done', 'not_yet', 'let_go')),
  first_move TEXT NOT NULL,
  stuck TEXT NOT NULL,
  question TEXT NOT NULL
) STRICT;

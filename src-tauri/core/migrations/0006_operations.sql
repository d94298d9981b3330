-- The history keeps what was done, not a sentence about it: a kind of action, and what it was about as JSON. What was
-- kept before stays as the sentence it is; its kind is null.

ALTER TABLE undo_op ADD COLUMN kind TEXT;
ALTER TABLE undo_op ADD COLUMN arguments TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(arguments));

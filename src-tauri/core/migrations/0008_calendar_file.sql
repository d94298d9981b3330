-- What the calendar file says of each event, so that an unchanged journal gives the same bytes and a changed event counts up.
CREATE TABLE calendar_item (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
  starts TEXT NOT NULL CHECK (starts <> ''), -- as DTSTART has it: 20260310, 20260310T090000 or 20260310T080000Z
  digest TEXT NOT NULL,                      -- SHA-256 of the event's properties
  sequence INTEGER NOT NULL CHECK (sequence >= 0),
  changed_at INTEGER NOT NULL,
  gone_at INTEGER
) STRICT;

-- A key's row is inserted with its first version now. Before, a row of version 0 was the lock of a
-- key that had no version yet, and such a row could be left behind.

DELETE FROM millrace.latest_versions WHERE version = 0;

ALTER TABLE millrace.latest_versions
  ALTER COLUMN version DROP DEFAULT,
  ALTER COLUMN hash SET NOT NULL,
  ALTER COLUMN write_time SET NOT NULL,
  ALTER COLUMN event_id SET NOT NULL,
  ALTER COLUMN view_keys SET NOT NULL;

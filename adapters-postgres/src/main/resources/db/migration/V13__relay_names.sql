-- Since when a process has its name; and whether the one that had it before was heard of again. Then two
-- live by one name, and who starts by it waits until its holder is gone.
ALTER TABLE millrace.relay_members
  ADD COLUMN taken_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  ADD COLUMN contested boolean NOT NULL DEFAULT false;

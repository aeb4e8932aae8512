-- The event of the row that a shard published last: a database that was put back to an earlier time gives
-- out numbers and transactions anew, but no event.
ALTER TABLE millrace.relay_progress ADD COLUMN last_event uuid;

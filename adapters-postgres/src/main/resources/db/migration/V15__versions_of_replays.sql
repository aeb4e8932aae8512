-- What the event of a latest version is made of, beside its raw record, so that it can be made again
-- when the outbox keeps it no more: the rows that the version before occupied, and when it was
-- stored. Null for a first version, which has none before it and is written when it is stored; and
-- for a further one from before this migration, which cannot be made again.

ALTER TABLE millrace.latest_versions
  ADD COLUMN previous json,
  ADD COLUMN ingested_at bigint;

-- A number is drawn by a transaction that has its id. So whoever begins after a snapshot has higher
-- numbers than all that the snapshot sees, and the relay need not look through the published ones.
-- Partitions take the default from here, also those that are made later. No row is touched; ADR 26
-- says why those that are there are in the same order.

ALTER TABLE millrace.outbox ALTER COLUMN seq SET DEFAULT
  CASE WHEN pg_current_xact_id() IS NOT NULL THEN nextval('millrace.outbox_seq') END;

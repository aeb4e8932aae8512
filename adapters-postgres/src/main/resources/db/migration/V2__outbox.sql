-- The outbox: insert-only, a partition per day (UTC), Debezium EventRouter's column names.

-- No cache: a session that drew numbers ahead would break the order within a key.
CREATE SEQUENCE millrace.outbox_seq CACHE 1;

CREATE TABLE millrace.outbox (
  id            uuid NOT NULL,
  aggregatetype text NOT NULL,
  aggregateid   text COLLATE "C" NOT NULL,
  type          text NOT NULL,
  payload       bytea NOT NULL,
  version       bigint NOT NULL,
  write_time    bigint NOT NULL,
  run_id        uuid NOT NULL,
  attempt       integer NOT NULL DEFAULT 1,
  traceparent   text NOT NULL,
  slot          smallint NOT NULL,
  seq           bigint NOT NULL DEFAULT nextval('millrace.outbox_seq'),
  xid           xid8 NOT NULL DEFAULT pg_current_xact_id(),
  created_at    timestamptz NOT NULL DEFAULT clock_timestamp()
) PARTITION BY RANGE (created_at);

CREATE INDEX outbox_by_xid ON millrace.outbox (xid, seq);
CREATE INDEX outbox_by_seq ON millrace.outbox (seq);
CREATE INDEX outbox_by_run ON millrace.outbox (run_id, seq);
CREATE INDEX outbox_by_key ON millrace.outbox (aggregatetype, aggregateid);

-- A safety net only: what lands here is read like the rest, but never dropped with its day.
CREATE TABLE millrace.outbox_rest PARTITION OF millrace.outbox DEFAULT;

-- Makes the partitions of today and the days after. A day whose rows fell into the rest stays there.
CREATE FUNCTION millrace.create_outbox_partitions(days_ahead integer) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
  today   date := (clock_timestamp() AT TIME ZONE 'UTC')::date;
  day     date;
  name    text;
  created integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('millrace.outbox partitions'));
  FOR ahead IN 0..days_ahead LOOP
    day := today + ahead;
    name := 'outbox_' || to_char(day, 'YYYYMMDD');
    IF to_regclass('millrace.' || name) IS NULL THEN
      BEGIN
        EXECUTE format('CREATE TABLE millrace.%I (LIKE millrace.outbox INCLUDING ALL)', name);
        EXECUTE format(
          'ALTER TABLE millrace.outbox ATTACH PARTITION millrace.%I FOR VALUES FROM (%L) TO (%L)',
          name, day || ' 00:00:00+00', (day + 1) || ' 00:00:00+00');
        created := created + 1;
      EXCEPTION WHEN check_violation THEN
        RAISE WARNING 'rows of % are in outbox_rest already and stay there', day;
      END;
    END IF;
  END LOOP;
  RETURN created;
END
$$;

-- A copy of each relay shard's cursor; the snapshot 1:1: is the one before every transaction.
CREATE TABLE millrace.relay_progress (
  shard             integer PRIMARY KEY,
  system_identifier text NOT NULL,
  from_snapshot     pg_snapshot NOT NULL,
  to_snapshot       pg_snapshot NOT NULL,
  last_seq          bigint NOT NULL,
  saved_at          timestamptz NOT NULL DEFAULT clock_timestamp()
) WITH (fillfactor = 10);

-- Days of the outbox can be dropped, once all that a day holds is published and in the books.

-- How many events of a run were in a day that was dropped, first attempts alone: all were published.
CREATE TABLE millrace.dropped_events (
  run_id uuid NOT NULL,
  day    date NOT NULL,
  events bigint NOT NULL,
  PRIMARY KEY (run_id, day)
);

-- The days that can be dropped: those with a partition.
CREATE VIEW millrace.outbox_days AS
SELECT to_date(substring(part.relname::text FROM '_([0-9]{8})$'), 'YYYYMMDD') AS day
FROM pg_inherits JOIN pg_class AS part ON part.oid = inhrelid
WHERE inhparent = 'millrace.outbox'::regclass AND part.relname ~ '_[0-9]{8}$';

-- Keeps writers from a day of the outbox until the transaction ends, while readers go on. Whoever
-- wrote to it is waited for: after this, the day holds all that it ever will, whatever clocks say.
CREATE FUNCTION millrace.hold_outbox_day(day date) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  SET LOCAL lock_timeout = '500ms';
  EXECUTE format('LOCK TABLE millrace.%I IN SHARE ROW EXCLUSIVE MODE',
    'outbox' || to_char(day, '_YYYYMMDD'));
END
$$;

-- The runs with events in a day, each found by a jump in the index.
CREATE FUNCTION millrace.runs_of_outbox_day(day date) RETURNS SETOF uuid
LANGUAGE plpgsql AS $$
DECLARE
  name text := 'outbox' || to_char(day, '_YYYYMMDD');
  run  uuid;
BEGIN
  EXECUTE format('SELECT run_id FROM millrace.%I ORDER BY run_id LIMIT 1', name) INTO run;
  WHILE run IS NOT NULL LOOP
    RETURN NEXT run;
    EXECUTE format(
      'SELECT run_id FROM millrace.%I WHERE run_id > $1 ORDER BY run_id LIMIT 1', name)
      INTO run USING run;
  END LOOP;
END
$$;

-- What a day waits for: how many shards the relay has, the first of them whose cursor does not cover
-- each of its rows of the day (or cannot be compared), and how many rows are parked and were not
-- published since. As long as a shard has no cursor, none counts.
CREATE FUNCTION millrace.look_at_outbox_day(
  day date, OUT shards bigint, OUT behind integer, OUT parked bigint)
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format($query$
    SELECT
      (SELECT CASE WHEN count(*) = max(shards) THEN count(*) ELSE 0 END
       FROM millrace.relay_progress),
      (SELECT min(relay.shard)
       FROM millrace.relay_progress AS relay, pg_control_system() AS me
       WHERE relay.system_identifier <> me.system_identifier::text
         OR pg_snapshot_xmax(relay.to_snapshot) > pg_snapshot_xmax(pg_current_snapshot())
         OR EXISTS (
           SELECT FROM millrace.%1$I AS event
           WHERE event.slot %% relay.shards = relay.shard
             AND event.xid >= pg_snapshot_xmin(relay.from_snapshot)
             AND NOT pg_visible_in_snapshot(event.xid, relay.from_snapshot)
             AND NOT (event.seq <= relay.last_seq
               AND pg_visible_in_snapshot(event.xid, relay.to_snapshot)))),
      (SELECT count(*)
       FROM millrace.dead_letters AS letter
         JOIN millrace.%1$I AS event ON event.seq = letter.log_offset
       WHERE letter.topic = 'outbox' AND NOT EXISTS (
         SELECT FROM millrace.outbox AS again
         WHERE again.aggregatetype = event.aggregatetype
           AND again.aggregateid = event.aggregateid
           AND again.id = event.id AND again.attempt > event.attempt))
    $query$, 'outbox' || to_char(day, '_YYYYMMDD'))
  INTO shards, behind, parked;
END
$$;

-- Puts down how many events of a run a day holds, before it is dropped.
CREATE FUNCTION millrace.count_outbox_day(day date, run uuid) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  counted bigint;
BEGIN
  EXECUTE format($query$
    INSERT INTO millrace.dropped_events AS known (run_id, day, events)
    SELECT $1, $2, count(*) FROM millrace.%I WHERE run_id = $1 AND attempt = 1
    ON CONFLICT (run_id, day) DO UPDATE SET events = known.events + excluded.events
    RETURNING events
    $query$, 'outbox' || to_char(day, '_YYYYMMDD'))
  INTO counted USING run, day;
  RETURN counted;
END
$$;

-- Drops a day that is held and counted, and tells how many bytes it took; see drop_raw_day.
CREATE FUNCTION millrace.drop_outbox_day(day date) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  name  text := 'outbox' || to_char(day, '_YYYYMMDD');
  bytes bigint := pg_total_relation_size(format('millrace.%I', name)::regclass);
BEGIN
  EXECUTE format('DROP TABLE millrace.%I', name);
  RETURN bytes;
END
$$;

-- Gives the rows of a day that landed in the rest a partition, so that they age like others; tells
-- how many. By hand, as nobody else may read or write meanwhile: a relay that had listed the
-- partitions before and read them after would miss the rows.
CREATE FUNCTION millrace.empty_outbox_rest(day date) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  name  text := 'outbox' || to_char(day, '_YYYYMMDD');
  low   timestamptz := day::timestamp AT TIME ZONE 'UTC';
  high  timestamptz := (day + 1)::timestamp AT TIME ZONE 'UTC';
  moved bigint;
BEGIN
  SET LOCAL lock_timeout = '5s';
  LOCK TABLE millrace.outbox IN ACCESS EXCLUSIVE MODE;
  EXECUTE format('CREATE TABLE millrace.%I (LIKE millrace.outbox INCLUDING ALL)', name);
  EXECUTE format($query$
    WITH gone AS (
      DELETE FROM millrace.outbox_rest WHERE created_at >= $1 AND created_at < $2 RETURNING *)
    INSERT INTO millrace.%I SELECT * FROM gone
    $query$, name) USING low, high;
  GET DIAGNOSTICS moved = ROW_COUNT;
  EXECUTE format(
    'ALTER TABLE millrace.outbox ATTACH PARTITION millrace.%I FOR VALUES FROM (%L) TO (%L)',
    name, low, high);
  RETURN moved;
END
$$;

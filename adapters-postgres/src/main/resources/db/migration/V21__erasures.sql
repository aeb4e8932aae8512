-- Behind a reader that takes its time all others would queue, too.
SET LOCAL lock_timeout = '5s';

-- Who was erased, without telling who: a hash of the key alone, with a salt of this installation.

CREATE TABLE millrace.erasures (
  family    text NOT NULL,
  key_hash  bytea NOT NULL,
  erased_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  erased_by text NOT NULL,
  PRIMARY KEY (family, key_hash)
);

CREATE TABLE millrace.erasure_salt (salt bytea NOT NULL);
INSERT INTO millrace.erasure_salt (salt)
VALUES (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));

CREATE FUNCTION millrace.erasure_hash(family text, key bytea) RETURNS bytea
LANGUAGE sql STABLE AS $$
  SELECT sha256(salt || convert_to(family, 'UTF8') || '\x00'::bytea || key)
  FROM millrace.erasure_salt
$$;

CREATE FUNCTION millrace.is_erased(family text, key bytea) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM millrace.erasures AS known
    WHERE known.family = is_erased.family
      AND known.key_hash = millrace.erasure_hash(is_erased.family, is_erased.key))
$$;

-- Which of some keys were erased: as one join, because intake asks for all keys of a page.
CREATE FUNCTION millrace.erased_among(family text, keys text[]) RETURNS SETOF text
LANGUAGE sql STABLE AS $$
  SELECT brought.key
  FROM millrace.erasure_salt AS every CROSS JOIN unnest(erased_among.keys) AS brought (key)
    JOIN millrace.erasures AS known ON known.family = erased_among.family
      AND known.key_hash = sha256(every.salt || convert_to(erased_among.family, 'UTF8')
        || '\x00'::bytea || convert_to(brought.key, 'UTF8'))
  WHERE EXISTS (SELECT FROM millrace.erasures)
$$;

-- For whoever has brought first versions of keys: one that was erased while nobody could see that yet
-- is a conflict, and the work that brought it is repeated.
CREATE FUNCTION millrace.require_not_erased(family text, keys text[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM millrace.erased_among(require_not_erased.family, require_not_erased.keys))
  THEN
    RAISE EXCEPTION 'a key was erased meanwhile' USING ERRCODE = 'serialization_failure';
  END IF;
END
$$;

-- Whether bytes name a key: as a text of JSON, in letters of either case.
CREATE FUNCTION millrace.names_key(bytes bytea, key text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT position(
    lower(encode(convert_to('"' || key || '"', 'UTF8'), 'escape')) IN lower(encode(bytes, 'escape'))) > 0
$$;

-- By which transaction a row came, so that one who has read them all reads only what came since:
-- what names a key is found by reading. Of those that are there already nobody asks.
ALTER TABLE millrace.quarantine ADD COLUMN xid xid8;
ALTER TABLE millrace.quarantine ALTER COLUMN xid SET DEFAULT pg_current_xact_id();
CREATE INDEX quarantine_by_xid ON millrace.quarantine (xid) WHERE xid IS NOT NULL;

ALTER TABLE millrace.unusable_pages ADD COLUMN xid xid8;
ALTER TABLE millrace.unusable_pages ALTER COLUMN xid SET DEFAULT pg_current_xact_id();
CREATE INDEX unusable_pages_by_xid ON millrace.unusable_pages (xid) WHERE xid IS NOT NULL;

-- Which rows a null value deletes, and as of when; null for an event. The payload is empty then.
ALTER TABLE millrace.outbox ADD COLUMN erases text;

-- An erasure is in nobody's books: it names no run that a day would have to wait for.
CREATE OR REPLACE FUNCTION millrace.runs_of_outbox_day(day date) RETURNS SETOF uuid
LANGUAGE plpgsql AS $$
DECLARE
  name text := 'outbox' || to_char(day, '_YYYYMMDD');
  run  uuid := '00000000-0000-0000-0000-000000000000';
BEGIN
  LOOP
    EXECUTE format(
      'SELECT run_id FROM millrace.%I WHERE run_id > $1 ORDER BY run_id LIMIT 1', name)
      INTO run USING run;
    EXIT WHEN run IS NULL;
    RETURN NEXT run;
  END LOOP;
END
$$;

-- As before, but for parked rows that are settled: of one whose record was erased nothing is left to
-- publish.
CREATE OR REPLACE FUNCTION millrace.look_at_outbox_day(
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
       WHERE letter.topic = 'outbox' AND letter.served_at IS NULL AND NOT EXISTS (
         SELECT FROM millrace.outbox AS again
         WHERE again.aggregatetype = event.aggregatetype
           AND again.aggregateid = event.aggregateid
           AND again.id = event.id AND again.attempt > event.attempt))
    $query$, 'outbox' || to_char(day, '_YYYYMMDD'))
  INTO shards, behind, parked;
END
$$;

-- What takes room, the raw records and the bodies of pages, in a partition per day (UTC) on which it
-- was stored, so that a day can be dropped. The small rows of pages stay, as sheets add them up.

-- What there is becomes the partition of this day, and ages from now on. It is read for the new keys
-- and bounds, and not written anew: a default that is the same for all rows is kept once.

ALTER TABLE millrace.raw_records RENAME TO raw_records_before;
ALTER TABLE millrace.raw_records_before DROP CONSTRAINT raw_records_pkey;
ALTER INDEX millrace.raw_records_by_key RENAME TO raw_records_before_by_key;
ALTER TABLE millrace.raw_records_before ADD COLUMN stored_at timestamptz NOT NULL DEFAULT now();

ALTER TABLE millrace.pages RENAME TO page_bodies_before;
ALTER TABLE millrace.page_bodies_before DROP CONSTRAINT pages_pkey;
DROP INDEX millrace.pages_by_request;

CREATE TABLE millrace.pages (
  run_id      uuid NOT NULL,
  page        integer NOT NULL,
  source      text NOT NULL,
  seed        text NOT NULL,
  size        integer NOT NULL,
  headers     json NOT NULL,
  fetched_at  timestamptz NOT NULL,
  took_micros bigint NOT NULL,
  fetched     integer NOT NULL,
  stored      integer NOT NULL,
  duplicates  integer NOT NULL,
  conflicts   integer NOT NULL,
  rejected    integer NOT NULL,
  stored_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (run_id, page)
);

INSERT INTO millrace.pages
SELECT run_id, page, source, seed, size, headers, fetched_at, took_micros, fetched, stored,
  duplicates, conflicts, rejected, stored_at
FROM millrace.page_bodies_before;

CREATE INDEX pages_by_request ON millrace.pages (md5(source || E'\n' || seed), size, page);

ALTER TABLE millrace.page_bodies_before
  DROP COLUMN source, DROP COLUMN seed, DROP COLUMN size, DROP COLUMN headers,
  DROP COLUMN fetched_at, DROP COLUMN took_micros, DROP COLUMN fetched, DROP COLUMN stored,
  DROP COLUMN duplicates, DROP COLUMN conflicts, DROP COLUMN rejected, DROP COLUMN stored_at;
ALTER TABLE millrace.page_bodies_before
  ADD COLUMN stored_at timestamptz NOT NULL DEFAULT now();

-- The default is the transaction's begin: a page's body and its records share their day.

CREATE TABLE millrace.page_bodies (
  run_id    uuid NOT NULL,
  page      integer NOT NULL,
  body      bytea NOT NULL,
  stored_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (run_id, page, stored_at)
) PARTITION BY RANGE (stored_at);

CREATE TABLE millrace.raw_records (
  run_id    uuid NOT NULL,
  page      integer NOT NULL,
  index     integer NOT NULL,
  family    text NOT NULL,
  outcome   text NOT NULL,
  key       text COLLATE "C",
  event_id  uuid,
  bytes     bytea NOT NULL,
  stored_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (run_id, page, index, stored_at)
) PARTITION BY RANGE (stored_at);

CREATE INDEX raw_records_by_key ON millrace.raw_records (family, key) WHERE key IS NOT NULL;

DO $$
DECLARE
  today  date := (now() AT TIME ZONE 'UTC')::date;
  parent text;
  name   text;
BEGIN
  FOREACH parent IN ARRAY ARRAY['page_bodies', 'raw_records'] LOOP
    name := parent || to_char(today, '_YYYYMMDD');
    EXECUTE format('ALTER TABLE millrace.%I RENAME TO %I', parent || '_before', name);
    EXECUTE format(
      'ALTER TABLE millrace.%I ATTACH PARTITION millrace.%I FOR VALUES FROM (%L) TO (%L)',
      parent, name, today || ' 00:00:00+00', (today + 1) || ' 00:00:00+00');
  END LOOP;
END
$$;

-- Safety nets, as the outbox has one: what lands there is read like the rest, but never dropped.
CREATE TABLE millrace.page_bodies_rest PARTITION OF millrace.page_bodies DEFAULT;
CREATE TABLE millrace.raw_records_rest PARTITION OF millrace.raw_records DEFAULT;

DROP FUNCTION millrace.create_outbox_partitions(integer);

-- Makes a table's partitions of today and the days after. A day whose rows fell into the rest stays
-- there. Attaching one locks the rest against everybody: behind a reader that takes its time all
-- others would queue, so it is left to the next look.
CREATE FUNCTION millrace.create_partitions(parent text, days_ahead integer) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
  today   date := (clock_timestamp() AT TIME ZONE 'UTC')::date;
  day     date;
  name    text;
  created integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('millrace.' || parent || ' partitions'));
  SET LOCAL lock_timeout = '500ms';
  FOR ahead IN 0..days_ahead LOOP
    day := today + ahead;
    name := parent || to_char(day, '_YYYYMMDD');
    IF to_regclass('millrace.' || name) IS NULL THEN
      BEGIN
        EXECUTE format(
          'CREATE TABLE millrace.%I (LIKE millrace.%I INCLUDING ALL)', name, parent);
        EXECUTE format(
          'ALTER TABLE millrace.%I ATTACH PARTITION millrace.%I FOR VALUES FROM (%L) TO (%L)',
          parent, name, day || ' 00:00:00+00', (day + 1) || ' 00:00:00+00');
        created := created + 1;
      EXCEPTION WHEN check_violation THEN
        RAISE WARNING 'rows of % are in %_rest already and stay there', day, parent;
      WHEN lock_not_available THEN
        RAISE WARNING 'somebody reads %_rest: its partition of % is made another time', parent, day;
        EXIT;
      END;
    END IF;
  END LOOP;
  RETURN created;
END
$$;

-- The days that can be dropped: those with a partition of each table.
CREATE VIEW millrace.raw_days AS
SELECT to_date(substring(part.relname::text FROM '_([0-9]{8})$'), 'YYYYMMDD') AS day
FROM pg_inherits JOIN pg_class AS part ON part.oid = inhrelid
WHERE inhparent IN ('millrace.page_bodies'::regclass, 'millrace.raw_records'::regclass)
  AND part.relname ~ '_[0-9]{8}$'
GROUP BY 1 HAVING count(*) = 2;

-- Keeps writers from a day's raw data until the transaction ends, while readers go on, and tells the
-- runs that have pages there. The lock comes first: a page whose transaction was open is waited for,
-- and its run is among them.
CREATE FUNCTION millrace.hold_raw_day(day date) RETURNS SETOF uuid
LANGUAGE plpgsql AS $$
DECLARE
  bodies  text := 'page_bodies' || to_char(day, '_YYYYMMDD');
  records text := 'raw_records' || to_char(day, '_YYYYMMDD');
BEGIN
  SET LOCAL lock_timeout = '500ms';
  EXECUTE format(
    'LOCK TABLE millrace.%I, millrace.%I IN SHARE ROW EXCLUSIVE MODE', bodies, records);
  RETURN QUERY EXECUTE format('SELECT DISTINCT run_id FROM millrace.%I', bodies);
END
$$;

-- Drops a day that is held, and tells how many bytes it took. A plain DROP locks all days, but waits
-- for that no longer than the timeout, takes milliseconds, and the files go after its locks; who
-- fails tries again another time. DETACH CONCURRENTLY would lock less, but the server refuses it
-- beside a default partition, and inside a transaction: what was found out about the runs before it
-- could be wrong by then. The order of the tables is that of the writers.
CREATE FUNCTION millrace.drop_raw_day(day date) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  bodies  text := 'page_bodies' || to_char(day, '_YYYYMMDD');
  records text := 'raw_records' || to_char(day, '_YYYYMMDD');
  bytes   bigint := pg_total_relation_size(format('millrace.%I', bodies)::regclass)
    + pg_total_relation_size(format('millrace.%I', records)::regclass);
BEGIN
  EXECUTE format('DROP TABLE millrace.%I, millrace.%I', bodies, records);
  RETURN bytes;
END
$$;

UPDATE millrace.scheduled_tasks SET task_name = 'partitions'
WHERE task_name = 'outbox-partitions';

-- Behind a reader that takes its time all others would queue, too.
SET LOCAL lock_timeout = '5s';

-- Others write into the outbox, too. What no relay can publish is refused when they write it, and they
-- are told: the relay would come to a row that is none, and neither could it go on nor say whose it is.
-- Rows from before are not looked at.
ALTER TABLE millrace.outbox
  ADD CONSTRAINT outbox_of_a_family
    CHECK (length(aggregatetype) <= 64 AND aggregatetype ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$') NOT VALID,
  ADD CONSTRAINT outbox_of_a_key CHECK (length(aggregateid) BETWEEN 1 AND 256) NOT VALID,
  ADD CONSTRAINT outbox_of_a_slot CHECK (slot BETWEEN 0 AND 1023) NOT VALID;

-- Between which numbers the rows of a dropped day were: so that a relay whose last row went with its day
-- can tell that from a database that was put back, also where older days stayed.
CREATE TABLE millrace.dropped_outbox_days (
  day       date PRIMARY KEY,
  first_seq bigint NOT NULL,
  last_seq  bigint NOT NULL
);

CREATE OR REPLACE FUNCTION millrace.drop_outbox_day(day date) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  name  text := 'outbox' || to_char(day, '_YYYYMMDD');
  bytes bigint := pg_total_relation_size(format('millrace.%I', name)::regclass);
BEGIN
  EXECUTE format($query$
    INSERT INTO millrace.dropped_outbox_days AS known (day, first_seq, last_seq)
    SELECT $1, min(seq), max(seq) FROM millrace.%I HAVING count(*) > 0
    ON CONFLICT ON CONSTRAINT dropped_outbox_days_pkey DO UPDATE SET
      first_seq = least(known.first_seq, excluded.first_seq),
      last_seq = greatest(known.last_seq, excluded.last_seq)
    $query$, name)
  USING day;
  EXECUTE format('DROP TABLE millrace.%I', name);
  RETURN bytes;
END
$$;

-- What became of dead letters: that their event was published again, and that it was seen served
-- then. Of those that were published again before this nothing is noted: they are open, and to
-- publish them once more does no harm.

ALTER TABLE millrace.dead_letters
  ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  ADD COLUMN retried_attempt integer,
  ADD COLUMN retried_at timestamptz,
  -- The redrive that did it; null when it was a replay.
  ADD COLUMN redrive uuid,
  ADD COLUMN served_at timestamptz;

CREATE INDEX dead_letters_open ON millrace.dead_letters (family, number)
  WHERE retried_attempt IS NULL;
CREATE INDEX dead_letters_retried ON millrace.dead_letters (number)
  WHERE retried_attempt IS NOT NULL AND served_at IS NULL;
CREATE INDEX dead_letters_served ON millrace.dead_letters (run_id) WHERE served_at IS NOT NULL;

-- Redrives: who had which dead letters published again, when, and how many.
CREATE TABLE millrace.redrives (
  id       uuid PRIMARY KEY,
  filter   text NOT NULL,
  forced   boolean NOT NULL,
  begun_by text NOT NULL,
  begun_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamptz,
  -- The newest letter that there was when it began.
  up_to    bigint NOT NULL,
  letters  bigint NOT NULL DEFAULT 0,
  events   bigint NOT NULL DEFAULT 0,
  refused  bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

CREATE INDEX redrives_by_time ON millrace.redrives (begun_at);

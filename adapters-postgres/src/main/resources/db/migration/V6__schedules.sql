-- Schedules and backfills, and where a run begins and may end.

ALTER TABLE millrace.runs
  ADD COLUMN first_page integer NOT NULL DEFAULT 1,
  ADD COLUMN allow_empty boolean NOT NULL DEFAULT false,
  ADD COLUMN backfill uuid;

CREATE INDEX runs_by_backfill ON millrace.runs (backfill) WHERE backfill IS NOT NULL;

-- A hash, because source and seed may be longer than a B-tree takes.
CREATE INDEX pages_by_request ON millrace.pages (md5(source || E'\n' || seed), size, page);

CREATE TABLE millrace.schedules (
  name          text COLLATE "C" PRIMARY KEY,
  timing        text NOT NULL,
  jitter_millis bigint NOT NULL,
  missed        text NOT NULL,
  family        text NOT NULL,
  source        text NOT NULL,
  seed          text NOT NULL,
  records       bigint NOT NULL,
  page_size     integer NOT NULL,
  first_page    integer NOT NULL,
  allow_empty   boolean NOT NULL,
  paused        boolean NOT NULL DEFAULT false,
  next_due      timestamptz NOT NULL,
  next_at       timestamptz NOT NULL,
  last_run      uuid,
  last_due      timestamptz,
  added_at      timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE millrace.backfills (
  id           uuid PRIMARY KEY,
  family       text NOT NULL,
  source       text NOT NULL,
  seed         text NOT NULL,
  records      bigint NOT NULL,
  page_size    integer NOT NULL,
  first_page   integer NOT NULL,
  allow_empty  boolean NOT NULL,
  days         text[] NOT NULL,
  missing      boolean NOT NULL,
  concurrency  integer NOT NULL,
  state        text NOT NULL DEFAULT 'RUNNING',
  next_day     integer NOT NULL DEFAULT 0,
  next_page    integer NOT NULL,
  submitted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  finished_at  timestamptz
);

CREATE INDEX backfills_by_time ON millrace.backfills (submitted_at);

-- What fires them: a table of its own, so that no run that takes long keeps a fire waiting.
CREATE TABLE millrace.clockwork (LIKE millrace.scheduled_tasks INCLUDING ALL);

-- Runs, what they brought, and the latest version of every key.

CREATE TABLE millrace.runs (
  id           uuid PRIMARY KEY,
  family       text NOT NULL,
  source       text NOT NULL,
  seed         text NOT NULL,
  records      bigint NOT NULL,
  page_size    integer NOT NULL,
  state        text NOT NULL DEFAULT 'SUBMITTED',
  next_page    integer NOT NULL DEFAULT 1,
  attempts     integer NOT NULL DEFAULT 0,
  problem      text,
  submitted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  finished_at  timestamptz
) WITH (fillfactor = 50);

CREATE INDEX runs_by_time ON millrace.runs (submitted_at);

-- A page as the source answered it, secrets blanked, with what became of its records.
CREATE TABLE millrace.pages (
  run_id      uuid NOT NULL,
  page        integer NOT NULL,
  source      text NOT NULL,
  seed        text NOT NULL,
  size        integer NOT NULL,
  body        bytea NOT NULL,
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

CREATE TABLE millrace.raw_records (
  run_id   uuid NOT NULL,
  page     integer NOT NULL,
  index    integer NOT NULL,
  family   text NOT NULL,
  outcome  text NOT NULL,
  key      text COLLATE "C",
  event_id uuid,
  bytes    bytea NOT NULL,
  PRIMARY KEY (run_id, page, index)
);

CREATE INDEX raw_records_by_key ON millrace.raw_records (family, key) WHERE key IS NOT NULL;

CREATE TABLE millrace.quarantine (
  run_id         uuid NOT NULL,
  page           integer NOT NULL,
  index          integer NOT NULL,
  family         text NOT NULL,
  outcome        text NOT NULL,
  key            text COLLATE "C",
  event_id       uuid,
  bytes          bytea NOT NULL,
  reasons        json NOT NULL,
  quarantined_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (run_id, page, index)
);

-- What a source answered instead of a page.
CREATE TABLE millrace.unusable_pages (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  run_id      uuid NOT NULL,
  source      text NOT NULL,
  seed        text NOT NULL,
  page        integer NOT NULL,
  size        integer NOT NULL,
  status      integer NOT NULL,
  prefix      bytea NOT NULL,
  length      bigint NOT NULL,
  hash        bytea NOT NULL,
  headers     json NOT NULL,
  received_at timestamptz NOT NULL,
  reason      text NOT NULL
);

CREATE INDEX unusable_pages_by_run ON millrace.unusable_pages (run_id);

-- One row per key, not partitioned: its lock is the key's lock. Version 0 is a key that was locked
-- and has no version yet. view_keys is json and not jsonb, because jsonb cannot hold U+0000.
CREATE TABLE millrace.latest_versions (
  family     text NOT NULL,
  key        text COLLATE "C" NOT NULL,
  version    bigint NOT NULL DEFAULT 0,
  hash       bytea,
  write_time bigint,
  event_id   uuid,
  view_keys  json,
  PRIMARY KEY (family, key)
) WITH (fillfactor = 70);

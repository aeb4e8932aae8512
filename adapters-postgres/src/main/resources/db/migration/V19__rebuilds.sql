-- Rebuilds of views that were ordered: where each is to go, and how far it came. Of the rows that
-- differed their number alone is kept.

CREATE TABLE millrace.rebuilds (
  id             uuid PRIMARY KEY,
  view_name      text NOT NULL,
  goal           text NOT NULL,
  state          text NOT NULL DEFAULT 'RUNNING',
  -- Rises with each change.
  number         bigint NOT NULL DEFAULT 0,
  work           text NOT NULL DEFAULT 'WAITING',
  done           bigint NOT NULL DEFAULT 0,
  total          bigint NOT NULL DEFAULT 0,
  unmapped       bigint NOT NULL DEFAULT 0,
  -- The new table, once it was compared with the one in place.
  compared_table text,
  live           bigint NOT NULL DEFAULT 0,
  rebuilt        bigint NOT NULL DEFAULT 0,
  equal          bigint NOT NULL DEFAULT 0,
  missing        bigint NOT NULL DEFAULT 0,
  changed        bigint NOT NULL DEFAULT 0,
  stale          bigint NOT NULL DEFAULT 0,
  problem        text,
  submitted_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  finished_at    timestamptz
) WITH (fillfactor = 50);

CREATE UNIQUE INDEX rebuilds_under_way ON millrace.rebuilds (view_name)
  WHERE state IN ('RUNNING', 'READY', 'FAILED');
CREATE INDEX rebuilds_by_time ON millrace.rebuilds (submitted_at);

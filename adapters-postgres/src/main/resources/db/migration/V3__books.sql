-- Schemas, receipts, dead letters and the schedule.

CREATE TABLE millrace.schemas (
  subject     text NOT NULL,
  id          integer NOT NULL,
  definition  text NOT NULL,
  fingerprint text NOT NULL,
  current     boolean NOT NULL,
  saved_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (subject, id)
);

CREATE UNIQUE INDEX schemas_current ON millrace.schemas (subject) WHERE current;

CREATE TABLE millrace.receipts (
  family        text NOT NULL,
  generation    bigint NOT NULL,
  batch         bigint NOT NULL,
  run_id        uuid NOT NULL,
  served        bigint NOT NULL,
  dead_lettered bigint NOT NULL,
  entered_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (family, generation, batch, run_id)
);

CREATE INDEX receipts_by_run ON millrace.receipts (run_id);

CREATE TABLE millrace.dead_letters (
  topic        text NOT NULL,
  partition    integer NOT NULL,
  log_offset   bigint NOT NULL,
  family       text NOT NULL,
  key          bytea,
  value        bytea,
  headers      json NOT NULL,
  event_id     uuid,
  stage        text NOT NULL,
  code         text NOT NULL,
  reason       text NOT NULL,
  died_at      timestamptz NOT NULL,
  attempt      integer NOT NULL,
  PRIMARY KEY (topic, partition, log_offset)
);

CREATE INDEX dead_letters_by_event ON millrace.dead_letters (event_id);
-- A hash, because a foreign key may be longer than a B-tree takes.
CREATE INDEX dead_letters_by_key ON millrace.dead_letters USING hash (key);

-- db-scheduler's table, as its version 16 wants it.
CREATE TABLE millrace.scheduled_tasks (
  task_name            text NOT NULL,
  task_instance        text NOT NULL,
  task_data            bytea,
  execution_time       timestamptz NOT NULL,
  picked               boolean NOT NULL,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures integer,
  last_heartbeat       timestamptz,
  version              bigint NOT NULL,
  priority             smallint,
  PRIMARY KEY (task_name, task_instance)
);

CREATE INDEX scheduled_tasks_by_time ON millrace.scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_by_heartbeat ON millrace.scheduled_tasks (last_heartbeat);

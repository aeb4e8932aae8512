-- Replays: who had what published again, when, and how far it is.

CREATE TABLE millrace.replays (
  id        uuid PRIMARY KEY,
  family    text NOT NULL,
  selection text NOT NULL,
  -- The run or the time that the selection is of; of keys it has their hash alone.
  run_id    uuid,
  since     timestamptz,
  until     timestamptz,
  begun_by  text NOT NULL,
  begun_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- Null until all of its records are named.
  named_at  timestamptz,
  ended_at  timestamptz,
  selected  bigint NOT NULL DEFAULT 0,
  unnamed   bigint NOT NULL DEFAULT 0,
  -- Up to which key it has come.
  up_to     text COLLATE "C" NOT NULL DEFAULT '',
  done      bigint NOT NULL DEFAULT 0,
  events    bigint NOT NULL DEFAULT 0,
  bytes     bigint NOT NULL DEFAULT 0,
  lost      bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

CREATE UNIQUE INDEX replays_under_way ON millrace.replays (family, selection)
  WHERE ended_at IS NULL;
CREATE INDEX replays_by_time ON millrace.replays (begun_at);

-- The records of the replays that are under way, each with the first of its versions that is meant;
-- null for the latest alone.
CREATE TABLE millrace.replay_keys (
  replay uuid NOT NULL,
  key    text COLLATE "C" NOT NULL,
  oldest bigint,
  PRIMARY KEY (replay, key)
);

-- The replay that put a row there; such a row is no first attempt.
ALTER TABLE millrace.outbox ADD COLUMN replay uuid;

-- Runs of which every event was found by its row after a replay, when their receipts could not tell.
CREATE TABLE millrace.proofs (
  run_id    uuid PRIMARY KEY,
  proved_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

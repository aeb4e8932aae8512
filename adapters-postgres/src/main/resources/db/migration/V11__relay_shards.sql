-- Into how many shards the relay's work is parted. Each change begins another generation.
CREATE TABLE millrace.relay_generations (
  generation integer PRIMARY KEY,
  shards     integer NOT NULL CHECK (shards > 0 AND 1024 % shards = 0),
  -- Up to where the generation before publishes, and from where this one does; null until it is taken.
  begins_at  pg_snapshot,
  agreed_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- Null until all shards of the generation before have come to their end.
  begun_at   timestamptz,
  -- Null until another generation has begun.
  ended_at   timestamptz
);
CREATE UNIQUE INDEX relay_generations_to_come ON millrace.relay_generations ((true))
  WHERE begun_at IS NULL;
INSERT INTO millrace.relay_generations (generation, shards, begins_at, begun_at)
VALUES (1, 1, '1:1:', clock_timestamp());

-- The rows are those of the shards of the generation that is under way, and no others.
ALTER TABLE millrace.relay_progress
  ADD COLUMN generation  integer NOT NULL DEFAULT 1,
  ADD COLUMN shards      integer NOT NULL DEFAULT 1,
  -- How many shards follow; null until this one has come to its end.
  ADD COLUMN followed_by integer,
  DROP CONSTRAINT relay_progress_pkey,
  ADD PRIMARY KEY (generation, shard);
ALTER TABLE millrace.relay_progress
  ALTER COLUMN generation DROP DEFAULT,
  ALTER COLUMN shards DROP DEFAULT;

-- The relay processes that were seen lately. One that announces itself replaces one of its name.
CREATE TABLE millrace.relay_members (
  name        text COLLATE "C" PRIMARY KEY,
  incarnation uuid NOT NULL,
  joined_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  seen_at     timestamptz NOT NULL DEFAULT clock_timestamp()
) WITH (fillfactor = 10);

-- Whose shard it is, as long as its owner is a member.
CREATE TABLE millrace.relay_leases (
  generation integer NOT NULL,
  shard      integer NOT NULL,
  owner      text COLLATE "C" NOT NULL REFERENCES millrace.relay_members ON DELETE CASCADE,
  since      timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (generation, shard)
);

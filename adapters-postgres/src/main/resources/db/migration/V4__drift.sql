-- The fields that records had: of each run, and of each source since it was first asked.

ALTER TABLE millrace.runs ADD COLUMN fields text[] NOT NULL DEFAULT '{}';

CREATE TABLE millrace.source_fields (
  family  text NOT NULL,
  source  text NOT NULL,
  path    text COLLATE "C" NOT NULL,
  seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (family, source, path)
);

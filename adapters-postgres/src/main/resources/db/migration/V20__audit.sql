-- Who asked for what, noted before it was done, and what became of it.

CREATE TABLE millrace.audit (
  number   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  who      text NOT NULL,
  what     text NOT NULL,
  subject  text NOT NULL,
  ending   text CHECK (ending IN ('DONE', 'REFUSED', 'FAILED', 'UNKNOWN')),
  ended_at timestamptz
) WITH (fillfactor = 80);

-- Calls of the API that may be repeated, and what they were answered; forgotten after a week.

CREATE TABLE millrace.calls (
  principal     text NOT NULL,
  endpoint      text NOT NULL,
  key           text COLLATE "C" NOT NULL,
  content       text NOT NULL,
  subject       uuid NOT NULL,
  claimed_until timestamptz NOT NULL,
  status        integer,
  location      text,
  body          text,
  first_at      timestamptz NOT NULL,
  PRIMARY KEY (principal, endpoint, key)
);

CREATE INDEX calls_by_time ON millrace.calls (first_at);

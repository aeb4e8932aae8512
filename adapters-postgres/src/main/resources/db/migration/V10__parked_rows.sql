-- Dead letters by reference: rows of the outbox that the log does not take. Their topic is 'outbox',
-- their offset the row's seq, and their bytes stay there: a row that has a letter must not be dropped
-- before it was redriven.

ALTER TABLE millrace.dead_letters
  ADD COLUMN run_id uuid,
  ADD COLUMN exception text;

CREATE INDEX dead_letters_of_rows ON millrace.dead_letters (run_id) WHERE topic = 'outbox';

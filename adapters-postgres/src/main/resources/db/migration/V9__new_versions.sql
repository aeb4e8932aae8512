-- How many of a page's stored records were a further version of a known key. Of pages from before,
-- as far as their raw records are kept.

ALTER TABLE millrace.pages ADD COLUMN new_versions integer NOT NULL DEFAULT 0;

UPDATE millrace.pages AS page SET new_versions = further.count
FROM (
  SELECT raw.run_id, raw.page, count(*) AS count
  FROM millrace.raw_records AS raw
    JOIN millrace.outbox AS event ON event.run_id = raw.run_id AND event.id = raw.event_id
  WHERE raw.outcome = 'STORED' AND event.attempt = 1 AND event.version > 1
  GROUP BY raw.run_id, raw.page) AS further
WHERE page.run_id = further.run_id AND page.page = further.page;

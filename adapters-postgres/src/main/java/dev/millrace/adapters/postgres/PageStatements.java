package dev.millrace.adapters.postgres;

import org.apache.ibatis.annotations.Insert;

/** The statements that write a page, each for all its rows at once. */
interface PageStatements {

  @Insert(
      """
      WITH body AS (
        INSERT INTO millrace.page_bodies (run_id, page, body) VALUES (#{run}, #{page}, #{body}))
      INSERT INTO millrace.pages
        (run_id, page, source, seed, size, headers, fetched_at, took_micros,
         fetched, stored, new_versions, duplicates, conflicts, rejected)
      VALUES (#{run}, #{page}, #{source}, #{seed}, #{size}, #{headers}::json,
         #{fetchedAt}, #{tookMicros}, #{fetched}, #{stored}, #{newVersions}, #{duplicates},
         #{conflicts}, #{rejected})
      """)
  void insertPage(PageRow page);

  @Insert(
      """
      INSERT INTO millrace.raw_records
        (run_id, page, index, family, outcome, key, event_id, bytes)
      SELECT #{run}, #{page}, taken.index, #{family}, taken.outcome, taken.key, taken.event_id,
        taken.bytes
      FROM unnest(#{indexes}, #{outcomes}, #{keys}, #{events}, #{bytes})
        AS taken (index, outcome, key, event_id, bytes)
      """)
  void insertRecords(RecordColumns records);

  @Insert(
      """
      INSERT INTO millrace.quarantine
        (run_id, page, index, family, outcome, key, event_id, bytes, reasons)
      SELECT #{run}, #{page}, taken.index, #{family}, taken.outcome, taken.key, taken.event_id,
        taken.bytes, taken.reasons::json
      FROM unnest(#{indexes}, #{outcomes}, #{keys}, #{events}, #{bytes}, #{reasons})
        AS taken (index, outcome, key, event_id, bytes, reasons)
      """)
  void insertQuarantined(RecordColumns records);

  /** In the order of the page: {@code seq} is drawn in it. */
  @Insert(
      """
      INSERT INTO millrace.outbox
        (id, aggregatetype, aggregateid, type, payload, version, write_time, run_id, traceparent,
         slot)
      SELECT entry.id, #{family}, entry.key, #{type}, entry.payload, entry.version,
        entry.write_time, #{run}, entry.traceparent, entry.slot::smallint
      FROM unnest(#{events}, #{keys}, #{payloads}, #{versions}, #{writeTimes}, #{traceparents},
          #{slots})
        WITH ORDINALITY
        AS entry (id, key, payload, version, write_time, traceparent, slot, ordinal)
      ORDER BY entry.ordinal
      """)
  void insertOutbox(OutboxColumns entries);

  @Insert(
      """
      INSERT INTO millrace.unusable_pages
        (run_id, source, seed, page, size, status, prefix, length, hash, headers, received_at,
         reason)
      VALUES (#{run}, #{source}, #{seed}, #{page}, #{size}, #{status}, #{prefix}, #{length},
        decode(#{hash}, 'hex'), #{headers}::json, #{receivedAt}, #{reason})
      """)
  void insertEvidence(EvidenceRow evidence);
}

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
      INSERT INTO millrace.quarantine
        (run_id, page, index, family, outcome, key, event_id, bytes, reasons)
      SELECT #{run}, #{page}, taken.index, #{family}, taken.outcome, taken.key, taken.event_id,
        taken.bytes, taken.reasons::json
      FROM unnest(#{indexes}, #{outcomes}, #{keys}, #{events}, #{bytes}, #{reasons})
        AS taken (index, outcome, key, event_id, bytes, reasons)
      """)
  void insertQuarantined(RecordColumns records);

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

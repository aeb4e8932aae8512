package dev.millrace.adapters.postgres;

import dev.millrace.domain.document.Bytes;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The statements that erase a record: of a family, by its key. */
interface ErasureStatements {

  /** Of a page: the records under the key, and those that were rejected and name it. */
  String OF_THE_KEY =
      """
      (raw.key = #{key} COLLATE "C" OR raw.key IS NULL AND millrace.names_key(raw.bytes, #{key}))
      """;

  String QUARANTINED =
      """
      unnest(#{places.runs}, #{places.pages}, #{places.indexes}) AS place (run_id, page, index)
      """;

  /**
   * Takes the place of a version, so that nobody brings one. Of two that are at it, the second
   * waits.
   */
  @Insert(
      """
      INSERT INTO millrace.latest_versions
        (family, key, version, hash, write_time, event_id, view_keys)
      VALUES (#{family}, #{key}, 0, '', 0, '00000000-0000-0000-0000-000000000000', '{}')
      ON CONFLICT DO NOTHING
      """)
  int reserve(@Param("family") String family, @Param("key") String key);

  @Select(
      """
      SELECT key, version, encode(hash, 'hex') AS hash, write_time, event_id, view_keys,
        previous, ingested_at
      FROM millrace.latest_versions
      WHERE family = #{family} AND key = #{key} AND version > 0
      """)
  @Nullable VersionRow version(@Param("family") String family, @Param("key") String key);

  /** Nothing, where the version went while this waited for its lock. */
  @Select(
      """
      SELECT version FROM millrace.latest_versions
      WHERE family = #{family} AND key = #{key} FOR UPDATE
      """)
  @Nullable Long lock(@Param("family") String family, @Param("key") String key);

  /** Waits for those who keep letters, and has the next ones see what is committed here. */
  @Update("LOCK TABLE millrace.dead_letters IN SHARE ROW EXCLUSIVE MODE")
  void holdLetters();

  @Select(
      """
      SELECT slot FROM millrace.outbox
      WHERE aggregatetype = #{family} AND aggregateid = #{key} ORDER BY seq DESC LIMIT 1
      """)
  @Nullable Integer slot(@Param("family") String family, @Param("key") String key);

  @Select(
      """
      SELECT erases FROM millrace.outbox
      WHERE aggregatetype = #{family} AND aggregateid = #{key} AND erases IS NOT NULL
      """)
  List<String> erasures(@Param("family") String family, @Param("key") String key);

  /** The pages that hold it under its key. */
  @Select(
      """
      SELECT DISTINCT run_id AS run, page FROM millrace.raw_records
      WHERE family = #{family} AND key = #{key}
      """)
  List<PagePlace> pages(@Param("family") String family, @Param("key") String key);

  @Select(
      """
      SELECT 'VERSION' AS store, count(*) AS count FROM millrace.latest_versions
      WHERE family = #{family} AND key = #{key} AND version > 0
      UNION ALL
      SELECT 'RAW', count(*)
      FROM unnest(#{runs}, #{pages}) AS named (run_id, page)
        JOIN millrace.raw_records AS raw USING (run_id, page)
      WHERE
      """
          + OF_THE_KEY
          + """
      UNION ALL
      SELECT 'PAGES', count(*)
      FROM unnest(#{runs}, #{pages}) AS named (run_id, page)
        JOIN millrace.page_bodies AS whole USING (run_id, page)
      WHERE millrace.names_key(whole.body, #{key})
      UNION ALL
      SELECT 'OUTBOX', count(*) FROM millrace.outbox
      WHERE aggregatetype = #{family} AND aggregateid = #{key} AND erases IS NULL
      UNION ALL
      SELECT 'QUARANTINE', count(*)
      FROM millrace.quarantine JOIN
      """
          + QUARANTINED
          + """
        USING (run_id, page, index)
      UNION ALL
      SELECT 'UNUSABLE_PAGES', count(*) FROM millrace.unusable_pages
      WHERE id = ANY (#{answers}) AND millrace.names_key(prefix, #{key})
      """)
  List<FoundRow> found(
      @Param("family") String family,
      @Param("key") String key,
      @Param("runs") Column runs,
      @Param("pages") Column pages,
      @Param("places") QuarantinedColumns places,
      @Param("answers") Column answers);

  @Select(
      """
      SELECT 'DEAD_LETTERS' AS store, count(*) AS count FROM millrace.dead_letters
      WHERE family = #{family} AND key = convert_to(#{key}, 'UTF8')
      """)
  FoundRow foundLetters(@Param("family") String family, @Param("key") String key);

  /** Nobody else changes it until this transaction ends: it may hold others who are erased. */
  @Select(
      """
      SELECT body FROM millrace.page_bodies WHERE run_id = #{run} AND page = #{page} FOR UPDATE
      """)
  @Nullable Bytes body(@Param("run") UUID run, @Param("page") int page);

  @Select(
      "SELECT bytes FROM millrace.raw_records AS raw WHERE run_id = #{run} AND page = #{page} AND "
          + OF_THE_KEY)
  List<Bytes> records(@Param("run") UUID run, @Param("page") int page, @Param("key") String key);

  /** Empties one that names the key still. */
  @Update(
      """
      UPDATE millrace.page_bodies
      SET body = CASE WHEN millrace.names_key(#{body}, #{key}) THEN ''::bytea ELSE #{body} END
      WHERE run_id = #{run} AND page = #{page}
      """)
  int rewrite(
      @Param("run") UUID run,
      @Param("page") int page,
      @Param("body") Bytes body,
      @Param("key") String key);

  @Delete(
      "DELETE FROM millrace.raw_records AS raw WHERE run_id = #{run} AND page = #{page} AND "
          + OF_THE_KEY)
  int deleteRecords(@Param("run") UUID run, @Param("page") int page, @Param("key") String key);

  @Delete(
      "DELETE FROM millrace.quarantine AS held USING "
          + QUARANTINED
          + """
      WHERE (held.run_id, held.page, held.index) = (place.run_id, place.page, place.index)
      """)
  int deleteQuarantined(@Param("places") QuarantinedColumns places);

  @Update(
      """
      UPDATE millrace.unusable_pages SET prefix = '', hash = sha256('') WHERE id = ANY (#{answers})
      """)
  int emptyUnusable(@Param("answers") Column answers);

  /** The rows keep their place: cursors name them, and sheets count them. */
  @Update(
      """
      UPDATE millrace.outbox SET aggregateid = #{nobody} || id::text, payload = '', erases = #{nothing}
      WHERE aggregatetype = #{family} AND aggregateid = #{key}
      """)
  int blankEvents(
      @Param("family") String family,
      @Param("key") String key,
      @Param("nobody") String nobody,
      @Param("nothing") String nothing);

  @Select(
      """
      SELECT number, topic, partition, log_offset, family, key, value, headers::text AS headers,
        stage, code, reason, exception, died_at, attempt, 0::bigint AS deaths
      FROM millrace.dead_letters
      WHERE family = #{family} AND key = convert_to(#{key}, 'UTF8')
      """)
  List<LetterRow> letters(@Param("family") String family, @Param("key") String key);

  /** Of letters that are blank: there is nothing left to publish again. */
  @Update(
      """
      UPDATE millrace.dead_letters AS letter
      SET key = NULL, value = NULL, headers = blank.headers::json,
        retried_attempt = coalesce(letter.retried_attempt, letter.attempt + 1),
        retried_at = coalesce(letter.retried_at, clock_timestamp()),
        served_at = coalesce(letter.served_at, clock_timestamp())
      FROM unnest(#{topics}, #{partitions}, #{offsets}, #{headers})
        AS blank (topic, partition, log_offset, headers)
      WHERE letter.topic = blank.topic AND letter.partition = blank.partition
        AND letter.log_offset = blank.log_offset
      """)
  int settle(LetterColumns blank);

  /** Which of some letters, counted from 1, are of records that were erased. */
  @Select(
      """
      SELECT letter.ordinal
      FROM unnest(#{families}, #{keys}) WITH ORDINALITY AS letter (family, key, ordinal)
      WHERE EXISTS (SELECT FROM millrace.erasures) AND millrace.is_erased(letter.family, letter.key)
      """)
  List<Long> erased(LetterColumns letters);

  @Delete("DELETE FROM millrace.latest_versions WHERE family = #{family} AND key = #{key}")
  int deleteVersion(@Param("family") String family, @Param("key") String key);

  /** Gives up a place that was reserved. */
  @Delete(
      """
      DELETE FROM millrace.latest_versions
      WHERE family = #{family} AND key = #{key} AND version = 0
      """)
  int release(@Param("family") String family, @Param("key") String key);

  @Insert(
      """
      INSERT INTO millrace.erasures (family, key_hash, erased_by)
      VALUES (#{family}, millrace.erasure_hash(#{family}, convert_to(#{key}, 'UTF8')), #{by})
      ON CONFLICT DO NOTHING
      """)
  int note(@Param("family") String family, @Param("key") String key, @Param("by") String by);

  @Insert(
      """
      INSERT INTO millrace.outbox
        (id, aggregatetype, aggregateid, type, payload, version, write_time, run_id, traceparent,
         slot, erases)
      VALUES (#{event}, #{family}, #{key}, #{topic}, '', #{version}, #{writeTime}, #{run}, '',
        #{slot}, #{erases})
      """)
  int publish(
      @Param("event") UUID event,
      @Param("family") String family,
      @Param("key") String key,
      @Param("topic") String topic,
      @Param("version") long version,
      @Param("writeTime") long writeTime,
      @Param("run") UUID run,
      @Param("slot") int slot,
      @Param("erases") String erases);

  @Select(
      """
      SELECT erased_at, erased_by FROM millrace.erasures
      WHERE family = #{family}
        AND key_hash = millrace.erasure_hash(#{family}, convert_to(#{key}, 'UTF8'))
      """)
  @Nullable ErasedRow find(@Param("family") String family, @Param("key") String key);
}

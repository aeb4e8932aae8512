package dev.millrace.adapters.postgres;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The statements on dead letters that are kept, and on redrives of them. */
interface LetterStatements {

  String STATE =
      """
      CASE WHEN letter.served_at IS NOT NULL THEN 'SERVED'
        WHEN letter.retried_attempt IS NOT NULL THEN 'RETRIED' ELSE 'OPEN' END
      """;

  /** What a filter means. */
  String MEANT =
      """
      <if test='filter.numbers != null'>AND letter.number = ANY (#{filter.numbers})</if>
      <if test='filter.family != null'>AND letter.family = #{filter.family}</if>
      <if test='filter.hop != null'>AND letter.stage = #{filter.hop}</if>
      <if test='filter.code != null'>AND letter.code = #{filter.code}</if>
      <if test='filter.run != null'>AND letter.run_id = #{filter.run}</if>
      <if test='filter.from != null'>AND letter.died_at >= #{filter.from}</if>
      <if test='filter.to != null'>AND letter.died_at &lt; #{filter.to}</if>
      <if test='filter.state != null'>AND #{filter.state} =
      """
          + STATE
          + "</if>\n";

  String WHOLE =
      """
      letter.number, letter.topic, letter.partition, letter.log_offset, letter.family,
        letter.key, letter.value, letter.headers::text AS headers, letter.stage, letter.code,
        letter.reason, letter.exception, letter.died_at, letter.attempt,
        (SELECT count(DISTINCT same.attempt) FROM millrace.dead_letters AS same
         WHERE same.event_id = letter.event_id) AS deaths
      """;

  String REDRIVE =
      """
      SELECT id, filter, forced, begun_by, begun_at, ended_at, up_to, letters, events, refused
      FROM millrace.redrives
      """;

  @Select(
      """
      <script>
      SELECT letter.family, letter.stage, letter.code,
      """
          + STATE
          + """
        AS state, count(*) AS letters
      FROM millrace.dead_letters AS letter
      <where>
      """
          + MEANT
          + """
      </where>
      GROUP BY 1, 2, 3, 4
      ORDER BY letters DESC, 1, 2, 3, 4
      LIMIT 100
      </script>
      """)
  List<LetterCountRow> counts(@Param("filter") LetterQuery filter);

  @Select(
      """
      <script>
      SELECT letter.number, letter.family, letter.topic, letter.partition, letter.log_offset,
        letter.event_id, letter.run_id, letter.stage, letter.code, letter.reason, letter.died_at,
        letter.attempt,
      """
          + STATE
          + """
        AS state
      FROM millrace.dead_letters AS letter
      WHERE letter.number &lt; #{below}
      """
          + MEANT
          + """
      ORDER BY letter.number DESC LIMIT #{limit}
      </script>
      """)
  List<LetterEntryRow> newest(
      @Param("filter") LetterQuery filter, @Param("below") long below, @Param("limit") int limit);

  @Select(
      "SELECT " + WHOLE + "FROM millrace.dead_letters AS letter WHERE letter.number = #{number}")
  @Nullable LetterRow find(@Param("number") long number);

  @Select(
      """
      SELECT letter.number, letter.retried_attempt, letter.retried_at, letter.redrive, letter.served_at,
        (SELECT event.payload FROM millrace.outbox AS event
         WHERE letter.topic = 'outbox' AND event.seq = letter.log_offset LIMIT 1) AS payload
      FROM millrace.dead_letters AS letter WHERE letter.number = #{number}
      """)
  LetterFateRow fate(@Param("number") long number);

  /**
   * Without the bytes. A letter whose event has died at a later attempt says nothing any more: that
   * one's letter does.
   */
  @Select(
      """
      SELECT letter.number, letter.topic, letter.partition, letter.log_offset, letter.family,
        letter.key, NULL::bytea AS value, letter.headers::text AS headers, letter.stage,
        letter.code, letter.reason, letter.exception, letter.died_at, letter.attempt,
        0::bigint AS deaths
      FROM millrace.dead_letters AS letter
      WHERE letter.number > #{above} AND letter.retried_attempt IS NOT NULL
        AND letter.served_at IS NULL
        AND NOT EXISTS (
          SELECT FROM millrace.dead_letters AS later
          WHERE later.event_id = letter.event_id AND later.attempt > letter.attempt)
      ORDER BY letter.number LIMIT #{limit}
      """)
  List<LetterRow> retried(@Param("above") long above, @Param("limit") int limit);

  @Update(
      """
      UPDATE millrace.dead_letters SET served_at = clock_timestamp()
      WHERE event_id = ANY (#{events}) AND retried_attempt IS NOT NULL AND served_at IS NULL
      """)
  int served(@Param("events") Column events);

  /** The next open letters, as many as can be held; whether they still are is asked under locks. */
  @Select(
      """
      <script>
      WITH next AS (
        SELECT letter.number, coalesce(octet_length(letter.value), 0) AS bytes
        FROM millrace.dead_letters AS letter
        WHERE letter.family = #{family} AND letter.retried_attempt IS NULL
          AND letter.number > #{above} AND letter.number &lt;= #{upTo}
      """
          + MEANT
          + """
        ORDER BY letter.number LIMIT #{limit}),
      held AS (
        SELECT number, sum(bytes) OVER (ORDER BY number) - bytes AS before FROM next)
      SELECT
      """
          + WHOLE
          + """
      FROM held JOIN millrace.dead_letters AS letter USING (number)
      WHERE held.before &lt; 8388608
      ORDER BY letter.number
      </script>
      """)
  List<LetterRow> open(
      @Param("filter") LetterQuery filter,
      @Param("family") String family,
      @Param("above") long above,
      @Param("upTo") long upTo,
      @Param("limit") int limit);

  /** Which of them are open, and stay so until the transaction ends. */
  @Select(
      """
      SELECT number FROM millrace.dead_letters
      WHERE number = ANY (#{numbers}) AND retried_attempt IS NULL
      ORDER BY number FOR UPDATE
      """)
  List<Long> stillOpen(@Param("numbers") Column numbers);

  @Insert(
      """
      INSERT INTO millrace.redrives (id, filter, forced, begun_by, up_to)
      SELECT #{id}, #{filter}, #{forced}, #{by}, coalesce(max(number), 0)
      FROM millrace.dead_letters
      ON CONFLICT DO NOTHING
      """)
  int begin(
      @Param("id") UUID id,
      @Param("filter") String filter,
      @Param("forced") boolean forced,
      @Param("by") String by);

  @Select(REDRIVE + "WHERE id = #{id}")
  @Nullable RedriveRow redrive(@Param("id") UUID id);

  @Select(REDRIVE + "ORDER BY begun_at DESC, id LIMIT #{limit}")
  List<RedriveRow> newestRedrives(@Param("limit") int limit);

  @Update(
      """
      UPDATE millrace.redrives SET letters = letters + #{letters}, events = events + #{events},
        refused = refused + #{refused}
      WHERE id = #{id}
      """)
  int move(
      @Param("id") UUID id,
      @Param("letters") int letters,
      @Param("events") int events,
      @Param("refused") int refused);

  @Update(
      """
      UPDATE millrace.redrives SET ended_at = clock_timestamp()
      WHERE id = #{id} AND ended_at IS NULL
      """)
  int end(@Param("id") UUID id);
}

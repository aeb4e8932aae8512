package dev.millrace.adapters.postgres;

import dev.millrace.domain.call.Answer;
import dev.millrace.domain.call.CallKey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The statements on calls. */
interface CallStatements {

  /** Some at a time, and none that another transaction looks at. */
  @Delete(
      """
      DELETE FROM millrace.calls WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM millrace.calls WHERE first_at <= #{before} ORDER BY first_at LIMIT 100
        FOR UPDATE SKIP LOCKED))
      """)
  int forget(@Param("before") Instant before);

  @Delete(
      """
      DELETE FROM millrace.calls WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM millrace.calls
        WHERE first_at <= clock_timestamp() - #{seconds} * interval '1 second'
        ORDER BY first_at LIMIT #{most}
        FOR UPDATE SKIP LOCKED))
      """)
  int forgetOld(@Param("seconds") long seconds, @Param("most") int most);

  /** One by one, each by the index: see the lock of the latest versions. */
  @Select(
      """
      SELECT known.*
      FROM unnest(#{principals}, #{endpoints}, #{keys}) AS asked (principal, endpoint, key)
        CROSS JOIN LATERAL (
          SELECT principal, endpoint, key, content, status, location, body
          FROM millrace.calls
          WHERE principal = asked.principal AND endpoint = asked.endpoint
            AND key = asked.key COLLATE "C" AND status IS NOT NULL
          OFFSET 0) AS known
      """)
  List<KeptRow> answers(CallColumns asked);

  /** One that another transaction keeps at the same time is waited for, and then fails this one. */
  @Insert(
      """
      INSERT INTO millrace.calls
        (principal, endpoint, key, content, subject, claimed_until, status, location, body,
         first_at)
      SELECT principal, endpoint, key, content, gen_random_uuid(), clock_timestamp(), status,
        location, body, clock_timestamp()
      FROM unnest(#{principals}, #{endpoints}, #{keys}, #{contents}, #{statuses}, #{locations},
          #{bodies})
        AS answered (principal, endpoint, key, content, status, location, body)
      ORDER BY principal, endpoint, key COLLATE "C"
      """)
  int keep(CallColumns answered);

  @Insert(
      """
      INSERT INTO millrace.calls
        (principal, endpoint, key, content, subject, claimed_until, first_at)
      VALUES (#{call.principal}, #{call.endpoint}, #{call.key}, #{content}, #{subject}, #{until},
        #{now})
      ON CONFLICT DO NOTHING
      """)
  int insert(
      @Param("call") CallKey call,
      @Param("content") String content,
      @Param("subject") UUID subject,
      @Param("until") Instant until,
      @Param("now") Instant now);

  @Select(
      """
      SELECT content, subject, claimed_until, status, location, body
      FROM millrace.calls
      WHERE principal = #{principal} AND endpoint = #{endpoint} AND key = #{key}
      FOR UPDATE
      """)
  @Nullable CallRow lock(CallKey call);

  @Update(
      """
      UPDATE millrace.calls SET claimed_until = #{until}
      WHERE principal = #{call.principal} AND endpoint = #{call.endpoint} AND key = #{call.key}
        AND status IS NULL
      """)
  int claimedUntil(@Param("call") CallKey call, @Param("until") Instant until);

  @Delete(
      """
      DELETE FROM millrace.calls
      WHERE principal = #{principal} AND endpoint = #{endpoint} AND key = #{key}
        AND status IS NULL
      """)
  int release(CallKey call);

  @Update(
      """
      UPDATE millrace.calls
      SET status = #{answer.status}, location = #{answer.location}, body = #{answer.body}
      WHERE principal = #{call.principal} AND endpoint = #{call.endpoint} AND key = #{call.key}
        AND status IS NULL
      """)
  int answered(@Param("call") CallKey call, @Param("answer") Answer answer);
}

package dev.millrace.adapters.postgres;

import dev.millrace.domain.call.Answer;
import dev.millrace.domain.call.CallKey;
import java.time.Instant;
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

  @Update(
      """
      UPDATE millrace.calls
      SET status = #{answer.status}, location = #{answer.location}, body = #{answer.body}
      WHERE principal = #{call.principal} AND endpoint = #{call.endpoint} AND key = #{call.key}
        AND status IS NULL
      """)
  int answered(@Param("call") CallKey call, @Param("answer") Answer answer);
}

package dev.millrace.adapters.postgres;

import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** The statements on records as they are now, which lock nothing. */
interface CurrentStatements {

  String LATEST =
      """
      SELECT key, version, encode(hash, 'hex') AS hash, write_time, event_id, view_keys, previous,
        ingested_at
      FROM millrace.latest_versions
      WHERE family = #{family} AND version > 0
      """;

  @Select("SELECT count(*) FROM millrace.latest_versions WHERE family = #{family} AND version > 0")
  long count(@Param("family") String family);

  @Select(LATEST + "AND key > #{above} COLLATE \"C\" ORDER BY key LIMIT #{limit}")
  List<VersionRow> behind(
      @Param("family") String family, @Param("above") String above, @Param("limit") int limit);

  @Select(LATEST + "AND key = ANY (#{keys})")
  List<VersionRow> of(@Param("family") String family, @Param("keys") Column keys);
}

package dev.millrace.adapters.postgres;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** The statements that make partitions and drop them; their functions are in the schema. */
interface PartitionStatements {

  @Select("SELECT millrace.create_partitions(#{table}, #{daysAhead})")
  int create(@Param("table") String table, @Param("daysAhead") int daysAhead);

  /** By the clock that the rows are stored by. */
  @Select("SELECT (clock_timestamp() AT TIME ZONE 'UTC')::date")
  LocalDate today();

  @Select("SELECT day FROM millrace.raw_days ORDER BY day")
  List<LocalDate> rawDays();

  @Select("SELECT * FROM millrace.hold_raw_day(#{day})")
  List<UUID> holdRaw(@Param("day") LocalDate day);

  @Select("SELECT millrace.drop_raw_day(#{day})")
  long dropRaw(@Param("day") LocalDate day);

  @Select("SELECT day FROM millrace.outbox_days ORDER BY day")
  List<LocalDate> outboxDays();

  @Select("SELECT millrace.hold_outbox_day(#{day})::text")
  String holdOutbox(@Param("day") LocalDate day);

  @Select("SELECT * FROM millrace.look_at_outbox_day(#{day})")
  OutboxDayRow lookAtOutbox(@Param("day") LocalDate day);

  @Select("SELECT * FROM millrace.runs_of_outbox_day(#{day})")
  List<UUID> runsOfOutbox(@Param("day") LocalDate day);

  @Select("SELECT millrace.count_outbox_day(#{day}, #{run})")
  long countOutbox(@Param("day") LocalDate day, @Param("run") UUID run);

  @Select("SELECT millrace.drop_outbox_day(#{day})")
  long dropOutbox(@Param("day") LocalDate day);

  @Select("SELECT EXISTS (SELECT FROM millrace.outbox_rest)")
  boolean hasRest();
}

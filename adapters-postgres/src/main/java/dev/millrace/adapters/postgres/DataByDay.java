package dev.millrace.adapters.postgres;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.session.SqlSession;

/** Data in a partition per day (UTC) on which it was stored. */
interface DataByDay {

  /** What it is, for messages. */
  String name();

  /** The days that there are, oldest first. */
  List<LocalDate> days(SqlSession session);

  /**
   * Why a day has to stay; empty when it may go. Until the transaction ends, nobody writes to the
   * day from here on, and the answer stays true.
   */
  Optional<String> hold(SqlSession session, LocalDate day);

  /** Drops a day that is held and may go, and tells how many bytes it took. */
  long drop(SqlSession session, LocalDate day);
}

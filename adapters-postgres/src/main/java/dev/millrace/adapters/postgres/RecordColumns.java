package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.intake.PageWrite;
import dev.millrace.domain.port.intake.TakenRecord;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.session.SqlSession;
import org.jspecify.annotations.Nullable;

/** Records of a page by column. */
record RecordColumns(
    UUID run,
    int page,
    String family,
    Column indexes,
    Column outcomes,
    Column keys,
    Column events,
    Column bytes,
    Column reasons) {

  private static final String TABLE =
      "millrace.raw_records (run_id, page, index, family, outcome, key, event_id, bytes)";

  static RecordColumns of(PageWrite write, List<TakenRecord> records) {
    return new RecordColumns(
        write.run().value(),
        write.page().request().page(),
        write.family().value(),
        Column.integers(records, TakenRecord::index),
        Column.texts(records, record -> record.outcome().name()),
        Column.texts(records, RecordColumns::key),
        Column.uuids(records, RecordColumns::event),
        Column.bytes(records, TakenRecord::bytes),
        Column.texts(records, record -> ReasonsText.write(record.reasons())));
  }

  void insert(SqlSession session) {
    int rows = indexes.elements().length;
    BinaryCopy.insert(
        session,
        TABLE,
        List.of(
            Column.same(rows, run),
            Column.same(rows, page),
            indexes,
            Column.same(rows, family),
            outcomes,
            keys,
            events,
            bytes));
  }

  private static @Nullable String key(TakenRecord record) {
    return record.key() == null ? null : record.key().value();
  }

  private static @Nullable UUID event(TakenRecord record) {
    return record.event() == null ? null : record.event().value();
  }
}

package dev.millrace.application.rebuild;

import dev.millrace.domain.view.ViewRow;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the running code makes of a record in one view.
 *
 * @param row null when the record has none there
 * @param left the keys at which the record may have left a row behind
 */
record MappedRecord(@Nullable ViewRow row, List<List<Object>> left) {

  MappedRecord {
    left = List.copyOf(left);
  }

  /** Where it may have rows. */
  Stream<List<Object>> keys() {
    return row == null ? left.stream() : Stream.concat(Stream.of(row.key()), left.stream());
  }
}

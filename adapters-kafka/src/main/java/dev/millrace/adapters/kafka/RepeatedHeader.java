package dev.millrace.adapters.kafka;

import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A header of which records that follow each other mostly have the same: made once for them. */
final class RepeatedHeader<T> {

  private final String name;
  private @Nullable T latest;
  private @Nullable Header header;

  RepeatedHeader(String name) {
    this.name = name;
  }

  Header of(T value) {
    Header known = header;
    if (known == null || !value.equals(latest)) {
      known = EventRecords.header(name, value.toString());
      header = known;
      latest = value;
    }
    return known;
  }
}

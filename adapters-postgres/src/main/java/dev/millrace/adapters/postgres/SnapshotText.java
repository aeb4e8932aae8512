package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.outbox.Snapshot;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The type {@code pg_snapshot}: {@code xmin:xmax:xip,xip}. It knows no 0; 1 is before all, too. */
final class SnapshotText {

  private static final String BEGINNING = "1:1:";

  private SnapshotText() {}

  static String of(Snapshot snapshot) {
    if (snapshot.equals(Snapshot.BEGINNING)) {
      return BEGINNING;
    }
    return snapshot.inProgress().stream()
        .map(String::valueOf)
        .collect(Collectors.joining(",", snapshot.xmin() + ":" + snapshot.xmax() + ":", ""));
  }

  static Snapshot parse(String text) {
    if (text.equals(BEGINNING)) {
      return Snapshot.BEGINNING;
    }
    String[] parts = text.split(":", -1);
    return new Snapshot(Long.parseLong(parts[0]), Long.parseLong(parts[1]), xids(parts[2]));
  }

  private static List<Long> xids(String list) {
    return list.isEmpty() ? List.of() : Arrays.stream(list.split(",")).map(Long::valueOf).toList();
  }
}

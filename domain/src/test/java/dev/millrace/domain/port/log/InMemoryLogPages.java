package dev.millrace.domain.port.log;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.family.LogRecord;
import dev.millrace.domain.family.LogStart;
import dev.millrace.domain.port.log.LogPage.Ending;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Looks into an {@link InMemoryLog}, which takes no time. */
public final class InMemoryLogPages implements LogPages {

  private final InMemoryLog log;

  public InMemoryLogPages(InMemoryLog log) {
    this.log = log;
  }

  @Override
  public LogPage read(LogSlice slice) {
    String topic = slice.family().topic();
    if (!log.has(topic)) {
      throw new PermanentFailure("there is no topic " + topic);
    }
    Look look = new Look(slice);
    for (int partition : partitions(slice)) {
      look.read(partition);
    }
    return new LogPage(look.records, look.next, look.ending);
  }

  private int[] partitions(LogSlice slice) {
    Integer one = slice.partition();
    if (one == null) {
      return IntStream.range(0, log.partitions()).toArray();
    }
    return one < log.partitions() ? new int[] {one} : new int[0];
  }

  private final class Look {

    private final LogSlice slice;
    private final List<LogRecord> records = new ArrayList<>();
    private final List<Position> next = new ArrayList<>();
    private long bytes;
    private Ending ending = Ending.END;

    Look(LogSlice slice) {
      this.slice = slice;
    }

    void read(int partition) {
      String topic = slice.family().topic();
      long end = log.end(topic, partition, false);
      List<LogRecord> meant = new ArrayList<>();
      long offset = end;
      for (LogRecord record : log.read(topic, partition, from(partition, end), end, false)) {
        if (isFull(meant.size())) {
          offset = record.position().offset();
          break;
        }
        bytes += size(record);
        if (isMeant(record)) {
          meant.add(record);
        }
      }
      records.addAll(meant);
      next.add(new Position(topic, partition, offset));
    }

    private boolean isFull(int meant) {
      if (bytes >= slice.bounds().bytes()) {
        ending = Ending.BYTES;
        return true;
      }
      if (meant == slice.bounds().records()) {
        ending = Ending.RECORDS;
        return true;
      }
      return false;
    }

    private long from(int partition, long end) {
      if (slice.start() instanceof LogStart.At at) {
        return Math.min(at.offset(), end);
      }
      if (slice.start() instanceof LogStart.Since since) {
        return log.read(slice.family().topic(), partition, 0, end, true).stream()
            .filter(record -> !record.appendedAt().isBefore(since.time()))
            .mapToLong(record -> record.position().offset())
            .findFirst()
            .orElse(end);
      }
      return Math.max(0, end - slice.bounds().records());
    }

    private boolean isMeant(LogRecord record) {
      RecordKey key = slice.key();
      return key == null || Objects.equals(record.key(), Bytes.ofText(key.value()));
    }
  }

  private static long size(LogRecord record) {
    long headers =
        record.headers().entrySet().stream()
            .mapToLong(header -> header.getKey().length() + header.getValue().length())
            .sum();
    return size(record.key()) + size(record.value()) + headers;
  }

  private static int size(@Nullable Bytes bytes) {
    return bytes == null ? 0 : bytes.length();
  }
}

package dev.millrace.domain.testing;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.port.intake.OutboxEntry;
import dev.millrace.domain.port.intake.PageWrite;
import dev.millrace.domain.port.intake.TakenRecord;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.source.Evidence;
import dev.millrace.domain.port.source.FetchedPage;
import dev.millrace.domain.record.RecordKey;
import java.util.List;

/** What is left of things when a record is erased. All counts stay. */
public final class WithoutRecord {

  private final RecordKey key;

  WithoutRecord(RecordKey key) {
    this.key = key;
  }

  /** Whether bytes name a key. */
  public static boolean names(Bytes bytes, RecordKey key) {
    return bytes.text().contains("\"" + key + "\"");
  }

  /** Whether a record of a page is of that key, or was rejected and names it. */
  public static boolean isOf(TakenRecord record, RecordKey key) {
    return record.key() == null ? names(record.bytes(), key) : record.key().equals(key);
  }

  PageWrite of(PageWrite write) {
    FetchedPage page = write.page();
    for (int i = 0; i < write.records().size(); i++) {
      page = isOf(write.records().get(i), key) ? page.without(page.records().get(i)) : page;
    }
    return new PageWrite(
        write.run(),
        write.family(),
        page,
        write.fields(),
        write.records().stream().map(this::of).toList(),
        write.versions().stream().filter(version -> !version.key().equals(key)).toList(),
        write.outbox().stream().map(this::of).toList());
  }

  private TakenRecord of(TakenRecord record) {
    return isOf(record, key)
        ? new TakenRecord(
            record.index(), Bytes.EMPTY, record.outcome(), null, record.event(), List.of())
        : record;
  }

  private OutboxEntry of(OutboxEntry entry) {
    return entry.key().equals(key)
        ? new OutboxEntry(
            entry.event(),
            OutboxRow.nobody(entry.event()),
            entry.version(),
            entry.writeTime(),
            entry.slot(),
            Bytes.EMPTY,
            entry.traceparent())
        : entry;
  }

  Evidence of(Evidence evidence) {
    return names(evidence.prefix(), key)
        ? new Evidence(
            evidence.request(),
            evidence.status(),
            Bytes.EMPTY,
            evidence.length(),
            evidence.headers(),
            evidence.receivedAt(),
            evidence.reason())
        : evidence;
  }
}

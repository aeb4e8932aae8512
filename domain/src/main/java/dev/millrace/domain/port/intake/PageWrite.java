package dev.millrace.domain.port.intake;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.source.FetchedPage;
import dev.millrace.domain.record.FamilyName;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;

/**
 * All that a page leaves behind.
 *
 * @param fields the paths of the fields of the page's records
 * @param records one per record of the page, in order
 * @param versions the new latest version of each key that got one: the last, where a page brought
 *     several
 * @param outbox the events of all new versions, in the order of the page
 */
public record PageWrite(
    RunId run,
    FamilyName family,
    FetchedPage page,
    SortedSet<String> fields,
    List<TakenRecord> records,
    List<LatestVersion> versions,
    List<OutboxEntry> outbox) {

  public PageWrite {
    fields = Collections.unmodifiableSortedSet(fields);
    records = List.copyOf(records);
    versions = List.copyOf(versions);
    outbox = List.copyOf(outbox);
  }

  /** How many of the stored records are a further version of a known key. */
  public long newVersions() {
    return outbox.stream().filter(entry -> entry.version() > 1).count();
  }

  public long count(Outcome outcome) {
    return records.stream().filter(record -> record.outcome() == outcome).count();
  }
}

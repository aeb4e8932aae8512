package dev.millrace.domain.port.source;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.record.RawRecord;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A source that holds its records in a list and pages through it, whatever the seed. A page beyond
 * the end is unusable, as an API's empty page is. Safe for any number of threads.
 */
public final class InMemoryRecordSource implements RecordSource {

  private final InstantSource clock;
  private final List<Document> records;

  public InMemoryRecordSource(InstantSource clock, List<Document> records) {
    this.clock = clock;
    this.records = List.copyOf(records);
  }

  @Override
  public FetchedPage fetch(PageRequest request, Set<String> secrets) {
    List<RawRecord> page = page(request, secrets);
    if (page.isEmpty()) {
      throw new UnusablePage("an empty page " + request.page(), evidence(request), true);
    }
    Bytes body = Bytes.ofText(String.join(",", page.stream().map(r -> r.bytes().text()).toList()));
    return new FetchedPage(request, body, Map.of(), clock.instant(), Duration.ZERO, page);
  }

  private List<RawRecord> page(PageRequest request, Set<String> secrets) {
    long first = Math.min(records.size(), (request.page() - 1L) * request.size());
    long end = Math.min(records.size(), first + request.size());
    List<Document> slice = records.subList((int) first, (int) end);
    return IntStream.range(0, slice.size())
        .mapToObj(index -> raw(index, Blanked.of(slice.get(index), secrets)))
        .toList();
  }

  private static RawRecord raw(int index, Document document) {
    return new RawRecord(index, Bytes.ofText(JsonText.of(document)), document);
  }

  private Evidence evidence(PageRequest request) {
    return new Evidence(
        request, 200, Bytes.EMPTY, 0, Map.of(), clock.instant(), "results is empty");
  }
}

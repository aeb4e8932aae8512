package dev.millrace.domain.port.source;

import dev.millrace.domain.document.Document;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

class InMemoryRecordSourceTest implements RecordSourceContract {

  @Override
  public RecordSource holding(List<Document> records) {
    return new InMemoryRecordSource(InstantSource.fixed(Instant.EPOCH), records);
  }

  @Override
  public PageRequest request(int page, int size) {
    return new PageRequest(URI.create("memory:records"), "seed", page, size);
  }
}

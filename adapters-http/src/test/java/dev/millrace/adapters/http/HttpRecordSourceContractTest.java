package dev.millrace.adapters.http;

import dev.millrace.domain.document.Document;
import dev.millrace.domain.port.source.JsonText;
import dev.millrace.domain.port.source.PageRequest;
import dev.millrace.domain.port.source.RecordSource;
import dev.millrace.domain.port.source.RecordSourceContract;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;

class HttpRecordSourceContractTest implements RecordSourceContract {

  private static final Pattern ASKED = Pattern.compile("results=(\\d+)&page=(\\d+)&seed=abc");

  private List<Document> records = List.of();
  private final FaultServer server =
      FaultServer.replying((client, target) -> FaultServer.json(page(target)).to(client, target));

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Override
  public RecordSource holding(List<Document> given) {
    records = given;
    return Sources.source(Sources.config());
  }

  @Override
  public PageRequest request(int page, int size) {
    return Sources.request(server.uri("/api/1.4/"), page, size);
  }

  private String page(String target) {
    Matcher asked = ASKED.matcher(URI.create(target).getQuery());
    if (!asked.matches()) {
      return "{\"error\":\"what was that\"}";
    }
    int size = Integer.parseInt(asked.group(1));
    int page = Integer.parseInt(asked.group(2));
    String results =
        records.stream()
            .skip((page - 1L) * size)
            .limit(size)
            .map(JsonText::of)
            .collect(Collectors.joining(","));
    return "{\"results\":[%s],\"info\":{\"seed\":\"abc\",\"results\":%d,\"page\":%d,\"version\":\"1.4\"}}"
        .formatted(results, size, page);
  }
}

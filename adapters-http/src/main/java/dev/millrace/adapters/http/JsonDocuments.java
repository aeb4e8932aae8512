package dev.millrace.adapters.http;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.MapDocument;
import java.io.IOException;
import java.util.Optional;

/** Reads stored JSON again, such as a raw record, exactly as the source's client read it. */
public final class JsonDocuments {

  private JsonDocuments() {}

  /** The tree of one JSON value in UTF-8, or nothing when the bytes are none. */
  public static Optional<Document> parse(Bytes json) {
    byte[] bytes = json.array();
    if (Utf8.validLength(bytes) < bytes.length) {
      return Optional.empty();
    }
    try {
      return read(new JsonWalk(bytes, bytes.length, Allowance.ofAPage()));
    } catch (IOException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<Document> read(JsonWalk walk) throws IOException {
    if (walk.next() == null) {
      return Optional.empty();
    }
    Document document = MapDocument.of(walk.value(Secrets.NONE));
    return walk.next() == null ? Optional.of(document) : Optional.empty();
  }
}

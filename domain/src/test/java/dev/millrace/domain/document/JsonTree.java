package dev.millrace.domain.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** JSON as a document, with exact numbers. */
public final class JsonTree {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private JsonTree() {}

  public static Document of(String json) {
    try {
      return MapDocument.of(MAPPER.readValue(json, Object.class));
    } catch (JsonProcessingException notJson) {
      throw new IllegalArgumentException("a test's text is no JSON", notJson);
    }
  }

  public static Document of(Path file) {
    try {
      return of(Files.readString(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

package dev.millrace.simulator.recorded;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.millrace.simulator.page.ApiVersion;
import dev.millrace.simulator.page.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the users and the {@code info} in the bytes of a recorded page. */
final class RecordedFileReader {

  private static final JsonFactory JSON = new JsonFactory();

  private final Path path;
  private final byte[] bytes;
  private final List<RecordedUser> users = new ArrayList<>();
  private final Set<String> keys = new LinkedHashSet<>();
  private final Map<String, String> info = new HashMap<>();

  private RecordedFileReader(Path path, byte[] bytes) {
    this.path = path;
    this.bytes = bytes;
  }

  static RecordedFile read(Path path) throws IOException {
    RecordedFileReader reader = new RecordedFileReader(path, Files.readAllBytes(path));
    try (JsonParser parser = JSON.createParser(reader.bytes)) {
      reader.readPage(parser);
    }
    return reader.file();
  }

  private void readPage(JsonParser parser) throws IOException {
    require(parser.nextToken() == JsonToken.START_OBJECT, "is no JSON object");
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String member = parser.currentName();
      JsonToken value = parser.nextToken();
      if (member.equals("results") && value == JsonToken.START_ARRAY) {
        readUsers(parser);
      } else if (member.equals("info") && value == JsonToken.START_OBJECT) {
        readInfo(parser);
      } else {
        parser.skipChildren();
      }
    }
  }

  private void readUsers(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      int from = (int) parser.currentTokenLocation().getByteOffset();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        keys.add(parser.currentName());
        parser.nextToken();
        parser.skipChildren();
      }
      users.add(new RecordedUser(bytes, from, (int) parser.currentLocation().getByteOffset()));
    }
  }

  private void readInfo(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String member = parser.currentName();
      parser.nextToken();
      info.put(member, parser.getText());
      parser.skipChildren();
    }
  }

  private RecordedFile file() throws IOException {
    ApiVersion version =
        ApiVersion.of(info.getOrDefault("version", ""))
            .orElseThrow(() -> broken("has no info.version that this simulator knows"));
    require(info.containsKey("seed"), "has no info.seed");
    return new RecordedFile(
        path, version, info.getOrDefault("seed", ""), page(), Field.of(List.copyOf(keys)), users);
  }

  private int page() throws IOException {
    String page = info.getOrDefault("page", "");
    require(page.matches("[1-9][0-9]{0,5}"), "has no info.page");
    return Integer.parseInt(page);
  }

  private void require(boolean condition, String complaint) throws IOException {
    if (!condition) {
      throw broken(complaint);
    }
  }

  private IOException broken(String complaint) {
    return new IOException(path + " " + complaint + ": it is no recorded page");
  }
}

package dev.millrace.acceptance.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A page as the source would answer it.
 *
 * @param number from 1
 * @param records the JSON of each
 * @param info the JSON of what is told of them
 */
record HonestPage(int number, List<String> records, String info) {

  private static final ObjectMapper JSON = new ObjectMapper();

  HonestPage {
    records = List.copyOf(records);
  }

  static HonestPage of(int number, InputStream answer) throws IOException {
    JsonNode page = JSON.readTree(answer);
    List<String> records = new ArrayList<>();
    page.get("results").forEach(record -> records.add(record.toString()));
    return new HonestPage(number, records, page.get("info").toString());
  }

  HonestPage with(List<String> others) {
    return new HonestPage(number, others, info);
  }

  String text() {
    return "{\"results\":[" + String.join(",", records) + "],\"info\":" + info + "}";
  }

  byte[] bytes() {
    return text().getBytes(StandardCharsets.UTF_8);
  }

  /** Answers a client, by a clock that is far ahead. */
  void to(Socket client) throws IOException {
    SourceFault.ok(bytes(), "Date: Sat, 21 Nov 2099 12:00:00 GMT").to(client, this);
  }
}

package dev.millrace.application.content;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.EventHeaders;
import dev.millrace.domain.view.Mask;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The headers of a record. Those of others are masked unless personal data is asked for. */
public final class ShownHeaders {

  private static final String OURS = "millrace-";

  /** Headers of ours that hold what is left out of a record. */
  private static final Set<String> PIECES =
      Set.of(EventHeaders.PAYLOAD_START, EventHeaders.KEY_START);

  private ShownHeaders() {}

  /** The first {@value ShownFields#MOST} headers by name. */
  public static SortedMap<String, String> of(Map<String, Bytes> headers, boolean isPersonal) {
    SortedMap<String, String> shown = new TreeMap<>();
    headers.keySet().stream()
        .sorted()
        .limit(ShownFields.MOST)
        .forEach(
            name -> {
              String value = ShownFields.cut(headers.getOrDefault(name, Bytes.EMPTY).text());
              shown.put(ShownFields.cut(name), isPersonal || isOurs(name) ? value : Mask.of(value));
            });
    return shown;
  }

  private static boolean isOurs(String header) {
    return header.equals(EventHeaders.TRACEPARENT)
        || (header.startsWith(OURS) && !PIECES.contains(header));
  }
}

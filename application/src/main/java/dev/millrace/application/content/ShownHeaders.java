package dev.millrace.application.content;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.EventHeaders;
import dev.millrace.domain.view.Mask;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The headers of a record. Whoever writes to a topic may name theirs as ours, so that what is not
 * of the form of ours is masked, too, unless personal data is asked for.
 */
public final class ShownHeaders {

  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,19}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /** Of those whose values tell of nobody. */
  private static final Map<String, Pattern> FORMS =
      Map.ofEntries(
          Map.entry(EventHeaders.EVENT_ID, UUID),
          Map.entry(EventHeaders.RUN_ID, UUID),
          Map.entry(EventHeaders.FAMILY, Pattern.compile("[a-z][a-z0-9-]{0,63}")),
          Map.entry(EventHeaders.VERSION, NUMBER),
          Map.entry(EventHeaders.ATTEMPT, NUMBER),
          Map.entry(EventHeaders.OUTBOX, Pattern.compile("[0-9]{1,20}:[0-9]{1,19}")),
          Map.entry(EventHeaders.REPLAY, Pattern.compile("true")),
          Map.entry(
              EventHeaders.TRACEPARENT,
              Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")),
          Map.entry(EventHeaders.PAYLOAD_BYTES, NUMBER),
          Map.entry(EventHeaders.PAYLOAD_SHA256, SHA256),
          Map.entry(EventHeaders.KEY_BYTES, NUMBER),
          Map.entry(EventHeaders.KEY_SHA256, SHA256),
          Map.entry(EventHeaders.HEADERS_BYTES, NUMBER));

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
              boolean isPlain = isPersonal || isOurs(name, value);
              shown.put(ShownFields.cut(name), isPlain ? value : Mask.of(value));
            });
    return shown;
  }

  /** Whether a record has the id of an event, as those that we write have. */
  public static boolean haveEventId(Map<String, Bytes> headers) {
    return isOurs(
        EventHeaders.EVENT_ID, headers.getOrDefault(EventHeaders.EVENT_ID, Bytes.EMPTY).text());
  }

  private static boolean isOurs(String name, String value) {
    Pattern form = FORMS.get(name);
    return form != null && form.matcher(value).matches();
  }
}

package dev.millrace.simulator.fault;

import dev.millrace.simulator.page.JsonText;
import dev.millrace.simulator.page.Page;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * An HTTP answer and the manner of its sending.
 *
 * @param headers beside the content type
 * @param cutAfter bytes of the body after which the connection is closed, although {@code
 *     Content-Length} promised more; {@link #WHOLE} for none
 */
public record Reply(
    int status,
    String contentType,
    Map<String, String> headers,
    JsonText body,
    Duration beforeHeaders,
    Pace pace,
    int cutAfter) {

  public static final int WHOLE = Integer.MAX_VALUE;

  private static final String JSON = "application/json; charset=utf-8";

  /**
   * Pauses within the body.
   *
   * @param bytes after how many bytes a pause comes
   * @param again whether another one comes after as many bytes more, and so on
   */
  public record Pace(int bytes, Duration pause, boolean again) {

    static final Pace STEADY = new Pace(Integer.MAX_VALUE, Duration.ZERO, false);

    public Pace {
      if (bytes < 1) {
        throw new IllegalArgumentException("a pause comes after at least one byte, not " + bytes);
      }
    }
  }

  public Reply {
    headers = Map.copyOf(headers);
  }

  public static Reply json(int status, JsonText body) {
    return new Reply(status, JSON, Map.of(), body, Duration.ZERO, Pace.STEADY, WHOLE);
  }

  public static Reply error(int status, String message) {
    return json(status, JsonText.error(message));
  }

  /** Whether the client gets a page, whatever its content, complete. */
  public boolean carriesWholePage() {
    return status == 200 && body instanceof Page && cutAfter == WHOLE;
  }

  public Reply withHeader(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new Reply(status, contentType, more, body, beforeHeaders, pace, cutAfter);
  }

  Reply instead(int otherStatus, String otherType, JsonText otherBody) {
    return new Reply(otherStatus, otherType, headers, otherBody, beforeHeaders, pace, cutAfter);
  }

  Reply insteadError(int otherStatus, String message) {
    return instead(otherStatus, JSON, JsonText.error(message));
  }

  Reply delayed(Duration delay) {
    return new Reply(status, contentType, headers, body, delay, pace, cutAfter);
  }

  Reply paced(Pace otherPace) {
    return new Reply(status, contentType, headers, body, beforeHeaders, otherPace, cutAfter);
  }

  Reply cut(int bytes) {
    return new Reply(status, contentType, headers, body, beforeHeaders, pace, bytes);
  }
}

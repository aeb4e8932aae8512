package dev.millrace.adapters.http.api;

import dev.millrace.domain.document.Bytes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is answered.
 *
 * @param refusal why nothing was done, where that is counted by reason
 * @param feed what follows the body, where the answer goes on
 */
public record Reply(
    int status,
    Map<String, String> headers,
    Bytes body,
    @Nullable Refusal refusal,
    @Nullable Feed feed) {

  private static final String CONTENT_TYPE = "Content-Type";
  private static final String LOCATION = "Location";

  public Reply {
    headers = Map.copyOf(headers);
  }

  public static Reply of(int status, String contentType, Bytes body) {
    return new Reply(status, Map.of(CONTENT_TYPE, contentType), body, null, null);
  }

  static Reply json(int status, String json) {
    return of(status, "application/json", Bytes.ofText(json));
  }

  static Reply json(int status, Map<String, ?> fields) {
    return json(status, Json.text(fields));
  }

  /** A problem as RFC 9457 has it. */
  static Reply problem(Status status, String detail) {
    return problem(status, detail, List.of());
  }

  /**
   * The same with the single errors of a request.
   *
   * @param errors each in one sentence
   */
  static Reply problem(Status status, String detail, List<String> errors) {
    return problem(status.code(), status.phrase(), detail, errors);
  }

  /** The same for any status. */
  static Reply problem(int status, String title, String detail, List<String> errors) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("type", "about:blank");
    fields.put("title", title);
    fields.put("status", status);
    fields.put("detail", detail);
    if (!errors.isEmpty()) {
      fields.put("errors", errors);
    }
    return of(status, "application/problem+json", Bytes.ofText(Json.text(fields)));
  }

  /** A problem that is counted by its reason. */
  static Reply refused(Refusal refusal, String detail) {
    Reply problem = problem(refusal.status(), detail);
    return new Reply(problem.status, problem.headers, problem.body, refusal, null);
  }

  public Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, more, body, refusal, feed);
  }

  /** The same, and it goes on. */
  public Reply going(Feed on) {
    return new Reply(status, headers, body, refusal, on);
  }

  public Reply at(String location) {
    return with(LOCATION, location);
  }
}

package dev.millrace.adapters.http.api;

import dev.millrace.domain.document.Bytes;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request whose body was read whole.
 *
 * @param path as it was asked for, without its query
 * @param names what stands in the path where its route has a name in braces
 * @param query the first value of each parameter
 * @param headers the first value of each header, by lower-case name
 * @param caller who asks
 */
public record Request(
    String method,
    String path,
    Map<String, String> names,
    Map<String, String> query,
    Map<String, String> headers,
    Bytes body,
    Caller caller) {

  private static final String PERSONAL = "personal";

  public Request {
    names = Map.copyOf(names);
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
  }

  /** The name of who asks; empty where nobody is asked for it. */
  public String principal() {
    return caller.name();
  }

  /** Whether it asks for personal data as they are. */
  public boolean asksForPersonalData() {
    return query.getOrDefault(PERSONAL, "").equals("true");
  }

  /**
   * Whether personal data is shown to this one, and not masked. Who is here for nothing else need
   * not ask for it.
   */
  public boolean seesPersonalData() {
    return caller.may(Right.UNMASK) && (asksForPersonalData() || !caller.may(Right.READ));
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** The content type without its parameters, in lower case. */
  public String contentType() {
    return header("content-type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** What stands in the path at that name of its route. */
  public String named(String name) {
    return names.getOrDefault(name, "");
  }
}

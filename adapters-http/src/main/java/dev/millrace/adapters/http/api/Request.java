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
 * @param principal who asks; empty where nobody is asked for it
 */
public record Request(
    String method,
    String path,
    Map<String, String> names,
    Map<String, String> query,
    Map<String, String> headers,
    Bytes body,
    String principal) {

  public Request {
    names = Map.copyOf(names);
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
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

package dev.millrace.domain.port.source;

import java.net.URI;

/**
 * One page of a source: the same request always names the same records, so it is the resume cursor.
 *
 * @param source where the API answers, with the version that is asked for in its path
 * @param seed what makes the source's answer repeatable
 * @param page from 1
 * @param size records per page, at least 1
 */
public record PageRequest(URI source, String seed, int page, int size) {

  public PageRequest {
    requireAtLeastOne("page", page);
    requireAtLeastOne("size", size);
  }

  /** Where the API answers, for messages: without the query, which may hold an access key. */
  public String address() {
    return source.toString().split("\\?", 2)[0];
  }

  private static void requireAtLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is at least 1, not " + value);
    }
  }
}

package dev.millrace.simulator.recorded;

import dev.millrace.simulator.page.Field;
import java.util.Set;

/**
 * Users that were recorded together and are served as the pages of one seed.
 *
 * @param version the API's version, such as {@code 1.4}
 * @param fields the fields that its users have between them
 * @param users how many users it holds, over all its pages
 */
public record RecordedSet(String version, String seed, Set<Field> fields, int users) {

  public RecordedSet {
    fields = Set.copyOf(fields);
  }
}

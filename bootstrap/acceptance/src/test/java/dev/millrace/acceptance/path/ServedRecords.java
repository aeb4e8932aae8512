package dev.millrace.acceptance.path;

import dev.millrace.domain.port.quarantine.QuarantinedRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What must become of records that a source has served to one run, none of whose users was known
 * before: worked out by these lines alone.
 *
 * @param versions how many versions of each user there are in the end
 * @param duplicates how many records brought nothing new
 */
record ServedRecords(Map<UUID, Long> versions, long duplicates) {

  private static final Pattern ID = Pattern.compile("\"uuid\":\"([0-9a-f-]{36})\"");

  /**
   * Takes the records in the order in which they were served.
   *
   * @param rejected those that are no users
   */
  static ServedRecords of(List<String> served, Set<String> rejected) {
    Map<UUID, Long> versions = new HashMap<>();
    Map<UUID, String> latest = new HashMap<>();
    long duplicates = 0;
    for (String record : served) {
      if (!rejected.contains(record)) {
        UUID id = id(record);
        if (record.equals(latest.put(id, record))) {
          duplicates++;
        } else {
          versions.merge(id, 1L, Long::sum);
        }
      }
    }
    return new ServedRecords(versions, duplicates);
  }

  private static UUID id(String record) {
    Matcher id = ID.matcher(record);
    if (!id.find()) {
      throw new AssertionError("a record without a key: " + record);
    }
    return UUID.fromString(id.group(1));
  }

  long stored() {
    return versions.values().stream().mapToLong(count -> count).sum();
  }

  /** The reason against each record in a quarantine; there is no more than one. */
  static Map<String, String> reasons(List<QuarantinedRecord> quarantined) {
    Map<String, String> reasons = new HashMap<>();
    for (QuarantinedRecord record : quarantined) {
      reasons.merge(record.bytes().text(), record.reasons().toString(), String::concat);
    }
    return reasons;
  }
}

package dev.millrace.acceptance.path;

import dev.millrace.acceptance.path.FaultySource.Edit;
import dev.millrace.acceptance.path.FaultySource.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Something that goes wrong at a source, and what has to be seen of it.
 *
 * @param script the answers to the first requests
 * @param edit what becomes of the records of every page
 * @param evidence begins the reason that is kept with what was answered instead of a page; empty
 *     where that may be nothing
 * @param rejected the reason against each record that goes to the quarantine
 * @param pause that is left between a first answer of the script and the next request, at least
 */
record FaultCase(
    String name,
    List<Reply> script,
    Edit edit,
    String evidence,
    Map<String, String> rejected,
    Duration pause) {

  FaultCase {
    script = List.copyOf(script);
    rejected = Map.copyOf(rejected);
  }

  @Override
  public String toString() {
    return name;
  }

  /** Answers without a page, each as often as is said. */
  static FaultCase refusing(String name, int times, Reply... replies) {
    return unusable(name, "", times, replies);
  }

  /** Answers instead of a page. */
  static FaultCase unusable(String name, String evidence, int times, Reply... replies) {
    List<Reply> script = new ArrayList<>();
    for (Reply reply : replies) {
      script.addAll(Collections.nCopies(times, reply));
    }
    return new FaultCase(name, script, Edit.NONE, evidence, Map.of(), Duration.ZERO);
  }

  FaultCase pausing(Duration least) {
    return new FaultCase(name, script, edit, evidence, rejected, least);
  }

  /** Other records on each page. */
  static FaultCase edited(String name, Edit edit) {
    return new FaultCase(name, List.of(), edit, "", Map.of(), Duration.ZERO);
  }

  /**
   * Odd records in the place of the first ones of page 1.
   *
   * @param fields what each holds beside its key, and behind a bar the reason against it, if any
   */
  static FaultCase odd(String name, String... fields) {
    Map<String, String> reasons = new LinkedHashMap<>();
    List<String> odd = new ArrayList<>();
    for (String field : fields) {
      String[] parts = field.split("\\|", 2);
      String record = record(parts[0].strip());
      odd.add(record);
      if (parts.length > 1) {
        reasons.put(record, parts[1].strip());
      }
    }
    Edit edit = (page, records) -> page == 1 ? inPlaceOfTheFirst(odd, records) : records;
    return new FaultCase(name, List.of(), edit, "", reasons, Duration.ZERO);
  }

  private static String record(String fields) {
    return "{\"login\":{\"uuid\":\"" + UUID.randomUUID() + "\"},\"nat\":\"GB\"," + fields + "}";
  }

  private static List<String> inPlaceOfTheFirst(List<String> odd, List<String> records) {
    List<String> all = new ArrayList<>(odd);
    all.addAll(records.subList(odd.size(), records.size()));
    return all;
  }
}

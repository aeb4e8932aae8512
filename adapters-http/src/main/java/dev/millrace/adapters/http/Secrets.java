package dev.millrace.adapters.http;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which values of a page are blanked, seen from one place in it.
 *
 * <p>Within a record: exactly the values at the given dotted paths; lists are looked through, so
 * that {@code login.salt} also means the salt of each item of a list of logins. Elsewhere in an
 * answer, where nothing is known of its shape: every field that is named like the last part of a
 * path, however deep.
 */
interface Secrets {

  /** No secrets from here on. */
  Secrets NONE = field -> Secrets.NONE;

  /** A value that is a secret itself. */
  Secrets SECRET = field -> Secrets.SECRET;

  /** What holds for the value of a field here. */
  Secrets at(String field);

  /** What holds within a record, when this is what holds for an answer. */
  default Secrets record() {
    return this;
  }

  /** For an answer with records whose values at these dotted paths are secrets. */
  static Secrets of(Set<String> paths) {
    Set<String> names =
        paths.stream()
            .map(path -> path.substring(path.lastIndexOf('.') + 1))
            .collect(Collectors.toSet());
    return new Elsewhere(names, tree(paths.stream().map(Secrets::parts).toList()));
  }

  private static List<String> parts(String path) {
    return Arrays.asList(path.split("\\."));
  }

  private static Secrets tree(List<List<String>> paths) {
    Map<String, Secrets> below = new HashMap<>();
    paths.stream()
        .collect(Collectors.groupingBy(path -> path.get(0)))
        .forEach((field, those) -> below.put(field, rest(those)));
    return field -> below.getOrDefault(field, NONE);
  }

  private static Secrets rest(List<List<String>> paths) {
    boolean ends = paths.stream().anyMatch(path -> path.size() == 1);
    return ends ? SECRET : tree(paths.stream().map(path -> path.subList(1, path.size())).toList());
  }

  /** Outside of records. */
  record Elsewhere(Set<String> names, Secrets record) implements Secrets {

    @Override
    public Secrets at(String field) {
      return names.contains(field) ? SECRET : this;
    }
  }
}

package dev.millrace.domain.template;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All templates, to be found by what they are equal or similar to. */
final class Shelf {

  private final Map<Skeleton, Held> exact = new HashMap<>();
  private final Map<Integer, Set<Held>> bySize = new HashMap<>();

  /** Those that have been widened, by their size and first token. */
  private final Map<String, Set<Held>> wide = new HashMap<>();

  private final Map<Long, Set<Held>> siblings = new HashMap<>();
  private final Map<Skeleton, Set<Held>> namesakes = new HashMap<>();

  private int bytes;

  int size() {
    return exact.size();
  }

  /** How many bytes all templates need when they are written. */
  int bytes() {
    return bytes;
  }

  Collection<Held> all() {
    return exact.values();
  }

  @Nullable Held exact(Skeleton skeleton) {
    return exact.get(skeleton);
  }

  /** The template that leaves least open of those that cover a skeleton. */
  Optional<Held> covering(Skeleton skeleton) {
    if (skeleton.size() == 0) {
      return Optional.empty();
    }
    return Stream.of(skeleton.token(0), Token.WIDENED)
        .flatMap(first -> wide.getOrDefault(shelf(skeleton.size(), first), Set.of()).stream())
        .filter(held -> held.skeleton().covers(skeleton))
        .min(Held.BY_WIDTH);
  }

  /** The templates that a skeleton covers. */
  List<Held> covered(Skeleton skeleton) {
    return bySize.getOrDefault(skeleton.size(), Set.of()).stream()
        .filter(held -> skeleton.covers(held.skeleton()))
        .toList();
  }

  /** The template of a skeleton, and all that differ from it in a position alone. */
  List<Held> siblings(Skeleton skeleton, int position) {
    Set<Held> alike = siblings.getOrDefault(skeleton.hashBut(position), Set.of());
    return alike.size() < 2
        ? List.of()
        : alike.stream().filter(held -> skeleton.isButFor(position, held.skeleton())).toList();
  }

  /** The template of a skeleton, and all that differ from it in names alone. */
  Collection<Held> namesakes(Skeleton skeleton) {
    return namesakes.getOrDefault(skeleton.withoutNames(), Set.of());
  }

  void add(Held held) {
    Skeleton skeleton = held.skeleton();
    exact.put(skeleton, held);
    bytes += held.length();
    put(bySize, skeleton.size(), held);
    put(namesakes, skeleton.withoutNames(), held);
    if (held.version() > 1) {
      put(wide, shelf(skeleton.size(), skeleton.token(0)), held);
    }
    for (int i = 0; i < skeleton.size(); i++) {
      if (skeleton.kind(i).canVary()) {
        put(siblings, skeleton.hashBut(i), held);
      }
    }
  }

  void remove(Held held) {
    Skeleton skeleton = held.skeleton();
    exact.remove(skeleton);
    bytes -= held.length();
    take(bySize, skeleton.size(), held);
    take(namesakes, skeleton.withoutNames(), held);
    if (held.version() > 1) {
      take(wide, shelf(skeleton.size(), skeleton.token(0)), held);
    }
    for (int i = 0; i < skeleton.size(); i++) {
      if (skeleton.kind(i).canVary()) {
        take(siblings, skeleton.hashBut(i), held);
      }
    }
  }

  private static String shelf(int size, String first) {
    return size + first;
  }

  private static <K> void put(Map<K, Set<Held>> shelf, K key, Held held) {
    shelf.computeIfAbsent(key, none -> new HashSet<>(4)).add(held);
  }

  private static <K> void take(Map<K, Set<Held>> shelf, K key, Held held) {
    shelf.computeIfPresent(
        key,
        (same, those) -> {
          those.remove(held);
          return those.isEmpty() ? null : those;
        });
  }
}

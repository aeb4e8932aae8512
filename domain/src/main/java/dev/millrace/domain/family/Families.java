package dev.millrace.domain.family;

import dev.millrace.domain.record.FamilyName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The families that this installation carries. */
public final class Families {

  private final Map<FamilyName, Family<?>> byName = new LinkedHashMap<>();

  public Families(List<Family<?>> families) {
    families.forEach(family -> byName.put(family.name(), family));
  }

  public Collection<Family<?>> all() {
    return List.copyOf(byName.values());
  }

  /** How other families' events are completed from the records of that one. */
  public List<Enrichment<?>> enrichmentsBy(FamilyName reference) {
    List<Enrichment<?>> found = new ArrayList<>();
    for (Family<?> family : byName.values()) {
      family
          .enrichment()
          .filter(enrichment -> enrichment.reference().equals(reference))
          .ifPresent(found::add);
    }
    return List.copyOf(found);
  }

  /** The family whose name is that text, which somebody else chose; empty when there is none. */
  public Optional<Family<?>> find(String name) {
    for (Family<?> family : byName.values()) {
      if (family.name().value().equals(name)) {
        return Optional.of(family);
      }
    }
    return Optional.empty();
  }

  /**
   * The family of a name.
   *
   * @throws IllegalArgumentException when there is none; the message names those that are
   */
  public Family<?> named(FamilyName name) {
    Family<?> family = byName.get(name);
    if (family == null) {
      throw new IllegalArgumentException(
          "no family is named " + name + "; known: " + byName.keySet());
    }
    return family;
  }
}

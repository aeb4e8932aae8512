package dev.millrace.application.simulation;

import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.port.source.FetchedPage;
import dev.millrace.domain.port.source.InMemoryRecordSource;
import dev.millrace.domain.port.source.PageRequest;
import dev.millrace.domain.port.source.RecordSource;
import dev.millrace.domain.record.RecordKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** What the source serves: few users in many versions, which move, come again, or are none. */
final class Contents implements RecordSource {

  static final List<String> COUNTRIES = List.of("DE", "FR", "UA");

  /** The city of which no projection comes back. */
  static final String NOWHERE = "nowhere";

  /** The city that makes an event too large for its topic. */
  static final String METROPOLIS = "metropolis";

  private static final int USERS = 4;
  private static final int VARIANTS = 6;
  private static final int DEADLY = VARIANTS;
  private static final int HUGE = VARIANTS + 1;

  /**
   * A record of the source.
   *
   * @param user 0 or more, or -1 for what is none
   * @param variant its content: all that may not change by itself
   */
  record Sent(int user, int variant, Document document) {

    boolean isUser() {
      return user >= 0;
    }

    RecordKey key() {
      return new RecordKey(new UUID(7, user).toString());
    }
  }

  private final Map<String, List<Sent>> bySeed = new HashMap<>();
  private final Map<String, RecordSource> sources = new HashMap<>();

  /** Draws what a run will be served. */
  int draw(Dice dice, InstantSource clock, String seed, double malformed) {
    List<Sent> sent = new ArrayList<>();
    int count = 1 + dice.below(8);
    for (int i = 0; i < count; i++) {
      sent.add(one(dice, malformed));
    }
    bySeed.put(seed, sent);
    sources.put(seed, new InMemoryRecordSource(clock, sent.stream().map(Sent::document).toList()));
    return count;
  }

  List<Sent> of(String seed) {
    return Objects.requireNonNull(bySeed.get(seed));
  }

  static boolean isDeadly(int variant) {
    return variant == DEADLY;
  }

  static boolean isTooLarge(int variant) {
    return variant == HUGE;
  }

  static String country(int variant) {
    return COUNTRIES.get(variant % COUNTRIES.size());
  }

  static String email(int variant) {
    return "mail" + variant % 2 + "@example.com";
  }

  static String city(int variant) {
    return switch (variant) {
      case DEADLY -> NOWHERE;
      case HUGE -> METROPOLIS;
      default -> "city" + variant;
    };
  }

  @Override
  public FetchedPage fetch(PageRequest request, Set<String> secrets) {
    return Objects.requireNonNull(sources.get(request.seed())).fetch(request, secrets);
  }

  private static Sent one(Dice dice, double malformed) {
    if (dice.chance(malformed)) {
      return new Sent(-1, 0, MapDocument.of(Map.of("login", "none", "nat", dice.below(9))));
    }
    int user = dice.below(USERS);
    int variant = dice.chance(malformed / 2) ? DEADLY + dice.below(2) : dice.below(VARIANTS);
    return new Sent(user, variant, user(user, variant, dice.below(90)));
  }

  private static Document user(int user, int variant, int age) {
    return MapDocument.of(
        Map.of(
            "login",
            Map.of("uuid", new UUID(7, user).toString(), "password", "canary"),
            "location",
            Map.of("city", city(variant)),
            "registered",
            Map.of("date", "2015-06-30T12:00:00Z", "age", age),
            "email",
            email(variant),
            "nat",
            country(variant)));
  }
}

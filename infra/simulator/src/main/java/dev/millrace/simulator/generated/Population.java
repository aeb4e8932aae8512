package dev.millrace.simulator.generated;

import dev.millrace.simulator.page.ApiVersion;
import dev.millrace.simulator.page.Field;
import dev.millrace.simulator.page.PageRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The users of one seed as one kind of request sees them. */
final class Population {

  private static final long SALT_OF_CHOICES = 1;
  private static final long SALT_OF_HIGH_BITS = 2;
  private static final long SALT_OF_LOW_BITS = 3;

  private final PageRequest request;
  private final Generation generation;
  private final LocalDate today;
  private final List<Nation> allNations;
  private final List<Nation> nations;
  private final List<Field> fields;
  private final long choices;
  private final long highBits;
  private final long lowBits;

  Population(PageRequest request, Generation generation, LocalDate today) {
    this.request = request;
    this.generation = generation;
    this.today = today;
    this.allNations = Nations.of(request.version());
    this.nations = Nations.of(request.version(), request.nations());
    this.fields = request.version().fields().stream().filter(request.fields()::contains).toList();
    this.choices = Mix.hash(request.seed(), SALT_OF_CHOICES);
    this.highBits = Mix.hash(request.seed(), SALT_OF_HIGH_BITS);
    this.lowBits = Mix.hash(request.seed(), SALT_OF_LOW_BITS);
  }

  User user(long index) {
    Draws draws = new Draws(Mix.at(choices, index));
    UUID uuid = uuid(index);
    Nation origin = draws.pick(Draws.Quantity.NATION, nations);
    boolean affected = generation.affects(uuid);
    return new User(this, draws, uuid, origin, home(origin, affected), isFemale(draws), affected);
  }

  /** A version 4 UUID; 122 well mixed bits of (seed, index). */
  UUID uuid(long index) {
    long high = (Mix.at(highBits, index) & ~0xF000L) | 0x4000L;
    long low = (Mix.at(lowBits, index) >>> 2) | (1L << 63);
    return new UUID(high, low);
  }

  ApiVersion version() {
    return request.version();
  }

  LocalDate today() {
    return today;
  }

  Generation generation() {
    return generation;
  }

  List<Field> fields() {
    return fields;
  }

  private Nation home(Nation origin, boolean affected) {
    return affected && generation.changes().contains(Generation.Change.COUNTRY)
        ? allNations.get(generation.moved(allNations.indexOf(origin), allNations.size()))
        : origin;
  }

  private boolean isFemale(Draws draws) {
    return request.gender().isEmpty()
        ? draws.below(Draws.Quantity.GENDER, 2) == 0
        : request.gender().equals("female");
  }
}

package dev.millrace.adapters.http.api;

import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.record.FamilyName;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** The fields of a body that say what is to be fetched. */
record PlanFields(
    FamilyName family,
    URI source,
    String seed,
    long records,
    int pageSize,
    int firstPage,
    boolean allowEmpty) {

  static final String FAMILY = "family";
  static final String SOURCE = "source";
  static final String SEED = "seed";
  static final String RECORDS = "records";
  static final String PAGE_SIZE = "pageSize";
  static final String FIRST_PAGE = "firstPage";
  static final String ALLOW_EMPTY = "allowEmpty";

  static final Set<String> ALL =
      Set.of(FAMILY, SOURCE, SEED, RECORDS, PAGE_SIZE, FIRST_PAGE, ALLOW_EMPTY);

  private static final int LONGEST_SEED = 256;
  private static final int LONGEST_SOURCE = 2_000;
  private static final long MOST_PER_PAGE = 5_000;

  /** Reads them; {@code records} must be there. */
  static PlanFields read(Body body, Families families, RunDefaults defaults) {
    return read(body, families, defaults, body.number(RECORDS, Long.MAX_VALUE));
  }

  /** Reads the others. */
  static PlanFields read(Body body, Families families, RunDefaults defaults, long records) {
    return new PlanFields(
        body.value(FAMILY, defaults.family(), text -> families.find(text).map(Family::name)),
        body.value(SOURCE, defaults.source(), PlanFields::source),
        body.value(SEED, defaults.seed(), PlanFields::seed),
        records,
        (int) body.number(PAGE_SIZE, defaults.pageSize(), MOST_PER_PAGE),
        (int) body.number(FIRST_PAGE, 1, Integer.MAX_VALUE),
        body.flag(ALLOW_EMPTY));
  }

  RunPlan plan() {
    return new RunPlan(family, source, seed, records, pageSize, firstPage, allowEmpty);
  }

  private static Optional<URI> source(String text) {
    try {
      URI address = new URI(text);
      boolean usable =
          text.length() <= LONGEST_SOURCE
              && Set.of("http", "https").contains(String.valueOf(address.getScheme()))
              && address.getHost() != null
              && address.getRawUserInfo() == null;
      return usable ? Optional.of(address) : Optional.empty();
    } catch (URISyntaxException notOne) {
      return Optional.empty();
    }
  }

  /** What a database keeps as it is. */
  private static Optional<String> seed(String text) {
    boolean usable =
        !text.isEmpty()
            && text.length() <= LONGEST_SEED
            && text.chars().noneMatch(Character::isISOControl)
            && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    return usable ? Optional.of(text) : Optional.empty();
  }
}

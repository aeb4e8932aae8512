package dev.millrace.adapters.http.api;

import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.record.FamilyName;
import java.net.URI;
import java.net.URISyntaxException;
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
        (int) body.number(PAGE_SIZE, defaults.pageSize(), RunPlan.MOST_PER_PAGE),
        (int) body.number(FIRST_PAGE, 1, Integer.MAX_VALUE),
        body.flag(ALLOW_EMPTY));
  }

  RunPlan plan() {
    return new RunPlan(family, source, seed, records, pageSize, firstPage, allowEmpty);
  }

  private static Optional<URI> source(String text) {
    try {
      return Optional.of(new URI(text)).filter(RunPlan::isSource);
    } catch (URISyntaxException notOne) {
      return Optional.empty();
    }
  }

  private static Optional<String> seed(String text) {
    return Optional.of(text).filter(RunPlan::isSeed);
  }
}

package dev.millrace.bootstrap.services.cli;

import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.record.FamilyName;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** From where and how records are fetched. */
final class PlanOptions {

  /** The seed of a single run. */
  static final String SEED = "millrace";

  /** The seed of a run for each day. */
  static final String DATED_SEED = SEED + "-" + RunPlan.DATE;

  @Option(
      names = "--family",
      paramLabel = "NAME",
      description = "Default: ${DEFAULT-VALUE}",
      defaultValue = "users")
  private String family;

  @Option(
      names = "--source",
      paramLabel = "URL",
      description = "The API. Default: the one that `millrace up` was started with.")
  private @Nullable URI source;

  @Option(
      names = "--seed",
      paramLabel = "TEXT",
      description =
          "Makes the API's answers repeatable. For schedules and days it may hold {date}, the day"
              + " (UTC) on which a run is due. Default: millrace, or millrace-{date} there.")
  private @Nullable String seed;

  @Option(
      names = "--page-size",
      paramLabel = "N",
      description = "Records per page. Default: ${DEFAULT-VALUE}",
      defaultValue = "500")
  private int pageSize;

  @Option(
      names = "--allow-empty",
      description =
          "A page with fewer records than were asked for is taken, and one without any ends a run;"
              + " without this option both fail it.")
  private boolean allowEmpty;

  RunPlan plan(Settings settings, String standardSeed, long records, int firstPage) {
    return new RunPlan(
        new FamilyName(family),
        source == null ? settings.address(Setting.SOURCE_URL) : source,
        seed == null ? standardSeed : seed,
        records,
        pageSize,
        firstPage,
        allowEmpty);
  }
}

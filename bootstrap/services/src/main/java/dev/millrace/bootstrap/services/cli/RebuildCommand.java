package dev.millrace.bootstrap.services.cli;

import com.google.inject.Injector;
import dev.millrace.application.rebuild.PreviewRebuild;
import dev.millrace.application.rebuild.RebuildPreview;
import dev.millrace.bootstrap.services.progress.Gauge;
import dev.millrace.bootstrap.services.wiring.Modules;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code millrace rebuild VIEW}. */
@Command(
    name = "rebuild",
    header = "Shows what this version's mapper would change in a view.",
    description = {
      "Reads the current version of each record from PostgreSQL, maps it as the stream of this"
          + " version does, and compares the row with the one in Cassandra, column by column. It"
          + " writes nothing, and holds nobody up.",
      "A row is missing, would change (column by column: what it holds -> what it would hold), or"
          + " is stale, as its record has moved away from its key. The first 100 are shown, with"
          + " personal data masked. What differs is looked at once more at the end; what the stream"
          + " has not served by then is shown, too.",
      "Exits 1 when any row differs, or a record cannot be mapped."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "  millrace rebuild users_by_id --dry-run",
      "  millrace rebuild users_by_country_and_day --dry-run --limit 10000",
      "  millrace rebuild users_by_id --dry-run --limit 100 --personal --output json"
    })
final class RebuildCommand implements Callable<Integer> {

  @Mixin private Installation installation;

  @Parameters(
      paramLabel = "VIEW",
      description =
          "The view's name, as `millrace query` lists it; one with a row for each record, not one"
              + " that counts windows.")
  private String view;

  @Option(names = "--dry-run", required = true, description = "Compares, and writes nothing.")
  private boolean dryRun;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Compares that many records, the first by their keys. Default: all.")
  private long limit = Long.MAX_VALUE;

  @Option(names = "--personal", description = "Shows personal data as they are.")
  private boolean isPersonal;

  @Override
  public Integer call() {
    if (!dryRun || limit < 1) {
      throw new IllegalArgumentException("--dry-run is wanted, and --limit is at least 1");
    }
    return installation.with(Modules.rebuild(), this::preview);
  }

  private ExitCode preview(Injector injector) {
    PreviewRebuild rebuild = injector.getInstance(PreviewRebuild.class);
    RebuildPreview preview;
    try (Gauge gauge = installation.output().gauge("comparing")) {
      preview =
          rebuild.preview(view, limit, isPersonal, (done, total) -> gauge.at(done, total, ""));
    }
    return RebuildText.print(installation.output(), preview);
  }
}

package dev.millrace.bootstrap.services.cli;

import com.google.inject.Injector;
import dev.millrace.application.rebuild.PreviewRebuild;
import dev.millrace.application.rebuild.RebuildPreview;
import dev.millrace.application.rebuild.RebuildView;
import dev.millrace.application.rebuild.Rebuilt;
import dev.millrace.bootstrap.services.progress.Gauge;
import dev.millrace.bootstrap.services.wiring.Modules;
import dev.millrace.domain.rebuild.Goal;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code millrace rebuild VIEW}. */
@Command(
    name = "rebuild",
    header = "Fills a view anew beside the live one, compares both, and swaps.",
    description = {
      "Makes a second table, into which the stream writes as well from then on; fills it by the"
          + " current versions of all records in PostgreSQL, mapped by this version's mapper; and"
          + " compares the two, row by row. The first 100 differences are shown, with personal data"
          + " masked. Then it stops: --swap puts the new table in the place of the old one, which is"
          + " dropped, and --abort drops the new one.",
      "Broken off, the same command goes on where it was; once the tables are swapped, any of them"
          + " ends what is left. One process at a time rebuilds a view.",
      "--dry-run writes nothing: it compares what the mapper makes of the records with the live"
          + " rows.",
      "Exits 1 when any row differs and nothing was swapped, or a record could not be mapped."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "  millrace rebuild users_by_id --dry-run --limit 10000",
      "  millrace rebuild users_by_id            # fills and compares",
      "  millrace rebuild users_by_id --swap     # the same, and swaps",
      "  millrace rebuild users_by_id --abort    # drops what was filled"
    })
final class RebuildCommand implements Callable<Integer> {

  @Mixin private Installation installation;

  @Parameters(
      paramLabel = "VIEW",
      description =
          "The view's name, as `millrace query` lists it; one with a row for each record, not one"
              + " that counts windows.")
  private String view;

  @Option(names = "--dry-run", description = "Compares the records with the rows; writes nothing.")
  private boolean dryRun;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description =
          "With --dry-run: compares that many records, the first by their keys. Default: all.")
  private @Nullable Long limit;

  @Option(names = "--swap", description = "Puts the new table in the place of the old one.")
  private boolean swap;

  @Option(names = "--abort", description = "Drops the new table; the live one stays as it is.")
  private boolean abort;

  @Option(names = "--personal", description = "Shows personal data as they are.")
  private boolean isPersonal;

  @Override
  public Integer call() {
    if (Stream.of(dryRun, swap, abort).filter(one -> one).count() > 1) {
      throw new IllegalArgumentException("One of --dry-run, --swap and --abort at a time");
    }
    if (limit != null && (!dryRun || limit < 1)) {
      throw new IllegalArgumentException("--limit goes with --dry-run, and is at least 1");
    }
    return installation.with(Modules.rebuild(), dryRun ? this::preview : this::rebuild);
  }

  private ExitCode preview(Injector injector) {
    PreviewRebuild rebuild = injector.getInstance(PreviewRebuild.class);
    long most = limit == null ? Long.MAX_VALUE : limit;
    RebuildPreview preview;
    try (Gauge gauge = installation.output().gauge("comparing")) {
      preview = rebuild.preview(view, most, isPersonal, (done, total) -> gauge.at(done, total, ""));
    }
    return RebuildText.print(installation.output(), preview);
  }

  private ExitCode rebuild(Injector injector) {
    RebuildView rebuild = injector.getInstance(RebuildView.class);
    Rebuilt rebuilt;
    try (RebuildWatch watch = new RebuildWatch(installation.output())) {
      rebuilt =
          rebuild.rebuild(
              view, goal(), isPersonal, ManagementFactory.getRuntimeMXBean().getName(), watch);
    }
    return RebuildText.print(installation.output(), rebuilt);
  }

  private Goal goal() {
    if (abort) {
      return Goal.ABORT;
    }
    return swap ? Goal.SWAP : Goal.COMPARE;
  }
}

package dev.millrace.bootstrap.services.cli;

import com.google.inject.Injector;
import dev.millrace.application.redrive.ShowLetter;
import dev.millrace.bootstrap.services.wiring.Modules;
import dev.millrace.domain.port.deadletter.KeptLetters;
import dev.millrace.domain.port.deadletter.LetterFilter;
import dev.millrace.domain.port.deadletter.LetterState;
import dev.millrace.domain.port.deadletter.Redrive;
import dev.millrace.domain.port.deadletter.Redrives;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code millrace dead-letters list|show|redrive|redrives}. */
@Command(
    name = "dead-letters",
    header = "Lists dead letters, shows one, and sends their events again.",
    description = {
      "A dead letter is an event that Kafka did not take from the relay, or a record of a topic that"
          + " the stream could not carry. It is kept with its bytes, position and reason.",
      "Records that were turned away at intake are in quarantine instead, and no events yet: see"
          + " `millrace ledger RUN`."
    },
    mixinStandardHelpOptions = true,
    subcommands = DeadLettersRedriveCommand.class,
    footer = {
      "  millrace dead-letters list",
      "  millrace dead-letters show 17",
      "  millrace dead-letters redrive 17 --dry-run"
    },
    synopsisSubcommandLabel = "(list | show | redrive | redrives)")
final class DeadLettersCommand {

  private static final int MOST = 1_000;
  private static final int NEWEST_REDRIVES = 100;

  @Command(
      name = "list",
      header = "Lists dead letters, the newest first, and counts them.",
      description =
          "At the head it counts all letters that are meant, by family, hop, reason and state: OPEN,"
              + " RETRIED when the event was published again since, SERVED when its row was seen"
              + " after that. Shows nothing of what a record holds.",
      mixinStandardHelpOptions = true,
      footer = {
        "  millrace dead-letters list --state open",
        "  millrace dead-letters list --family users --reason TOO_LARGE --from 2026-11-20",
        "  millrace dead-letters list --limit 1000 --page 4711 --output json"
      })
  int list(
      @Mixin Installation asked,
      @Mixin LetterSelection selection,
      @Option(names = "--state", paramLabel = "STATE", description = "${COMPLETION-CANDIDATES}.")
          @Nullable LetterState state,
      @Option(
              names = "--limit",
              paramLabel = "N",
              description = "How many, 1,000 at most. Default: ${DEFAULT-VALUE}",
              defaultValue = "100")
          int limit,
      @Option(
              names = "--page",
              paramLabel = "NEXT",
              description = "What the page before showed as its next; all else stays the same.")
          @Nullable Long page) {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("--limit is from 1 to " + MOST + ", not " + limit);
    }
    LetterFilter filter = selection.filter(new TreeSet<>(), state);
    long below = page == null ? Long.MAX_VALUE : page;
    return asked.with(Modules.tables(), injector -> list(asked, injector, filter, below, limit));
  }

  private static ExitCode list(
      Installation asked, Injector injector, LetterFilter filter, long below, int limit) {
    KeptLetters letters = injector.getInstance(KeptLetters.class);
    return LetterText.print(
        asked.output(), letters.counts(filter), letters.newest(filter, below, limit), limit);
  }

  @Command(
      name = "show",
      header = "Shows a dead letter: its bytes, headers, reason, and what became of it.",
      description =
          "Decodes the bytes by the schemas that are registered now. What the record holds is masked,"
              + " and its bytes are left out, unless --personal is said.",
      mixinStandardHelpOptions = true,
      footer = {
        "  millrace dead-letters show 17",
        "  millrace dead-letters show 17 --personal --output json"
      })
  int show(
      @Mixin Installation asked,
      @Parameters(
              paramLabel = "ID",
              description = "The letter's id, as `millrace dead-letters list` shows it.")
          long id,
      @Option(names = "--personal", description = "Shows personal data as they are.")
          boolean isPersonal) {
    return asked.with(
        Modules.letters(),
        injector ->
            injector
                .getInstance(ShowLetter.class)
                .show(id, isPersonal)
                .map(shown -> ShownLetterText.print(asked.output(), shown, isPersonal))
                .orElseGet(() -> Refusal.noSuchLetter(asked.output(), id)));
  }

  @Command(
      name = "redrives",
      header = "Lists the newest redrives.",
      description = "Shows of each who asked for it, when, for which letters, and what it did.",
      mixinStandardHelpOptions = true,
      footer = "  millrace dead-letters redrives --output json")
  int redrives(@Mixin Installation asked) {
    return asked.with(
        Modules.tables(),
        injector -> {
          List<Redrive> newest = injector.getInstance(Redrives.class).newest(NEWEST_REDRIVES);
          asked
              .output()
              .print(
                  Map.of("redrives", newest.stream().map(RedriveText::fields).toList()),
                  out -> RedriveText.table(out, newest));
          return ExitCode.OK;
        });
  }
}

package dev.millrace.bootstrap.services.cli;

import com.google.inject.Injector;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.replay.Selection;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which records a replay is about: those of a run, of keys, or of a time. */
final class ReplaySelection {

  private static final String USERS = "users";

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description = "All that this run stored; its id is as `millrace runs` shows it.")
  private @Nullable UUID run;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      arity = "1..*",
      description = "The records of these keys; a user's is its login.uuid.")
  private @Nullable List<String> keys;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "With --to: all that was taken in during that time, such as 2026-11-20T10:00:00Z, or a"
              + " day, which begins at midnight UTC.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "Where the time ends that --from begins; it is not included.")
  private @Nullable String to;

  @Option(
      names = "--family",
      paramLabel = "NAME",
      description = "With --key: of that family, users by default. With --from: of it alone.")
  private @Nullable String family;

  /** Refuses what does not go together before anything is opened. */
  void check() {
    long ways = Stream.of(run, keys, from).filter(way -> way != null).count();
    if (ways != 1) {
      throw new IllegalArgumentException("a replay has either --run, --key, or --from and --to");
    }
    if ((from == null) != (to == null)) {
      throw new IllegalArgumentException("--from and --to go together");
    }
    if (run != null && family != null) {
      throw new IllegalArgumentException("--family goes with --key or --from: a run has its own");
    }
    if (from != null) {
      ofRange(new FamilyName(named()));
    }
  }

  /** The run's id, where one was said. */
  String run() {
    return String.valueOf(run);
  }

  /** One selection for each family; empty when there is no such run. */
  Optional<List<Selection>> selections(Injector injector) {
    if (run != null) {
      RunId id = new RunId(run);
      return injector
          .getInstance(Runs.class)
          .find(id)
          .map(found -> List.<Selection>of(new Selection.OfRun(found.plan().family(), id)));
    }
    if (keys != null) {
      return Optional.of(List.of(ofKeys(keys)));
    }
    return Optional.of(families(injector.getInstance(Families.class)).map(this::ofRange).toList());
  }

  private Selection ofKeys(List<String> said) {
    return new Selection.OfKeys(
        new FamilyName(named()),
        said.stream().map(RecordKey::new).collect(Collectors.toCollection(TreeSet::new)));
  }

  private Stream<FamilyName> families(Families all) {
    return family == null
        ? all.all().stream().map(Family::name)
        : Stream.of(new FamilyName(family));
  }

  private Selection ofRange(FamilyName name) {
    return new Selection.OfRange(name, time(String.valueOf(from)), time(String.valueOf(to)));
  }

  private String named() {
    return family == null ? USERS : family;
  }

  static Instant time(String text) {
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException malformed) {
      throw new IllegalArgumentException(
          text + " is no time such as 2026-11-20T10:00:00Z, and no day such as 2026-11-20");
    }
  }
}

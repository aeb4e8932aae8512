package dev.millrace.bootstrap.services.bench;

import dev.millrace.domain.event.RunId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One process of the path alone: those behind it stand still while it carries a run, and those
 * before it have done their part.
 */
final class StageSide implements Side {

  /** The names of all such sides, in the order of the path. */
  static final List<String> NAMES = Stream.of(Stage.values()).map(Stage::side).toList();

  /** A process that carries records. */
  enum Stage {
    INGEST,
    RELAY,
    STREAM;

    String process() {
      return name().toLowerCase(Locale.ROOT);
    }

    String side() {
      return process() + " alone";
    }

    /** Itself and those behind it; ingest takes in what it is asked to, and waits by itself. */
    List<String> still() {
      return Stream.of(values())
          .filter(stage -> stage != INGEST && stage.compareTo(this) >= 0)
          .map(Stage::process)
          .toList();
    }
  }

  private final Stage stage;
  private final PathBench bench;
  private @Nullable RunId run;
  private @Nullable Arrivals arrivals;

  StageSide(Stage stage, PathBench bench) {
    this.stage = stage;
    this.bench = bench;
  }

  @Override
  public String name() {
    return stage.side();
  }

  @Override
  public Map<String, String> settings() {
    return bench.settings();
  }

  @Override
  public void prepare() {
    bench.pause(stage.still());
    if (stage != Stage.INGEST) {
      arrivals = bench.arrivals();
      run = bench.submit();
      bench.awaitFetched(run());
    }
    if (stage == Stage.STREAM) {
      awaitPublished();
    }
  }

  @Override
  public void work() {
    switch (stage) {
      case INGEST -> {
        run = bench.submit();
        bench.awaitFetched(run());
      }
      case RELAY -> {
        bench.resume(List.of(stage.process()));
        awaitPublished();
      }
      case STREAM -> {
        bench.resume(List.of(stage.process()));
        bench.awaitSettled(run());
      }
    }
  }

  @Override
  public Proof prove() {
    bench.resume(stage.still());
    bench.awaitSettled(run());
    return bench.proof(run());
  }

  /** Until a reader of committed events has seen all of them. */
  private void awaitPublished() {
    try (Arrivals opened = Objects.requireNonNull(arrivals, "prepare first")) {
      opened.await(bench.records());
    }
  }

  private RunId run() {
    return Objects.requireNonNull(run, "no run was submitted");
  }
}

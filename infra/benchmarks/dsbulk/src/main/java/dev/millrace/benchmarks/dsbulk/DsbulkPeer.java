package dev.millrace.benchmarks.dsbulk;

import com.datastax.oss.dsbulk.runner.cli.CommandLineParser;
import com.datastax.oss.dsbulk.runner.cli.ParsedCommandLine;
import com.datastax.oss.dsbulk.workflow.api.Workflow;
import dev.millrace.benchmarks.peer.Peer;
import dev.millrace.benchmarks.peer.Sweep;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * DSBulk loads the rows from files. Timed is what it calls the execution: its session is open and
 * its insert prepared before, in a JVM that is warm.
 */
final class DsbulkPeer implements Peer {

  /** Every row has a partition of its own, so that batches could only cost. */
  private static final Options ALWAYS = new Options(List.of("--batch.mode", "DISABLED"));

  private static final List<Options> CANDIDATES =
      List.of(
          new Options(List.of()),
          queries(128),
          queries(256),
          queries(512),
          queries(1_024),
          queries(256).and(files()),
          queries(1_024).and(files()));

  private final Options given;
  private final long records;
  private @Nullable Sweep<Options> sweep;
  private @Nullable Workflow workflow;

  /**
   * @param given where the rows are, and where they go
   */
  DsbulkPeer(Options given, long records) {
    this.given = given;
    this.records = records;
  }

  private static Options queries(int most) {
    return new Options(List.of("--engine.maxConcurrentQueries", Integer.toString(most)));
  }

  /** As many as there are: then each of its threads reads for itself. */
  private static Options files() {
    return new Options(List.of("--connector.csv.maxConcurrentFiles", "4"));
  }

  @Override
  public String name() {
    return "dsbulk";
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>(with(best().best()).settings());
    settings.put("swept", best().text());
    return settings;
  }

  @Override
  public void prepare() {
    workflow = opened(best().best());
  }

  @Override
  public long work() {
    return executed(Objects.requireNonNull(workflow, "prepare first"));
  }

  @Override
  public void end() {
    closed(Objects.requireNonNull(workflow, "prepare first"));
    workflow = null;
  }

  private Sweep<Options> best() {
    Sweep<Options> found = sweep;
    if (found == null) {
      found =
          Sweep.of(CANDIDATES, this::opened, this::executed, DsbulkPeer::closed, System::nanoTime);
      sweep = found;
    }
    return found;
  }

  private Options with(Options candidate) {
    return given.and(ALWAYS).and(candidate);
  }

  private Workflow opened(Options candidate) {
    try {
      ParsedCommandLine command = new CommandLineParser(with(candidate).load()).parse();
      Workflow opened = command.getWorkflowProvider().newWorkflow(command.getConfig());
      opened.init();
      return opened;
    } catch (Exception refused) {
      throw new IllegalStateException("DSBulk refuses " + with(candidate), refused);
    }
  }

  private long executed(Workflow opened) {
    try {
      if (!opened.execute()) {
        throw new IllegalStateException("DSBulk completed with errors; see its log");
      }
      return records;
    } catch (IllegalStateException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new IllegalStateException("DSBulk failed", failure);
    }
  }

  private static void closed(Workflow opened) {
    try {
      opened.close();
    } catch (Exception failure) {
      throw new IllegalStateException("DSBulk does not close", failure);
    }
  }
}

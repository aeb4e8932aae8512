package dev.millrace.bootstrap.services.bench;

import dev.millrace.local.Progress;
import java.nio.file.Path;
import java.util.List;

/** A comparison that can be asked for by its name; {@link Benchmarks} lists them. */
public interface Benchmark {

  String name();

  /** In one line, for people. */
  String purpose();

  /** How many records each run carries, unless it is told. */
  int records();

  /** What is promised of its rounds. */
  List<Ratio> ratios();

  /** Starts what the sides need. */
  Workbench open(Surface surface) throws InterruptedException;

  /**
   * What a workbench is built on.
   *
   * @param data for what servers keep; empty, and deleted afterwards
   * @param dist the run-time layout that the build made
   * @param records in each run
   * @param progress hears of the servers
   */
  record Surface(Path data, Path dist, int records, Progress progress) {}
}

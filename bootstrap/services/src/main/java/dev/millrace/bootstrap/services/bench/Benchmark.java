package dev.millrace.bootstrap.services.bench;

import dev.millrace.local.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A comparison that can be asked for by its name; {@link Benchmarks} lists them. */
public interface Benchmark {

  String name();

  /** In one line, for people. */
  String purpose();

  /** How many records each run carries, unless it is told. */
  int records();

  /** Whether it measures with data that whoever runs it has to give. */
  default boolean needsGivenData() {
    return false;
  }

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
   * @param given the folder of data that was given; there is one when {@link #needsGivenData}
   * @param progress hears of the servers
   */
  record Surface(Path data, Path dist, int records, Optional<Path> given, Progress progress) {}
}

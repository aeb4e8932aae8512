package dev.millrace.bootstrap.services.cli;

import dev.millrace.bootstrap.services.pipeline.SparkMode;
import dev.millrace.local.LocalConfig;
import picocli.CommandLine.Option;

/** Where the executors of a pipeline on this machine run. */
final class SparkOption {

  @Option(
      names = "--spark",
      paramLabel = "MODE",
      description =
          "Where Spark's executors run, one of ${COMPLETION-CANDIDATES}: within the stream process,"
              + " or below a master and two workers of their own. Data goes on with either."
              + " Default: ${DEFAULT-VALUE}",
      defaultValue = "local")
  private SparkMode mode;

  /** A pipeline with them. */
  LocalConfig in(LocalConfig pipeline) {
    return mode.in(pipeline);
  }
}

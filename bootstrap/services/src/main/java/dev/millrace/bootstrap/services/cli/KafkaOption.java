package dev.millrace.bootstrap.services.cli;

import dev.millrace.bootstrap.services.pipeline.LocalPipeline;
import dev.millrace.local.KafkaMode;
import dev.millrace.local.LocalConfig;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which Kafka a pipeline on this machine is started with. */
final class KafkaOption {

  @Option(
      names = "--kafka",
      paramLabel = "MODE",
      description =
          "What keeps Kafka's metadata, one of ${COMPLETION-CANDIDATES}: Kafka 4 itself, or a"
              + " ZooKeeper beside Kafka 3.9. Data goes on only with what it was made with."
              + " Default: ${DEFAULT-VALUE}",
      defaultValue = "kraft")
  private KafkaMode mode;

  /** A pipeline with it. */
  LocalConfig pipeline(Path data) {
    return LocalPipeline.config(data, Distribution.folder(), mode);
  }
}

package dev.millrace.bootstrap.services.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.local.KafkaMode;
import dev.millrace.local.LocalConfig;
import dev.millrace.local.ProcessSpec;
import dev.millrace.local.Signal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnProcessesTest {

  /** What the driver takes at most to end its batches and to give its leases back. */
  private static final Duration FAREWELL_OF_THE_STREAM = Duration.ofSeconds(12);

  @TempDir private Path data;

  @Test
  void theStreamIsGivenTheTimeToEndItsBatches() {
    ProcessSpec stream = spec("stream");

    assertThat(stream.stopSignal()).isEqualTo(Signal.TERM);
    assertThat(stream.stopTimeout()).isGreaterThan(FAREWELL_OF_THE_STREAM);
  }

  @Test
  void theOthersAreNot() {
    assertThat(List.of(spec("ingest"), spec("relay"), spec("control")))
        .extracting(ProcessSpec::stopTimeout)
        .allSatisfy(time -> assertThat(time).isLessThan(FAREWELL_OF_THE_STREAM));
  }

  private ProcessSpec spec(String name) {
    LocalConfig config = LocalPipeline.config(data, Path.of("dist"), KafkaMode.KRAFT);
    Deployment none =
        new Deployment(
            () -> {
              throw notYet();
            },
            () -> {
              throw notYet();
            },
            data.resolve("settings"),
            Map.of());
    return new OwnProcesses(config, data.resolve("settings"), none, Compiling.QUICKLY)
        .specs().stream().filter(spec -> spec.name().equals(name)).findFirst().orElseThrow();
  }

  private static IllegalStateException notYet() {
    return new IllegalStateException("nothing is started");
  }
}

package dev.millrace.bootstrap.services.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.local.KafkaMode;
import dev.millrace.local.LocalConfig;
import dev.millrace.local.Server;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SparkModeTest {

  private final LocalConfig pipeline =
      LocalPipeline.config(Path.of("data"), Path.of("dist"), KafkaMode.KRAFT);

  @Test
  void aClusterIsAMasterBesideTheOtherServers() {
    LocalConfig cluster = SparkMode.CLUSTER.in(pipeline);

    assertThat(cluster.servers()).contains(Server.SPARK).containsAll(pipeline.servers());
    assertThat(SparkMode.of(cluster)).isEqualTo(SparkMode.CLUSTER);
    assertThat(cluster.othersMegabytes()).isEqualTo(pipeline.othersMegabytes());
  }

  @Test
  void withoutOneThereAreTheOtherServersAlone() {
    LocalConfig local = SparkMode.LOCAL.in(pipeline);

    assertThat(local.servers()).isEqualTo(Server.pipeline());
    assertThat(SparkMode.of(local)).isEqualTo(SparkMode.LOCAL);
  }

  @Test
  void executorsOfAClusterAreTold() {
    List<String> command =
        StreamProcess.command(Path.of("dist"), Compiling.QUICKLY, SparkMode.CLUSTER);

    assertThat(command)
        .contains(
            "-Dspark.executor.memory=640m",
            "-Dspark.executor.extraJavaOptions=-XX:+UseSerialGC -XX:TieredStopAtLevel=1");
    assertThat(StreamProcess.command(Path.of("dist"), Compiling.QUICKLY, SparkMode.LOCAL))
        .noneMatch(option -> option.startsWith("-Dspark."));
  }
}

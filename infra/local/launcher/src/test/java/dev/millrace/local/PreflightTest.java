package dev.millrace.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

  @TempDir private static Path folder = Path.of(".");

  @Test
  void aGoodMachineHasNoProblem() throws Exception {
    assertThat(Preflight.problems(good(), Optional.of(8_000L))).isEmpty();
  }

  @Test
  void anotherJavaIsNamed() throws Exception {
    Path home = Files.createDirectories(folder.resolve("jdk-21"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"21.0.4\"");

    assertThat(Preflight.problems(with(home), Optional.empty()))
        .singleElement()
        .asString()
        .contains("JDK 17 is needed: " + home + " holds Java 21")
        .contains("set JAVA_HOME");
  }

  @Test
  void aMissingJdkIsNamed() throws Exception {
    assertThat(Preflight.problems(with(folder.resolve("nowhere")), Optional.empty()))
        .singleElement()
        .asString()
        .contains(folder.resolve("nowhere") + " holds no JDK");
  }

  @Test
  void tooLittleMemoryIsSaidInFigures() throws Exception {
    assertThat(Preflight.problems(good(), Optional.of(500L)))
        .singleElement()
        .asString()
        .contains("Too little memory: about 1920 MiB are needed, and 500 MiB are available");
  }

  @Test
  void whatElseRunsNeedsMemoryToo() throws Exception {
    assertThat(Preflight.problems(good().besides(1_000), Optional.of(2_919L)))
        .singleElement()
        .asString()
        .contains("about 2920 MiB are needed");
    assertThat(Preflight.problems(good().besides(1_000), Optional.of(2_920L))).isEmpty();
  }

  @Test
  void zooKeeperNeedsMemoryTooWhereKafkaRuns() throws Exception {
    LocalConfig config = good().keepingMetadataIn(KafkaMode.ZOOKEEPER);
    Files.createDirectories(config.dist().resolve("lib").resolve("kafka-zookeeper"));

    assertThat(Preflight.problems(config, Optional.of(2_069L)))
        .singleElement()
        .asString()
        .contains("about 2070 MiB are needed");
    assertThat(Preflight.problems(config.running(Set.of(Server.POSTGRES)), Optional.of(120L)))
        .isEmpty();
  }

  @Test
  void whatWasNotBuiltIsNamed() {
    LocalConfig config = LocalConfig.of(folder, folder.resolve("no-dist"));

    assertThat(Preflight.problems(config.running(Set.of(Server.KAFKA)), Optional.empty()))
        .singleElement()
        .asString()
        .contains("The class path of kafka is missing")
        .contains("Build the project first");
    assertThat(
            Preflight.problems(
                config.running(Set.of(Server.KAFKA)).keepingMetadataIn(KafkaMode.ZOOKEEPER),
                Optional.empty()))
        .singleElement()
        .asString()
        .contains(folder.resolve("no-dist").resolve("lib").resolve("kafka-zookeeper").toString());
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    LocalConfig config = LocalConfig.of(file.resolve("data"), good().dist());

    assertThat(Preflight.problems(config, Optional.empty()))
        .singleElement()
        .asString()
        .contains("The data folder " + file.resolve("data") + " cannot be written");
  }

  @Test
  void allProblemsAreReportedAtOnce() {
    Path nowhere = folder.resolve("nowhere");
    LocalConfig config =
        new LocalConfig(
            folder, nowhere, nowhere, Set.of(Server.POSTGRES), KafkaMode.KRAFT, Map.of(), 1, 0);

    assertThatThrownBy(() -> Preflight.check(config))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("JDK 17 is needed")
        .hasMessageContaining("The class path of postgres is missing");
  }

  private static LocalConfig good() throws Exception {
    Path dist = folder.resolve("dist");
    for (String server : List.of("postgres", "kafka", "registry", "cassandra")) {
      Files.createDirectories(dist.resolve("lib").resolve(server));
    }
    return LocalConfig.of(folder.resolve("data"), dist);
  }

  private static LocalConfig with(Path javaHome) throws Exception {
    LocalConfig good = good();
    return new LocalConfig(
        good.data(), good.dist(), javaHome, good.servers(), good.kafka(), Map.of(), 1, 0);
  }
}

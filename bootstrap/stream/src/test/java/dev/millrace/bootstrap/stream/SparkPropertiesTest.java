package dev.millrace.bootstrap.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SparkPropertiesTest {

  @TempDir private Path folder;

  @Test
  void withinOneProcessNothingHasToTravel() {
    assertThat(of("local[2,4]", "")).isEmpty();
  }

  @Test
  void executorsOfAClusterFetchTheJars() {
    assertThat(of("spark://host:7077", "")).containsOnlyKeys("spark.jars");
  }

  @Test
  void allJarsOfAFolderTravelAndNothingElse() throws Exception {
    Files.createFile(folder.resolve("b.jar"));
    Files.createFile(folder.resolve("a.jar"));
    Files.createFile(folder.resolve("a.txt"));

    assertThat(SparkProperties.jars(folder))
        .isEqualTo(folder.resolve("a.jar") + "," + folder.resolve("b.jar"));
  }

  @Test
  void aFileOfSparksOwnSettingsIsReadAsSparkWritesIt() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("spark.conf"),
            "# ours\nspark.driver.host   10.0.0.5\nspark.executor.memory=2g \n");

    assertThat(of("local[2,4]", file.toString()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("spark.driver.host", "10.0.0.5", "spark.executor.memory", "2g"));
  }

  @Test
  void aFileThatIsNotThereIsTold() {
    String missing = folder.resolve("none.conf").toString();

    assertThatThrownBy(() -> of("local[2,4]", missing))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(missing)
        .hasMessageContaining("millrace.stream.spark-properties");
  }

  private static Map<String, String> of(String master, String file) {
    Map<String, String> environment = new HashMap<>();
    environment.put(Setting.STREAM_MASTER.variable(), master);
    environment.put(Setting.STREAM_SPARK_PROPERTIES.variable(), file);
    return SparkProperties.of(Settings.of(environment));
  }
}

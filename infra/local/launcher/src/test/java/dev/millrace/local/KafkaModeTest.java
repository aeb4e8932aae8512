package dev.millrace.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaModeTest {

  @TempDir private Path data;

  @Test
  void anUnusedFolderIsUsableWithEither() throws IOException {
    Files.createDirectories(data.resolve("kafka"));

    assertThat(KafkaMode.of(data)).isEmpty();
    KafkaMode.KRAFT.requireOf(data);
    KafkaMode.ZOOKEEPER.requireOf(data);
  }

  @Test
  void aFolderOfKraftIsRefusedWithZooKeeper() throws IOException {
    Files.createDirectories(data.resolve("kafka").resolve("data"));
    Files.createFile(data.resolve("kafka").resolve("data").resolve("meta.properties"));

    assertThat(KafkaMode.of(data)).contains(KafkaMode.KRAFT);
    KafkaMode.KRAFT.requireOf(data);
    assertThatThrownBy(() -> KafkaMode.ZOOKEEPER.requireOf(data))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("The data folder " + data + " was made with --kafka kraft")
        .hasMessageContaining("Start with --kafka kraft, or choose another folder with --data");
  }

  @Test
  void aFolderOfZooKeeperIsRefusedWithKraft() throws IOException {
    Files.createDirectories(data.resolve("kafka").resolve("zookeeper"));

    assertThat(KafkaMode.of(data)).contains(KafkaMode.ZOOKEEPER);
    KafkaMode.ZOOKEEPER.requireOf(data);
    assertThatThrownBy(() -> KafkaMode.KRAFT.requireOf(data))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("was made with --kafka zookeeper")
        .hasMessageContaining("cannot go on with --kafka kraft");
  }

  @Test
  void eachIsNamedAsOnTheCommandLine() {
    assertThat(KafkaMode.named("kraft")).isEqualTo(KafkaMode.KRAFT);
    assertThat(KafkaMode.named("zookeeper")).isEqualTo(KafkaMode.ZOOKEEPER);
    assertThatThrownBy(() -> KafkaMode.named("zoo"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[kraft, zookeeper]");
  }
}
